#pragma once

#include "base/id.hpp"
#include "base/messages.hpp"
#include "domain/calendar.hpp"
#include "domain/clock.hpp"
#include "domain/evidence.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// Clock events (rakaman) and the keys by which a repeat is known. Events are only ever added.
namespace spotme::store {

/// A ground of the grade, as it was found at the press.
struct EvidenceReason {
  std::string key;  ///< of messages/evidence.toml
  base::MessageArgs args;
  bool operator==(const EvidenceReason&) const = default;
};

struct ClockEvent {
  base::AgencyId agency;
  base::Day work_day;
  base::OfficerId officer;
  base::EventId id;
  domain::EventKind kind = domain::EventKind::in;
  base::Instant at;
  bool waiting = false;  ///< delivered late: counts for no day; an accepted correction answers it
  base::Uuid key;
  std::optional<base::Instant> claimed_at = {};
  std::string channel;  ///< `web`, `kiosk`, `terminal`, `offline`, `program`
  std::string address;
  base::SessionId session;
  std::optional<domain::Position> position = {};
  std::optional<std::string> position_absence = {};  ///< `denied`, `unavailable`, `timeout`, `unsupported`; `erased`
  std::optional<std::string> place_name = {};        ///< the place it was inside of
  domain::Grade grade = domain::Grade::d;
  std::vector<EvidenceReason> grade_reasons = {};
};

/// An officer's day, as the question of a batch; answers carry `n`, the number of the question.
struct OfficerDay {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day day;
  bool operator==(const OfficerDay&) const = default;
};

struct NumberedEvent {
  std::size_t n = 0;
  ClockEvent event;
};
/// The events of each day asked for, by time.
[[nodiscard]] std::vector<NumberedEvent> load_clock_events(db::Read& read, const std::vector<OfficerDay>& days);

/// The days as rows of one column, `work_day`: what lies in a range is read day by day, as the keys begin with the day.
[[nodiscard]] db::Batch day_batch(domain::DayRange days);

/// All events of the days, of officers from `first` to `last`, by day, officer and time, with what a verdict looks at
/// alone: officer, work day, id, kind, at, waiting, claimed_at and grade, and
/// the grounds of a grade that may be an issue (C and D).
[[nodiscard]] std::vector<ClockEvent> load_clock_times(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                                       base::OfficerId first, base::OfficerId last);

void insert_clock_events(db::Write& write, const std::vector<ClockEvent>& events);

/// A key that was used before, and where its event stands.
struct ClockKey {
  base::AgencyId agency;
  base::Uuid key;
  base::OfficerId officer;
  base::Day work_day = {};
  base::EventId event = {};
};
struct NumberedKey {
  std::size_t n = 0;
  ClockKey key;
};
[[nodiscard]] std::vector<NumberedKey> load_clock_keys(db::Read& read, const std::vector<ClockKey>& asked);
/// Returns how many were new: fewer than given means that another process stored one of them at this moment.
[[nodiscard]] std::int64_t insert_clock_keys(db::Write& write, const std::vector<ClockKey>& keys, base::Instant at);
/// Deletes keys that were stored before `before`, the oldest first, at most `most`; returns how many.
std::int64_t delete_clock_keys_before(db::Write& write, base::AgencyId agency, base::Instant before, std::int64_t most);

/// Grounds as one text: a line each, `key<TAB>name=value<TAB>…`. Names and values hold neither tabs nor line ends.
[[nodiscard]] std::string write_reasons(const std::vector<EvidenceReason>& reasons);
[[nodiscard]] std::vector<EvidenceReason> read_reasons(std::string_view text);

}  // namespace spotme::store

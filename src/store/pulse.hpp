#pragma once

#include "base/id.hpp"
#include "domain/pulse.hpp"
#include "domain/remote_place.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Answers to pulses, and the raw positions that came with them for a while.
namespace spotme::store {

/// One pulse of one officer.
struct PulseRef {
  base::OfficerId officer;
  base::Day day;
  std::int64_t hour = 0;
  auto operator<=>(const PulseRef&) const = default;
};

/// How an answer came.
enum class PulseGiver : std::uint8_t {
  tap,   ///< he pressed the button
  page,  ///< his open page did, as he set it
};
/// `tap`, `page`.
[[nodiscard]] std::string_view pulse_giver_name(PulseGiver giver);

struct Pulse {
  base::AgencyId agency;
  PulseRef ref;
  base::Uuid key;  ///< the client's
  base::Instant asked_at = {};
  base::Instant answered_at = {};
  bool late = false;
  PulseGiver given_by = PulseGiver::tap;
  domain::PulseAnswer answer = domain::PulseAnswer::unknown;
  domain::PulseGround ground = domain::PulseGround::no_place;
  std::optional<domain::AccuracyClass> accuracy = {};
  std::optional<domain::DistanceBand> distance = {};
  std::optional<domain::RemotePlaceId> place = {};
  std::optional<std::string> absence = {};        ///< why the device gave no position
  std::optional<base::Instant> erase_after = {};  ///< of the raw position, when there was one
  std::optional<base::Instant> erased_at = {};    ///< when it was erased
  std::optional<domain::Position> position = {};  ///< while it is kept; read with it only where that is said
};

/// Position and erase_after go together.
void insert_pulse(db::Write& write, const Pulse& pulse);

/// By the client's key; without the raw position.
[[nodiscard]] std::optional<Pulse> find_pulse_by_key(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                     base::Uuid key);
/// Answers of these days, by officer, day and hour, without raw positions.
using PulseDayRef = std::pair<base::OfficerId, base::Day>;
[[nodiscard]] std::vector<Pulse> load_pulses(db::Read& read, base::AgencyId agency,
                                             const std::vector<PulseDayRef>& days);
/// The raw positions of an officer that are still kept, of the days from `first` to `last`: for himself.
struct KeptPosition {
  PulseRef ref;
  domain::Position position;
};
[[nodiscard]] std::vector<KeptPosition> load_kept_positions(db::Read& read, base::AgencyId agency,
                                                            base::OfficerId officer, base::Day first, base::Day last);

struct PulseExplanation {
  PulseRef ref;
  std::string text;
  base::Instant said_at = {};
};
[[nodiscard]] std::vector<PulseExplanation> load_pulse_explanations(db::Read& read, base::AgencyId agency,
                                                                    const std::vector<PulseDayRef>& days);
/// What stood there before is replaced.
void put_pulse_explanation(db::Write& write, base::AgencyId agency, const PulseRef& ref, std::string_view text);

/// Erases raw positions whose time is over, the oldest first, at most `most`, and notes at each answer when. How many.
[[nodiscard]] std::int64_t erase_pulse_positions(db::Write& write, base::AgencyId agency, std::int64_t most);
/// After a shorter time was set: what is kept is due no later than so many hours after it was recorded.
void shorten_pulse_positions(db::Write& write, base::AgencyId agency, std::int64_t hours);

/// What was deleted is to leave no trace in the database's own files. On SQLite the log is folded back and cut off
/// after the commit of this transaction; on PostgreSQL there is nothing that a statement could do (docs/decisions).
void leave_no_trace(db::Write& write, db::Engine engine);
/// True when a reader held the log and it could not be cut off yet: call leave_no_trace again later.
[[nodiscard]] bool traces_left(db::Write& write, db::Engine engine);

/// Officers with a remote day granted that day, by id.
[[nodiscard]] std::vector<base::OfficerId> list_remote_officers(db::Read& read, base::AgencyId agency, base::Day day,
                                                                base::OfficerId after, std::int64_t limit);

/// Those of these officers who have one that day, or who answered a pulse on it: a grant may be withdrawn at noon.
[[nodiscard]] std::vector<base::OfficerId> pick_remote_officers(db::Read& read, base::AgencyId agency, base::Day day,
                                                                const std::vector<base::OfficerId>& officers);

enum class RemoteReminder : std::uint8_t { plan, report, pulses };
/// Notes that these were reminded of the day; those among them who had not been.
[[nodiscard]] std::vector<base::OfficerId> note_reminded(db::Write& write, base::AgencyId agency, base::Day day,
                                                         RemoteReminder kind,
                                                         const std::vector<base::OfficerId>& officers);

}  // namespace spotme::store

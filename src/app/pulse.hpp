#pragma once

#include "app/context.hpp"
#include "app/day_facts.hpp"
#include "domain/access.hpp"
#include "domain/pulse.hpp"
#include "domain/remote_place.hpp"
#include "store/audit.hpp"
#include "store/pulse.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Pulses (nadi BDR) of remote days: which are asked, what was answered, and what the officer says of those that were
/// missed. Which are asked follows from the facts of the day each time (domain/pulse); only answers are stored. A grant
/// that is withdrawn ends the asking at once; what was answered stays.
namespace spotme::app {

/// How one pulse stands.
enum class PulseState : std::uint8_t {
  ahead,     ///< not asked yet: only its hour is told
  open,      ///< asked, and may be answered in time
  missed,    ///< not answered in time; of today it may still be answered late
  answered,  ///< `answer` is there
};
/// `ahead`, `open`, `missed`, `answered`.
[[nodiscard]] std::string_view pulse_state_name(PulseState state);

struct PulseView {
  std::int64_t hour = 0;
  base::Uuid id = {};  ///< by which the owner answers it; shown to him alone, once it was asked
  PulseState state = PulseState::ahead;
  base::Instant asked_at = {};
  base::Instant closes_at = {};  ///< not included
  std::optional<store::Pulse> answer = {};
  std::optional<store::PulseExplanation> explanation = {};
};
struct PulseDay {
  base::OfficerId officer;
  base::Day day;
  domain::DayWhereabouts where = {};
  bool remote = false;                  ///< some half of it is
  bool working = false;                 ///< a day with a post that has hours
  std::vector<PulseView> pulses = {};   ///< by hour
  std::optional<base::Minutes> from{};  ///< of the time in which pulses are asked
  std::optional<base::Minutes> to{};
};
/// One for each question, in their order, as it stands at `read.now()`; a fixed number of statements.
[[nodiscard]] std::vector<PulseDay> load_pulse_days(const Context& context, db::Read& read, base::AgencyId agency,
                                                    const domain::RemoteTerms& terms,
                                                    const std::vector<store::PulseDayRef>& asked);

/// The officer's own record of remote days.
struct OwnPulses {
  base::Instant now;
  base::Day work_day;                          ///< as it stands now; of a night shift it may be yesterday
  domain::RemoteTerms terms;                   ///< of his agency
  bool has_place = false;                      ///< some place of his is approved for `work_day`
  std::vector<PulseDay> days = {};             ///< the remote ones and those with an answer, the latest first
  std::vector<store::KeptPosition> kept = {};  ///< raw positions of them that are not erased yet
};
/// Of the work day as it stands, whether it is remote or not.
[[nodiscard]] OwnPulses show_pulses_today(const Context& context, const domain::Caller& caller);
/// Of a range, both ends included. Refuses `range_reversed` and `range_too_long` (args `limit`), field `to`.
[[nodiscard]] base::Result<OwnPulses> list_own_pulses(const Context& context, const domain::Caller& caller,
                                                      base::Day from, base::Day to);
inline constexpr int most_pulse_days = 62;

struct PulseDraft {
  base::Uuid id;   ///< of the pulse
  base::Uuid key;  ///< the client's, new for each answer
  store::PulseGiver given_by = store::PulseGiver::tap;
  std::optional<domain::Position> position = {};
  std::optional<std::string> absence = {};  ///< why there is none: `denied`, `unavailable`, `timeout`, `unsupported`
};
struct AnsweredPulse {
  store::Pulse pulse;
  bool repeat = false;  ///< the key was known: the first answer
};
/// The caller's own answer to a pulse of his work day. Refuses:
///  - `not_found` for a pulse that is not his, not of this work day, or not asked yet;
///  - `pulse_answered` (conflict) when another answer stands; `pulse_key_reused` (conflict, audited) when the key
///  stands
///    for another pulse;
///  - the refusals of check_position.
/// After it closed it is kept as late. An answer never decides anything about the day.
[[nodiscard]] base::Result<AnsweredPulse> answer_pulse(const Context& context, const domain::Caller& caller,
                                                       const PulseDraft& draft, const store::Actor& actor);

inline constexpr std::size_t most_explanation = 300;  ///< characters
/// What the caller says of a pulse of his that was asked: missed, late or not inside. Said again, it is replaced.
/// Refuses `not_found`, and `pulse_not_explainable` (conflict) for one that is open or was answered inside in time.
[[nodiscard]] base::Result<void> explain_pulse(const Context& context, const domain::Caller& caller, base::Day day,
                                               std::int64_t hour, const std::string& text, const store::Actor& actor);

}  // namespace spotme::app

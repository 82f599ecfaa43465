#pragma once

#include "domain/rota.hpp"
#include "domain/worktime/state.hpp"
#include "store/session.hpp"

#include <optional>
#include <string>
#include <vector>

/// What must be known of those who press, loaded for a whole batch by one statement.
namespace spotme::store {

struct PressQuestion {
  base::AgencyId agency;
  base::SessionId session;
  base::Day day;  ///< the civil day by which the work day is found
};

/// Post and working time as of a day.
struct Posting {
  std::string unit_path;
  domain::State state = domain::State::putrajaya;
  bool operator==(const Posting&) const = default;
};

struct Presser {
  std::size_t n = 0;  ///< number of the question
  Session session;    ///< without its address and device
  bool must_change_password = false;
  bool active = true;
  std::int64_t agency_revision = 0;
  std::int64_t rule_revision = 0;  ///< the agency's own, see store/rule_revision
  std::int64_t national_revision = 0;
  std::optional<Posting> posting = {};  ///< nullopt before the officer's first day and after the last
  std::optional<domain::AssignedScheme> scheme_yesterday = {};
  std::optional<domain::AssignedScheme> scheme_today = {};
  std::optional<base::Day> suspended_from = {};  ///< of the agency; may lie ahead
  bool has_approved = false;                     ///< a grant or a correction is approved for the day or the day before
};
/// Those whose session exists, in any order.
[[nodiscard]] std::vector<Presser> load_pressers(db::Read& read, const std::vector<PressQuestion>& questions);

/// Writes the last use of several sessions.
void touch_sessions(db::Write& write, const std::vector<Session>& sessions, base::Instant at);

}  // namespace spotme::store

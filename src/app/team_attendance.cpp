#include "app/team_attendance.hpp"

#include "store/transaction.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

std::string_view grant_word(const domain::Grant& grant) {
  if (std::holds_alternative<domain::OfficialDuty>(grant)) return "official_duty";
  if (std::holds_alternative<domain::TimeOff>(grant)) return "time_off";
  if (std::holds_alternative<domain::Leave>(grant)) return "leave";
  return "work_from_home";
}

void add_presses(TeamAttendance& attendance, const std::vector<domain::DayEvent>& events) {
  for (const auto& event : events) {
    if (event.kind == domain::EventKind::in) {
      attendance.first_in = std::min(attendance.first_in.value_or(event.at), event.at);
    } else {
      attendance.last_out = std::max(attendance.last_out.value_or(event.at), event.at);
    }
  }
}

/// As it stands now.
TeamAttendance attendance_of(const OfficerDayFacts& day, base::Instant now) {
  TeamAttendance attendance;
  if (!day.posted) return attendance;
  for (const auto& grant : day.facts.grants) {
    const std::string word(grant_word(grant));
    auto& words = attendance.grants;
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  if (day.day > base::local_day(now)) return attendance;
  add_presses(attendance, day.facts.events);
  const auto verdict = judge(day, now);
  if (!verdict) return attendance;
  attendance.status = domain::status_name(verdict->status);
  attendance.worked = verdict->worked;
  attendance.issues = verdict->issues;
  for (const auto issue : evidence_issues(day)) attendance.issues.push_back(issue);
  return attendance;
}

}  // namespace

std::vector<TeamAttendance> load_team_attendance(db::Read& read, base::AgencyId agency,
                                                 const std::vector<OfficerDayFacts>& days) {
  std::vector<TeamAttendance> attendances;
  std::vector<store::OfficerDay> asked;
  for (const auto& day : days) {
    attendances.push_back(attendance_of(day, read.now()));
    asked.push_back({agency, day.officer, day.day});
  }
  for (const auto& held : store::load_holding(read, asked)) {
    auto& attendance = attendances[held.n];
    const auto& record = held.transaction.record;
    attendance.status = record.status;
    attendance.first_in = record.first_in;
    attendance.last_out = record.last_out;
    attendance.worked = record.worked;
    attendance.issues = record.issues;
    attendance.closed = true;
  }
  return attendances;
}

}  // namespace spotme::app

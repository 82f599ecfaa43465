#pragma once

#include "domain/verdict.hpp"
#include "tests/support/installation.hpp"

#include <string>
#include <string_view>

/// Issues and grants as the closing of days and the keeping of grants would leave them, for tests of the card.
namespace spotme::test {

/// An issue of that day in that state, to be explained by `explain_by`.
inline void add_issue(TestInstallation& installation, const TestInstallation::Made& who, std::string_view day,
                      domain::Issue issue, std::string_view state = "open",
                      std::string_view explain_by = "2026-11-30") {
  installation.database->write([&](db::Write& write) {
    write.execute(
        "INSERT INTO attendance_issue (agency_id, officer_id, work_day, kind, state, explain_by, raised_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {db::to_value(who.agency), db::to_value(who.officer), db::to_value(base::parse_day(day).value()),
         db::to_value(domain::issue_name(issue)), db::to_value(state),
         db::to_value(base::parse_day(explain_by).value()), db::to_value(write.now())});
    return true;
  });
}

/// Leave for whole days, or another kind of grant; duty and time off from 08:00 to 10:00.
inline void add_grant(TestInstallation& installation, const TestInstallation::Made& who, std::string_view first,
                      std::string_view last, std::string_view kind = "leave") {
  const bool timed = kind == "official_duty" || kind == "time_off";
  const auto minute = [timed](std::int64_t at) {
    return timed ? db::to_value(at) : db::Value{db::Null{db::Type::integer}};
  };
  installation.database->write([&](db::Write& write) {
    write.execute(
        "INSERT INTO officer_grant (agency_id, officer_id, id, kind, first_day, last_day, from_minute, to_minute, "
        "part, "
        "made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        {db::to_value(who.agency), db::to_value(who.officer), db::to_value(base::make_uuid(write.now())),
         db::to_value(kind), db::to_value(base::parse_day(first).value()), db::to_value(base::parse_day(last).value()),
         minute(480), minute(600), kind == "leave" ? db::to_value("day") : db::Value{db::Null{db::Type::text}},
         db::to_value(write.now())});
    return true;
  });
}

}  // namespace spotme::test

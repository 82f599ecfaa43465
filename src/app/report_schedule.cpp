#include "app/report_schedule.hpp"

#include "app/report.hpp"
#include "app/report_closing.hpp"
#include "app/report_order.hpp"
#include "store/delegation.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::int64_t due_at_once = 50;
/// Holders of roles that one search looks at: whoever finds too many types more of the name.
constexpr std::int64_t most_looked_at = 200;
/// From which hour of the day they are made: the night's closing has had its time, and people find them in the morning.
constexpr std::chrono::hours made_from{6};
/// A day whose closing waits for a night shift is waited for, but not longer than to this hour of the day on which it
/// is due: then the report says itself what is not final.
constexpr std::chrono::hours made_at_last{18};

/// An officer as he may act today, for what is made in his name.
domain::Caller caller_of(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  domain::Caller caller;
  caller.agency = agency;
  caller.officer = officer;
  caller.roles = store::load_role_holdings(read, agency, {officer}, read.today()).front();
  return caller;
}

bool reaches(db::Read& read, const domain::Caller& caller, domain::ReportKind kind, const std::string& unit_path) {
  return domain::report_paths(report_reach(read, caller, kind), unit_path).has_value();
}

base::Result<std::vector<store::ReportReceiver>> check_receivers(db::Read& read, const domain::Caller& caller,
                                                                 const NewReportSchedule& asked) {
  std::vector<store::ReportReceiver> found;
  if (asked.receivers.empty()) {
    found.push_back({caller.officer});
    return found;
  }
  if (asked.receivers.size() > most_report_receivers) {
    return Error{Code::unprocessable,
                 "too_many_items",
                 "receivers",
                 {{"field", "receivers"}, {"limit", std::to_string(most_report_receivers)}}};
  }
  for (std::size_t i = 0; i < asked.receivers.size(); ++i) {  // few, and each is asked as he stands
    const auto officer = asked.receivers[i];
    if (!reaches(read, caller_of(read, caller.agency, officer), asked.kind, asked.unit_path)) {
      return Error{Code::unprocessable, "report_schedule_receiver", fmt::format("receivers[{}]", i)};
    }
    found.push_back({officer});
  }
  std::sort(found.begin(), found.end(), [](const auto& one, const auto& two) { return one.officer < two.officer; });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const auto& one, const auto& two) { return one.officer == two.officer; }),
              found.end());
  return found;
}

std::string detail_of(const store::ReportSchedule& schedule) {
  return fmt::format("{} {} {} {}; {} receivers", domain::terms_of(schedule.kind).name,
                     schedule.unit_path.empty() ? "all reached" : schedule.unit_path,
                     domain::report_every_name(schedule.rhythm.every), schedule.rhythm.on_day,
                     schedule.receivers.size());
}

/// What one schedule comes to on the day that it is due, for the last of the days that were missed.
std::vector<store::ReportOrder> orders_of(const store::ReportSchedule& schedule, base::Day made_on, base::Instant now) {
  std::vector<store::ReportOrder> orders;
  for (const auto& receiver : schedule.receivers) {
    store::ReportOrder order;
    order.agency = schedule.agency;
    order.id = domain::ReportOrderId::make(now);
    order.question = {
        schedule.kind, domain::report_days(schedule.rhythm, made_on), schedule.unit_path, {}, schedule.language};
    order.form = schedule.form;
    order.purpose = schedule.purpose;
    order.recipient = schedule.recipient;
    order.schedule = schedule.id;
    order.ordered_by = receiver.officer;
    orders.push_back(std::move(order));
  }
  return orders;
}

/// The day for which a schedule is made now: the last of those that were missed.
struct Due {
  base::Day made_on;
  base::Day next;
};
Due due_of(const store::ReportSchedule& schedule, base::Day today) {
  Due due{schedule.next_day, domain::next_report_day(schedule.rhythm, schedule.next_day)};
  while (due.next <= today) due = {due.next, domain::next_report_day(schedule.rhythm, due.next)};
  return due;
}

bool may_be_made(db::Read& read, const store::ReportSchedule& schedule, base::Day made_on) {
  if (read.now() >= base::to_instant(base::LocalTime{made_on} + made_at_last)) return true;
  domain::ReportQuestion question;
  question.kind = schedule.kind;
  question.days = domain::report_days(schedule.rhythm, made_on);
  return is_period_closed(read, schedule.agency, question);
}

}  // namespace

base::Result<ReportReaders> find_report_readers(const Context& context, const domain::Caller& caller,
                                                domain::ReportKind kind, const std::string& unit_path,
                                                const std::string& search) {
  return context.database.read([&](db::Read& read) -> base::Result<ReportReaders> {
    SPOTME_CHECK(domain::report_paths(report_reach(read, caller, kind), unit_path));
    const auto holders =
        store::find_role_holders(read, caller.agency, store::name_key(search), read.today(), most_looked_at);
    std::vector<base::OfficerId> officers;
    for (const auto& one : holders) officers.push_back(one.officer);
    const auto roles = store::load_role_holdings(read, caller.agency, officers, read.today());
    ReportReaders found;
    for (std::size_t i = 0; i < holders.size() && found.officers.size() < most_offered_receivers; ++i) {
      domain::Caller reader;
      reader.agency = caller.agency;
      reader.officer = officers[i];
      reader.roles = roles[i];
      if (domain::report_paths(own_report_reach(reader, kind), unit_path)) found.officers.push_back(holders[i]);
    }
    return found;
  });
}

std::vector<store::ReportSchedule> list_report_schedules(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) {
    return store::list_report_schedules(read, caller.agency, caller.officer, most_report_schedules);
  });
}

base::Result<store::ReportSchedule> make_report_schedule(const Context& context, const domain::Caller& caller,
                                                         const NewReportSchedule& asked, const store::Actor& actor) {
  SPOTME_CHECK(domain::check_report_form(asked.kind, asked.form));
  SPOTME_CHECK(domain::check_report_rhythm(asked.kind, asked.rhythm));
  return context.database.write([&](db::Write& write) -> base::Result<store::ReportSchedule> {
    SPOTME_CHECK(domain::report_paths(report_reach(write, caller, asked.kind), asked.unit_path));
    SPOTME_CHECK(check_report_purpose(write, caller.agency, asked.purpose, asked.recipient));
    SPOTME_TRY(auto receivers, check_receivers(write, caller, asked));
    if (store::count_report_schedules(write, caller.agency) >= most_report_schedules) {
      return Error{Code::conflict, "report_schedule_full", "", {{"limit", std::to_string(most_report_schedules)}}};
    }
    store::ReportSchedule schedule;
    schedule.agency = caller.agency;
    schedule.id = domain::ReportScheduleId::make(write.now());
    schedule.kind = asked.kind;
    schedule.unit_path = asked.unit_path;
    schedule.form = asked.form;
    schedule.language = asked.language;
    schedule.purpose = asked.purpose;
    schedule.recipient = asked.recipient;
    schedule.rhythm = asked.rhythm;
    schedule.next_day = domain::next_report_day(asked.rhythm, write.today());
    schedule.made_by = caller.officer;
    schedule.receivers = std::move(receivers);
    store::insert_report_schedule(write, schedule);
    store::insert_audit_entry(write, caller.agency, actor, "report_schedule_made", schedule.id.value,
                              detail_of(schedule));
    return store::find_report_schedule(write, caller.agency, schedule.id).value();
  });
}

base::Result<void> end_report_schedule(const Context& context, const domain::Caller& caller,
                                       domain::ReportScheduleId id, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto schedule = store::find_report_schedule(write, caller.agency, id);
    const Error not_found{Code::not_found, "not_found", ""};
    if (!schedule) return not_found;
    const bool his = schedule->made_by == caller.officer || domain::may_close_months(caller, caller.agency);
    const bool receives = std::any_of(schedule->receivers.begin(), schedule->receivers.end(),
                                      [&](const auto& one) { return one.officer == caller.officer; });
    if (!his && !receives) return not_found;
    if (his || schedule->receivers.size() == 1) {
      store::end_report_schedule(write, caller.agency, id, caller.officer);
    } else {
      store::delete_report_receiver(write, caller.agency, id, caller.officer);
    }
    store::insert_audit_entry(write, caller.agency, actor, his ? "report_schedule_ended" : "report_schedule_left",
                              id.value, detail_of(*schedule));
    return {};
  });
}

std::int64_t order_due_reports(const Context& context) {
  std::int64_t made = 0;
  for (const auto& agency : context.database.read([](db::Read& read) { return store::load_agencies(read); })) {
    made += context.database.write([&](db::Write& write) {
      const auto today = base::local_day(write.now() - made_from);  // before that hour it is still yesterday
      std::vector<store::ReportOrder> orders;
      std::int64_t moved = 0;
      // All that are due are looked at: one that waits must not stand in the way of the others.
      for (const auto& schedule : store::load_due_report_schedules(write, agency.id, today, most_report_schedules)) {
        const auto due = due_of(schedule, today);
        if (!may_be_made(write, schedule, due.made_on)) continue;
        if (!store::move_report_schedule(write, schedule, due.next)) continue;
        for (auto& order : orders_of(schedule, due.made_on, write.now())) orders.push_back(std::move(order));
        if (++moved == due_at_once) break;
      }
      store::insert_report_orders(write, orders);
      std::vector<store::AuditSubject> entries;
      for (const auto& order : orders) {
        entries.push_back(
            {order.id.value, fmt::format("{} by schedule for {}", domain::terms_of(order.question.kind).name,
                                         base::to_string(order.ordered_by))});
      }
      store::insert_audit_entries(write, agency.id, {}, "report_ordered", entries);
      return static_cast<std::int64_t>(orders.size());
    });
  }
  return made;
}

}  // namespace spotme::app

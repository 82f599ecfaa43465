#include "app/day_report.hpp"

#include "app/day_facts.hpp"
#include "store/task_list.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

store::DayReport found_or_none(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day) {
  return store::find_day_report(read, agency, officer, day).value_or(store::DayReport{officer, day});
}

}  // namespace

base::Day current_work_day(const Context& context, db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  const auto today = read.today();
  const auto days = load_day_facts(context, read, agency, {{officer, today - std::chrono::days{1}}, {officer, today}});
  if (!days[1].posted) return today;
  const auto& before = days[0].posted ? days[0].scheme : days[1].scheme;
  return domain::work_day_of(days[1].rules->pack, read.now(), before, days[1].scheme);
}

base::Result<store::DayReport> hand_in_day_report(const Context& context, db::Write& write,
                                                  const domain::Caller& caller, base::Day day, const std::string& text,
                                                  bool moved, const store::Actor& actor) {
  const auto today = current_work_day(context, write, caller.agency, caller.officer);
  const auto before = found_or_none(write, caller.agency, caller.officer, day);
  SPOTME_CHECK(domain::check_report(before.report, day, today, text, moved));
  store::save_day_report(write, caller.agency, before, text);
  store::insert_audit_entry(write, caller.agency, actor, "day_report_handed_in", caller.officer.value,
                            fmt::format("{} version {}", base::format_day(day), before.report.version + 1));
  return found_or_none(write, caller.agency, caller.officer, day);
}

base::Result<store::DayReport> keep_day_plan(const Context& context, db::Write& write, const domain::Caller& caller,
                                             base::Day day, const std::string& text, const store::Actor& actor) {
  const auto today = current_work_day(context, write, caller.agency, caller.officer);
  const auto before = found_or_none(write, caller.agency, caller.officer, day);
  SPOTME_CHECK(domain::check_plan(before.report, day, today, text));
  store::save_day_plan(write, caller.agency, before, text);
  store::insert_audit_entry(write, caller.agency, actor, "day_planned", caller.officer.value,
                            fmt::format("{} version {}", base::format_day(day), before.report.plan_version + 1));
  return found_or_none(write, caller.agency, caller.officer, day);
}

bool is_planned(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day) {
  const auto report = store::find_day_report(read, agency, officer, day);
  return (report && report->report.plan_version > 0) || store::has_task_on(read, agency, officer, day);
}

}  // namespace spotme::app

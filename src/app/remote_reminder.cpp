#include "app/remote_reminder.hpp"

#include "app/notice.hpp"
#include "app/pulse.hpp"
#include "domain/clock.hpp"
#include "store/day_report.hpp"
#include "store/organisation.hpp"
#include "store/remote_rule.hpp"
#include "store/team_task.hpp"

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

constexpr std::int64_t batch_size = 200;

/// Calls `tell` with the remote days of one batch of officers after the other, each in a transaction of its own.
std::int64_t for_remote_days(const Context& context, base::AgencyId agency, base::Day day,
                             const std::function<std::int64_t(db::Write&, const std::vector<PulseDay>&)>& tell) {
  std::int64_t told = 0;
  std::optional<base::OfficerId> after = base::OfficerId{};
  while (after) {
    std::optional<base::OfficerId> last;
    told += context.database.write([&](db::Write& write) {
      const auto officers = store::list_remote_officers(write, agency, day, *after, batch_size);
      last = static_cast<std::int64_t>(officers.size()) == batch_size ? std::optional(officers.back()) : std::nullopt;
      std::vector<store::PulseDayRef> asked;
      for (const auto& officer : officers) asked.emplace_back(officer, day);
      auto days = load_pulse_days(context, write, agency, store::load_remote_terms(write, agency), asked);
      std::erase_if(days, [](const auto& one) { return !one.remote; });
      return tell(write, days);
    });
    after = last;
  }
  return told;
}

std::int64_t missed_of(const PulseDay& day) {
  return std::count_if(day.pulses.begin(), day.pulses.end(),
                       [](const auto& one) { return one.state == PulseState::missed && !one.explanation; });
}

std::int64_t tell_missed(db::Write& write, base::AgencyId agency, base::Day day, const std::vector<PulseDay>& days) {
  std::map<base::OfficerId, std::int64_t> missed;
  std::vector<base::OfficerId> officers;
  for (const auto& one : days) {
    if (missed_of(one) == 0) continue;
    missed[one.officer] = missed_of(one);
    officers.push_back(one.officer);
  }
  const auto told = store::note_reminded(write, agency, day, store::RemoteReminder::pulses, officers);
  std::vector<NewNotice> notices;
  for (const auto& officer : told) {
    notices.push_back({agency,
                       officer,
                       domain::NoticeKind::pulse_missed,
                       {{"count", std::to_string(missed[officer])}, {"day", base::format_day(day)}},
                       {},
                       "/bekerja-jauh?tarikh=" + base::format_day(day)});
  }
  notify(write, notices);
  return static_cast<std::int64_t>(told.size());
}

/// Those of the days that have no plan (`report` false) or no report.
std::vector<base::OfficerId> without_words(db::Read& read, base::AgencyId agency, const std::vector<PulseDay>& days,
                                           bool report) {
  std::vector<store::PulseDayRef> asked;
  std::map<base::OfficerId, bool> missing;
  for (const auto& one : days) {
    asked.emplace_back(one.officer, one.day);
    missing[one.officer] = true;
  }
  for (const auto& found : store::find_day_reports(read, agency, asked)) {
    const bool there = report ? found.report.version > 0 : found.report.plan_version > 0;
    if (there) missing[found.officer] = false;
  }
  std::vector<base::OfficerId> officers;
  for (const auto& [officer, is] : missing) {
    if (is) officers.push_back(officer);
  }
  return officers;
}

std::int64_t tell_all(db::Write& write, base::AgencyId agency, base::Day day, store::RemoteReminder reminder,
                      domain::NoticeKind kind, const std::vector<base::OfficerId>& officers) {
  const auto told = store::note_reminded(write, agency, day, reminder, officers);
  std::vector<NewNotice> notices;
  for (const auto& officer : told) {
    const auto date = base::format_day(day);
    notices.push_back({agency, officer, kind, {{"day", date}}, {}, "/tugasan?tarikh=" + date});
  }
  notify(write, notices);
  return static_cast<std::int64_t>(told.size());
}

}  // namespace

std::int64_t remind_of_plans(const Context& context, base::AgencyId agency, base::Day day) {
  return for_remote_days(context, agency, day, [&](db::Write& write, const std::vector<PulseDay>& days) {
    const auto unplanned = without_words(write, agency, days, false);
    const auto tasks = store::load_team_task_days(write, agency, unplanned, day);
    std::vector<base::OfficerId> officers;
    for (std::size_t i = 0; i < unplanned.size(); ++i) {
      if (!tasks[i].has_task) officers.push_back(unplanned[i]);
    }
    return tell_all(write, agency, day, store::RemoteReminder::plan, domain::NoticeKind::remote_plan_due, officers);
  });
}

std::int64_t remind_of_reports(const Context& context, base::AgencyId agency, base::Day day) {
  return for_remote_days(context, agency, day, [&](db::Write& write, const std::vector<PulseDay>& days) {
    const auto officers = without_words(write, agency, days, true);
    return tell_all(write, agency, day, store::RemoteReminder::report, domain::NoticeKind::remote_report_due, officers);
  });
}

std::int64_t tell_of_missed_pulses(const Context& context, base::AgencyId agency, base::Day day) {
  return for_remote_days(context, agency, day, [&](db::Write& write, const std::vector<PulseDay>& days) {
    return tell_missed(write, agency, day, days);
  });
}

std::int64_t RemoteReminders::look(const Context& context, const std::function<bool()>& stopped) {
  const auto now = context.clock.now();
  const auto today = base::local_day(now);
  const auto minute = domain::minute_of(today, now);
  const auto& terms = store::builtin_remote_rules();
  const bool evening = evening_told_ != today && minute >= terms.remind_of_plan;
  const bool end = day_told_ != today && minute >= terms.remind_of_report;
  if (!evening && !end) return 0;
  std::int64_t told = 0;
  for (const auto& agency : context.database.read([](db::Read& read) { return store::load_agencies(read); })) {
    if (stopped()) return told;
    if (agency.suspended(today)) continue;
    if (evening) told += remind_of_plans(context, agency.id, today + std::chrono::days{1});
    if (end) told += tell_of_missed_pulses(context, agency.id, today) + remind_of_reports(context, agency.id, today);
  }
  if (evening) evening_told_ = today;
  if (end) day_told_ = today;
  return told;
}

}  // namespace spotme::app

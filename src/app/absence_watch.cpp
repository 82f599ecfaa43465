#include "app/absence_alert.hpp"
#include "app/notice.hpp"
#include "domain/month.hpp"
#include "store/closing.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace spotme::app {
namespace {

constexpr std::int64_t batch_size = 500;
/// Behind the months that are watched: the longest run that a rule may name, 60 working days, with its rest days and
/// holidays.
constexpr std::chrono::days look_back{120};

struct Watched {
  domain::DayRange days;  ///< closed, that are watched
  base::Day since;        ///< from when on runs are known
};
/// nullopt where nothing is closed yet.
std::optional<Watched> watched_days(db::Read& read, base::AgencyId agency) {
  const auto closing = store::find_agency_closing(read, agency);
  if (!closing || !closing->start || closing->closed_until < *closing->start) return std::nullopt;
  const auto first = domain::months_after(domain::month_of(closing->closed_until), -1).first;
  return Watched{{first, closing->closed_until}, first - look_back};
}

/// One officer's runs with the unit of each of their days.
struct Counted {
  std::vector<domain::AbsenceRun> runs;
  std::vector<std::pair<base::Day, std::string>> units;

  [[nodiscard]] std::string unit_on(base::Day day) const {
    const auto found = std::find_if(units.begin(), units.end(), [day](const auto& one) { return one.first == day; });
    return found == units.end() ? std::string{} : found->second;
  }
};
std::vector<Counted> count_runs(db::Read& read, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                                domain::DayRange days) {
  std::vector<std::vector<domain::AbsenceDay>> closed(officers.size());
  std::vector<Counted> counted(officers.size());
  for (auto& row : store::load_absence_days(read, agency, officers, days)) {
    closed[row.n].push_back(row.day);
    if (row.day.kind == domain::AbsenceDayKind::unexplained) {
      counted[row.n].units.emplace_back(row.day.day, std::move(row.unit_path));
    }
  }
  for (std::size_t i = 0; i < officers.size(); ++i) counted[i].runs = domain::absence_runs(closed[i]);
  return counted;
}

using Key = std::tuple<base::OfficerId, base::Day, std::int64_t>;

/// The alerts that the runs come to, whether they were raised or not.
std::vector<store::AbsenceAlert> alerts_of(db::Write& write, base::AgencyId agency,
                                           const std::vector<std::int64_t>& levels,
                                           const std::vector<base::OfficerId>& officers,
                                           const std::vector<Counted>& counted) {
  std::vector<store::AbsenceAlert> alerts;
  for (std::size_t i = 0; i < officers.size(); ++i) {
    for (const auto& run : counted[i].runs) {
      for (const auto level : levels) {
        if (run.count() < level) break;
        const auto last = run.days[static_cast<std::size_t>(level - 1)];
        alerts.push_back({agency, officers[i], run.first(), level, base::make_uuid(write.now()), last,
                          counted[i].unit_on(last), write.now()});
      }
    }
  }
  return alerts;
}

/// Tells each receiver of the highest new level of a run.
void tell(db::Write& write, base::AgencyId agency, const domain::AbsenceTold& rule,
          const std::vector<store::AbsenceAlert>& raised) {
  std::vector<const store::AbsenceAlert*> told;
  for (const auto& alert : raised) {
    const bool same =
        !told.empty() && told.back()->officer == alert.officer && told.back()->first_day == alert.first_day;
    if (same) told.pop_back();
    told.push_back(&alert);
  }
  std::vector<base::OfficerId> officers;
  for (const auto* alert : told) officers.push_back(alert->officer);
  const auto names = store::load_officer_names(write, agency, officers);
  std::vector<NewNotice> notices;
  std::set<std::pair<std::size_t, base::OfficerId>> seen;  // a head may be the supervisor
  for (const auto& above : store::load_above(write, agency, officers, write.today())) {
    const auto& alert = *told[above.n];
    const auto receivers = domain::receivers_of(rule, alert.level);
    using As = store::AboveOfficer::As;
    const bool asked = (above.as == As::supervisor && receivers.supervisor) ||
                       (above.as == As::head && receivers.head) || (above.as == As::integrity && receivers.integrity);
    if (!asked || !seen.emplace(above.n, above.officer).second) continue;
    NewNotice notice;
    notice.agency = agency;
    notice.to = above.officer;
    notice.kind = domain::NoticeKind::absence_alert;
    notice.args = {
        {"name", names[above.n]}, {"days", std::to_string(alert.level)}, {"from", base::format_day(alert.first_day)}};
    notice.link = "/ketidakhadiran";
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

/// Raises what is new and marks what is gone or has come back, for these officers.
AbsenceReport settle(const Context& context, db::Write& write, base::AgencyId agency, const Watched& watched,
                     const std::vector<base::OfficerId>& officers) {
  const auto rules = context.rulebook.current(write, agency);
  const auto& levels = rules->pack.absence_alerts.as_of(watched.days.last)->value;
  const auto counted = count_runs(write, agency, officers, {watched.since, watched.days.last});
  const auto come_to = alerts_of(write, agency, levels, officers, counted);
  std::set<Key> holding;
  for (const auto& alert : come_to) holding.emplace(alert.officer, alert.first_day, alert.level);
  std::set<Key> known;
  std::vector<store::AbsenceAlert> changed;
  AbsenceReport report;
  for (auto alert : store::load_absence_alerts(write, agency, officers, watched.since)) {
    const Key key{alert.officer, alert.first_day, alert.level};
    known.insert(key);
    if (holding.contains(key) != alert.dissolved_at.has_value()) continue;
    alert.dissolved_at = alert.dissolved_at ? std::nullopt : std::optional(write.now());
    report.dissolved += alert.dissolved_at ? 1 : 0;
    changed.push_back(std::move(alert));
  }
  std::vector<store::AbsenceAlert> raised;
  for (const auto& alert : come_to) {
    const bool past = alert.last_day < watched.days.first;
    if (!past && !known.contains({alert.officer, alert.first_day, alert.level})) raised.push_back(alert);
  }
  store::update_absence_alerts(write, changed);
  store::insert_absence_alerts(write, raised);
  tell(write, agency, rules->pack.absence_told.as_of(watched.days.last)->value, raised);
  report.raised = static_cast<std::int64_t>(raised.size());
  if (report.raised + report.dissolved > 0) {
    store::insert_audit_entry(write, agency, {}, "absence_watched", std::nullopt,
                              fmt::format("raised {}, dissolved {}", report.raised, report.dissolved));
  }
  return report;
}

}  // namespace

AbsenceReport watch_absence(const Context& context, base::AgencyId agency) {
  AbsenceReport all;
  std::optional<base::OfficerId> after;
  for (bool more = true; more;) {
    const auto [last, report] = context.database.write([&](db::Write& write) {
      std::pair<std::optional<base::OfficerId>, AbsenceReport> done;
      const auto watched = watched_days(write, agency);
      if (!watched) return done;
      const auto officers =
          store::load_absent_officers(write, agency, watched->days, watched->since, after, batch_size);
      if (officers.empty()) return done;
      done.second = settle(context, write, agency, *watched, officers);
      if (static_cast<std::int64_t>(officers.size()) == batch_size) done.first = officers.back();
      return done;
    });
    all.raised += report.raised;
    all.dissolved += report.dissolved;
    after = last;
    more = last.has_value();
  }
  return all;
}

}  // namespace spotme::app

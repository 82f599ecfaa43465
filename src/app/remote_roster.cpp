#include "app/remote_roster.hpp"

#include "app/roster.hpp"
#include "store/district.hpp"
#include "store/grant.hpp"
#include "store/organisation.hpp"
#include "store/scheme_list.hpp"
#include "store/worktime.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};
constexpr std::chrono::days one_week{7};

/// What holds for the officers of the roster, from the week before its first day: the quota's week may begin there.
class RemoteFacts {
 public:
  RemoteFacts(db::Read& read, base::AgencyId agency, const AgencyRules& rules,
              const std::vector<store::SchemeView>& officers, domain::DayRange days)
      : agency_(agency), rules_(rules), days_(days), districts_(store::load_unit_districts(read, agency)) {
    for (const auto& one : officers) {
      asked_.push_back({agency, one.officer, days.first - one_week, days.last + one_week});
    }
    worktimes_ = store::load_worktimes(read, asked_);
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      for (const auto& row : worktimes_[i].schemes) roster_.expect(asked_[i], row.value);
    }
    roster_.load(read);
    held_.resize(asked_.size());
    for (const auto& [n, grant] : store::load_grants(read, asked_)) held_[n].push_back(store::held_of(grant));
    services_ = store::load_hybrid_services(read, agency, days);
  }

  [[nodiscard]] RemoteRow row(std::size_t n, const store::SchemeView& officer) const {
    RemoteRow row{officer.officer, officer.name, officer.unit_path};
    for (auto day = days_.first; day <= days_.last; day += one_day) row.days.push_back(make_day(n, day));
    for (const auto& service : services_) {
      const bool his = service.officer ? *service.officer == officer.officer
                                       : domain::path_reaches(service.unit_path, officer.unit_path);
      if (his) row.services.set(static_cast<std::size_t>(service.service));
    }
    count_quota(n, row);
    return row;
  }

 private:
  [[nodiscard]] std::optional<domain::GrantDay> grant_day(std::size_t n, base::Day day) const {
    const auto* posting = worktimes_[n].posting(day);
    const auto* assigned = worktimes_[n].scheme(day);
    if (posting == nullptr || assigned == nullptr) return std::nullopt;
    return domain::GrantDay{day, posting->state, roster_.on(agency_, asked_[n].officer, day, *assigned),
                            std::string(store::district_of(districts_, posting->unit_path, day)), posting->unit_path};
  }

  [[nodiscard]] RemoteDay make_day(std::size_t n, base::Day date) const {
    RemoteDay day{date};
    const auto known = grant_day(n, date);
    if (!known) return day;
    day.posted = true;
    day.where = domain::whereabouts(rules_.pack, *rules_.calendar, *known, held_[n]);
    const bool off = day.where.morning == domain::Whereabouts::off;
    day.office_day = !off && domain::is_office_day(rules_.pack, *rules_.calendar, *known);
    if (rules_.calendar->covers(date) && !known->scheme.works_on_holidays) {
      day.holiday = rules_.calendar->holiday(known->state, date, known->district, known->unit_path);
    }
    return day;
  }

  void count_quota(std::size_t n, RemoteRow& row) const {
    // Seven days from whatever day on: most of them lie in the week of the one in the middle.
    const auto middle = grant_day(n, days_.first + std::chrono::days{remote_roster_days / 2});
    if (!middle) return;
    const auto state = static_cast<std::size_t>(middle->state);
    row.most_days = rules_.pack.hybrid_week.at(state).as_of(middle->day)->value.most_days;
    const auto rest = domain::rules_of(rules_.pack, middle->state, middle->day).rest_days->value;
    const auto week = domain::quota_week(rest, middle->day);
    for (auto day = week.first; day <= week.last; day += one_day) {
      const auto known = grant_day(n, day);
      if (!known) continue;
      const auto where = domain::whereabouts(rules_.pack, *rules_.calendar, *known, {});
      if (where.morning == domain::Whereabouts::off) continue;
      for (const auto& held : held_[n]) {
        if (held.kind != domain::GrantKind::hybrid_day || !held.days.contains(day)) continue;
        row.halves_used += domain::quota_halves(rules_.pack, day, held.part);
      }
    }
  }

  base::AgencyId agency_;
  const AgencyRules& rules_;
  domain::DayRange days_;
  std::vector<store::UnitDistrict> districts_;
  std::vector<store::OfficerDays> asked_;
  std::vector<store::Worktime> worktimes_;
  Roster roster_;
  std::vector<std::vector<domain::HeldGrant>> held_;
  std::vector<store::HybridService> services_;
};

/// Days on which somebody of the unit works, with those who are in.
void count_presence(RemoteRoster& roster, const std::vector<store::UnitPresence>& settings) {
  for (const auto& setting : settings) {
    for (int i = 0; i < remote_roster_days; ++i) {
      RemotePresence presence{setting, roster.days.first + std::chrono::days{i}};
      if (!setting.days.contains(presence.day)) continue;
      bool works = false;
      for (const auto& row : roster.rows) {
        const auto& day = row.days[static_cast<std::size_t>(i)];
        if (!day.posted || !domain::path_reaches(setting.unit_path, row.unit_path)) continue;
        works = works || day.where.morning != domain::Whereabouts::off;
        presence.in_morning += day.where.morning == domain::Whereabouts::office ? 1 : 0;
        presence.in_afternoon += day.where.afternoon == domain::Whereabouts::office ? 1 : 0;
      }
      if (works) roster.presence.push_back(std::move(presence));
    }
  }
}

}  // namespace

base::Result<RemoteRoster> show_remote_roster(const Context& context, const domain::Caller& caller, base::UnitId unit,
                                              base::Day first, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<RemoteRoster> {
    // As of today, as the caller's reach is: a week may begin before the unit did.
    const auto found = store::find_unit(write, caller.agency, unit, write.today());
    if (!found || !domain::may_keep_grants(caller, caller.agency, found->path)) {
      return Error{Code::unprocessable, "unit_unknown", "unit_id"};
    }
    RemoteRoster roster;
    roster.days = {first, first + std::chrono::days{remote_roster_days - 1}};
    roster.rules = context.rulebook.current(write, caller.agency);
    store::SchemeFilter filter{roster.days.last};
    filter.reach = {found->path};
    filter.limit = most_remote_officers + 1;
    const auto officers = store::list_schemes(write, caller.agency, filter, std::nullopt);
    if (static_cast<std::int64_t>(officers.size()) > most_remote_officers) {
      return Error{Code::unprocessable, "unit_too_large", "unit_id", {{"limit", std::to_string(most_remote_officers)}}};
    }
    const RemoteFacts facts(write, caller.agency, *roster.rules, officers, roster.days);
    for (std::size_t n = 0; n < officers.size(); ++n) roster.rows.push_back(facts.row(n, officers[n]));
    auto settings = store::load_unit_presence(write, caller.agency, roster.days);
    std::erase_if(settings, [&](const auto& one) { return !domain::path_reaches(found->path, one.unit_path); });
    count_presence(roster, settings);
    roster.services = store::load_hybrid_services(write, caller.agency, roster.days);
    std::erase_if(roster.services, [&](const auto& one) {
      return !domain::path_reaches(found->path, one.unit_path) && !domain::path_reaches(one.unit_path, found->path);
    });
    store::insert_audit_entry(
        write, caller.agency, actor, "remote_roster_read", unit.value,
        fmt::format("{} from {}: {} officers", found->path, base::format_day(first), roster.rows.size()));
    return roster;
  });
}

}  // namespace spotme::app

#include "app/swap.hpp"

#include "app/roster.hpp"
#include "store/reopening.hpp"
#include "store/worktime.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};
constexpr std::chrono::days one_day{1};
constexpr int most_days_apart = 62;

/// What holds for a few officers around a few days, as the transaction sees it.
class Duties {
 public:
  Duties(db::Read& read, base::AgencyId agency, const std::vector<base::OfficerId>& officers, domain::DayRange range)
      : agency_(agency) {
    std::vector<store::OfficerDays> asked;
    for (const auto& officer : officers) asked.push_back({agency, officer, range.first, range.last});
    const auto found = store::load_worktimes(read, asked);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      for (const auto& row : found[i].schemes) roster_.expect(asked[i], row.value);
      worktimes_.emplace(officers[i], found[i]);
    }
    roster_.load(read);
  }

  [[nodiscard]] bool within_reach(const domain::Caller& caller, base::OfficerId officer, base::Day day) const {
    const auto* posting = worktimes_.at(officer).posting(day);
    return posting != nullptr && domain::may_keep_worktime(caller, agency_, posting->unit_path);
  }
  /// nullopt for one who stands on no rota that day.
  [[nodiscard]] std::optional<domain::Duty> on(base::OfficerId officer, base::Day day) const {
    const auto* assigned = worktimes_.at(officer).scheme(day);
    if (assigned == nullptr) return std::nullopt;
    return roster_.on(agency_, officer, day, *assigned).duty;
  }
  /// Refuses where the duty of one of these days does not fit between those of the days around it.
  [[nodiscard]] base::Result<void> check_fit(const std::vector<store::RotaChange>& changes) const {
    for (const auto& change : changes) {
      for (const auto day : {change.day - one_day, change.day}) {
        const auto before = on(change.officer, day);
        const auto after = on(change.officer, day + one_day);
        if (!before || !after || !domain::duties_overlap(*before, *after)) continue;
        return Error{Code::conflict, "swap_overlap", "day", {{"day", base::format_day(day + one_day)}}};
      }
    }
    return {};
  }

 private:
  base::AgencyId agency_;
  std::map<base::OfficerId, store::Worktime> worktimes_;
  Roster roster_;
};

domain::DayRange around(base::Day day, std::optional<base::Day> other) {
  return {std::min(day, other.value_or(day)) - one_day, std::max(day, other.value_or(day)) + one_day};
}

store::RotaChange make_change(db::Write& write, base::AgencyId agency, base::Uuid swap, const store::Actor& actor) {
  store::RotaChange change;
  change.agency = agency;
  change.swap = swap;
  change.id = base::make_uuid(write.now());
  change.made_at = write.now();
  change.made_by = actor.officer;
  return change;
}

std::string detail_of(const store::RotaChange& change) {
  return fmt::format("{}: {} instead of {} | {}", base::format_day(change.day), domain::format_duty(change.duty),
                     domain::format_duty(change.instead_of), change.reason);
}

/// Days that are closed already are judged again.
void reopen(db::Write& write, const std::vector<store::RotaChange>& changes) {
  std::vector<store::OfficerDay> days;
  for (const auto& change : changes) days.push_back({change.agency, change.officer, change.day});
  store::reopen_days(write, days, {"reopen_rota"});
}

/// Stores the changes, one audit entry for each, and checks that what now holds fits together.
base::Result<std::vector<store::RotaChange>> save(db::Write& write, const std::vector<base::OfficerId>& officers,
                                                  domain::DayRange range, std::vector<store::RotaChange> changes,
                                                  const store::Actor& actor) {
  const auto agency = changes.front().agency;
  store::insert_rota_changes(write, changes);
  SPOTME_CHECK(Duties(write, agency, officers, range).check_fit(changes));
  std::vector<store::AuditSubject> subjects;
  for (const auto& change : changes) subjects.push_back({change.officer.value, detail_of(change)});
  store::insert_audit_entries(write, agency, actor, "duty_changed", subjects);
  reopen(write, changes);
  return changes;
}

/// Both officers' changes on one day; none where they do the same already.
base::Result<void> exchange(db::Write& write, const Duties& duties, const Swap& swap, base::Day day,
                            std::string_view field, const store::RotaChange& made,
                            std::vector<store::RotaChange>& changes) {
  const auto own = duties.on(swap.officer, day);
  const auto other = duties.on(swap.with_officer, day);
  if (!own || !other) return Error{Code::conflict, "not_on_rota", std::string(field), {{"day", base::format_day(day)}}};
  if (*own == *other) return {};
  const auto add = [&](base::OfficerId officer, base::OfficerId with, const domain::Duty& duty,
                       const domain::Duty& instead_of) {
    auto change = made;
    change.id = base::make_uuid(write.now());
    change.officer = officer;
    change.with_officer = with;
    change.day = day;
    change.duty = duty;
    change.instead_of = instead_of;
    change.reason = swap.reason;
    changes.push_back(std::move(change));
  };
  add(swap.officer, swap.with_officer, *other, *own);
  add(swap.with_officer, swap.officer, *own, *other);
  return {};
}

}  // namespace

base::Result<std::vector<store::RotaChange>> swap_duties(const Context& context, const domain::Caller& caller,
                                                         const Swap& swap, const store::Actor& actor) {
  using Changes = std::vector<store::RotaChange>;
  if (swap.officer == swap.with_officer) {
    return Error{Code::unprocessable, "swap_with_himself", "with_officer_id"};
  }
  if (swap.other_day && std::abs((*swap.other_day - swap.day).count()) > most_days_apart) {
    return Error{Code::unprocessable, "range_too_long", "other_day", {{"limit", std::to_string(most_days_apart)}}};
  }
  return context.database.write([&](db::Write& write) -> base::Result<Changes> {
    const std::vector<base::OfficerId> officers{swap.officer, swap.with_officer};
    const auto range = around(swap.day, swap.other_day);
    const Duties duties(write, caller.agency, officers, range);
    const auto other_day = swap.other_day.value_or(swap.day);
    for (const auto& officer : officers) {
      for (const auto day : {swap.day, other_day}) {
        if (!duties.within_reach(caller, officer, day)) return not_found;
      }
    }
    Changes changes;
    const auto made = make_change(write, caller.agency, base::make_uuid(write.now()), actor);
    SPOTME_CHECK(exchange(write, duties, swap, swap.day, "day", made, changes));
    if (other_day != swap.day) SPOTME_CHECK(exchange(write, duties, swap, other_day, "other_day", made, changes));
    if (changes.empty()) return Error{Code::conflict, "swap_changes_nothing", "day"};
    return save(write, officers, range, std::move(changes), actor);
  });
}

base::Result<std::vector<store::RotaChange>> change_day(const Context& context, const domain::Caller& caller,
                                                        const ChangedDay& asked, const store::Actor& actor) {
  using Changes = std::vector<store::RotaChange>;
  return context.database.write([&](db::Write& write) -> base::Result<Changes> {
    SPOTME_TRY(const auto duty, domain::parse_duty(asked.duty));
    const auto range = around(asked.day, std::nullopt);
    const Duties duties(write, caller.agency, {asked.officer}, range);
    if (!duties.within_reach(caller, asked.officer, asked.day)) return not_found;
    const auto own = duties.on(asked.officer, asked.day);
    if (!own) return Error{Code::conflict, "not_on_rota", "day", {{"day", base::format_day(asked.day)}}};
    if (*own == duty) return Error{Code::conflict, "swap_changes_nothing", "duty"};
    auto change = make_change(write, caller.agency, base::make_uuid(write.now()), actor);
    change.officer = asked.officer;
    change.day = asked.day;
    change.duty = duty;
    change.instead_of = *own;
    change.reason = asked.reason;
    return save(write, {asked.officer}, range, {std::move(change)}, actor);
  });
}

base::Result<void> withdraw_swap(const Context& context, const domain::Caller& caller, base::Uuid swap,
                                 const std::string& reason, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto changes = store::find_rota_changes(write, caller.agency, swap);
    if (changes.empty()) return not_found;
    std::vector<base::OfficerId> officers;
    std::vector<store::AuditSubject> subjects;
    for (const auto& change : changes) {
      if (std::find(officers.begin(), officers.end(), change.officer) == officers.end()) {
        officers.push_back(change.officer);
      }
      subjects.push_back({change.officer.value, fmt::format("{} | {}", detail_of(change), reason)});
    }
    const auto range = around(changes.front().day, changes.back().day);
    const Duties before(write, caller.agency, officers, range);
    for (const auto& change : changes) {
      if (!before.within_reach(caller, change.officer, change.day)) return not_found;
    }
    store::withdraw_rota_changes(write, caller.agency, swap, actor.officer);
    SPOTME_CHECK(Duties(write, caller.agency, officers, range).check_fit(changes));
    store::insert_audit_entries(write, caller.agency, actor, "duty_change_withdrawn", subjects);
    reopen(write, changes);
    return {};
  });
}

}  // namespace spotme::app

#include "app/notice.hpp"
#include "app/officer.hpp"
#include "app/officer_reach.hpp"
#include "store/officer.hpp"
#include "store/officer_departure.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::HistoryKind;

constexpr std::chrono::days one_day{1};

Error refuse(std::string_view key, std::string_view field) {
  return {Code::unprocessable, std::string(key), std::string(field)};
}

/// The unit of the role. Refuses one that the caller does not reach, a role that he could not give, and himself: a
/// right that one gives to oneself was decided by nobody else.
base::Result<store::Unit> check_role(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                     base::OfficerId officer, domain::Role role, base::UnitId id, base::Day day) {
  SPOTME_CHECK(find_kept(read, caller, agency, officer));
  auto unit = store::find_unit(read, agency, id, day);
  if (!unit || !domain::may_administer(caller, agency, unit->path)) return refuse("unit_unknown", "unit_id");
  if (role == domain::Role::officer || !domain::may_give_role(caller, agency, unit->path, role)) {
    return refuse("role_not_yours", "role");
  }
  if (caller.agency == agency && caller.officer == officer) return Error{Code::conflict, "own_role", "role"};
  return std::move(*unit);
}

/// True when he holds that role there on a day from `first` to `last`.
bool holds(const std::vector<store::HistoryRow>& rows, const store::UnitRole& held, base::Day first, base::Day last) {
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
    return row.kind == HistoryKind::role && row.value == domain::role_name(held.role) && row.unit == held.unit &&
           row.from <= last && first < row.to;
  });
}

std::string role_word(domain::Role role) { return fmt::format("role_name_{}", domain::role_name(role)); }

}  // namespace

base::Result<void> give_role(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                             base::OfficerId officer, const RoleChange& change, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto first = change.first_day.value_or(write.today());
    SPOTME_TRY(const auto unit, check_role(write, caller, agency, officer, change.role, change.unit, first));
    if (first < write.today()) return refuse("role_in_past", "first_day");
    const auto last = change.last_day.value_or(store::open_end - one_day);
    if (last < first) return refuse("range_reversed", "last_day");
    const store::UnitRole held{change.role, change.unit};
    const auto rows = store::load_officer_history(write, agency, officer);
    if (holds(rows, held, first, last)) return Error{Code::conflict, "role_held", "role"};
    const std::vector<store::OfficerRole> given{{agency, officer, held}};
    store::insert_roles(write, given, first);
    if (change.last_day) store::end_roles(write, given, *change.last_day + one_day);
    store::insert_audit_entry(
        write, agency, actor, "role_given", officer.value,
        fmt::format("{} {} from {} to {}: {}", domain::role_name(change.role), unit.path, base::format_day(first),
                    change.last_day ? base::format_day(*change.last_day) : "-", change.reason));
    notify(write, {{agency,
                    officer,
                    domain::NoticeKind::role_given,
                    {{"place", unit.name}, {"day", base::format_day(first)}},
                    {{"role", role_word(change.role)}},
                    "/akaun"}});
    return {};
  });
}

base::Result<void> end_role(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                            base::OfficerId officer, const RoleChange& change, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto unit, check_role(write, caller, agency, officer, change.role, change.unit, write.today()));
    const auto last = change.last_day.value_or(write.today() - one_day);
    if (last < write.today() - one_day) return refuse("role_in_past", "last_day");
    const store::UnitRole held{change.role, change.unit};
    const auto rows = store::load_officer_history(write, agency, officer);
    if (!holds(rows, held, last + one_day, last + one_day)) return Error{Code::conflict, "role_not_held", "role"};
    store::end_roles(write, {{agency, officer, held}}, last + one_day);
    store::insert_audit_entry(write, agency, actor, "role_ended", officer.value,
                              fmt::format("{} {} until {}: {}", domain::role_name(change.role), unit.path,
                                          base::format_day(last), change.reason));
    return {};
  });
}

base::Result<void> undo_change(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                               base::OfficerId officer, const ChangeUndo& undo, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_CHECK(find_kept(write, caller, agency, officer));
    if (undo.from <= write.today()) return Error{Code::conflict, "change_not_to_come", "from"};
    std::optional<store::UnitRole> held;
    if (undo.kind == HistoryKind::role) {
      if (!undo.role || !undo.unit) return refuse("role_missing", "role");
      held = store::UnitRole{*undo.role, *undo.unit};
      SPOTME_CHECK(check_role(write, caller, agency, officer, *undo.role, *undo.unit, undo.from));
    }
    const auto rows = store::load_officer_history(write, agency, officer);
    const bool needed = undo.kind == HistoryKind::posting || undo.kind == HistoryKind::scheme;
    const bool goes_on = std::any_of(rows.begin(), rows.end(),
                                     [&](const auto& row) { return row.kind == undo.kind && row.from < undo.from; });
    const auto leaving = store::find_waiting_departure(write, agency, officer);
    if (undo.kind == HistoryKind::posting && leaving && leaving->last_day + one_day == undo.from) {
      return Error{Code::conflict, "departure_waiting", "from"};
    }
    if (needed && !goes_on) return Error{Code::conflict, "first_post", "from"};
    if (!store::undo_change(write, agency, officer, undo.kind, undo.from, held)) {
      return Error{Code::not_found, "change_unknown", "from"};
    }
    store::insert_audit_entry(
        write, agency, actor, "change_undone", officer.value,
        fmt::format("{} from {}", domain::history_kind_name(undo.kind), base::format_day(undo.from)));
    return {};
  });
}

}  // namespace spotme::app

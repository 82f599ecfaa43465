#include "app/delegation.hpp"

#include "app/notice.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days shown_back{90};
constexpr std::int64_t most_colleagues = 20;

/// His own desks alone: what somebody handed him is not his to hand on.
bool has_own_desk(db::Read& read, const domain::Caller& caller) {
  const bool holds = std::any_of(caller.roles.begin(), caller.roles.end(), [](const auto& holding) {
    return holding.role == domain::Role::approver || holding.role == domain::Role::head;
  });
  return holds || store::supervise_anybody(read, caller.agency, {caller.officer}, read.today());
}

base::Result<void> check_days(const DelegationDraft& draft, base::Day today) {
  if (draft.last_day < draft.first_day) return Error{Code::unprocessable, "range_reversed", "last_day"};
  if (draft.last_day < today) return Error{Code::unprocessable, "delegation_past", "last_day"};
  if ((draft.last_day - draft.first_day).count() >= most_delegation_days) {
    return Error{Code::unprocessable, "range_too_long", "last_day", {{"limit", std::to_string(most_delegation_days)}}};
  }
  return {};
}

base::Result<void> check_draft(db::Read& read, const domain::Caller& caller, const DelegationDraft& draft) {
  if (!has_own_desk(read, caller)) return Error{Code::forbidden, "delegation_nothing", ""};
  if (draft.to == caller.officer) return Error{Code::unprocessable, "delegation_to_himself", "to_officer_id"};
  SPOTME_CHECK(check_days(draft, read.today()));
  if (!store::find_officer(read, caller.agency, draft.to, read.today())) {
    return Error{Code::not_found, "not_found", "to_officer_id"};
  }
  for (const auto& view : store::list_delegations(read, caller.agency, caller.officer, draft.first_day)) {
    const auto& one = view.delegation;
    const bool same = one.from == caller.officer && one.to == draft.to;
    if (same && one.first_day <= draft.last_day) return Error{Code::conflict, "delegation_overlaps", "first_day"};
  }
  return {};
}

std::string detail_of(const store::Delegation& one) {
  return fmt::format("{} to {}: {} | {}", base::format_day(one.first_day), base::format_day(one.last_day),
                     base::to_string(one.to), one.note);
}

}  // namespace

Delegations list_delegations(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) {
    Delegations all;
    all.may_give = has_own_desk(read, caller);
    for (auto& view : store::list_delegations(read, caller.agency, caller.officer, read.today() - shown_back)) {
      auto& list = view.delegation.from == caller.officer ? all.given : all.received;
      list.push_back(std::move(view));
    }
    return all;
  });
}

base::Result<store::Delegation> give_delegation(const Context& context, const domain::Caller& caller,
                                                const DelegationDraft& draft, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::Delegation> {
    SPOTME_CHECK(check_draft(write, caller, draft));
    store::Delegation one;
    one.agency = caller.agency;
    one.id = base::make_uuid(write.now());
    one.from = caller.officer;
    one.to = draft.to;
    one.first_day = draft.first_day;
    one.last_day = draft.last_day;
    one.note = draft.note;
    one.made_at = write.now();
    one.made_by = caller.officer;
    store::insert_delegation(write, one);
    store::insert_audit_entry(write, caller.agency, actor, "delegation_given", one.id, detail_of(one));
    const auto name = store::load_officer_names(write, caller.agency, {caller.officer}).front();
    const base::MessageArgs args{
        {"name", name}, {"from", base::format_day(one.first_day)}, {"until", base::format_day(one.last_day)}};
    notify(write, {{caller.agency, one.to, domain::NoticeKind::delegation_begun, args, {}, "/kelulusan"}});
    return one;
  });
}

base::Result<void> withdraw_delegation(const Context& context, const domain::Caller& caller, base::Uuid id,
                                       const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto one = store::find_delegation(write, caller.agency, id);
    if (!one || one->from != caller.officer) return Error{Code::not_found, "not_found", ""};
    if (!store::withdraw_delegation(write, caller.agency, id, caller.officer)) {
      return Error{Code::conflict, "delegation_withdrawn", ""};
    }
    store::insert_audit_entry(write, caller.agency, actor, "delegation_withdrawn", id, detail_of(*one));
    return {};
  });
}

base::Result<std::vector<Colleague>> find_colleagues(const Context& context, const domain::Caller& caller,
                                                     const std::string& search, bool departed) {
  const bool reads_trail = domain::may_read_audit(caller, caller.agency);
  if (departed && !reads_trail) return Error{Code::forbidden, "not_permitted", "departed"};
  return context.database.read([&](db::Read& read) {
    std::vector<Colleague> found;
    if (!reads_trail && !has_own_desk(read, caller)) return found;
    for (const auto& one :
         store::find_colleagues(read, caller.agency, store::name_key(search), departed, most_colleagues + 1)) {
      if (one.officer != caller.officer && found.size() < most_colleagues) {
        found.push_back({one.officer, one.name, one.unit_name, one.departed});
      }
    }
    return found;
  });
}

}  // namespace spotme::app

#pragma once

#include "app/approval.hpp"
#include "app/grant.hpp"
#include "app/grant_application.hpp"
#include "tests/support/approval.hpp"

#include <algorithm>

/// Grants of officers that are given, changed and cancelled.
namespace spotme::test {

class GrantChangeTest : public ApprovalTest {
 protected:
  using ApprovalAction = domain::ApprovalAction;
  using GrantKind = domain::GrantKind;
  using Days = std::vector<std::string>;

  static domain::GrantDraft draft(GrantKind kind, std::string_view first, std::string_view last) {
    domain::GrantDraft made;
    made.kind = kind;
    made.first_day = day(first);
    made.last_day = day(last);
    made.purpose = "Bengkel";
    if (domain::takes_times(kind)) made.times = domain::MinuteRange{base::Minutes{600}, base::Minutes{660}};
    if (kind == GrantKind::leave) made.part = domain::LeavePart::day;
    if (kind == GrantKind::leave) made.code = "CR";
    if (kind == GrantKind::pregnancy_hour) made.pregnancy = domain::PregnancyForm{day("2027-03-01")};
    return made;
  }
  /// Entered by the head.
  base::GrantId give(const Made& who, const domain::GrantDraft& made) {
    return app::enter_grants(*place.context, place.caller_for(head), {{who.officer}, made}, actor(head))
        .value()[0]
        .grant.value();
  }
  base::GrantId give_husband(const Made& who, base::GrantId wife, std::string_view first, std::string_view last) {
    auto hour = draft(GrantKind::pregnancy_hour, first, last);
    hour.pregnancy = domain::PregnancyForm{day("2027-03-01"), true, wife, true, true};
    return give(who, hour);
  }
  base::Result<store::Approval> change(const Made& who, base::GrantId grant, const domain::GrantDraft& made) {
    return app::apply_for_grant(*place.context, place.caller_for(who), {made, grant}, actor(who));
  }
  base::Result<store::Approval> apply(const Made& who, const domain::GrantDraft& made) {
    return app::apply_for_grant(*place.context, place.caller_for(who), {made}, actor(who));
  }
  base::Result<store::Approval> cancel(const Made& who, base::GrantId grant) {
    return app::apply_for_cancellation(*place.context, place.caller_for(who), grant, "Tamat awal", actor(who));
  }
  std::string accept(const base::Result<store::Approval>& made) {
    if (!made) return refusal(made);
    return decide(made->standing.desk == domain::Desk::head ? head : supervisor, *made, ApprovalAction::accept);
  }
  std::vector<store::Grant> grants(const Made& who) {
    const app::GrantQuery query{{day("2026-01-01"), day("2027-12-31")}};
    std::vector<store::Grant> held;
    const auto page = app::own_grants(*place.context, place.caller_for(who), query, std::nullopt).value();
    for (const auto& view : page.grants) held.push_back(view.grant);
    std::sort(held.begin(), held.end(), [](const auto& a, const auto& b) { return a.first_day < b.first_day; });
    return held;
  }
  /// Of his grants, by their first day.
  Days days(const Made& who) {
    Days found;
    for (const auto& grant : grants(who)) {
      found.push_back(base::format_day(grant.first_day) + ".." + base::format_day(grant.last_day));
    }
    return found;
  }
  template <class T>
  static std::string refusal(const base::Result<T>& result) {
    return result ? "" : result.error().key + "/" + result.error().field;
  }
};

}  // namespace spotme::test

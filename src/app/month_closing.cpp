#include "app/month_closing.hpp"

#include "app/transaction_decision.hpp"
#include "store/officer.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

domain::ClosingRules rules_of(const Context& context, db::Read& read, base::AgencyId agency, domain::Month month) {
  return closing_rules(*context.rulebook.current(read, agency), month.last());
}

domain::MonthState state_of(db::Read& read, base::AgencyId agency, domain::Month month) {
  const auto closing = store::find_agency_closing(read, agency);
  if (!closing) throw db::Fault("a caller without an agency");
  domain::MonthState state;
  state.month = month;
  state.closed_until = closing->start ? closing->closed_until : closing->created - std::chrono::days{1};
  // Days before the closing began are nobody's to close.
  const auto start = closing->start.value_or(closing->created);
  if (start > month.last()) state.closed_until = month.first - std::chrono::days{1};
  const auto stored = store::find_month_closing(read, agency, month);
  state.closed = stored && stored->closed;
  const auto waiting = store::count_waiting(read, agency, {month.first, month.last()});
  state.waiting = waiting.waiting;
  state.cannot_be_judged = waiting.blocked;
  return state;
}

MonthView view_of(const Context& context, db::Read& read, const domain::Caller& caller, domain::Month month) {
  MonthView view;
  const auto rules = rules_of(context, read, caller.agency, month);
  const auto closing = store::find_agency_closing(read, caller.agency);
  view.state = state_of(read, caller.agency, month);
  if (closing) view.start = closing->start;
  view.days = store::load_day_closings(read, caller.agency, {month.first, month.last()});
  view.closes_from = domain::month_closes_from(month, rules);
  const auto checked = domain::check_month_close(view.state, read.today(), rules);
  if (!checked) view.hindrance = checked.error();
  view.changed = store::find_month_closing(read, caller.agency, month);
  if (view.changed && view.changed->changed_by) {
    view.changed_by = store::load_officer_names(read, caller.agency, {*view.changed->changed_by}).front();
  }
  view.waiting = store::list_waiting_days(read, caller.agency, {month.first, month.last()}, most_waiting_days);
  std::erase_if(view.waiting,
                [&](const auto& day) { return !domain::may_read_transactions(caller, caller.agency, day.unit_path); });
  view.may_close = domain::may_close_months(caller, caller.agency);
  return view;
}

}  // namespace

MonthView show_month(const Context& context, const domain::Caller& caller, domain::Month month) {
  return context.database.read([&](db::Read& read) { return view_of(context, read, caller, month); });
}

base::Result<MonthView> close_month(const Context& context, const domain::Caller& caller, domain::Month month,
                                    const store::Actor& actor) {
  if (!domain::may_close_months(caller, caller.agency)) return Error{Code::forbidden, "not_permitted", ""};
  return context.database.write([&](db::Write& write) -> base::Result<MonthView> {
    const auto state = state_of(write, caller.agency, month);
    const auto rules = rules_of(context, write, caller.agency, month);
    SPOTME_CHECK(domain::check_month_close(state, write.today(), rules));
    store::set_month_closing(write, caller.agency, {month, true, write.now(), caller.officer, ""});
    store::insert_audit_entry(write, caller.agency, actor, "month_closed", std::nullopt, domain::format_month(month));
    return view_of(context, write, caller, month);
  });
}

base::Result<MonthView> reopen_month(const Context& context, const domain::Caller& caller, domain::Month month,
                                     const std::string& reason, const store::Actor& actor) {
  if (!domain::may_close_months(caller, caller.agency)) return Error{Code::forbidden, "not_permitted", ""};
  return context.database.write([&](db::Write& write) -> base::Result<MonthView> {
    SPOTME_CHECK(domain::check_month_reopen(state_of(write, caller.agency, month)));
    store::set_month_closing(write, caller.agency, {month, false, write.now(), caller.officer, reason});
    store::insert_audit_entry(write, caller.agency, actor, "month_reopened", std::nullopt,
                              domain::format_month(month) + " " + reason);
    return view_of(context, write, caller, month);
  });
}

}  // namespace spotme::app

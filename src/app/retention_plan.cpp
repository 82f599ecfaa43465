#include "app/retention_plan.hpp"

#include "domain/hold.hpp"
#include "store/retention_rule.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

RetentionPlan load_plan(db::Read& read, const domain::Caller& caller) {
  RetentionPlan plan;
  for (auto& term : store::load_retention_terms(read, caller.agency)) {
    RetentionView view;
    view.before = read.today() - std::chrono::days{term.days()};
    view.overdue = store::count_overdue(read, caller.agency, term.kind, view.before);
    view.term = std::move(term);
    plan.kinds.push_back(std::move(view));
  }
  plan.may_keep = domain::may_keep_holds(caller, caller.agency);
  return plan;
}

}  // namespace

base::Result<RetentionPlan> show_retention(const Context& context, const domain::Caller& caller) {
  if (!domain::may_read_audit(caller, caller.agency)) return Error{Code::not_found, "not_found", ""};
  return context.database.read([&](db::Read& read) { return load_plan(read, caller); });
}

base::Result<RetentionPlan> set_retention(const Context& context, const domain::Caller& caller,
                                          domain::RetentionKind kind, std::optional<std::int64_t> days,
                                          const store::Actor& actor) {
  if (!domain::may_keep_holds(caller, caller.agency)) return Error{Code::forbidden, "not_permitted", ""};
  SPOTME_CHECK(context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto terms = store::load_retention_terms(write, caller.agency);
    const auto& term = domain::term_of(terms, kind);
    if (days) SPOTME_CHECK(domain::check_retention_days(term, *days));
    store::set_retention_days(write, caller.agency, kind, days, actor.officer);
    store::insert_audit_entry(write, caller.agency, actor, "retention_set", std::nullopt,
                              fmt::format("{}: {} days, before {}", domain::retention_kind_name(kind),
                                          days.value_or(term.rule_days), term.days()));
    return {};
  }));
  // Counting what is overdue is too much for the writer.
  return context.database.read([&](db::Read& read) { return load_plan(read, caller); });
}

}  // namespace spotme::app

#include "app/unit.hpp"

#include "store/organisation.hpp"

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

/// A change under way: the tree from that day on, and who may touch what of it.
class Change {
 public:
  Change(db::Write& write, const domain::Caller& caller, base::AgencyId agency, base::Day from)
      : caller_(caller), agency_(agency), from_(from), today_(write.today()) {
    spans = store::load_unit_spans(write, agency, from);
  }

  [[nodiscard]] base::Result<void> check_day() const { return domain::check_change_day(from_, today_); }
  /// The unit, if the caller keeps it.
  [[nodiscard]] base::Result<const domain::UnitSpan*> mine(base::UnitId id) const {
    const auto* const unit = domain::find_unit_on(spans, id, from_);
    if (unit == nullptr || !keeps(unit)) return not_found;
    return unit;
  }
  /// The same, and the unit above it too.
  [[nodiscard]] base::Result<const domain::UnitSpan*> mine_below(base::UnitId id) const {
    SPOTME_TRY(const auto* unit, mine(id));
    if (unit->parent && !keeps(domain::find_unit_on(spans, *unit->parent, from_))) {
      return Error{Code::forbidden, "unit_own_top", ""};
    }
    return unit;
  }
  /// A unit that is named as the one above.
  [[nodiscard]] base::Result<void> check_parent(const std::optional<base::UnitId>& id) const {
    const auto* const parent = id ? domain::find_unit_on(spans, *id, from_) : nullptr;
    const bool top = !id && domain::may_keep_bodies(caller_);
    if (!top && !keeps(parent)) return Error{Code::unprocessable, "unit_unknown", "parent_id"};
    return {};
  }

  domain::UnitSpans spans;

 private:
  [[nodiscard]] bool keeps(const domain::UnitSpan* unit) const {
    return unit != nullptr && domain::may_administer(caller_, agency_, unit->path);
  }

  const domain::Caller& caller_;
  base::AgencyId agency_;
  base::Day from_;
  base::Day today_;
};

void note(db::Write& write, base::AgencyId agency, const store::Actor& actor, std::string_view action,
          base::UnitId unit, base::Day from, const std::string& what) {
  store::insert_audit_entry(write, agency, actor, action, unit.value, base::format_day(from) + " " + what);
}

const domain::UnitSpan& of(const domain::UnitSpans& spans, base::UnitId id) {
  return *std::find_if(spans.begin(), spans.end(), [&](const auto& span) { return span.id == id; });
}

base::Result<void> check_agency(db::Read& read, const domain::Caller& caller, base::AgencyId agency) {
  if (!domain::may_administer_agency(caller, agency) || !store::find_agency(read, agency)) return not_found;
  return {};
}

base::Result<void> check_unused(db::Read& read, base::AgencyId agency, base::UnitId unit, base::Day from) {
  const auto beginning = store::find_unit_beginning(read, agency, unit);
  if (beginning && *beginning >= from) {
    return Error{Code::unprocessable, "unit_begins_then", "from", {{"day", base::format_day(*beginning)}}};
  }
  const auto use = store::count_unit_use(read, agency, unit, from);
  if (use.officers > 0) {
    return Error{Code::conflict, "unit_has_officers", "", {{"count", std::to_string(use.officers)}}};
  }
  if (use.roles > 0) return Error{Code::conflict, "unit_has_roles", "", {{"count", std::to_string(use.roles)}}};
  return {};
}

}  // namespace

base::Result<UnitTree> load_unit_tree(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                      std::optional<base::Day> day) {
  return context.database.read([&](db::Read& read) -> base::Result<UnitTree> {
    SPOTME_CHECK(check_agency(read, caller, agency));
    UnitTree tree{day.value_or(read.today()), {}};
    if (tree.day > read.today() + domain::furthest_change) {
      return Error{Code::unprocessable,
                   "change_date_far",
                   "on",
                   {{"day", base::format_day(read.today() + domain::furthest_change)}}};
    }
    std::map<base::UnitId, std::int64_t> officers;
    for (const auto& count : store::count_unit_officers(read, agency, tree.day)) officers[count.unit] = count.officers;
    const auto spans = store::load_unit_spans(read, agency, tree.day);
    std::map<base::UnitId, const domain::UnitSpan*> later;
    for (const auto& span : spans) {
      if (span.from <= tree.day) continue;
      const auto [at, is_new] = later.emplace(span.id, &span);
      if (!is_new && span.from < at->second->from) at->second = &span;
    }
    for (const auto& span : spans) {
      if (span.from > tree.day || !domain::may_administer(caller, agency, span.path)) continue;
      UnitLine line{span, officers[span.id]};
      const auto next = later.find(span.id);
      if (next != later.end()) line.next = next->second->from;
      if (next == later.end() && span.to != store::open_end) line.closes = span.to;
      tree.units.push_back(std::move(line));
    }
    return tree;
  });
}

base::Result<domain::UnitSpan> found_unit(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                          const UnitWanted& wanted, base::Day from, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<domain::UnitSpan> {
    SPOTME_CHECK(check_agency(write, caller, agency));
    const Change change(write, caller, agency, from);
    SPOTME_CHECK(change.check_day());
    SPOTME_CHECK(change.check_parent(wanted.parent));
    const domain::NewUnit unit{base::UnitId::make(write.now()), wanted.parent, wanted.code, wanted.name};
    SPOTME_TRY(const auto plan, domain::plan_new_unit(change.spans, unit, from));
    store::insert_unit(write, agency, plan.front());
    note(write, agency, actor, "unit_founded", unit.id, from, plan.front().path + " " + plan.front().name);
    return plan.front();
  });
}

base::Result<domain::UnitSpan> rename_unit(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                           base::UnitId unit, const std::string& name, base::Day from,
                                           const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<domain::UnitSpan> {
    SPOTME_CHECK(check_agency(write, caller, agency));
    const Change change(write, caller, agency, from);
    SPOTME_CHECK(change.check_day());
    SPOTME_TRY(const auto* before, change.mine(unit));
    SPOTME_TRY(const auto plan, domain::plan_unit_name(change.spans, unit, name, from));
    store::write_unit_spans(write, agency, plan, from);
    note(write, agency, actor, "unit_renamed", unit, from,
         before->path + " " + before->name + " -> " + plan.front().name);
    return plan.front();
  });
}

base::Result<domain::UnitSpan> move_unit(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                         base::UnitId unit, base::UnitId parent, base::Day from,
                                         const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<domain::UnitSpan> {
    SPOTME_CHECK(check_agency(write, caller, agency));
    const Change change(write, caller, agency, from);
    SPOTME_CHECK(change.check_day());
    SPOTME_TRY(const auto* before, change.mine_below(unit));
    SPOTME_CHECK(change.check_parent(parent));
    SPOTME_TRY(const auto plan, domain::plan_unit_move(change.spans, unit, parent, from));
    store::write_unit_spans(write, agency, plan, from);
    const auto& moved = of(plan, unit);
    note(write, agency, actor, "unit_moved", unit, from,
         before->path + " -> " + moved.path + " (" + std::to_string(plan.size()) + ")");
    return moved;
  });
}

base::Result<void> close_unit(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                              base::UnitId unit, base::Day from, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_CHECK(check_agency(write, caller, agency));
    const Change change(write, caller, agency, from);
    SPOTME_CHECK(change.check_day());
    SPOTME_TRY(const auto* before, change.mine_below(unit));
    SPOTME_CHECK(domain::check_unit_closing(change.spans, unit, from));
    SPOTME_CHECK(check_unused(write, agency, unit, from));
    store::close_unit(write, agency, unit, from);
    note(write, agency, actor, "unit_closed", unit, from, before->path + " " + before->name);
    return {};
  });
}

base::Result<UnitHistory> load_unit_history(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                            base::UnitId unit, std::optional<base::Day> before, std::int64_t limit) {
  return context.database.read([&](db::Read& read) -> base::Result<UnitHistory> {
    SPOTME_CHECK(check_agency(read, caller, agency));
    const auto latest = store::list_unit_history(read, agency, unit, std::nullopt, 1);
    if (latest.empty() || !domain::may_administer(caller, agency, latest.front().path)) return not_found;
    UnitHistory history{store::list_unit_history(read, agency, unit, before, limit + 1), std::nullopt};
    if (static_cast<std::int64_t>(history.versions.size()) > limit) {
      history.versions.pop_back();
      history.next = history.versions.back().from;
    }
    return history;
  });
}

}  // namespace spotme::app

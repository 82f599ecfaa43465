#include "app/hold.hpp"

#include "app/notice.hpp"
#include "store/officer_history.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};
const Error forbidden{Code::forbidden, "not_permitted", ""};

base::Result<store::Hold> read_entry(db::Read& read, const domain::Caller& caller, const HoldEntry& entry) {
  if (entry.officer && entry.unit) return Error{Code::unprocessable, "hold_scope_double", "unit_id"};
  // One who has left as well: that is when an investigation often begins.
  if (entry.officer && !store::load_kept_officers(read, caller.agency, {*entry.officer}).front()) {
    return Error{Code::unprocessable, "hold_officer_unknown", "officer_id"};
  }
  if (entry.unit && !store::find_unit(read, caller.agency, *entry.unit, read.today())) {
    return Error{Code::unprocessable, "unit_unknown", "unit_id"};
  }
  return store::Hold{caller.agency,   domain::HoldId::make(read.now()),
                     entry.officer,   entry.unit,
                     entry.title,     entry.reason,
                     entry.reference, entry.ordered_by,
                     read.now(),      caller.officer};
}

std::string detail_of(const store::Hold& hold) {
  const auto* const scope = hold.officer ? "one officer" : hold.unit ? "a unit" : "the whole agency";
  return fmt::format("{}: {} | {} | {} | {}", scope, hold.title, hold.reference, hold.ordered_by, hold.reason);
}

/// Whom it concerns, for the trail: the officer, the unit, or the hold itself.
base::Uuid subject_of(const store::Hold& hold) {
  if (hold.officer) return hold.officer->value;
  if (hold.unit) return hold.unit->value;
  return hold.id.value;
}

void tell(db::Write& write, const store::Hold& hold) {
  std::vector<NewNotice> notices;
  for (const auto& officer : store::list_hold_listeners(write, hold.agency)) {
    if (officer == hold.placed_by || officer == hold.officer) continue;
    NewNotice notice;
    notice.agency = hold.agency;
    notice.to = officer;
    notice.kind = domain::NoticeKind::hold_placed;
    notice.args = {{"title", hold.title}};
    notice.link = "/penahanan";
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

}  // namespace

base::Result<store::HoldView> place_hold(const Context& context, const domain::Caller& caller, const HoldEntry& entry,
                                         const store::Actor& actor) {
  if (!domain::may_keep_holds(caller, caller.agency)) return forbidden;
  return context.database.write([&](db::Write& write) -> base::Result<store::HoldView> {
    SPOTME_TRY(const auto hold, read_entry(write, caller, entry));
    store::insert_hold(write, hold);
    store::insert_audit_entry(write, caller.agency, actor, "hold_placed", subject_of(hold), detail_of(hold));
    tell(write, hold);
    return store::find_hold(write, caller.agency, hold.id).value();
  });
}

base::Result<store::HoldView> end_hold(const Context& context, const domain::Caller& caller, domain::HoldId id,
                                       const std::string& reason, const store::Actor& actor) {
  if (!domain::may_keep_holds(caller, caller.agency)) return forbidden;
  return context.database.write([&](db::Write& write) -> base::Result<store::HoldView> {
    const auto found = store::find_hold(write, caller.agency, id);
    if (!found) return not_found;
    if (!store::end_hold(write, caller.agency, id, caller.officer, reason)) {
      return Error{Code::conflict, "hold_over", "id"};
    }
    store::insert_audit_entry(write, caller.agency, actor, "hold_ended", subject_of(found->hold),
                              fmt::format("{} | {}", detail_of(found->hold), reason));
    return store::find_hold(write, caller.agency, id).value();
  });
}

base::Result<HoldPage> list_holds(const Context& context, const domain::Caller& caller, bool open,
                                  const std::optional<base::Uuid>& before, std::int64_t limit) {
  if (!domain::may_read_audit(caller, caller.agency)) return not_found;
  return context.database.read([&](db::Read& read) {
    HoldPage page{store::list_holds(read, caller.agency, open, before, limit + 1)};
    page.may_keep = domain::may_keep_holds(caller, caller.agency);
    if (static_cast<std::int64_t>(page.holds.size()) > limit) {
      page.holds.pop_back();
      page.next = page.holds.back().hold.id.value;
    }
    return page;
  });
}

}  // namespace spotme::app

#include "app/disposal.hpp"

#include "base/text.hpp"
#include "domain/hold.hpp"
#include "store/attachment.hpp"
#include "store/organisation.hpp"
#include "store/retention_count.hpp"
#include "store/retention_rule.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::RetentionKind;

const Error not_found{Code::not_found, "not_found", ""};
const Error not_permitted{Code::forbidden, "not_permitted", ""};
const Error moved{Code::conflict, "disposal_moved", "id"};

std::string detail_of(const store::Disposal& one) {
  return fmt::format("{} before {}: {} counted, {} destroyed | {}", domain::retention_kind_name(one.kind),
                     base::format_day(one.before), one.counted, one.destroyed, one.reference);
}

base::Result<store::Disposal> moved_to(const Context& context, const domain::Caller& caller, const base::Uuid& id,
                                       const store::Actor& actor, std::string_view action,
                                       const std::function<bool(db::Write&)>& move) {
  if (!domain::may_keep_holds(caller, caller.agency)) return not_permitted;
  return context.database.write([&](db::Write& write) -> base::Result<store::Disposal> {
    const auto found = store::find_disposal(write, caller.agency, id);
    if (!found) return not_found;
    const bool confirms = action == "disposal_confirmed";
    if (confirms && found->state == "proposed" && found->proposed_by == caller.officer) {
      return Error{Code::forbidden, "disposal_same_officer", "id"};
    }
    if (!move(write)) return moved;
    store::insert_audit_entry(write, caller.agency, actor, confirms ? "disposal_confirmed" : "disposal_withdrawn", id,
                              detail_of(*found));
    return store::find_disposal(write, caller.agency, id).value();
  });
}

struct Part {
  std::int64_t gone = 0;
  bool last = true;
};

/// Destroys a few rows of one.
Part carry_on(const Context& context, const store::Disposal& one, std::int64_t batch) {
  return context.database.write([&](db::Write& write) -> Part {
    const auto now = store::find_disposal(write, one.agency, one.id);
    if (!now || now->state != "confirmed") return {};  // withdrawn meanwhile
    const auto gone = store::delete_submitted_attachments_before(write, one.agency,
                                                                 base::to_instant(base::LocalTime{one.before}), batch);
    store::count_destroyed(write, one.agency, one.id, gone);
    if (gone == batch) return {gone, false};
    store::finish_disposal(write, one.agency, one.id);
    store::insert_audit_entry(write, one.agency, {}, "disposal_done", one.id,
                              detail_of(store::find_disposal(write, one.agency, one.id).value()));
    return {gone, true};
  });
}

}  // namespace

base::Result<store::Disposal> propose_disposal(const Context& context, const domain::Caller& caller, RetentionKind kind,
                                               base::Day before, const std::string& reference,
                                               const store::Actor& actor) {
  if (!domain::may_keep_holds(caller, caller.agency)) return not_permitted;
  return context.database.write([&](db::Write& write) -> base::Result<store::Disposal> {
    const auto terms = store::load_retention_terms(write, caller.agency);
    const auto& term = domain::term_of(terms, kind);
    if (term.way != domain::RetentionWay::approval) return Error{Code::unprocessable, "disposal_kind", "kind"};
    const auto latest = write.today() - std::chrono::days{term.days()};
    if (before > latest) {
      return Error{Code::unprocessable, "disposal_too_early", "before", {{"day", base::format_day(latest)}}};
    }
    if (base::trimmed(reference).empty()) {
      return Error{Code::unprocessable, "disposal_reference_missing", "reference"};
    }
    store::Disposal one;
    one.agency = caller.agency;
    one.id = base::make_uuid(write.now());
    one.kind = kind;
    one.before = before;
    const auto overdue = store::count_overdue(write, caller.agency, kind, before);
    one.counted = overdue.rows - overdue.held;
    if (one.counted == 0) return Error{Code::conflict, "disposal_nothing", "before"};
    one.reference = std::string(base::trimmed(reference));
    one.proposed_at = write.now();
    one.proposed_by = caller.officer;
    if (!store::insert_disposal(write, one)) return Error{Code::conflict, "disposal_open", "kind"};
    store::insert_audit_entry(write, caller.agency, actor, "disposal_proposed", one.id, detail_of(one));
    return store::find_disposal(write, caller.agency, one.id).value();
  });
}

base::Result<store::Disposal> confirm_disposal(const Context& context, const domain::Caller& caller,
                                               const base::Uuid& id, const store::Actor& actor) {
  return moved_to(context, caller, id, actor, "disposal_confirmed",
                  [&](db::Write& write) { return store::confirm_disposal(write, caller.agency, id, caller.officer); });
}

base::Result<store::Disposal> withdraw_disposal(const Context& context, const domain::Caller& caller,
                                                const base::Uuid& id, const store::Actor& actor) {
  return moved_to(context, caller, id, actor, "disposal_withdrawn",
                  [&](db::Write& write) { return store::withdraw_disposal(write, caller.agency, id); });
}

base::Result<DisposalPage> list_disposals(const Context& context, const domain::Caller& caller,
                                          const std::optional<base::Uuid>& before, std::int64_t limit) {
  if (!domain::may_read_audit(caller, caller.agency)) return not_found;
  return context.database.read([&](db::Read& read) {
    DisposalPage page{store::list_disposals(read, caller.agency, before, limit + 1)};
    if (static_cast<std::int64_t>(page.disposals.size()) > limit) {
      page.disposals.pop_back();
      page.next = page.disposals.back().id;
    }
    return page;
  });
}

std::int64_t carry_out_disposals(const Context& context, const std::function<bool()>& stopped, std::int64_t batch) {
  std::int64_t all = 0;
  for (const auto& agency : context.database.read([](db::Read& read) { return store::load_agencies(read); })) {
    for (const auto& one :
         context.database.read([&](db::Read& read) { return store::list_confirmed_disposals(read, agency.id); })) {
      for (bool last = false; !last;) {
        if (stopped()) return all;
        const auto part = carry_on(context, one, batch);
        all += part.gone;
        last = part.last;
      }
    }
  }
  return all;
}

}  // namespace spotme::app

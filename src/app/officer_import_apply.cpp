#include "app/import_officers.hpp"
#include "app/notice.hpp"
#include "app/officer_import.hpp"
#include "app/officer_import_look.hpp"
#include "app/officer_import_progress.hpp"
#include "app/posting_notice.hpp"
#include "app/webhook_event.hpp"

#include <fmt/format.h>

#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::ImportState;

/// Longer than any import takes; a server that ended on the way leaves it planned after so long.
constexpr std::chrono::minutes lease{10};

void take_look(store::OfficerImport& import, const ImportLook& look) {
  import.totals = look.totals;
  import.plan_hash = look.hash;
  import.lease_until.reset();
}

void tell(db::Write& write, const store::OfficerImport& import, const ImportPlan& plan, const store::Actor& actor) {
  for (const auto& [agency, counts] : plan.counts) {
    store::insert_audit_entry(write, agency, actor, "officers_imported", import.id.value,
                              fmt::format("created={} updated={} unchanged={} file_sha256={}", counts.created,
                                          counts.updated, counts.unchanged, base::to_hex(import.sha256)));
    announce_import(write, agency, "officer", static_cast<std::int64_t>(counts.created + counts.updated));
  }
  NewNotice notice;
  notice.agency = import.agency;
  notice.to = import.made_by;
  notice.kind = domain::NoticeKind::import_done;
  notice.args = {{"title", import.file_name}, {"count", std::to_string(import.totals.fresh + import.totals.changed)}};
  notice.link = "/import-pegawai";
  notify(write, {notice});
}

const Error given_up{Code::conflict, "import_given_up", ""};

base::Result<store::OfficerImport> apply(const Context& context, db::Write& write, const domain::Caller& caller,
                                         domain::OfficerImportId id, const store::Actor& actor,
                                         ImportProgress& progress) {
  auto found = store::find_officer_import(write, caller.agency, id);
  if (!found || found->state != ImportState::applying) return Error{Code::conflict, "import_not_planned", ""};
  auto import = std::move(*found);
  const auto content = store::load_import_content(write, import.agency, id);
  if (!content) return Error{Code::conflict, "import_not_planned", ""};
  SPOTME_TRY(auto table, read_table_file(*content));
  if (!progress.reached(10)) return given_up;
  SPOTME_TRY(const auto look, look_at_import(context, write, caller, std::move(table)));
  const bool same = look.hash == import.plan_hash && look.totals.wrong == 0;
  take_look(import, look);
  if (!same) {
    import.state = ImportState::planned;
    import.outdated = true;
    store::replace_import_rows(write, import, look.rows);
    store::update_officer_import(write, import, false);
    return import;
  }
  if (!progress.reached(40)) return given_up;
  save_import_plan(context, write, look.plan, write.today());
  if (!progress.reached(70)) return given_up;
  // Nobody is told these: each printing of slips makes new ones (app/password_slip).
  (void)insert_new_accounts(context, write, look.plan);
  if (!progress.reached(85)) return given_up;
  import.state = ImportState::done;
  import.outdated = false;
  import.done_at = write.now();
  import.valid_from = write.today();
  store::replace_import_rows(write, import, look.rows);
  store::insert_import_names(write, import, look.names);
  store::update_officer_import(write, import, true);
  tell(write, import, look.plan, actor);
  tell_of_imported_moves(write, look.plan, write.today());
  if (!progress.reached(ImportProgress::last_step)) return given_up;
  return import;
}

/// Where nothing was stored.
store::OfficerImport give_back(const Context& context, const store::OfficerImport& import, ImportState state,
                               const store::Actor& actor) {
  return context.database.write([&](db::Write& write) {
    auto now = store::find_officer_import(write, import.agency, import.id).value();
    if (now.state != ImportState::applying) return now;
    now.state = state;
    now.lease_until.reset();
    store::update_officer_import(write, now, state == ImportState::cancelled);
    if (state == ImportState::cancelled) {
      store::insert_audit_entry(write, now.agency, actor, "officer_import_cancelled", now.id.value, "");
    }
    return now;
  });
}

}  // namespace

base::Result<store::OfficerImport> begin_import(const Context& context, const domain::Caller& caller,
                                                domain::OfficerImportId id, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::OfficerImport> {
    SPOTME_TRY(auto import, find_import(write, caller, id));
    if (import.state != ImportState::planned) return Error{Code::conflict, "import_not_planned", ""};
    if (import.totals.wrong > 0) return Error{Code::conflict, "import_has_faults", ""};
    if (import.totals.fresh + import.totals.changed + import.totals.units == 0) {
      return Error{Code::conflict, "import_changes_nothing", ""};
    }
    import.state = ImportState::applying;
    import.outdated = false;
    import.lease_until = write.now() + lease;
    store::update_officer_import(write, import, false);
    store::insert_audit_entry(write, import.agency, actor, "officer_import_begun", id.value, "");
    return import;
  });
}

store::OfficerImport run_import(const Context& context, const domain::Caller& caller,
                                const store::OfficerImport& import, const store::Actor& actor) {
  ImportProgress progress(import.id);
  try {
    auto done = context.database.write(
        [&](db::Write& write) { return apply(context, write, caller, import.id, actor, progress); });
    if (done) return std::move(*done);
    const bool asked = done.error().key == given_up.key;
    return give_back(context, import, asked ? ImportState::cancelled : ImportState::planned, actor);
  } catch (const db::CommitUnknown&) {
    throw;  // it may be stored: its own row says so, and the lease runs out where it is not
  } catch (...) {
    (void)give_back(context, import, ImportState::planned, actor);
    throw;
  }
}

}  // namespace spotme::app

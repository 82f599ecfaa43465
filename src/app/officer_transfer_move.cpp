#include "app/officer_transfer_move.hpp"

#include "app/notice.hpp"
#include "app/officer_reach.hpp"
#include "app/officer_transfer.hpp"
#include "base/log.hpp"
#include "store/account_list.hpp"
#include "store/officer.hpp"
#include "store/officer_departure.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using domain::TransferState;

store::Officer new_record(db::Read& read, const store::Transfer& transfer, const store::AccountView& old) {
  store::Officer officer;
  officer.agency = transfer.to_agency;
  officer.id = base::OfficerId::make(read.now());
  officer.name = old.name;
  officer.email = old.email;
  officer.unit = transfer.to_unit.value();
  officer.state = domain::parse_state(transfer.to_state).value();
  officer.scheme = domain::parse_assigned(transfer.to_scheme).value();
  // Who was to lead him may have left meanwhile: then nobody does until it is settled.
  const bool led = transfer.to_supervisor &&
                   store::find_officer(read, transfer.to_agency, *transfer.to_supervisor, transfer.first_day);
  if (led) officer.supervisor = transfer.to_supervisor;
  return officer;
}

}  // namespace

bool move_officer(db::Write& write, store::Transfer& transfer, const store::Actor& actor) {
  const auto unit = store::find_unit(write, transfer.to_agency, transfer.to_unit.value(), transfer.first_day);
  const auto old = store::find_account_view(write, transfer.agency, transfer.officer);
  if (!unit || !old) return false;
  const auto officer = new_record(write, transfer, *old);
  store::insert_officer(write, officer, transfer.first_day);
  transfer.to_officer = officer.id;
  transfer.state = TransferState::done;
  if (!store::move_transfer(write, transfer, TransferState::accepted)) {
    throw db::SerializationFailure("a transfer was moved by another meanwhile");
  }
  store::move_account(write, transfer);
  store::end_postings(write, transfer.agency, transfer.officer, transfer.first_day);
  store::end_membership(write, transfer.agency, transfer.officer, transfer.first_day, actor.officer, transfer.reason);
  store::insert_audit_entry(write, transfer.agency, actor, "transfer_done", transfer.officer.value,
                            base::format_day(transfer.first_day));
  store::insert_audit_entry(write, transfer.to_agency, actor, "transfer_done", officer.id.value,
                            base::format_day(transfer.first_day));
  const auto agency = store::find_agency(write, transfer.to_agency).value();
  notify(write,
         {{transfer.to_agency,
           officer.id,
           domain::NoticeKind::posting_changed,
           {{"place", fmt::format("{}, {}", unit->name, agency.name)}, {"day", base::format_day(transfer.first_day)}},
           {},
           "/akaun"}});
  return true;
}

bool carry_out_transfer(const Context& context, const store::Transfer& due) {
  const bool done = context.database.write([&](db::Write& write) {
    auto view = store::find_open_transfer(write, due.agency, due.officer);
    if (!view || view->transfer.id != due.id || view->transfer.state != TransferState::accepted) return true;
    return move_officer(write, view->transfer, {});
  });
  if (!done) base::log(base::Level::warning, "transfer_stands", {{"transfer", base::to_string(due.id)}});
  return done;
}

}  // namespace spotme::app

#include "app/officer_transfer.hpp"

#include "app/account.hpp"
#include "app/officer_departure.hpp"
#include "app/officer_reach.hpp"
#include "app/officer_transfer_move.hpp"
#include "app/posting_notice.hpp"
#include "app/roster.hpp"
#include "store/account.hpp"
#include "store/clock_event.hpp"
#include "store/officer.hpp"
#include "store/unit.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::TransferState;

constexpr std::size_t most_targets = 20;
const Error not_found{Code::not_found, "not_found", ""};

Error refuse(std::string_view key, std::string_view field) {
  return {Code::unprocessable, std::string(key), std::string(field)};
}

/// A day on which he pressed in the old agency is a day of the old agency.
base::Result<void> check_first_day(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day) {
  if (day > read.today()) return {};
  if (store::load_clock_events(read, {{agency, officer, day}}).empty()) return {};
  return Error{Code::conflict, "transfer_after_press", "first_day"};
}

/// One that is open. Refuses `not_found` and `transfer_settled`.
base::Result<store::TransferView> find_open(db::Read& read, base::AgencyId agency, domain::TransferId id,
                                            bool received) {
  auto view = store::find_transfer(read, agency, id);
  if (!view || (received ? view->transfer.to_agency : view->transfer.agency) != agency) return not_found;
  if (!domain::is_open(view->transfer.state)) {
    return Error{Code::conflict, "transfer_settled", ""};
  }
  return std::move(*view);
}

/// Puts what the new agency chose into the transfer.
base::Result<void> read_acceptance(const Context& context, db::Read& read, const domain::Caller& caller,
                                   const TransferAcceptance& acceptance, store::Transfer& transfer) {
  const auto agency = transfer.to_agency;
  const auto unit = store::find_unit(read, agency, acceptance.unit, transfer.first_day);
  if (!unit || !domain::may_administer(caller, agency, unit->path)) return refuse("unit_unknown", "unit_id");
  if (const auto end = store::find_unit_end(read, agency, acceptance.unit, transfer.first_day)) {
    return Error{Code::conflict, "unit_closing", "unit_id", {{"day", base::format_day(*end)}}};
  }
  if (!domain::parse_state(acceptance.state)) return refuse("state_unknown", "state");
  SPOTME_TRY(const auto scheme, domain::parse_assigned(acceptance.scheme));
  SPOTME_CHECK(domain::check_assigned(context.rulebook.current(read, agency)->pack, transfer.first_day, scheme));
  SPOTME_CHECK(check_place(read, agency, scheme, transfer.first_day));
  if (acceptance.supervisor_user_id) {
    const auto account = store::find_account_by_user_id(read, normal_user_id(*acceptance.supervisor_user_id));
    if (!account || account->agency != agency) return refuse("supervisor_unknown", "supervisor_user_id");
    if (!account->active || !store::find_officer(read, agency, account->officer, transfer.first_day)) {
      return refuse("supervisor_inactive", "supervisor_user_id");
    }
    transfer.to_supervisor = account->officer;
  }
  transfer.to_unit = acceptance.unit;
  transfer.to_state = acceptance.state;
  transfer.to_scheme = domain::format_assigned(scheme);
  return {};
}

/// An entry in the trail of both agencies, each of which reads its own alone.
void audit_both(db::Write& write, const store::Transfer& transfer, const store::Actor& actor, std::string_view action,
                std::string_view detail) {
  store::insert_audit_entry(write, transfer.agency, actor, action, transfer.officer.value, detail);
  store::insert_audit_entry(write, transfer.to_agency, actor, action,
                            transfer.to_officer ? transfer.to_officer->value : transfer.id.value, detail);
}

base::Result<store::TransferView> settle(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                         domain::TransferId id, TransferState after, const std::string& answer,
                                         const store::Actor& actor) {
  const bool received = after == TransferState::refused;
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<store::TransferView> {
    SPOTME_TRY(auto view, find_open(write, agency, id, received));
    if (!received && !domain::may_administer(caller, agency, view.unit_path)) return not_found;
    const auto before = view.transfer.state;
    view.transfer.state = after;
    view.transfer.answered_by = caller.officer;
    view.transfer.answer = answer;
    if (!store::move_transfer(write, view.transfer, before)) return Error{Code::conflict, "transfer_settled", ""};
    audit_both(write, view.transfer, actor, received ? "transfer_refused" : "transfer_withdrawn", answer);
    return view;
  });
}

}  // namespace

base::Result<std::vector<store::Agency>> list_transfer_targets(const Context& context, const domain::Caller& caller,
                                                               base::AgencyId agency, const std::string& search) {
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  const auto key = store::name_key(search);
  auto agencies = context.database.read([](db::Read& read) { return store::load_agencies(read); });
  const auto today = base::local_day(context.clock.now());
  std::erase_if(agencies, [&](const auto& one) {
    const bool matches = store::name_key(one.name).find(key) != std::string::npos ||
                         store::name_key(one.code).find(key) != std::string::npos;
    return one.id == agency || one.suspended(today) || !matches;
  });
  std::sort(agencies.begin(), agencies.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  if (agencies.size() > most_targets) agencies.resize(most_targets);
  return agencies;
}

base::Result<TransferPage> list_transfers(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                          bool received, const std::optional<domain::TransferId>& before,
                                          std::int64_t limit) {
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  return context.database.read([&](db::Read& read) -> base::Result<TransferPage> {
    TransferPage page{store::list_transfers(read, agency, received, before, limit + 1)};
    if (static_cast<std::int64_t>(page.transfers.size()) > limit) {
      page.transfers.pop_back();
      page.next = page.transfers.back().transfer.id;
    }
    if (!received) {
      std::erase_if(page.transfers,
                    [&](const auto& one) { return !domain::may_administer(caller, agency, one.unit_path); });
    }
    return page;
  });
}

base::Result<store::TransferView> offer_transfer(const Context& context, const domain::Caller& caller,
                                                 base::AgencyId agency, const TransferOffer& offer,
                                                 const store::Actor& actor) {
  auto offered = context.database.write([&](db::Write& write) -> base::Result<store::TransferView> {
    SPOTME_TRY(const auto kept, find_kept_below(write, caller, agency, offer.officer));
    if (caller.agency == agency && caller.officer == offer.officer) return Error{Code::conflict, "own_transfer", ""};
    SPOTME_CHECK(check_not_closed(write, agency, offer.officer));
    SPOTME_CHECK(check_nothing_planned(write, agency, offer.officer));
    if (offer.to_agency == agency) return refuse("transfer_same_agency", "to_agency_id");
    const auto to = store::find_agency(write, offer.to_agency);
    if (!to || to->suspended(offer.first_day)) return refuse("transfer_agency_unknown", "to_agency_id");
    if (offer.first_day < write.today()) return refuse("transfer_in_past", "first_day");
    const bool posted = kept.first_post && *kept.first_post < offer.first_day;
    if (kept.user_id.empty() || !kept.active || !posted ||
        !store::find_officer(write, agency, offer.officer, write.today())) {
      return Error{Code::conflict, "no_post", "officer_id", {{"name", kept.name}}};
    }
    SPOTME_CHECK(check_first_day(write, agency, offer.officer, offer.first_day));
    store::Transfer transfer{
        agency, domain::TransferId::make(write.now()), offer.officer, offer.to_agency, offer.first_day, offer.reason};
    transfer.offered_at = write.now();
    transfer.offered_by = caller.officer;
    store::insert_transfer(write, transfer);
    audit_both(write, transfer, actor, "transfer_offered",
               fmt::format("from {}: {}", base::format_day(offer.first_day), offer.reason));
    auto view = store::find_transfer(write, agency, transfer.id).value();
    tell_of_offer(write, view);
    return view;
  });
  return audited(context, agency, offer.officer, actor, std::move(offered));
}

base::Result<store::TransferView> accept_transfer(const Context& context, const domain::Caller& caller,
                                                  base::AgencyId agency, domain::TransferId id,
                                                  const TransferAcceptance& acceptance, const store::Actor& actor) {
  if (!domain::may_administer_agency(caller, agency)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<store::TransferView> {
    SPOTME_TRY(auto view, find_open(write, agency, id, true));
    auto& transfer = view.transfer;
    if (transfer.state != TransferState::offered) return Error{Code::conflict, "transfer_settled", ""};
    if (transfer.first_day < write.today()) return Error{Code::conflict, "transfer_day_over", ""};
    SPOTME_CHECK(read_acceptance(context, write, caller, acceptance, transfer));
    SPOTME_CHECK(check_first_day(write, transfer.agency, transfer.officer, transfer.first_day));
    transfer.state = TransferState::accepted;
    transfer.answered_by = caller.officer;
    if (!store::move_transfer(write, transfer, TransferState::offered)) {
      return Error{Code::conflict, "transfer_settled", ""};
    }
    audit_both(write, transfer, actor, "transfer_accepted", base::format_day(transfer.first_day));
    if (transfer.first_day == write.today() && !move_officer(write, transfer, actor)) {
      return refuse("unit_unknown", "unit_id");
    }
    return store::find_transfer(write, agency, id).value();
  });
}

base::Result<store::TransferView> refuse_transfer(const Context& context, const domain::Caller& caller,
                                                  base::AgencyId agency, domain::TransferId id,
                                                  const std::string& reason, const store::Actor& actor) {
  return settle(context, caller, agency, id, TransferState::refused, reason, actor);
}

base::Result<store::TransferView> withdraw_transfer(const Context& context, const domain::Caller& caller,
                                                    base::AgencyId agency, domain::TransferId id,
                                                    const store::Actor& actor) {
  return settle(context, caller, agency, id, TransferState::withdrawn, "", actor);
}

}  // namespace spotme::app

#include "app/officer_departure.hpp"

#include "app/api_token.hpp"
#include "app/officer_reach.hpp"
#include "app/officer_transfer.hpp"
#include "store/account.hpp"
#include "store/officer.hpp"
#include "store/officer_departure.hpp"
#include "store/officer_merge.hpp"
#include "store/officer_transfer.hpp"
#include "store/organisation.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::HistoryKind;

constexpr std::chrono::days one_day{1};
constexpr std::int64_t at_once = 1000;  // of each kind in one night; the rest follow in the next

/// The post ended when the departure was made; here once more, or one that was given meanwhile would be judged for
/// ever.
void close_account(db::Write& write, const store::Departure& departure, std::optional<base::OfficerId> by) {
  const auto from = departure.last_day + one_day;
  store::end_postings(write, departure.agency, departure.officer, from);
  store::end_membership(write, departure.agency, departure.officer, from, by, departure.reason);
  store::update_active(write, departure.agency, departure.officer, false);
  end_tokens_of(write, departure.agency, {departure.officer}, {by});
}

/// The post must hold on the last day; where that is to come, nothing later may be planned, or it could not be taken
/// back as it was.
base::Result<void> check_post(db::Read& read, base::AgencyId agency, const store::KeptOfficer& kept,
                              base::Day last_day) {
  const auto rows = store::load_officer_history(read, agency, kept.id);
  const bool posted = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
    return row.kind == HistoryKind::posting && row.from <= last_day && last_day < row.to;
  });
  if (!posted) return Error{Code::conflict, "no_post", "last_day", {{"name", kept.name}}};
  const bool later = std::any_of(rows.begin(), rows.end(), [&](const auto& row) {
    return row.kind == HistoryKind::posting && row.from > std::max(last_day, read.today());
  });
  if (later) return Error{Code::conflict, "post_changes_later", "last_day"};
  return {};
}

}  // namespace

base::Result<void> check_nothing_planned(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  if (store::find_waiting_departure(read, agency, officer)) return Error{Code::conflict, "departure_waiting", ""};
  if (store::find_open_transfer(read, agency, officer)) return Error{Code::conflict, "transfer_open", ""};
  return {};
}

base::Result<void> check_not_closed(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  if (const auto left = store::find_leaving(read, agency, officer)) {
    return Error{Code::conflict, "account_moved", "", {{"agency", left->to_agency_name}}};
  }
  if (store::find_merge(read, agency, officer)) return Error{Code::conflict, "account_merged", ""};
  return {};
}

void restore_post(db::Write& write, base::AgencyId agency, base::OfficerId officer) {
  std::optional<store::HistoryRow> last;
  for (auto& row : store::load_officer_history(write, agency, officer)) {
    if (row.kind == HistoryKind::posting) last = std::move(row);
  }
  if (!last || last->to > write.today()) return;
  store::Officer row;
  row.agency = agency;
  row.id = officer;
  row.unit = last->unit.value();
  row.state = domain::parse_state(last->value).value();
  store::change_postings(write, {row}, write.today());
}

base::Result<AccountView> depart(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                 base::OfficerId officer, const DepartureDraft& draft, const store::Actor& actor) {
  auto left = context.database.write([&](db::Write& write) -> base::Result<AccountView> {
    SPOTME_TRY(const auto kept, find_kept_below(write, caller, agency, officer));
    if (caller.agency == agency && caller.officer == officer) return Error{Code::conflict, "own_departure", ""};
    SPOTME_CHECK(check_not_closed(write, agency, officer));
    SPOTME_CHECK(check_nothing_planned(write, agency, officer));
    SPOTME_CHECK(check_post(write, agency, kept, draft.last_day));
    const auto from = draft.last_day + one_day;
    SPOTME_CHECK(check_open_months(write, agency, from, write.today(), "last_day"));
    store::Departure one{agency, officer, base::make_uuid(write.now()), draft.last_day, draft.kind, draft.reason};
    one.made_at = write.now();
    one.made_by = caller.officer;
    store::end_postings(write, agency, officer, from);
    if (from <= write.today()) {
      store::reopen_days(write, agency, {officer}, {from, write.today()}, {"reopen_posting"});
      close_account(write, one, actor.officer);
      one.done_at = write.now();
    }
    store::insert_departure(write, one);
    store::insert_audit_entry(write, agency, actor, "officer_departed", officer.value,
                              fmt::format("{} after {}: {}", domain::departure_kind_name(one.kind),
                                          base::format_day(one.last_day), one.reason));
    return store::find_account_view(write, agency, officer).value();
  });
  return audited(context, agency, officer, actor, std::move(left));
}

base::Result<AccountView> undo_departure(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                         base::OfficerId officer, const store::Actor& actor) {
  auto back = context.database.write([&](db::Write& write) -> base::Result<AccountView> {
    SPOTME_CHECK(find_kept_below(write, caller, agency, officer));
    const auto waiting = store::find_waiting_departure(write, agency, officer);
    if (!waiting || waiting->last_day < write.today()) return Error{Code::conflict, "departure_unknown", ""};
    (void)store::undo_change(write, agency, officer, HistoryKind::posting, waiting->last_day + one_day, std::nullopt);
    store::undo_departure(write, *waiting, caller.officer);
    store::insert_audit_entry(write, agency, actor, "officer_departure_undone", officer.value,
                              base::format_day(waiting->last_day));
    return store::find_account_view(write, agency, officer).value();
  });
  return audited(context, agency, officer, actor, std::move(back));
}

std::int64_t carry_out_departures(const Context& context, base::AgencyId agency, const std::function<bool()>& stopped) {
  std::int64_t done = 0;
  const auto leaving =
      context.database.read([&](db::Read& read) { return store::load_due_departures(read, agency, at_once); });
  for (const auto& one : leaving) {
    if (stopped()) return done;
    context.database.write([&](db::Write& write) {
      const auto waiting = store::find_waiting_departure(write, agency, one.officer);
      if (!waiting || waiting->id != one.id) return false;  // another server was first
      close_account(write, one, std::nullopt);
      store::settle_departure(write, one);
      store::insert_audit_entry(write, agency, {}, "account_deactivated", one.officer.value, one.reason);
      return true;
    });
    ++done;
  }
  const auto moving =
      context.database.read([&](db::Read& read) { return store::load_due_transfers(read, agency, at_once); });
  for (const auto& one : moving) {
    if (stopped()) return done;
    if (carry_out_transfer(context, one)) ++done;
  }
  return done;
}

}  // namespace spotme::app

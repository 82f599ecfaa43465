#include "app/transaction.hpp"

#include "app/judge_line.hpp"
#include "app/transaction_decision.hpp"
#include "base/text.hpp"
#include "store/look.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::size_t day_length = 10;

/// A cursor is the day and the officer's id, as one opaque word.
std::string write_cursor(const domain::Transaction& last) {
  const auto text = base::format_day(last.day) + base::to_string(last.officer);
  return base::to_base64url(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

base::Result<store::TransactionCursor> read_cursor(std::string_view text) {
  const Error refusal{Code::unprocessable, "cursor_invalid", "after"};
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() < day_length) return refusal;
  const std::string plain(bytes->begin(), bytes->end());
  const auto day = base::parse_day(std::string_view(plain).substr(0, day_length));
  const auto officer = base::parse_uuid(std::string_view(plain).substr(day_length));
  if (!day || !officer) return refusal;
  return store::TransactionCursor{*day, {*officer}};
}

std::string agency_code(db::Read& read, base::AgencyId agency) {
  const auto found = store::find_agency(read, agency);
  if (!found) throw db::Fault("a caller without an agency");
  return found->code;
}

std::vector<TransactionVersion> with_differences(std::vector<domain::Transaction> versions) {
  std::vector<TransactionVersion> shown;
  for (auto& version : versions) {
    TransactionVersion one{std::move(version)};
    one.intact = domain::hash_of(one.transaction) == one.transaction.hash;
    if (shown.empty()) {
      one.intact = one.intact && !one.transaction.previous_hash;
    } else {
      const auto& before = shown.back().transaction;
      one.intact = one.intact && one.transaction.previous_hash == before.hash;
      one.differences = domain::differences(before.record, one.transaction.record);
    }
    shown.push_back(std::move(one));
  }
  return shown;
}

TransactionDetail detail_of(const Context& context, db::Read& read, std::vector<domain::Transaction> versions) {
  const auto& last = versions.back();
  TransactionDetail detail;
  detail.agency_code = agency_code(read, last.agency);
  detail.officer_name = store::load_officer_names(read, last.agency, {last.officer}).front();
  auto again = judge_again(context, read, last);
  if (again) {
    const auto line = read_case(last.record.facts);
    const auto record =
        domain::record_of(*line.facts, *again, last.record.unit_path, last.record.scheme, last.record.facts);
    detail.repeated = record == last.record;
    detail.verdict = std::move(again).value();
  } else {
    detail.repeated = last.record.facts.empty();
  }
  detail.versions = with_differences(std::move(versions));
  return detail;
}

/// A look at one officer is told to him; one at a list of many stands in the trail alone.
void audit_look(const Context& context, const domain::Caller& caller, const store::Actor& actor,
                std::string_view action, std::optional<base::Uuid> subject, const std::string& detail) {
  context.database.write([&](db::Write& write) {
    if (subject) {
      store::insert_looks(write, caller.agency, actor, action, {{base::OfficerId{*subject}, *subject, detail}});
    } else {
      store::insert_audit_entry(write, caller.agency, actor, action, subject, detail);
    }
    return true;
  });
}

}  // namespace

std::string transaction_reference(std::string_view code, std::int64_t number) {
  return fmt::format("{}-{:08}", code, number);
}

base::Result<TransactionPage> list_transactions(const Context& context, const domain::Caller& caller,
                                                store::TransactionFilter filter, std::optional<std::string> after,
                                                std::int64_t limit, const store::Actor& actor) {
  if (filter.days.last < filter.days.first) return Error{Code::unprocessable, "range_reversed", "to"};
  if ((filter.days.last - filter.days.first).count() >= most_listed_days) {
    return Error{Code::unprocessable, "range_too_long", "to", {{"limit", std::to_string(most_listed_days)}}};
  }
  std::optional<store::TransactionCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_cursor(*after));
  }
  filter.reach = domain::transaction_reach(caller);
  auto page = context.database.read([&](db::Read& read) {
    TransactionPage found{
        agency_code(read, caller.agency),
        store::list_transactions(read, caller.agency, filter, store::TransactionOrder::latest_first, cursor, limit + 1),
        std::nullopt, store::count_transactions(read, caller.agency, filter)};
    if (static_cast<std::int64_t>(found.transactions.size()) > limit) {
      found.transactions.pop_back();
      found.next = write_cursor(found.transactions.back().transaction);
    }
    return found;
  });
  const auto others = std::any_of(page.transactions.begin(), page.transactions.end(),
                                  [&](const auto& view) { return view.transaction.officer != caller.officer; });
  if (others) {
    const auto detail = fmt::format("{} {} {} {}", base::format_day(filter.days.first),
                                    base::format_day(filter.days.last), filter.unit_path, page.transactions.size());
    audit_look(context, caller, actor, "transactions_read",
               filter.officer ? std::optional(filter.officer->value) : std::nullopt, detail);
  }
  return page;
}

base::Result<TransactionDetail> show_transaction(const Context& context, const domain::Caller& caller,
                                                 std::int64_t number, const store::Actor& actor) {
  auto detail = context.database.read([&](db::Read& read) -> base::Result<TransactionDetail> {
    auto versions = store::load_versions(read, caller.agency, number);
    // He may read it who reaches the unit in which the officer stood by the version that holds.
    if (versions.empty() || !domain::may_read_transactions(caller, caller.agency, versions.back().record.unit_path)) {
      return Error{Code::not_found, "not_found", ""};
    }
    return detail_of(context, read, std::move(versions));
  });
  if (!detail) return detail;
  const auto& officer = detail->versions.front().transaction.officer;
  if (officer != caller.officer) {
    audit_look(context, caller, actor, "transaction_read", officer.value,
               transaction_reference(detail->agency_code, number));
  }
  return detail;
}

std::optional<TransactionDetail> own_transaction(const Context& context, const domain::Caller& caller, base::Day day) {
  return context.database.read([&](db::Read& read) -> std::optional<TransactionDetail> {
    auto versions = store::load_versions(read, {caller.agency, caller.officer, day});
    if (versions.empty()) return std::nullopt;
    return detail_of(context, read, std::move(versions));
  });
}

}  // namespace spotme::app

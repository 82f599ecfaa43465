#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/transaction.hpp"
#include "domain/verdict.hpp"
#include "store/audit.hpp"
#include "store/transaction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Transactions of the caller's own agency, within his reach; what lies outside it is `not_found`. Whoever reads those
/// of others is written into the audit trail.
namespace spotme::app {

/// `AG1-00000042`: the agency's code and the number.
[[nodiscard]] std::string transaction_reference(std::string_view agency_code, std::int64_t number);

struct TransactionPage {
  std::string agency_code;
  std::vector<store::TransactionView> transactions;
  std::optional<std::string> next = {};  ///< opaque; give it as `after`
  std::int64_t total = 0;                ///< all that match, over all pages
};
/// The latest day first. `filter.reach` is filled in here. Refuses `range_reversed`, `range_too_long` (field `to`; args
/// `limit`) and `cursor_invalid` (field `after`).
[[nodiscard]] base::Result<TransactionPage> list_transactions(const Context& context, const domain::Caller& caller,
                                                              store::TransactionFilter filter,
                                                              std::optional<std::string> after, std::int64_t limit,
                                                              const store::Actor& actor);

struct TransactionVersion {
  domain::Transaction transaction;
  std::vector<domain::Difference> differences = {};  ///< from the version before
  bool intact = false;  ///< its hash is that of its bytes, and it names the hash of the version before
};
struct TransactionDetail {
  std::string agency_code;
  std::string officer_name;
  std::vector<TransactionVersion> versions;     ///< from the first
  std::optional<domain::Verdict> verdict = {};  ///< of the last, found again; nullopt where that is void
  bool repeated = false;                        ///< finding it again gave the same record, byte for byte
};
[[nodiscard]] base::Result<TransactionDetail> show_transaction(const Context& context, const domain::Caller& caller,
                                                               std::int64_t number, const store::Actor& actor);

/// The caller's own day; nullopt where it has no transaction.
[[nodiscard]] std::optional<TransactionDetail> own_transaction(const Context& context, const domain::Caller& caller,
                                                               base::Day day);

inline constexpr int most_listed_days = 366;

}  // namespace spotme::app

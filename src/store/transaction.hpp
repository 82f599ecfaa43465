#pragma once

#include "domain/calendar.hpp"
#include "domain/transaction.hpp"
#include "store/clock_event.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Attendance transactions. Versions are only ever added: this file holds no statement that changes or removes one.
namespace spotme::store {

/// The version that holds for an officer's day.
struct Holding {
  std::size_t n = 0;  ///< number of the question
  domain::Transaction transaction;
};
/// Of those days that have one, in any order.
[[nodiscard]] std::vector<Holding> load_holding(db::Read& read, const std::vector<OfficerDay>& days);

/// The versions that hold for every day of the range, of officers from `first` to `last`, in any order.
[[nodiscard]] std::vector<domain::Transaction> load_holding(db::Read& read, base::AgencyId agency,
                                                            domain::DayRange days, base::OfficerId first,
                                                            base::OfficerId last);

/// Adds versions. One with version 1 gives its day the number; a later one becomes the one that holds. Throws
/// SerializationFailure when another writer has made one of these versions meanwhile.
void insert_transactions(db::Write& write, const std::vector<domain::Transaction>& transactions);

/// All versions under a number, from the first; empty when the agency has no such number.
[[nodiscard]] std::vector<domain::Transaction> load_versions(db::Read& read, base::AgencyId agency,
                                                             std::int64_t number);
/// All versions of one officer's day.
[[nodiscard]] std::vector<domain::Transaction> load_versions(db::Read& read, const OfficerDay& day);

struct TransactionFilter {
  domain::DayRange days;
  std::vector<std::string> reach = {};  ///< only units at or below one of these paths; an empty path is everything
  std::string unit_path = {};           ///< at or below it; empty: any
  std::optional<base::OfficerId> officer = {};
  std::string status = {};  ///< a word of the verdict, or `void`; empty: any
  std::string issue = {};   ///< a word of the verdict; empty: any
  bool changed = false;     ///< only those with more than one version
};
/// Where a page begins: after this officer's day.
struct TransactionCursor {
  base::Day day;
  base::OfficerId officer;
};
/// A line of a list: the version that holds, with the officer's name as it is today.
struct TransactionView {
  domain::Transaction transaction;
  std::string officer_name;
  std::string user_id;  ///< empty for an officer without an account
};
/// People look for what is new; a file is read from its first day on.
enum class TransactionOrder { latest_first, oldest_first };
/// By day and officer, those behind `after` in that order.
[[nodiscard]] std::vector<TransactionView> list_transactions(db::Read& read, base::AgencyId agency,
                                                             const TransactionFilter& filter, TransactionOrder order,
                                                             const std::optional<TransactionCursor>& after,
                                                             std::int64_t limit);
[[nodiscard]] std::int64_t count_transactions(db::Read& read, base::AgencyId agency, const TransactionFilter& filter);

}  // namespace spotme::store

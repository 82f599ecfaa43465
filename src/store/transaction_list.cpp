#include "store/reach_sql.hpp"
#include "store/transaction.hpp"
#include "store/transaction_row.hpp"

#include <fmt/format.h>

namespace spotme::store {
using db::to_value;

namespace {

/// The conditions of a filter, with their parameters added to `params`, of which $1 is the agency.
class Conditions {
 public:
  Conditions(std::vector<db::Value>& params, const TransactionFilter& filter) : params_(params) {
    text_ = fmt::format("WHERE h.agency_id = $1 AND h.work_day BETWEEN {} AND {} ", add(to_value(filter.days.first)),
                        add(to_value(filter.days.last)));
    if (!filter.unit_path.empty()) text_ += reach_condition("h.unit_path", {filter.unit_path}, params_);
    if (filter.officer) text_ += fmt::format("AND h.officer_id = {} ", add(to_value(*filter.officer)));
    if (!filter.status.empty()) text_ += fmt::format("AND h.status = {} ", add(to_value(filter.status)));
    if (!filter.issue.empty()) {
      text_ += fmt::format("AND replace(' ' || h.issues || ' ', {}, '') <> ' ' || h.issues || ' ' ",
                           add(to_value(" " + filter.issue + " ")));
    }
    if (filter.changed) text_ += "AND h.version > 1 ";
    text_ += reach_condition("h.unit_path", filter.reach, params_);
  }

  [[nodiscard]] std::string add(db::Value value) {
    params_.push_back(std::move(value));
    return fmt::format("${}", params_.size());
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::vector<db::Value>& params_;
  std::string text_;
};

}  // namespace

std::vector<TransactionView> list_transactions(db::Read& read, base::AgencyId agency, const TransactionFilter& filter,
                                               TransactionOrder order, const std::optional<TransactionCursor>& after,
                                               std::int64_t limit) {
  const bool latest_first = order == TransactionOrder::latest_first;
  std::vector<db::Value> params{to_value(agency)};
  Conditions conditions(params, filter);
  auto sql = fmt::format(
      "SELECT {}, o.name, coalesce(a.user_id, '') FROM transaction_number h "
      "JOIN attendance_transaction t ON t.agency_id = h.agency_id AND t.work_day = h.work_day "
      "AND t.officer_id = h.officer_id AND t.version = h.version "
      "JOIN officer o ON o.agency_id = h.agency_id AND o.id = h.officer_id "
      "LEFT JOIN account a ON a.agency_id = h.agency_id AND a.officer_id = h.officer_id {}",
      transaction_columns, conditions.text());
  if (after) {
    const auto day = conditions.add(to_value(after->day));
    sql += fmt::format("AND (h.work_day, h.officer_id) {} ({}, {}) ", latest_first ? "<" : ">", day,
                       conditions.add(to_value(after->officer)));
  }
  sql += fmt::format("ORDER BY h.work_day{0}, h.officer_id{0} LIMIT {1}", latest_first ? " DESC" : "",
                     conditions.add(to_value(limit)));
  std::vector<TransactionView> views;
  for (const auto row : read.query(sql, params)) {
    views.push_back(
        {to_transaction(row, 0), row.text(transaction_column_count), row.text(transaction_column_count + 1)});
  }
  return views;
}

std::int64_t count_transactions(db::Read& read, base::AgencyId agency, const TransactionFilter& filter) {
  std::vector<db::Value> params{to_value(agency)};
  const Conditions conditions(params, filter);
  return read.query(fmt::format("SELECT count(*) FROM transaction_number h {}", conditions.text()), params).integer();
}

}  // namespace spotme::store

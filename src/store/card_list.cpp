#include "store/card.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

/// Builds the statement of one question, with a parameter for each value.
class Question {
 public:
  [[nodiscard]] std::string add(db::Value value) {
    params.push_back(std::move(value));
    return fmt::format("${}", params.size());
  }
  std::vector<db::Value> params;
};

/// True for units at or below one of the paths.
std::string within(Question& question, const std::vector<std::string>& reach) {
  std::string any;
  for (const auto& path : reach) {
    if (path.empty()) return "true";
    const auto prefix = question.add(to_value(path + "/"));
    const auto length = question.add(to_value(static_cast<std::int64_t>(path.size() + 1)));
    any +=
        fmt::format("{}substr(v.path || '/', 1, cast({} AS integer)) = {}", any.empty() ? "" : " OR ", length, prefix);
  }
  return any.empty() ? "false" : "(" + any + ")";
}

}  // namespace

std::vector<CardLine> list_cards(db::Read& read, base::AgencyId agency, const CardFilter& filter,
                                 const std::optional<CardCursor>& after) {
  Question question;
  question.params = {to_value(agency), to_value(filter.day)};
  std::string sql =
      "SELECT o.id, o.name, o.name_key, v.path, v.name FROM officer o "
      "JOIN posting p ON p.agency_id = o.agency_id AND p.officer_id = o.id AND p.valid_from <= $2 AND $2 < p.valid_to "
      "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id AND v.valid_from <= $2 "
      "AND $2 < v.valid_to WHERE o.agency_id = $1 AND ";
  sql += within(question, filter.reach);
  if (filter.colour) {
    sql += fmt::format(
        " AND coalesce((SELECT c.to_colour FROM card_change c WHERE c.agency_id = o.agency_id AND c.officer_id = o.id "
        "AND c.valid_from <= $2 ORDER BY c.valid_from DESC, c.month DESC LIMIT 1), 'yellow') = {}",
        question.add(to_value(domain::card_colour_name(*filter.colour))));
  }
  if (filter.proposed) {
    sql += fmt::format(
        " AND EXISTS (SELECT 1 FROM card_change c WHERE c.agency_id = o.agency_id AND c.officer_id = o.id "
        "AND c.month = {} AND c.state = 'proposed')",
        question.add(to_value(filter.month.first)));
  }
  if (after) {
    const auto name = question.add(to_value(after->name_key));
    sql += fmt::format(" AND (o.name_key, o.id) > ({}, {})", name, question.add(to_value(after->officer)));
  }
  sql += fmt::format(" ORDER BY o.name_key, o.id LIMIT {}", question.add(to_value(filter.limit)));
  std::vector<CardLine> lines;
  for (const auto row : read.query(sql, question.params)) {
    lines.push_back({row.id<base::OfficerId>(0), row.text(1), row.text(2), row.text(3), row.text(4)});
  }
  return lines;
}

}  // namespace spotme::store

#include "store/board.hpp"

namespace spotme::store {

using db::to_value;
using db::Type;

std::vector<std::int64_t> count_presses(db::Read& read, const std::vector<OfficerDay>& days) {
  db::Batch rows({{"agency_id", Type::uuid}, {"work_day", Type::day}, {"officer_id", Type::uuid}});
  for (const auto& day : days) rows.add({to_value(day.agency), to_value(day.day), to_value(day.officer)});
  std::vector<std::int64_t> counts(days.size(), 0);
  const auto found = read.query_each(
      "SELECT r.n, count(*) FROM {rows} JOIN clock_event e ON e.agency_id = r.agency_id AND e.work_day = r.work_day "
      "AND e.officer_id = r.officer_id GROUP BY r.n",
      rows);
  for (const auto row : found) counts.at(static_cast<std::size_t>(row.integer(0))) = row.integer(1);
  return counts;
}

}  // namespace spotme::store

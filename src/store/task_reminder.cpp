#include "store/task_reminder.hpp"

namespace spotme::store {

using db::to_value;

std::vector<DueTasks> list_due_tasks(db::Read& read, base::AgencyId agency, base::Day until, std::int64_t limit) {
  std::vector<DueTasks> due;
  for (const auto row :
       read.query("SELECT t.officer_id, count(*), max(t.due_on) FROM task t WHERE t.agency_id = $1 AND t.due_on "
                  "BETWEEN $2 AND $3 "
                  "AND t.state IN ('open', 'returned') AND NOT EXISTS (SELECT 1 FROM task u WHERE u.agency_id = $1 "
                  "AND u.officer_id = t.officer_id AND u.reminded_on = $2) GROUP BY t.officer_id ORDER BY t.officer_id "
                  "LIMIT $4",
                  {to_value(agency), to_value(read.today()), to_value(until), to_value(limit)})) {
    due.push_back({row.id<base::OfficerId>(0), row.integer(1), row.day(2)});
  }
  return due;
}

void set_tasks_reminded(db::Write& write, base::AgencyId agency, const std::vector<DueTasks>& officers,
                        base::Day until) {
  db::Batch rows({{"officer_id", db::Type::uuid}});
  for (const auto& one : officers) rows.add({to_value(one.officer)});
  write.execute_each(
      "UPDATE task SET reminded_on = $2 FROM {rows} WHERE task.agency_id = $1 AND task.officer_id = r.officer_id "
      "AND task.due_on BETWEEN $2 AND $3 AND task.state IN ('open', 'returned')",
      rows, {to_value(agency), to_value(write.today()), to_value(until)});
}

}  // namespace spotme::store

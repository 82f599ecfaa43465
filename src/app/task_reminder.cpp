#include "app/task_reminder.hpp"

#include "app/notice.hpp"
#include "store/task_reminder.hpp"

namespace spotme::app {

std::int64_t remind_of_tasks(const Context& context, base::AgencyId agency) {
  constexpr std::int64_t batch_size = 500;
  std::int64_t reminded = 0;
  for (bool more = true; more;) {
    const auto batch = context.database.write([&](db::Write& write) -> std::int64_t {
      const auto until = write.today() + std::chrono::days{1};
      const auto due = store::list_due_tasks(write, agency, until, batch_size);
      std::vector<NewNotice> notices;
      for (const auto& one : due) {
        NewNotice notice{agency, one.officer, domain::NoticeKind::task_due};
        notice.args = {{"count", std::to_string(one.count)}, {"until", base::format_day(one.until)}};
        notice.link = "/tugasan";
        notice.collapse = "task_due";
        notices.push_back(std::move(notice));
      }
      notify(write, notices);
      store::set_tasks_reminded(write, agency, due, until);
      return static_cast<std::int64_t>(due.size());
    });
    reminded += batch;
    more = batch == batch_size;
  }
  return reminded;
}

}  // namespace spotme::app

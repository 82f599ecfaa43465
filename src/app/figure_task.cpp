#include "app/figure_task.hpp"

#include "app/figure_scope.hpp"

#include <fmt/format.h>

namespace spotme::app {

base::Result<TaskLoadPage> list_task_load(const Context& context, const domain::Caller& caller,
                                          const std::string& unit_path, const FigurePage& page,
                                          const store::Actor& actor) {
  store::TaskLoadFilter filter{{}, std::nullopt, page.limit + 1};
  if (page.after) {
    SPOTME_TRY(filter.after, read_figure_cursor(*page.after));
  }
  auto list = context.database.read([&](db::Read& read) -> base::Result<TaskLoadPage> {
    SPOTME_TRY(auto reached, reached_figures(read, caller, unit_path, domain::TeamView::tasks));
    if (reached.scope.paths.empty()) return base::Error{base::Code::not_found, "not_found", ""};
    filter.paths = std::move(reached.scope.paths);
    TaskLoadPage found{reached.agency_code, read.today(), store::list_task_load(read, caller.agency, filter)};
    if (static_cast<std::int64_t>(found.officers.size()) > page.limit) {
      found.officers.pop_back();
      found.next = write_figure_cursor({found.officers.back().in_hand, found.officers.back().officer});
    }
    return found;
  });
  if (list) {
    context.database.write([&](db::Write& write) {
      store::insert_audit_entry(write, caller.agency, actor, "task_load_read", std::nullopt,
                                fmt::format("{} {}", unit_path, list->officers.size()));
      return true;
    });
  }
  return list;
}

}  // namespace spotme::app

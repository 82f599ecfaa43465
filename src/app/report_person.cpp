#include "app/report_person.hpp"

#include "app/report.hpp"
#include "app/report_units.hpp"
#include "store/officer.hpp"
#include "store/worktime.hpp"

#include <algorithm>

namespace spotme::app {

base::Result<std::vector<ReportPerson>> find_report_persons(const Context& context, const domain::Caller& caller,
                                                            const domain::ReportQuestion& question,
                                                            const std::string& search) {
  return context.database.read([&](db::Read& read) -> base::Result<std::vector<ReportPerson>> {
    SPOTME_TRY(const auto task, check_report_task(read, caller, question));
    const auto& days = question.days;
    const auto found =
        store::list_posted_officers(read, task.scope, days, store::name_key(search), std::nullopt, most_report_persons);
    std::vector<store::OfficerDays> asked;
    for (const auto& one : found) {
      asked.push_back({caller.agency, one.officer, days.first, std::max(days.last, read.today())});
    }
    const auto worktimes = store::load_worktimes(read, asked);
    const ReportUnitNames units(read, caller.agency, days);
    std::vector<ReportPerson> persons;
    for (std::size_t n = 0; n < found.size(); ++n) {
      ReportPerson person{found[n].officer, found[n].name, {}};
      for (const auto& posting : worktimes[n].postings) {
        const auto& path = posting.value.unit_path;
        if (posting.from <= days.last && is_within(task.scope.paths, path)) person.unit_name = units.of(path);
      }
      person.departed = worktimes[n].posting(read.today()) == nullptr;
      persons.push_back(std::move(person));
    }
    return persons;
  });
}

}  // namespace spotme::app

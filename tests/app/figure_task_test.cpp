#include "app/figure_task.hpp"

#include "tests/support/approval.hpp"

/// The tasks that officers have in hand, and who sees them.
namespace spotme::app {
namespace {

class TaskLoads : public test::ApprovalTest {
 protected:
  void add_task(const Made& who, std::string_view state, std::string_view due, std::string_view priority = "normal") {
    place.database->write([&](db::Write& write) {
      const auto handed_in = state == "handed_in" ? std::optional(write.now()) : std::nullopt;
      write.execute(
          "INSERT INTO task (agency_id, id, officer_id, title, output, begins_on, due_on, priority, state, progress, "
          "resumes_on, carried, revision, made_at, moved_at, moved_on, handed_in_at) "
          "VALUES ($1, $2, $3, 'Laporan', '', $4, $5, $6, $7, 0, $4, 0, 1, $8, $8, $4, $9)",
          {db::to_value(who.agency), db::to_value(base::make_uuid(write.now())), db::to_value(who.officer),
           db::to_value(day("2026-11-02")), db::to_value(day(due)), db::to_value(priority), db::to_value(state),
           db::to_value(write.now()), db::to_value(handed_in)});
      return true;
    });
  }
  std::vector<std::string> load(const Made& who, const FigurePage& page = {}, const std::string& unit = {}) {
    const auto found = list_task_load(*place.context, place.caller_for(who), unit, page, actor(who));
    if (!found) return {found.error().key};
    std::vector<std::string> lines;
    for (const auto& one : found->officers) {
      lines.push_back(one.name + " " + std::to_string(one.in_hand) + " " + std::to_string(one.overdue) + " " +
                      std::to_string(one.urgent) + " " + std::to_string(one.waiting));
    }
    next = found->next;
    return lines;
  }
  void some() {
    add_task(officer, "open", "2026-11-23", "high");  // yesterday
    add_task(officer, "returned", "2026-11-24");      // today is not overdue
    add_task(officer, "handed_in", "2026-11-20");
    add_task(officer, "verified", "2026-11-20");
    add_task(officer, "cancelled", "2026-11-20");
    add_task(colleague, "open", "2026-12-01");
    add_task(stranger, "open", "2026-12-01");
  }
  std::optional<std::string> next;
};

TEST_F(TaskLoads, CountsWhatIsInHandAndWhatWaits) {
  some();
  EXPECT_EQ(load(head), (std::vector<std::string>{"Pegawai pegawai 2 1 1 1", "Pegawai rakan 1 0 0 0"}));
  EXPECT_EQ(load(supervisor), (std::vector<std::string>{"Pegawai pegawai 2 1 1 1"}));
  EXPECT_EQ(load(head, {}, "U1/B"), (std::vector<std::string>{"Pegawai rakan 1 0 0 0"}));
  EXPECT_EQ(load(supervisor, {}, "U1/B"), (std::vector<std::string>{"not_found"}));
  EXPECT_EQ(audited("task_load_read"), 3);
}

TEST_F(TaskLoads, PageByPage) {
  some();
  std::vector<std::string> paged;
  FigurePage page{std::nullopt, 1};
  do {
    for (const auto& line : load(head, page)) paged.push_back(line);
    page.after = next;
  } while (next);
  EXPECT_EQ(paged, load(head));
}

TEST_F(TaskLoads, WhoKeepsAttendanceAloneSeesNoTasks) {
  some();
  const auto admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
  EXPECT_EQ(load(admin), (std::vector<std::string>{"not_found"}));
  EXPECT_EQ(load(lone), (std::vector<std::string>{"not_found"}));
}

}  // namespace
}  // namespace spotme::app

#include "app/team.hpp"

#include "tests/support/approval.hpp"

/// Whom a caller follows: his people, his tree, and those of whoever handed his desk to him, as of a day.
namespace spotme::app {
namespace {

using domain::TeamView;

class Team : public test::ApprovalTest {
 protected:
  std::vector<std::string> followed(const Made& who, TeamView view, std::string unit = {}, bool below = true) {
    return place.database->read([&](db::Read& read) {
      store::TeamFilter filter{read.today(), load_team_reach(read, place.caller_for(who), view), std::move(unit),
                               below};
      filter.limit = 20;
      EXPECT_EQ(store::count_team(read, who.agency, filter),
                static_cast<std::int64_t>(store::list_team(read, who.agency, filter).size()));
      return names(store::list_team(read, who.agency, filter));
    });
  }
  static std::vector<std::string> names(const std::vector<store::TeamMember>& members) {
    std::vector<std::string> found;
    for (const auto& member : members) found.push_back(member.name);
    return found;
  }
  std::vector<std::string> whole_agency() { return followed(head, TeamView::lead); }
};

TEST_F(Team, AHeadFollowsHisTreeAndASupervisorHisPeopleAndUnit) {
  EXPECT_EQ(whole_agency().size(), 7U) << "everybody of U1 and below, himself too";
  EXPECT_EQ(followed(head, TeamView::lead, "U1", false).size(), 2U) << "approver and head stand in U1 itself";
  EXPECT_EQ(followed(head, TeamView::lead, "U1/B").size(), 2U);
  // The role of a supervisor reaches U1/A: officer, lone, himself.
  EXPECT_EQ(followed(supervisor, TeamView::tasks).size(), 3U);
  EXPECT_EQ(followed(other_supervisor, TeamView::tasks, "U1/A").size(), 0U);
}

TEST_F(Team, SomebodyWithoutRolesFollowsThoseHeSupervisesFromTheirDayOn) {
  EXPECT_TRUE(followed(lone, TeamView::attendance).empty());
  supervise(colleague, lone);
  EXPECT_EQ(followed(lone, TeamView::attendance).size(), 1U);
  place.database->read([&](db::Read& read) {
    const auto reach = load_team_reach(read, place.caller_for(lone), TeamView::lead);
    EXPECT_EQ(reach.supervisors, (std::vector<base::OfficerId>{lone.officer}));
    store::TeamFilter yesterday{read.today() - std::chrono::days{1}, reach};
    EXPECT_TRUE(store::list_team(read, lone.agency, yesterday).empty()) << "he did not supervise him yet";
    return true;
  });
}

TEST_F(Team, ADelegateFollowsWhatIsHandedToHimWhileItIs) {
  delegate(supervisor, lone, "2026-11-24", "2026-11-25");
  EXPECT_EQ(followed(lone, TeamView::lead).size(), 3U);
  go_to("2026-11-25");
  EXPECT_EQ(followed(lone, TeamView::lead).size(), 3U);
  go_to("2026-11-26");
  EXPECT_TRUE(followed(lone, TeamView::lead).empty());
}

TEST_F(Team, WhoReadsOnlyLeadsNobody) {
  const auto auditor = place.add({"juruaudit", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::auditor}});
  const auto keeper = place.add({"penyelaras", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::coordinator}});
  EXPECT_EQ(followed(auditor, TeamView::tasks).size(), 9U);
  EXPECT_TRUE(followed(auditor, TeamView::lead).empty());
  EXPECT_EQ(followed(keeper, TeamView::attendance).size(), 9U);
  EXPECT_TRUE(followed(keeper, TeamView::tasks).empty());
}

TEST_F(Team, NobodyIsFoundBeyondTheReach) {
  place.database->read([&](db::Read& read) {
    const auto today = read.today();
    const auto find = [&](const Made& who, const Made& whom) {
      return find_followed(read, place.caller_for(who), whom.officer, TeamView::lead, today).has_value();
    };
    EXPECT_TRUE(find(supervisor, officer));
    EXPECT_FALSE(find(supervisor, colleague));
    EXPECT_FALSE(find(supervisor, supervisor)) << "nobody follows himself";
    EXPECT_TRUE(find(head, supervisor));
    EXPECT_FALSE(find(stranger, officer)) << "of another agency";
    EXPECT_FALSE(find(officer, supervisor));
    return true;
  });
}

TEST_F(Team, PagesGoOnBehindTheLastNameAndUnitsAreCounted) {
  place.database->read([&](db::Read& read) {
    const auto reach = load_team_reach(read, place.caller_for(head), TeamView::lead);
    std::vector<std::string> all;
    store::TeamFilter filter{read.today(), reach};
    filter.limit = 2;
    for (auto page = store::list_team(read, head.agency, filter); !page.empty();
         page = store::list_team(read, head.agency, filter)) {
      for (const auto& member : page) all.push_back(member.name);
      filter.after = store::TeamCursor{page.back().name_key, page.back().officer};
    }
    EXPECT_EQ(all.size(), 7U);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
    std::int64_t officers = 0;
    for (const auto& unit : store::list_team_units(read, head.agency, reach, read.today())) officers += unit.officers;
    EXPECT_EQ(officers, 7);
    filter = {read.today(), reach};
    filter.search = "no such name";
    EXPECT_TRUE(store::list_team(read, head.agency, filter).empty());
    return true;
  });
}

}  // namespace
}  // namespace spotme::app

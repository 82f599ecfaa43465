#include "app/demonstration.hpp"

#include "app/account.hpp"
#include "app/day_case.hpp"
#include "app/day_facts.hpp"
#include "app/demonstration_data.hpp"
#include "app/session.hpp"
#include "domain/day_log.hpp"
#include "domain/verdict.hpp"
#include "store/account.hpp"
#include "store/card.hpp"
#include "store/clock_event.hpp"
#include "store/organisation.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace spotme::app {
namespace {

/// One demonstration for all tests, since none changes what another looks at.
class Demonstration : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    shared = std::make_unique<test::TestInstallation>();
    accounts = insert_demonstration(*shared->context).value();
  }
  static void TearDownTestSuite() { shared.reset(); }

  /// The agencies, all their officers and every day of the month before today with its presses.
  struct Judged {
    std::multiset<domain::Issue> issues;
    std::multiset<domain::Grade> grades;
    std::multiset<domain::Counting> counts;
    std::size_t present = 0;
  };
  std::vector<store::OfficerWithName> officers() {
    return place.database->read([](db::Read& read) {
      std::vector<base::AgencyId> agencies;
      for (const auto& agency : store::load_agencies(read)) {
        if (agency.code.starts_with("KKR-")) agencies.push_back(agency.id);
      }
      return store::load_officers(read, agencies, read.today());
    });
  }
  Judged judge_everything() {
    Judged judged;
    const auto today = base::local_day(place.clock.now());
    const domain::DayRange month{today - std::chrono::days{31}, today - std::chrono::days{1}};
    std::set<base::AgencyId> agencies;
    for (const auto& [officer, user_id] : officers()) agencies.insert(officer.agency);
    place.database->read([&](db::Read& read) {
      for (const auto& agency : agencies) {
        for (const auto& day : load_day_facts(*place.context, read, agency, month, {}, 100).days)
          judge_day(day, judged);
      }
      return 0;
    });
    return judged;
  }
  void judge_day(const OfficerDayFacts& day, Judged& judged) {
    const auto verdict = judge(day);
    ASSERT_TRUE(verdict);
    const auto& events = day.events;
    if (verdict->day_type != domain::DayType::working) {
      EXPECT_TRUE(events.empty());
    }
    if (verdict->status == domain::Status::present && verdict->issues.empty()) ++judged.present;
    judged.issues.insert(verdict->issues.begin(), verdict->issues.end());
    for (const auto counting : domain::count_presses(stored_presses(events))) judged.counts.insert(counting);
    for (const auto& event : events) judged.grades.insert(event.grade);
  }

  static inline std::unique_ptr<test::TestInstallation> shared;
  static inline std::vector<DemonstrationAccount> accounts;
  test::TestInstallation& place = *shared;
};

TEST_F(Demonstration, ShowsEveryColourOfTheCardAndChangesThatWait) {
  using domain::CardColour;
  std::map<CardColour, std::size_t> colours;
  std::size_t waiting = 0;
  place.database->read([&](db::Read& read) {
    const auto this_month = domain::month_of(read.today());
    for (const auto& agency : store::load_agencies(read)) {
      store::CardFilter filter{domain::months_after(this_month, -1), read.today(), {""}, {}, true, 100};
      waiting += store::list_cards(read, agency.id, filter, std::nullopt).size();
      filter.proposed = false;
      for (const auto colour : {CardColour::yellow, CardColour::green, CardColour::red}) {
        filter.colour = colour;
        colours[colour] += store::list_cards(read, agency.id, filter, std::nullopt).size();
      }
    }
    return 0;
  });
  EXPECT_GE(colours[CardColour::yellow], 50U);
  EXPECT_EQ(colours[CardColour::green], 1U);
  EXPECT_EQ(colours[CardColour::red], 1U);
  EXPECT_GE(waiting, 1U);  // the other one waits unless the made-up month holds a mark
}

TEST_F(Demonstration, HasAMonthWithEveryKindOfDay) {
  EXPECT_EQ(officers().size(), 60U);
  const auto judged = judge_everything();
  using domain::Issue;
  for (const auto issue : {Issue::late_in, Issue::early_out, Issue::no_clock_in, Issue::no_clock_out, Issue::absent}) {
    EXPECT_GE(judged.issues.count(issue), 2U) << domain::issue_name(issue);
  }
  using domain::Grade;
  for (const auto grade : {Grade::a, Grade::b, Grade::c, Grade::d}) {
    EXPECT_GE(judged.grades.count(grade), 2U) << domain::grade_name(grade);
  }
  EXPECT_GE(judged.counts.count(domain::Counting::extra), 2U);
  EXPECT_EQ(judged.counts.count(domain::Counting::waiting), 1U);
  EXPECT_GE(judged.present, 900U);  // most days of sixty officers are as they should be
}

TEST_F(Demonstration, LeavesTodayAloneAndKeepsAKeyOfEachPress) {
  place.database->read([&](db::Read& read) {
    EXPECT_EQ(
        read.query("SELECT count(*) FROM clock_event WHERE work_day >= $1", {db::to_value(read.today())}).integer(), 0);
    EXPECT_EQ(read.query("SELECT count(*) FROM clock_event").integer(),
              read.query("SELECT count(*) FROM clock_key").integer());
    return 0;
  });
}

TEST_F(Demonstration, ItsAccountsSignIn) {
  std::size_t temporary = 0;
  std::set<domain::Role> roles;
  for (const auto& account : accounts) {
    const auto opened = sign_in(*place.context, {.user_id = account.user_id, .password = account.password});
    ASSERT_TRUE(opened) << account.user_id;
    EXPECT_EQ(opened->must_change_password, account.temporary);
    EXPECT_FALSE(account.who.ms.empty() || account.who.en.empty());
    temporary += account.temporary ? 1U : 0U;
    const auto caller = authenticate(*place.context, opened->token).value();
    for (const auto& holding : caller.roles) roles.insert(holding.role);
  }
  EXPECT_EQ(temporary, 1U);
  for (const auto role :
       {domain::Role::supervisor, domain::Role::head, domain::Role::agency_admin, domain::Role::system_admin}) {
    EXPECT_TRUE(roles.contains(role)) << domain::role_name(role);
  }
}

TEST_F(Demonstration, ItsAdministratorsKeepTheirWholeAgency) {
  int administrators = 0;
  for (const auto& account : accounts) {
    const auto opened = sign_in(*place.context, {.user_id = account.user_id, .password = account.password});
    const auto caller = authenticate(*place.context, opened.value().token).value();
    const bool keeps = std::any_of(caller.roles.begin(), caller.roles.end(),
                                   [](const auto& holding) { return holding.role == domain::Role::agency_admin; });
    if (!keeps) continue;
    ++administrators;
    const auto all = place.database->read(
        [&](db::Read& read) { return store::load_units(read, caller.agency, read.today()).size(); });
    EXPECT_EQ(list_units(*place.context, caller, caller.agency).value().size(), all) << account.user_id;
  }
  EXPECT_EQ(administrators, 3);
}

TEST_F(Demonstration, IsTheSameOnTheSameDayButForItsPasswords) {
  const auto facts_of = [](test::TestInstallation& installation) {
    return installation.database->read([](db::Read& read) {
      std::vector<std::string> facts;
      for (const auto row :
           read.query("SELECT n.user_id, e.at, e.kind, e.grade, e.address FROM clock_event e JOIN sign_in_name n "
                      "ON n.officer_id = e.officer_id ORDER BY n.user_id, e.at")) {
        facts.push_back(row.text(0) + " " + std::to_string(row.integer(1)) + row.text(2) + row.text(3) + row.text(4));
      }
      return facts;
    });
  };
  test::TestInstallation other;
  const auto second = insert_demonstration(*other.context).value();
  EXPECT_EQ(facts_of(place), facts_of(other));
  for (std::size_t i = 0; i < accounts.size(); ++i) EXPECT_NE(accounts[i].password, second[i].password);
}

TEST_F(Demonstration, IsMadeOnceOnly) {
  const auto again = insert_demonstration(*place.context);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().key, "demonstration_exists");
}

TEST_F(Demonstration, HasTasksInEveryStateOfWorkWithPlansAndReports) {
  place.database->read([&](db::Read& read) {
    const auto count = [&](std::string_view what) {
      return read.query(std::string("SELECT count(*) FROM ").append(what), std::vector<db::Value>{}).integer();
    };
    for (const auto* state : {"open", "returned", "handed_in"}) {
      EXPECT_GT(count(std::string("task WHERE state = '") + state + "'"), 0) << state;
    }
    EXPECT_GT(count("task WHERE assigned_by IS NOT NULL"), 0);
    EXPECT_GT(count("task WHERE assigned_by IS NULL"), 0);
    EXPECT_GT(count("task_comment"), 0);
    EXPECT_GT(count("day_report WHERE reported_at IS NOT NULL"), 0);
    EXPECT_GT(count("day_report WHERE planned_at IS NOT NULL"), 0);
    return true;
  });
}

}  // namespace
}  // namespace spotme::app

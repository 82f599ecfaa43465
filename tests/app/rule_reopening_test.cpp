#include "app/rule.hpp"
#include "store/closing.hpp"
#include "store/transaction.hpp"
#include "tests/support/closing_place.hpp"

#include <gtest/gtest.h>

#include <set>

/// A rule that is set for days that are closed already: exactly those days are computed again.
namespace spotme::app {
namespace {

using domain::Role;
using domain::State;
using std::chrono::days;
using test::ClosingPlace;

constexpr base::Day monday = ClosingPlace::first;
constexpr base::Day from = monday + days{14};
constexpr std::int64_t days_from = (ClosingPlace::last - from).count() + 1;

/// Two agencies whose November is closed: that of ClosingPlace and, beside it, that of a system administrator.
class RuleReopening : public testing::Test {
 protected:
  RuleReopening() {
    place.press_all();
    system = place.installation.add({"sistem", "U1", State::putrajaya, domain::Wbf{}, {Role::system_admin}});
    keeper =
        place.installation.add({"pentadbir", "U1", State::putrajaya, domain::Wbf{}, {Role::agency_admin}, "TUTUP"});
    place.installation.database->write([&](db::Write& write) {
      store::start_closing(write, system.agency, monday);
      return true;
    });
    close();
    before = place.stored();
  }
  void close() {
    place.close();
    auto options = place.options();
    options.agency = system.agency;
    (void)close_days(*place.installation.context, options);
  }
  /// The official span of a day is nine hours and a half in these days.
  static RuleInput longer_days(base::Day first) {
    RuleInput input;
    input.fields = domain::RuleFields(*domain::find_rule_key("span"));
    input.fields.set(0, std::int64_t{570});
    input.from = first;
    input.source = "PP 1/2026";
    input.certainty = "official";
    return input;
  }
  std::set<base::Day> second_versions(base::AgencyId agency) {
    return place.installation.database->read([&](db::Read& read) {
      std::set<base::Day> found;
      const auto rows =
          read.query("SELECT work_day, reasons FROM attendance_transaction WHERE agency_id = $1 AND version = 2",
                     {db::to_value(agency)});
      for (const auto row : rows) {
        found.insert(row.day(0));
        EXPECT_NE(row.text(1).find("reopen_rule"), std::string::npos) << row.text(1);
      }
      return found;
    });
  }
  /// Those of the agency on which the rule has something to say: not a shift's, which has its own hours.
  std::set<base::Day> working_days(base::AgencyId agency) {
    return place.installation.database->read([&](db::Read& read) {
      std::set<base::Day> found;
      const auto rows = read.query(
          "SELECT work_day FROM attendance_transaction WHERE agency_id = $1 AND version = 1 AND work_day >= $2 "
          "AND day_type = 'working' AND scheme = 'wbf'",
          {db::to_value(agency), db::to_value(from)});
      for (const auto row : rows) found.insert(row.day(0));
      return found;
    });
  }
  std::vector<domain::Transaction> versions(int officer, base::Day day) {
    return place.installation.database->read([&](db::Read& read) {
      return store::load_versions(read, {place.agency, place.officer(officer), day});
    });
  }
  std::int64_t waiting(base::AgencyId agency) {
    return place.installation.database->read([&](db::Read& read) {
      return store::count_waiting(read, agency, {monday, ClosingPlace::last}).waiting;
    });
  }

  ClosingPlace place;
  test::TestInstallation::Made system, keeper;
  std::vector<std::string> before;
};

TEST_F(RuleReopening, ANationalRuleTouchesItsDaysInEveryAgency) {
  const auto& context = *place.installation.context;
  ASSERT_TRUE(set_rule(context, place.installation.caller_for(system), longer_days(from), {}));
  EXPECT_EQ(waiting(place.agency), days_from);
  EXPECT_EQ(waiting(system.agency), days_from);
  close();
  EXPECT_EQ(waiting(place.agency) + waiting(system.agency), 0);
  for (const auto agency : {place.agency, system.agency}) {
    EXPECT_EQ(second_versions(agency), working_days(agency)) << "a rest day is the same under either rule";
  }
  const auto found = versions(0, from);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1].number, found[0].number);
  EXPECT_EQ(found[1].previous_hash, found[0].hash);
  EXPECT_EQ(found[1].record.office_end, *found[0].record.office_end + base::Minutes{30});
  EXPECT_EQ(versions(0, from - days{3}).size(), 1U);
}

TEST_F(RuleReopening, AWithdrawnRuleTouchesTheSameDaysAgain) {
  const auto& context = *place.installation.context;
  const auto caller = place.installation.caller_for(system);
  const auto rule = set_rule(context, caller, longer_days(from), {}).value();
  close();
  ASSERT_TRUE(withdraw_rule(context, caller, rule, "tersilap", {}));
  close();
  const auto found = versions(0, from);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[2].record, found[0].record);
  EXPECT_EQ(found[2].reasons.front().key, "reopen_rule");
}

TEST_F(RuleReopening, AnAgencysRuleTouchesItsOwnDaysAlone) {
  const auto tuesday = from + days{1};
  place.leave(0, tuesday, domain::LeavePart::morning);
  close();
  const auto with_leave = versions(0, tuesday);
  ASSERT_EQ(with_leave.size(), 2U);
  auto input = longer_days(from);
  input.fields = domain::RuleFields(*domain::find_rule_key("morning_leave_start"));
  input.fields.set(0, base::Minutes{13 * 60});
  const auto caller = place.installation.caller_for(keeper);
  ASSERT_TRUE(set_agency_rule(*place.installation.context, caller, place.agency, input, {}));
  EXPECT_EQ(waiting(place.agency), days_from);
  EXPECT_EQ(waiting(system.agency), 0);
  close();
  EXPECT_EQ(waiting(place.agency), 0);
  const auto found = versions(0, tuesday);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_NE(found[2].record, found[1].record);
  EXPECT_EQ(found[2].number, found[0].number);
  EXPECT_EQ(found[2].reasons.front().key, "reopen_rule");
  EXPECT_GT(found[2].agency_revision, found[1].agency_revision);
  EXPECT_EQ(versions(0, tuesday + days{1}).size(), 1U) << "computed again, and the same";
  EXPECT_TRUE(second_versions(system.agency).empty());
}

TEST_F(RuleReopening, ARuleForDaysToComeTouchesNothing) {
  const auto& context = *place.installation.context;
  const auto later = ClosingPlace::last + days{7};
  ASSERT_TRUE(set_rule(context, place.installation.caller_for(system), longer_days(later), {}));
  EXPECT_EQ(waiting(place.agency) + waiting(system.agency), 0);
  close();
  EXPECT_EQ(place.stored(), before);
}

}  // namespace
}  // namespace spotme::app

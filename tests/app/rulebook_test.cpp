#include "app/rulebook.hpp"

#include "store/rule_value.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace spotme::app {
namespace {

using base::Minutes;
using std::chrono::year;

constexpr base::Day january{year{2027} / 1 / 1};
constexpr base::Day june{year{2027} / 6 / 1};

class RulebookTest : public testing::Test {
 protected:
  RulebookTest() : agency_(place_.add({"ali"}).agency), other_(place_.add({"abu", "U1/A", {}, {}, {}, "AG2"}).agency) {}

  store::RuleValue value(std::int64_t revision, store::RuleEdit edit) {
    store::RuleValue made;
    made.id = base::make_uuid(place_.clock.now());
    made.edit = std::move(edit);
    made.revision = revision;
    made.made_at = place_.clock.now();
    return made;
  }
  void edit_national(const store::RuleEdit& edit) {
    place_.database->write([&](db::Write& write) {
      store::insert_rule_value(write, value(store::raise_rule_revision(write), edit));
      return 0;
    });
  }
  void edit_agency(const store::RuleEdit& edit) {
    place_.database->write([&](db::Write& write) {
      store::insert_agency_rule_value(write, agency_, value(store::raise_rule_revision(write, agency_), edit));
      return 0;
    });
  }
  std::shared_ptr<const AgencyRules> current(base::AgencyId agency) {
    return place_.database->read([&](db::Read& read) { return place_.rulebook.current(read, agency); });
  }
  std::shared_ptr<const AgencyRules> at(RuleRevision revision) {
    return place_.database->read([&](db::Read& read) { return place_.rulebook.at(read, agency_, revision); });
  }
  static Minutes span(const AgencyRules& rules, base::Day day) { return rules.pack.span.as_of(day)->value; }
  static Minutes morning(const AgencyRules& rules, base::Day day) {
    return rules.pack.morning_leave_start.as_of(day)->value;
  }

  test::TestInstallation place_;
  base::AgencyId agency_;
  base::AgencyId other_;
};

TEST_F(RulebookTest, WithoutEditsEveryAgencySharesTheFiles) {
  const auto rules = current(agency_);
  EXPECT_EQ(rules->pack, place_.rules.pack);
  EXPECT_EQ(rules, current(other_));
  EXPECT_EQ(rules->revision, RuleRevision{});
}

TEST_F(RulebookTest, ANationalEditIsSeenByTheNextQuestionAndHoldsFromItsDay) {
  const auto before = current(agency_);
  edit_national({"span", "", january, {}, "minutes = 480", "PP 1/2027", "official"});
  const auto after = current(agency_);
  EXPECT_EQ(span(*before, january), Minutes{540});
  EXPECT_EQ(span(*after, january - std::chrono::days{1}), Minutes{540});
  EXPECT_EQ(span(*after, january), Minutes{480});
  EXPECT_EQ(after->pack.version, before->pack.version + "+1");
  EXPECT_EQ(after, current(other_));
}

TEST_F(RulebookTest, AnAgencysValueHoldsForItAloneAndWhereTheNationalOneIsUnsure) {
  edit_agency({"morning_leave_start", "", january, june, "at = \"08:30\"", "Surat 1", "practice"});
  const auto own = current(agency_);
  EXPECT_EQ(morning(*own, january), Minutes{510});
  EXPECT_EQ(morning(*own, june), Minutes{510});
  EXPECT_EQ(morning(*own, june + std::chrono::days{1}), Minutes{480});
  EXPECT_EQ(own->pack.version, place_.rules.pack.version + "+0.1");
  EXPECT_EQ(own->calendar, current(other_)->calendar);
  EXPECT_EQ(morning(*current(other_), january), Minutes{480});

  edit_national({"morning_leave_start", "", june, {}, "at = \"07:45\"", "PP 9/2027", "official"});
  const auto later = current(agency_);
  EXPECT_EQ(morning(*later, january), Minutes{510});
  EXPECT_EQ(morning(*later, june), Minutes{465}) << "what an official text says goes before";
  EXPECT_EQ(later->pack.version, place_.rules.pack.version + "+1.1");
}

TEST_F(RulebookTest, AnyPastRevisionIsPutTogetherAgain) {
  std::vector<std::shared_ptr<const AgencyRules>> seen{current(agency_)};
  edit_national({"span", "", january, {}, "minutes = 480", "PP 1/2027", "official"});
  seen.push_back(current(agency_));
  edit_agency({"morning_leave_start", "", january, {}, "at = \"08:30\"", "Surat 1", "practice"});
  seen.push_back(current(agency_));
  place_.database->write([&](db::Write& write) {
    const auto values = store::load_rule_values(write);
    EXPECT_TRUE(store::withdraw_rule_value(
        write, values.at(0).id, {store::raise_rule_revision(write), write.now(), values.at(0).made_by, "silap"}));
    return 0;
  });
  seen.push_back(current(agency_));
  EXPECT_EQ(span(*seen.back(), january), Minutes{540});
  for (const auto& one : seen) {
    EXPECT_EQ(at(one->revision)->pack, one->pack) << one->pack.version;
  }
}

TEST_F(RulebookTest, WhatCannotBeReadIsABreakdownAndNoOtherLaw) {
  edit_national({"span", "", january, {}, "minutes = 0", "PP 1/2027", "official"});
  EXPECT_THROW(current(agency_), db::Fault);
  EXPECT_EQ(at({0, 0})->pack, place_.rules.pack);
}

TEST_F(RulebookTest, WhatDoesNotFitThisVersionIsFoundBeforeAnybodyIsJudged) {
  const auto stored = [&] {
    const auto fit = place_.database->read([](db::Read& read) { return Rulebook::check_stored(read); });
    return fit ? "fits" : fit.error().key + " [" + fit.error().field + "]";
  };
  EXPECT_EQ(stored(), "fits");
  edit_agency({"morning_leave_start", "", january, june, "at = \"08:30\"", "Surat 1", "practice"});
  edit_national({"span", "", january, {}, "minutes = 480", "PP 1/2027", "official"});
  EXPECT_EQ(stored(), "fits");
  edit_agency({"no_such_rule", "", january, {}, "at = \"08:30\"", "Surat 2", "practice"});
  EXPECT_EQ(stored(), "rule_unknown [AG1]");
  edit_national({"span", "", june, {}, "minutes = 0", "PP 2/2027", "official"});
  EXPECT_EQ(stored(), "rule_out_of_range []");
}

TEST_F(RulebookTest, ManyAskAtOnceWhileItIsEdited) {
  std::vector<std::thread> askers;
  for (int i = 0; i < 4; ++i) {
    askers.emplace_back([&, agency = i % 2 == 0 ? agency_ : other_] {
      for (int n = 0; n < 50; ++n) {
        const auto rules = current(agency);
        EXPECT_EQ(span(*rules, january), Minutes{rules->revision.national == 0 ? 540 : 479 + rules->revision.national});
      }
    });
  }
  for (int n = 0; n < 6; ++n) {
    const store::RuleEdit edit{
        "span", "", january - std::chrono::days{10 - n}, {}, "minutes = " + std::to_string(480 + n), "PP", "press"};
    edit_national(edit);
    edit_agency({"morning_leave_start", "", january + std::chrono::days{n}, {}, "at = \"08:30\"", "S", "practice"});
  }
  for (auto& asker : askers) asker.join();
  EXPECT_EQ(current(agency_)->revision, (RuleRevision{6, 6}));
}

}  // namespace
}  // namespace spotme::app

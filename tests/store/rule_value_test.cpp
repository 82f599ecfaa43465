#include "store/rule_value.hpp"

#include "store/organisation.hpp"
#include "store/rule_revision.hpp"
#include "tests/support/database.hpp"

#include <gtest/gtest.h>

namespace spotme::store {
namespace {

using std::chrono::year;

constexpr base::Day january{year{2027} / 1 / 1};
constexpr base::Day june_end{year{2027} / 6 / 30};

class RuleValueTest : public testing::Test {
 protected:
  RuleValueTest() : database_(test_database_.open(clock_)) {
    database_->write([&](db::Write& write) {
      agency_ = base::AgencyId::make(write.now());
      other_ = base::AgencyId::make(write.now());
      editor_ = {agency_, base::OfficerId::make(write.now())};
      insert_agencies(write, {{agency_, std::nullopt, "A", "Agensi"}, {other_, std::nullopt, "B", "Lain"}});
      return 0;
    });
  }
  RuleValue value(std::int64_t revision) {
    RuleValue made;
    made.id = base::make_uuid(clock_.now());
    made.edit = {"span", "", january, june_end, "minutes = 480", "PP 1/2027", "official"};
    made.revision = revision;
    made.made_at = clock_.now();
    made.made_by = editor_;
    return made;
  }

  base::ManualClock clock_{test::tuesday_0759};
  test::TestDatabase test_database_;
  std::unique_ptr<db::Database> database_;
  base::AgencyId agency_;
  base::AgencyId other_;
  RuleEditor editor_;
};

TEST_F(RuleValueTest, RevisionsRiseApart) {
  database_->write([&](db::Write& write) {
    EXPECT_EQ(load_rule_revision(write, agency_), (RuleRevision{0, 0}));
    EXPECT_EQ(raise_rule_revision(write), 1);
    EXPECT_EQ(raise_rule_revision(write), 2);
    EXPECT_EQ(raise_rule_revision(write, agency_), 1);
    EXPECT_EQ(load_rule_revision(write, agency_), (RuleRevision{2, 1}));
    EXPECT_EQ(load_rule_revision(write, other_), (RuleRevision{2, 0}));
    EXPECT_EQ(load_rule_revision(write, base::AgencyId{}), (RuleRevision{2, 0}));
    EXPECT_THROW((void)raise_rule_revision(write, base::AgencyId{}), db::Fault);
    return 0;
  });
}

TEST_F(RuleValueTest, NationalValuesComeBackAndEveryRevisionCanBeReadAgain) {
  const auto first = value(1);
  auto second = value(2);
  second.edit.to.reset();
  second.edit.states = "kedah;kelantan";
  database_->write([&](db::Write& write) {
    insert_rule_value(write, first);
    insert_rule_value(write, second);
    const RuleWithdrawal withdrawal{3, write.now(), editor_, "salah taip"};
    EXPECT_TRUE(withdraw_rule_value(write, first.id, withdrawal));
    EXPECT_FALSE(withdraw_rule_value(write, first.id, withdrawal));
    EXPECT_FALSE(withdraw_rule_value(write, base::Uuid{}, withdrawal));
    EXPECT_TRUE(load_rule_edits(write, 0).empty());
    EXPECT_EQ(load_rule_edits(write, 1), std::vector{first.edit});
    EXPECT_EQ(load_rule_edits(write, 2), (std::vector{first.edit, second.edit}));
    EXPECT_EQ(load_rule_edits(write, 3), std::vector{second.edit});
    const auto all = load_rule_values(write);
    EXPECT_EQ(all.size(), 2U);
    EXPECT_EQ(all.at(0).withdrawn->reason, "salah taip");
    EXPECT_EQ(all.at(0).withdrawn->by, editor_);
    EXPECT_EQ(all.at(0).made_by, editor_);
    EXPECT_FALSE(all.at(1).withdrawn);
    return 0;
  });
}

TEST_F(RuleValueTest, AnAgencySeesItsOwnAlone) {
  const auto own = value(1);
  database_->write([&](db::Write& write) {
    insert_agency_rule_value(write, agency_, own);
    EXPECT_EQ(load_agency_rule_edits(write, agency_, 1), std::vector{own.edit});
    EXPECT_TRUE(load_agency_rule_edits(write, other_, 1).empty());
    EXPECT_TRUE(load_rule_edits(write, 1).empty());
    const RuleWithdrawal withdrawal{2, write.now(), editor_, "tidak lagi"};
    EXPECT_FALSE(withdraw_agency_rule_value(write, other_, own.id, withdrawal));
    EXPECT_TRUE(withdraw_agency_rule_value(write, agency_, own.id, withdrawal));
    EXPECT_TRUE(load_agency_rule_edits(write, agency_, 2).empty());
    EXPECT_EQ(load_agency_rule_edits(write, agency_, 1), std::vector{own.edit});
    EXPECT_EQ(load_agency_rule_values(write, agency_).size(), 1U);
    return 0;
  });
}

}  // namespace
}  // namespace spotme::store

#include "domain/transaction.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace spotme::domain {
namespace {

using std::chrono::hours;

constexpr base::Day tuesday{std::chrono::year{2026} / 11 / 24};

Verdict late_verdict() {
  Verdict verdict;
  verdict.day = tuesday;
  verdict.effective_start = base::Minutes{555};
  verdict.may_leave_from = base::Minutes{1080};
  verdict.office_end = base::Minutes{1080};
  verdict.late = base::Minutes{15};
  verdict.issues = {Issue::late_in};
  verdict.pack_name = "federal";
  verdict.pack_version = "2026.1";
  return verdict;
}

Case late_case() {
  Case facts;
  facts.day = tuesday;
  facts.events = {{base::Minutes{600}, EventKind::in},
                  {base::Minutes{555}, EventKind::in},
                  {base::Minutes{1090}, EventKind::out},
                  {base::Minutes{900}, EventKind::out}};
  return facts;
}

Transaction made() {
  Transaction transaction;
  transaction.agency = {base::parse_uuid("01890a5d-ac96-774b-bcce-b302099a8057").value()};
  transaction.officer = {base::parse_uuid("01890a5d-ac96-774b-bcce-b302099a8058").value()};
  transaction.day = tuesday;
  transaction.number = 7;
  transaction.version = 1;
  transaction.record = record_of(late_case(), late_verdict(), "U1/A", "wbf", R"({"date":"2026-11-24"})");
  transaction.pack = "federal 2026.1";
  return transaction;
}

TEST(Transaction, TheRecordSaysWhatTheVerdictSaid) {
  const auto record = made().record;
  EXPECT_EQ(record.status, "present");
  EXPECT_EQ(record.day_type, "working");
  EXPECT_EQ(record.state, "putrajaya");
  EXPECT_EQ(record.first_in, base::Minutes{555});
  EXPECT_EQ(record.last_out, base::Minutes{1090});
  EXPECT_EQ(record.late, base::Minutes{15});
  EXPECT_EQ(record.issues, std::vector{Issue::late_in});
}

TEST(Transaction, ItsBytesAreFixed) {
  EXPECT_EQ(canonical_bytes(made()),
            "spotme transaction 1\n"
            "agency=01890a5d-ac96-774b-bcce-b302099a8057\n"
            "officer=01890a5d-ac96-774b-bcce-b302099a8058\n"
            "day=2026-11-24\nnumber=7\nversion=1\nprevious=\npack=federal 2026.1\n"
            "national_revision=0\nagency_revision=0\n"
            "unit=U1/A\nstate=putrajaya\nscheme=wbf\nday_type=working\nstatus=present\n"
            "effective_start=09:15\nmay_leave_from=18:00\noffice_end=18:00\nfirst_in=09:15\nlast_out=18:10\n"
            "late_minutes=15\nearly_minutes=0\nworked_minutes=\nissues=late_in\n"
            "facts={\"date\":\"2026-11-24\"}\n");
}

TEST(Transaction, EveryFieldButTheTimeIsInTheHash) {
  const auto before = hash_of(made());
  const auto changed = [&](auto change) {
    auto transaction = made();
    change(transaction);
    return hash_of(transaction) != before;
  };
  EXPECT_TRUE(changed([](Transaction& t) { t.number = 8; }));
  EXPECT_TRUE(changed([](Transaction& t) { t.version = 2; }));
  EXPECT_TRUE(changed([](Transaction& t) { t.previous_hash = base::Digest{}; }));
  EXPECT_TRUE(changed([](Transaction& t) { t.record.late = base::Minutes{14}; }));
  EXPECT_TRUE(changed([](Transaction& t) { t.record.facts += " "; }));
  EXPECT_TRUE(changed([](Transaction& t) { t.record.worked = base::Minutes{0}; }));
  EXPECT_TRUE(changed([](Transaction& t) { t.agency_revision = 1; }));
  EXPECT_TRUE(changed([](Transaction& t) { t.reasons = {{"reopen_grant"}}; }));
  EXPECT_FALSE(changed([](Transaction& t) { t.made_at = base::Instant{hours{1}}; }));
}

TEST(Transaction, DifferencesNameTheFields) {
  auto later = made().record;
  EXPECT_TRUE(differences(made().record, later).empty());
  later.late = base::Minutes{0};
  later.issues = {};
  const std::vector<Difference> expected{{"late_minutes", "15", "0"}, {"issues", "late_in", ""}};
  EXPECT_EQ(differences(made().record, later), expected);
}

TEST(Transaction, AVoidRecordCountsForNothing) {
  const auto record = void_record(made().record);
  EXPECT_EQ(record.status, "void");
  EXPECT_TRUE(record.issues.empty());
  EXPECT_EQ(record.unit_path, "U1/A");
  EXPECT_TRUE(record.facts.empty());
}

TEST(Transaction, ReasonsAndIssuesComeBackAsTheyWere) {
  const std::vector<ChangeReason> reasons{{"reopen_grant", {{"by", "A=B"}, {"why", "x"}}}, {"reopen_rule"}};
  EXPECT_EQ(read_changes(write_changes(reasons)), reasons);
  EXPECT_EQ(write_changes({{"k", {{"a", "x\ty\nz"}}}}), "k\ta=x y z\n");
  const std::vector<Issue> issues{Issue::late_in, Issue::no_clock_out};
  EXPECT_EQ(read_issues(write_issues(issues)), issues);
  EXPECT_TRUE(read_issues("").empty());
  EXPECT_TRUE(read_issues("nothing").empty());
}

TEST(Transaction, NoTextOfPeopleCanForgeAnotherReason) {
  EXPECT_TRUE(rc::check("a reason of any text stays one reason", [](const std::string& text) {
    const auto back = read_changes(write_changes({{"recomputed", {{"why", text}}}}));
    RC_ASSERT(back.size() == 1U);
    RC_ASSERT(back.front().key == "recomputed");
    RC_ASSERT(back.front().args.size() == 1U);
  }));
}

}  // namespace
}  // namespace spotme::domain

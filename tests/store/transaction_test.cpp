#include "store/transaction.hpp"

#include "base/embedded.hpp"
#include "store/attendance_issue.hpp"
#include "store/closing.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace spotme::store {
namespace {

constexpr base::Day monday{std::chrono::year{2026} / 11 / 23};
constexpr base::Day tuesday{std::chrono::year{2026} / 11 / 24};

class TransactionStore : public testing::Test {
 protected:
  TransactionStore() {
    first = place.add({"satu"});
    second = place.add({"dua", "U1/B"});
  }

  static domain::Transaction made(const test::TestInstallation::Made& officer, base::Day day, std::int64_t number,
                                  std::int64_t version = 1) {
    domain::Transaction transaction;
    transaction.agency = officer.agency;
    transaction.officer = officer.officer;
    transaction.day = day;
    transaction.number = number;
    transaction.version = version;
    transaction.record.unit_path = officer.user_id == "satu" ? "U1/A" : "U1/B";
    transaction.record.state = "putrajaya";
    transaction.record.scheme = "wbf";
    transaction.record.day_type = "working";
    transaction.record.status = "present";
    transaction.record.facts = "{}";
    transaction.record.first_in = base::Minutes{480};
    transaction.pack = "federal 2026.1";
    transaction.hash = domain::hash_of(transaction);
    return transaction;
  }
  void insert(const std::vector<domain::Transaction>& transactions) {
    place.database->write([&](db::Write& write) {
      insert_transactions(write, transactions);
      return true;
    });
  }
  std::vector<std::int64_t> numbers(const TransactionFilter& filter, std::optional<TransactionCursor> after = {},
                                    std::int64_t limit = 100, TransactionOrder order = TransactionOrder::oldest_first) {
    return place.database->read([&](db::Read& read) {
      std::vector<std::int64_t> found;
      for (const auto& view : list_transactions(read, first.agency, filter, order, after, limit)) {
        found.push_back(view.transaction.number);
      }
      return found;
    });
  }
  static TransactionFilter everything() {
    TransactionFilter filter;
    filter.days = {monday, tuesday};
    filter.reach = {""};
    return filter;
  }

  test::TestInstallation place;
  test::TestInstallation::Made first, second;
};

TEST_F(TransactionStore, AVersionComesBackAsItWasStored) {
  auto transaction = made(first, monday, 1);
  transaction.record.issues = {domain::Issue::late_in, domain::Issue::early_out};
  transaction.record.late = base::Minutes{12};
  transaction.reasons = {{"reopen_grant", {{"what", "x"}}}};
  transaction.national_revision = 3;
  transaction.hash = domain::hash_of(transaction);
  insert({transaction});
  const auto found = place.database->read([&](db::Read& read) { return load_versions(read, first.agency, 1); });
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].record, transaction.record);
  EXPECT_EQ(found[0].hash, transaction.hash);
  EXPECT_EQ(domain::hash_of(found[0]), transaction.hash);
  EXPECT_EQ(found[0].reasons, transaction.reasons);
  EXPECT_EQ(found[0].made_at, place.clock.now());
}

TEST_F(TransactionStore, ALaterVersionHoldsAndTheEarlierStays) {
  auto one = made(first, monday, 1);
  insert({one});
  auto two = made(first, monday, 1, 2);
  two.record.status = "absent";
  two.previous_hash = one.hash;
  two.hash = domain::hash_of(two);
  insert({two});
  place.database->read([&](db::Read& read) {
    const auto holding =
        load_holding(read, {{first.agency, first.officer, monday}, {first.agency, first.officer, tuesday}});
    EXPECT_EQ(holding.size(), 1U);
    EXPECT_EQ(holding.at(0).n, 0U);
    EXPECT_EQ(holding.at(0).transaction.version, 2);
    EXPECT_EQ(holding.at(0).transaction.previous_hash, one.hash);
    const auto versions = load_versions(read, {first.agency, first.officer, monday});
    EXPECT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions.at(0).record.status, "present");
    return 0;
  });
}

TEST_F(TransactionStore, TwoWritersOfOneVersionCannotBothSucceed) {
  insert({made(first, monday, 1)});
  EXPECT_THROW(insert({made(first, monday, 1)}), db::SerializationFailure);
  EXPECT_THROW(insert({made(first, monday, 1, 3)}), db::SerializationFailure);
  EXPECT_THROW(insert({made(first, monday, 2, 2)}), db::SerializationFailure);
}

TEST_F(TransactionStore, OneNumberIsOneDay) {
  insert({made(first, monday, 1)});
  EXPECT_THROW(insert({made(first, tuesday, 1)}), db::ConstraintViolation);
}

TEST_F(TransactionStore, ListsByFilterAndPage) {
  std::vector<domain::Transaction> all{made(first, monday, 1), made(second, monday, 2), made(first, tuesday, 3),
                                       made(second, tuesday, 4)};
  all[1].record.issues = {domain::Issue::no_clock_in, domain::Issue::early_out};
  all[2].record.status = "absent";
  insert(all);
  insert({made(second, tuesday, 4, 2)});
  using Numbers = std::vector<std::int64_t>;
  auto filter = everything();
  EXPECT_EQ(numbers(filter), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(numbers(filter, TransactionCursor{monday, first.officer}, 2), (Numbers{2, 3}));
  EXPECT_EQ(numbers(filter, {}, 100, TransactionOrder::latest_first), (Numbers{4, 3, 2, 1}));
  EXPECT_EQ(numbers(filter, TransactionCursor{tuesday, first.officer}, 1, TransactionOrder::latest_first), Numbers{2});
  filter.reach = {"U1/B"};
  EXPECT_EQ(numbers(filter), (Numbers{2, 4}));
  filter.reach = {"U1/B", "U1/A"};
  EXPECT_EQ(numbers(filter), (Numbers{1, 2, 3, 4}));
  filter.reach = {};
  EXPECT_EQ(numbers(filter), Numbers{});
  filter = everything();
  filter.unit_path = "U1/A";
  EXPECT_EQ(numbers(filter), (Numbers{1, 3}));
  filter = everything();
  filter.issue = "early_out";
  EXPECT_EQ(numbers(filter), Numbers{2});
  filter.issue = "clock_in";  // a part of a word is no word
  EXPECT_EQ(numbers(filter), Numbers{});
  filter = everything();
  filter.status = "absent";
  EXPECT_EQ(numbers(filter), Numbers{3});
  filter = everything();
  filter.changed = true;
  EXPECT_EQ(numbers(filter), Numbers{4});
  filter = everything();
  filter.officer = first.officer;
  filter.days = {tuesday, tuesday};
  EXPECT_EQ(numbers(filter), Numbers{3});
  EXPECT_EQ(place.database->read([&](db::Read& read) { return count_transactions(read, first.agency, filter); }), 1);
}

TEST_F(TransactionStore, NoStatementChangesOrRemovesAVersion) {
  const std::regex forbidden(R"((UPDATE\s+attendance_transaction|DELETE\s+FROM\s+attendance_transaction))");
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(SPOTME_SOURCE_DIR "/src")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    // Literals that stand under each other are one text.
    const auto joined = std::regex_replace(text, std::regex(R"("\s*\n\s*")"), "");
    EXPECT_FALSE(std::regex_search(joined, forbidden)) << entry.path();
    ++read;
  }
  EXPECT_GT(read, 100U);
}

TEST_F(TransactionStore, IssuesAreRaisedWithdrawnAndRaisedAgain) {
  const OfficerDay day{first.agency, first.officer, monday};
  const AttendanceIssue late{day, domain::Issue::late_in, domain::IssueState::open, tuesday};
  const auto states = [&] {
    return place.database->read([&](db::Read& read) {
      std::vector<domain::IssueState> found;
      for (const auto& issue : load_issues(read, first.agency, first.officer, monday, tuesday)) {
        found.push_back(issue.state);
      }
      return found;
    });
  };
  const auto change = [&](bool raise) {
    place.database->write([&](db::Write& write) {
      raise ? raise_issues(write, {late}) : withdraw_issues(write, {late});
      return true;
    });
    return states();
  };
  using States = std::vector<domain::IssueState>;
  EXPECT_EQ(change(false), States{});
  EXPECT_EQ(change(true), States{domain::IssueState::open});
  EXPECT_EQ(change(true), States{domain::IssueState::open});
  EXPECT_EQ(change(false), States{domain::IssueState::withdrawn});
  EXPECT_EQ(change(true), States{domain::IssueState::open});
}

}  // namespace
}  // namespace spotme::store

#include "store/letter.hpp"

#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

namespace spotme::store {
namespace {

using test::TestInstallation;

class LetterStore : public testing::Test {
 protected:
  LetterStore() : officer(place.add({"pegawai"})) {}
  Letter letter(std::int64_t number) {
    Letter made;
    made.agency = officer.agency;
    made.id = base::make_uuid(place.clock.now());
    made.officer = officer.officer;
    made.kind = domain::LetterKind::show_cause;
    made.year = 2026;
    made.number = number;
    made.reference = "A/" + std::to_string(number);
    made.issued_on = base::parse_day("2026-11-20").value();
    made.reply_by = base::parse_day("2026-11-27").value();
    made.month = domain::month_of(made.issued_on);
    made.from = domain::CardColour::green;
    made.to = domain::CardColour::red;
    made.unit_path = "U1/A";
    made.body = "Satu.\n\n\f";
    made.rows = {{made.issued_on, domain::Issue::absent}};
    made.signed_by = officer.officer;
    return made;
  }

  TestInstallation place;
  TestInstallation::Made officer;
};

TEST_F(LetterStore, TakesNumbersByAgencyAndYear) {
  const auto other = place.add({"lain", "U1", domain::State::kedah, domain::Wbf{}, {}, "AG3"});
  place.database->write([&](db::Write& write) {
    EXPECT_EQ(take_letter_numbers(write, officer.agency, 2026, 1), 1);
    EXPECT_EQ(take_letter_numbers(write, officer.agency, 2026, 3), 2);
    EXPECT_EQ(take_letter_numbers(write, officer.agency, 2026, 1), 5);
    EXPECT_EQ(take_letter_numbers(write, officer.agency, 2027, 1), 1);
    EXPECT_EQ(take_letter_numbers(write, other.agency, 2026, 1), 1);
    return true;
  });
}

TEST_F(LetterStore, KeepsALetterAsItWasMade) {
  const auto made = letter(1);
  place.database->write([&](db::Write& write) {
    insert_letters(write, {made});
    return true;
  });
  const auto found = place.database->read([&](db::Read& read) { return find_letter(read, officer.agency, made.id); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->letter.reference, "A/1");
  EXPECT_EQ(found->letter.body, made.body);
  EXPECT_EQ(found->letter.rows, made.rows);
  EXPECT_EQ(found->letter.reply_by, made.reply_by);
  EXPECT_EQ(found->state(), domain::LetterState::issued);
  EXPECT_FALSE(found->read);
  EXPECT_THROW(place.database->write([&](db::Write& write) {
    insert_letters(write, {letter(1)});
    return true;
  }),
               db::ConstraintViolation)
      << "a number is given once";
}

TEST_F(LetterStore, TakesEachStepOnceAndFindsByState) {
  const auto made = letter(1);
  place.database->write([&](db::Write& write) {
    insert_letters(write, {made});
    return true;
  });
  const auto count = [&](std::optional<domain::LetterState> state, const char* overdue = nullptr) {
    return place.database->read([&](db::Read& read) {
      LetterFilter filter{{""}};
      filter.state = state;
      if (overdue != nullptr) filter.overdue_on = base::parse_day(overdue);
      return list_letters(read, officer.agency, filter, std::nullopt, 10).size();
    });
  };
  const auto step = [&](LetterStepKind kind) {
    return place.database->write([&](db::Write& write) {
      return insert_letter_step(write, officer.agency, made.id, {kind, write.now(), officer.officer, "x"});
    });
  };
  using domain::LetterState;
  EXPECT_EQ(count(LetterState::issued), 1U);
  EXPECT_EQ(count({}, "2026-11-27"), 0U) << "its last day";
  EXPECT_EQ(count({}, "2026-11-28"), 1U);
  EXPECT_TRUE(step(LetterStepKind::reply));
  EXPECT_FALSE(step(LetterStepKind::reply));
  EXPECT_EQ(count({}, "2026-11-28"), 0U);
  EXPECT_EQ(count(LetterState::replied), 1U);
  EXPECT_TRUE(step(LetterStepKind::closing));
  EXPECT_EQ(count(LetterState::replied), 0U);
  EXPECT_EQ(count(LetterState::closed), 1U);
  EXPECT_TRUE(step(LetterStepKind::cancellation));
  EXPECT_EQ(count(LetterState::closed), 0U);
  EXPECT_EQ(count(LetterState::cancelled), 1U);
}

TEST_F(LetterStore, ReachesByTheUnitOfTheLetter) {
  place.database->write([&](db::Write& write) {
    insert_letters(write, {letter(1)});
    return true;
  });
  const auto count = [&](std::vector<std::string> reach) {
    return place.database->read([&](db::Read& read) {
      return list_letters(read, officer.agency, {std::move(reach)}, std::nullopt, 10).size();
    });
  };
  EXPECT_EQ(count({"U1"}), 1U);
  EXPECT_EQ(count({"U1/A"}), 1U);
  EXPECT_EQ(count({"U1/B", "U"}), 0U);
  EXPECT_EQ(count({}), 0U);
}

TEST_F(LetterStore, AddsVersionsOfATemplate) {
  const auto add = [&](std::int64_t version, bool texts) {
    place.database->write([&](db::Write& write) {
      LetterTemplateVersion made{domain::LetterKind::notice, version};
      if (texts) made.texts = domain::LetterTemplate{"n", "l", "s", "b", "c"};
      made.made_at = write.now();
      made.made_by = officer.officer;
      insert_letter_template(write, officer.agency, made);
      return true;
    });
  };
  const auto held = [&] {
    return place.database->read([&](db::Read& read) { return load_letter_templates(read, officer.agency); });
  };
  EXPECT_TRUE(held().empty());
  add(1, true);
  EXPECT_EQ(held().at(0).texts->body, "b");
  add(2, false);
  EXPECT_EQ(held().at(0).version, 2);
  EXPECT_FALSE(held().at(0).texts);
}

}  // namespace
}  // namespace spotme::store

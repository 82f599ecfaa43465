#include "domain/body.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

base::Uuid id(std::uint8_t number) {
  base::Uuid made;
  made.bytes[15] = number;
  return made;
}

std::string told(const base::Result<void>& result) {
  return result ? "yes" : result.error().key + " " + result.error().field;
}

/// Ministry 1; departments 2 below it, 3 below 2, 4 below 1.
const std::vector<BodyPlace> tree{{id(1), {}}, {id(2), id(1)}, {id(3), id(2)}, {id(4), id(1)}};

TEST(BodyPlaces, AMinistryStandsAtTheTopAndADepartmentBelowSomething) {
  EXPECT_EQ(told(check_body_place(tree, id(9), "ministry", std::nullopt)), "yes");
  EXPECT_EQ(told(check_body_place(tree, id(9), "ministry", id(1))), "ministry_below parent_id");
  EXPECT_EQ(told(check_body_place(tree, id(9), "department", id(3))), "yes");
  EXPECT_EQ(told(check_body_place(tree, id(9), "department", std::nullopt)), "department_alone parent_id");
  EXPECT_EQ(told(check_body_place(tree, id(9), "department", id(8))), "body_unknown parent_id");
}

TEST(BodyPlaces, NothingStandsBelowItself) {
  EXPECT_EQ(told(check_body_place(tree, id(2), "department", id(2))), "body_loop parent_id");
  EXPECT_EQ(told(check_body_place(tree, id(2), "department", id(3))), "body_loop parent_id");
  EXPECT_EQ(told(check_body_place(tree, id(2), "department", id(4))), "yes");
  EXPECT_EQ(told(check_body_place(tree, id(3), "department", id(1))), "yes");
}

TEST(BodyPlaces, StoredRingsEndTheSearch) {
  const std::vector<BodyPlace> ring{{id(1), id(2)}, {id(2), id(1)}};
  EXPECT_EQ(told(check_body_place(ring, id(9), "department", id(1))), "body_loop parent_id");
}

TEST(BodyPlaces, SixLevelsAndNoMore) {
  std::vector<BodyPlace> chain{{id(1), {}}};
  for (std::uint8_t i = 2; i <= 5; ++i) chain.push_back({id(i), id(i - 1)});
  EXPECT_EQ(told(check_body_place(chain, id(9), "department", id(4))), "yes");
  EXPECT_EQ(told(check_body_place(chain, id(9), "department", id(5))), "yes");
  chain.push_back({id(6), id(5)});
  EXPECT_EQ(told(check_body_place(chain, id(9), "department", id(6))), "body_too_deep parent_id");
  // What stands below comes along.
  chain.push_back({id(20), id(1)});
  chain.push_back({id(21), id(20)});
  EXPECT_EQ(told(check_body_place(chain, id(20), "department", id(4))), "yes");
  EXPECT_EQ(told(check_body_place(chain, id(20), "department", id(5))), "body_too_deep parent_id");
}

TEST(BodyPlaces, CodesAreShortAndPlain) {
  for (const auto* good : {"A", "KKM", "JPN-1.2_x"}) EXPECT_EQ(told(check_code(good, "code")), "yes") << good;
  for (const auto* bad : {"", "A B", "A/B", "é", "'; DROP TABLE body; --"}) {
    EXPECT_EQ(told(check_code(bad, "code")), "code_invalid code") << bad;
  }
  EXPECT_EQ(told(check_code(std::string(31, 'A'), "code")), "yes");
  EXPECT_EQ(told(check_code(std::string(32, 'A'), "code")), "yes");
  EXPECT_EQ(told(check_code(std::string(33, 'A'), "code")), "code_invalid code");
  EXPECT_EQ(tidy_name("  Kementerian  ", "name").value(), "Kementerian");
  EXPECT_EQ(tidy_name(" \t ", "name").error().key, "name_required");
}

}  // namespace
}  // namespace spotme::domain

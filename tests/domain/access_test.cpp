#include "domain/access.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

const base::AgencyId own{base::parse_uuid("01890a5d-ac96-774b-bcce-b302099a8051").value()};
const base::AgencyId other{base::parse_uuid("01890a5d-ac96-774b-bcce-b302099a8052").value()};

Caller with(Role role, const std::string& path) { return {own, {}, {}, "pentadbir", false, {{role, path}}}; }

TEST(Access, AReachIsTheWholeSubtreeAndNoNamesake) {
  EXPECT_TRUE(path_reaches("U1", "U1"));
  EXPECT_TRUE(path_reaches("U1", "U1/A/B"));
  EXPECT_FALSE(path_reaches("U1", "U10"));
  EXPECT_FALSE(path_reaches("U1", "U10/A"));
  EXPECT_FALSE(path_reaches("U1/A", "U1"));
  EXPECT_FALSE(path_reaches("", "U1")) << "nobody holds a role everywhere by an empty path";
}

TEST(Access, NobodyGivesMoreThanHeHas) {
  const auto branch = with(Role::agency_admin, "U1/A");
  EXPECT_TRUE(may_give_role(branch, own, "U1/A/B", Role::head));
  EXPECT_FALSE(may_give_role(branch, own, "U1", Role::head));
  EXPECT_FALSE(may_give_role(branch, other, "U1/A", Role::head));
  EXPECT_FALSE(may_give_role(branch, own, "U1/A", Role::system_admin));
  EXPECT_FALSE(may_give_role(with(Role::head, "U1"), own, "U1/A", Role::supervisor));
  EXPECT_TRUE(may_give_role(with(Role::system_admin, "U1"), other, "U9", Role::system_admin));
}

TEST(Access, NobodyTakesOverAnAccountAboveHisOwn) {
  const auto branch = with(Role::agency_admin, "U1/A");
  EXPECT_TRUE(may_take_over(branch, own, "U1/A", {}));
  EXPECT_TRUE(may_take_over(branch, own, "U1/A", {{Role::supervisor, "U1/A"}, {Role::agency_admin, "U1/A/B"}}));
  EXPECT_TRUE(may_take_over(branch, own, "U1/A", {{Role::agency_admin, "U1/A"}})) << "an equal";
  EXPECT_FALSE(may_take_over(branch, own, "U1/A", {{Role::agency_admin, "U1"}}));
  EXPECT_FALSE(may_take_over(branch, own, "U1/A", {{Role::supervisor, "U1/A"}, {Role::head, "U1/B"}}));
  EXPECT_FALSE(may_take_over(branch, own, "U1/A", {{Role::system_admin, "U1/A"}}));
  EXPECT_FALSE(may_take_over(branch, own, "U1", {}));
  EXPECT_FALSE(may_take_over(branch, other, "U1/A", {}));
  EXPECT_FALSE(may_take_over(with(Role::agency_admin, "U1"), own, "U1", {{Role::system_admin, "U1"}}));
  const auto system = with(Role::system_admin, "U1");
  EXPECT_TRUE(may_take_over(system, other, "U9", {{Role::system_admin, "U9"}, {Role::device, "U9"}}));
}

}  // namespace
}  // namespace spotme::domain

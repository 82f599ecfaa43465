#include "domain/place_keeping.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spotme::domain {
namespace {

std::string refusal(std::string_view text) {
  const auto prefix = check_prefix(text);
  if (prefix) return format_prefix(*prefix);
  EXPECT_EQ(prefix.error().field, "prefix");
  return prefix.error().key;
}

TEST(CheckPrefix, takes_what_one_body_may_own) {
  EXPECT_EQ(refusal("10.1.0.0/16"), "10.1.0.0/16");
  EXPECT_EQ(refusal("10.0.0.0/8"), "10.0.0.0/8") << "at the limit";
  EXPECT_EQ(refusal("10.0.0.0/9"), "10.0.0.0/9");
  EXPECT_EQ(refusal("203.0.113.7"), "203.0.113.7/32");
  EXPECT_EQ(refusal("2001:db8::/32"), "2001:db8::/32") << "at the limit";
  EXPECT_EQ(refusal("2001:db8::/33"), "2001:db8::/33");
}

TEST(CheckPrefix, refuses_what_holds_half_the_world) {
  for (const auto* text :
       {"0.0.0.0/0", "0.0.0.0/1", "10.0.0.0/7", "::/0", "2001:db8::/31", "::ffff:0:0/96", "::/64", "::/80"}) {
    EXPECT_EQ(refusal(text), "prefix_too_wide") << text;
  }
}

TEST(CheckPrefix, refuses_what_is_no_network) {
  for (const auto* text : {"", "pejabat", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0/16", "10.1.0.0/16/2", "2001:db8::/129",
                           "10.1.0.0/ 16", "10.1.2.3/x"}) {
    EXPECT_EQ(refusal(text), "prefix_not_a_network") << text;
  }
}

TEST(CheckPrefix, says_what_was_meant_by_bits_behind_the_length) {
  const auto meant = [](std::string_view text) {
    const auto error = check_prefix(text).error();
    return error.key == "prefix_bits_beyond" ? error.args.front().second : error.key;
  };
  EXPECT_EQ(meant("10.1.2.3/16"), "10.1.0.0/16");
  EXPECT_EQ(meant("10.1.2.3/24"), "10.1.2.0/24");
  EXPECT_EQ(meant("2001:db8::1/32"), "2001:db8::/32");
}

TEST(PlaceReach, is_where_one_administers_his_own_agency) {
  Caller caller;
  caller.agency = base::AgencyId::make({});
  caller.roles = {{Role::agency_admin, "U1"}, {Role::coordinator, "U2"}, {Role::system_admin, "U3"}};
  EXPECT_EQ(place_reach(caller, caller.agency), std::vector<std::string>{"U1"});
  EXPECT_TRUE(place_reach(caller, base::AgencyId::make({})).empty());
}

TEST(BoxAround, holds_the_whole_area) {
  const Circle circle{{2.93, 101.69}, 500};
  const auto box = box_around(circle);
  for (const auto& corner : {Coordinate{box.south_west.latitude, 101.69}, Coordinate{box.north_east.latitude, 101.69},
                             Coordinate{2.93, box.south_west.longitude}, Coordinate{2.93, box.north_east.longitude}}) {
    EXPECT_GE(distance_to_edge_m(circle, corner), 0);
    EXPECT_LT(distance_to_edge_m(circle, corner), 50) << "and not much more";
  }
  const auto ring = box_around(Polygon{{{2.9, 101.6}, {2.9, 101.7}, {3.0, 101.65}}});
  EXPECT_EQ(ring, (Box{{2.9, 101.6}, {3.0, 101.7}}));
}

TEST(BoxAround, is_the_world_at_the_poles_and_on_the_antimeridian) {
  const Box world{{-90, -180}, {90, 180}};
  EXPECT_EQ(box_around(Circle{{0, 179.9999}, 500}), world);
  EXPECT_EQ(box_around(Circle{{0, -180}, 500}), world);
  EXPECT_EQ(box_around(Circle{{89.999, 0}, 500}), world);
  EXPECT_EQ(box_around(Circle{{-90, 0}, 50'000}), world);
}

TEST(CheckArea, answers_on_the_antimeridian_and_at_the_poles) {
  EXPECT_TRUE(check_area(Circle{{0, 180}, 10}));
  EXPECT_TRUE(check_area(Circle{{90, 0}, 50'000}));
  const Polygon across{{{0, 179.999}, {0, -179.999}, {0.001, 180}}};
  const auto checked = check_area(across);
  if (checked) {
    EXPECT_TRUE(std::isfinite(distance_to_edge_m(across, {0, 0})));
  }
}

}  // namespace
}  // namespace spotme::domain

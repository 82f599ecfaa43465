#include "domain/place.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace spotme::domain {
namespace {

constexpr Coordinate putrajaya{2.9264, 101.6964};
constexpr Coordinate kota_kinabalu{5.9804, 116.0735};

/// A square of about 222 m at the equator.
Polygon square() { return {{{0.0, 100.0}, {0.0, 100.002}, {0.002, 100.002}, {0.002, 100.0}}}; }

std::string refused(const Area& area) {
  const auto checked = check_area(area);
  return checked ? "" : checked.error().key + " at " + checked.error().field;
}

TEST(Position, is_refused_out_of_range_and_names_the_field) {
  const double infinite = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto field = [](double latitude, double longitude, double accuracy) {
    const auto checked = check_position({{latitude, longitude}, accuracy});
    return checked ? std::string() : checked.error().field;
  };
  EXPECT_EQ(field(2.9, 101.7, 12), "");
  EXPECT_EQ(field(-90, -180, 0), "") << "an accuracy of 0 is graded, not refused";
  EXPECT_EQ(field(90, 180, most_accuracy_m), "");
  for (const double bad : {90.000001, -90.000001, nan, infinite, -infinite})
    EXPECT_EQ(field(bad, 0, 1), "position.latitude");
  for (const double bad : {180.000001, -180.000001, nan, infinite}) EXPECT_EQ(field(0, bad, 1), "position.longitude");
  for (const double bad : {-0.001, most_accuracy_m + 1, nan, infinite})
    EXPECT_EQ(field(0, 0, bad), "position.accuracy_m");
  EXPECT_EQ(check_position({{91, 0}, 1}).error().code, base::Code::unprocessable);
}

TEST(Distance, is_that_of_the_ellipsoid) {
  // One degree of latitude at the equator and the length of the equator's degree on WGS 84.
  EXPECT_NEAR(distance_m({0, 100}, {1, 100}), 110'574.4, 0.5);
  EXPECT_NEAR(distance_m({0, 100}, {0, 101}), 111'319.5, 0.5);
  EXPECT_EQ(distance_m(putrajaya, putrajaya), 0);
  EXPECT_NEAR(distance_m(putrajaya, kota_kinabalu) / 1000, 1630, 15);
}

TEST(Circle, is_measured_from_its_edge) {
  const Area office = Circle{putrajaya, 150};
  EXPECT_NEAR(distance_to_edge_m(office, putrajaya), -150, 0.001);
  EXPECT_NEAR(distance_to_edge_m(office, {putrajaya.latitude + 0.01, putrajaya.longitude}), 1105.8 - 150, 0.5);
}

TEST(Polygon, is_measured_from_its_edge_inside_and_outside) {
  const Area area = square();
  EXPECT_NEAR(distance_to_edge_m(area, {0.001, 100.001}), -110.57, 0.05) << "the middle";
  EXPECT_NEAR(distance_to_edge_m(area, {0.0015, 100.001}), -55.29, 0.05) << "towards the north edge";
  EXPECT_NEAR(distance_to_edge_m(area, {0.003, 100.001}), 110.57, 0.05) << "north of it";
  EXPECT_NEAR(distance_to_edge_m(area, {0.001, 100.003}), 111.32, 0.05) << "east of it";
  EXPECT_NEAR(distance_to_edge_m(area, {-0.001, 99.999}), std::hypot(110.57, 111.32), 0.05) << "off a corner";
  EXPECT_NEAR(distance_to_edge_m(area, {0.0, 100.001}), 0, 0.001) << "on the edge";
}

TEST(Polygon, does_not_mind_its_direction_or_first_corner) {
  auto turned = square();
  std::reverse(turned.ring.begin(), turned.ring.end());
  auto rotated = square();
  std::rotate(rotated.ring.begin(), rotated.ring.begin() + 2, rotated.ring.end());
  for (const Coordinate at : {Coordinate{0.001, 100.0005}, Coordinate{0.004, 100.001}, Coordinate{0.0019, 100.0019}}) {
    EXPECT_NEAR(distance_to_edge_m(square(), at), distance_to_edge_m(turned, at), 1e-6);
    EXPECT_NEAR(distance_to_edge_m(square(), at), distance_to_edge_m(rotated, at), 1e-6);
  }
}

TEST(Polygon, knows_a_bay_from_the_building) {
  // An L: the north-east quarter is missing.
  const Area area =
      Polygon{{{0, 100}, {0, 100.002}, {0.001, 100.002}, {0.001, 100.001}, {0.002, 100.001}, {0.002, 100}}};
  ASSERT_EQ(refused(area), "");
  EXPECT_LT(distance_to_edge_m(area, {0.0015, 100.0005}), 0);
  EXPECT_GT(distance_to_edge_m(area, {0.0015, 100.0015}), 0);
}

TEST(Area, is_refused_when_it_cannot_be_a_place) {
  EXPECT_EQ(refused(Circle{putrajaya, 10}), "");
  EXPECT_EQ(refused(Circle{putrajaya, 50'000}), "");
  EXPECT_EQ(refused(Circle{putrajaya, 9.9}), "radius_out_of_range at radius_m");
  EXPECT_EQ(refused(Circle{putrajaya, 50'001}), "radius_out_of_range at radius_m");
  EXPECT_EQ(refused(Circle{putrajaya, std::nan("")}), "radius_out_of_range at radius_m");
  EXPECT_EQ(refused(Circle{{91, 0}, 100}), "latitude_out_of_range at centre.latitude");
  EXPECT_EQ(refused(square()), "");
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0, 100.001}}}), "ring_corner_count at ring");
  EXPECT_EQ(refused(Polygon{std::vector<Coordinate>(201, Coordinate{0, 100})}), "ring_corner_count at ring");
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0, 200}, {1, 100}}}), "longitude_out_of_range at ring[1].longitude");
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0, 100.001}, {0.001, 100}, {0, 100}}}), "ring_corner_twice at ring[3]");
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0, 101}, {0.001, 100}}}), "ring_too_wide at ring[1]");
}

TEST(Area, is_refused_when_its_edge_crosses_or_touches_itself) {
  const std::string crosses = "ring_crosses_itself at ring";
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0.002, 100.002}, {0.002, 100}, {0, 100.002}}}), crosses) << "a bow tie";
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0, 100.001}, {0, 100.002}}}), crosses) << "nothing enclosed";
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0, 100.002}, {0, 100.001}, {0.001, 100.001}}}), crosses) << "folds back";
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0, 100.002}, {0.001, 100.002}, {0, 100.001}, {0.001, 100}}}), crosses)
      << "a corner on another edge";
  EXPECT_EQ(refused(Polygon{{{0, 100}, {0, 100.001}, {0, 100.002}, {0.001, 100.001}}}), "")
      << "three corners in a line are no fault";
}

}  // namespace
}  // namespace spotme::domain

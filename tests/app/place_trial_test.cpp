#include "app/place_trial.hpp"

#include "tests/support/place.hpp"

/// What a keeper asks of his zones: where a point would be, where people press, what another zone would change.
namespace spotme::app {
namespace {

class PlaceTrials : public test::PlaceWorld {
 protected:
  base::Result<PlaceFinding> at(const Made& who, domain::Position position, std::string address = {},
                                const char* path = "U1/A") {
    return try_place(*place.context, place.caller_for(who), agency,
                     {place.unit("AG1", path), position, std::move(address)});
  }
  base::Result<PressHeat> heat(const Made& who, std::int64_t days = 14, const char* path = "U1") {
    return show_press_heat(*place.context, place.caller_for(who), agency, place.unit("AG1", path), days, actor(who));
  }
  base::Result<ZonePreview> preview(const Made& who, domain::Area area, std::optional<base::PlaceId> id = {},
                                    const char* path = "U1") {
    return preview_zone(*place.context, place.caller_for(who), agency, {place.unit("AG1", path), std::move(area), id},
                        actor(who));
  }
};

TEST_F(PlaceTrials, SayWhereAPointWouldBeByTheFunctionThatGradesPresses) {
  EXPECT_TRUE(draw(admin, draft("Menara")));
  EXPECT_TRUE(add_network(*place.context, place.caller_for(admin), agency,
                          {place.unit("AG1", "U1"), "Pejabat", test::day("2026-11-24"), "10.1.0.0/16"}, actor(admin)));
  const auto inside = at(admin, {test::tower, 20}, "10.1.9.9").value();
  EXPECT_EQ(inside.graded.grade, domain::Grade::a);
  ASSERT_EQ(inside.places.size(), 1U);
  EXPECT_EQ(inside.places[0].where, Whereness::inside);
  EXPECT_NEAR(inside.places[0].edge_m, -100, 0.1);
  EXPECT_EQ(inside.network->name, "Pejabat");
  const domain::Coordinate near{2.9318, 101.69};  // 199 m to the north
  EXPECT_EQ(at(admin, {near, 150}).value().places[0].where, Whereness::unknown);
  EXPECT_EQ(at(admin, {near, 20}).value().places[0].where, Whereness::outside);
  EXPECT_EQ(at(admin, {near, 20}).value().graded.grade, domain::Grade::d);
  EXPECT_EQ(at(admin, {test::tower, 9'000}).value().places[0].where, Whereness::unknown) << "too vague";
  EXPECT_EQ(at(admin, {test::tower, 20}).value().graded.grade, domain::Grade::b) << "no network without an address";
  EXPECT_EQ(number("SELECT count(*) FROM clock_event"), 0);
}

TEST_F(PlaceTrials, NameAPlaceThatHoldsThePointAndDoesNotServeTheUnit) {
  EXPECT_TRUE(draw(admin, draft("Kaunter", "U1/A")));
  EXPECT_TRUE(draw(admin, draft("Esok", "U1/A", "2026-11-25")));
  EXPECT_TRUE(draw(admin, draft("Jauh", "U1/A", "2026-11-24", domain::Circle{{3.2, 101.5}, 100})));
  const auto above = at(admin, {test::tower, 20}, {}, "U1").value();
  EXPECT_TRUE(above.places.empty());
  ASSERT_EQ(above.elsewhere.size(), 1U) << "neither one to come nor one that is far away";
  EXPECT_EQ(above.elsewhere[0].name, "Kaunter");
  EXPECT_EQ(above.elsewhere[0].unit, "Unit U1/A");
  EXPECT_EQ(at(admin, {test::tower, 20}, {}, "U1/B").value().elsewhere.size(), 1U)
      << "nor does it serve its neighbours";
  EXPECT_TRUE(at(branch_admin, {test::tower, 20}, {}, "U1/B").value().elsewhere.empty()) << "he does not keep it";
  const auto own = at(admin, {test::tower, 20}).value();
  EXPECT_EQ(own.places.at(0).where, Whereness::inside);
  EXPECT_TRUE(own.elsewhere.empty());
}

TEST_F(PlaceTrials, RefuseWhatIsNoPointAndWhoeverKeepsNothing) {
  EXPECT_EQ(refusal(at(admin, {{91, 0}, 1})), "latitude_out_of_range/position.latitude");
  EXPECT_EQ(refusal(at(admin, {test::tower, -1})), "accuracy_out_of_range/position.accuracy_m");
  EXPECT_EQ(refusal(at(admin, {test::tower, 20}, "10.1.2")), "address_not_an_address/address");
  EXPECT_EQ(refusal(at(branch_admin, {test::tower, 20})), "unit_unknown/unit_id");
  for (const auto& who : {officer, stranger, system}) {
    EXPECT_EQ(refusal(at(who, {test::tower, 20})), "not_found/");
    EXPECT_EQ(refusal(heat(who)), "not_found/");
    EXPECT_EQ(refusal(preview(who, domain::Circle{test::tower, 100})), "not_found/");
  }
  EXPECT_TRUE(at(admin, {test::tower, 20}).value().places.empty());
}

TEST_F(PlaceTrials, ShowPressesOfSeveralAndOfNobodyAlone) {
  const domain::Coordinate home{2.95, 101.72};
  for (const auto* date : {"2026-11-20", "2026-11-23", "2026-11-24"}) press_at(officer, date, home);
  press_at(officer, "2026-11-18", test::tower);
  press_at(colleague, "2026-11-18", test::tower);
  EXPECT_TRUE(heat(admin)->cells.empty()) << "two presses are too few, and one officer is one person";
  press_at(colleague, "2026-11-19", test::tower);
  const auto found = heat(admin).value();
  ASSERT_EQ(found.cells.size(), 1U);
  EXPECT_EQ(found.cells[0].presses, 3);
  EXPECT_LT(domain::distance_m(found.cells[0].at, test::tower), 18) << "the middle of its cell";
  EXPECT_EQ(found.count.with_position, 6);
  EXPECT_EQ(found.shown, 3);
  EXPECT_TRUE(heat(admin, 5)->cells.empty()) << "days before are not looked at";
  EXPECT_TRUE(heat(branch_admin, 14, "U1/B")->cells.empty()) << "nobody of U1/B pressed";
  EXPECT_GE(number("SELECT count(*) FROM audit_entry WHERE action = 'press_heat_read'"), 4);
}

TEST_F(PlaceTrials, TellWhatAnotherZoneWouldChange) {
  const domain::Coordinate gate{2.9312, 101.69};  // 133 m to the north
  const auto id = draw(admin, draft("Menara")).value()[0].id;
  for (const auto* date : {"2026-11-18", "2026-11-19", "2026-11-20"}) {
    press_at(officer, date, gate);
    press_at(colleague, date, gate);
  }
  const auto wider = preview(admin, domain::Circle{test::tower, 200}, id).value();
  EXPECT_EQ(wider.inside_before, 0);
  EXPECT_EQ(wider.inside_after, 6);
  EXPECT_EQ(wider.looked_at, 6);
  EXPECT_EQ(preview(admin, domain::Circle{test::tower, 50}, id)->inside_after, 0);
  EXPECT_EQ(preview(admin, domain::Polygon{{{2.930, 101.689}, {2.932, 101.689}, {2.932, 101.691}, {2.930, 101.691}}})
                ->inside_after,
            6);
  EXPECT_EQ(refusal(preview(admin, domain::Circle{test::tower, 5}, id)), "radius_out_of_range/radius_m");
  EXPECT_EQ(refusal(preview(branch_admin, domain::Circle{test::tower, 50}, id, "U1/B")), "not_found/");
  EXPECT_EQ(number("SELECT count(*) FROM place"), 1) << "it changes nothing";
}

TEST_F(PlaceTrials, LeaveTheWriterToThePresses) {
  press_at(officer, "2026-11-18", test::tower);
  const auto unit = place.unit("AG1", "U1");
  const ZoneQuestion zone{unit, domain::Circle{test::tower, 100}, {}};
  /// How often the writer is asked by a look at the heat and one at another zone.
  const auto jobs = [&](const Made& who, bool seen) {
    const auto caller = place.caller_for(who);
    const auto before = place.database->write_figures().jobs;
    EXPECT_EQ(show_press_heat(*place.context, caller, agency, unit, 14, actor(who)).has_value(), seen);
    EXPECT_EQ(preview_zone(*place.context, caller, agency, zone, actor(who)).has_value(), seen);
    return place.database->write_figures().jobs - before;
  };
  EXPECT_EQ(jobs(stranger, false), 0U) << "what is refused was read alone";
  EXPECT_EQ(jobs(admin, true), 2U) << "an entry of the trail each";
}

TEST_F(PlaceTrials, DoNotFindOnePersonsHomeByASmallZone) {
  const domain::Coordinate home{2.95, 101.72};
  for (const auto* date : {"2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"}) press_at(officer, date, home);
  const auto found = preview(admin, domain::Circle{home, 30}).value();
  EXPECT_EQ(found.inside_after, 0);
  EXPECT_EQ(found.looked_at, 0);
}

}  // namespace
}  // namespace spotme::app

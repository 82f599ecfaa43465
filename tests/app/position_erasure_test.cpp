#include "app/position_erasure.hpp"

#include "app/clock.hpp"
#include "app/hold.hpp"
#include "store/position_erasure.hpp"
#include "tests/support/approval.hpp"

/// Coordinates of presses go when their time is over, and nothing else of a press does.
namespace spotme::app {
namespace {

using std::chrono::days;

class PositionErasure : public test::ApprovalTest {
 protected:
  PositionErasure() {
    admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
  }
  base::Result<Recorded> press(const Made& who, const base::Uuid& key) {
    const auto token = read_token(place.token_for(who)).value();
    EvidenceCache cache;
    return place.database
        ->write([&](db::Write& write) {
          Press one;
          one.token = token;
          one.request = {domain::EventKind::in, key, place.clock.now(), std::nullopt};
          one.position = domain::Position{{2.926, 101.696}, 20};
          return record_presses(*place.context, cache, write, {one});
        })
        .front();
  }
  base::Result<Recorded> press(const Made& who) { return press(who, base::make_uuid(place.clock.now())); }
  PositionReport erase(std::int64_t batch = 1) {
    return erase_press_positions(
        *place.context, [] { return false; }, batch);
  }
  std::int64_t placed() { return count("SELECT count(*) FROM clock_event WHERE latitude IS NOT NULL"); }
  std::int64_t count(std::string_view sql) {
    return place.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }
  Made admin;
};

TEST_F(PositionErasure, ComesAfterNinetyDaysAndLeavesThePress) {
  ASSERT_TRUE(press(officer));
  ASSERT_TRUE(press(colleague));
  place.clock.advance(days{90});
  EXPECT_EQ(erase().presses, 0);
  place.clock.advance(days{1});
  EXPECT_EQ(erase().presses, 2);
  EXPECT_EQ(placed(), 0);
  EXPECT_EQ(count("SELECT count(*) FROM clock_event WHERE position_absence = 'erased' AND accuracy_m IS NULL "
                  "AND longitude IS NULL AND grade_reasons <> ''"),
            2);
  EXPECT_EQ(audited("clock_positions_erased"), 1);
  EXPECT_EQ(erase().presses, 0);
}

TEST_F(PositionErasure, LeavesDaysInDisputeAndOfficersUnderAHoldUntilThatIsOver) {
  ASSERT_TRUE(press(officer));
  ASSERT_TRUE(press(colleague));
  ASSERT_TRUE(press(lone));
  const auto open = explain(officer, "2026-11-24", domain::Issue::late_in);
  const HoldEntry entry{colleague.officer, {}, "Siasatan", "Aduan", "R1", "SPRM"};
  const auto hold = place_hold(*place.context, place.caller_for(admin), entry, actor(admin)).value();
  place.clock.advance(days{91});
  const auto first = erase();
  EXPECT_EQ(first.presses, 1) << "of lone alone";
  EXPECT_EQ(first.kept, 2);
  EXPECT_EQ(erase().presses, 0);
  ASSERT_TRUE(end_hold(*place.context, place.caller_for(admin), hold.hold.id, "tamat", actor(admin)));
  EXPECT_EQ(erase().presses, 1);
  place.database->write([&](db::Write& write) {
    write.execute("UPDATE approval SET state = 'accepted' WHERE agency_id = $1 AND id = $2",
                  {db::to_value(officer.agency), db::to_value(open.id)});
    write.execute("UPDATE attendance_issue SET state = 'accepted' WHERE agency_id = $1",
                  {db::to_value(officer.agency)});
    return true;
  });
  EXPECT_EQ(erase().presses, 1);
  EXPECT_EQ(placed(), 0);
  EXPECT_EQ(count("SELECT count(*) FROM position_kept"), 0);
}

TEST_F(PositionErasure, ARepeatIsStillAnsweredWhereAHoldKeptTheKey) {
  const auto key = base::make_uuid(place.clock.now());
  ASSERT_TRUE(press(officer, key));
  place.database->write([&](db::Write& write) {
    return store::erase_coordinates(write, officer.agency, {{officer.officer, day("2026-11-24")}});
  });
  const auto again = press(officer, key);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeat);
}

}  // namespace
}  // namespace spotme::app

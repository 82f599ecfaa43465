#include "app/clock.hpp"
#include "app/day.hpp"
#include "tests/support/day_world.hpp"

/// The press, judged by the facts of its day.
namespace spotme::app {
namespace {

using base::Minutes;
using test::day;
using test::local;

class DayPress : public test::DayWorld {};

TEST_F(DayPress, ThePressIsJudgedByTheSameFacts) {
  const auto ali = place.add({"ali"});
  store_grants({grant(ali, store::GrantKind::pregnancy_hour, "2026-11-01", "2026-12-31")});
  place.clock.advance(std::chrono::minutes{8});  // 08:07
  const auto token = read_token(place.token_for(ali)).value();
  EvidenceCache cache;
  const auto recorded = place.database->write([&](db::Write& write) {
    Press one;
    one.token = token;
    one.request = {domain::EventKind::in, base::make_uuid(write.now()), write.now()};
    return record_presses(*place.context, cache, write, {one});
  });
  ASSERT_TRUE(recorded[0]);
  EXPECT_EQ(recorded[0]->verdict.may_leave_from, Minutes{16 * 60 + 7});
}

TEST_F(DayPress, ANightShiftsMorningPressCountsForYesterday) {
  const auto ali = place.add({"ali", "U1/A", domain::State::kedah, domain::RotaPlace{"GUARD", 0}});
  make_rota(ali.agency, "22:00-06:00+1 x2, rest x2");  // nights of 22 and 23 November, of 26 and 27
  const auto press_at = [&](std::string_view at) {
    place.clock.set(local(at));
    const auto token = read_token(place.token_for(ali)).value();
    EvidenceCache cache;
    return place.database
        ->write([&](db::Write& write) {
          Press one;
          one.token = token;
          one.request = {domain::EventKind::out, base::make_uuid(write.now()), write.now()};
          return record_presses(*place.context, cache, write, {one});
        })
        .front()
        .value();
  };
  EXPECT_EQ(press_at("2026-11-24T06:10").event.work_day, day("2026-11-23"));
  const auto rest = press_at("2026-11-25T06:10");
  EXPECT_EQ(rest.event.work_day, day("2026-11-25"));
  EXPECT_EQ(rest.note, "press_on_rest_day");
  EXPECT_EQ(rest.verdict.status, domain::Status::rest_day);
  EXPECT_EQ(clock_state(*place.context, place.caller_for(ali)).value().today.facts.day, day("2026-11-25"));
}

}  // namespace
}  // namespace spotme::app

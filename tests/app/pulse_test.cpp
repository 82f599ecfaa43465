#include "app/pulse.hpp"

#include "store/rule_pack.hpp"
#include "tests/support/remote.hpp"

/// Pulses of a remote day: who may answer which, once, and what stays of it. The clock begins at 07:59 on Tuesday 24
/// November 2026.
namespace spotme::app {
namespace {

using domain::LeavePart;

class PulseOfADay : public test::RemoteTest {};

TEST_F(PulseOfADay, IsAskedOnRemoteDaysAlone) {
  EXPECT_FALSE(today(officer).remote);
  EXPECT_TRUE(today(officer).pulses.empty());
  make_remote(officer, "2026-11-24");
  EXPECT_EQ(today(officer).pulses.size(), 8U) << "nine to six without the break";
  EXPECT_TRUE(today(colleague).pulses.empty());
}

TEST_F(PulseOfADay, IsAskedInTheRemoteHalfAlone) {
  make_remote(officer, "2026-11-24", LeavePart::morning, store::GrantKind::hybrid_day);
  const auto day = today(officer);
  EXPECT_EQ(day.where.morning, domain::Whereabouts::hybrid);
  EXPECT_EQ(day.where.afternoon, domain::Whereabouts::office);
  EXPECT_EQ(day.pulses.size(), 4U);
  EXPECT_EQ(day.pulses.back().hour, 12);
}

TEST_F(PulseOfADay, IsNotAskedOnLeaveNorOnAFreeDay) {
  make_remote(officer, "2026-11-24");
  auto leave = make_remote(officer, "2026-11-24", LeavePart::day, store::GrantKind::leave);
  EXPECT_FALSE(today(officer).remote);
  withdraw(leave);
  make_remote(officer, "2026-11-28");
  go_to("2026-11-28");
  EXPECT_FALSE(today(officer).remote) << "a Saturday";
}

TEST_F(PulseOfADay, StandsAheadThenOpenThenMissed) {
  make_remote(officer, "2026-11-24");
  const auto first = ask(officer, 9);
  EXPECT_EQ(today(officer).pulses[0].state, PulseState::open);
  place.clock.set(first.asked_at - std::chrono::microseconds{1});
  EXPECT_EQ(today(officer).pulses[0].state, PulseState::ahead);
  place.clock.set(first.closes_at - std::chrono::microseconds{1});
  EXPECT_EQ(today(officer).pulses[0].state, PulseState::open);
  place.clock.set(first.closes_at);
  EXPECT_EQ(today(officer).pulses[0].state, PulseState::missed);
}

TEST_F(PulseOfADay, IsAnsweredInsideOutsideOrUnknown) {
  make_home(officer, supervisor);
  make_remote(officer, "2026-11-24");
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "inside");
  EXPECT_EQ(answer(officer, ask(officer, 10).id, in_ipoh()), "outside");
  EXPECT_EQ(answer(officer, ask(officer, 11).id, at_home(400)), "unknown");
  EXPECT_EQ(answer(officer, ask(officer, 12).id), "unknown");
  const auto day = today(officer);
  EXPECT_EQ(day.pulses[1].answer->distance, domain::DistanceBand::further);
  EXPECT_EQ(day.pulses[2].answer->ground, domain::PulseGround::edge);
  EXPECT_EQ(day.pulses[3].answer->ground, domain::PulseGround::no_position);
  EXPECT_EQ(day.pulses[3].answer->absence, "denied");
  EXPECT_FALSE(day.pulses[3].answer->erase_after) << "nothing to erase";
  EXPECT_EQ(audited("pulse_answered"), 4);
}

TEST_F(PulseOfADay, IsUnknownUntilAPlaceIsApproved) {
  make_remote(officer, "2026-11-24");
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "unknown");
  EXPECT_EQ(today(officer).pulses[0].answer->ground, domain::PulseGround::no_place);
  make_home(officer, supervisor);
  EXPECT_EQ(answer(officer, ask(officer, 10).id, at_home()), "inside");
}

TEST_F(PulseOfADay, OfAnotherOfficerIsNotFound) {
  make_remote(officer, "2026-11-24");
  make_remote(colleague, "2026-11-24");
  const auto his = ask(officer, 9);
  EXPECT_EQ(answer(colleague, his.id, at_home()), "not_found");
  EXPECT_EQ(answer(supervisor, his.id, at_home()), "not_found") << "nor for him";
  EXPECT_EQ(answer(stranger, his.id, at_home()), "not_found");
  EXPECT_EQ(count("SELECT count(*) FROM pulse"), 0);
  EXPECT_EQ(count("SELECT count(*) FROM pulse_position"), 0);
}

TEST_F(PulseOfADay, IsNotFoundBeforeItIsAskedNorOnAnotherDay) {
  make_remote(officer, "2026-11-24");
  make_remote(officer, "2026-11-25");
  const auto pulse = ask(officer, 10);
  place.clock.set(pulse.asked_at - std::chrono::microseconds{1});
  EXPECT_EQ(answer(officer, pulse.id, at_home()), "not_found");
  go_to("2026-11-25");
  EXPECT_EQ(answer(officer, pulse.id, at_home()), "not_found");
}

TEST_F(PulseOfADay, IsKeptAsLateAfterItClosed) {
  make_home(officer, supervisor);
  make_remote(officer, "2026-11-24");
  const auto first = ask(officer, 9);
  place.clock.set(first.closes_at - std::chrono::microseconds{1});
  EXPECT_EQ(answer(officer, first.id, at_home()), "inside");
  const auto second = ask(officer, 10);
  place.clock.set(second.closes_at);
  EXPECT_EQ(answer(officer, second.id, at_home()), "inside late");
}

TEST_F(PulseOfADay, AnsweredAgainGivesTheFirstAnswer) {
  make_home(officer, supervisor);
  make_remote(officer, "2026-11-24");
  const auto first = ask(officer, 9);
  const auto key = base::make_uuid(place.clock.now());
  EXPECT_EQ(answer(officer, first.id, at_home(), key), "inside");
  const auto again = try_answer(officer, first.id, in_ipoh(), key).value();
  EXPECT_TRUE(again.repeat);
  EXPECT_EQ(again.pulse.answer, domain::PulseAnswer::inside);
  EXPECT_EQ(answer(officer, first.id, in_ipoh()), "pulse_answered") << "under another key";
  const auto second = ask(officer, 10);
  EXPECT_EQ(answer(officer, second.id, at_home(), key), "pulse_key_reused");
  EXPECT_EQ(audited("pulse_key_reused"), 1);
  EXPECT_EQ(count("SELECT count(*) FROM pulse"), 1);
  make_remote(colleague, "2026-11-24");
  EXPECT_EQ(answer(colleague, ask(colleague, 11).id, at_home(), key), "unknown") << "keys are each officer's own";
}

TEST_F(PulseOfADay, WithAPositionThatCannotBeIsRefused) {
  make_remote(officer, "2026-11-24");
  const auto first = ask(officer, 9);
  const auto refused = try_answer(officer, first.id, domain::Position{{90.1, 0}, 5});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "position.latitude");
  EXPECT_EQ(count("SELECT count(*) FROM pulse"), 0);
}

TEST_F(PulseOfADay, IsAskedNoMoreOnceTheGrantIsWithdrawnAtNoon) {
  make_home(officer, supervisor);
  const auto grant = make_remote(officer, "2026-11-24");
  const auto first = ask(officer, 9);
  const auto key = base::make_uuid(place.clock.now());
  EXPECT_EQ(answer(officer, first.id, at_home(), key), "inside");
  const auto later = ask(officer, 14);
  place.clock.set(base::to_instant(base::LocalTime{day("2026-11-24")} + std::chrono::hours{12}));
  withdraw(grant);
  const auto after = today(officer);
  EXPECT_FALSE(after.remote);
  ASSERT_EQ(after.pulses.size(), 1U) << "what was answered stays, what was missed is no question any more";
  EXPECT_EQ(after.pulses[0].hour, 9);
  place.clock.set(later.asked_at);
  EXPECT_EQ(answer(officer, later.id, at_home()), "not_found");
  EXPECT_TRUE(try_answer(officer, first.id, at_home(), key).value().repeat);
}

TEST_F(PulseOfADay, InKedahEndsAtHalfPastFourOnAThursday) {
  const auto kedah = place.add({"kedah", "U1/A", domain::State::kedah});
  go_to("2026-11-26");
  make_remote(kedah, "2026-11-26");
  EXPECT_EQ(today(kedah).pulses.back().hour, 15);
  EXPECT_EQ(today(kedah).pulses.size(), 6U);
}

TEST_F(PulseOfADay, IsExplainedWhenItWasMissedOrOtherwise) {
  make_home(officer, supervisor);
  make_remote(officer, "2026-11-24");
  const auto explain = [&](std::int64_t hour, std::string_view date = "2026-11-24") {
    const auto done = explain_pulse(*place.context, place.caller_for(officer), day(date), hour,
                                    "Bekalan elektrik terputus.", actor(officer));
    return done ? std::string("kept") : done.error().key;
  };
  const auto first = ask(officer, 9);
  EXPECT_EQ(explain(9), "pulse_not_explainable") << "it is open";
  EXPECT_EQ(explain(10), "not_found") << "it is ahead";
  place.clock.set(first.closes_at);
  EXPECT_EQ(explain(9), "kept");
  EXPECT_EQ(explain(9), "kept") << "said again, it is replaced";
  EXPECT_EQ(answer(officer, ask(officer, 10).id, at_home()), "inside");
  EXPECT_EQ(explain(10), "pulse_not_explainable");
  EXPECT_EQ(answer(officer, ask(officer, 11).id, in_ipoh()), "outside");
  EXPECT_EQ(explain(11), "kept");
  EXPECT_EQ(explain(9, "2026-11-25"), "not_found") << "a day ahead";
  EXPECT_EQ(today(officer).pulses[0].explanation->text, "Bekalan elektrik terputus.");
  EXPECT_EQ(count("SELECT count(*) FROM pulse_explanation"), 2);
}

TEST_F(PulseOfADay, IsOneOfARecordThatTheOfficerSeesWhole) {
  make_home(officer, supervisor);
  make_remote(officer, "2026-11-24");
  make_remote(officer, "2026-11-25");
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "inside");
  go_to("2026-11-25");
  const auto list = [&](std::string_view from, std::string_view to) {
    return list_own_pulses(*place.context, place.caller_for(officer), day(from), day(to));
  };
  const auto own = list("2026-11-01", "2026-11-30").value();
  ASSERT_EQ(own.days.size(), 2U);
  EXPECT_EQ(own.days[0].day, day("2026-11-25")) << "the latest first";
  EXPECT_TRUE(own.has_place);
  ASSERT_EQ(own.kept.size(), 1U);
  EXPECT_EQ(own.kept[0].position, at_home());
  EXPECT_EQ(list("2026-11-02", "2026-11-01").error().key, "range_reversed");
  EXPECT_TRUE(list("2026-10-01", "2026-12-01"));
  EXPECT_EQ(list("2026-10-01", "2026-12-02").error().key, "range_too_long");
}

}  // namespace
}  // namespace spotme::app

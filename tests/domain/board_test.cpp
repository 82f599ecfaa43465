#include "domain/board.hpp"

#include "tests/domain/grant_facts.hpp"

/// Where an officer is at a minute, on each side of every minute at which that changes.
namespace spotme::domain {
namespace {

using base::Minutes;
using enum PresenceStatus;

Minutes at(std::string_view text) { return base::parse_minute(text).value(); }

/// Somebody of WBF in Putrajaya on Tuesday 24 November 2026.
class Board : public testing::Test {
 protected:
  Board() { move_to("2026-11-24", State::putrajaya, Wbf{}); }

  void move_to(std::string_view day, State state, const DayScheme& scheme) {
    known.pack = &rules.pack;
    known.calendar = &rules.calendar;
    known.day = {day_of(day), state, scheme, "", "U1"};
    known.facts.day = known.day.day;
    known.facts.state = state;
    known.facts.scheme = scheme.scheme;
    if (scheme.works_on_holidays) known.facts.holiday = false;
    if (scheme.duty) known.facts.rest_day = scheme.off();
    known.day_end = work_day_end(known.facts.scheme);
  }
  void move_to(std::string_view day, State state, const Scheme& scheme) { move_to(day, state, day_scheme(scheme)); }
  void press(EventKind kind, std::string_view minute) { known.facts.events.push_back({at(minute), kind}); }
  /// As app/day_facts gives a grant: to the halves here, to the verdict as its rule.
  HeldGrant& hold(GrantKind kind, std::optional<LeavePart> part = {}) {
    HeldGrant held;
    held.kind = kind;
    held.days = {known.day.day, known.day.day};
    held.part = part;
    if (kind == GrantKind::leave) known.facts.grants.emplace_back(Leave{part.value_or(LeavePart::day), "CR"});
    if (kind == GrantKind::work_from_home) known.facts.grants.emplace_back(WorkFromHome{});
    known.held.push_back(held);
    return known.held.back();
  }
  void hold(GrantKind kind, std::string_view from, std::string_view to) {
    hold(kind).times = times_of(from, to);
    if (kind == GrantKind::time_off) known.facts.grants.emplace_back(TimeOff{at(from), at(to)});
    if (kind == GrantKind::official_duty) known.facts.grants.emplace_back(OfficialDuty{at(from), at(to), false});
  }
  PresenceStatus status(std::string_view minute) { return presence_at(known, at(minute)).presence.status; }
  std::string until(std::string_view minute) { return base::format_minute(presence_at(known, at(minute)).until); }

  store::Rules rules = store::builtin_rules();
  PresenceFacts known;
};

TEST_F(Board, NobodyIsLateBeforeTheLastMinuteOfTheWindowIsOver) {
  EXPECT_EQ(status("00:00"), not_yet);
  EXPECT_EQ(status("07:59"), not_yet);
  EXPECT_EQ(status("09:00"), not_yet);
  EXPECT_EQ(until("08:59"), "09:01");
  EXPECT_EQ(status("09:01"), late);
  EXPECT_EQ(status("23:59"), late);
  EXPECT_EQ(until("23:00"), "00:00+1");
}

TEST_F(Board, APressDecidesAndComingLateStaysAMark) {
  press(EventKind::in, "09:12");
  EXPECT_EQ(status("09:11"), late) << "what is pressed later is not known yet";
  const auto now = presence_at(known, at("10:00")).presence;
  EXPECT_EQ(now, (Presence{in, in, at("09:12"), Minutes{12}}));
  press(EventKind::out, "12:50");
  EXPECT_EQ(presence_at(known, at("13:00")).presence, (Presence{left, left, at("12:50"), Minutes{12}}));
  press(EventKind::in, "13:55");
  press(EventKind::in, "14:10");
  EXPECT_EQ(presence_at(known, at("15:00")).presence, (Presence{in, in, at("13:55"), Minutes{12}}));
}

TEST_F(Board, ALeaveOfHalfADayEndsWithTheBreak) {
  hold(GrantKind::leave, LeavePart::morning);
  EXPECT_EQ(status("09:30"), leave);
  EXPECT_EQ(status("12:59"), leave);
  EXPECT_EQ(until("12:59"), "13:00");
  EXPECT_EQ(status("13:00"), not_yet);
  EXPECT_EQ(status("14:00"), not_yet);
  EXPECT_EQ(until("13:30"), "14:01");
  EXPECT_EQ(status("14:01"), late);
}

TEST_F(Board, LeaveInTheAfternoonNeedsNoClockOutAndAPressSinceWins) {
  hold(GrantKind::leave, LeavePart::afternoon);
  press(EventKind::in, "08:00");
  EXPECT_EQ(status("12:59"), in);
  EXPECT_EQ(status("13:00"), leave);
  press(EventKind::in, "14:30");
  EXPECT_EQ(status("14:29"), leave);
  EXPECT_EQ(status("14:30"), in) << "he came nevertheless";
  press(EventKind::out, "16:00");
  EXPECT_EQ(status("16:00"), leave);
}

TEST_F(Board, LeaveForTheDayIsLeaveUnlessHeComes) {
  hold(GrantKind::leave, LeavePart::day);
  EXPECT_EQ(status("00:00"), leave);
  EXPECT_EQ(status("23:59"), leave);
  press(EventKind::in, "10:00");
  EXPECT_EQ(status("10:00"), in);
}

TEST_F(Board, DutyHoldsForItsMinutes) {
  hold(GrantKind::official_duty, "08:30", "11:00");
  EXPECT_EQ(status("08:29"), not_yet);
  EXPECT_EQ(until("08:00"), "08:30");
  EXPECT_EQ(presence_at(known, at("08:30")).presence.since, at("08:30"));
  EXPECT_EQ(status("10:59"), duty);
  EXPECT_EQ(until("10:00"), "11:00");
  EXPECT_EQ(status("11:00"), not_yet) << "who begins with a duty is not late";
  press(EventKind::in, "11:20");
  EXPECT_EQ(status("11:20"), in);
}

TEST_F(Board, TimeOffPutsOffTheMinuteAtWhichOneIsLate) {
  hold(GrantKind::time_off, "08:30", "10:00");
  EXPECT_EQ(status("09:30"), not_yet);
  EXPECT_EQ(status("10:00"), not_yet);
  EXPECT_EQ(until("09:59"), "10:00");
  EXPECT_EQ(until("10:00"), "10:01");
  EXPECT_EQ(status("10:01"), late);
}

TEST_F(Board, ARemoteDayCarriesWhatThePressesSay) {
  hold(GrantKind::work_from_home);
  EXPECT_EQ(presence_at(known, at("08:00")).presence, (Presence{remote, not_yet}));
  EXPECT_EQ(presence_at(known, at("09:01")).presence, (Presence{remote, late}));
  press(EventKind::in, "09:05");
  EXPECT_EQ(presence_at(known, at("09:05")).presence, (Presence{remote, in, at("09:05"), Minutes{5}}));
  press(EventKind::out, "18:00");
  EXPECT_EQ(presence_at(known, at("18:00")).presence.pressed, left);
}

TEST_F(Board, ARemoteHalfIsRemoteForThatHalfOnly) {
  hold(GrantKind::hybrid_day, LeavePart::morning);
  press(EventKind::in, "08:00");
  EXPECT_EQ(status("12:59"), remote);
  EXPECT_EQ(status("13:00"), in);
  hold(GrantKind::leave, LeavePart::morning);
  EXPECT_EQ(status("07:59"), leave) << "of two the one that takes him further away";
  EXPECT_EQ(status("08:00"), in) << "but he came";
}

TEST_F(Board, RestDaysFollowTheStateAndAPressShowsNevertheless) {
  move_to("2026-11-26", State::kedah, Wbf{});  // a Thursday
  EXPECT_EQ(status("10:00"), late) << "a working day where Friday and Saturday are free";
  move_to("2026-11-27", State::kedah, Wbf{});
  EXPECT_EQ(status("10:00"), off);
  move_to("2026-11-27", State::putrajaya, Wbf{});
  EXPECT_EQ(status("10:00"), late);
  move_to("2026-11-27", State::kedah, Wbf{});
  press(EventKind::in, "10:00");
  EXPECT_EQ(status("10:00"), in);
  press(EventKind::out, "12:00");
  EXPECT_EQ(presence_at(known, at("12:00")).presence, (Presence{off, left}));
}

TEST_F(Board, AHolidayIsFreeButForARotaThatWorksOnIt) {
  move_to("2026-12-25", State::putrajaya, Wbf{});
  EXPECT_EQ(status("10:00"), off);
  const Shift morning{at("07:00"), at("15:00"), {}};
  move_to("2026-12-25", State::putrajaya, DayScheme{morning, Duty{morning}, true});
  EXPECT_EQ(status("07:00"), not_yet);
  EXPECT_EQ(status("07:01"), late);
  move_to("2026-12-24", State::putrajaya, DayScheme{Office{}, Duty{OnCall{}}, true});
  EXPECT_EQ(status("07:01"), off);
}

TEST_F(Board, ANightShiftGoesOnBehindMidnight) {
  const Shift night{at("22:00"), at("06:00+1"), {}};
  move_to("2026-11-24", State::kedah, DayScheme{night, Duty{night}, true});
  EXPECT_EQ(status("21:59"), not_yet);
  EXPECT_EQ(status("22:01"), late);
  press(EventKind::in, "21:50");
  EXPECT_EQ(status("01:00+1"), in);
  EXPECT_EQ(until("01:00+1"), base::format_minute(known.day_end));
}

TEST_F(Board, WithoutACalendarOnlyPressesAndGrantsSpeak) {
  move_to("2031-03-04", State::putrajaya, Wbf{});
  ASSERT_FALSE(rules.calendar.covers(known.day.day));
  EXPECT_EQ(status("10:00"), unknown);
  press(EventKind::in, "08:00");
  EXPECT_EQ(presence_at(known, at("10:00")).presence, (Presence{in, in, at("08:00"), Minutes{0}}));
  hold(GrantKind::course);
  EXPECT_EQ(status("07:59"), duty);
}

TEST_F(Board, EveryStatusHasAWordAndTheWordTheStatus) {
  for (const auto one : all_presences()) EXPECT_EQ(parse_presence(presence_name(one)), one);
  EXPECT_FALSE(parse_presence("IN"));
  EXPECT_FALSE(parse_presence(""));
}

}  // namespace
}  // namespace spotme::domain

#include "domain/calendar_change.hpp"

#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace spotme::domain {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

base::Uuid id(std::uint8_t number) {
  base::Uuid made;
  made.bytes[0] = 1;
  made.bytes[15] = number;
  return made;
}

const Calendar& files() {
  static const Calendar built_in = store::builtin_rules().calendar;
  return built_in;
}

/// The row of the files with that name on that day.
const Holiday& row(std::string_view on, std::string_view name) {
  return *std::find_if(files().holidays().begin(), files().holidays().end(),
                       [&](const Holiday& one) { return one.day == day(on) && one.name_ms == name; });
}

HolidayChange added(std::uint8_t number, std::string_view on, std::vector<State> states, std::string name = "Cuti") {
  return {{day(on),
           std::move(states),
           name,
           "Day",
           "source",
           DateCertainty::press,
           HolidayKind::declared,
           false,
           {},
           {},
           id(number),
           HolidayOrigin::national},
          std::nullopt,
          false,
          id(number)};
}

HolidayChange in_place_of(const Holiday& before, std::uint8_t number, std::string_view on) {
  HolidayChange change{before, before.id, false, id(number)};
  change.holiday.id = id(number);
  change.holiday.day = day(on);
  change.holiday.origin = HolidayOrigin::national;
  return change;
}

HolidayChange gone(const Holiday& before, std::uint8_t number) {
  auto change = in_place_of(before, number, base::format_day(before.day));
  change.removed = true;
  return change;
}

std::vector<State> everywhere() { return {all_states().begin(), all_states().end()}; }

TEST(CalendarChange, without_any_is_the_calendar_of_the_files) {
  const auto effective = apply_changes(files(), {});
  EXPECT_EQ(effective.calendar.holidays(), files().holidays());
  EXPECT_EQ(effective.calendar.ramadans(), files().ramadans());
  EXPECT_EQ(effective.calendar.range(), files().range());
  EXPECT_TRUE(effective.waiting.empty());
}

TEST(CalendarChange, adds_moves_and_removes) {
  const auto& maulid = row("2027-08-15", "Hari Keputeraan Nabi Muhammad S.A.W. (Maulidur Rasul)");
  const auto& johor = row("2027-07-11", "Hari Hol Almarhum Sultan Iskandar");
  const auto calendar =
      apply_changes(
          files(), {{added(1, "2026-12-01", {State::perak}), in_place_of(maulid, 2, "2027-08-16"), gone(johor, 3)}, {}})
          .calendar;
  EXPECT_NE(calendar.holiday(State::perak, day("2026-12-01")), nullptr);
  EXPECT_EQ(calendar.holiday(State::perlis, day("2026-12-01")), nullptr);
  EXPECT_EQ(calendar.holiday(State::kedah, day("2027-08-15")), nullptr);
  EXPECT_EQ(calendar.holiday(State::kedah, day("2027-08-16"))->name_ms, maulid.name_ms);
  EXPECT_EQ(calendar.holiday(State::johor, day("2027-07-11")), nullptr);
  EXPECT_TRUE(std::is_sorted(calendar.holidays().begin(), calendar.holidays().end(),
                             [](const auto& a, const auto& b) { return a.day < b.day; }));
}

TEST(CalendarChange, goes_back_to_what_was_before_when_the_last_of_a_chain_is_left_out) {
  const auto& maulid = row("2027-08-15", "Hari Keputeraan Nabi Muhammad S.A.W. (Maulidur Rasul)");
  const auto first = in_place_of(maulid, 1, "2027-08-16");
  const auto second = in_place_of(first.holiday, 2, "2027-08-14");
  const auto third = gone(second.holiday, 3);
  const auto on = [](const std::vector<HolidayChange>& changes) {
    std::string found;
    const auto calendar = apply_changes(files(), {changes, {}}).calendar;
    for (const auto* text : {"2027-08-14", "2027-08-15", "2027-08-16"}) {
      if (calendar.holiday(State::kedah, day(text)) != nullptr) found += std::string(text).substr(8);
    }
    return found;
  };
  EXPECT_EQ(on({}), "15");
  EXPECT_EQ(on({first}), "16");
  EXPECT_EQ(on({first, second}), "14");
  EXPECT_EQ(on({first, second, third}), "");
}

TEST(CalendarChange, stands_by_itself_when_the_files_no_longer_have_the_row) {
  auto orphan = added(1, "2026-12-01", {State::perak});
  orphan.replaces = id(200);
  auto removal = added(2, "2026-12-02", {State::perak});
  removal.replaces = id(201);
  removal.removed = true;
  const auto calendar = apply_changes(files(), {{orphan, removal}, {}}).calendar;
  EXPECT_NE(calendar.holiday(State::perak, day("2026-12-01")), nullptr);
  EXPECT_EQ(calendar.holiday(State::perak, day("2026-12-02")), nullptr);
}

TEST(CalendarChange, covers_a_further_year_only_when_it_is_whole) {
  const RamadanChange fast{{{day("2028-01-28"), day("2028-02-26")}, "source"}, std::nullopt, id(9)};
  auto most = everywhere();
  most.pop_back();
  const auto everyone = added(1, "2028-05-01", everywhere());
  const auto all_but_one = added(2, "2028-05-01", most);
  EXPECT_FALSE(apply_changes(files(), {{everyone}, {}}).calendar.covers(day("2028-05-01"))) << "no Ramadan";
  EXPECT_FALSE(apply_changes(files(), {{}, {fast}}).calendar.covers(day("2028-05-01"))) << "no holidays";
  EXPECT_FALSE(apply_changes(files(), {{all_but_one}, {fast}}).calendar.covers(day("2028-05-01")))
      << "a state is missing";
  const auto half = apply_changes(files(), {{all_but_one}, {fast}});
  EXPECT_EQ(half.waiting.size(), 1U);
  EXPECT_EQ(half.waiting_ramadans.size(), 1U);
  const auto whole = apply_changes(files(), {{everyone}, {fast}});
  EXPECT_TRUE(whole.calendar.covers(day("2028-12-31")));
  EXPECT_TRUE(whole.calendar.is_ramadan(day("2028-02-26")));
  EXPECT_TRUE(whole.waiting.empty());
}

TEST(CalendarChange, moves_ramadan) {
  const auto& fast = files().ramadans().back();
  const RamadanChange later{{{day("2027-02-09"), day("2027-03-09")}, "source"}, fast.id, id(1)};
  const auto calendar = apply_changes(files(), {{}, {later}}).calendar;
  EXPECT_FALSE(calendar.is_ramadan(day("2027-02-08")));
  EXPECT_TRUE(calendar.is_ramadan(day("2027-02-09")));
}

TEST(CalendarChange, gives_an_agency_its_own_days) {
  auto whole = added(1, "2026-12-01", everywhere(), "Hari Agensi");
  auto unit = added(2, "2026-12-02", everywhere(), "Hari Unit");
  unit.holiday.unit_path = "U1/A";
  const auto stray = added(3, "2031-01-01", everywhere(), "Terlalu jauh");
  const auto calendar = with_changes(files(), {whole, unit, stray});
  EXPECT_NE(calendar.holiday(State::kedah, day("2026-12-01")), nullptr);
  EXPECT_EQ(calendar.holiday(State::kedah, day("2026-12-02"), "", "U1"), nullptr);
  EXPECT_NE(calendar.holiday(State::kedah, day("2026-12-02"), "", "U1/A"), nullptr);
  EXPECT_EQ(calendar.holidays().size(), files().holidays().size() + 2);
}

TEST(CalendarChange, can_be_tried_over_any_calendar) {
  const auto& maulid = row("2027-08-15", "Hari Keputeraan Nabi Muhammad S.A.W. (Maulidur Rasul)");
  const std::vector<HolidayChange> edit{in_place_of(maulid, 1, "2027-08-14"), added(2, "2027-08-20", {State::perak})};
  const auto calendar = with_changes(files(), edit);
  EXPECT_EQ(calendar.holiday(State::kedah, day("2027-08-15")), nullptr);
  EXPECT_NE(calendar.holiday(State::kedah, day("2027-08-14")), nullptr);
  const auto days = touched_days(files().holidays(), edit);
  EXPECT_EQ(days, (std::vector{day("2027-08-14"), day("2027-08-15"), day("2027-08-20")}));
}

TEST(CalendarChange, is_undone_by_another) {
  const auto& maulid = row("2027-08-15", "Hari Keputeraan Nabi Muhammad S.A.W. (Maulidur Rasul)");
  const auto& labour = row("2027-05-01", "Hari Pekerja");
  const std::vector<HolidayChange> edit{in_place_of(maulid, 1, "2027-08-14"), added(2, "2027-08-20", {State::perak}),
                                        gone(labour, 3)};
  const auto changed = with_changes(files(), edit);
  const auto undone = undoing(files().holidays(), edit);
  EXPECT_EQ(with_changes(changed, undone).holidays(), files().holidays());
  EXPECT_EQ(touched_days(changed.holidays(), undone), touched_days(files().holidays(), edit));
  EXPECT_EQ(with_changes(changed, undoing({}, edit)).holidays().size(), files().holidays().size() - 2)
      << "a row that nobody knows any more stays away";
}

TEST(CalendarChange, tries_another_ramadan) {
  const auto& now = files().ramadans().front();
  Ramadan later = now;
  later.id = id(1);
  later.days = {now.days.first + std::chrono::days{1}, now.days.last + std::chrono::days{1}};
  const auto moved = with_ramadan(files(), now.id, later);
  EXPECT_FALSE(moved.is_ramadan(now.days.first));
  EXPECT_TRUE(moved.is_ramadan(later.days.last));
  EXPECT_EQ(with_ramadan(moved, later.id, now).ramadans().size(), files().ramadans().size());
  EXPECT_FALSE(with_ramadan(files(), now.id, {}).is_ramadan(now.days.last));
  later.days = {day("2040-01-01"), day("2040-01-30")};
  EXPECT_EQ(with_ramadan(files(), {}, later).ramadans().size(), files().ramadans().size());
}

// --- What is refused ------------------------------------------------------------------------------------------------

std::string checked(const std::vector<HolidayChange>& edit, const CalendarChanges& before = {}) {
  const auto result = check_changes(standing_of(apply_changes(files(), before)), edit);
  return result ? "taken" : result.error().key + " " + result.error().field;
}

TEST(CalendarEdit, is_refused_when_its_row_does_not_hold_any_more) {
  const auto& maulid = row("2027-08-15", "Hari Keputeraan Nabi Muhammad S.A.W. (Maulidur Rasul)");
  const auto first = in_place_of(maulid, 1, "2027-08-16");
  EXPECT_EQ(checked({first}), "taken");
  EXPECT_EQ(checked({in_place_of(maulid, 2, "2027-08-17")}, {{first}, {}}), "holiday_unknown [0].replaces");
  EXPECT_EQ(checked({in_place_of(first.holiday, 2, "2027-08-17")}, {{first}, {}}), "taken");
}

TEST(CalendarEdit, is_refused_when_the_same_day_stands_there_already) {
  EXPECT_EQ(checked({added(1, "2026-05-01", {State::perak}, "Hari Pekerja")}), "holiday_twice [0].date");
  EXPECT_EQ(checked({added(1, "2026-05-01", {State::perak}, "Hari Lain")}), "taken");
  EXPECT_EQ(checked({added(1, "2026-12-01", {State::perak}), added(2, "2026-12-01", {State::perak, State::johor})}),
            "holiday_twice [1].date");
  EXPECT_EQ(checked({added(1, "2026-12-01", {State::perak}), added(2, "2026-12-01", {State::johor})}), "taken");
  auto district = added(1, "2026-05-01", {State::perak}, "Hari Pekerja");
  district.holiday.district = "Kinta";
  EXPECT_EQ(checked({district}), "taken");
}

TEST(CalendarEdit, is_refused_outside_the_years_that_may_be_filled_in) {
  EXPECT_EQ(checked({added(1, "2023-12-31", {State::perak})}), "outside_calendar [0].date");
  EXPECT_EQ(checked({added(1, "2024-01-01", {State::perak})}), "taken");
  EXPECT_EQ(checked({added(1, "2028-12-31", {State::perak})}), "taken");
  EXPECT_EQ(checked({added(1, "2029-01-01", {State::perak})}), "outside_calendar [0].date");
  EXPECT_EQ(checked({added(1, "2026-12-01", {})}), "holiday_without_state [0].states");
}

TEST(CalendarEdit, is_refused_beyond_what_a_calendar_holds) {
  const auto room = Calendar::most_holidays - files().holidays().size();
  const auto with = [&](std::size_t count) {
    std::vector<HolidayChange> many;
    for (std::size_t i = 0; i < count; ++i) many.push_back(added(1, "2026-12-01", {State::perak}, std::to_string(i)));
    for (auto& change : many) change.holiday.name_en = change.holiday.name_ms;
    for (std::size_t i = 0; i < count; ++i) many[i].holiday.day += std::chrono::days{static_cast<int>(i % 365)};
    return checked(many);
  };
  EXPECT_EQ(with(room), "taken");
  EXPECT_EQ(with(room + 1), "too_many_holidays [0].date");
}

std::string checked_ramadan(std::string_view first, std::string_view last, std::optional<base::Uuid> replaces = {}) {
  const RamadanChange change{{{day(first), day(last)}, "source"}, replaces, id(1)};
  const auto result = check_ramadan(standing_of(apply_changes(files(), {})), change);
  return result ? "taken" : result.error().key + " " + result.error().field;
}

TEST(CalendarEdit, of_ramadan_keeps_to_one_month_of_29_or_30_days) {
  EXPECT_EQ(checked_ramadan("2028-01-28", "2028-02-24"), "ramadan_length last_day");
  EXPECT_EQ(checked_ramadan("2028-01-28", "2028-02-25"), "taken");
  EXPECT_EQ(checked_ramadan("2028-01-28", "2028-02-26"), "taken");
  EXPECT_EQ(checked_ramadan("2028-01-28", "2028-02-27"), "ramadan_length last_day");
  EXPECT_EQ(checked_ramadan("2028-01-28", "2028-01-27"), "ends_before_it_begins last_day");
  EXPECT_EQ(checked_ramadan("2027-02-09", "2027-03-09"), "ramadan_overlap first_day");
  EXPECT_EQ(checked_ramadan("2027-02-09", "2027-03-09", files().ramadans().back().id), "taken");
  EXPECT_EQ(checked_ramadan("2027-02-09", "2027-03-09", id(7)), "holiday_unknown replaces");
  EXPECT_EQ(checked_ramadan("2029-01-16", "2029-02-13"), "outside_calendar first_day");
}

}  // namespace
}  // namespace spotme::domain

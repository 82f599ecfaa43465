#include "app/calendar.hpp"

#include "app/agency_day.hpp"
#include "app/calendar_edit.hpp"
#include "store/district.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace spotme::app {
namespace {

using domain::DateCertainty;
using domain::Role;
using domain::State;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

class CalendarUseCases : public testing::Test {
 protected:
  CalendarUseCases() {
    const auto person = [&](const std::string& name, const std::string& path, std::vector<Role> roles) {
      return installation.caller_for(installation.add({name, path, State::kelantan, domain::Wbf{}, std::move(roles)}));
    };
    system = person("sistem", "U1", {Role::system_admin});
    keeper = person("pentadbir", "U1", {Role::agency_admin});
    coordinator = person("penyelaras", "U1/A", {Role::coordinator});
    officer = person("pegawai", "U1/A", {});
  }

  [[nodiscard]] const Context& context() const { return *installation.context; }

  static domain::HolidayChange flood(std::string_view on = "2026-11-30") {
    domain::HolidayChange change;
    change.holiday = {day(on),
                      {State::kelantan},
                      "Cuti Banjir",
                      "Flood holiday",
                      "MB Kelantan, 24 Nov 2026",
                      DateCertainty::press,
                      domain::HolidayKind::declared};
    return change;
  }

  CalendarEdited edited(const CalendarEditing& editing) {
    auto result = edit_calendar(context(), system, editing, {});
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().key);
    return result ? std::move(result).value() : CalendarEdited{};
  }
  std::string refused(const CalendarEditing& editing) {
    const auto result = edit_calendar(context(), system, editing, {});
    return result ? "stored" : result.error().key + " " + result.error().field;
  }

  /// The names on that day in Kelantan, each with its certainty.
  std::string on(std::string_view date, State state = State::kelantan) {
    const auto page = show_calendar(context(), officer, 2026 + (date.starts_with("2027") ? 1 : 0), state);
    std::string text;
    for (const auto& row : page->holidays) {
      if (row.value.day != day(date)) continue;
      text += (text.empty() ? "" : ", ") + row.value.name_ms + ":" +
              std::string(domain::date_certainty_name(row.value.certainty));
    }
    return text;
  }

  /// The row of that name on that day.
  base::Uuid row(std::string_view date, std::string_view name) {
    const auto page = show_calendar(context(), officer, 2026 + (date.starts_with("2027") ? 1 : 0), std::nullopt);
    for (const auto& one : page->holidays) {
      if (one.value.day == day(date) && one.value.name_ms == name) return one.value.id;
    }
    ADD_FAILURE() << date << " " << name;
    return {};
  }

  std::int64_t audited(std::string_view action) {
    return installation.database->read([&](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)}).integer();
    });
  }

  test::TestInstallation installation;
  domain::Caller system, keeper, coordinator, officer;
};

TEST_F(CalendarUseCases, ShowTheYearOfAStateWithItsRestDays) {
  const auto page = show_calendar(context(), officer, 2026, State::johor);
  ASSERT_TRUE(page.has_value());
  EXPECT_TRUE(page->covered);
  EXPECT_FALSE(page->may_edit);
  EXPECT_EQ(page->first_year, 2024);
  EXPECT_EQ(page->last_year, 2028);
  EXPECT_EQ(page->ramadans.size(), 1U);
  EXPECT_EQ(page->rest_days.size(), 1U);
  for (const auto& one : page->holidays) {
    EXPECT_NE(std::find(one.value.states.begin(), one.value.states.end(), State::johor), one.value.states.end());
    EXPECT_FALSE(one.edit.has_value());
  }
  EXPECT_EQ(show_calendar(context(), officer, 2023, State::johor).error().key, "calendar_year_unknown");
  EXPECT_EQ(show_calendar(context(), officer, 2029, State::johor).error().key, "calendar_year_unknown");
  EXPECT_FALSE(show_calendar(context(), officer, 2028, State::johor)->covered);
  EXPECT_TRUE(show_calendar(context(), system, 2026, std::nullopt)->may_edit);
}

TEST_F(CalendarUseCases, AddAndUndoADeclaredDay) {
  const auto made = edited({{flood()}});
  EXPECT_EQ(made.revision, 1);
  EXPECT_EQ(on("2026-11-30"), "Cuti Banjir:press");
  EXPECT_EQ(on("2026-11-30", State::perak), "");
  EXPECT_EQ(refused({{flood()}}), "holiday_twice date");
  EXPECT_TRUE(withdraw_calendar_edit(context(), system, made.edit, "silap", {}).has_value());
  EXPECT_EQ(on("2026-11-30"), "");
  EXPECT_EQ(withdraw_calendar_edit(context(), system, made.edit, "silap", {}).error().key, "not_found");
  EXPECT_EQ(audited("calendar_edited"), 1);
  EXPECT_EQ(audited("calendar_edit_withdrawn"), 1);
}

TEST_F(CalendarUseCases, AreForASystemAdministratorAlone) {
  for (const auto* caller : {&keeper, &coordinator, &officer}) {
    EXPECT_EQ(edit_calendar(context(), *caller, {{flood()}}, {}).error().key, "not_found");
    EXPECT_EQ(confirm_holiday(context(), *caller, {}, {}, {}).error().key, "not_found");
    EXPECT_EQ(edit_ramadan(context(), *caller, {}, "", {}).error().key, "not_found");
    EXPECT_EQ(withdraw_calendar_edit(context(), *caller, {}, "", {}).error().key, "not_found");
  }
  EXPECT_EQ(audited("calendar_edited"), 0);
}

TEST_F(CalendarUseCases, SayWhatWouldBeWithoutDoingIt) {
  const auto trial = edited({{flood()}, "", false, true});
  EXPECT_EQ(trial.revision, 0);
  EXPECT_EQ(trial.changes.size(), 1U);
  EXPECT_EQ(on("2026-11-30"), "");
  EXPECT_EQ(audited("calendar_edited"), 0);
}

TEST_F(CalendarUseCases, ConfirmATentativeDateForAllItsStatesOrSome) {
  const auto name = "Hari Kelepasan Am Tambahan Aidilfitri";
  const auto page = show_calendar(context(), officer, 2026, State::kelantan);
  base::Uuid id;
  for (const auto& one : page->holidays) {
    if (one.value.certainty == DateCertainty::tentative) id = one.value.id;
  }
  EXPECT_EQ(on("2026-03-20"), std::string(name) + ":tentative");
  const auto some =
      confirm_holiday(context(), system, id, {"P.N. Kn. 5/2026", DateCertainty::official, {State::kelantan}}, {});
  ASSERT_TRUE(some.has_value());
  EXPECT_EQ(on("2026-03-20"), std::string(name) + ":official");
  EXPECT_EQ(on("2026-03-20", State::terengganu), std::string(name) + ":tentative");
  EXPECT_EQ(confirm_holiday(context(), system, id, {"x", DateCertainty::press}, {}).error().key, "holiday_unknown");
  const auto sure = some->changes.front().holiday.id;
  EXPECT_EQ(confirm_holiday(context(), system, sure, {"x", DateCertainty::press}, {}).error().key,
            "holiday_not_tentative");
  const auto rest = some->changes.back().holiday.id;
  EXPECT_EQ(confirm_holiday(context(), system, rest, {"x", DateCertainty::press, {State::perak}}, {}).error().key,
            "confirmation_states");
  EXPECT_TRUE(confirm_holiday(context(), system, rest, {"sumber", DateCertainty::press}, {}).has_value());
  EXPECT_EQ(on("2026-03-20", State::terengganu), std::string(name) + ":press");
  EXPECT_EQ(withdraw_calendar_edit(context(), system, some->edit, "silap", {}).error().key, "calendar_edit_built_upon");
}

TEST_F(CalendarUseCases, MoveATentativeDateWithItsSubstitutes) {
  const std::string maulid = "Hari Keputeraan Nabi Muhammad S.A.W. (Maulidur Rasul)";
  domain::HolidayChange moved;
  moved.replaces = row("2027-08-15", maulid);
  const auto page = show_calendar(context(), officer, 2027, std::nullopt);
  for (const auto& one : page->holidays) {
    if (one.value.id == *moved.replaces) moved.holiday = one.value;
  }
  moved.holiday.day = day("2027-08-14");  // a Saturday: replaced in Kelantan and Terengganu, nowhere else
  const auto trial = edited({{moved}, "anak bulan", false, true});
  ASSERT_EQ(trial.substitutes.size(), 2U);
  const auto& added = trial.substitutes[0];
  EXPECT_EQ(base::format_day(added.holiday.day), "2027-08-15");
  EXPECT_EQ(store::format_states(added.holiday.states), "kelantan;terengganu");
  EXPECT_EQ(added.holiday.name_ms, "Cuti Gantian " + maulid);
  EXPECT_TRUE(trial.substitutes[1].removed);
  EXPECT_EQ(base::format_day(trial.substitutes[1].holiday.day), "2027-08-16");

  const auto made = edited({{moved}, "anak bulan", true});
  EXPECT_EQ(on("2027-08-14"), maulid + ":tentative");
  EXPECT_EQ(on("2027-08-15"), "Cuti Gantian " + maulid + ":tentative");
  EXPECT_EQ(on("2027-08-16", State::perak), "");
  EXPECT_TRUE(withdraw_calendar_edit(context(), system, made.edit, "silap", {}).has_value());
  EXPECT_EQ(on("2027-08-15"), maulid + ":tentative");
  EXPECT_EQ(on("2027-08-16", State::perak), "Cuti Gantian " + maulid + ":tentative") << "all of the edit is undone";
}

TEST_F(CalendarUseCases, RemoveADayOfTheFiles) {
  domain::HolidayChange removal;
  removal.replaces = row("2026-12-24", "Hari Sebelum Krismas (Christmas Eve)");
  removal.removed = true;
  const auto made = edited({{removal}, "dibatalkan oleh negeri"});
  EXPECT_EQ(made.changes.front().holiday.name_en, "Christmas Eve") << "says what was removed";
  EXPECT_EQ(on("2026-12-24", State::sabah), "");
  EXPECT_EQ(refused({{removal}, "sekali lagi"}), "holiday_unknown replaces");
}

TEST_F(CalendarUseCases, MoveRamadanAndAddTheNext) {
  const auto page = show_calendar(context(), officer, 2027, std::nullopt);
  domain::RamadanChange later{page->ramadans.front().value, page->ramadans.front().value.id};
  later.ramadan.days = {day("2027-02-09"), day("2027-03-09")};
  later.ramadan.certainty = DateCertainty::official;
  const auto row = edit_ramadan(context(), system, later, "pengumuman", {});
  ASSERT_TRUE(row.has_value());
  const auto changed = show_calendar(context(), officer, 2027, std::nullopt);
  ASSERT_EQ(changed->ramadans.size(), 1U);
  EXPECT_EQ(base::format_day(changed->ramadans.front().value.days.first), "2027-02-09");
  EXPECT_EQ(edit_ramadan(context(), system, later, "sekali lagi", {}).error().key, "holiday_unknown");
  EXPECT_TRUE(withdraw_calendar_edit(context(), system, *row->row.edit, "silap", {}).has_value());
  EXPECT_EQ(base::format_day(show_calendar(context(), officer, 2027, std::nullopt)->ramadans.front().value.days.first),
            "2027-02-08");
}

}  // namespace
}  // namespace spotme::app

#include "app/agency_day.hpp"
#include "app/calendar_edit.hpp"
#include "store/grant.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

/// Who would change, before an edit of a calendar is stored.
namespace spotme::app {
namespace {

using domain::Role;
using domain::State;
using domain::Status;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

/// Today is Tuesday 24 November 2026; nobody has pressed anything, so every working day that is over is an absence.
class CalendarPreview : public testing::Test {
 protected:
  CalendarPreview() {
    const auto person = [&](const std::string& name, const std::string& path, State state, std::vector<Role> roles,
                            const std::string& agency) {
      return installation.caller_for(installation.add({name, path, state, domain::Wbf{}, std::move(roles), agency}));
    };
    keeper = person("pentadbir", "U1", State::selangor, {Role::agency_admin}, "AG1");
    coordinator = person("penyelaras", "U1/A", State::selangor, {Role::coordinator}, "AG1");
    ali = person("ali", "U1/A", State::selangor, {}, "AG1");
    person("abu", "U1/B", State::selangor, {}, "AG1");
    system = person("sistem", "U1", State::selangor, {Role::system_admin}, "AG2");
    person("ani", "U1/A", State::kedah, {}, "AG2");
  }

  [[nodiscard]] const Context& context() const { return *installation.context; }

  static domain::HolidayChange declared(std::string_view on, std::vector<State> states) {
    domain::HolidayChange change;
    change.holiday.day = day(on);
    change.holiday.states = std::move(states);
    change.holiday.name_ms = "Cuti Peristiwa";
    change.holiday.name_en = "Occasional holiday";
    change.holiday.source = "Surat KPPA";
    change.holiday.kind = domain::HolidayKind::declared;
    return change;
  }
  CalendarEdited edit(domain::HolidayChange change, bool dry_run) {
    CalendarEditing editing{{std::move(change)}, "sebab"};
    editing.dry_run = dry_run;
    const auto edited = edit_calendar(context(), system, editing, {});
    EXPECT_TRUE(edited.has_value());
    return edited.value();
  }
  std::optional<Preview> tried(domain::HolidayChange change) { return edit(std::move(change), true).preview; }

  /// `absent > holiday: 2`.
  static std::string told(const Preview& preview) {
    std::string text;
    for (const auto& [one, days] : preview.transitions) {
      text += std::string(domain::status_name(one.from)) + " > " + std::string(domain::status_name(one.to)) + ": " +
              std::to_string(days);
    }
    return text;
  }
  /// Who is named, in the order of the names.
  static std::string named(const Preview& preview) {
    std::vector<std::string> names;
    for (const auto& change : preview.changes) names.push_back(change.name.substr(std::string("Pegawai ").size()));
    std::sort(names.begin(), names.end());
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
    return text;
  }
  /// Ramadan changes the hours of those alone who chose a short break.
  void choose_short_break(const domain::Caller& who) {
    store::Grant grant;
    grant.agency = who.agency;
    grant.officer = who.officer;
    grant.id = base::GrantId::make(installation.clock.now());
    grant.kind = store::GrantKind::ramadan_short_break;
    grant.first_day = day("2026-02-01");
    grant.last_day = day("2026-04-30");
    grant.made_at = installation.clock.now();
    installation.database->write([&](db::Write& write) {
      store::insert_grants(write, {grant});
      return true;
    });
  }
  std::int64_t rows(const std::string& table) {
    return installation.database->read(
        [&](db::Read& read) { return read.query("SELECT count(*) FROM " + table).integer(); });
  }

  test::TestInstallation installation;
  domain::Caller keeper, coordinator, ali, system;
};

AgencyDayEntry entry(std::string_view on, std::optional<base::UnitId> unit = {}) {
  return {day(on), unit, "Hari Terbuka", "Open day", "Ketua Jabatan"};
}

TEST_F(CalendarPreview, OfADayGoneByCountsOverAllAgenciesAndNamesNobody) {
  const auto found = tried(declared("2026-11-19", {State::selangor, State::kedah}));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->range.days, (domain::DayRange{day("2026-11-19"), day("2026-11-19")}));
  EXPECT_FALSE(found->range.trial);
  EXPECT_EQ(found->changed_officers, found->changed_days);
  EXPECT_EQ(found->changed_days, 6U) << told(*found);
  EXPECT_EQ(told(*found), "absent > holiday: 6");
  EXPECT_TRUE(found->changes.empty());
  EXPECT_EQ(rows("holiday"), 0) << "nothing was stored";
}

TEST_F(CalendarPreview, TellsOnlyThoseInWhoseStateItHolds) {
  EXPECT_EQ(told(*tried(declared("2026-11-19", {State::kedah}))), "absent > holiday: 1");
  EXPECT_EQ(tried(declared("2026-11-19", {State::sabah}))->changed_days, 0U);
}

TEST_F(CalendarPreview, OfADayToComeGivesNone) {
  EXPECT_FALSE(tried(declared("2026-11-24", {State::selangor})).has_value()) << "today is not over";
  EXPECT_FALSE(tried(declared("2026-11-30", {State::selangor})).has_value());
}

TEST_F(CalendarPreview, LooksAtTheDaysThatAreTouchedAlone) {
  const auto stored = edit(declared("2026-11-19", {State::selangor}), false);
  auto moved = declared("2026-06-10", {State::selangor});
  moved.replaces = stored.changes.front().holiday.id;
  const auto found = tried(moved);
  EXPECT_EQ(found->range.days, (domain::DayRange{day("2026-06-10"), day("2026-11-19")}));
  EXPECT_EQ(found->days, 2 * found->officers) << "and none of the days between";
  EXPECT_EQ(told(*found), "absent > holiday: 5holiday > absent: 5");
  auto ahead = moved;
  ahead.holiday.day = day("2026-12-10");
  EXPECT_EQ(told(*tried(ahead)), "holiday > absent: 5") << "the day to come is not looked at";
  domain::HolidayChange removal;
  removal.replaces = moved.replaces;
  removal.removed = true;
  EXPECT_EQ(told(*tried(removal)), "holiday > absent: 5");
}

TEST_F(CalendarPreview, OfAWithdrawalIsTheWayBack) {
  const auto stored = edit(declared("2026-11-19", {State::selangor}), false);
  const auto found = try_calendar_withdrawal(context(), system, stored.edit);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(told(found->value()), "holiday > absent: 5");
  const auto ahead = edit(declared("2026-12-19", {State::selangor}), false);
  EXPECT_FALSE(try_calendar_withdrawal(context(), system, ahead.edit)->has_value());
  EXPECT_EQ(try_calendar_withdrawal(context(), keeper, stored.edit).error().key, "not_found");
  EXPECT_EQ(try_calendar_withdrawal(context(), system, base::make_uuid({})).error().key, "not_found");
  auto moved = declared("2026-11-18", {State::selangor});
  moved.replaces = stored.changes.front().holiday.id;
  const auto upon = edit(moved, false);
  EXPECT_EQ(try_calendar_withdrawal(context(), system, stored.edit).error().key, "calendar_edit_built_upon");
  EXPECT_EQ(told(try_calendar_withdrawal(context(), system, upon.edit)->value()),
            "absent > holiday: 5holiday > absent: 5");
}

TEST_F(CalendarPreview, OfARamadanLooksAtItsOldAndItsNewDays) {
  choose_short_break(ali);
  const auto& now = installation.rules.calendar.ramadans();
  const auto of_2026 =
      std::find_if(now.begin(), now.end(), [](const auto& one) { return one.days.contains(day("2026-03-01")); });
  ASSERT_NE(of_2026, now.end());
  domain::RamadanChange change;
  change.ramadan = *of_2026;
  change.replaces = of_2026->id;
  change.ramadan.days.first += std::chrono::days{1};
  change.ramadan.days.last += std::chrono::days{1};
  const auto found = try_ramadan(context(), system, change);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->revision, 0);
  ASSERT_TRUE(found->preview.has_value());
  EXPECT_EQ(found->preview->range.days, (domain::DayRange{of_2026->days.first, change.ramadan.days.last}));
  EXPECT_EQ(found->preview->changed_days, 1U) << "its first day; the one after its last is a holiday";
  EXPECT_EQ(found->preview->changed_officers, 1U);
  EXPECT_EQ(rows("ramadan"), 0);
  const auto stored = edit_ramadan(context(), system, change, "anak bulan", {});
  ASSERT_TRUE(stored.has_value());
  const auto back = try_calendar_withdrawal(context(), system, *stored->row.edit);
  EXPECT_EQ(back->value().changed_days, found->preview->changed_days);
  change.ramadan.days.last += std::chrono::days{5};
  EXPECT_EQ(try_ramadan(context(), system, change).error().key, "holiday_unknown");
  EXPECT_EQ(try_ramadan(context(), keeper, change).error().key, "not_found");
}

TEST_F(CalendarPreview, OfAnAgencysDayNamesThoseWithinReach) {
  const auto agency = keeper.agency;
  const auto unit_a = installation.unit("AG1", "U1/A");
  const auto whole = try_agency_day(context(), keeper, agency, entry("2026-11-19"), {});
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole->revision, 0);
  EXPECT_EQ(named(*whole->preview), "abu ali pentadbir penyelaras");
  EXPECT_EQ(told(*whole->preview), "absent > holiday: 4");
  const auto unit = try_agency_day(context(), coordinator, agency, entry("2026-11-19", unit_a), {});
  EXPECT_EQ(named(*unit->preview), "ali penyelaras");
  EXPECT_EQ(unit->preview->officers, 2U) << "nobody beyond his units is looked at";
  EXPECT_FALSE(try_agency_day(context(), keeper, agency, entry("2026-12-01"), {})->preview.has_value());
  EXPECT_EQ(try_agency_day(context(), coordinator, agency, entry("2026-11-19"), {}).error().key,
            "agency_day_not_yours");
  EXPECT_EQ(try_agency_day(context(), system, agency, entry("2026-11-19"), {}).error().key, "not_found");
  EXPECT_EQ(rows("agency_holiday"), 0);
}

TEST_F(CalendarPreview, OfTakingAnAgencysDayBack) {
  const auto agency = keeper.agency;
  const auto unit_a = installation.unit("AG1", "U1/A");
  const auto stored = edit_agency_day(context(), keeper, agency, entry("2026-11-19", unit_a), {}, "", {});
  const auto id = stored->days.front().id;
  EXPECT_EQ(named(*try_agency_day_removal(context(), coordinator, agency, id)->preview), "ali penyelaras");
  EXPECT_EQ(told(try_agency_withdrawal(context(), keeper, agency, stored->edit)->value()), "holiday > absent: 2");
  EXPECT_EQ(try_agency_withdrawal(context(), system, agency, stored->edit).error().key, "not_found");
  const auto moved = edit_agency_day(context(), keeper, agency, entry("2026-11-18", unit_a), id, "dipinda", {});
  EXPECT_EQ(try_agency_withdrawal(context(), keeper, agency, stored->edit).error().key, "calendar_edit_built_upon");
  EXPECT_EQ(told(try_agency_withdrawal(context(), keeper, agency, moved->edit)->value()),
            "absent > holiday: 2holiday > absent: 2");
  const auto removed = remove_agency_day(context(), keeper, agency, moved->days.front().id, "dibatalkan", {});
  EXPECT_EQ(told(try_agency_withdrawal(context(), keeper, agency, removed->edit)->value()), "absent > holiday: 2")
      << "it comes back";
}

}  // namespace
}  // namespace spotme::app

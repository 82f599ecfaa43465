#include "store/calendar.hpp"

#include "store/district.hpp"
#include "store/organisation.hpp"
#include "store/rule_revision.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace spotme::store {
namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

class StoredCalendar : public testing::Test {
 protected:
  StoredCalendar() : admin(installation.add({"sistem"})) {}

  CalendarEdit edit(db::Write& write, std::int64_t revision) const {
    return {base::make_uuid(write.now()), revision, "sebab", admin.agency, admin.officer};
  }

  static domain::HolidayChange change(db::Write& write, std::string_view on, std::string name) {
    domain::HolidayChange made;
    made.holiday.id = base::make_uuid(write.now());
    made.holiday.day = day(on);
    made.holiday.states = {domain::State::kelantan, domain::State::kedah};
    made.holiday.name_ms = std::move(name);
    made.holiday.name_en = "Day";
    made.holiday.source = "MB, 24 Nov 2026";
    made.holiday.kind = domain::HolidayKind::declared;
    made.holiday.certainty = domain::DateCertainty::tentative;
    made.holiday.islamic = true;
    made.holiday.district = "Kota Bharu";
    made.holiday.origin = domain::HolidayOrigin::national;
    return made;
  }

  /// The names that hold at that national revision.
  std::vector<std::string> names(std::int64_t revision) {
    std::vector<std::string> found;
    installation.database->read([&](db::Read& read) {
      for (const auto& one : load_calendar_changes(read, revision).holidays) found.push_back(one.holiday.name_ms);
      return true;
    });
    return found;
  }

  test::TestInstallation installation;
  test::TestInstallation::Made admin;
};

TEST_F(StoredCalendar, GivesBackWhatWasStored) {
  domain::HolidayChange put;
  domain::RamadanChange fast;
  installation.database->write([&](db::Write& write) {
    put = change(write, "2026-12-01", "Cuti");
    put.replaces = base::make_uuid(write.now());
    const auto first = edit(write, 1);
    put.edit = first.id;
    insert_holidays(write, first, {put});
    fast = {{{day("2028-01-28"), day("2028-02-26")},
             "Penyimpan Mohor",
             domain::DateCertainty::press,
             base::make_uuid(write.now()),
             domain::HolidayOrigin::national},
            std::nullopt,
            first.id};
    insert_ramadan(write, first, fast);
    return true;
  });
  installation.database->read([&](db::Read& read) {
    const auto changes = load_calendar_changes(read, 1);
    auto expected = put;
    std::swap(expected.holiday.states[0], expected.holiday.states[1]);  // in the order of the enumeration
    EXPECT_EQ(changes.holidays, std::vector{expected});
    EXPECT_EQ(changes.ramadans, std::vector{fast});
    const auto notes = load_calendar_edit_notes(read, 1);
    EXPECT_EQ(notes.at(put.edit).reason, "sebab");
    EXPECT_EQ(notes.at(put.edit).made_at, read.now());
    return true;
  });
}

TEST_F(StoredCalendar, GivesEveryPastRevisionAgain) {
  installation.database->write([&](db::Write& write) {
    const auto first = edit(write, 1);
    insert_holidays(write, first, {change(write, "2026-12-01", "A"), change(write, "2026-12-02", "B")});
    insert_holidays(write, edit(write, 2), {change(write, "2026-12-03", "C")});
    auto undo = first;
    undo.revision = 3;
    withdraw_edit(write, undo);
    undo.revision = 4;
    withdraw_edit(write, undo);  // what was withdrawn stays withdrawn as it was
    return true;
  });
  using Names = std::vector<std::string>;
  EXPECT_EQ(names(0), Names{});
  EXPECT_EQ(names(1), (Names{"A", "B"}));
  EXPECT_EQ(names(2), (Names{"A", "B", "C"}));
  EXPECT_EQ(names(3), Names{"C"});
  EXPECT_EQ(names(4), Names{"C"});
}

TEST_F(StoredCalendar, KeepsAgencyDaysToTheirAgencyAndUnit) {
  const auto other = installation.add({"lain", "U1", domain::State::kedah, domain::Wbf{}, {}, "AG2"});
  base::Uuid undone;
  installation.database->write([&](db::Write& write) {
    const auto first = edit(write, 1);
    undone = first.id;
    auto whole = change(write, "2026-12-01", "Agensi");
    insert_agency_days(write, admin.agency, first,
                       {{whole, std::nullopt},
                        {change(write, "2026-12-02", "Unit"), installation.unit("AG1", "U1/A")},
                        {change(write, "2025-12-31", "Sebelum unit ada"), installation.unit("AG1", "U1/A")}});
    return true;
  });
  installation.database->read([&](db::Read& read) {
    const auto days = load_agency_days(read, admin.agency, 1);
    EXPECT_EQ(days.size(), 2U);
    if (days.size() != 2) return true;
    EXPECT_EQ(days[0].holiday.unit_path, "");
    EXPECT_EQ(days[0].holiday.states.size(), domain::state_count);
    EXPECT_EQ(days[0].holiday.origin, domain::HolidayOrigin::agency);
    EXPECT_EQ(days[1].holiday.unit_path, "U1/A");
    EXPECT_TRUE(load_agency_days(read, other.agency, 1).empty());
    EXPECT_EQ(load_agency_edit(read, admin.agency, undone).size(), 3U);
    EXPECT_TRUE(load_agency_edit(read, other.agency, undone).empty());
    EXPECT_EQ(load_agency_edit_notes(read, admin.agency, 1).size(), 1U);
    return true;
  });
  installation.database->write([&](db::Write& write) {
    withdraw_agency_edit(write, other.agency, {undone, 2, "salah agensi", admin.agency, admin.officer});
    EXPECT_EQ(load_agency_days(write, admin.agency, 2).size(), 2U) << "not his edit";
    withdraw_agency_edit(write, admin.agency, {undone, 2, "dibatalkan", admin.agency, admin.officer});
    EXPECT_TRUE(load_agency_days(write, admin.agency, 2).empty());
    EXPECT_EQ(load_agency_days(write, admin.agency, 1).size(), 2U) << "the past stays";
    return true;
  });
}

TEST_F(StoredCalendar, WritesStatesShortly) {
  const auto& every = domain::all_states();
  EXPECT_EQ(format_states({every.begin(), every.end()}), "all");
  EXPECT_EQ(format_states({domain::State::terengganu, domain::State::kedah, domain::State::kedah}), "kedah;terengganu");
}

// --- Districts
// --------------------------------------------------------------------------------------------------------

TEST_F(StoredCalendar, TakesTheDistrictOfTheNearestUnitAbove) {
  const auto set = [&](const std::string& path, std::string_view district, std::string_view from) {
    installation.database->write([&](db::Write& write) {
      update_unit_district(write, admin.agency, installation.unit("AG1", path), district, day(from));
      return true;
    });
  };
  const auto at = [&](std::string_view path, std::string_view on) {
    return installation.database->read([&](db::Read& read) {
      return std::string(district_of(load_unit_districts(read, admin.agency), path, day(on)));
    });
  };
  EXPECT_EQ(at("U1/A", "2026-11-24"), "");
  set("U1", "Kota Bharu", "2026-06-01");
  EXPECT_EQ(at("U1/A", "2026-05-31"), "");
  EXPECT_EQ(at("U1/A", "2026-06-01"), "Kota Bharu");
  EXPECT_EQ(at("U1", "2026-06-01"), "Kota Bharu");
  set("U1/A", "Pasir Mas", "2026-07-01");
  EXPECT_EQ(at("U1/A", "2026-06-30"), "Kota Bharu");
  EXPECT_EQ(at("U1/A", "2026-07-01"), "Pasir Mas");
  EXPECT_EQ(at("U1/B", "2026-07-01"), "Kota Bharu");
  set("U1/A", "Tumpat", "2026-07-01");
  EXPECT_EQ(at("U1/A", "2026-07-01"), "Tumpat") << "a second change on one day replaces the first";
  set("U1/A", "", "2026-08-01");
  EXPECT_EQ(at("U1/A", "2026-08-01"), "Kota Bharu");
}

TEST_F(StoredCalendar, KeepsTheDistrictWhenAUnitIsRenamed) {
  installation.database->write([&](db::Write& write) {
    const auto id = installation.unit("AG1", "U1/A");
    update_unit_district(write, admin.agency, id, "Kuala Krai", day("2026-03-01"));
    auto unit = find_unit(write, admin.agency, id, day("2026-03-02")).value();
    unit.name = "Nama Baharu";
    update_unit_names(write, {unit}, day("2026-09-01"));
    EXPECT_EQ(find_unit(write, admin.agency, id, day("2026-09-01"))->name, "Nama Baharu");
    EXPECT_EQ(district_of(load_unit_districts(write, admin.agency), "U1/A", day("2026-09-01")), "Kuala Krai");
    EXPECT_EQ(district_of(load_unit_districts(write, admin.agency), "U1/A", day("2026-08-31")), "Kuala Krai");
    return true;
  });
}

}  // namespace
}  // namespace spotme::store

#include "app/agency_day.hpp"

#include "app/calendar.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace spotme::app {
namespace {

using domain::Role;
using domain::State;

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

class AgencyDays : public testing::Test {
 protected:
  AgencyDays() {
    const auto person = [&](const std::string& name, const std::string& path, std::vector<Role> roles) {
      return installation.caller_for(installation.add({name, path, State::kelantan, domain::Wbf{}, std::move(roles)}));
    };
    system = person("sistem", "U1", {Role::system_admin});
    keeper = person("pentadbir", "U1", {Role::agency_admin});
    coordinator = person("penyelaras", "U1/A", {Role::coordinator});
    officer = person("pegawai", "U1/A", {});
  }

  [[nodiscard]] const Context& context() const { return *installation.context; }

  std::int64_t audited(std::string_view action) {
    return installation.database->read([&](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)}).integer();
    });
  }

  test::TestInstallation installation;
  domain::Caller system, keeper, coordinator, officer;
};

AgencyDayEntry entry(std::string_view on, std::optional<base::UnitId> unit = {}) {
  return {day(on), unit, "Hari Terbuka", "Open day", "Ketua Jabatan, 20 Nov 2026"};
}

TEST_F(AgencyDays, GiveAnAgencyDaysOfItsOwnWithinTheKeepersReach) {
  const auto agency = keeper.agency;
  const auto unit_a = installation.unit("AG1", "U1/A");
  const auto unit_b = installation.unit("AG1", "U1/B");
  EXPECT_TRUE(edit_agency_day(context(), keeper, agency, entry("2026-12-01"), {}, "", {}).has_value());
  EXPECT_TRUE(edit_agency_day(context(), coordinator, agency, entry("2026-12-02", unit_a), {}, "", {}).has_value());
  EXPECT_EQ(edit_agency_day(context(), coordinator, agency, entry("2026-12-03", unit_b), {}, "", {}).error().key,
            "unit_unknown");
  EXPECT_EQ(edit_agency_day(context(), coordinator, agency, entry("2026-12-03"), {}, "", {}).error().key,
            "agency_day_not_yours");
  EXPECT_EQ(edit_agency_day(context(), officer, agency, entry("2026-12-03"), {}, "", {}).error().key, "not_found");
  EXPECT_EQ(edit_agency_day(context(), system, agency, entry("2026-12-03"), {}, "", {}).error().key, "not_found");
  EXPECT_EQ(edit_agency_day(context(), keeper, agency, entry("2026-12-01"), {}, "", {}).error().key, "holiday_twice");
  EXPECT_EQ(edit_agency_day(context(), keeper, agency, entry("2023-12-01"), {}, "", {}).error().field, "date");

  const auto page = show_agency_calendar(context(), officer, agency, 2026, std::nullopt);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->revision, (store::RuleRevision{0, 2}));
  EXPECT_EQ(std::count_if(page->holidays.begin(), page->holidays.end(),
                          [](const auto& one) { return one.value.origin == domain::HolidayOrigin::agency; }),
            2);
  const auto national = show_calendar(context(), officer, 2026, std::nullopt);
  EXPECT_TRUE(std::none_of(national->holidays.begin(), national->holidays.end(), [](const auto& one) {
    return one.value.origin == domain::HolidayOrigin::agency;
  })) << "the national calendar knows nothing of it";
  EXPECT_EQ(audited("agency_calendar_edited"), 2);
}

TEST_F(AgencyDays, ShowAnAgencysDaysToItsOwnPeopleAlone) {
  const auto foreign = installation.caller_for(
      installation.add({"lain", "U1", State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"}));
  EXPECT_EQ(show_agency_calendar(context(), foreign, keeper.agency, 2026, std::nullopt).error().key, "not_found");
  EXPECT_TRUE(show_agency_calendar(context(), system, foreign.agency, 2026, std::nullopt).has_value());
  EXPECT_EQ(edit_agency_day(context(), foreign, keeper.agency, entry("2026-12-01"), {}, "", {}).error().key,
            "not_found");
}

TEST_F(AgencyDays, CorrectRemoveAndUndoADayOfAnAgency) {
  const auto agency = keeper.agency;
  const auto unit_a = installation.unit("AG1", "U1/A");
  const auto own = [&] {
    std::string text;
    const auto page = show_agency_calendar(context(), officer, agency, 2026, std::nullopt);
    for (const auto& one : page->holidays) {
      if (one.value.origin == domain::HolidayOrigin::agency) text += base::format_day(one.value.day).substr(5) + " ";
    }
    return text;
  };
  const auto first = edit_agency_day(context(), keeper, agency, entry("2026-12-01", unit_a), {}, "", {});
  const auto id = first->days.front().id;
  const auto second = edit_agency_day(context(), coordinator, agency, entry("2026-12-03", unit_a), id, "dipinda", {});
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(own(), "12-03 ");
  EXPECT_EQ(edit_agency_day(context(), keeper, agency, entry("2026-12-04", unit_a), id, "lagi", {}).error().key,
            "holiday_unknown");
  EXPECT_EQ(withdraw_agency_edit(context(), keeper, agency, first->edit, "silap", {}).error().key,
            "calendar_edit_built_upon");
  const auto third = remove_agency_day(context(), coordinator, agency, second->days.front().id, "dibatalkan", {});
  ASSERT_TRUE(third.has_value());
  EXPECT_EQ(own(), "");
  EXPECT_TRUE(withdraw_agency_edit(context(), coordinator, agency, third->edit, "silap", {}).has_value());
  EXPECT_EQ(own(), "12-03 ");
  EXPECT_TRUE(withdraw_agency_edit(context(), keeper, agency, second->edit, "silap", {}).has_value());
  EXPECT_EQ(own(), "12-01 ");
}

TEST_F(AgencyDays, SetTheDistrictOfAUnitWithinReach) {
  const auto agency = keeper.agency;
  const auto unit_a = installation.unit("AG1", "U1/A");
  EXPECT_TRUE(
      set_unit_district(context(), keeper, agency, installation.unit("AG1", "U1"), "Kota Bharu", day("2026-11-24"), {})
          .has_value());
  EXPECT_EQ(set_unit_district(context(), coordinator, agency, installation.unit("AG1", "U1/B"), "Tumpat",
                              day("2026-11-24"), {})
                .error()
                .key,
            "not_found");
  EXPECT_EQ(set_unit_district(context(), officer, agency, unit_a, "Tumpat", day("2026-11-24"), {}).error().key,
            "not_found");
  const auto units = list_unit_districts(context(), coordinator, agency);
  ASSERT_EQ(units->size(), 1U);
  EXPECT_EQ(units->front().own_district, "");
  EXPECT_EQ(units->front().district, "Kota Bharu");
  EXPECT_EQ(audited("unit_district_set"), 1);
}

}  // namespace
}  // namespace spotme::app

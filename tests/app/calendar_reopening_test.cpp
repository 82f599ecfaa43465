#include "app/agency_day.hpp"
#include "app/calendar_edit.hpp"
#include "store/transaction.hpp"
#include "tests/support/closing_place.hpp"

#include <gtest/gtest.h>

#include <string>

/// An edit of a calendar reopens the closed days that it touches, and of them only those of the officers it touches
/// get another version.
namespace spotme::app {
namespace {

using domain::Role;
using domain::State;
using std::chrono::days;
using test::ClosingPlace;

constexpr base::Day tuesday = ClosingPlace::first + days{8};

class CalendarReopening : public testing::Test {
 protected:
  CalendarReopening()
      : system(place.installation.caller_for(
            place.installation.add({"sistem", "U1", State::putrajaya, domain::Wbf{}, {Role::system_admin}}))) {
    keeper.agency = place.agency;
    keeper.officer = place.officer(0);
    keeper.roles = {{Role::agency_admin, "U1"}};
    place.press_all();
    place.close();
  }

  [[nodiscard]] const Context& context() const { return *place.installation.context; }

  /// The officers who have that many versions of the day, such as `024`.
  std::string with_versions(base::Day day, std::size_t count) {
    std::string found;
    for (int i = 0; i < 5; ++i) {
      if (versions(i, day).size() == count) found += std::to_string(i);
    }
    return found;
  }
  std::vector<domain::Transaction> versions(int officer, base::Day day) {
    return place.installation.database->read([&](db::Read& read) {
      return store::load_versions(read, {place.agency, place.officer(officer), day});
    });
  }
  /// Closes, and checks that no day but these has another version than before.
  void close_and_expect(std::int64_t later_versions) { EXPECT_EQ(place.close().counts.later_versions, later_versions); }

  CalendarEdited declare(base::Day on, std::vector<State> states, std::optional<base::Uuid> replaces = {}) {
    domain::HolidayChange change;
    change.holiday.day = on;
    change.holiday.states = std::move(states);
    change.holiday.name_ms = "Cuti Peristiwa";
    change.holiday.name_en = "Occasional holiday";
    change.holiday.source = "Surat KPPA";
    change.holiday.kind = domain::HolidayKind::declared;
    change.replaces = replaces;
    return edit_calendar(context(), system, {{change}, "sebab"}, {}).value();
  }

  ClosingPlace place;
  domain::Caller system, keeper;
};

TEST_F(CalendarReopening, ANationalHolidayReachesEverybodyInItsStates) {
  declare(tuesday, {State::kedah});
  close_and_expect(0);
  EXPECT_EQ(with_versions(tuesday, 1), "01234") << "nobody works there";
  const auto edited = declare(tuesday, {State::putrajaya});
  close_and_expect(5);
  EXPECT_EQ(with_versions(tuesday, 2), "01234");
  for (int i = 0; i < 5; ++i) {
    const auto found = versions(i, tuesday);
    EXPECT_EQ(found[1].number, found[0].number);
    EXPECT_EQ(found[1].record.status, "holiday");
    ASSERT_EQ(found[1].reasons.size(), 1U);
    EXPECT_EQ(found[1].reasons[0].key, "reopen_holiday");
  }
  EXPECT_EQ(with_versions(tuesday + days{1}, 1), "01234");

  const auto moved = declare(tuesday + days{1}, {State::putrajaya}, edited.changes.front().holiday.id);
  close_and_expect(10);
  EXPECT_EQ(versions(3, tuesday).back().record.status, "absent");
  EXPECT_EQ(versions(3, tuesday + days{1}).back().record.status, "holiday");
  EXPECT_TRUE(withdraw_calendar_edit(context(), system, moved.edit, "silap", {}).has_value());
  close_and_expect(10);
  EXPECT_EQ(versions(3, tuesday).back().record.status, "holiday");
  EXPECT_EQ(versions(3, tuesday + days{1}).back().record.status, "absent");
  EXPECT_EQ(versions(3, tuesday).back().reasons[0].key, "reopen_holiday");
}

TEST_F(CalendarReopening, ADayOfAUnitReachesItsOfficersAlone) {
  const auto unit = place.installation.unit("TUTUP", "U1/A");
  const AgencyDayEntry entry{tuesday, unit, "Hari Terbuka", "Open day", "Ketua Jabatan"};
  const auto edited = edit_agency_day(context(), keeper, place.agency, entry, {}, "", {});
  ASSERT_TRUE(edited.has_value());
  close_and_expect(3);
  EXPECT_EQ(with_versions(tuesday, 2), "024");
  EXPECT_EQ(with_versions(tuesday, 1), "13");
  EXPECT_EQ(versions(4, tuesday).back().record.status, "holiday");
  EXPECT_EQ(versions(4, tuesday).back().reasons.front().key, "reopen_holiday");

  const auto removed = remove_agency_day(context(), keeper, place.agency, edited->days.front().id, "dibatalkan", {});
  close_and_expect(3);
  EXPECT_EQ(with_versions(tuesday, 3), "024");
  EXPECT_EQ(versions(4, tuesday).back().record.status, "absent");
  EXPECT_TRUE(withdraw_agency_edit(context(), keeper, place.agency, removed->edit, "silap", {}).has_value());
  close_and_expect(3);
  EXPECT_EQ(versions(4, tuesday).back().record.status, "holiday");
  EXPECT_EQ(with_versions(tuesday, 1), "13") << "never touched";
}

TEST_F(CalendarReopening, ADayToComeReopensNothing) {
  declare(ClosingPlace::last + days{10}, {State::putrajaya});
  close_and_expect(0);
}

}  // namespace
}  // namespace spotme::app

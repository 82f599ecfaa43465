#include "domain/worktime/time_off.hpp"

#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

namespace spotme::domain {
namespace {

using base::Minutes;
using std::chrono::year;

constexpr base::Day wednesday{year{2026} / 11 / 25};
constexpr base::Day thursday{year{2026} / 11 / 26};
constexpr base::Day friday{year{2026} / 11 / 27};

const RulePack& pack() {
  static const auto rules = store::builtin_rules();
  return rules.pack;
}

Minutes most(State state, base::Day day, const Scheme& scheme = Wbf{}, bool cut = false) {
  return most_time_off(pack(), state, day, scheme, cut);
}

// SR.4.2.2(A) 1(d); W22 of the worked examples.
TEST(MostTimeOff, IsFourHoursOfADayOfEight) {
  EXPECT_EQ(most(State::putrajaya, wednesday), Minutes{240});
  EXPECT_EQ(most(State::putrajaya, wednesday, Office{}), Minutes{240});
  EXPECT_EQ(most(State::putrajaya, wednesday, Wbb{Minutes{450}}), Minutes{240});
}

TEST(MostTimeOff, IsHalfOfTheShorterDays) {
  EXPECT_EQ(most(State::putrajaya, friday), Minutes{195});  // 9:00 less a break of 2:30
  EXPECT_EQ(most(State::kedah, thursday), Minutes{195});    // 7:30 less a break of 1:00
  EXPECT_EQ(most(State::kedah, wednesday), Minutes{240});
}

TEST(MostTimeOff, OfRamadanIsTheSameWhereTheDayLosesItsBreakAlone) {
  EXPECT_EQ(most(State::putrajaya, wednesday, Wbf{}, true), Minutes{240});
  EXPECT_EQ(most(State::putrajaya, friday, Wbf{}, true), Minutes{195});
}

TEST(MostTimeOff, OfAShiftGoesByItsOwnHours) {
  EXPECT_EQ(most(State::putrajaya, friday, Shift{Minutes{22 * 60}, Minutes{30 * 60}}), Minutes{240});
  const Shift short_one{Minutes{420}, Minutes{720}, MinuteRange{Minutes{540}, Minutes{555}}};
  EXPECT_EQ(most(State::putrajaya, friday, short_one), Minutes{142});
}

}  // namespace
}  // namespace spotme::domain

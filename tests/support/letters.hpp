#pragma once

#include "app/card_approval.hpp"
#include "app/letter.hpp"
#include "tests/support/card.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace spotme::test {

inline constexpr domain::State putrajaya = domain::State::putrajaya;

/// An officer in U1/A whose card turns green by November 2026, and the head of U1.
class Letters : public testing::Test {
 protected:
  Letters() {
    officer = place.add({"pegawai"});
    head = place.add({"ketua", "U1", putrajaya, domain::Wbf{}, {domain::Role::head}});
    for (const auto* day : {"2026-11-02", "2026-11-03", "2026-11-04"}) {
      add_issue(place, officer, day, domain::Issue::late_in, "rejected");
    }
    go_to("2026-12-02");
  }
  void go_to(std::string_view day) {
    place.clock.set(base::to_instant(base::LocalTime{base::parse_day(day).value()} + std::chrono::hours{9}));
  }
  std::vector<store::Letter> approve(const TestInstallation::Made& whose, domain::CardColour to,
                                     std::string_view month) {
    auto done = app::approve_card(*place.context, place.messages, place.caller_for(head), whose.agency,
                                  {whose.officer, domain::parse_month(month).value(), to}, {});
    EXPECT_TRUE(done) << (done ? "" : done.error().key);
    return done ? std::move(done->letters) : std::vector<store::Letter>{};
  }
  store::Letter notice() { return approve(officer, domain::CardColour::green, "2026-11").at(0); }
  /// Goes on to the red card of January.
  std::vector<store::Letter> turn_red() {
    (void)notice();
    go_to("2027-01-20");
    for (const auto* day : {"2027-01-04", "2027-01-05"}) {
      add_issue(place, officer, day, domain::Issue::early_out, "open", "2027-01-31");
    }
    go_to("2027-02-03");
    return approve(officer, domain::CardColour::red, "2027-01");
  }
  template <class T>
  static std::string told(const base::Result<T>& result) {
    return result ? "done" : result.error().key;
  }
  std::string see(const TestInstallation::Made& who, const base::Uuid& id) {
    return told(app::show_letter(*place.context, place.caller_for(who), id, {}));
  }
  std::int64_t audited(std::string_view action) {
    return place.database->read([&](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)}).integer();
    });
  }

  TestInstallation place;
  TestInstallation::Made officer, head;
};

}  // namespace spotme::test

#include "app/closing_runner.hpp"

#include "store/clock_event.hpp"
#include "tests/support/card.hpp"
#include "tests/support/closing_place.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace spotme::app {
namespace {

using domain::Issue;
using std::chrono::hours;
using test::ClosingPlace;

/// A runner that looks when it is woken, and can be waited for.
class Runner {
 public:
  explicit Runner(ClosingPlace& place) {
    ClosingRunner::Options options;
    options.closing = place.options();
    options.look = hours{1};
    options.after_run = [this] {
      const std::lock_guard lock(mutex_);
      ++looks_;
      looked_.notify_all();
    };
    runner_ = std::make_unique<ClosingRunner>(*place.installation.context, options);
  }
  void wait_for(int looks) {
    std::unique_lock lock(mutex_);
    looked_.wait(lock, [&] { return looks_ >= looks; });
  }
  ClosingRunner* operator->() { return runner_.get(); }

 private:
  std::mutex mutex_;
  std::condition_variable looked_;
  int looks_ = 0;
  std::unique_ptr<ClosingRunner> runner_;  // ends before what it calls
};

class RunnerAfterClosing : public testing::Test {
 protected:
  RunnerAfterClosing() {
    place.press_all();
    const test::TestInstallation::Made late{place.agency, place.officer(0), ""};
    for (const auto* day : {"2026-10-05", "2026-10-06", "2026-10-07"})
      test::add_issue(place.installation, late, day, Issue::late_in, "rejected");
    // The marks of October are counted in November.
    place.installation.clock.set(base::to_instant(base::LocalTime{ClosingPlace::last} + hours{15}));
  }
  std::int64_t proposals() {
    return place.installation.database->read([](db::Read& read) {
      return read.query("SELECT count(*) FROM card_change WHERE state = 'proposed'").integer();
    });
  }
  void execute(std::string_view sql) {
    place.installation.database->write([&](db::Write& write) {
      write.execute(sql);
      return true;
    });
  }

  ClosingPlace place;
};

TEST_F(RunnerAfterClosing, CountsTheCardsOnceTheDaysAreClosedAndNotTwice) {
  Runner runner(place);
  runner.wait_for(1);
  EXPECT_EQ(runner->figures().days, 28U);
  EXPECT_EQ(proposals(), 1);
  const auto audited = [&] {
    return place.installation.database->read([](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = 'cards_proposed'").integer();
    });
  };
  EXPECT_EQ(audited(), 1);
  runner->wake();
  runner.wait_for(2);
  EXPECT_EQ(audited(), 1) << "nothing was closed meanwhile";
  place.installation.clock.advance(hours{24});
  runner->wake();
  runner.wait_for(3);
  EXPECT_EQ(runner->figures().days, 29U);
  EXPECT_EQ(runner->figures().breakdowns, 0U);
}

TEST_F(RunnerAfterClosing, CardsThatBreakDownHoldUpNoClosingAndAreCountedAtTheNextLook) {
  execute("ALTER TABLE card_change RENAME TO card_change_lost");
  Runner runner(place);
  runner.wait_for(1);
  EXPECT_EQ(runner->figures().days, 28U);
  EXPECT_EQ(runner->figures().first_versions, 28U * 5);
  EXPECT_GE(runner->figures().breakdowns, 1U);
  EXPECT_NE(runner->figures().last_look, 0);
  execute("ALTER TABLE card_change_lost RENAME TO card_change");
  runner->wake();
  runner.wait_for(2);
  EXPECT_EQ(runner->figures().days, 28U) << "no day was due";
  EXPECT_EQ(proposals(), 1);
}

TEST_F(RunnerAfterClosing, ForgetsOldRowsOnceADay) {
  const auto old_key = [&] {
    place.installation.database->write([&](db::Write& write) {
      return store::insert_clock_keys(
          write, {{place.agency, base::make_uuid(write.now()), place.officer(0), ClosingPlace::first, {}}},
          write.now() - std::chrono::days{100});
    });
  };
  const auto keys = [&] {
    return place.installation.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM clock_key").integer(); });
  };
  old_key();
  Runner runner(place);
  runner.wait_for(1);
  EXPECT_EQ(keys(), 0);
  old_key();
  runner->wake();
  runner.wait_for(2);
  EXPECT_EQ(keys(), 1) << "not twice a day";
  place.installation.clock.advance(hours{24});
  runner->wake();
  runner.wait_for(3);
  EXPECT_EQ(keys(), 0);
}

}  // namespace
}  // namespace spotme::app

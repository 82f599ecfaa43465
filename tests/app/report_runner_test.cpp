#include "app/report_runner.hpp"

#include "app/report_order.hpp"
#include "tests/support/report.hpp"

#include <condition_variable>
#include <mutex>

/// The thread that makes reports, and the figures that it leaves.
namespace spotme::app {
namespace {

using domain::ReportForm;
using domain::ReportKind;
using test::ReportTest;

class ReportRunnerTest : public ReportTest {
 protected:
  store::ReportState made_by_a_runner(std::int64_t most_bytes) {
    const auto made = order_report(*place.context, place.caller_for(head),
                                   {asked(ReportKind::late_list), ReportForm::csv}, actor(head))
                          .value();
    std::mutex mutex;
    std::condition_variable looked;
    bool done = false;
    ReportRunner::Options options;
    options.running.most_bytes = most_bytes;
    options.after_run = [&] {
      const std::lock_guard lock(mutex);
      done = true;
      looked.notify_all();
    };
    ReportRunner runner(*place.context, place.messages, options);
    std::unique_lock lock(mutex);
    looked.wait(lock, [&] { return done; });
    return show_report_order(*place.context, place.caller_for(head), made.id).value().state;
  }
};

TEST_F(ReportRunnerTest, MakesWhatWasOrderedBesideTheServerAndCountsIt) {
  november();
  const auto before = report_figures();
  EXPECT_EQ(made_by_a_runner(1'000'000), store::ReportState::done);
  EXPECT_EQ(made_by_a_runner(1), store::ReportState::failed);
  const auto figures = report_figures();
  EXPECT_TRUE(figures.runs);
  EXPECT_EQ(figures.made, before.made + 1);
  EXPECT_EQ(figures.failures, before.failures + 1);
}

}  // namespace
}  // namespace spotme::app

#include "app/recompute.hpp"
#include "app/transaction_export.hpp"
#include "tests/support/closing_place.hpp"
#include "tests/support/process.hpp"

#include <gtest/gtest.h>

#include <filesystem>

/// What is handed out or looked at in one request ends at a limit, and says so. Over HTTP it is 50 000; here it is
/// small.
namespace spotme::app {
namespace {

using test::ClosingPlace;

static_assert(most_download_rows == 50'000 && most_recompute_days == 50'000);

class ClosingLimits : public testing::Test {
 protected:
  ClosingLimits() : file(folder.path() / "out") {
    place.press_all();
    place.close();
  }
  std::string exported(std::optional<std::int64_t> most, ExportFormat format = ExportFormat::csv) {
    std::filesystem::remove(file);
    TransactionExport what;
    what.agency = place.agency;
    what.filter.days = november;
    what.filter.reach = {""};
    what.format = format;
    what.most = most;
    const auto rows = export_transactions(*place.installation.context, what, file);
    EXPECT_EQ(std::filesystem::exists(file), rows.has_value()) << "nothing is written before a refusal";
    return rows ? std::to_string(*rows) : rows.error().key + " " + rows.error().args.front().second;
  }
  /// `days looked at, whether that was all`
  std::string recomputed(std::optional<std::size_t> most, std::vector<std::string> reach = {""}) {
    const auto report =
        preview_recompute(*place.installation.context, {place.agency, november, std::move(reach), most});
    EXPECT_EQ(report.changed, 0);
    return std::to_string(report.days) + (report.complete ? " all" : " of more");
  }

  static constexpr domain::DayRange november{ClosingPlace::first, ClosingPlace::last};
  static constexpr std::int64_t there = 29 * 5;
  test::Folder folder;
  std::filesystem::path file;
  ClosingPlace place;
};

TEST_F(ClosingLimits, AnExportHoldsAsManyRowsAsItMayAndNoneWhereThereAreMore) {
  for (const auto format : {ExportFormat::csv, ExportFormat::jsonl, ExportFormat::xlsx}) {
    EXPECT_EQ(exported(there + 1, format), "145");
    EXPECT_EQ(exported(there, format), "145");
    EXPECT_EQ(exported(there - 1, format), "export_too_large 144");
  }
  EXPECT_EQ(exported(std::nullopt), "145");
}

TEST_F(ClosingLimits, ARecomputingLooksAtAsManyDaysAsItMayAndTellsOfMore) {
  EXPECT_EQ(recomputed(there + 1), "145 all");
  EXPECT_EQ(recomputed(there), "145 all");
  EXPECT_EQ(recomputed(there - 1), "144 of more");
  EXPECT_EQ(recomputed(std::nullopt), "145 all");
  EXPECT_EQ(recomputed(29 * 3, {"U1/A"}), "87 all") << "those out of reach are not counted";
  EXPECT_EQ(recomputed(29 * 3 - 1, {"U1/A"}), "86 of more");
}

}  // namespace
}  // namespace spotme::app

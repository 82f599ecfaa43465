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
    std::string told;
    for (const std::size_t page : {29U, 60U, 10'000U}) {
      auto found = recomputed_by(page, most, reach);
      EXPECT_TRUE(told.empty() || told == found) << "by pages of " << page << ": " << found;
      told = std::move(found);
    }
    return told;
  }
  std::string recomputed_by(std::size_t page, std::optional<std::size_t> most, const std::vector<std::string>& reach) {
    const auto report = preview_recompute(*place.installation.context, {place.agency, november, reach, most, page});
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

TEST_F(ClosingLimits, WhatWouldChangeIsNamedAlikeByPagesOfAnySize) {
  place.installation.database->write([&](db::Write& write) {
    return write.execute("DELETE FROM clock_event WHERE work_day < $1",
                         {db::to_value(ClosingPlace::first + std::chrono::days{3})});
  });
  const auto told = [&](std::size_t page) {
    const auto report =
        preview_recompute(*place.installation.context, {place.agency, november, {""}, std::nullopt, page});
    EXPECT_EQ(report.days, there);
    EXPECT_EQ(report.changed, static_cast<std::int64_t>(report.changes.size()));
    std::string text;
    for (const auto& one : report.changes) text += one.name + " " + base::format_day(one.day) + "; ";
    return text;
  };
  const auto whole = told(10'000);
  EXPECT_TRUE(whole.starts_with("Pegawai 0 2026-11-02; Pegawai 0 2026-11-03; Pegawai 0 2026-11-04; Pegawai 1 2026"));
  EXPECT_EQ(told(29), whole);
  EXPECT_EQ(told(60), whole);
}

}  // namespace
}  // namespace spotme::app

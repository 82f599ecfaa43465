#include "app/posting_notice.hpp"

#include "app/import_officers.hpp"
#include "store/organisation.hpp"
#include "tests/support/installation.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

/// Who is moved by an import is told of it as by hand; who is not, is told nothing.
namespace spotme::app {
namespace {

using Lines = std::vector<std::string>;

class PostingNotices : public testing::Test {
 protected:
  struct Line {
    std::string user_id;
    std::string unit = "U1/A";
    std::string supervisor = {};
    std::string name = "Nama Pegawai";
  };
  void import(const std::vector<Line>& lines) {
    auto csv = std::string(import_header) + "\n";
    for (const auto& one : lines) {
      csv += fmt::format("JKR,Jabatan Contoh,{},Unit {},{},{},,kedah,wbf,{},\n", one.unit, one.unit, one.user_id,
                         one.name, one.supervisor);
    }
    const auto outcome = import_officers(*place.context, csv);
    ASSERT_EQ(outcome.faults_total, 0U) << outcome.faults.front().error.key;
  }
  /// The user ID and what he was told of, by user ID.
  Lines told() {
    return place.database->read([](db::Read& read) {
      Lines lines;
      for (const auto row : read.query(
               "SELECT a.user_id, m.args FROM notice m JOIN account a ON a.agency_id = m.agency_id "
               "AND a.officer_id = m.officer_id WHERE m.kind = 'posting_changed' ORDER BY a.user_id, m.number")) {
        lines.push_back(row.text(0) + " " + row.text(1));
      }
      return lines;
    });
  }

  test::TestInstallation place;
};

TEST_F(PostingNotices, ComeFromAnImportToThoseWhomItMoved) {
  import({{"ketua"}, {"ali"}, {"abu"}, {"ana"}, { "ani" }});
  EXPECT_EQ(told(), Lines{}) << "who is new was not moved";
  place.database->write([](db::Write& write) {
    return write.execute("UPDATE account SET active = $1 WHERE user_id = 'ani'", {db::to_value(false)});
  });
  place.clock.advance(std::chrono::hours{24});
  import({{"ketua"}, {"ali", "U1/B"}, {"abu", "U1/A", "ketua"}, {"ana", "U1/A", "", "Nama Baharu"}, { "ani", "U1/B" }});
  EXPECT_EQ(told(), (Lines{R"(abu {"place":"Unit U1/A, Nama Pegawai","day":"2026-11-25"})",
                           R"(ali {"place":"Unit U1/B","day":"2026-11-25"})"}))
      << "not of a name, and not on a closed account";
  place.clock.advance(std::chrono::hours{24});
  import({{"ketua"}, {"ali", "U1/B"}, { "abu", "U1/A" }});
  EXPECT_EQ(told().size(), 2U) << "nothing changed, and none leads him any more";
  import({{ "ali", "U1/A", "ketua" }});
  EXPECT_EQ(told().at(2), R"(ali {"place":"Unit U1/A, Nama Pegawai","day":"2026-11-26"})") << "one notice of both";
}

}  // namespace
}  // namespace spotme::app

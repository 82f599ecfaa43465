#include "app/report_writer.hpp"
#include "base/text.hpp"
#include "tests/support/pdf.hpp"
#include "tests/support/report.hpp"

#include <fmt/format.h>

#include <set>

/// The forms of reports: a sheet that can be printed and reckoned with, and what each form says of nothing.
namespace spotme::app {
namespace {

using domain::ReportForm;
using domain::ReportKind;
using test::ReportTest;

constexpr int head_lines = 7;   // agency, title, period, unit, purpose, note, foot
constexpr int titles_line = 9;  // behind an empty one
constexpr std::int64_t usual_height = 15;

/// In whole points.
std::int64_t height_of(const std::string& sheet, int row) {
  const auto begin = sheet.find("<row r=\"" + std::to_string(row) + "\"");
  if (begin == std::string::npos) return 0;
  const auto tag = sheet.substr(begin, sheet.find('>', begin) - begin);
  const auto height = tag.find(" ht=\"");
  if (height == std::string::npos) return usual_height;
  const auto number = tag.substr(height + 5);
  return base::parse_integer(number.substr(0, number.find_first_of(".\""))).value();
}

/// What stands between the quotes behind `name=` of the first tag from `at` on.
std::string attribute(const std::string& xml, std::string_view name, std::size_t at) {
  const auto begin = xml.find(fmt::format(" {}=\"", name), at) + name.size() + 3;
  return xml.substr(begin, xml.find('"', begin) - begin);
}

/// Where the tag of that name and number, from 0, begins behind `from`.
std::size_t nth(const std::string& xml, std::string_view tag, std::int64_t number, std::string_view from) {
  auto at = xml.find(tag, xml.find(from));
  for (; number > 0; --number) at = xml.find(tag, at + 1);
  return at;
}

bool is_bold(const std::string& sheet, const std::string& styles, std::string_view cell) {
  const auto style = base::parse_integer(attribute(sheet, "s", sheet.find(fmt::format("<c r=\"{}\"", cell)))).value();
  const auto format = nth(styles, "<xf ", style, "<cellXfs");
  const auto font = nth(styles, "<font>", base::parse_integer(attribute(styles, "fontId", format)).value(), "<fonts");
  return styles.substr(font, styles.find("</font>", font) - font).find("<b/>") != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

void add_task(test::TestInstallation& place, const test::TestInstallation::Made& who, base::Day due) {
  place.database->write([&](db::Write& write) {
    write.execute(
        "INSERT INTO task (agency_id, id, officer_id, title, output, begins_on, due_on, priority, state, progress, "
        "resumes_on, carried, revision, made_at, moved_at, moved_on, handed_in_at) "
        "VALUES ($1, $2, $3, 'Laporan', '', $4, $4, 'normal', 'handed_in', 100, $4, 0, 1, $5, $5, $4, $5)",
        {db::to_value(who.agency), db::to_value(base::make_uuid(write.now())), db::to_value(who.officer),
         db::to_value(due), db::to_value(write.now())});
    return true;
  });
}

TEST_F(ReportTest, TheHeadOfASheetIsAsWideAsItsTable) {
  november();
  for (const auto& terms : domain::report_terms()) {
    if (!terms.table) continue;
    SCOPED_TRACE(terms.name);
    const auto bytes = file(head, asked(terms.kind), ReportForm::xlsx);
    const auto sheet = unpacked(bytes);
    const auto last = static_cast<char>('A' + terms.columns.size() - 1);
    for (int row = 1; row <= head_lines; ++row) {
      const auto line = "<mergeCell ref=\"A" + std::to_string(row) + ":" + last + std::to_string(row) + "\"/>";
      EXPECT_NE(sheet.find(line), std::string::npos) << line;
    }
    EXPECT_NE(sheet.find("<pane ySplit=\"9\" topLeftCell=\"A10\" activePane=\"bottomLeft\" state=\"frozen\"/>"),
              std::string::npos)
        << sheet.substr(0, 1000);
    EXPECT_NE(unpacked(bytes, "xl/workbook.xml").find("laporan!$9:$9"), std::string::npos) << "titles on every page";
  }
}

TEST_F(ReportTest, EveryRowOfASheetIsAsHighAsItsText) {
  november();
  const auto overtime = unpacked(file(head, asked(ReportKind::extra_minutes), ReportForm::xlsx));
  EXPECT_GE(height_of(overtime, 6), 24) << "the note has two lines";
  EXPECT_GE(height_of(overtime, titles_line), 27) << "so have titles";
  EXPECT_EQ(height_of(overtime, 5), usual_height);
  rename(officer, "Siti Nurhaliza Khadijah binti Megat Iskandar Zulkarnain");
  const auto late = unpacked(file(head, asked(ReportKind::late_list), ReportForm::xlsx));
  EXPECT_GE(height_of(late, titles_line + 1), 27);
  EXPECT_EQ(height_of(late, titles_line + 2), usual_height);
  const auto styles = unpacked(file(head, asked(ReportKind::late_list), ReportForm::xlsx), "xl/styles.xml");
  EXPECT_GT(count_of(styles, "wrapText=\"1\""), 5U) << styles;
}

TEST_F(ReportTest, ADayOfAnyReportIsADay) {
  november();
  test::add_grant(place, officer, "2026-11-10", "2026-11-11", "official_duty");
  test::add_grant(place, officer, "2026-11-12", "2026-11-12", "work_from_home");
  add_task(place, officer, day("2026-11-13"));
  const std::set<std::string_view> of_days{"date", "from_day", "to_day", "due", "handed_in"};
  for (const auto& terms : domain::report_terms()) {
    if (!terms.table) continue;
    SCOPED_TRACE(terms.name);
    const auto page = show(head, asked(terms.kind)).value();
    ASSERT_FALSE(page.rows.empty());
    for (std::size_t i = 0; i < terms.columns.size(); ++i) {
      const auto is_day = std::holds_alternative<base::Day>(page.rows.front().at(i).exact);
      EXPECT_EQ(is_day, of_days.contains(terms.columns[i].key)) << terms.columns[i].key;
      const auto is_number = std::holds_alternative<std::int64_t>(page.rows.front().at(i).value);
      EXPECT_FALSE(is_number && !terms.columns[i].number) << terms.columns[i].key;
    }
    const auto sheet = unpacked(file(head, asked(terms.kind), ReportForm::xlsx));
    EXPECT_EQ(sheet.find(" Nov 2026<"), std::string::npos) << "a day as a text";
  }
}

TEST_F(ReportTest, ASheetReckonsWithDaysAndHours) {
  november();
  auto question = asked(ReportKind::daily_attendance);
  const auto sheet = unpacked(file(head, question, ReportForm::xlsx));
  EXPECT_NE(sheet.find("<v>46328</v>"), std::string::npos) << "2 November 2026";
  EXPECT_NE(sheet.find("<v>0.333333"), std::string::npos) << "eight hours";
  const auto malay = unpacked(file(head, question, ReportForm::xlsx), "xl/styles.xml");
  EXPECT_NE(malay.find("[$-43E]d mmm yyyy"), std::string::npos) << malay;
  EXPECT_NE(malay.find("[h]:mm"), std::string::npos);
  question.language = domain::ReportLanguage::en;
  EXPECT_NE(unpacked(file(head, question, ReportForm::xlsx), "xl/styles.xml").find("[$-409]d mmm yyyy"),
            std::string::npos);
  EXPECT_NE(file(head, question, ReportForm::csv).find("\r\n2 Nov 2026,"), std::string::npos) << "words elsewhere";
}

TEST_F(ReportTest, SortingLeavesTheTotalWhereItIs) {
  november();
  const auto last_column = [](ReportKind kind) { return static_cast<char>('A' + terms_of(kind).columns.size() - 1); };
  for (const auto kind : {ReportKind::monthly_summary, ReportKind::unit_summary}) {
    SCOPED_TRACE(terms_of(kind).name);
    const auto rows = static_cast<int>(show(head, asked(kind)).value().rows.size());
    ASSERT_GT(rows, 1);
    const auto bytes = file(head, asked(kind), ReportForm::xlsx);
    const auto sheet = unpacked(bytes);
    const auto filter =
        "<autoFilter ref=\"A9:" + std::string(1, last_column(kind)) + std::to_string(titles_line + rows - 1) + "\"/>";
    EXPECT_NE(sheet.find(filter), std::string::npos) << filter;
    const auto total = std::to_string(titles_line + rows + 1);
    const auto gap = "<row r=\"" + std::to_string(titles_line + rows) + "\"";
    EXPECT_EQ(sheet.find(gap), std::string::npos) << "Excel filters what follows without a gap";
    const auto at = sheet.find("<c r=\"A" + total + "\"");
    ASSERT_NE(at, std::string::npos) << sheet;
    EXPECT_NE(sheet.find("<t>JUMLAH</t>", at), std::string::npos);
    const auto styles = unpacked(bytes, "xl/styles.xml");
    EXPECT_TRUE(is_bold(sheet, styles, "A" + total));
    EXPECT_TRUE(is_bold(sheet, styles, last_column(kind) + total)) << "its numbers too";
    EXPECT_FALSE(is_bold(sheet, styles, "A10"));
  }
  const auto daily = unpacked(file(head, asked(ReportKind::daily_attendance), ReportForm::xlsx));
  const auto rows = static_cast<int>(show(head, asked(ReportKind::daily_attendance)).value().rows.size());
  EXPECT_NE(daily.find(last_column(ReportKind::daily_attendance) + std::to_string(titles_line + rows) + "\"/>",
                       daily.find("<autoFilter")),
            std::string::npos)
      << "a report without a total is filtered whole";
}

TEST_F(ReportTest, AReportOfNothingSaysSo) {
  for (const auto& terms : domain::report_terms()) {
    SCOPED_TRACE(terms.name);
    const auto question = asked(terms.kind, "U1/TIADA");
    const auto paper = test::pdf_text(file(head, question, ReportForm::pdf));
    EXPECT_NE(paper.find("Tiada rekod dalam tempoh ini."), std::string::npos) << paper;
    if (!terms.table) continue;
    const auto sheet = unpacked(file(head, question, ReportForm::xlsx));
    EXPECT_NE(sheet.find("Tiada rekod dalam tempoh ini."), std::string::npos) << sheet;
    EXPECT_EQ(sheet.find("<autoFilter"), std::string::npos);
    const auto text = file(head, question, ReportForm::csv);
    EXPECT_EQ(count_of(text, "\r\n"), 1U) << "the titles alone: " << text;
  }
}

TEST_F(ReportTest, NoCellIsAFormula) {
  ReportHead about;
  about.agency = "=AG";
  about.kind = ReportKind::tasks;
  about.titles = {"a", "b", "c", "d", "e", "f", "g", "h"};
  const test::Folder folder;
  const auto path = (folder.path() / "laporan").string();
  const auto made = [&](ReportForm form) {
    const auto writer = make_report_writer(form, about, path);
    writer->row({{"=1+1"}, {"+1"}, {"-1"}, {"@SUM(1)"}, {"\t=1"}, {"\r=1"}, {"\n=1"}, {"a=1"}});
    writer->finish();
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  };
  EXPECT_EQ(made(ReportForm::csv), "a,b,c,d,e,f,g,h\r\n'=1+1,'+1,'-1,'@SUM(1),'\t=1,\"'\r=1\",\"'\n=1\",a=1\r\n");
  const auto sheet = unpacked(made(ReportForm::xlsx));
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
  for (const auto* text : {"'=AG<", "'=1+1<", "'+1<", "'-1<", "'@SUM(1)<"}) {
    EXPECT_NE(sheet.find(text), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace spotme::app

#include "app/table_file.hpp"

#include "app/officer_import_file.hpp"
#include "app/sheet.hpp"
#include "tests/support/workbook.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace spotme::app {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view bytes) {
  const auto table = read_table_file(bytes);
  if (!table) return {{"refused", table.error().key}};
  Rows rows;
  for (const auto& record : table->rows) rows.push_back(record.fields);
  return rows;
}

/// Key and the first argument of the refusal.
std::string refused(std::string_view bytes) {
  const auto table = read_table_file(bytes);
  if (table) return "taken";
  const auto& error = table.error();
  EXPECT_EQ(error.field, "file");
  return error.args.empty() ? error.key : error.key + " " + error.args.front().second;
}

std::string cell(const std::string& name, const std::string& text) {
  return "<c r=\"" + name + R"(" t="inlineStr"><is><t>)" + text + "</t></is></c>";
}

const Rows expected{{"nama", "unit"}, {"Zaidah Café", "U1"}};

TEST(TableFile, ReadsTextInEveryCharsetAndWithEverySeparator) {
  EXPECT_EQ(rows_of("nama,unit\nZaidah Caf\xC3\xA9,U1\n"), expected);
  EXPECT_EQ(rows_of("\xEF\xBB\xBFnama;unit\r\nZaidah Caf\xC3\xA9;U1\r\n"), expected);
  EXPECT_EQ(rows_of("nama\tunit\nZaidah Caf\xE9\tU1\n"), expected) << "Windows-1252";
  EXPECT_EQ(rows_of("\xEF\xBB\xBFnama;unit\nZaidah Caf\xE9;U1\n"), expected) << "a mark in front of Windows-1252";
  EXPECT_EQ(rows_of("sep=;\nnama;unit\nZaidah Caf\xE9;U1\n"), expected);
  std::string wide("\xFF\xFE", 2);
  for (const char c : std::string("nama,unit\nZaidah Caf\xE9,U1\n")) wide.append({c, '\0'});
  EXPECT_EQ(rows_of(wide), expected) << "UTF-16";
}

TEST(TableFile, SkipsEmptyLinesAndKeepsTheirNumbers) {
  const auto table = read_table_file("a,b\n\n,,\n1,2\n");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[1].line, 4U);
}

TEST(TableFile, RefusesWhatIsNoTable) {
  EXPECT_EQ(refused(""), "table_empty");
  EXPECT_EQ(refused("\n\n"), "table_empty");
  EXPECT_EQ(refused(std::string_view("a\0b", 3)), "table_unknown");
  EXPECT_EQ(refused("a,\x81\n"), "table_unknown") << "means nothing in Windows-1252";
  EXPECT_EQ(refused("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest"), "table_old_workbook");
  EXPECT_EQ(refused("a,b\n\"x,1\ny,2\n"), "table_csv_malformed 2");
  EXPECT_EQ(refused("PK\x03\x04 nothing of the kind"), "sheet_damaged");
  EXPECT_EQ(refused(test::zip_of({{"word/document.xml", "<a/>"}})), "sheet_damaged");
}

TEST(TableFile, HoldsItsLimits) {
  std::string lines = "a,b\n";
  for (std::size_t i = 0; i < most_table_rows; ++i) lines += "1,2\n";
  EXPECT_EQ(refused(lines), "taken");
  EXPECT_EQ(refused(lines + "1,2\n"), "table_too_many_rows 20000");
  std::string wide = "a";
  wide.append(most_table_columns - 1, ',');
  EXPECT_EQ(refused(wide), "taken");
  EXPECT_EQ(refused(wide + ","), "table_too_wide 64");
  EXPECT_EQ(refused("a," + std::string(most_cell_bytes, 'x')), "taken");
  EXPECT_EQ(refused("a," + std::string(most_cell_bytes + 1, 'x')), "table_cell_too_long B1");
}

TEST(Sheet, ReadsWhatWasWrittenAsAWorkbook) {
  const Rows rows{{"nama", "unit", "id"}, {"Zaidah Café", "", "800101145555"}, {"=1+1", "U1", ""}};
  auto read = rows;
  read[2][0] = "'=1+1";
  EXPECT_EQ(rows_of(write_table(rows, TableFormat::xlsx)), read);
  EXPECT_EQ(rows_of(write_table(rows, TableFormat::csv)), read);
  EXPECT_EQ(write_table(rows, TableFormat::xlsx), write_table(rows, TableFormat::xlsx));
}

TEST(Sheet, ReadsNumbersAsTheyAreTyped) {
  const auto book = test::workbook_of(
      R"(<sheetData><row r="2"><c r="A2"><v>8.00101145555E11</v></c><c r="B2"><v>1.5</v></c>)"
      R"(<c r="D2" t="s"><v>1</v></c></row><row><c t="b"><v>1</v></c><c t="str"><v>x</v></c></row></sheetData>)",
      R"(<si><t>tiada</t></si><si><r><t>Ah</t></r><rPh><t>bunyi</t></rPh><r><t> Chong</t></r></si>)");
  const auto table = read_table_file(book);
  ASSERT_TRUE(table) << table.error().key;
  EXPECT_EQ(table->rows[0].line, 2U);
  EXPECT_EQ(table->rows[0].fields, (std::vector<std::string>{"800101145555", "1.5", "", "Ah Chong"}));
  EXPECT_EQ(table->rows[1].line, 3U);
  EXPECT_EQ(table->rows[1].fields, (std::vector<std::string>{"1", "x", "", ""})) << "as wide as the first row";
}

TEST(Sheet, NamesFormulasErrorsAndMergedCells) {
  const auto row = "<row r=\"1\">" + cell("A1", "a");
  EXPECT_EQ(refused(test::workbook_of("<sheetData>" + row + "<c r=\"B1\"><f>1+1</f><v>2</v></c></row></sheetData>")),
            "sheet_formulas B1");
  EXPECT_EQ(refused(test::workbook_of("<sheetData>" + row + "<c r=\"AA1\" t=\"e\"><v>#REF!</v></c></row></sheetData>")),
            "sheet_errors AA1");
  EXPECT_EQ(refused(test::workbook_of("<sheetData>" + row +
                                      "</row></sheetData><mergeCells><mergeCell ref=\"A1:B3\"/>"
                                      "<mergeCell ref=\"D1:D2\"/></mergeCells>")),
            "sheet_merged A1:B3, D1:D2");
  std::string many;
  for (int i = 1; i <= 20; ++i) many += "<row><c><f>1</f><v>1</v></c></row>";
  EXPECT_EQ(refused(test::workbook_of("<sheetData>" + many + "</sheetData>")),
            "sheet_formulas A1, A2, A3, A4, A5, A6, A7, A8, …");
}

TEST(Sheet, SkipsAMillionEmptyRows) {
  std::string rows = "<row r=\"1\">" + cell("A1", "a") + "</row>";
  for (int i = 2; i <= 1'000'000; ++i) rows += "<row r=\"" + std::to_string(i) + "\" ht=\"15\"/>";
  rows += "<row r=\"1000001\">" + cell("A1000001", "z") + "</row>";
  const auto table = read_table_file(test::workbook_of("<sheetData>" + rows + "</sheetData>"));
  ASSERT_TRUE(table) << table.error().key;
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[1].line, 1'000'001U);
}

TEST(Sheet, RefusesABomb) {
  const auto bomb =
      test::workbook_of("<sheetData>" + std::string(std::size_t{100} * 1024 * 1024, ' ') + "</sheetData>");
  EXPECT_LT(bomb.size(), 200U * 1024U);
  EXPECT_EQ(refused(bomb), "sheet_bomb");
  std::string laughs = R"(<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><worksheet>&c;</worksheet>)";
  EXPECT_EQ(refused(test::zip_of({{"xl/workbook.xml", laughs}})), "sheet_damaged");
}

TEST(Sheet, HoldsItsLimits) {
  const auto book = test::workbook_of("<sheetData><row r=\"1\">" + cell("A1", "aa") + "</row><row r=\"2\">" +
                                      cell("B2", "bb") + "</row></sheetData>");
  const auto key = [&](const SheetLimits& limits) {
    const auto rows = read_sheet(book, limits);
    return rows ? std::string("taken") : rows.error().key;
  };
  EXPECT_EQ(key({.rows = 2, .columns = 2}), "taken");
  EXPECT_EQ(key({.rows = 1}), "table_too_many_rows");
  EXPECT_EQ(key({.columns = 1}), "table_too_wide");
  EXPECT_EQ(key({.entries = 3}), "taken");
  EXPECT_EQ(key({.entries = 2}), "sheet_bomb");
  EXPECT_EQ(key({.text_bytes = 4}), "taken");
  EXPECT_EQ(key({.text_bytes = 3}), "sheet_bomb");
  EXPECT_EQ(key({.unpacked_bytes = 100}), "sheet_bomb");
}

TEST(Sheet, RefusesWhatIsCutOffAtAnyByte) {
  const auto whole = write_table({{"a", "b"}, {"1", "2"}}, TableFormat::xlsx);
  for (std::size_t size = 2; size < whole.size(); size += 97) EXPECT_FALSE(read_sheet(whole.substr(0, size)));
}

}  // namespace
}  // namespace spotme::app

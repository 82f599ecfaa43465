#include "app/document.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace spotme::app {
namespace {

DocumentOptions options() {
  DocumentOptions made;
  made.title = "Laporan";
  made.dated = base::parse_day("2026-11-25").value();
  made.foot = "Kaki";
  made.page_words = [](int page) { return fmt::format("Muka surat {}", page); };
  return made;
}

/// Writes a table of so many rows; `seen` is told how much came out before the end.
std::string table_of(int rows, std::size_t* before_end = nullptr, int* pages = nullptr) {
  std::string bytes;
  DocumentWriter document(options(), [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  document.paragraph("Jadual");
  document.begin_table({{"Bil.", 1, TextAlign::right}, {"Nama", 4}});
  for (int i = 0; i < rows; ++i) document.row({std::to_string(i), fmt::format("Pegawai {}", i)});
  document.end_table();
  if (before_end != nullptr) *before_end = bytes.size();
  const auto count = document.finish();
  if (pages != nullptr) *pages = count;
  return bytes;
}

TEST(Document, IsAPdfAndTheSameEveryTime) {
  const auto bytes = table_of(100);
  EXPECT_TRUE(bytes.starts_with("%PDF-1."));
  EXPECT_EQ(bytes, table_of(100));
  const auto created = bytes.find("/CreationDate (");  // cairo leaves out the "D:" that PDF asks for
  ASSERT_NE(created, std::string::npos);
  EXPECT_NE(bytes.substr(created, 40).find("20261125"), std::string::npos) << "not the time at which it was made";
  EXPECT_NE(bytes.find("LiberationSans"), std::string::npos) << "fonts are embedded";
}

TEST(Document, GoesOutPageAfterPage) {
  std::size_t before_end = 0;
  int pages = 0;
  const auto bytes = table_of(3000, &before_end, &pages);
  EXPECT_GT(pages, 40);
  EXPECT_GT(before_end * 10, bytes.size() * 5) << "pages leave memory when they are full";
}

TEST(Document, LongParagraphsAndRowsGoOnOverPages) {
  std::string bytes;
  DocumentWriter document(options(), [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "perkataan ";
  TextStyle style;
  style.align = TextAlign::justified;
  document.paragraph(text, style);
  const auto pages = document.pages();
  EXPECT_GT(pages, 2);
  document.begin_table({{"Catatan"}});
  document.row({text + text});
  document.row({"selepas"});
  document.end_table();
  EXPECT_LE(document.finish(), pages + 3) << "a cell is cut at half a page";
}

TEST(Document, MarkupIsText) {
  DocumentWriter document(options(), [](std::string_view) { return true; });
  document.paragraph("<b>&amp; <span foreground='red'> </b>");
  EXPECT_EQ(document.finish(), 1);
}

TEST(Document, TellsOfASinkThatFails) {
  std::size_t taken = 0;
  const auto write = [&] {
    DocumentWriter document(options(), [&](std::string_view piece) {
      taken += piece.size();
      return taken < 5000;
    });
    for (int i = 0; i < 3000; ++i) document.paragraph("baris");
    return document.finish();
  };
  EXPECT_THROW((void)write(), std::runtime_error);
  const auto throwing = [] {
    DocumentWriter document(options(), [](std::string_view) -> bool { throw std::runtime_error("full"); });
    return document.finish();
  };
  EXPECT_THROW((void)throwing(), std::runtime_error);
}

}  // namespace
}  // namespace spotme::app

#include "app/letter_paper.hpp"

#include "app/document.hpp"
#include "base/day_words.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

constexpr double number_width = 36;     ///< from a paragraph's number to its text
constexpr double logo_height = 56;      ///< 2 cm
constexpr double signature_room = 120;  ///< the closing and who signs stay together

/// The paragraphs of a text: they end with an empty line.
std::vector<std::string> paragraphs_of(std::string_view text) {
  std::vector<std::string> paragraphs;
  std::string current;
  for (const auto line : base::split(text, '\n')) {
    if (!base::trimmed(line).empty()) {
      if (!current.empty()) current.push_back('\n');
      current += line;
    } else if (!current.empty()) {
      paragraphs.push_back(std::move(current));
      current.clear();
    }
  }
  if (!current.empty()) paragraphs.push_back(std::move(current));
  return paragraphs;
}

/// `(a) text`, a part of the paragraph before it.
bool is_part(std::string_view paragraph) {
  return paragraph.size() > 4 && paragraph[0] == '(' && paragraph.substr(0, 6).find(") ") != std::string_view::npos;
}

class Paper {
 public:
  Paper(const base::Messages& messages, const store::LetterView& view, const domain::Appearance& appearance,
        bool sample, int pages, DocumentWriter::Sink sink)
      : messages_(messages),
        view_(view),
        letter_(view.letter),
        appearance_(appearance),
        document_(options(sample, pages), std::move(sink)) {}

  int write() {
    write_head();
    write_body();
    write_end();
    return document_.finish();
  }

 private:
  [[nodiscard]] std::string word(std::string_view key, const base::MessageArgs& args = {}) const {
    return messages_.text(key, args).ms;
  }

  DocumentOptions options(bool sample, int pages) const {
    DocumentOptions made;
    made.title = letter_.reference + " " + letter_.subject;
    made.author = letter_.agency_name;
    made.dated = letter_.issued_on;
    made.foot = word("letter_printed", {{"reference", letter_.reference}});
    made.page_words = [this, pages](int page) {
      return word("letter_page", {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}});
    };
    if (sample) made.watermark = word("letter_sample");
    if (view_.cancellation) made.watermark = word("letter_cancelled");
    return made;
  }

  /// The logo, the lines of the letterhead, and below them those that the agency added.
  void write_letterhead() {
    const auto colour = domain::accent_colour(appearance_.accent);
    if (!appearance_.logo.empty()) {
      document_.picture(appearance_.logo, logo_height);
      document_.space(6);
    }
    bool first = true;
    for (const auto line : base::split(letter_.letterhead, '\n')) {
      const auto text = base::trimmed(line);
      if (text.empty()) continue;  // such as the ministry of an agency without one
      TextStyle style;
      style.size = first ? 13 : 11;
      style.bold = true;
      style.align = TextAlign::centre;
      style.after = 1;
      style.colour = colour;
      document_.paragraph(text, style);
      first = false;
    }
    for (const auto& line : appearance_.header) {
      TextStyle style;
      style.size = 9;
      style.align = TextAlign::centre;
      style.after = 1;
      document_.paragraph(line, style);
    }
    document_.space(6);
    document_.rule(colour);
  }

  void write_head() {
    write_letterhead();
    document_.space(14);
    const auto right = document_.text_width() * 0.5;
    document_.field(word("letter_reference"), ": " + letter_.reference, right, 56);
    document_.field(word("letter_date"), ": " + base::long_day_in_words(letter_.issued_on).ms, right, 56);
    document_.space(12);
    TextStyle line;
    line.after = 1;
    line.bold = true;
    document_.paragraph(letter_.officer_name, line);
    line.bold = false;
    document_.paragraph(letter_.unit_name, line);
    document_.paragraph(letter_.agency_name, line);
    document_.space(14);
    document_.paragraph(word("letter_salutation"), {});
    document_.space(4);
    write_cancellation();
    TextStyle subject;
    subject.bold = true;
    subject.after = 10;
    document_.paragraph(letter_.subject, subject);
  }

  void write_cancellation() {
    if (!view_.cancellation) return;
    TextStyle style;
    style.bold = true;
    const auto on = base::format_day(base::local_day(view_.cancellation->at));
    document_.paragraph(word("letter_cancelled_because", {{"day", on}, {"reason", view_.cancellation->text}}), style);
  }

  void write_body() {
    int number = 0;
    for (const auto& paragraph : paragraphs_of(letter_.body)) {
      if (paragraph == domain::letter_table_mark) {
        write_table();
        continue;
      }
      TextStyle style;
      style.align = TextAlign::justified;
      style.after = 9;
      style.hang = number_width;
      if (is_part(paragraph)) {
        style.indent = number_width;
        style.hang = 24;
        style.hanging = true;
        const auto end = paragraph.find(") ");
        document_.paragraph(paragraph.substr(0, end + 1) + "\t" + paragraph.substr(end + 2), style);
        continue;
      }
      ++number;
      document_.paragraph(number == 1 ? paragraph : fmt::format("{}.\t{}", number, paragraph), style);
    }
  }

  void write_table() {
    document_.begin_table({{word("letter_column_number"), 0.55, TextAlign::right},
                           {word("letter_column_date"), 1.35},
                           {word("letter_column_weekday"), 0.95},
                           {word("letter_column_in"), 0.85, TextAlign::centre},
                           {word("letter_column_out"), 0.9, TextAlign::centre},
                           {word("letter_column_issue"), 1.7},
                           {word("letter_column_minutes"), 0.75, TextAlign::right},
                           {word("letter_column_state"), 1.4}});
    int number = 0;
    for (const auto& row : letter_.rows) document_.row(cells_of(row, ++number));
    document_.end_table();
  }

  [[nodiscard]] std::vector<std::string> cells_of(const domain::LetterRow& row, int number) const {
    const auto minute = [](const auto& at) { return at ? base::format_minute(*at) : std::string("-"); };
    std::string minutes = "-";
    if (row.issue == domain::Issue::late_in && row.late.count() > 0) minutes = std::to_string(row.late.count());
    if (row.issue == domain::Issue::early_out && row.early.count() > 0) minutes = std::to_string(row.early.count());
    return {std::to_string(number),
            base::day_in_words(row.day).ms,
            base::weekday_in_words(row.day).ms,
            minute(row.first_in),
            minute(row.last_out),
            word(fmt::format("letter_issue_{}", domain::issue_name(row.issue))),
            minutes,
            word(fmt::format("letter_state_{}", domain::mark_state_name(row.state)))};
  }

  void write_end() {
    document_.space(4);
    const auto paragraphs = paragraphs_of(letter_.closing);
    document_.keep(signature_room + 20 * static_cast<double>(paragraphs.size()));
    TextStyle style;
    style.after = 9;
    for (const auto& paragraph : paragraphs) document_.paragraph(paragraph, style);
    document_.space(36);
    style.after = 1;
    style.bold = true;
    document_.paragraph("(" + letter_.signer_name + ")", style);
    style.bold = false;
    document_.paragraph(word("letter_signer_post"), style);
    document_.paragraph(letter_.agency_name, style);
  }

  const base::Messages& messages_;
  const store::LetterView& view_;
  const store::Letter& letter_;
  const domain::Appearance& appearance_;
  DocumentWriter document_;
};

}  // namespace

std::string letter_pdf(const base::Messages& messages, const store::LetterView& view,
                       const domain::Appearance& appearance, bool sample) {
  // Once to learn how many pages there are, once with that number at every foot.
  const auto pages = Paper(messages, view, appearance, sample, 1, [](std::string_view) { return true; }).write();
  std::string bytes;
  const auto keep = [&bytes](std::string_view piece) {
    bytes += piece;
    return true;
  };
  Paper(messages, view, appearance, sample, pages, keep).write();
  return bytes;
}

std::string letter_file_name(const store::Letter& letter) {
  std::string name = "surat-";
  for (const char c : letter.reference) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain || (name.back() != '-' && c != ' ')) name.push_back(plain ? c : '-');
  }
  return name + ".pdf";
}

}  // namespace spotme::app

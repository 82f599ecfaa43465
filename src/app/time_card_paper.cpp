#include "app/time_card.hpp"
#include "base/day_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

constexpr double margin = 36;
constexpr double row_size = 7.6;
constexpr double small = 8.5;

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

DocumentOptions options(const ReportWords& words, const std::string& agency, base::Day dated, std::string foot) {
  DocumentOptions made;
  made.title = words("report_time_cards");
  made.author = agency;
  made.dated = dated;
  made.margin = margin;
  made.foot = std::move(foot);
  made.page_words = [](int page) { return std::to_string(page); };
  return made;
}

}  // namespace

TimeCardPaper::TimeCardPaper(const ReportWords& words, std::string agency, base::Day dated, std::string foot,
                             DocumentWriter::Sink sink)
    : words_(words), agency_(std::move(agency)), paper_(options(words, agency_, dated, std::move(foot)), sink) {}

void TimeCardPaper::add(const TimeCard& card) {
  if (any_) paper_.new_page();
  any_ = true;
  head(card);
  days(card);
  sums(card);
  const auto signed_by = [&](std::string_view key) {
    return words_(key) + "\n" + words_("report_card_sign_name") + "\n" + words_("report_card_sign_day");
  };
  paper_.signatures({words_("report_card_officer") + "\n" + card.officer.name + "\n" + words_("report_card_sign_day"),
                     signed_by("report_card_supervisor"), signed_by("report_card_head")},
                    small);
}

void TimeCardPaper::head(const TimeCard& card) {
  TextStyle style;
  style.align = TextAlign::centre;
  style.bold = true;
  style.size = 11;
  style.after = 1;
  paper_.paragraph(upper(agency_), style);
  style.size = 13;
  paper_.paragraph(upper(words_("report_card_title")), style);
  style.bold = false;
  style.size = small;
  style.after = 5;
  paper_.paragraph(words_("report_card_authority"), style);
  TextStyle field;
  field.size = 9.5;
  field.hang = 110;
  field.after = 1;
  const auto line = [&](std::string_view key, const std::string& value) {
    paper_.paragraph(words_(key) + "\t: " + value, field);
  };
  line("report_column_name", card.officer.name);
  line("report_column_unit", fmt::format("{} ({})", card.officer.unit_name, card.officer.unit_path));
  if (!card.scheme.empty()) line("report_column_scheme", scheme_words(words_, card.scheme));
  line("report_card_month", words_.of(base::month_in_words(card.month.first)));
  if (card.colour) {
    line("report_card_colour", upper(words_(fmt::format("card_{}", domain::card_colour_name(*card.colour)))));
  }
  paper_.space(4);
}

void TimeCardPaper::days(const TimeCard& card) {
  paper_.begin_table({{words_("report_column_date"), 1.2},
                      {words_("report_column_weekday"), 1.1},
                      {words_("report_column_in"), 0.9, TextAlign::centre},
                      {words_("report_column_out"), 0.9, TextAlign::centre},
                      {words_("report_column_worked"), 1, TextAlign::centre},
                      {words_("report_column_remark"), 6.2}},
                     row_size);
  for (const auto& day : card.days) {
    paper_.row(std::vector<DocumentCell>{{words_.day(day.day)},
                                         {words_.of(base::weekday_in_words(day.day))},
                                         {day.in, day.late},
                                         {day.out, day.early},
                                         {day.worked},
                                         {day.remark, day.against || day.marks > 0}});
  }
  paper_.end_table();
}

void TimeCardPaper::sums(const TimeCard& card) {
  TextStyle style;
  style.size = small;
  style.after = 2;
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  paper_.paragraph(words_("report_card_sums", {{"present", number(card.present)},
                                               {"absent", number(card.absent)},
                                               {"leave", number(card.on_leave)},
                                               {"worked", words_.span(card.worked)}}),
                   style);
  style.colour = card.late + card.early > 0 ? mark_colour : 0;
  paper_.paragraph(words_("report_card_late", {{"late", number(card.late)},
                                               {"late_minutes", number(card.late_minutes.count())},
                                               {"early", number(card.early)},
                                               {"early_minutes", number(card.early_minutes.count())}}),
                   style);
  style.colour = card.marks > 0 ? mark_colour : 0;
  style.bold = true;
  paper_.paragraph(
      words_("report_card_marks",
             {{"marks", number(card.marks)}, {"open", number(card.to_explain)}, {"waiting", number(card.waiting)}}),
      style);
  style.bold = false;
  style.colour = 0;
  if (!card.change.empty()) paper_.paragraph(card.change, style);
}

void TimeCardPaper::finish(const std::string& empty) {
  if (!any_) paper_.paragraph(empty);
  (void)paper_.finish();
}

}  // namespace spotme::app

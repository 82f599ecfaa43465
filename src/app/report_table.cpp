#include "app/report_table.hpp"

#include "app/judge_line.hpp"
#include "base/day_words.hpp"
#include "base/text.hpp"
#include "domain/month.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <span>
#include <stdexcept>

namespace spotme::app {
namespace {

constexpr std::size_t day_length = 10;
constexpr std::size_t id_length = 36;

/// The words of one grant of the day.
struct GrantWords {
  const ReportWords& words;

  [[nodiscard]] std::string times(base::Minutes from, base::Minutes to) const {
    return fmt::format(" {}–{}", base::format_minute(from), base::format_minute(to));
  }
  std::string operator()(const domain::OfficialDuty& duty) const {
    return words("report_duty") + times(duty.from, duty.to);
  }
  std::string operator()(const domain::TimeOff& off) const {
    return words("report_time_off") + times(off.from, off.to);
  }
  std::string operator()(const domain::Leave& leave) const {
    auto text = words("report_leave");
    if (leave.part == domain::LeavePart::morning) text += " " + words("report_part_morning");
    if (leave.part == domain::LeavePart::afternoon) text += " " + words("report_part_afternoon");
    return leave.code.empty() ? text : fmt::format("{} ({})", text, leave.code);
  }
  std::string operator()(const domain::WorkFromHome& /*home*/) const { return words("report_remote"); }
};

std::string_view answer_key(domain::IssueState state) {
  switch (state) {
    case domain::IssueState::open: return "report_answer_open";
    case domain::IssueState::explained: return "report_answer_waiting";
    case domain::IssueState::more_information: return "report_answer_more";
    case domain::IssueState::accepted: return "report_answer_accepted";
    case domain::IssueState::rejected:
    case domain::IssueState::confirmed: return "report_answer_rejected";
    case domain::IssueState::withdrawn: return "";
  }
  throw std::logic_error("a state of an issue that is none");
}

}  // namespace

std::string ReportWords::operator()(std::string_view key, const base::MessageArgs& args) const {
  return of(messages_.text(key, args));
}

std::string ReportWords::of(const base::Text& text) const {
  return language_ == domain::ReportLanguage::ms ? text.ms : text.en;
}

std::string ReportWords::day(base::Day day) const { return of(base::day_in_words(day)); }

std::string ReportWords::period(const domain::DayRange& days) const {
  if (days.first == days.last) return day(days.first);
  const auto month = domain::month_of(days.first);
  if (month.first == days.first && month.last() == days.last) return of(base::month_in_words(days.first));
  const std::chrono::year_month_day from{days.first};
  const std::chrono::year_month_day to{days.last};
  const bool year = from.year() == to.year() && from.month() == std::chrono::January &&
                    from.day() == std::chrono::day{1} && to.month() == std::chrono::December &&
                    to.day() == std::chrono::day{31};
  if (year) return fmt::format("{}", static_cast<int>(from.year()));
  return fmt::format("{} – {}", day(days.first), day(days.last));
}

std::string ReportWords::span(const std::optional<base::Minutes>& span) const {
  if (!span) return {};
  const auto minutes = span->count();
  return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

std::string write_report_cursor(const ReportCursor& cursor) {
  const auto text =
      base::format_day(cursor.day) + base::to_string(cursor.id) + base::to_string(cursor.second) + cursor.text;
  return base::to_base64url(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

base::Result<ReportCursor> read_report_cursor(std::string_view text) {
  const base::Error refusal{base::Code::unprocessable, "cursor_invalid", "after"};
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() < day_length + 2 * id_length) return refusal;
  const std::string plain(bytes->begin(), bytes->end());
  const std::string_view view(plain);
  const auto day = base::parse_day(view.substr(0, day_length));
  const auto id = base::parse_uuid(view.substr(day_length, id_length));
  const auto second = base::parse_uuid(view.substr(day_length + id_length, id_length));
  if (!day || !id || !second || !base::is_storable_text(plain)) return refusal;
  return ReportCursor{*day, plain.substr(day_length + 2 * id_length), *id, *second};
}

std::unique_ptr<ReportSource> make_report_source(const Context& context, const ReportWords& words, ReportTask task,
                                                 const std::optional<ReportCursor>& after) {
  using Kind = domain::ReportKind;
  switch (task.question.kind) {
    case Kind::daily_attendance:
    case Kind::late_list:
    case Kind::absences:
    case Kind::exceptions: return make_day_source(words, std::move(task), after);
    case Kind::extra_minutes: return make_overtime_source(words, std::move(task), after);
    case Kind::monthly_summary:
    case Kind::unit_summary: return make_sum_source(words, std::move(task), after);
    case Kind::movement:
    case Kind::remote_days:
    case Kind::tasks: return make_movement_source(words, std::move(task), after);
    case Kind::card_colours: return make_card_source(context, words, std::move(task), after);
    case Kind::time_cards: break;  // paper alone: app/time_card
  }
  throw std::logic_error("a report without a table");
}

ReportCell day_cell(const ReportWords& words, base::Day day, bool marked) { return {words.day(day), marked, day}; }

std::string answer_words(const ReportWords& words, const std::vector<store::AttendanceIssue>& issues,
                         const store::OfficerDay& day) {
  std::string text;
  for (const auto& issue : issues) {
    if (issue.day.officer != day.officer || issue.day.day != day.day) continue;
    const auto key = answer_key(issue.state);
    if (key.empty()) continue;
    const auto answer = words(key);
    if (text.find(answer) == std::string::npos) text += text.empty() ? answer : "; " + answer;
  }
  return text;
}

std::string grant_words(const ReportWords& words, std::string_view facts) {
  if (facts.empty()) return {};
  const auto line = read_case(facts);
  if (!line.facts) return {};
  std::string text;
  for (const auto& grant : line.facts->grants) {
    text += (text.empty() ? "" : "; ") + std::visit(GrantWords{words}, grant);
  }
  return text;
}

std::string scheme_words(const ReportWords& words, std::string_view scheme) {
  const auto colon = scheme.find(':');
  std::string head(scheme.substr(0, colon));
  if (head == "office" || head == "shift") {
    head = words("report_scheme_" + head);
  } else {
    std::transform(head.begin(), head.end(), head.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  }
  if (colon != std::string_view::npos) head.append(" ").append(scheme.substr(colon + 1));
  return head;
}

std::string issue_words(const ReportWords& words, domain::Issue issue, base::Minutes late, base::Minutes early) {
  const auto name = words(fmt::format("issue_{}", domain::issue_name(issue)));
  const auto minutes = issue == domain::Issue::late_in ? late : early;
  const bool measured = issue == domain::Issue::late_in || issue == domain::Issue::early_out;
  if (!measured || minutes.count() == 0) return name;
  return words("report_issue_minutes", {{"issue", name}, {"count", std::to_string(minutes.count())}});
}

}  // namespace spotme::app

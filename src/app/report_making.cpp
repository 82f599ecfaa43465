#include "app/report.hpp"
#include "app/report_closing.hpp"
#include "app/report_units.hpp"
#include "app/report_writer.hpp"
#include "app/time_card.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

constexpr std::int64_t cards_at_once = 100;

store::Agency agency_of(db::Read& read, base::AgencyId id) {
  auto agency = store::find_agency(read, id);
  if (!agency) throw db::Fault("a report of an agency that is none");
  return *std::move(agency);
}

std::string foot_of(const ReportWords& words, const ReportMaking& making, base::Day today) {
  auto foot = words("report_made", {{"day", base::format_day(today)}});
  if (!making.ordered_by.empty()) foot += " · " + words("report_made_for", {{"name", making.ordered_by}});
  return foot;
}

ReportHead head_of(const ReportWords& words, const ReportMaking& making, db::Read& read) {
  const auto agency = agency_of(read, making.task.scope.agency);
  const auto today = read.today();
  const auto& question = making.task.question;
  const auto& terms = domain::terms_of(question.kind);
  ReportHead head;
  head.kind = question.kind;
  head.language = question.language;
  head.agency = agency.name;
  head.title = words(fmt::format("report_{}", terms.name));
  head.lines.push_back(words("report_period", {{"period", words.period(question.days)}}));
  const auto unit = question.unit_path.empty() ? words("report_all_units")
                                               : ReportUnitNames(read, agency.id, question.days).of(question.unit_path);
  head.lines.push_back(words("report_unit", {{"unit", unit}}));
  if (!making.purpose.empty()) head.lines.push_back(words("report_purpose", {{"text", making.purpose}}));
  if (!making.recipient.empty()) head.lines.push_back(words("report_recipient", {{"text", making.recipient}}));
  const auto not_final = not_final_words(read, words, agency.id, question);
  if (!not_final.empty()) head.lines.push_back(not_final);
  head.note = words(fmt::format("report_{}_note", terms.name));
  head.foot = foot_of(words, making, today);
  head.page_words = [words](int page) { return words("report_page", {{"page", std::to_string(page)}}); };
  head.dated = today;
  head.empty = words("report_empty");
  for (const auto& column : terms.columns) head.titles.push_back(words(fmt::format("report_column_{}", column.key)));
  return head;
}

std::optional<std::int64_t> make_table(const Context& context, const ReportWords& words, const ReportMaking& making,
                                       const std::string& path) {
  const auto head = context.database.read([&](db::Read& read) { return head_of(words, making, read); });
  const auto writer = make_report_writer(making.form, head, path);
  const auto source = make_report_source(context, words, making.task, std::nullopt);
  std::int64_t rows = 0;
  while (!source->ended()) {
    const auto page = context.database.read([&](db::Read& read) { return source->page(read, making.page_rows); });
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (source->gave_total() && i + 1 == page.size()) {
        writer->total(page[i]);
      } else {
        writer->row(page[i]);
      }
    }
    rows += static_cast<std::int64_t>(page.size());
    if (!making.go_on(source->progress())) return std::nullopt;
  }
  writer->finish();
  return rows;
}

std::optional<std::int64_t> make_cards(const Context& context, const ReportWords& words, const ReportMaking& making,
                                       const std::string& path) {
  const auto& task = making.task;
  const domain::Month month{task.question.days.first};
  const auto [agency, today] = context.database.read(
      [&](db::Read& read) { return std::pair(agency_of(read, task.scope.agency), read.today()); });
  ReportFile file(path);
  TimeCardPaper paper(words, agency.name, today, foot_of(words, making, today), [&](std::string_view bytes) {
    file.write(bytes);
    return true;
  });
  // Whoever left or moved during the month has a card of it as well.
  const domain::DayRange days{month.first, std::min(today, month.last())};
  const auto total = std::max<std::int64_t>(
      1, context.database.read([&](db::Read& read) { return store::count_posted_officers(read, task.scope, days); }));
  std::optional<store::ReportNameCursor> after;
  std::int64_t done = 0;
  bool more = true;
  while (more) {
    const auto cards = context.database.read([&](db::Read& read) {
      std::vector<store::CardLine> lines;
      for (auto& one : store::list_posted_officers(read, task.scope, days, {}, after, cards_at_once)) {
        lines.push_back({one.officer, std::move(one.name), std::move(one.name_key), {}, {}});
      }
      return load_time_cards(context, words, read, task.scope.agency, month, lines, task.scope.paths);
    });
    for (const auto& card : cards) paper.add(card);
    done += static_cast<std::int64_t>(cards.size());
    if (!making.go_on(std::min<std::int64_t>(999, 1'000 * done / total))) return std::nullopt;
    more = static_cast<std::int64_t>(cards.size()) == cards_at_once;
    if (more) after = store::ReportNameCursor{cards.back().officer.name_key, cards.back().officer.officer};
  }
  paper.finish(words("report_empty"));
  file.close();
  return done;
}

}  // namespace

std::optional<std::int64_t> make_report_file(const Context& context, const base::Messages& messages,
                                             const ReportMaking& making, const std::string& path) {
  const ReportWords words(messages, making.task.question.language);
  return domain::terms_of(making.task.question.kind).table ? make_table(context, words, making, path)
                                                           : make_cards(context, words, making, path);
}

std::string report_file_name(const std::string& agency_code, const domain::ReportQuestion& question,
                             domain::ReportForm form) {
  std::string kind(domain::terms_of(question.kind).name);
  std::replace(kind.begin(), kind.end(), '_', '-');
  return fmt::format("{}-{}-{}-{}.{}", kind, agency_code, base::format_day(question.days.first),
                     base::format_day(question.days.last), domain::report_form_name(form));
}

base::Text report_title(const base::Messages& messages, const domain::ReportQuestion& question) {
  const auto in = [&](domain::ReportLanguage language) {
    const ReportWords words(messages, language);
    return fmt::format("{}, {}", words(fmt::format("report_{}", domain::terms_of(question.kind).name)),
                       words.period(question.days));
  };
  return {in(domain::ReportLanguage::ms), in(domain::ReportLanguage::en)};
}

}  // namespace spotme::app

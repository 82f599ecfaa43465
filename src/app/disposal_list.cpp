#include "app/csv_writer.hpp"
#include "app/document.hpp"
#include "app/retention_plan.hpp"
#include "base/day_words.hpp"
#include "store/organisation.hpp"
#include "store/retention_rule.hpp"

#include <fmt/format.h>

#include <utility>

namespace spotme::app {
namespace {

struct Found {
  store::Agency agency;
  domain::RetentionTerm term;
  base::Day made_on;
  std::vector<store::OverdueMonth> months;
};

std::string word(const base::Messages& messages, std::string_view key, const base::MessageArgs& args = {}) {
  return messages.text(key, args).ms;
}

std::string series_of(const base::Messages& messages, const Found& found) {
  return word(messages, fmt::format("retention_kind_{}", domain::retention_kind_name(found.term.kind)));
}

std::string as_csv(const base::Messages& messages, const Found& found) {
  std::vector<std::vector<CsvCell>> rows;
  for (const auto& month : found.months) {
    rows.push_back({found.agency.code, series_of(messages, found), base::format_day(month.first),
                    base::format_day(month.last), month.rows, month.held, found.term.days(), found.term.source});
  }
  return write_csv({"agency", "series", "from", "to", "rows", "held", "kept_days", "source"}, rows);
}

void write_head(DocumentWriter& document, const base::Messages& messages, const Found& found) {
  TextStyle title;
  title.size = 13;
  title.bold = true;
  title.align = TextAlign::centre;
  title.after = 2;
  document.paragraph(found.agency.name, title);
  document.paragraph(word(messages, "disposal_list_title"), title);
  TextStyle line;
  line.align = TextAlign::centre;
  line.after = 10;
  document.paragraph(word(messages, "disposal_list_subtitle"), line);
  TextStyle note;
  note.size = 10;
  document.paragraph(word(messages, "disposal_list_kept",
                          {{"days", std::to_string(found.term.days())},
                           {"source", found.term.source},
                           {"day", base::format_day(found.made_on)}}),
                     note);
  document.paragraph(word(messages, "disposal_list_note"), note);
  document.space(4);
}

std::string as_pdf(const base::Messages& messages, const Found& found) {
  std::string bytes;
  DocumentOptions options;
  options.title = word(messages, "disposal_list_title");
  options.author = found.agency.name;
  options.dated = found.made_on;
  options.foot = series_of(messages, found);
  options.page_words = [&](int page) { return word(messages, "disposal_list_page", {{"page", std::to_string(page)}}); };
  DocumentWriter document(options, [&](std::string_view part) {
    bytes.append(part);
    return true;
  });
  write_head(document, messages, found);
  document.begin_table({{word(messages, "disposal_list_number"), 0.6, TextAlign::right},
                        {word(messages, "disposal_list_series"), 3},
                        {word(messages, "disposal_list_from"), 1.4},
                        {word(messages, "disposal_list_to"), 1.4},
                        {word(messages, "disposal_list_rows"), 1.2, TextAlign::right},
                        {word(messages, "disposal_list_held"), 1.2, TextAlign::right}});
  std::int64_t rows = 0;
  std::int64_t held = 0;
  int number = 0;
  for (const auto& month : found.months) {
    document.row({std::to_string(++number), series_of(messages, found), base::day_in_words(month.first).ms,
                  base::day_in_words(month.last).ms, std::to_string(month.rows), std::to_string(month.held)});
    rows += month.rows;
    held += month.held;
  }
  document.row({"", word(messages, "disposal_list_total"), "", "", std::to_string(rows), std::to_string(held)});
  document.end_table();
  (void)document.finish();
  return bytes;
}

}  // namespace

base::Result<DisposalList> disposal_list(const Context& context, const base::Messages& messages,
                                         const domain::Caller& caller, domain::RetentionKind kind, ListFormat format,
                                         const store::Actor& actor) {
  if (!domain::may_read_audit(caller, caller.agency)) return base::Error{base::Code::not_found, "not_found", ""};
  const auto found = context.database.write([&](db::Write& write) {
    const auto agency = store::find_agency(write, caller.agency);
    if (!agency) throw db::Fault("a list of an agency that is none");
    Found all{*agency, domain::term_of(store::load_retention_terms(write, caller.agency), kind), write.today(), {}};
    all.months =
        store::list_overdue_months(write, caller.agency, kind, write.today() - std::chrono::days{all.term.days()});
    store::insert_audit_entry(write, caller.agency, actor, "disposal_list_made", std::nullopt,
                              fmt::format("{}: {} months", domain::retention_kind_name(kind), all.months.size()));
    return all;
  });
  const bool csv = format == ListFormat::csv;
  DisposalList list;
  list.name = fmt::format("arkib-3-08-{}-{}-{}.{}", found.agency.code, domain::retention_kind_name(kind),
                          base::format_day(found.made_on), csv ? "csv" : "pdf");
  list.content_type = csv ? "text/csv; charset=utf-8" : "application/pdf";
  list.bytes = csv ? as_csv(messages, found) : as_pdf(messages, found);
  return list;
}

}  // namespace spotme::app

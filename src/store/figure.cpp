#include "store/figure.hpp"

#include "domain/transaction.hpp"

#include <fmt/format.h>

#include <map>
#include <tuple>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;
using domain::Figure;
using domain::FigureEntry;

/// What stands in figure_officer, in the order of its columns.
constexpr std::array officer_figures{Figure::late_in, Figure::early_out,    Figure::no_clock_in,  Figure::no_clock_out,
                                     Figure::absent,  Figure::late_minutes, Figure::early_minutes};

std::vector<Figure> all_figures() {
  std::vector<Figure> figures;
  for (std::size_t i = 0; i < domain::figure_count; ++i) figures.push_back(static_cast<Figure>(i));
  return figures;
}

/// `before` and each name `after`, with commas between: `r.officers, r.present, …`.
template <class List>
std::string columns_of(const List& figures, std::string_view form) {
  std::string text;
  for (const auto figure : figures) {
    text += text.empty() ? "" : ", ";
    text += fmt::format(fmt::runtime(form), domain::figure_name(figure));
  }
  return text;
}

/// Units of a day, each with what is added to its numbers.
void add_days(db::Write& write, base::AgencyId agency, const std::vector<FigureChange>& changes) {
  static const auto sql = fmt::format(
      "INSERT INTO figure_day (agency_id, work_day, unit_path, {}) SELECT r.agency_id, r.work_day, r.unit_path, {} "
      "FROM {{rows}} WHERE true ON CONFLICT (agency_id, work_day, unit_path) DO UPDATE SET {}",
      columns_of(all_figures(), "{0}"), columns_of(all_figures(), "r.{0}"),
      columns_of(all_figures(), "{0} = figure_day.{0} + excluded.{0}"));
  std::map<std::pair<base::Day, std::string>, domain::Figures> sums;
  for (const auto& change : changes) {
    if (change.before) sums[{change.day, change.before->unit_path}] -= change.before->counts;
    if (change.after) sums[{change.day, change.after->unit_path}] += change.after->counts;
  }
  std::vector<db::Batch::Column> columns{{"agency_id", Type::uuid}, {"work_day", Type::day}, {"unit_path", Type::text}};
  for (const auto figure : all_figures()) columns.push_back({domain::figure_name(figure), Type::integer});
  db::Batch rows(std::move(columns));
  for (const auto& [key, sum] : sums) {
    if (sum == domain::Figures{}) continue;
    std::vector<db::Value> row{to_value(agency), to_value(key.first), to_value(key.second)};
    for (const auto number : sum.of) row.push_back(to_value(number));
    rows.add(std::move(row));
  }
  if (!rows.empty()) write.execute_each(sql, rows);
}

void add_arrivals(db::Write& write, base::AgencyId agency, const std::vector<FigureChange>& changes) {
  std::map<std::tuple<base::Day, std::string, std::int64_t>, std::int64_t> sums;
  const auto add = [&](base::Day day, const std::optional<FigureEntry>& entry, std::int64_t number) {
    if (entry && entry->arrival) sums[{day, entry->unit_path, *entry->arrival}] += number;
  };
  for (const auto& change : changes) {
    add(change.day, change.before, -1);
    add(change.day, change.after, 1);
  }
  db::Batch rows({{"agency_id", Type::uuid},
                  {"work_day", Type::day},
                  {"unit_path", Type::text},
                  {"minute", Type::integer},
                  {"officers", Type::integer}});
  for (const auto& [key, officers] : sums) {
    const auto& [day, path, minute] = key;
    if (officers != 0)
      rows.add({to_value(agency), to_value(day), to_value(path), to_value(minute), to_value(officers)});
  }
  if (rows.empty()) return;
  write.execute_each(
      "INSERT INTO figure_arrival (agency_id, work_day, unit_path, minute, officers) SELECT r.agency_id, r.work_day, "
      "r.unit_path, r.minute, r.officers FROM {rows} WHERE true ON CONFLICT (agency_id, work_day, unit_path, minute) "
      "DO UPDATE SET officers = figure_arrival.officers + excluded.officers",
      rows);
}

/// The days on which there is something against an officer: written anew, or taken away.
void set_officers(db::Write& write, base::AgencyId agency, const std::vector<FigureChange>& changes) {
  static const auto sql = fmt::format(
      "INSERT INTO figure_officer (agency_id, work_day, officer_id, unit_path, {}) SELECT r.agency_id, r.work_day, "
      "r.officer_id, r.unit_path, {} FROM {{rows}} WHERE true ON CONFLICT (agency_id, work_day, officer_id) "
      "DO UPDATE SET unit_path = excluded.unit_path, {}",
      columns_of(officer_figures, "{0}"), columns_of(officer_figures, "r.{0}"),
      columns_of(officer_figures, "{0} = excluded.{0}"));
  std::vector<db::Batch::Column> columns{
      {"agency_id", Type::uuid}, {"work_day", Type::day}, {"officer_id", Type::uuid}, {"unit_path", Type::text}};
  for (const auto figure : officer_figures) columns.push_back({domain::figure_name(figure), Type::integer});
  db::Batch set(std::move(columns));
  db::Batch gone({{"agency_id", Type::uuid}, {"work_day", Type::day}, {"officer_id", Type::uuid}});
  for (const auto& change : changes) {
    if (change.after && change.after->exceptional()) {
      std::vector<db::Value> row{to_value(agency), to_value(change.day), to_value(change.officer),
                                 to_value(change.after->unit_path)};
      for (const auto figure : officer_figures) row.push_back(to_value(change.after->counts[figure]));
      set.add(std::move(row));
    } else if (change.before && change.before->exceptional()) {
      gone.add({to_value(agency), to_value(change.day), to_value(change.officer)});
    }
  }
  if (!set.empty()) write.execute_each(sql, set);
  if (gone.empty()) return;
  write.execute_each(
      "DELETE FROM figure_officer WHERE (agency_id, work_day, officer_id) IN "
      "(SELECT r.agency_id, r.work_day, r.officer_id FROM {rows})",
      gone);
}

}  // namespace

void apply_figures(db::Write& write, base::AgencyId agency, const std::vector<FigureChange>& changes) {
  add_days(write, agency, changes);
  add_arrivals(write, agency, changes);
  set_officers(write, agency, changes);
}

void clear_figures(db::Write& write, base::AgencyId agency, base::Day day) {
  const auto on_day = {to_value(agency), to_value(day)};
  write.execute("DELETE FROM figure_day WHERE agency_id = $1 AND work_day = $2", on_day);
  write.execute("DELETE FROM figure_arrival WHERE agency_id = $1 AND work_day = $2", on_day);
  write.execute("DELETE FROM figure_officer WHERE agency_id = $1 AND work_day = $2", on_day);
}

std::vector<std::pair<base::OfficerId, domain::Issue>> load_evidence_issues(db::Read& read, base::AgencyId agency,
                                                                            base::Day day) {
  std::vector<std::pair<base::OfficerId, domain::Issue>> found;
  for (const auto row :
       read.query("SELECT i.officer_id, i.kind FROM transaction_number h JOIN attendance_issue i "
                  "ON i.agency_id = h.agency_id AND i.officer_id = h.officer_id AND i.work_day = h.work_day "
                  "WHERE h.agency_id = $1 AND h.work_day = $2 AND i.kind IN ('outside_place', 'weak_evidence') "
                  "AND i.state <> 'withdrawn'",
                  {to_value(agency), to_value(day)})) {
    const auto kind = domain::parse_issue(row.text(1));
    if (!kind) throw db::Fault("an issue of a kind that is none");
    found.emplace_back(row.id<base::OfficerId>(0), *kind);
  }
  return found;
}

std::vector<FigureGap> load_figure_gaps(db::Read& read) {
  std::vector<FigureGap> gaps;
  for (const auto row : read.query("SELECT agency_id, next_day FROM figure_gap ORDER BY agency_id")) {
    gaps.push_back({row.id<base::AgencyId>(0), row.day(1)});
  }
  return gaps;
}

void move_figure_gap(db::Write& write, base::AgencyId agency, const std::optional<base::Day>& next_day) {
  if (next_day) {
    write.execute("UPDATE figure_gap SET next_day = $2 WHERE agency_id = $1", {to_value(agency), to_value(*next_day)});
  } else {
    write.execute("DELETE FROM figure_gap WHERE agency_id = $1", {to_value(agency)});
  }
}

}  // namespace spotme::store

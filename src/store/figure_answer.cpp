#include "store/approval_row.hpp"
#include "store/figure_list.hpp"
#include "store/reach_sql.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::int64_t minute_length = 60'000'000;

/// Of one desk each: officer, name, path, decided, minutes, passed_on, average. `select` is the list of columns.
std::string answers_sql(std::string_view select, const AnswerFilter& filter, std::vector<db::Value>& params) {
  const auto reach = reach_condition("v.path", filter.paths, params);
  params.push_back(to_value(filter.caller));
  const auto condition =
      reach.empty() ? std::string() : fmt::format("AND (d.officer_id = ${} OR (true {})) ", params.size(), reach);
  if (reach.empty()) params.pop_back();
  return fmt::format(
      "SELECT {} FROM (SELECT f.officer_id, cast(sum(f.decided) AS bigint) AS decided, cast(sum(f.minutes) AS bigint) "
      "AS minutes, cast(sum(f.passed_on) AS bigint) AS passed_on, CASE WHEN sum(f.decided) = 0 THEN 0 ELSE "
      "cast(sum(f.minutes) AS bigint) / cast(sum(f.decided) AS bigint) END AS average FROM figure_answer f "
      "WHERE f.agency_id = $1 AND f.answered_on BETWEEN $2 AND $3 GROUP BY f.officer_id) d "
      "JOIN officer o ON o.agency_id = $1 AND o.id = d.officer_id "
      "JOIN posting p ON p.agency_id = $1 AND p.officer_id = d.officer_id AND p.valid_from <= $4 AND $4 < p.valid_to "
      "JOIN unit_version v ON v.agency_id = $1 AND v.unit_id = p.unit_id AND v.valid_from <= $4 AND $4 < v.valid_to "
      "WHERE true {}",
      select, condition);
}

std::vector<db::Value> first_params(base::AgencyId agency, const AnswerFilter& filter) {
  return {to_value(agency), to_value(filter.days.first), to_value(filter.days.last), to_value(filter.as_of)};
}

}  // namespace

void add_answers(db::Write& write, base::AgencyId agency, const std::vector<ApprovalStep>& steps) {
  db::Batch rows({{"approval_id", Type::uuid},
                  {"revision", Type::integer},
                  {"officer_id", Type::uuid},
                  {"at", Type::integer},
                  {"decided", Type::integer},
                  {"passed_on", Type::integer}});
  const auto add = [&](const ApprovalStep& step, base::OfficerId officer, std::int64_t decided) {
    rows.add({to_value(step.approval), to_value(step.revision), to_value(officer), to_value(step.at), to_value(decided),
              to_value(1 - decided)});
  };
  for (const auto& step : steps) {
    const bool decides = step.action == domain::ApprovalAction::accept || step.action == domain::ApprovalAction::reject;
    if (decides && step.by) add(step, step.on_behalf_of.value_or(*step.by), 1);
    if (step.waited_for) add(step, *step.waited_for, 0);
  }
  if (rows.empty()) return;
  write.execute_each(
      "INSERT INTO figure_answer (agency_id, answered_on, officer_id, decided, minutes, passed_on) "
      "SELECT $1, $2, r.officer_id, cast(sum(r.decided) AS bigint), "
      "cast(sum(r.decided * ((r.at - b.at) / $3)) AS bigint), cast(sum(r.passed_on) AS bigint) FROM {rows} "
      "JOIN approval_step b ON b.agency_id = $1 AND b.approval_id = r.approval_id AND b.revision = r.revision - 1 "
      "WHERE true GROUP BY r.officer_id ON CONFLICT (agency_id, answered_on, officer_id) DO UPDATE SET "
      "decided = figure_answer.decided + excluded.decided, minutes = figure_answer.minutes + excluded.minutes, "
      "passed_on = figure_answer.passed_on + excluded.passed_on",
      rows, {to_value(agency), to_value(write.today()), to_value(minute_length)});
}

std::vector<AnswerFigures> list_answers(db::Read& read, base::AgencyId agency, const AnswerFilter& filter) {
  auto params = first_params(agency, filter);
  auto sql = answers_sql("d.officer_id, o.name, v.path, d.decided, d.passed_on, d.average", filter, params);
  if (filter.after) {
    params.push_back(to_value(filter.after->value));
    params.push_back(to_value(filter.after->officer));
    sql += fmt::format("AND (d.average < ${0} OR (d.average = ${0} AND d.officer_id > ${1})) ", params.size() - 1,
                       params.size());
  }
  params.push_back(to_value(filter.limit));
  sql += fmt::format("ORDER BY d.average DESC, d.officer_id LIMIT ${}", params.size());
  std::vector<AnswerFigures> found;
  for (const auto row : read.query(sql, params)) {
    found.push_back(
        {row.id<base::OfficerId>(0), row.text(1), row.text(2), row.integer(3), row.integer(4), row.integer(5)});
  }
  return found;
}

AnswerFigures sum_answers(db::Read& read, base::AgencyId agency, const AnswerFilter& filter) {
  auto params = first_params(agency, filter);
  const auto sql = answers_sql(
      "cast(coalesce(sum(d.decided), 0) AS bigint), cast(coalesce(sum(d.minutes), 0) AS bigint), "
      "cast(coalesce(sum(d.passed_on), 0) AS bigint)",
      filter, params);
  const auto rows = read.query(sql, params);
  AnswerFigures sum;
  sum.decided = rows[0].integer(0);
  sum.passed_on = rows[0].integer(2);
  sum.average_minutes = sum.decided == 0 ? 0 : rows[0].integer(1) / sum.decided;
  return sum;
}

std::vector<OpenCases> count_open_cases(db::Read& read, base::AgencyId agency, const std::vector<std::string>& paths) {
  std::vector<db::Value> params{to_value(agency), to_value(read.today())};
  std::string bands;
  for (std::size_t i = 0; i < domain::age_bands.size(); ++i) {
    std::string band;
    if (i > 0) {
      params.push_back(to_value(read.now() - std::chrono::days{domain::age_bands.at(i)}));
      band = fmt::format("a.made_at <= ${}", params.size());
    }
    if (i + 1 < domain::age_bands.size()) {
      params.push_back(to_value(read.now() - std::chrono::days{domain::age_bands.at(i + 1)}));
      band += fmt::format("{}a.made_at > ${}", band.empty() ? "" : " AND ", params.size());
    }
    bands += fmt::format(", count(*) FILTER (WHERE {})", band);
  }
  const auto sql = fmt::format(
      "SELECT a.kind{} FROM approval a {}WHERE a.agency_id = $1 AND a.state IN ('waiting', 'recommended') {}GROUP BY "
      "a.kind ORDER BY a.kind",
      bands, approval_joins(), reach_condition("v.path", paths, params));
  std::vector<OpenCases> found;
  for (const auto row : read.query(sql, params)) {
    const auto kind = domain::parse_approval_kind(row.text(0));
    if (!kind) throw db::Fault("a case of a kind that is none");
    OpenCases cases{*kind};
    for (std::size_t i = 0; i < cases.of.size(); ++i) cases.of.at(i) = row.integer(i + 1);
    found.push_back(cases);
  }
  return found;
}

}  // namespace spotme::store

#include "store/card.hpp"

#include "store/issue_standing_sql.hpp"

#include <fmt/format.h>

#include <array>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::array<std::string_view, 3> state_names{"proposed", "approved", "withdrawn"};

CardChangeState to_state(std::string_view word) {
  for (std::size_t i = 0; i < state_names.size(); ++i) {
    if (state_names.at(i) == word) return static_cast<CardChangeState>(i);
  }
  throw db::Fault("a state of a card change that is none");
}

domain::CardColour to_colour(std::string_view word) {
  const auto colour = domain::parse_card_colour(word);
  if (!colour) throw db::Fault("a colour of a card that is none");
  return *colour;
}

/// Whatever is under way between people waits, also in a state that this program does not know yet.
domain::IssueStanding to_standing(std::string_view word) {
  using domain::IssueStanding;
  if (word == "open") return IssueStanding::open;
  if (word == "rejected" || word == "confirmed") return IssueStanding::rejected;
  if (word == "accepted") return IssueStanding::accepted;
  if (word == "withdrawn") return IssueStanding::withdrawn;
  return IssueStanding::waiting;
}

db::Batch to_batch(const std::vector<base::OfficerId>& officers) {
  db::Batch rows({{"officer_id", Type::uuid}});
  for (const auto& officer : officers) rows.add({to_value(officer)});
  return rows;
}

CardChange to_change(base::AgencyId agency, const db::Row& row) {
  CardChange change;
  change.agency = agency;
  change.officer = row.id<base::OfficerId>(1);
  change.month = {row.day(2)};
  change.from = to_colour(row.text(3));
  change.to = to_colour(row.text(4));
  change.marks = row.integer(5);
  change.counted = row.text(6);
  change.rule = row.text(7);
  change.source = row.text(8);
  change.state = to_state(row.text(9));
  change.proposed_at = row.instant(10);
  change.valid_from = row.optional_day(11);
  change.decided_at = row.optional_instant(12);
  if (const auto by = row.optional_uuid(13)) change.decided_by = base::OfficerId{*by};
  return change;
}

}  // namespace

std::string_view card_change_state_name(CardChangeState state) {
  return state_names.at(static_cast<std::size_t>(state));
}

std::vector<Numbered<CardChange>> load_card_changes(db::Read& read, base::AgencyId agency,
                                                    const std::vector<base::OfficerId>& officers) {
  const auto found = read.query_each(
      "SELECT r.n, c.officer_id, c.month, c.from_colour, c.to_colour, c.marks, c.counted, c.rule, c.source, c.state, "
      "c.proposed_at, c.valid_from, c.decided_at, c.decided_by FROM {rows} JOIN card_change c ON c.agency_id = $1 "
      "AND c.officer_id = r.officer_id AND c.state <> 'withdrawn' ORDER BY r.n, c.month",
      to_batch(officers), {to_value(agency)});
  std::vector<Numbered<CardChange>> changes;
  changes.reserve(found.size());
  for (const auto row : found) changes.push_back({static_cast<std::size_t>(row.integer(0)), to_change(agency, row)});
  return changes;
}

std::vector<Numbered<domain::CardIssue>> load_card_issues(db::Read& read, base::AgencyId agency,
                                                          const std::vector<base::OfficerId>& officers,
                                                          domain::DayRange days) {
  static const auto sql = fmt::format(
      "SELECT r.n, i.work_day, i.kind, {}, i.explain_by FROM {{rows}} JOIN attendance_issue i ON i.agency_id = $1 "
      "AND i.officer_id = r.officer_id AND i.work_day >= $2 AND i.work_day <= $3 ORDER BY r.n, i.work_day, i.kind",
      issue_standing("i"));
  const auto found =
      read.query_each(sql, to_batch(officers), {to_value(agency), to_value(days.first), to_value(days.last)});
  std::vector<Numbered<domain::CardIssue>> issues;
  issues.reserve(found.size());
  for (const auto row : found) {
    const auto kind = domain::parse_issue(row.text(2));
    if (!kind) continue;  // a kind that no card knows, such as weak evidence
    issues.push_back(
        {static_cast<std::size_t>(row.integer(0)), {row.day(1), *kind, to_standing(row.text(3)), row.day(4)}});
  }
  return issues;
}

std::vector<Numbered<domain::DayRange>> load_excused_days(db::Read& read, base::AgencyId agency,
                                                          const std::vector<base::OfficerId>& officers,
                                                          domain::DayRange days) {
  const auto found = read.query_each(
      "SELECT r.n, g.first_day, g.last_day FROM {rows} JOIN officer_grant g ON g.agency_id = $1 "
      "AND g.officer_id = r.officer_id AND g.last_day >= $2 AND g.first_day <= $3 AND g.withdrawn_at IS NULL "
      "AND g.kind IN ('official_duty', 'time_off', 'leave', 'course') ORDER BY r.n, g.first_day, g.id",
      to_batch(officers), {to_value(agency), to_value(days.first), to_value(days.last)});
  std::vector<Numbered<domain::DayRange>> excused;
  excused.reserve(found.size());
  for (const auto row : found) excused.push_back({static_cast<std::size_t>(row.integer(0)), {row.day(1), row.day(2)}});
  return excused;
}

std::vector<base::OfficerId> load_card_candidates(db::Read& read, base::AgencyId agency, domain::DayRange days,
                                                  const std::optional<base::OfficerId>& after, std::int64_t limit) {
  const auto found = read.query(
      "SELECT o.id FROM officer o WHERE o.agency_id = $1 AND o.id > $2 AND (EXISTS (SELECT 1 FROM "
      "attendance_issue i WHERE i.agency_id = $1 AND i.officer_id = o.id AND i.work_day >= $3 AND i.work_day <= $4) "
      "OR EXISTS (SELECT 1 FROM card_change c WHERE c.agency_id = $1 AND c.officer_id = o.id)) ORDER BY o.id LIMIT $5",
      {to_value(agency), to_value(after.value_or(base::OfficerId{})), to_value(days.first), to_value(days.last),
       to_value(limit)});
  std::vector<base::OfficerId> officers;
  officers.reserve(found.size());
  for (const auto row : found) officers.push_back(row.id<base::OfficerId>(0));
  return officers;
}

void put_card_proposals(db::Write& write, const std::vector<CardChange>& proposals) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"month", Type::day},
                  {"from_colour", Type::text},
                  {"to_colour", Type::text},
                  {"marks", Type::integer},
                  {"counted", Type::text},
                  {"rule", Type::text},
                  {"source", Type::text}});
  for (const auto& one : proposals) {
    rows.add({to_value(one.agency), to_value(one.officer), to_value(one.month.first),
              to_value(domain::card_colour_name(one.from)), to_value(domain::card_colour_name(one.to)),
              to_value(one.marks), to_value(one.counted), to_value(one.rule), to_value(one.source)});
  }
  write.execute_each(
      "INSERT INTO card_change (agency_id, officer_id, month, from_colour, to_colour, marks, counted, rule, source, "
      "state, proposed_at) SELECT r.agency_id, r.officer_id, r.month, r.from_colour, r.to_colour, r.marks, r.counted, "
      "r.rule, r.source, 'proposed', $1 FROM {rows} WHERE true ON CONFLICT (agency_id, officer_id, month) DO UPDATE "
      "SET from_colour = excluded.from_colour, to_colour = excluded.to_colour, marks = excluded.marks, "
      "counted = excluded.counted, rule = excluded.rule, source = excluded.source, state = 'proposed', "
      "proposed_at = excluded.proposed_at WHERE card_change.state <> 'approved'",
      rows, {to_value(write.now())});
}

void withdraw_card_proposals(db::Write& write, base::AgencyId agency, domain::Month month,
                             const std::vector<base::OfficerId>& officers) {
  write.execute_each(
      "UPDATE card_change SET state = 'withdrawn' FROM {rows} WHERE card_change.agency_id = $1 "
      "AND card_change.officer_id = r.officer_id AND card_change.month = $2 AND card_change.state = 'proposed'",
      to_batch(officers), {to_value(agency), to_value(month.first)});
}

void approve_card_changes(db::Write& write, const std::vector<CardChange>& changes) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"month", Type::day},
                  {"valid_from", Type::day},
                  {"decided_at", Type::integer},
                  {"decided_by", Type::uuid}});
  for (const auto& one : changes) {
    rows.add({to_value(one.agency), to_value(one.officer), to_value(one.month.first), to_value(one.valid_from),
              to_value(one.decided_at), to_value(one.decided_by)});
  }
  const auto approved = write.execute_each(
      "UPDATE card_change SET state = 'approved', valid_from = r.valid_from, decided_at = r.decided_at, "
      "decided_by = r.decided_by FROM {rows} WHERE card_change.agency_id = r.agency_id "
      "AND card_change.officer_id = r.officer_id AND card_change.month = r.month AND card_change.state = 'proposed'",
      rows);
  if (approved != static_cast<std::int64_t>(changes.size())) {
    throw db::SerializationFailure("a proposal to change a card was decided meanwhile");
  }
}

}  // namespace spotme::store

#include "store/rule_value.hpp"

#include "store/organisation.hpp"

namespace spotme::store {
namespace {

using db::to_value;
using std::chrono::days;

/// Columns of an edit, from `first` on: key, states, valid_from, valid_to, value, source, certainty. The table's last
/// day is not included, the edit's is.
RuleEdit to_edit(const db::Row& row, std::size_t first) {
  RuleEdit edit;
  edit.key = row.text(first);
  edit.states = row.text(first + 1);
  edit.from = row.day(first + 2);
  if (const auto end = row.day(first + 3); end != open_end) edit.to = end - days{1};
  edit.value = row.text(first + 4);
  edit.source = row.text(first + 5);
  edit.certainty = row.text(first + 6);
  return edit;
}

std::vector<RuleEdit> to_edits(const db::Rows& rows) {
  std::vector<RuleEdit> edits;
  edits.reserve(rows.size());
  for (const auto row : rows) edits.push_back(to_edit(row, 0));
  return edits;
}

RuleEditor to_editor(const db::Row& row, std::size_t first) {
  return {row.id<base::AgencyId>(first), row.id<base::OfficerId>(first + 1)};
}

std::vector<RuleValue> to_values(const db::Rows& rows) {
  std::vector<RuleValue> values;
  values.reserve(rows.size());
  for (const auto row : rows) {
    RuleValue value;
    value.id = row.uuid(0);
    value.revision = row.integer(1);
    value.made_at = row.instant(2);
    value.made_by = to_editor(row, 3);
    if (!row.is_null(5))
      value.withdrawn = RuleWithdrawal{row.integer(5), row.instant(6), to_editor(row, 7), row.text(9)};
    value.edit = to_edit(row, 10);
    values.push_back(std::move(value));
  }
  return values;
}

db::Value end_of(const RuleEdit& edit) { return to_value(edit.to ? *edit.to + days{1} : open_end); }

}  // namespace

std::vector<RuleEdit> load_rule_edits(db::Read& read, std::int64_t revision) {
  return to_edits(
      read.query("SELECT key, states, valid_from, valid_to, value, source, certainty FROM rule_value WHERE revision <= "
                 "$1 AND (withdrawn_revision IS NULL OR withdrawn_revision > $1) ORDER BY revision, id",
                 {to_value(revision)}));
}

std::vector<RuleEdit> load_agency_rule_edits(db::Read& read, base::AgencyId agency, std::int64_t revision) {
  return to_edits(read.query(
      "SELECT key, states, valid_from, valid_to, value, source, certainty FROM agency_rule_value WHERE agency_id = $1 "
      "AND revision <= $2 AND (withdrawn_revision IS NULL OR withdrawn_revision > $2) ORDER BY revision, id",
      {to_value(agency), to_value(revision)}));
}

std::vector<RuleValue> load_rule_values(db::Read& read) {
  return to_values(read.query(
      "SELECT id, revision, made_at, made_by_agency, made_by, withdrawn_revision, withdrawn_at, withdrawn_by_agency, "
      "withdrawn_by, reason, key, states, valid_from, valid_to, value, source, certainty FROM rule_value "
      "ORDER BY revision, id"));
}

std::vector<RuleValue> load_agency_rule_values(db::Read& read, base::AgencyId agency) {
  return to_values(read.query(
      "SELECT id, revision, made_at, made_by_agency, made_by, withdrawn_revision, withdrawn_at, withdrawn_by_agency, "
      "withdrawn_by, reason, key, states, valid_from, valid_to, value, source, certainty FROM agency_rule_value "
      "WHERE agency_id = $1 ORDER BY revision, id",
      {to_value(agency)}));
}

std::vector<RuleHolder> load_rule_holders(db::Read& read) {
  std::vector<RuleHolder> holders;
  const auto found = read.query(
      "SELECT a.id, a.code FROM agency a WHERE EXISTS (SELECT 1 FROM agency_rule_value v WHERE v.agency_id = a.id AND "
      "v.withdrawn_revision IS NULL) ORDER BY a.code",
      {});
  for (const auto row : found) holders.push_back({row.id<base::AgencyId>(0), row.text(1)});
  return holders;
}

std::vector<std::string> load_editor_names(db::Read& read, const std::vector<RuleEditor>& editors) {
  db::Batch rows({{"agency_id", db::Type::uuid}, {"officer_id", db::Type::uuid}});
  for (const auto& editor : editors) rows.add({to_value(editor.agency), to_value(editor.officer)});
  std::vector<std::string> names(editors.size());
  const auto found = read.query_each(
      "SELECT r.n, o.name FROM {rows} JOIN officer o ON o.agency_id = r.agency_id AND o.id = r.officer_id", rows);
  for (const auto row : found) names.at(static_cast<std::size_t>(row.integer(0))) = row.text(1);
  return names;
}

void insert_rule_value(db::Write& write, const RuleValue& value) {
  const auto& edit = value.edit;
  write.execute(
      "INSERT INTO rule_value (id, key, states, valid_from, valid_to, value, source, certainty, revision, made_at, "
      "made_by_agency, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {to_value(value.id), to_value(edit.key), to_value(edit.states), to_value(edit.from), end_of(edit),
       to_value(edit.value), to_value(edit.source), to_value(edit.certainty), to_value(value.revision),
       to_value(value.made_at), to_value(value.made_by.agency), to_value(value.made_by.officer)});
}

void insert_agency_rule_value(db::Write& write, base::AgencyId agency, const RuleValue& value) {
  const auto& edit = value.edit;
  write.execute(
      "INSERT INTO agency_rule_value (agency_id, id, key, states, valid_from, valid_to, value, source, certainty, "
      "revision, made_at, made_by_agency, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      {to_value(agency), to_value(value.id), to_value(edit.key), to_value(edit.states), to_value(edit.from),
       end_of(edit), to_value(edit.value), to_value(edit.source), to_value(edit.certainty), to_value(value.revision),
       to_value(value.made_at), to_value(value.made_by.agency), to_value(value.made_by.officer)});
}

bool withdraw_rule_value(db::Write& write, const base::Uuid& id, const RuleWithdrawal& withdrawal) {
  return write.execute(
             "UPDATE rule_value SET withdrawn_revision = $2, withdrawn_at = $3, withdrawn_by_agency = $4, withdrawn_by "
             "= $5, reason = $6 WHERE id = $1 AND withdrawn_revision IS NULL",
             {to_value(id), to_value(withdrawal.revision), to_value(withdrawal.at), to_value(withdrawal.by.agency),
              to_value(withdrawal.by.officer), to_value(withdrawal.reason)}) == 1;
}

bool withdraw_agency_rule_value(db::Write& write, base::AgencyId agency, const base::Uuid& id,
                                const RuleWithdrawal& withdrawal) {
  return write.execute(
             "UPDATE agency_rule_value SET withdrawn_revision = $3, withdrawn_at = $4, withdrawn_by_agency = $5, "
             "withdrawn_by = $6, reason = $7 WHERE agency_id = $1 AND id = $2 AND withdrawn_revision IS NULL",
             {to_value(agency), to_value(id), to_value(withdrawal.revision), to_value(withdrawal.at),
              to_value(withdrawal.by.agency), to_value(withdrawal.by.officer), to_value(withdrawal.reason)}) == 1;
}

}  // namespace spotme::store

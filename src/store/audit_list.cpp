#include "store/audit_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::string_view columns = "id, at, action, actor_id, subject_id, owner_id, address, request_id, detail";

/// A question as one statement: a branch for each index that serves it, each with its own limit, put together.
class Question {
 public:
  Question(base::AgencyId agency, const AuditFilter& filter, const std::optional<base::Uuid>& before,
           std::int64_t limit)
      : filter_(filter) {
    auto end = first_audit_id(filter.days.last + std::chrono::days{1});
    if (before && *before < end) end = *before;
    values_ = {to_value(agency), to_value(first_audit_id(filter.days.first)), to_value(end), to_value(limit)};
    // A part of a text is found by what `replace` takes away: the one such function that both engines have.
    if (!filter.text.empty()) {
      text_ = fmt::format(" AND replace(lower(detail), ${}, '') <> lower(detail)", put(to_value(filter.text)));
    }
  }

  db::Rows ask(db::Read& read) {
    std::string all;
    for (const auto& branch : branches()) {
      all += fmt::format(
          "{}SELECT * FROM (SELECT {} FROM audit_entry WHERE agency_id = $1 AND id >= $2 AND id < $3{}{} "
          "ORDER BY id DESC LIMIT $4) b{}",
          all.empty() ? "" : " UNION ALL ", columns, branch, text_, count_++);
    }
    return read.query(
        fmt::format("SELECT e.id, e.at, e.action, e.actor_id, e.subject_id, e.owner_id, e.address, e.request_id, "
                    "e.detail, a.name, coalesce(w.id, s.id), coalesce(w.name, s.name) "
                    "FROM (SELECT * FROM ({}) u ORDER BY u.id DESC LIMIT $4) e "
                    "LEFT JOIN officer a ON a.agency_id = $1 AND a.id = e.actor_id "
                    "LEFT JOIN officer w ON w.agency_id = $1 AND w.id = e.owner_id "
                    "LEFT JOIN officer s ON s.agency_id = $1 AND s.id = e.subject_id "
                    "ORDER BY e.id DESC",
                    all),
        values_);
  }

 private:
  std::size_t put(db::Value value) {
    values_.push_back(std::move(value));
    return values_.size();
  }

  std::string among_words() {
    if (!filter_.words) return "";
    std::string list;
    for (const auto& word : *filter_.words) list += fmt::format("{}${}", list.empty() ? "" : ", ", put(to_value(word)));
    return fmt::format(" AND action IN ({})", list);
  }

  std::vector<std::string> branches() {
    if (filter_.officer) {
      auto more = among_words();
      if (filter_.actor) more += fmt::format(" AND actor_id = ${}", put(to_value(*filter_.actor)));
      const auto officer = put(to_value(*filter_.officer));
      return {fmt::format(" AND owner_id = ${} AND owner_id IS NOT NULL{}", officer, more),
              fmt::format(" AND subject_id = ${0} AND subject_id IS NOT NULL AND owner_id IS DISTINCT FROM ${0}{1}",
                          officer, more)};
    }
    if (filter_.actor) {
      const auto more = among_words();
      return {fmt::format(" AND actor_id = ${}{}", put(to_value(*filter_.actor)), more)};
    }
    if (!filter_.words) return {""};
    std::vector<std::string> each;
    for (const auto& word : *filter_.words) each.push_back(fmt::format(" AND action = ${}", put(to_value(word))));
    return each;
  }

  const AuditFilter& filter_;
  std::vector<db::Value> values_;
  std::string text_;
  std::size_t count_ = 0;
};

AuditEntry to_entry(const db::Row& row) {
  AuditEntry entry{row.uuid(0), row.instant(1), row.text(2)};
  if (const auto actor = row.optional_uuid(3)) entry.actor = base::OfficerId{*actor};
  entry.subject = row.optional_uuid(4);
  entry.address = row.text(6);
  entry.request_id = row.text(7);
  entry.detail = row.text(8);
  entry.actor_name = row.optional_text(9).value_or("");
  if (const auto officer = row.optional_uuid(10)) entry.officer = base::OfficerId{*officer};
  entry.officer_name = row.optional_text(11).value_or("");
  return entry;
}

/// The units and roles of those concerned, as they stood on the day of each entry.
void add_standing(db::Read& read, base::AgencyId agency, std::vector<AuditEntry>& entries) {
  db::Batch rows({{"entry", Type::integer}, {"officer_id", Type::uuid}, {"day", Type::day}, {"acts", Type::boolean}});
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& entry = entries[i];
    const auto number = to_value(static_cast<std::int64_t>(i));
    const auto day = to_value(base::local_day(entry.at));
    if (entry.actor) rows.add({number, to_value(*entry.actor), day, to_value(true)});
    if (entry.officer) rows.add({number, to_value(*entry.officer), day, to_value(false)});
  }
  for (const auto row :
       read.query_each("SELECT r.entry, r.acts, v.path FROM {rows} JOIN posting p ON p.agency_id = $1 "
                       "AND p.officer_id = r.officer_id AND p.valid_from <= r.day AND r.day < p.valid_to "
                       "JOIN unit_version v ON v.agency_id = p.agency_id AND v.unit_id = p.unit_id "
                       "AND v.valid_from <= r.day AND r.day < v.valid_to",
                       rows, {to_value(agency)})) {
    auto& entry = entries.at(static_cast<std::size_t>(row.integer(0)));
    (row.boolean(1) ? entry.actor_unit : entry.officer_unit) = row.text(2);
  }
  for (const auto row : read.query_each("SELECT r.entry, r.acts, h.role FROM {rows} JOIN role_holding h "
                                        "ON h.agency_id = $1 AND h.officer_id = r.officer_id "
                                        "AND h.valid_from <= r.day AND r.day < h.valid_to ORDER BY r.entry, h.role",
                                        rows, {to_value(agency)})) {
    if (!row.boolean(1)) continue;
    auto& roles = entries.at(static_cast<std::size_t>(row.integer(0))).actor_roles;
    if (std::find(roles.begin(), roles.end(), row.text(2)) == roles.end()) roles.push_back(row.text(2));
  }
}

constexpr std::string_view export_columns =
    "SELECT x.id, x.made_at, x.made_by, o.name, x.asked, x.first_day, x.last_day, x.file_name, x.purpose, x.recipient, "
    "x.entries, x.sha256 FROM audit_export x JOIN officer o ON o.agency_id = x.agency_id AND o.id = x.made_by "
    "WHERE x.agency_id = $1 ";

AuditExport to_export(const db::Row& row, base::AgencyId agency) {
  AuditExport made;
  made.agency = agency;
  made.id = row.uuid(0);
  made.made_at = row.instant(1);
  made.made_by = row.id<base::OfficerId>(2);
  made.made_by_name = row.text(3);
  made.asked = row.text(4);
  made.days = {row.day(5), row.day(6)};
  made.file_name = row.text(7);
  made.purpose = row.text(8);
  made.recipient = row.text(9);
  made.entries = row.integer(10);
  const auto& hash = row.blob(11);
  if (hash.size() != made.sha256.size()) throw db::Fault("the hash of an export has another length");
  std::copy(hash.begin(), hash.end(), made.sha256.begin());
  return made;
}

}  // namespace

base::Uuid first_audit_id(base::Day day) {
  const auto begins = base::to_instant(base::LocalTime{day});
  const auto milliseconds =
      static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(begins).time_since_epoch().count());
  base::Uuid id;
  for (std::size_t i = 0; i < 6; ++i) id.bytes.at(i) = static_cast<std::uint8_t>(milliseconds >> (8U * (5U - i)));
  return id;
}

base::Instant instant_of_id(const base::Uuid& id) {
  std::int64_t milliseconds = 0;
  for (std::size_t i = 0; i < 6; ++i) milliseconds = milliseconds * 256 + id.bytes.at(i);
  return base::Instant{std::chrono::milliseconds{milliseconds}};
}

std::vector<AuditEntry> list_audit_entries(db::Read& read, base::AgencyId agency, const AuditFilter& filter,
                                           const std::optional<base::Uuid>& before, std::int64_t limit) {
  std::vector<AuditEntry> entries;
  if (filter.words && filter.words->empty()) return entries;
  for (const auto row : Question(agency, filter, before, limit).ask(read)) entries.push_back(to_entry(row));
  add_standing(read, agency, entries);
  return entries;
}

void insert_audit_export(db::Write& write, const AuditExport& made) {
  write.execute(
      "INSERT INTO audit_export (agency_id, id, made_at, made_by, asked, first_day, last_day, file_name, purpose, "
      "recipient, entries, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {to_value(made.agency), to_value(made.id), to_value(made.made_at), to_value(made.made_by), to_value(made.asked),
       to_value(made.days.first), to_value(made.days.last), to_value(made.file_name), to_value(made.purpose),
       to_value(made.recipient), to_value(made.entries), to_value(made.sha256)});
}

std::optional<AuditExport> find_audit_export(db::Read& read, base::AgencyId agency, const base::Uuid& id) {
  const auto rows = read.query(fmt::format("{}AND x.id = $2", export_columns), {to_value(agency), to_value(id)});
  if (rows.empty()) return std::nullopt;
  return to_export(rows[0], agency);
}

std::vector<AuditExport> list_audit_exports(db::Read& read, base::AgencyId agency,
                                            const std::optional<base::Uuid>& before, std::int64_t limit) {
  std::vector<db::Value> values{to_value(agency), to_value(limit)};
  if (before) values.push_back(to_value(*before));
  std::vector<AuditExport> exports;
  for (const auto row : read.query(
           fmt::format("{}{}ORDER BY x.id DESC LIMIT $2", export_columns, before ? "AND x.id < $3 " : ""), values)) {
    exports.push_back(to_export(row, agency));
  }
  return exports;
}

}  // namespace spotme::store

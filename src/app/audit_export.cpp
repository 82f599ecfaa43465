#include "app/audit_question.hpp"
#include "app/csv_writer.hpp"
#include "base/json_text.hpp"
#include "base/text.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::array<std::string_view, 14> titles{"id",         "at",         "action",      "words_ms",   "actor_id",
                                                  "actor",      "actor_unit", "actor_roles", "officer_id", "officer",
                                                  "subject_id", "address",    "request_id",  "detail"};

template <class IdType>
std::string text_of(const std::optional<IdType>& id) {
  return id ? base::to_string(*id) : std::string();
}

std::array<std::string, titles.size()> cells_of(const base::Messages& messages, const store::AuditEntry& entry) {
  std::string roles;
  for (const auto& role : entry.actor_roles) roles.append(roles.empty() ? "" : " ").append(role);
  return {base::to_string(entry.id),
          base::format_instant(entry.at),
          entry.action,
          audit_words(messages, entry.action).ms,
          text_of(entry.actor),
          entry.actor_name,
          entry.actor_unit,
          roles,
          text_of(entry.officer),
          entry.officer_name,
          text_of(entry.subject),
          entry.address,
          entry.request_id,
          entry.detail};
}

std::string as_csv(const base::Messages& messages, const std::vector<store::AuditEntry>& entries) {
  std::vector<std::vector<CsvCell>> rows;
  rows.reserve(entries.size());
  for (const auto& entry : entries) {
    auto& row = rows.emplace_back();
    for (auto& cell : cells_of(messages, entry)) row.emplace_back(std::move(cell));
  }
  return write_csv({titles.begin(), titles.end()}, rows);
}

std::string as_jsonl(const base::Messages& messages, const std::vector<store::AuditEntry>& entries) {
  std::string out;
  for (const auto& entry : entries) {
    const auto cells = cells_of(messages, entry);
    for (std::size_t i = 0; i < titles.size(); ++i) {
      out += i == 0 ? "{" : ",";
      base::append_json_string(out, titles.at(i));
      out += ":";
      base::append_json_string(out, cells.at(i));
    }
    out += "}\n";
  }
  return out;
}

base::Result<void> check_release(const AuditRelease& release) {
  if (base::trimmed(release.purpose).empty()) {
    return Error{Code::unprocessable, "audit_export_purpose_missing", "purpose"};
  }
  if (base::trimmed(release.recipient).empty()) {
    return Error{Code::unprocessable, "audit_export_recipient_missing", "recipient"};
  }
  return {};
}

struct Found {
  std::string agency_code;
  std::vector<store::AuditEntry> entries;
};

}  // namespace

std::optional<AuditFormat> parse_audit_format(std::string_view text) {
  if (text == "csv") return AuditFormat::csv;
  if (text == "jsonl") return AuditFormat::jsonl;
  return std::nullopt;
}

base::Result<AuditFile> export_audit_trail(const Context& context, const base::Messages& messages,
                                           const domain::Caller& caller, const AuditQuestion& question,
                                           const AuditRelease& release, const store::Actor& actor) {
  SPOTME_TRY(const auto filter, filter_of(caller, question));
  SPOTME_CHECK(check_release(release));
  const auto found = context.database.read([&](db::Read& read) {
    const auto agency = store::find_agency(read, caller.agency);
    if (!agency) throw db::Fault("an export of an agency that is none");
    return Found{agency->code,
                 store::list_audit_entries(read, caller.agency, filter, std::nullopt, most_exported_entries + 1)};
  });
  if (static_cast<std::int64_t>(found.entries.size()) > most_exported_entries) {
    return Error{Code::too_large, "audit_export_too_large", "to", {{"limit", std::to_string(most_exported_entries)}}};
  }
  const bool csv = release.format == AuditFormat::csv;
  AuditFile file;
  file.name = fmt::format("jejak-audit-{}-{}-{}.{}", found.agency_code, base::format_day(question.days.first),
                          base::format_day(question.days.last), csv ? "csv" : "jsonl");
  file.content_type = csv ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";
  file.bytes = csv ? as_csv(messages, found.entries) : as_jsonl(messages, found.entries);
  file.sha256 = base::sha256(file.bytes);
  file.id = context.database.write([&](db::Write& write) {
    store::AuditExport made;
    made.agency = caller.agency;
    made.id = base::make_uuid(write.now());
    made.made_at = write.now();
    made.made_by = caller.officer;
    made.asked = asked_of(question);
    made.days = question.days;
    made.file_name = file.name;
    made.purpose = std::string(base::trimmed(release.purpose));
    made.recipient = std::string(base::trimmed(release.recipient));
    made.entries = static_cast<std::int64_t>(found.entries.size());
    made.sha256 = file.sha256;
    store::insert_audit_export(write, made);
    store::insert_audit_entry(write, caller.agency, actor, "audit_exported", made.id,
                              fmt::format("{}: {} entries, SHA-256 {} | {} | {}", made.asked, made.entries,
                                          base::to_hex(made.sha256), made.purpose, made.recipient));
    return made.id;
  });
  return file;
}

}  // namespace spotme::app

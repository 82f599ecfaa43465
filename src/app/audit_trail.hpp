#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "domain/audit_action.hpp"
#include "store/audit.hpp"
#include "store/audit_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The audit trail (jejak audit), for whoever domain::may_read_audit allows: searched, and taken out as a file with its
/// purpose, its recipient and a certificate. A search is recorded itself, under the officer it asked about, but does
/// not stand among the looks that he is shown: an inquiry is not announced to whom it concerns.
namespace spotme::app {

inline constexpr std::chrono::days most_audit_days{366};
/// A search in the details reads every entry of its days, since no index of both engines serves it: a month of a large
/// agency, about a million entries, takes either about a second (docs/decisions/0034).
inline constexpr std::chrono::days most_audit_text_days{31};
inline constexpr std::size_t least_audit_text = 3;  ///< characters: shorter ones find nearly everything
inline constexpr std::size_t most_audit_text = 100;
/// What one file holds; more is asked for in parts.
inline constexpr std::int64_t most_exported_entries = 20'000;

struct AuditQuestion {
  domain::DayRange days;
  std::optional<base::OfficerId> actor = {};
  std::optional<base::OfficerId> officer = {};
  std::optional<domain::AuditGroup> group = {};
  std::string action = {};  ///< one word; empty: all of the group
  std::string text = {};    ///< part of the detail, in capital or small letters; empty: any
};

struct AuditPage {
  std::vector<store::AuditEntry> entries;  ///< the latest first
  std::optional<base::Uuid> next = {};     ///< give it as `before`
};
/// Refuses `not_found` to who may not read it, `range_reversed` and `range_too_long` (field `to`), and
/// `parameter_invalid` (field `action`) for a word that is none; of a question with a text also `too_short` (field
/// `text`, args `minimum`) and `audit_text_too_long` (field `to`, args `limit`) for more days than
/// most_audit_text_days.
[[nodiscard]] base::Result<AuditPage> list_audit_trail(const Context& context, const domain::Caller& caller,
                                                       const AuditQuestion& question,
                                                       const std::optional<base::Uuid>& before, std::int64_t limit,
                                                       const store::Actor& actor);

enum class AuditFormat : std::uint8_t { csv, jsonl };
/// `csv`, `jsonl`.
[[nodiscard]] std::optional<AuditFormat> parse_audit_format(std::string_view text);

/// Why a file leaves the system, and to whom (Data Sharing Act 2025).
struct AuditRelease {
  AuditFormat format = AuditFormat::csv;
  std::string purpose;
  std::string recipient;
};
struct AuditFile {
  base::Uuid id;  ///< of the export, for its certificate
  std::string name;
  std::string content_type;
  std::string bytes;
  base::Digest sha256 = {};
};
/// The entries of a question, the latest first, as a file. Refuses as list_audit_trail does, and
/// `audit_export_purpose_missing`, `audit_export_recipient_missing`, `audit_export_too_large` (too_large, args
/// `limit`).
[[nodiscard]] base::Result<AuditFile> export_audit_trail(const Context& context, const base::Messages& messages,
                                                         const domain::Caller& caller, const AuditQuestion& question,
                                                         const AuditRelease& release, const store::Actor& actor);

struct AuditExportPage {
  std::vector<store::AuditExport> exports;  ///< the latest first
  std::optional<base::Uuid> next = {};
};
[[nodiscard]] base::Result<AuditExportPage> list_audit_exports(const Context& context, const domain::Caller& caller,
                                                               const std::optional<base::Uuid>& before,
                                                               std::int64_t limit);

enum class CertificateLanguage : std::uint8_t { ms, en };
struct CertificateFile {
  std::string name;
  std::string bytes;  ///< a PDF; the same export gives the same bytes
};
/// The certificate under section 90A of the Evidence Act 1950 for one export: a template to be confirmed and signed.
/// Refuses `not_found`.
[[nodiscard]] base::Result<CertificateFile> audit_certificate(const Context& context, const base::Messages& messages,
                                                              const domain::Caller& caller, const base::Uuid& id,
                                                              CertificateLanguage language, const store::Actor& actor);

/// The text of an action; that of `audit_other` for a word of another version.
[[nodiscard]] base::Text audit_words(const base::Messages& messages, std::string_view action);

}  // namespace spotme::app

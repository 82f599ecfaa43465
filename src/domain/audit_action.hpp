#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The words of the audit trail (jejak audit): each thing that is recorded has one, and stands here with the group by
/// which an auditor looks for it. A test holds the table against the source: whoever records a new word adds it here,
/// and its text `audit_WORD` to messages/audit.toml.
namespace spotme::domain {

enum class AuditGroup : std::uint8_t {
  look,        ///< somebody looked at another's data
  sign_in,     ///< sessions and passwords
  attendance,  ///< presses, days, months, outages
  cases,       ///< what officers ask for, and what is decided
  tasks,       ///< tasks and reports of a day
  people,      ///< officers, their accounts, roles and working time
  settings,    ///< rules, calendars, templates, policies
  exports,     ///< data that left the system
  keeping,     ///< holds, retention, destruction
};
/// `look`, `sign_in`, `attendance`, `case`, `task`, `people`, `settings`, `export`, `keeping`.
[[nodiscard]] std::string_view audit_group_name(AuditGroup group);
[[nodiscard]] std::optional<AuditGroup> parse_audit_group(std::string_view name);
/// Every name, in the order of the enumeration.
[[nodiscard]] std::span<const std::string_view> audit_group_names();

struct AuditAction {
  std::string_view word;
  AuditGroup group;
};
[[nodiscard]] std::span<const AuditAction> audit_actions();
/// nullopt for a word of another version of the program.
[[nodiscard]] std::optional<AuditGroup> group_of(std::string_view action);
[[nodiscard]] std::vector<std::string_view> actions_of(AuditGroup group);

}  // namespace spotme::domain

#pragma once

#include "app/audit_trail.hpp"

#include <optional>
#include <string>

/// A question to the audit trail, checked. Inside of app/audit_trail.
namespace spotme::app {

/// Refuses as list_audit_trail.
[[nodiscard]] base::Result<store::AuditFilter> filter_of(const domain::Caller& caller, const AuditQuestion& question);
/// `from=2026-11-01 to=2026-11-30 officer_id=…`: as it is recorded.
[[nodiscard]] std::string asked_of(const AuditQuestion& question);
/// The officer whom it asks about.
[[nodiscard]] std::optional<base::Uuid> subject_of(const AuditQuestion& question);

}  // namespace spotme::app

#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/grant.hpp"
#include "store/approval.hpp"
#include "store/audit.hpp"
#include "store/grant_application.hpp"

#include <optional>
#include <string>
#include <vector>

/// Applications for grants, for their change and for their cancellation: each is a case (app/approval), decided at the
/// desks of the agency's policy. What was right when it was handed in is checked again when it is accepted
/// (app/approval_effect).
namespace spotme::app {

struct GrantApplication {
  domain::GrantDraft draft;
  std::optional<base::GrantId> changes = {};         ///< his grant that it would take the place of
  std::string text = {};                             ///< what he says to it; empty: the purpose
  std::vector<base::AttachmentId> attachments = {};  ///< loose ones of his, such as a certificate or an invitation
};
/// All that stands against it, while one types. Refuses `not_found` for a grant to change that is none of his or does
/// not hold.
[[nodiscard]] base::Result<std::vector<base::Error>> try_application(const Context& context,
                                                                     const domain::Caller& caller,
                                                                     const GrantApplication& application);
/// Hands it in. Refuses the first of what stands against it, `grant_applied_already` (conflict) where the same
/// waits, `grant_change_waiting` (conflict) where another change of that grant or its cancellation does, and as
/// claim_attachments.
[[nodiscard]] base::Result<store::Approval> apply_for_grant(const Context& context, const domain::Caller& caller,
                                                            const GrantApplication& application,
                                                            const store::Actor& actor);
/// Asks that a grant of his own end; the days before the decision stay. Refuses `not_found`, and `grant_used_up`,
/// `grant_month_closed` and `grant_change_waiting` (conflict).
[[nodiscard]] base::Result<store::Approval> apply_for_cancellation(const Context& context, const domain::Caller& caller,
                                                                   base::GrantId grant, const std::string& reason,
                                                                   const store::Actor& actor);

}  // namespace spotme::app

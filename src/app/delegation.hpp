#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/delegation.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Delegations (penurunan kuasa): a supervisor, approver or head of department hands what he may decide to another
/// officer of his agency between two dates. The delegate passes nothing on.
namespace spotme::app {

inline constexpr std::int64_t most_delegation_days = 366;
inline constexpr std::size_t most_delegation_note = 500;

struct DelegationDraft {
  base::OfficerId to;
  base::Day first_day;
  base::Day last_day;  ///< included
  std::string note;
};

struct Delegations {
  std::vector<store::DelegationView> given;     ///< that end today or later, and those of the last 90 days
  std::vector<store::DelegationView> received;  ///< the same, to the caller
  bool may_give = false;                        ///< whether he has anything to hand on
};
[[nodiscard]] Delegations list_delegations(const Context& context, const domain::Caller& caller);

/// Refuses, changing nothing:
///  - `delegation_nothing` (forbidden) for one who supervises nobody and is neither approver nor head;
///  - `delegation_to_himself` (unprocessable, field `to_officer_id`);
///  - `not_found` (field `to_officer_id`) for somebody without a post in the agency today;
///  - `range_reversed`, `range_too_long` (args `limit`), `delegation_past` (unprocessable, field `last_day`);
///  - `delegation_overlaps` (conflict, field `first_day`) where he has the same delegate on one of these days already.
[[nodiscard]] base::Result<store::Delegation> give_delegation(const Context& context, const domain::Caller& caller,
                                                              const DelegationDraft& draft, const store::Actor& actor);
/// By the one who gave it: what was decided stays, from now on nothing is. `not_found` for anybody else's.
[[nodiscard]] base::Result<void> withdraw_delegation(const Context& context, const domain::Caller& caller,
                                                     base::Uuid id, const store::Actor& actor);

/// Officers of the agency whose name holds `search`, for choosing one; at most 20, without the caller. Empty for one
/// who may hand nothing on and reads no audit trail.
struct Colleague {
  base::OfficerId officer;
  std::string name;
  std::string unit_name;  ///< of his last post, where he has left
  bool departed = false;
};
/// `departed`: those who have left too. Refuses that with `not_permitted` (forbidden) for one who reads no audit trail.
[[nodiscard]] base::Result<std::vector<Colleague>> find_colleagues(const Context& context, const domain::Caller& caller,
                                                                   const std::string& search, bool departed);

}  // namespace spotme::app

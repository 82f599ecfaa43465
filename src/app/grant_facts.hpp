#pragma once

#include "app/context.hpp"
#include "domain/grant.hpp"
#include "store/db.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What is known of officers when grants are checked: loaded for many drafts at once, by one statement a table.
namespace spotme::app {

struct GrantQuestion {
  base::OfficerId officer;
  domain::GrantDraft draft;
  std::optional<base::GrantId> replaces = {};  ///< the one that it takes the place of, which then does not count
};
struct GrantAnswer {
  domain::GrantFacts facts;
  /// Where he is posted on the first day of the draft, or else on the nearest day that is known; empty: nowhere.
  std::string unit_path = {};
};
struct GrantAnswers {
  std::shared_ptr<const AgencyRules> rules;  ///< into which the facts point
  std::vector<GrantAnswer> answers;          ///< one a question, in their order
};
/// Kinds of which there is one: an early hour a pregnancy, a choice a Ramadan. A change goes on with it, so that what
/// it and earlier changes left of it is no other.
[[nodiscard]] constexpr bool stands_once(domain::GrantKind kind) {
  return kind == domain::GrantKind::pregnancy_hour || kind == domain::GrantKind::ramadan_short_break;
}
[[nodiscard]] GrantAnswers load_grant_facts(const Context& context, db::Read& read, base::AgencyId agency,
                                            domain::GrantOrigin origin, const std::vector<GrantQuestion>& questions);

}  // namespace spotme::app

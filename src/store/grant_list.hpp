#pragma once

#include "store/grant.hpp"

#include <optional>
#include <string>
#include <vector>

/// Grants as people see them, those too that were withdrawn.
namespace spotme::store {

struct GrantView {
  Grant grant;
  std::string officer_name;
  std::string user_id;    ///< empty for an officer without an account
  std::string unit_path;  ///< of his post today; empty when he has none
  std::string made_by_name;
  std::optional<base::Instant> withdrawn_at = {};
  std::string withdrawn_by_name = {};
  std::string withdrawn_reason = {};
};
struct GrantFilter {
  domain::DayRange days;                ///< those that touch them
  std::vector<std::string> reach = {};  ///< units of today's posts, with their subtrees; one empty path sees all
  std::optional<base::OfficerId> officer = {};
  std::optional<GrantKind> kind = {};
  bool withdrawn = false;  ///< those too
};
/// The latest made first, at most `limit` behind `after`.
[[nodiscard]] std::vector<GrantView> list_grants(db::Read& read, base::AgencyId agency, const GrantFilter& filter,
                                                 const std::optional<base::GrantId>& after, std::int64_t limit);
[[nodiscard]] std::optional<GrantView> find_grant(db::Read& read, base::AgencyId agency, base::GrantId id);
/// Grants of these ids that hold, whoever has them.
[[nodiscard]] std::vector<Grant> load_grants_by_id(db::Read& read, base::AgencyId agency,
                                                   const std::vector<base::GrantId>& ids);
/// Early hours of husbands that name one of these grants, and hold.
[[nodiscard]] std::vector<Grant> load_husbands(db::Read& read, base::AgencyId agency,
                                               const std::vector<base::GrantId>& wives);

}  // namespace spotme::store

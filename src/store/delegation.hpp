#pragma once

#include "base/id.hpp"
#include "domain/access.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Delegations: what one supervisor, approver or head of department may decide, handed to another (penerima kuasa)
/// between two dates. Rows are added and withdrawn, never altered.
namespace spotme::store {

struct Delegation {
  base::AgencyId agency;
  base::Uuid id;
  base::OfficerId from;
  base::OfficerId to;
  base::Day first_day;
  base::Day last_day;  ///< included
  std::string note = {};
  base::Instant made_at = {};
  base::OfficerId made_by = {};
  std::optional<base::Instant> withdrawn_at = {};
};
void insert_delegation(db::Write& write, const Delegation& delegation);
/// False when there is no such delegation or it is withdrawn already.
[[nodiscard]] bool withdraw_delegation(db::Write& write, base::AgencyId agency, const base::Uuid& id,
                                       base::OfficerId by);
[[nodiscard]] std::optional<Delegation> find_delegation(db::Read& read, base::AgencyId agency, const base::Uuid& id);

struct DelegationView {
  Delegation delegation;
  std::string from_name;
  std::string to_name;
};
/// Those that somebody gave or was given and that end on `since` or later, withdrawn ones left out; the latest first,
/// at most 200.
[[nodiscard]] std::vector<DelegationView> list_delegations(db::Read& read, base::AgencyId agency,
                                                           base::OfficerId officer, base::Day since);

/// Whom `to` stands in for on `day`.
[[nodiscard]] std::vector<base::OfficerId> load_delegators(db::Read& read, base::AgencyId agency, base::OfficerId to,
                                                           base::Day day);
/// Who stands in for these on `day`, as pairs of the person and his delegate.
[[nodiscard]] std::vector<std::pair<base::OfficerId, base::OfficerId>> load_delegates(
    db::Read& read, base::AgencyId agency, const std::vector<base::OfficerId>& from, base::Day day);

/// The roles that each of these holds on `day`, in the order of the question.
[[nodiscard]] std::vector<std::vector<domain::RoleHolding>> load_role_holdings(
    db::Read& read, base::AgencyId agency, const std::vector<base::OfficerId>& officers, base::Day day);

/// Somebody who is approver or head of department above a unit.
struct DeskHolder {
  std::size_t n = 0;  ///< number of the question
  base::OfficerId officer;
  domain::Role role = domain::Role::head;
  std::string unit_path;  ///< where he holds it; the longest is the nearest
};
/// Who holds those roles over each of these units on `day`, the nearest first.
[[nodiscard]] std::vector<DeskHolder> load_desk_holders(db::Read& read, base::AgencyId agency,
                                                        const std::vector<std::string>& unit_paths, base::Day day);
/// Whether any of these supervises others on `day`, or supervised one who has left a case behind.
[[nodiscard]] bool supervise_anybody(db::Read& read, base::AgencyId agency,
                                     const std::vector<base::OfficerId>& officers, base::Day day);

/// Officers with a post today whose `name_key` holds `search`, by name; `departed`: everybody the agency ever had.
struct NamedOfficer {
  base::OfficerId officer;
  std::string name;
  std::string unit_name;  ///< of his last post, where he has left
  bool departed = false;
};
[[nodiscard]] std::vector<NamedOfficer> find_colleagues(db::Read& read, base::AgencyId agency,
                                                        const std::string& search, bool departed, std::int64_t limit);

}  // namespace spotme::store

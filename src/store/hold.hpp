#pragma once

#include "domain/hold.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Legal holds (penahanan rekod). Whose records one keeps is the view `held_officer` (migration 0023): an officer, all
/// who were ever posted in a unit or below it, or everybody of the agency. Every statement that destroys records of
/// officers leaves those out.
namespace spotme::store {

struct Hold {
  base::AgencyId agency;
  domain::HoldId id;
  std::optional<base::OfficerId> officer = {};  ///< one officer, or …
  std::optional<base::UnitId> unit = {};        ///< … one unit; neither: the whole agency
  std::string title = {};
  std::string reason = {};
  std::string reference = {};   ///< of the order or file by which it was asked for
  std::string ordered_by = {};  ///< who asked for it
  base::Instant placed_at = {};
  base::OfficerId placed_by = {};
};
void insert_hold(db::Write& write, const Hold& hold);
/// False when there is no such hold or it has ended.
[[nodiscard]] bool end_hold(db::Write& write, base::AgencyId agency, domain::HoldId id, base::OfficerId by,
                            std::string_view reason);

struct HoldView {
  Hold hold;
  std::string officer_name = {};
  std::string unit_name = {};  ///< as of today
  std::string unit_path = {};
  std::string placed_by_name = {};
  std::int64_t officers = 0;  ///< whose records it keeps; 0 when it has ended
  std::optional<base::Instant> ended_at = {};
  std::string ended_by_name = {};
  std::string ended_reason = {};
};
/// The latest first; `open`: only those that hold.
[[nodiscard]] std::vector<HoldView> list_holds(db::Read& read, base::AgencyId agency, bool open,
                                               const std::optional<base::Uuid>& before, std::int64_t limit);
[[nodiscard]] std::optional<HoldView> find_hold(db::Read& read, base::AgencyId agency, domain::HoldId id);

/// Administrators, integrity unit and auditors of that agency today: who hear of a hold.
[[nodiscard]] std::vector<base::OfficerId> list_hold_listeners(db::Read& read, base::AgencyId agency);

}  // namespace spotme::store

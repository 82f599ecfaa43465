#pragma once

#include "app/context.hpp"
#include "store/audit.hpp"
#include "store/hold.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// Legal holds (penahanan rekod, Act 629): placed and ended by an administrator of the whole agency, seen by whoever
/// may read the audit trail. The officer concerned is not told. What a hold keeps, no job of the night destroys
/// (app/retention, app/pulse_erasure, app/position_erasure, app/disposal).
namespace spotme::app {

struct HoldEntry {
  std::optional<base::OfficerId> officer = {};
  std::optional<base::UnitId> unit = {};  ///< neither: the whole agency
  std::string title;
  std::string reason;
  std::string reference;
  std::string ordered_by;
};
/// Refuses `not_permitted` (forbidden), `hold_scope_double` (field `unit_id`: an officer and a unit),
/// `hold_officer_unknown` (field `officer_id`) and `unit_unknown` (field `unit_id`).
[[nodiscard]] base::Result<store::HoldView> place_hold(const Context& context, const domain::Caller& caller,
                                                       const HoldEntry& entry, const store::Actor& actor);
/// What it kept goes the way of all the others from the next night on. Refuses `not_permitted` (forbidden),
/// `not_found`, `hold_over` (conflict).
[[nodiscard]] base::Result<store::HoldView> end_hold(const Context& context, const domain::Caller& caller,
                                                     domain::HoldId id, const std::string& reason,
                                                     const store::Actor& actor);

struct HoldPage {
  std::vector<store::HoldView> holds;   ///< the latest first
  std::optional<base::Uuid> next = {};  ///< give it as `before`
  bool may_keep = false;                ///< the caller may place and end them
};
/// Refuses `not_found` to who may not read the audit trail.
[[nodiscard]] base::Result<HoldPage> list_holds(const Context& context, const domain::Caller& caller, bool open,
                                                const std::optional<base::Uuid>& before, std::int64_t limit);

}  // namespace spotme::app

#pragma once

#include "app/place.hpp"
#include "store/organisation.hpp"
#include "store/place.hpp"

/// What the use-cases of places, networks and kiosks share.
namespace spotme::app {

[[nodiscard]] base::Error keeping_not_found();

/// The caller's reach; refuses `not_found` for whoever keeps nothing in that agency.
[[nodiscard]] base::Result<std::vector<std::string>> keeper_reach(const domain::Caller& caller, base::AgencyId agency);
/// The unit as it stands today; refuses `unit_unknown` (field `unit_id`) also for one out of reach.
[[nodiscard]] base::Result<store::Unit> keeper_unit(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                                    base::UnitId unit);
/// A filter of the store for the question, with a row too many.
[[nodiscard]] base::Result<store::KeepingFilter> keeping_filter(db::Read& read, const domain::Caller& caller,
                                                                base::AgencyId agency, const KeepingQuestion& question);
/// Refuses `keeping_name_missing` (field `name`), `keeping_from_past` and `keeping_from_too_late` (field `from`).
[[nodiscard]] base::Result<void> check_draft(db::Read& read, const std::string& name, base::Day from);
/// Refuses `keeping_ended` (conflict, field `from`) for a version that would begin when the last one is over.
[[nodiscard]] base::Result<void> check_change(const store::Keeping& last, base::Day from);
/// Refuses `keeping_last_day_past` (field `last_day`), `keeping_ended` (conflict) when it ends no later already.
[[nodiscard]] base::Result<void> check_ending(db::Read& read, const store::Keeping& last, base::Day last_day);

/// Of whoever acts, with his reason; and a detail of the trail with it, where there is one.
[[nodiscard]] store::KeepingWord keeping_word(const store::Actor& actor, const std::string& reason);
[[nodiscard]] std::string with_reason(std::string detail, const std::string& reason);

}  // namespace spotme::app

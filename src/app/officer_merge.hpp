#pragma once

#include "app/context.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/officer.hpp"
#include "store/audit.hpp"
#include "store/officer_history.hpp"
#include "store/officer_merge.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Two records of one person. One is kept; the double stays as it is under its own id, closed, with a link to the kept
/// one. No press, day, case or grant changes its owner: what is missing in the kept record is asked for there by a
/// correction, which somebody decides. See docs/decisions/0024-officers.md.
namespace spotme::app {

/// How far back presses are compared.
inline constexpr std::chrono::days merge_looks_back{366};
/// The most days of the double alone that a preview names.
inline constexpr std::size_t most_merge_days = 60;

struct MergeSide {
  store::KeptOfficer officer;
  store::RecordCounts counts;
  std::int64_t press_days = 0;  ///< days with presses, of the last merge_looks_back
};
struct MergePreview {
  MergeSide kept;
  MergeSide double_record;
  std::int64_t common_days = 0;              ///< days on which both have presses
  std::vector<base::Day> alone = {};         ///< the latest days on which the double alone has presses
  std::int64_t alone_total = 0;              ///< all of them
  std::optional<base::Error> obstacle = {};  ///< why it cannot be merged now
};
struct MergePair {
  base::OfficerId kept;
  base::OfficerId double_id;
};
/// Refuses `not_found`, `merge_same` (field `double_id`). The look is recorded for both.
[[nodiscard]] base::Result<MergePreview> preview_merge(const Context& context, const domain::Caller& caller,
                                                       base::AgencyId agency, const MergePair& pair,
                                                       const store::Actor& actor);
/// From tomorrow on the double has no post; its account is closed at once. Refuses as the preview does, and
/// `account_above_yours` (forbidden, audited), `own_merge`, `account_moved`, `account_merged`, `merge_kept_closed`,
/// `double_leads` (holds a role or leads somebody: that is given to the kept one first), `departure_waiting`,
/// `transfer_open`, `post_changes_later` (all conflict).
[[nodiscard]] base::Result<void> merge_officers(const Context& context, const domain::Caller& caller,
                                                base::AgencyId agency, const MergePair& pair, const std::string& reason,
                                                const store::Actor& actor);
/// On the day on which it was done alone. Refuses `not_found` and `merge_undo_over` (conflict).
[[nodiscard]] base::Result<void> undo_merge(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                            base::OfficerId double_id, const store::Actor& actor);

}  // namespace spotme::app

#pragma once

#include "base/id.hpp"
#include "domain/approval.hpp"
#include "domain/clock.hpp"
#include "store/clock_event.hpp"
#include "store/db.hpp"
#include "store/worktime.hpp"

#include <optional>
#include <vector>

/// Corrections of presses (pembetulan rakaman): a press that was forgotten, or a new fact that answers one which is
/// there. Proposed with a case, it is a fact of the day from the moment it is accepted; the press it answers stays
/// stored and shown, and counts no more.
namespace spotme::store {

struct Correction {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day work_day;
  base::ApprovalId approval;
  domain::EventKind kind = domain::EventKind::in;
  base::Minutes minute{0};  ///< of the work day, from its 00:00; up to 23:59+1
  std::optional<base::EventId> answers = {};
  std::optional<base::Instant> accepted_at = {};
};
void insert_correction(db::Write& write, const Correction& correction);
/// Those of these cases, in any order.
[[nodiscard]] std::vector<Correction> find_corrections(db::Read& read, base::AgencyId agency,
                                                       const std::vector<base::ApprovalId>& approvals);
/// From now on they are facts of their days. Whoever calls this has to reopen these in the same transaction.
void accept_corrections(db::Write& write, const std::vector<Correction>& corrections);

/// The accepted ones of those days, by officer, day and minute.
[[nodiscard]] std::vector<Correction> load_corrections(db::Read& read, const std::vector<OfficerDays>& asked);

/// A correction with how its case stands.
struct CorrectionView {
  Correction correction;
  domain::ApprovalState state = domain::ApprovalState::waiting;
};
/// All that were ever proposed for one day, in the order in which they were made.
[[nodiscard]] std::vector<CorrectionView> list_corrections(db::Read& read, const OfficerDay& day);

}  // namespace spotme::store

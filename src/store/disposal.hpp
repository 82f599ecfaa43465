#pragma once

#include "base/id.hpp"
#include "domain/retention.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Destruction of records past their time (pelupusan), with the approval of Arkib Negara: proposed by one
/// administrator, confirmed by another, carried out by the job of the night.
namespace spotme::store {

struct Disposal {
  base::AgencyId agency;
  base::Uuid id;
  domain::RetentionKind kind = domain::RetentionKind::attachments;
  base::Day before = {};       ///< what is older goes
  std::int64_t counted = 0;    ///< by the dry run, when it was proposed
  std::string reference = {};  ///< of the approval of Arkib Negara
  std::string state = {};      ///< `proposed`, `confirmed`, `withdrawn`, `done`
  base::Instant proposed_at = {};
  base::OfficerId proposed_by = {};
  std::string proposed_by_name = {};
  std::optional<base::Instant> confirmed_at = {};
  std::string confirmed_by_name = {};
  std::optional<base::Instant> ended_at = {};
  std::int64_t destroyed = 0;
};
/// False when one of that kind is under way already.
[[nodiscard]] bool insert_disposal(db::Write& write, const Disposal& disposal);
/// The latest first.
[[nodiscard]] std::vector<Disposal> list_disposals(db::Read& read, base::AgencyId agency,
                                                   const std::optional<base::Uuid>& before, std::int64_t limit);
[[nodiscard]] std::optional<Disposal> find_disposal(db::Read& read, base::AgencyId agency, const base::Uuid& id);
/// Those that are to be carried out.
[[nodiscard]] std::vector<Disposal> list_confirmed_disposals(db::Read& read, base::AgencyId agency);
/// From `proposed` alone, by another officer than the one who proposed it; false otherwise.
[[nodiscard]] bool confirm_disposal(db::Write& write, base::AgencyId agency, const base::Uuid& id, base::OfficerId by);
/// From `proposed` and `confirmed`; false otherwise.
[[nodiscard]] bool withdraw_disposal(db::Write& write, base::AgencyId agency, const base::Uuid& id);
void count_destroyed(db::Write& write, base::AgencyId agency, const base::Uuid& id, std::int64_t rows);
/// From `confirmed` to `done`.
void finish_disposal(db::Write& write, base::AgencyId agency, const base::Uuid& id);

}  // namespace spotme::store

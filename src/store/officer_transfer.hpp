#pragma once

#include "base/id.hpp"
#include "domain/officer.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Moves between agencies, and the sign-in name that goes along.
namespace spotme::store {

struct Transfer {
  base::AgencyId agency;  ///< which he leaves; his record there stays
  domain::TransferId id;
  base::OfficerId officer;
  base::AgencyId to_agency;
  base::Day first_day;  ///< in the new agency
  std::string reason = {};
  domain::TransferState state = domain::TransferState::offered;
  std::optional<base::UnitId> to_unit = {};
  std::string to_state = {};
  std::string to_scheme = {};
  std::optional<base::OfficerId> to_supervisor = {};
  std::optional<base::OfficerId> to_officer = {};  ///< his new record, once it is done
  base::Instant offered_at = {};
  base::OfficerId offered_by = {};
  std::optional<base::OfficerId> answered_by = {};
  std::string answer = {};  ///< why it was refused
};
void insert_transfer(db::Write& write, const Transfer& transfer);
/// Stores state, answer and what was chosen in the new agency. False when another answered meanwhile: the state is not
/// `before` any more.
[[nodiscard]] bool move_transfer(db::Write& write, const Transfer& transfer, domain::TransferState before);

struct TransferView {
  Transfer transfer;
  std::string officer_name;
  std::string user_id;
  std::string unit_path;  ///< of his last post in the agency that he leaves
  std::string agency_name;
  std::string to_agency_name;
};
/// Of the agency that he leaves (`received`: of the one that gets him), the latest first, before `before` when it is
/// given.
[[nodiscard]] std::vector<TransferView> list_transfers(db::Read& read, base::AgencyId agency, bool received,
                                                       const std::optional<domain::TransferId>& before,
                                                       std::int64_t limit);
/// One that the agency gives or gets.
[[nodiscard]] std::optional<TransferView> find_transfer(db::Read& read, base::AgencyId agency, domain::TransferId id);
/// The one of this officer that may still come to pass.
[[nodiscard]] std::optional<TransferView> find_open_transfer(db::Read& read, base::AgencyId agency,
                                                             base::OfficerId officer);
/// By which he left, and by which he came.
[[nodiscard]] std::optional<TransferView> find_leaving(db::Read& read, base::AgencyId agency, base::OfficerId officer);
[[nodiscard]] std::optional<TransferView> find_coming(db::Read& read, base::AgencyId agency, base::OfficerId officer);
/// Who holds the administration of the agency, or of a unit of it, today: they accept or refuse who is offered to it.
[[nodiscard]] std::vector<base::OfficerId> load_agency_admins(db::Read& read, base::AgencyId agency);
/// Accepted ones of the agency whose day has come, at most `limit`.
[[nodiscard]] std::vector<Transfer> load_due_transfers(db::Read& read, base::AgencyId agency, std::int64_t limit);

/// The account, with its password and sign-in name, belongs to the new record from now on; the old one keeps a closed
/// account with nothing to sign in by. The new officer must be there.
void move_account(db::Write& write, const Transfer& transfer);

}  // namespace spotme::store

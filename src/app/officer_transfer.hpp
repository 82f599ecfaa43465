#pragma once

#include "app/context.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/officer.hpp"
#include "store/audit.hpp"
#include "store/officer_transfer.hpp"
#include "store/organisation.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Moves between agencies (pertukaran): an administrator of the one offers, one of the other accepts and names the new
/// post; on the first day the record of the old agency ends and one of the new agency begins, to which the account and
/// its sign-in name go over. Nothing else crosses. A system administrator may do both.
namespace spotme::app {

/// Agencies to which somebody may move, by name: those whose code or name holds `search`, at most 20.
[[nodiscard]] base::Result<std::vector<store::Agency>> list_transfer_targets(const Context& context,
                                                                             const domain::Caller& caller,
                                                                             base::AgencyId agency,
                                                                             const std::string& search);

struct TransferPage {
  std::vector<store::TransferView> transfers;   ///< the latest first
  std::optional<domain::TransferId> next = {};  ///< give it as `before`
};
/// Those out of the agency, of officers within the caller's reach, or (`received`) into it.
[[nodiscard]] base::Result<TransferPage> list_transfers(const Context& context, const domain::Caller& caller,
                                                        base::AgencyId agency, bool received,
                                                        const std::optional<domain::TransferId>& before,
                                                        std::int64_t limit);

struct TransferOffer {
  base::OfficerId officer;
  base::AgencyId to_agency;
  base::Day first_day;  ///< in the new agency: today or later
  std::string reason;   ///< not empty
};
/// Refuses `not_found`, `account_above_yours` (forbidden, audited), `own_transfer`, `account_moved`, `account_merged`,
/// `departure_waiting`, `transfer_open` (conflict), `transfer_agency_unknown`, `transfer_same_agency` (field
/// `to_agency_id`), `transfer_in_past` and `transfer_after_press` (conflict; he pressed here that day already; field
/// `first_day`).
[[nodiscard]] base::Result<store::TransferView> offer_transfer(const Context& context, const domain::Caller& caller,
                                                               base::AgencyId agency, const TransferOffer& offer,
                                                               const store::Actor& actor);

struct TransferAcceptance {
  base::UnitId unit;
  std::string state;
  std::string scheme;
  std::optional<std::string> supervisor_user_id = {};
};
/// Of a move into the agency. Where its day is today it is carried out at once, else by the nightly job. Refuses
/// `not_found`, `transfer_settled` (conflict, args `state`), `transfer_day_over` (conflict), `transfer_after_press`,
/// and per field what opening an account refuses.
[[nodiscard]] base::Result<store::TransferView> accept_transfer(const Context& context, const domain::Caller& caller,
                                                                base::AgencyId agency, domain::TransferId id,
                                                                const TransferAcceptance& acceptance,
                                                                const store::Actor& actor);
/// By the new agency, or (`withdraw_transfer`) by the old one, until it is done. Refuse `not_found` and
/// `transfer_settled`.
[[nodiscard]] base::Result<store::TransferView> refuse_transfer(const Context& context, const domain::Caller& caller,
                                                                base::AgencyId agency, domain::TransferId id,
                                                                const std::string& reason, const store::Actor& actor);
[[nodiscard]] base::Result<store::TransferView> withdraw_transfer(const Context& context, const domain::Caller& caller,
                                                                  base::AgencyId agency, domain::TransferId id,
                                                                  const store::Actor& actor);

/// The nightly job: does it, unless another server did. False when the new unit is not there any more, which an
/// administrator has to settle; the log tells.
bool carry_out_transfer(const Context& context, const store::Transfer& transfer);

}  // namespace spotme::app

#pragma once

#include "app/account.hpp"
#include "base/json_reader.hpp"
#include "http/routes.hpp"
#include "store/officer_transfer.hpp"

#include <boost/json/object.hpp>

#include <optional>
#include <string_view>
#include <vector>

/// What the requests and answers about officers share.
namespace spotme::http {

/// An account as lists and pages show it: `Account` of the contract.
[[nodiscard]] boost::json::object account_json(const app::AccountView& view);

/// A move between agencies: `Transfer` of the contract.
[[nodiscard]] boost::json::object transfer_json(const store::TransferView& view);

/// The officer that the path names.
struct OfficerTarget {
  base::AgencyId agency;
  base::OfficerId officer;
};
[[nodiscard]] base::Result<OfficerTarget> officer_target(const Call& call);

/// Ids under `name`, none to domain::most_officers_at_once of them. Refuses `not_a_uuid`.
[[nodiscard]] std::vector<base::OfficerId> read_officers(base::ObjectReader& reader, std::string_view name);
/// A role by its word; nullopt after a refusal (`not_one_of`), and when it is absent and not `required`.
[[nodiscard]] std::optional<domain::Role> read_role(base::ObjectReader& reader, std::string_view name, bool required);
/// `reason`, of up to app::most_reason_characters; empty when absent.
[[nodiscard]] std::string read_reason(base::ObjectReader& reader);

}  // namespace spotme::http

#pragma once

#include "app/place.hpp"

/// Networks (zon rangkaian) as the administrators of an agency keep them, in the same way as places.
namespace spotme::app {

struct NetworkPage {
  std::vector<store::NetworkVersion> networks;
  std::optional<domain::NetworkId> next = {};
  std::string address;                         ///< where the caller comes from
  std::optional<std::string> address_in = {};  ///< the network of the agency that it lies in today
};
/// Refuses `unit_unknown` (field `unit_id`).
[[nodiscard]] base::Result<NetworkPage> list_networks(const Context& context, const domain::Caller& caller,
                                                      base::AgencyId agency, const KeepingQuestion& question,
                                                      const store::Actor& actor);
/// All its versions, ascending.
[[nodiscard]] base::Result<std::vector<store::NetworkVersion>> show_network(const Context& context,
                                                                            const domain::Caller& caller,
                                                                            base::AgencyId agency,
                                                                            domain::NetworkId id);

struct NetworkDraft {
  base::UnitId unit;
  std::string name;
  base::Day from;      ///< today or later
  std::string prefix;  ///< as it was typed
  std::string reason = {};
};
/// Refuses what domain::check_prefix refuses, `unit_unknown`, `keeping_name_missing`, `keeping_from_past`,
/// `network_prefix_taken` (conflict, field `prefix`), and `networks_too_many` (conflict, args `limit`).
[[nodiscard]] base::Result<std::vector<store::NetworkVersion>> add_network(const Context& context,
                                                                           const domain::Caller& caller,
                                                                           base::AgencyId agency,
                                                                           const NetworkDraft& draft,
                                                                           const store::Actor& actor);
/// Another version from a day on. Refuses as add_network, and `keeping_ended` (conflict).
[[nodiscard]] base::Result<std::vector<store::NetworkVersion>> change_network(
    const Context& context, const domain::Caller& caller, base::AgencyId agency, domain::NetworkId id,
    const NetworkDraft& draft, const store::Actor& actor);
/// Refuses `keeping_last_day_past` (field `last_day`) and `keeping_ended` (conflict).
[[nodiscard]] base::Result<void> end_network(const Context& context, const domain::Caller& caller,
                                             base::AgencyId agency, domain::NetworkId id, const KeepingEnding& ending,
                                             const store::Actor& actor);

}  // namespace spotme::app

#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/whereabouts.hpp"
#include "store/audit.hpp"
#include "store/hybrid.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The roster of remote days (jadual kehadiran hibrid) of a unit: who is in, remote, on leave or on duty, week by week,
/// with the quota of each officer and the officers that a unit needs in; and the settings behind it. By whoever keeps
/// grants there.
namespace spotme::app {

inline constexpr int remote_roster_days = 7;
/// Of a unit with more officers the roster is refused (`unit_too_large`, field `unit_id`, args `limit`).
inline constexpr std::int64_t most_remote_officers = 500;

struct RemoteDay {
  base::Day day;
  bool posted = false;  ///< false: nothing else is meant
  domain::DayWhereabouts where = {};
  bool office_day = false;  ///< everybody is in the office
  const domain::Holiday* holiday = nullptr;
};
struct RemoteRow {
  base::OfficerId officer;
  std::string name;
  std::string unit_path;
  domain::Services services = {};    ///< that the hybrid week leaves out
  std::vector<RemoteDay> days = {};  ///< remote_roster_days of them
  std::int64_t halves_used = 0;      ///< of the quota of the week in which most of the days lie
  std::int64_t most_days = 0;
};
/// Officers whom a unit needs on a day.
struct RemotePresence {
  store::UnitPresence setting;
  base::Day day;
  std::int64_t in_morning = 0;
  std::int64_t in_afternoon = 0;
};
struct RemoteRoster {
  domain::DayRange days;
  std::vector<RemoteRow> rows;           ///< by name
  std::vector<RemotePresence> presence;  ///< of working days that have a setting, by unit and day
  std::vector<store::HybridService> services;
  std::shared_ptr<const AgencyRules> rules;  ///< keeps the holidays
};
/// The seven days from `first` on. Refuses `unit_unknown` (field `unit_id`) and `unit_too_large`. The look is recorded.
[[nodiscard]] base::Result<RemoteRoster> show_remote_roster(const Context& context, const domain::Caller& caller,
                                                            base::UnitId unit, base::Day first,
                                                            const store::Actor& actor);

struct PresenceEntry {
  base::UnitId unit;
  domain::DayRange days;
  std::int64_t least = 1;
};
/// Refuses `unit_unknown` (field `unit_id`) and `range_reversed` (field `to`), as the one below.
[[nodiscard]] base::Result<base::Uuid> set_unit_presence(const Context& context, const domain::Caller& caller,
                                                         const PresenceEntry& entry, const store::Actor& actor);
struct ServiceEntry {
  base::UnitId unit;
  std::optional<base::OfficerId> officer = {};  ///< of that unit; nullopt: everybody there and below
  domain::Service service = domain::Service::counter;
  domain::DayRange days;
};
/// Refuses `not_found` for an officer out of reach too.
[[nodiscard]] base::Result<base::Uuid> set_hybrid_service(const Context& context, const domain::Caller& caller,
                                                          const ServiceEntry& entry, const store::Actor& actor);
/// Refuse `not_found`.
[[nodiscard]] base::Result<void> withdraw_unit_presence(const Context& context, const domain::Caller& caller,
                                                        base::Uuid id, const store::Actor& actor);
[[nodiscard]] base::Result<void> withdraw_hybrid_service(const Context& context, const domain::Caller& caller,
                                                         base::Uuid id, const store::Actor& actor);

}  // namespace spotme::app

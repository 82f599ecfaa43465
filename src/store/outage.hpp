#pragma once

#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/holiday.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

/// Outages of the recorder (gangguan perakam), declared for a unit and those below it.
namespace spotme::store {

struct Outage {
  base::AgencyId agency;
  base::OutageId id;
  base::UnitId unit;
  base::Instant from = {};
  base::Instant until = {};  ///< not included
  std::string reason = {};
  base::Instant declared_at = {};
  std::optional<base::OfficerId> declared_by = {};
  std::string unit_path = {};  ///< as of today; read with it
};
void insert_outage(db::Write& write, const Outage& outage);
/// False when there is no such outage or it is withdrawn already.
[[nodiscard]] bool withdraw_outage(db::Write& write, base::AgencyId agency, base::OutageId id,
                                   std::optional<base::OfficerId> by, std::string_view reason);

/// Those that hold and touch one of the civil days, or the small hours behind the last, by id.
[[nodiscard]] std::vector<Outage> load_outages(db::Read& read, base::AgencyId agency, domain::DayRange days);

/// Officers with a post in that unit or below it on that day.
[[nodiscard]] std::int64_t count_posted_below(db::Read& read, base::AgencyId agency, const std::string& unit_path,
                                              base::Day day);

struct OutageView {
  Outage outage;
  std::string unit_name;
  std::string declared_by_name;
  std::int64_t issues = 0;  ///< that are accepted for it
  std::optional<base::Instant> withdrawn_at = {};
  std::string withdrawn_by_name = {};
  std::string withdrawn_reason = {};
};
/// The latest declared first, withdrawn ones too, of units within reach.
[[nodiscard]] std::vector<OutageView> list_outages(db::Read& read, base::AgencyId agency,
                                                   const std::vector<std::string>& reach,
                                                   const std::optional<base::OutageId>& after, std::int64_t limit);
[[nodiscard]] std::optional<OutageView> find_outage(db::Read& read, base::AgencyId agency, base::OutageId id);

}  // namespace spotme::store

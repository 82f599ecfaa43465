#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/body.hpp"
#include "store/implementation.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The status of implementation: which ministries and agencies are in, and how much they press. Numbers alone, of whole
/// agencies: no unit and no person.
namespace spotme::app {

struct ImplementationCounts {
  std::int64_t agencies = 0;
  std::int64_t pressing = 0;       ///< of them, those from which a press has ever come
  std::int64_t officers = 0;       ///< posted today
  std::int64_t accounts = 0;       ///< not deactivated
  std::int64_t presses_today = 0;  ///< that arrived today
  std::optional<base::Instant> last_at = {};

  ImplementationCounts& operator+=(const ImplementationCounts& more);
};

struct Implementation {
  base::Instant as_of{};
  struct BodyLine {
    store::Body body;
    ImplementationCounts counts;  ///< of all agencies below it
  };
  std::vector<BodyLine> bodies;  ///< by code
  struct AgencyLine {
    store::Agency agency;
    base::Day since{};  ///< the day on which it was founded here
    ImplementationCounts counts;
    std::optional<base::Day> last_day = {};  ///< the work day of the last press
  };
  std::vector<AgencyLine> agencies;  ///< by code
  struct StateLine {
    std::string state;
    std::int64_t agencies = 0;  ///< with officers there
    std::int64_t officers = 0;
  };
  std::vector<StateLine> states;  ///< all there are, in the order of the enumeration
  ImplementationCounts total;
  std::int64_t ministries = 0;
  std::int64_t ministries_in = 0;  ///< with an agency below them
};
/// For a system administrator; `not_found` for anybody else.
[[nodiscard]] base::Result<Implementation> load_implementation(const Context& context, const domain::Caller& caller);

}  // namespace spotme::app

#pragma once

#include "base/id.hpp"
#include "domain/network.hpp"
#include "domain/place.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace spotme::app {

/// Where officers of one unit may work, as of one day.
struct UnitEvidence {
  std::vector<domain::Place> places;
  std::vector<domain::Network> networks;
};

/// Places and networks in memory, held to what is stored by the agency's revision: the caller reads the revision in its
/// own transaction, so a change is seen by the next press on every server. Thread-safe.
class EvidenceCache {
 public:
  /// Loads through `read` what is not held under this revision and day. Places of a unit serve the units below it.
  [[nodiscard]] std::shared_ptr<const UnitEvidence> find(db::Read& read, base::AgencyId agency, std::int64_t revision,
                                                         base::Day day, const std::string& unit_path);

 private:
  struct AgencyEvidence {
    std::int64_t revision = 0;
    base::Day day = {};
    std::map<std::string, std::shared_ptr<const UnitEvidence>> units;
  };

  std::mutex mutex_;
  std::unordered_map<base::AgencyId, AgencyEvidence, base::IdHash> agencies_;
};

}  // namespace spotme::app

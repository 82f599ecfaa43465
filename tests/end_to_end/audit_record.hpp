#pragma once

#include "base/id.hpp"
#include "domain/clock.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace spotme::test {

/// What a client sent, and what it was told of it.
struct AuditPress {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Uuid key;
  domain::EventKind kind = domain::EventKind::in;
  std::optional<base::EventId> acknowledged = {};  ///< the event of a 201 or 200; none: what became of it is unknown
};

/// What the clients know against what the database holds.
struct AuditFindings {
  std::size_t sent = 0;
  std::size_t acknowledged = 0;
  std::size_t stored = 0;
  std::size_t lost = 0;      ///< acknowledged and not stored
  std::size_t doubled = 0;   ///< stored twice
  std::size_t changed = 0;   ///< stored with another officer, kind or event than was acknowledged
  std::size_t foreign = 0;   ///< stored and sent by nobody
  std::size_t unpaired = 0;  ///< an event without the row of its key, or a key without its event
  [[nodiscard]] bool is_clean() const { return lost + doubled + changed + foreign + unpaired == 0; }
};

/// Reads everything that is stored and compares.
[[nodiscard]] AuditFindings compare(db::Database& database, const std::vector<AuditPress>& sent);

/// Faults put into the database behind the server's back, to prove that `compare` sees them: `lose` deletes an
/// acknowledged event with its key, `double` stores one a second time. Throws std::runtime_error for another name.
void plant(db::Database& database, const std::vector<AuditPress>& sent, const std::string& fault);

}  // namespace spotme::test

#pragma once

#include "base/clock.hpp"
#include "base/messages.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The examination of an installation by `spotme doctor`: each finding says in words what is well, or what to do. It
/// changes nothing but the row of the readiness probe.
namespace spotme::app {

enum class Health : std::uint8_t {
  well,     ///< ✓
  warning,  ///< ! : works, and should be looked after
  ill,      ///< ✗ : does not work, or what was acknowledged is at risk
};
/// `ok`, `warning`, `error`.
[[nodiscard]] std::string_view health_name(Health health);

struct Finding {
  std::string check;  ///< a fixed word, such as `schema`
  Health health = Health::well;
  std::string key;  ///< of the message, in messages/doctor.toml
  base::MessageArgs args = {};
};

/// All that can be asked of the database: that it answers, its version, that it is sound, its clock, the rules, the
/// calendar, closing, mail, and how long a small write takes. What depends on a check that failed is left out.
[[nodiscard]] std::vector<Finding> examine_database(const db::Url& url, const base::Clock& clock);

}  // namespace spotme::app

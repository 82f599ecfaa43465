#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"

#include <string>
#include <vector>

namespace spotme::app {

/// An account of the demonstration that somebody may sign in with.
struct DemonstrationAccount {
  std::string user_id;
  std::string password;    ///< the only copy
  base::Text who;          ///< such as `Penyelia, Kedah`
  bool temporary = false;  ///< must be changed at the first sign-in
};

/// Fills a freshly initialised installation with the ministry of `demonstration/` and a month of history before today;
/// today itself stays empty. All or nothing; then the month is closed, which the server would do as well. The history
/// is the same at every run on one day, the passwords never are. Computes one Argon2id hash for each permanent
/// password. Refuses with `demonstration_exists` (conflict) when one of its agencies is stored already. Throws
/// std::runtime_error when the embedded data is faulty.
[[nodiscard]] base::Result<std::vector<DemonstrationAccount>> insert_demonstration(const Context& context);

}  // namespace spotme::app

#pragma once

#include "base/result.hpp"
#include "domain/remote_place.hpp"
#include "store/db.hpp"

#include <optional>
#include <string_view>

/// The settings of remote days: rules/remote.toml, and what an agency set over it.
namespace spotme::store {

/// A file such as `rules/remote.toml`. Refuses as every rule file does (see store/rule_pack.hpp).
[[nodiscard]] base::Result<domain::RemoteTerms> parse_remote_rules(std::string_view file_name, std::string_view toml);
/// The file that the build put into the binary. Throws std::runtime_error when it does not read.
[[nodiscard]] const domain::RemoteTerms& builtin_remote_rules();

/// As they hold for the agency now.
[[nodiscard]] domain::RemoteTerms load_remote_terms(db::Read& read, base::AgencyId agency);
/// nullopt: the default again.
void set_keep_hours(db::Write& write, base::AgencyId agency, std::optional<std::int64_t> hours,
                    std::optional<base::OfficerId> by);

}  // namespace spotme::store

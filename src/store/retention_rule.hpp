#pragma once

#include "base/id.hpp"
#include "domain/retention.hpp"
#include "store/db.hpp"

#include <optional>
#include <string_view>

/// How long records are kept: rules/retention.toml, and what an agency set over it.
namespace spotme::store {

/// A file such as `rules/retention.toml`, which names every kind. Refuses as every rule file does
/// (store/rule_pack.hpp).
[[nodiscard]] base::Result<domain::RetentionTerms> parse_retention_rules(std::string_view file_name,
                                                                         std::string_view toml);
/// The file that the build put into the binary. Throws std::runtime_error when it does not read.
[[nodiscard]] const domain::RetentionTerms& builtin_retention_rules();

[[nodiscard]] domain::RetentionTerms load_retention_terms(db::Read& read, base::AgencyId agency);
/// nullopt: the rule holds again.
void set_retention_days(db::Write& write, base::AgencyId agency, domain::RetentionKind kind,
                        std::optional<std::int64_t> days, std::optional<base::OfficerId> by);

}  // namespace spotme::store

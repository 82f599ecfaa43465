#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/reason_kind.hpp"
#include "store/db.hpp"

#include <optional>
#include <string_view>
#include <vector>

/// Kinds of reasons: the project's of rules/reasons.toml, and what an agency makes of them.
namespace spotme::store {

/// A file such as `rules/reasons.toml`, in its order. Refuses as rule_pack does, and `rule_overlap` for a code twice.
[[nodiscard]] base::Result<std::vector<domain::ReasonKind>> parse_reason_kinds(std::string_view file_name,
                                                                               std::string_view toml);
/// The file that the build put into the binary. Throws std::runtime_error when it does not read.
[[nodiscard]] const std::vector<domain::ReasonKind>& builtin_reason_kinds();

/// What the agency made, as it stood at that moment (now when empty), by the time at which each was first made; without
/// the defaults that it left alone.
[[nodiscard]] std::vector<domain::ReasonKind> load_reason_kinds(db::Read& read, base::AgencyId agency,
                                                                std::optional<base::Instant> at = {});
/// The kind as it is from now on; what stood before is retired.
void put_reason_kind(db::Write& write, base::AgencyId agency, const domain::ReasonKind& kind,
                     std::optional<base::OfficerId> by);

}  // namespace spotme::store

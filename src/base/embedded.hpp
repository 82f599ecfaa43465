#pragma once

#include <optional>
#include <string_view>
#include <vector>

/// Files of the source tree that the build puts into the binary: migrations, messages, rules and the web.
namespace spotme::base {

/// The content of `path` as it stands in the tree, such as `migrations/0001_organisation.sql`; nullopt when it is not
/// embedded. Lives as long as the process.
[[nodiscard]] std::optional<std::string_view> embedded_file(std::string_view path);
/// Every embedded path that begins with `prefix`, ascending.
[[nodiscard]] std::vector<std::string_view> embedded_paths(std::string_view prefix);

}  // namespace spotme::base

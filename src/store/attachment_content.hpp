#pragma once

#include "base/id.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// The contents of attachments that lie in the folder, of all agencies: what a backup takes along.
namespace spotme::store {

struct FolderContent {
  base::AgencyId agency;
  base::Digest sha256{};
};
/// By agency and hash, those behind `after`, at most `limit`.
[[nodiscard]] std::vector<FolderContent> list_folder_contents(db::Read& read, const std::optional<FolderContent>& after,
                                                              std::int64_t limit);
[[nodiscard]] std::int64_t count_folder_contents(db::Read& read);

}  // namespace spotme::store

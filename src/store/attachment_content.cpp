#include "store/attachment_content.hpp"

#include <algorithm>

namespace spotme::store {

using db::to_value;

std::vector<FolderContent> list_folder_contents(db::Read& read, const std::optional<FolderContent>& after,
                                                std::int64_t limit) {
  const auto from = after.value_or(FolderContent{});  // no id is all zeros
  std::vector<FolderContent> contents;
  for (const auto row : read.query("SELECT agency_id, sha256 FROM attachment_content "
                                   "WHERE (agency_id, sha256) > ($1, $2) AND content IS NULL "
                                   "ORDER BY agency_id, sha256 LIMIT $3",
                                   {to_value(from.agency), to_value(from.sha256), to_value(limit)})) {
    FolderContent content{row.id<base::AgencyId>(0), {}};
    const auto& sha256 = row.blob(1);
    if (sha256.size() != content.sha256.size()) throw db::Fault("a hash of a wrong size");
    std::copy(sha256.begin(), sha256.end(), content.sha256.begin());
    contents.push_back(content);
  }
  return contents;
}

std::int64_t count_folder_contents(db::Read& read) {
  return read.query("SELECT count(*) FROM attachment_content WHERE content IS NULL").integer();
}

}  // namespace spotme::store

#include "app/officer_import_progress.hpp"

#include <map>
#include <mutex>

namespace spotme::app {
namespace {

struct Entry {
  int percent = 0;
  bool gives_up = false;
};
struct Board {
  std::mutex mutex;
  std::map<domain::OfficerImportId, Entry> entries;
};
Board& board() {
  static Board all;
  return all;
}

}  // namespace

ImportProgress::ImportProgress(domain::OfficerImportId id) : id_(id) {
  const std::lock_guard lock(board().mutex);
  board().entries[id_] = {};
}

ImportProgress::~ImportProgress() {
  const std::lock_guard lock(board().mutex);
  board().entries.erase(id_);
}

bool ImportProgress::reached(int percent) {
  const std::lock_guard lock(board().mutex);
  auto& entry = board().entries[id_];
  entry.percent = percent;
  return !entry.gives_up;
}

std::optional<int> ImportProgress::of(domain::OfficerImportId id) {
  const std::lock_guard lock(board().mutex);
  const auto found = board().entries.find(id);
  return found == board().entries.end() ? std::nullopt : std::optional(found->second.percent);
}

bool ImportProgress::give_up(domain::OfficerImportId id) {
  const std::lock_guard lock(board().mutex);
  const auto found = board().entries.find(id);
  if (found == board().entries.end() || found->second.percent >= last_step) return false;
  found->second.gives_up = true;
  return true;
}

}  // namespace spotme::app

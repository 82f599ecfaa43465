#include "tests/support/failing_disk.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace spotme::test {
namespace {

/// SQLite calls back with a file and nothing else, so what a call has to know stands here.
struct State {
  std::mutex mutex;
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs shim{};
  std::map<const sqlite3_io_methods*, std::unique_ptr<sqlite3_io_methods>> shims;  ///< by the real methods
  std::map<const sqlite3_io_methods*, const sqlite3_io_methods*> reals;            ///< by the shim
  std::optional<FailingDisk::Fault> fault;
  std::int64_t countdown = 0;
  bool failed = false;
  std::int64_t syncs_after = 0;
};

State& state() {
  static State one;
  return one;
}

const sqlite3_io_methods& real_methods(const sqlite3_file* file) {
  const std::lock_guard lock(state().mutex);
  return *state().reals.at(file->pMethods);
}

/// True when this call is the one that fails.
bool strikes(bool is_sync) {
  const std::lock_guard lock(state().mutex);
  auto& s = state();
  if (s.failed && is_sync) ++s.syncs_after;
  if (!s.fault || s.failed || (*s.fault == FailingDisk::Fault::sync) != is_sync) return false;
  if (--s.countdown > 0) return false;
  s.failed = true;
  return true;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  const auto& real = real_methods(file);
  if (!strikes(false)) return real.xWrite(file, bytes, size, offset);
  if (*state().fault == FailingDisk::Fault::full) return SQLITE_FULL;
  real.xWrite(file, bytes, size / 2, offset);
  return SQLITE_IOERR_WRITE;
}

int sync(sqlite3_file* file, int flags) {
  if (strikes(true)) return SQLITE_IOERR_FSYNC;
  return real_methods(file).xSync(file, flags);
}

int open(sqlite3_vfs* /*shim*/, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto& s = state();
  const int status = s.real->xOpen(s.real, name, file, flags, out_flags);
  if (file->pMethods == nullptr) return status;
  const std::lock_guard lock(s.mutex);
  auto& made = s.shims[file->pMethods];
  if (!made) {
    made = std::make_unique<sqlite3_io_methods>(*file->pMethods);
    made->xWrite = write;
    made->xSync = sync;
    s.reals[made.get()] = file->pMethods;
  }
  file->pMethods = made.get();
  return status;
}

}  // namespace

FailingDisk::FailingDisk() {
  sqlite3_initialize();
  auto& s = state();
  s.real = sqlite3_vfs_find(nullptr);
  s.shim = *s.real;
  s.shim.zName = "failing";
  s.shim.pNext = nullptr;
  s.shim.xOpen = open;
  s.fault.reset();
  s.failed = false;
  s.syncs_after = 0;
  sqlite3_vfs_register(&s.shim, 1);
}

FailingDisk::~FailingDisk() {
  sqlite3_vfs_unregister(&state().shim);
  sqlite3_vfs_register(state().real, 1);
}

void FailingDisk::arm(Fault fault, std::int64_t nth) {
  const std::lock_guard lock(state().mutex);
  state().fault = fault;
  state().countdown = nth;
}

bool FailingDisk::has_failed() const {
  const std::lock_guard lock(state().mutex);
  return state().failed;
}

std::int64_t FailingDisk::syncs_after_fault() const {
  const std::lock_guard lock(state().mutex);
  return state().syncs_after;
}

}  // namespace spotme::test

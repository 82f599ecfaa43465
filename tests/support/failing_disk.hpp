#pragma once

#include <sqlite3.h>

#include <cstdint>

namespace spotme::test {

/// SQLite's access to files with a fault in it: while this object lives, every file that SQLite opens goes through it.
/// One at a time; what was opened through it must be closed before it goes.
class FailingDisk {
 public:
  enum class Fault {
    torn_write,  ///< half of the bytes are written, then an I/O error
    full,        ///< nothing is written: the disk is full
    sync,        ///< fsync fails
  };
  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  /// The n-th write or sync from now on fails, once.
  void arm(Fault fault, std::int64_t nth);
  [[nodiscard]] bool has_failed() const;
  /// Syncs that were asked for after the fault.
  [[nodiscard]] std::int64_t syncs_after_fault() const;
};

}  // namespace spotme::test

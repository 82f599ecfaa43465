#include "store/sqlite.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace spotme::db {

SqliteOwnership::SqliteOwnership(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto real = std::filesystem::weakly_canonical(file, ignored);  // one lock for all names of one file
  const auto lock = (real.empty() ? file : real).string() + ".lock";
  descriptor_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0) throw Unavailable(fmt::format("cannot open {}: {}", lock, std::strerror(errno)));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    throw Unavailable(fmt::format("{} is owned by another running process; stop that server first", file.string()));
  }
}

SqliteOwnership::~SqliteOwnership() { ::close(descriptor_); }

}  // namespace spotme::db

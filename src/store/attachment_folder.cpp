#include "store/attachment_folder.hpp"

#include "store/db.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <utility>

namespace spotme::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view what, const fs::path& path, int number) {
  throw db::Unavailable(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(number)));
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number_ < 0) fail("open", path_, errno);
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail("write", path_, errno);
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  [[nodiscard]] std::string read() const {
    std::string bytes;
    std::array<char, std::size_t{64} * 1024> part{};
    while (true) {
      const auto got = ::read(number_, part.data(), part.size());
      if (got == 0) return bytes;
      if (got < 0 && errno != EINTR) fail("read", path_, errno);
      if (got > 0) bytes.append(part.data(), static_cast<std::size_t>(got));
    }
  }
  void sync() const {
    if (::fsync(number_) != 0) fail("sync", path_, errno);
  }
  /// The number, for whoever closes it from now on.
  [[nodiscard]] int release() { return std::exchange(number_, -1); }
  [[nodiscard]] int number() const { return number_; }

 private:
  fs::path path_;
  int number_;
};

void sync_folder(const fs::path& path) { Descriptor(path, O_RDONLY | O_DIRECTORY).sync(); }

/// Makes the folder under one that is there, so that it outlives a loss of power.
void make_folder(const fs::path& path) {
  std::error_code failure;
  if (fs::create_directory(path, failure)) sync_folder(path.parent_path());
  if (failure) fail("make", path, failure.value());
}

/// The lock of the folder: shared by those who put, alone for whoever sweeps.
int lock(const fs::path& root, int kind) {
  Descriptor file(root / "lock", O_RDWR | O_CREAT);
  while (::flock(file.number(), kind) != 0) {
    if (errno != EINTR) fail("lock", root, errno);
  }
  return file.release();
}

std::optional<base::Digest> parse_name(const std::string& name) {
  base::Digest digest{};
  if (name.size() != 2 * digest.size()) return std::nullopt;
  const auto value = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const auto high = value(name[2 * i]);
    const auto low = value(name[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest.at(i) = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code failure;
  for (fs::directory_iterator at(folder, failure); !failure && at != fs::directory_iterator{}; at.increment(failure)) {
    found.push_back(at->path());
  }
  if (failure) fail("list", folder, failure.value());
  return found;
}

std::int64_t remove_file(const fs::path& path) {
  std::error_code failure;
  const bool gone = fs::remove(path, failure);
  if (failure) fail("remove", path, failure.value());
  return gone ? 1 : 0;
}

constexpr std::string_view half_written = ".part";

std::int64_t sweep_small(const fs::path& folder, base::AgencyId agency, const AttachmentFolder::Unused& unused) {
  std::int64_t gone = 0;
  std::vector<fs::path> files;
  std::vector<base::Digest> digests;
  for (const auto& path : entries(folder)) {
    if (path.extension() == half_written) {
      gone += remove_file(path);
    } else if (const auto digest = parse_name(path.filename().string())) {
      files.push_back(path);
      digests.push_back(*digest);
    }
  }
  if (digests.empty()) return gone;
  for (const auto n : unused(agency, digests)) gone += remove_file(files.at(n));
  return gone;
}

}  // namespace

AttachmentFolder::AttachmentFolder(std::string root) : root_(std::move(root)) {
  std::error_code failure;
  fs::create_directories(root_, failure);
  if (failure) fail("make", root_, failure.value());
  const Hold writable(lock(root_, LOCK_SH));
}

AttachmentFolder::Hold::~Hold() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

AttachmentFolder::Hold::Hold(Hold&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

AttachmentFolder::Hold AttachmentFolder::hold() const { return Hold(lock(root_, LOCK_SH)); }

void AttachmentFolder::put(base::AgencyId agency, const base::Digest& sha256, std::string_view bytes) const {
  const auto name = base::to_hex(sha256);
  const auto tenant = fs::path(root_) / base::to_string(agency);
  const auto folder = tenant / name.substr(0, 2);
  make_folder(tenant);
  make_folder(folder);
  std::array<std::uint8_t, 16> chance{};
  base::random_bytes(chance);
  const auto part = folder / fmt::format("{}{}", base::to_hex(chance), half_written);
  {
    const Descriptor file(part, O_WRONLY | O_CREAT | O_EXCL);
    file.write(bytes);
    file.sync();
  }
  std::error_code failure;
  fs::rename(part, folder / name, failure);
  if (failure) fail("rename", part, failure.value());
  sync_folder(folder);
}

std::string AttachmentFolder::load(base::AgencyId agency, const base::Digest& sha256) const {
  const auto name = base::to_hex(sha256);
  return Descriptor(fs::path(root_) / base::to_string(agency) / name.substr(0, 2) / name, O_RDONLY).read();
}

std::int64_t AttachmentFolder::sweep(const Unused& unused, const std::function<bool()>& stopped) const {
  std::int64_t gone = 0;
  for (const auto& tenant : entries(root_)) {
    const auto agency = base::parse_uuid(tenant.filename().string());
    if (!agency) continue;
    for (const auto& folder : entries(tenant)) {
      if (stopped()) return gone;
      const Hold alone(lock(root_, LOCK_EX));
      gone += sweep_small(folder, base::AgencyId{*agency}, unused);
    }
  }
  return gone;
}

}  // namespace spotme::store

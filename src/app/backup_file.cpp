#include "app/backup_file.hpp"

#include "base/running_hash.hpp"
#include "base/text.hpp"
#include "store/db.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>

namespace spotme::app {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view what, const fs::path& path) {
  throw db::Unavailable(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (number_ < 0) fail("open", path_);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) fail("write", path_);
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void read(const std::function<void(std::string_view)>& use) const {
    std::string part(std::size_t{1} << 20U, '\0');
    while (true) {
      const auto got = ::read(number_, part.data(), part.size());
      if (got == 0) return;
      if (got < 0 && errno != EINTR) fail("read", path_);
      if (got > 0) use(std::string_view(part).substr(0, static_cast<std::size_t>(got)));
    }
  }
  void sync() const {
    if (::fsync(number_) != 0) fail("sync", path_);
  }

 private:
  fs::path path_;
  int number_;
};

bool is_hex(std::string_view text, std::size_t length) {
  return text.size() == length &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// `manifest.json`, `spotme.db`, `attachments/AGENCY/ab/abcdef…`.
bool is_of_backup(std::string_view path, std::string_view sha256) {
  if (path == "manifest.json" || path == "spotme.db") return true;
  const auto parts = base::split(path, '/');
  return parts.size() == 4 && parts[0] == "attachments" && base::parse_uuid(parts[1]) && parts[3] == sha256 &&
         parts[2] == sha256.substr(0, 2);
}

}  // namespace

FileSum sum_file(const fs::path& folder, const std::string& path) {
  FileSum sum{path, 0, {}};
  base::RunningHash hash;
  Descriptor(folder / path, O_RDONLY).read([&](std::string_view part) {
    hash.add(part);
    sum.bytes += static_cast<std::int64_t>(part.size());
  });
  sum.sha256 = hash.finish();
  return sum;
}

void write_new_file(const fs::path& file, std::string_view text) {
  const Descriptor out(file, O_WRONLY | O_CREAT | O_EXCL);
  out.write(text);
  out.sync();
}

std::string content_path(base::AgencyId agency, const base::Digest& sha256) {
  const auto name = base::to_hex(sha256);
  return fmt::format("attachments/{}/{}/{}", base::to_string(agency), name.substr(0, 2), name);
}

std::string read_text_file(const fs::path& file) {
  std::string text;
  Descriptor(file, O_RDONLY).read([&](std::string_view part) { text += part; });
  return text;
}

void sync_path(const fs::path& path) { Descriptor(path, O_RDONLY).sync(); }

std::string format_sums(const std::vector<FileSum>& sums) {
  std::string text;
  for (const auto& sum : sums) text += fmt::format("{}  {}\n", base::to_hex(sum.sha256), sum.path);
  return text;
}

base::Result<std::vector<ListedFile>> parse_sums(std::string_view text) {
  constexpr std::size_t hex = 64;
  const base::Error altered{base::Code::conflict, "backup_altered", "", {{"file", "SHA256SUMS"}}};
  std::vector<ListedFile> files;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return altered;
    const auto line = text.substr(0, end);
    text.remove_prefix(end + 1);
    const auto sha256 = line.substr(0, hex);
    if (line.size() < hex + 3 || !is_hex(sha256, hex) || line.substr(hex, 2) != "  ") return altered;
    const auto path = line.substr(hex + 2);
    if (!is_of_backup(path, sha256)) return altered;
    files.push_back({std::string(sha256), std::string(path)});
  }
  return files;
}

}  // namespace spotme::app

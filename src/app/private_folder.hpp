#pragma once

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

namespace spotme::app {

/// A folder that only this process's user can look into, for the moment of one download. Throws
/// std::runtime_error where none can be made.
class PrivateFolder {
 public:
  PrivateFolder() {
    auto name = (std::filesystem::temp_directory_path() / "spotme-export-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error(std::string("cannot make a folder for the download: ") + std::strerror(errno));
    }
    path_ = name;
  }
  ~PrivateFolder() {
    std::error_code ignored;  // what is left lies in a private folder of the system's temporary files
    std::filesystem::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace spotme::app

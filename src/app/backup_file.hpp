#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The files of a backup, on stable storage and by their hashes. What the file system refuses is thrown as
/// db::Unavailable.
namespace spotme::app {

struct FileSum {
  std::string path;  ///< within the backup, such as `spotme.db`
  std::int64_t bytes = 0;
  base::Digest sha256{};
};

/// Reads the whole file in parts.
[[nodiscard]] FileSum sum_file(const std::filesystem::path& folder, const std::string& path);
/// Writes a new file that its owner alone may read; returns when it is on stable storage.
void write_new_file(const std::filesystem::path& file, std::string_view text);
/// Where the bytes of an attachment lie within a backup.
[[nodiscard]] std::string content_path(base::AgencyId agency, const base::Digest& sha256);
[[nodiscard]] std::string read_text_file(const std::filesystem::path& file);
/// Of a file or a folder.
void sync_path(const std::filesystem::path& path);

/// Lines as `sha256sum --check` reads them.
[[nodiscard]] std::string format_sums(const std::vector<FileSum>& sums);
struct ListedFile {
  std::string sha256;  ///< in hexadecimal
  std::string path;
};
/// Refuses (`backup_altered`) whatever format_sums does not write: other paths than those of a backup lead nowhere.
[[nodiscard]] base::Result<std::vector<ListedFile>> parse_sums(std::string_view text);

}  // namespace spotme::app

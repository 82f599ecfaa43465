#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "store/table_reader.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a backup says of itself, `manifest.json`. Nothing in it is personal.
namespace spotme::app {

struct BackupManifest {
  std::string program;      ///< the version that made it
  std::string engine;       ///< `sqlite` or `postgresql`: where the data were
  std::int64_t schema = 0;  ///< the version of the tables
  base::Instant made_at{};  ///< begun: all that was acknowledged before is in it
  std::int64_t database_bytes = 0;
  std::vector<db::TableSum> tables;
  std::int64_t attachments = 0;  ///< files beside the database
  std::int64_t attachment_bytes = 0;
  std::int64_t attachments_missing = 0;  ///< which the database speaks of, and which were not there
};

[[nodiscard]] std::string format_manifest(const BackupManifest& manifest);
/// Refuses `backup_format_unknown` of a newer program, and with `backup_altered` what is no manifest.
[[nodiscard]] base::Result<BackupManifest> parse_manifest(std::string_view text);

}  // namespace spotme::app

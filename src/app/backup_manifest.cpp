#include "app/backup_manifest.hpp"

#include "base/json_reader.hpp"
#include "base/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

namespace spotme::app {
namespace {

constexpr std::int64_t format = 1;
constexpr auto most = std::numeric_limits<std::int64_t>::max();

std::string quoted(std::string_view text) {
  std::string out;
  base::append_json_string(out, text);
  return out;
}

std::optional<base::Digest> parse_digest(std::string_view text) {
  base::Digest digest{};
  if (text.size() != 2 * digest.size()) return std::nullopt;
  const auto value = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const auto high = value(text[2 * i]);
    const auto low = value(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest.at(i) = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

base::Error altered() { return {base::Code::conflict, "backup_altered", "", {{"file", "manifest.json"}}}; }

}  // namespace

std::string format_manifest(const BackupManifest& manifest) {
  std::string text = fmt::format("{{\n  \"format\": {},\n  \"program\": {},\n  \"engine\": {},\n  \"schema\": {},\n",
                                 format, quoted(manifest.program), quoted(manifest.engine), manifest.schema);
  text += fmt::format("  \"made_at\": {},\n  \"database_bytes\": {},\n", quoted(base::format_instant(manifest.made_at)),
                      manifest.database_bytes);
  text += fmt::format("  \"attachments\": {},\n  \"attachment_bytes\": {},\n  \"attachments_missing\": {},\n",
                      manifest.attachments, manifest.attachment_bytes, manifest.attachments_missing);
  text += "  \"tables\": [";
  std::string_view separator = "\n";
  for (const auto& table : manifest.tables) {
    text += fmt::format("{}    {{\"name\": {}, \"rows\": {}, \"sha256\": {}}}", separator, quoted(table.table),
                        table.rows, quoted(base::to_hex(table.sha256)));
    separator = ",\n";
  }
  return text + "\n  ]\n}\n";
}

base::Result<BackupManifest> parse_manifest(std::string_view text) {
  constexpr std::size_t most_tables = 10'000;
  const base::JsonBody body(text);
  base::ObjectReader reader(body);
  BackupManifest manifest;
  const auto written_as = reader.required_integer("format", 1, most);
  if (body.state() && written_as > format) return base::Error{base::Code::conflict, "backup_format_unknown", ""};
  manifest.program = reader.required_text("program", 1, 100);
  manifest.engine = reader.required_text("engine", 1, 100);
  manifest.schema = reader.required_integer("schema", 1, most);
  manifest.made_at = reader.required_instant("made_at");
  manifest.database_bytes = reader.required_integer("database_bytes", 0, most);
  manifest.attachments = reader.required_integer("attachments", 0, most);
  manifest.attachment_bytes = reader.required_integer("attachment_bytes", 0, most);
  manifest.attachments_missing = reader.required_integer("attachments_missing", 0, most);
  for (auto& item : reader.required_objects("tables", most_tables)) {
    const auto name = item.required_text("name", 1, 200);
    const auto rows = item.required_integer("rows", 0, most);
    const auto sha256 = parse_digest(item.required_text("sha256", 64, 64));
    if (sha256) manifest.tables.push_back({name, rows, *sha256});
  }
  if (!reader.finish()) return altered();
  return manifest;
}

}  // namespace spotme::app

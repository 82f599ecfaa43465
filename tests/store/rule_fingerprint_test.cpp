#include "base/crypto.hpp"
#include "store/rule_pack.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace spotme::store {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// Of all files that decide a day or grade a press; sign_in, reasons, remote and retention.toml do neither, a change of
/// a card keeps the table of card.toml that made it, and a letter its text.
std::string fingerprint() {
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(SPOTME_SOURCE_DIR "/rules")) {
    const auto name = entry.path().filename().string();
    const bool data = entry.path().extension() == ".toml" || entry.path().extension() == ".csv";
    const bool decides = name != "sign_in.toml" && name != "card.toml" && name != "letters.toml" &&
                         name != "reasons.toml" && name != "remote.toml" && name != "retention.toml";
    if (data && decides) files.emplace(name, text_of(entry.path()));
  }
  std::string all;
  for (const auto& [name, text] : files) all.append(name).push_back('\0'), all.append(text).push_back('\0');
  return base::to_hex(base::sha256(all));
}

// A verdict names the version of the pack that decided it, so two contents may never bear one version.
TEST(RuleFingerprint, IsTheOneOfTheVersion) {
  const auto now = builtin_rules().pack.version + " " + fingerprint();
  std::string line;
  std::string last;
  std::ifstream known(SPOTME_SOURCE_DIR "/tests/store/rule_fingerprints.txt");
  while (std::getline(known, line)) {
    if (!line.empty() && !line.starts_with('#')) last = line;
  }
  EXPECT_EQ(last, now) << "The files of rules/ have changed: give federal.toml a new version and add the line\n"
                       << now
                       << "\nto tests/store/rule_fingerprints.txt; a version that was never released keeps its name "
                       << "and its line is mended.";
}

}  // namespace
}  // namespace spotme::store

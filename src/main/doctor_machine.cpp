#include "main/doctor_machine.hpp"

#include "app/backup.hpp"
#include "app/mail_probe.hpp"
#include "http/certificate.hpp"
#include "store/database.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>

namespace spotme::main {
namespace {

namespace fs = std::filesystem;
using app::Finding;
using app::Health;
using namespace std::chrono_literals;

/// `doctor_<check>_<what>`.
Finding find(const std::string& check, Health health, std::string_view what, base::MessageArgs args = {}) {
  return {check, health, fmt::format("doctor_{}_{}", check, what), std::move(args)};
}

/// The folders that fill up, of those that are set.
std::vector<fs::path> folders_of(const Config& config) {
  std::vector<fs::path> folders;
  const auto url = db::Url::parse(config.database);
  if (url && url->engine == db::Engine::sqlite) folders.push_back(fs::absolute(url->target).parent_path());
  for (const auto* folder : {&config.attachments, &config.backups}) {
    if (!folder->empty()) folders.emplace_back(*folder);
  }
  return folders;
}

void examine_disks(const Config& config, std::vector<Finding>& findings) {
  constexpr std::uintmax_t mib = 1ULL << 20U;
  constexpr std::uintmax_t scarce = 2048 * mib;
  constexpr std::uintmax_t too_little = 256 * mib;
  for (const auto& folder : folders_of(config)) {
    std::error_code failure;
    const auto space = fs::space(folder, failure);
    base::MessageArgs args{{"folder", folder.string()}, {"mib", std::to_string(space.available / mib)}};
    if (failure) {
      findings.push_back(
          find("disk", Health::ill, "missing", {{"folder", folder.string()}, {"what", failure.message()}}));
    } else if (space.available < scarce) {
      findings.push_back(
          find("disk", space.available < too_little ? Health::ill : Health::warning, "scarce", std::move(args)));
    } else {
      findings.push_back(find("disk", Health::well, "ok", std::move(args)));
    }
  }
}

/// Files that hold secrets: nobody but the owner and his group may read them, the database nobody but its owner.
void examine_files(const Config& config, const std::string& config_file, std::vector<Finding>& findings) {
  struct Secret {
    std::string path;
    unsigned forbidden;
  };
  std::vector<Secret> secrets;
  const auto url = db::Url::parse(config.database);
  if (url && url->engine == db::Engine::sqlite) secrets.push_back({url->target, 0077});
  secrets.push_back({config.tls_key, 0007});
  secrets.push_back({config.smtp_password_file, 0007});
  if (config.database.find('@') != std::string::npos) secrets.push_back({config_file, 0007});
  bool sound = true;
  for (const auto& [path, forbidden] : secrets) {
    struct stat seen {};
    if (path.empty()) continue;
    if (::stat(path.c_str(), &seen) != 0 || ::access(path.c_str(), R_OK) != 0) {
      findings.push_back(find("files", Health::ill, "unreadable", {{"file", path}}));
      sound = false;
    } else if ((seen.st_mode & forbidden) != 0) {
      findings.push_back(find("files", Health::warning, "open", {{"file", path}}));
      sound = false;
    }
  }
  if (url && url->engine == db::Engine::sqlite && ::access(url->target.c_str(), F_OK) == 0 &&
      ::access(url->target.c_str(), W_OK) != 0) {
    findings.push_back(find("files", Health::ill, "unwritable", {{"file", url->target}}));
    sound = false;
  }
  if (sound) findings.push_back(find("files", Health::well, "ok"));
}

/// How long a small write takes to reach the disk, in the folder of SQLite's file; its owner is not disturbed.
std::optional<Finding> examine_sync(const Config& config) {
  const auto url = db::Url::parse(config.database);
  if (!url || url->engine != db::Engine::sqlite) return std::nullopt;
  auto name = (fs::absolute(url->target).parent_path() / ".spotme-doctor-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0) return find("files", Health::ill, "unwritable", {{"file", fs::path(name).parent_path().string()}});
  const std::array<char, 4096> page{};
  auto longest = 0ms;
  bool written = true;
  for (int turn = 0; turn < 3; ++turn) {
    const auto begun = std::chrono::steady_clock::now();
    written = written && ::write(file, page.data(), page.size()) == static_cast<ssize_t>(page.size());
    written = written && ::fsync(file) == 0;
    const auto took = std::chrono::steady_clock::now() - begun;
    longest = std::max(longest, std::chrono::duration_cast<std::chrono::milliseconds>(took));
  }
  ::close(file);
  ::unlink(name.c_str());
  if (!written) return find("files", Health::ill, "unwritable", {{"file", fs::path(name).parent_path().string()}});
  base::MessageArgs args{{"ms", std::to_string(longest.count())}};
  if (longest < 100ms) return find("write", Health::well, "ok", std::move(args));
  return find("write", longest < 1s ? Health::warning : Health::ill, "slow", std::move(args));
}

/// Whether the kernel's clock is disciplined by anybody.
Finding examine_time() {
  timex state{};
  const int status = ::adjtimex(&state);
  const bool kept = status >= 0 && status != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
  return kept ? find("time", Health::well, "ok") : find("time", Health::warning, "unsynced");
}

Finding examine_settings(const Config& given) {
  auto config = given;
  try {
    settle_config(config);
  } catch (const std::exception& failure) {
    return find("settings", Health::ill, "wrong", {{"what", failure.what()}});
  }
  const auto origin = origin_of(config);
  const bool local = origin.starts_with("http://127.0.0.1") || origin.starts_with("http://[::1]") ||
                     origin.starts_with("http://localhost");
  if (config.public_origin.empty() && (listens_everywhere(config) || !config.trusted_proxies.empty())) {
    return find("settings", Health::ill, "no_origin");
  }
  if (!local && !origin.starts_with("https://"))
    return find("settings", Health::warning, "plain", {{"origin", origin}});
  return find("settings", Health::well, "ok", {{"origin", origin}});
}

std::optional<Finding> examine_certificate(const Config& config, const base::Clock& clock) {
  if (config.tls_cert.empty()) return std::nullopt;
  try {
    const auto end = http::certificate_end(config.tls_cert);
    const auto left = std::chrono::floor<std::chrono::days>(end - clock.now()).count();
    base::MessageArgs args{{"file", config.tls_cert}, {"day", base::format_day(base::local_day(end))}};
    if (left < 0) return find("certificate", Health::ill, "over", std::move(args));
    return find("certificate", left < 21 ? Health::warning : Health::well, left < 21 ? "ending" : "ok",
                std::move(args));
  } catch (const std::exception& failure) {
    return find("certificate", Health::ill, "unreadable", {{"what", failure.what()}});
  }
}

Finding examine_mail_server(const Config& config) {
  if (config.smtp_url.empty()) return find("mail_server", Health::well, "none");
  const auto why = app::probe_mail_server(config.smtp_url);
  if (why.empty()) return find("mail_server", Health::well, "ok", {{"url", config.smtp_url}});
  return find("mail_server", Health::ill, "unreachable", {{"url", config.smtp_url}, {"what", why}});
}

/// By what the newest whole backup says of itself.
Finding examine_backups(const Config& config, const base::Clock& clock) {
  if (config.backups.empty()) return find("backups", Health::warning, "unset");
  std::vector<fs::path> backups;
  if (fs::is_directory(config.backups)) backups = app::list_backups(config.backups);
  if (backups.empty()) return find("backups", Health::warning, "none", {{"folder", config.backups}});
  const auto made = fs::last_write_time(backups.back() / "SHA256SUMS");
  const auto at = std::chrono::file_clock::to_sys(made);
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(clock.now() - at).count();
  base::MessageArgs args{{"count", std::to_string(backups.size())}, {"hours", std::to_string(hours)}};
  if (hours <= 26) return find("backups", Health::well, "ok", std::move(args));
  return find("backups", hours <= 72 ? Health::warning : Health::ill, "old", std::move(args));
}

}  // namespace

std::vector<Finding> examine_machine(const Config& config, const std::string& config_file, const base::Clock& clock) {
  std::vector<Finding> findings;
  findings.push_back(examine_time());
  findings.push_back(examine_settings(config));
  examine_files(config, config_file, findings);
  examine_disks(config, findings);
  if (auto sync = examine_sync(config)) findings.push_back(std::move(*sync));
  if (auto certificate = examine_certificate(config, clock)) findings.push_back(std::move(*certificate));
  findings.push_back(examine_mail_server(config));
  try {
    findings.push_back(examine_backups(config, clock));
  } catch (const std::exception& failure) {
    findings.push_back(
        {"backups", Health::ill, "doctor_check_failed", {{"check", "backups"}, {"what", failure.what()}}});
  }
  return findings;
}

}  // namespace spotme::main

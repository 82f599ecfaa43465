#include "main/config.hpp"

#include "base/text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <stdexcept>

namespace spotme::main {
namespace {

struct TextSetting {
  const char* name;
  std::string Config::*member;
};
constexpr std::array text_settings{
    TextSetting{"database", &Config::database},
    TextSetting{"attachments", &Config::attachments},
    TextSetting{"backups", &Config::backups},
    TextSetting{"listen", &Config::listen},
    TextSetting{"public_origin", &Config::public_origin},
    TextSetting{"tls_cert", &Config::tls_cert},
    TextSetting{"tls_key", &Config::tls_key},
    TextSetting{"admin_listen", &Config::admin_listen},
    TextSetting{"log_level", &Config::log_level},
    TextSetting{"smtp_url", &Config::smtp_url},
    TextSetting{"smtp_user", &Config::smtp_user},
    TextSetting{"smtp_password_file", &Config::smtp_password_file},
    TextSetting{"mail_from", &Config::mail_from},
    TextSetting{"map_tiles", &Config::map_tiles},
    TextSetting{"map_attribution", &Config::map_attribution},
    TextSetting{"webhook_ca_file", &Config::webhook_ca_file},
};

struct ListSetting {
  const char* name;
  std::vector<std::string> Config::*member;
};
constexpr std::array list_settings{
    ListSetting{"trusted_proxies", &Config::trusted_proxies},
    ListSetting{"webhook_allow", &Config::webhook_allow},
};

struct NumberSetting {
  const char* name;
  std::int64_t Config::*member;
  std::int64_t least;
  std::int64_t most;
};
constexpr std::array number_settings{
    NumberSetting{"threads", &Config::threads, 1, 64},
    NumberSetting{"workers", &Config::workers, 1, 256},
    NumberSetting{"password_workers", &Config::password_workers, 1, 64},
    NumberSetting{"cache_mib", &Config::cache_mib, 1, 65'536},
    NumberSetting{"backups_kept", &Config::backups_kept, 1, 1'000},
    NumberSetting{"mail_digest_hour", &Config::mail_digest_hour, 0, 23},
    NumberSetting{"mail_at_once_an_hour", &Config::mail_at_once_an_hour, 1, 1'000},
    NumberSetting{"mail_give_up_hours", &Config::mail_give_up_hours, 1, 720},
};

constexpr std::array<std::string_view, 4> log_levels{"debug", "info", "warning", "error"};

/// `https://host`, `http://[::1]:8080`: an origin as browsers write it; nullopt for what is more or less than one.
std::optional<std::string> browsers_origin(std::string_view text) {
  auto origin = base::ascii_lower(text);
  if (origin.ends_with('/')) origin.pop_back();
  struct Scheme {
    std::string_view start;
    std::string_view default_port;
  };
  for (const auto& scheme : {Scheme{"https://", ":443"}, Scheme{"http://", ":80"}}) {
    if (!origin.starts_with(scheme.start)) continue;
    if (origin.ends_with(scheme.default_port)) origin.resize(origin.size() - scheme.default_port.size());
    const auto host = std::string_view(origin).substr(scheme.start.size());
    const bool plain = std::all_of(host.begin(), host.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string_view(".-:[]").find(c) < 5;
    });
    if (plain && !host.empty()) return origin;
  }
  return std::nullopt;
}

[[noreturn]] void fail(std::string_view where, std::string_view setting, std::string_view why) {
  throw std::runtime_error(fmt::format("{}: {}: {}", where, setting, why));
}

void set_number(const NumberSetting& setting, std::int64_t value, std::string_view where, Config& config) {
  if (value < setting.least || value > setting.most) {
    fail(where, setting.name, fmt::format("must be from {} to {}", setting.least, setting.most));
  }
  config.*setting.member = value;
}

/// True when `name` was a setting of one of the tables.
bool read_plain(std::string_view where, std::string_view name, const toml::node& node, Config& config) {
  for (const auto& setting : text_settings) {
    if (name != setting.name) continue;
    const auto value = node.value<std::string>();
    if (!value) fail(where, name, "must be text");
    config.*setting.member = *value;
    return true;
  }
  for (const auto& setting : number_settings) {
    if (name != setting.name) continue;
    const auto value = node.value<std::int64_t>();
    if (!value) fail(where, name, "must be a whole number");
    set_number(setting, *value, where, config);
    return true;
  }
  for (const auto& setting : list_settings) {
    if (name != setting.name) continue;
    const auto* list = node.as_array();
    if (list == nullptr) fail(where, name, "must be a list of addresses");
    auto& kept = config.*setting.member;
    kept.clear();
    for (const auto& item : *list) {
      const auto address = item.value<std::string>();
      if (!address) fail(where, name, "must be a list of addresses");
      kept.push_back(*address);
    }
    return true;
  }
  return false;
}

}  // namespace

void read_config_file(const std::string& file, Config& config) {
  const auto table = toml::parse_file(file);
  for (const auto& [key, node] : table) {
    const auto name = key.str();
    if (read_plain(file, name, node, config)) continue;
    if (name == "migrate" || name == "close_days") {
      const auto value = node.value<bool>();
      if (!value) fail(file, name, "must be true or false");
      (name == "migrate" ? config.migrate : config.close_days) = *value;
    } else {
      fail(file, name, "is no setting");
    }
  }
}

void read_config_environment(Config& config) {
  const auto variable = [](std::string name) {
    for (auto& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return std::getenv(("SPOTME_" + name).c_str());
  };
  for (const auto& setting : text_settings) {
    if (const char* value = variable(setting.name)) config.*setting.member = value;
  }
  for (const auto& setting : number_settings) {
    const char* value = variable(setting.name);
    if (value == nullptr) continue;
    const auto number = base::parse_integer(value);
    if (!number) fail("environment", setting.name, "must be a whole number");
    set_number(setting, *number, "environment", config);
  }
  for (const char* const name : {"migrate", "close_days"}) {
    const char* value = variable(name);
    if (value == nullptr) continue;
    const std::string_view word = value;
    if (word != "true" && word != "false") fail("environment", name, "must be true or false");
    (std::string_view(name) == "migrate" ? config.migrate : config.close_days) = word == "true";
  }
  for (const auto& setting : list_settings) {
    const char* value = variable(setting.name);
    if (value == nullptr) continue;
    auto& kept = config.*setting.member;
    kept.clear();
    for (const auto part : base::split(value, ',')) {
      if (!base::trimmed(part).empty()) kept.emplace_back(base::trimmed(part));
    }
  }
}

void settle_config(Config& config) {
  auto& origin = config.public_origin;
  if (!origin.empty()) {
    const auto settled = browsers_origin(origin);
    if (!settled) {
      fail("settings", "public_origin",
           fmt::format("'{}' must be scheme and host alone, such as https://spotme.example.gov.my", origin));
    }
    origin = *settled;
  }
  if (std::find(log_levels.begin(), log_levels.end(), config.log_level) == log_levels.end()) {
    fail("settings", "log_level", "must be debug, info, warning or error");
  }
  if (config.smtp_url.empty() && !(config.smtp_user + config.smtp_password_file).empty()) {
    fail("settings", "smtp_url", "is missing: there is a user or a password for it");
  }
  if (!config.smtp_url.empty() && config.mail_from.empty()) {
    fail("settings", "mail_from", "is missing: smtp_url needs the address that mail comes from");
  }
  if (config.smtp_user.empty() != config.smtp_password_file.empty()) {
    fail("settings", "smtp_user", "and smtp_password_file belong together");
  }
}

bool listens_everywhere(const Config& config) {
  const auto address = parse_address(config.listen, "listen");
  const std::string_view host = address.host;
  return host == "0.0.0.0" || host == "::";
}

unsigned readers_of(const Config& config) {
  constexpr unsigned beside = 5;
  return static_cast<unsigned>(config.workers + config.password_workers) + beside;
}

std::string origin_of(const Config& config) {
  if (!config.public_origin.empty()) return config.public_origin;
  const auto* scheme = config.tls_cert.empty() ? "http" : "https";
  if (!listens_everywhere(config)) return fmt::format("{}://{}", scheme, config.listen);
  return fmt::format("{}://127.0.0.1:{}", scheme, parse_address(config.listen, "listen").port);
}

Address parse_address(const std::string& text, const std::string& setting) {
  const auto colon = text.rfind(':');
  const auto port =
      colon == std::string::npos ? std::nullopt : base::parse_integer(std::string_view(text).substr(colon + 1));
  if (!port || *port < 0 || *port > 65'535 || colon == 0)
    fail("settings", setting, "must be ADDRESS:PORT, such as 127.0.0.1:8080");
  auto host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return {host, static_cast<std::uint16_t>(*port)};
}

}  // namespace spotme::main

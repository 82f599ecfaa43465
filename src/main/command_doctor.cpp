#include "main/command_doctor.hpp"

#include "app/doctor.hpp"
#include "base/json_text.hpp"
#include "base/log.hpp"
#include "base/version.hpp"
#include "main/config.hpp"
#include "main/doctor_machine.hpp"
#include "main/operator_tools.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace spotme::main {
namespace {

using app::Finding;
using app::Health;

std::string_view mark_of(Health health) {
  switch (health) {
    case Health::well: return "✓";
    case Health::warning: return "!";
    case Health::ill: return "✗";
  }
  return "✗";
}

void print_lines(const std::vector<Finding>& findings, const base::Messages& messages) {
  for (const auto& one : findings) {
    fmt::print("{} {}\n", mark_of(one.health), words_of({base::Code::conflict, one.key, "", one.args}, messages));
  }
}

std::string json_string(std::string_view text) {
  std::string out;
  base::append_json_string(out, text);
  return out;
}

void print_json(const std::vector<Finding>& findings, bool is_well, const base::Messages& messages) {
  std::string list;
  for (const auto& one : findings) {
    const auto text = messages.text(one.key, one.args);
    list +=
        fmt::format("{}{{\"check\": {}, \"state\": {}, \"code\": {}, \"message\": {{\"ms\": {}, \"en\": {}}}}}",
                    list.empty() ? "" : ",\n    ", json_string(one.check), json_string(app::health_name(one.health)),
                    json_string(one.key), json_string(text.ms), json_string(text.en));
  }
  fmt::print("{{\n  \"version\": {},\n  \"well\": {},\n  \"findings\": [\n    {}\n  ]\n}}\n",
             json_string(base::program_version()), is_well, list);
}

int examine(const DoctorOptions& options) {
  base::set_log_level(base::Level::error);
  const auto messages = base::Messages::load();
  const base::SystemClock clock;
  Config config;
  std::vector<Finding> findings{
      {"version", Health::well, "doctor_version_ok", {{"version", std::string(base::program_version())}}}};
  try {
    if (!options.config_file.empty()) read_config_file(options.config_file, config);
    read_config_environment(config);
  } catch (const std::exception& failure) {
    findings.push_back({"settings", Health::ill, "doctor_settings_wrong", {{"what", failure.what()}}});
  }
  const auto over = [](std::string& setting, const std::string& given) {
    if (!given.empty()) setting = given;
  };
  over(config.database, options.database);
  over(config.attachments, options.attachments);
  over(config.backups, options.backups);
  const auto add = [&](std::vector<Finding> more) { findings.insert(findings.end(), more.begin(), more.end()); };
  if (const auto url = db::Url::parse(config.database)) {
    add(app::examine_database(*url, clock));
  } else {
    findings.push_back({"settings", Health::ill, "doctor_settings_wrong", {{"what", words_of(url.error(), messages)}}});
  }
  add(examine_machine(config, options.config_file, clock));
  const bool is_well =
      std::none_of(findings.begin(), findings.end(), [](const auto& one) { return one.health == Health::ill; });
  if (options.json) {
    print_json(findings, is_well, messages);
  } else {
    print_lines(findings, messages);
  }
  return is_well ? 0 : 1;
}

}  // namespace

int run_doctor(const DoctorOptions& options) {
  try {
    return examine(options);
  } catch (const std::exception& failure) {
    return report_failure("doctor", failure.what());
  }
}

}  // namespace spotme::main

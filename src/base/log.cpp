#include "base/log.hpp"

#include "base/json_text.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

namespace spotme::base {
namespace {

spdlog::level::level_enum to_spdlog(Level level) {
  switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
  }
  return spdlog::level::info;
}

spdlog::logger& logger() {
  static const auto instance = [] {
    auto made = std::make_shared<spdlog::logger>("spotme", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc);
    made->flush_on(spdlog::level::debug);
    return made;
  }();
  return *instance;
}

}  // namespace

bool logs(Level level) { return logger().should_log(to_spdlog(level)); }

void log(Level level, std::string_view event, std::initializer_list<LogField> fields) {
  if (!logs(level)) return;
  std::string line = "\"event\":";
  append_json_string(line, event);
  for (const auto& [name, value] : fields) {
    line.push_back(',');
    append_json_string(line, name);
    line.push_back(':');
    append_json_string(line, value);
  }
  logger().log(to_spdlog(level), line);
}

std::string what_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& caught) {
    return caught.what();
  } catch (...) {
    return "unknown";
  }
}

void set_log_level(Level level) { logger().set_level(to_spdlog(level)); }

}  // namespace spotme::base

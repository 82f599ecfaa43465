#pragma once

#include <exception>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace spotme::base {

enum class Level { debug, info, warning, error };

/// One field of a log line. Secrets have no way in: passwords and tokens travel as types without a conversion to this.
using LogField = std::pair<std::string_view, std::string>;

/// Writes one JSON object on one line to standard error: time, level, event, then the fields. `event` is a fixed word
/// such as `request_done`, never a sentence. Safe from any thread.
void log(Level level, std::string_view event, std::initializer_list<LogField> fields = {});

/// Whether `log` would write at this level: for callers whose fields cost something.
[[nodiscard]] bool logs(Level level);

/// What an exception of any kind says: for a log line. `failure` must hold one.
[[nodiscard]] std::string what_of(const std::exception_ptr& failure);

/// Lines below `level` are dropped. The default is info.
void set_log_level(Level level);

}  // namespace spotme::base

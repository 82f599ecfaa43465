#pragma once

#include "app/calendar_import.hpp"
#include "base/messages.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace spotme::app {

/// What an import of a calendar tells: `2:added 3:same`, or its faults as `line key field`, each of which has words.
inline std::string told(const CalendarImport& import) {
  static const auto messages = base::Messages::load();
  std::string text;
  for (const auto& fault : import.faults) {
    EXPECT_FALSE(messages.text(fault.error.key, fault.error.args).en.empty());
    text += fmt::format("{}{} {} {}", text.empty() ? "" : " | ", fault.line, fault.error.key, fault.error.field);
  }
  if (!text.empty()) return text;
  for (const auto& line : import.lines) {
    text += fmt::format("{}{}:{}", text.empty() ? "" : " ", line.line, entry_fate_name(line.fate));
  }
  return text;
}

}  // namespace spotme::app

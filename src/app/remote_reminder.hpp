#pragma once

#include "app/context.hpp"

#include <cstdint>
#include <functional>
#include <optional>

/// What officers are told of their remote days: on the evening before that a plan is due, after the day that a report
/// is due, and how many pulses had no answer. Each once a day (store/pulse note_reminded), at the minutes of
/// rules/remote.toml.
namespace spotme::app {

/// Officers told at the end of `day`, of one agency: of pulses of that day without an answer.
std::int64_t tell_of_missed_pulses(const Context& context, base::AgencyId agency, base::Day day);

/// Of a remote day that has neither a plan nor a task; told on the evening before.
std::int64_t remind_of_plans(const Context& context, base::AgencyId agency, base::Day day);
/// Of a remote day that has no report yet; told at its end.
std::int64_t remind_of_reports(const Context& context, base::AgencyId agency, base::Day day);

/// Knows what was done today, so that it need not be looked for again; after a restart the database knows.
class RemoteReminders {
 public:
  /// Tells what is due now, agency by agency. Officers told.
  std::int64_t look(const Context& context, const std::function<bool()>& stopped);

 private:
  std::optional<base::Day> day_told_ = {};      ///< whose end was told of
  std::optional<base::Day> evening_told_ = {};  ///< on which tomorrow's plans were asked for
};

}  // namespace spotme::app

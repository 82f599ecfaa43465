#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/report.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Of whom alone a report may be ordered.
namespace spotme::app {

inline constexpr std::int64_t most_report_persons = 20;

struct ReportPerson {
  base::OfficerId officer;
  std::string name;
  std::string unit_name;  ///< where he stood last in the period, among the units that are asked for
  bool departed = false;  ///< without a post today
};
/// Officers whose name holds `search` and who stood on any day of the period in the units of `question`, those who left
/// since too: at most most_report_persons, by name. Refuses as check_report_task.
[[nodiscard]] base::Result<std::vector<ReportPerson>> find_report_persons(const Context& context,
                                                                          const domain::Caller& caller,
                                                                          const domain::ReportQuestion& question,
                                                                          const std::string& search);

}  // namespace spotme::app

#pragma once

#include "app/report_table.hpp"

#include <string>

/// How far the days of a report are closed. Inside of app/report, app/report_making and app/report_schedule.
namespace spotme::app {

/// The agency's days are closed to the last of `question`; always of a kind that is not made of closed days.
[[nodiscard]] bool is_period_closed(db::Read& read, base::AgencyId agency, const domain::ReportQuestion& question);

/// What a reader must know of a period that is not closed, in words; empty for one that is.
[[nodiscard]] std::string not_final_words(db::Read& read, const ReportWords& words, base::AgencyId agency,
                                          const domain::ReportQuestion& question);

}  // namespace spotme::app

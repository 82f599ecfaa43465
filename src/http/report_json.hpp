#pragma once

#include "base/json_reader.hpp"
#include "domain/report.hpp"

/// What the bodies about reports have in common. Only for http/report*.
namespace spotme::http {

/// A kind by its name; refuses `not_one_of`.
[[nodiscard]] domain::ReportKind read_report_kind(base::ObjectReader& reader);
[[nodiscard]] domain::ReportForm read_report_form(base::ObjectReader& reader);
/// Malay when absent.
[[nodiscard]] domain::ReportLanguage read_report_language(base::ObjectReader& reader);

inline constexpr std::size_t most_unit_path = 200;

}  // namespace spotme::http

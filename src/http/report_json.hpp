#pragma once

#include "app/report_order.hpp"
#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "domain/report.hpp"

/// What the bodies about reports have in common. Only for http/report*.
namespace spotme::http {

/// A kind by its name; refuses `not_one_of`.
[[nodiscard]] domain::ReportKind read_report_kind(base::ObjectReader& reader);
[[nodiscard]] domain::ReportForm read_report_form(base::ObjectReader& reader);
/// Malay when absent.
[[nodiscard]] domain::ReportLanguage read_report_language(base::ObjectReader& reader);

inline constexpr std::size_t most_unit_path = 200;

/// `form`, `purpose`, `recipient` of an order or a schedule.
template <class Asked>
void read_report_file_terms(base::ObjectReader& reader, Asked& asked) {
  asked.form = read_report_form(reader);
  asked.purpose = base::trimmed(reader.optional_text("purpose", 0, app::most_purpose_length).value_or(""));
  asked.recipient = base::trimmed(reader.optional_text("recipient", 0, app::most_purpose_length).value_or(""));
}

}  // namespace spotme::http

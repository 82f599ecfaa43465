#include "domain/day_report.hpp"

#include "base/text.hpp"

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;
using std::chrono::days;

Error limited(Code code, std::string_view key, std::string_view field, std::int64_t limit) {
  return {
      code, std::string(key), std::string(field), {{"field", std::string(field)}, {"limit", std::to_string(limit)}}};
}

base::Result<void> check_change(const DayReport& before, std::int64_t versions, const std::string& text) {
  if (before.verified) return Error{Code::conflict, "day_report_verified", ""};
  if (base::count_characters(text) > most_day_text) {
    return limited(Code::unprocessable, "too_long", "text", most_day_text);
  }
  if (versions >= most_day_versions) return limited(Code::conflict, "day_report_versions", "", most_day_versions);
  return {};
}

}  // namespace

base::Result<void> check_report(const DayReport& before, base::Day day, base::Day today, const std::string& text,
                                bool moved) {
  if (day > today || day < today - days{most_report_days_back}) {
    return limited(Code::unprocessable, "day_report_out_of_range", "date", most_report_days_back);
  }
  SPOTME_CHECK(check_change(before, before.version, text));
  if (!moved && base::trimmed(text).empty()) return Error{Code::unprocessable, "day_report_empty", "text"};
  return {};
}

base::Result<void> check_plan(const DayReport& before, base::Day day, base::Day today, const std::string& text) {
  if (day < today || day > today + days{most_plan_days_ahead}) {
    return limited(Code::unprocessable, "day_plan_out_of_range", "date", most_plan_days_ahead);
  }
  SPOTME_CHECK(check_change(before, before.plan_version, text));
  if (base::trimmed(text).empty()) return limited(Code::unprocessable, "missing_field", "text", 1);
  return {};
}

}  // namespace spotme::domain

#include "http/verdict_json.hpp"

#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::value minute(const std::optional<base::Minutes>& at) {
  if (!at) return nullptr;
  return boost::json::value(base::format_minute(*at));
}

boost::json::object step_json(const domain::Step& step, const base::Messages& messages) {
  boost::json::object values;
  for (const auto& [name, value] : domain::values_of(step)) values[name] = value;
  return {{"rule", domain::rule_name(step.rule)},
          {"source", step.source},
          {"values", std::move(values)},
          {"text", to_json(domain::text_of(messages, step))}};
}

}  // namespace

boost::json::object to_json(const domain::Verdict& verdict, const base::Messages& messages) {
  boost::json::array issues;
  for (const auto issue : verdict.issues) issues.emplace_back(domain::issue_name(issue));
  boost::json::array because;
  for (const auto& step : verdict.because) because.push_back(step_json(step, messages));
  boost::json::value worked = nullptr;
  if (verdict.worked) worked = verdict.worked->count();
  return {{"date", base::format_day(verdict.day)},
          {"day_type", domain::day_type_name(verdict.day_type)},
          {"status", domain::status_name(verdict.status)},
          {"effective_start", minute(verdict.effective_start)},
          {"may_leave_from", minute(verdict.may_leave_from)},
          {"office_end", minute(verdict.office_end)},
          {"late_minutes", verdict.late.count()},
          {"early_minutes", verdict.early.count()},
          {"worked_minutes", worked},
          {"issues", std::move(issues)},
          {"pack", verdict.pack_name + " " + verdict.pack_version},
          {"because", std::move(because)}};
}

boost::json::object to_json(const domain::Scheme& scheme) {
  boost::json::object body{{"kind", domain::scheme_kind(scheme)}};
  if (const auto* wbb = std::get_if<domain::Wbb>(&scheme)) body["start"] = base::format_minute(wbb->start);
  if (const auto* shift = std::get_if<domain::Shift>(&scheme)) {
    body["start"] = base::format_minute(shift->start);
    body["end"] = base::format_minute(shift->end);
  }
  return body;
}

boost::json::object to_json(const domain::DayScheme& scheme) {
  return scheme.off() ? boost::json::object{{"kind", domain::format_duty(*scheme.duty)}} : to_json(scheme.scheme);
}

}  // namespace spotme::http

#include "http/preview_json.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::value minute(const std::optional<base::Minutes>& at) {
  if (!at) return nullptr;
  return boost::json::value(base::format_minute(*at));
}

boost::json::array issues_json(const std::vector<domain::Issue>& issues) {
  boost::json::array names;
  for (const auto issue : issues) names.emplace_back(domain::issue_name(issue));
  return names;
}

boost::json::object to_json(const app::Outcome& outcome) {
  return {{"day_type", domain::day_type_name(outcome.day_type)},
          {"status", domain::status_name(outcome.status)},
          {"issues", issues_json(outcome.issues)},
          {"effective_start", minute(outcome.effective_start)},
          {"may_leave_from", minute(outcome.may_leave_from)},
          {"office_end", minute(outcome.office_end)},
          {"late_minutes", outcome.late.count()},
          {"early_minutes", outcome.early.count()}};
}

}  // namespace

boost::json::object to_json(const app::Preview& preview) {
  boost::json::array transitions;
  for (const auto& [one, days] : preview.transitions) {
    transitions.push_back(boost::json::object{
        {"from", {{"status", domain::status_name(one.from)}, {"issues", issues_json(one.from_issues)}}},
        {"to", {{"status", domain::status_name(one.to)}, {"issues", issues_json(one.to_issues)}}},
        {"days", days}});
  }
  boost::json::array changes;
  for (const auto& change : preview.changes) {
    changes.push_back(boost::json::object{{"officer", {{"id", base::to_string(change.officer)}, {"name", change.name}}},
                                          {"date", base::format_day(change.day)},
                                          {"from", to_json(change.from)},
                                          {"to", to_json(change.to)}});
  }
  return {{"from", base::format_day(preview.range.days.first)},
          {"to", base::format_day(preview.range.days.last)},
          {"trial", preview.range.trial},
          {"complete", preview.complete},
          {"officers", preview.officers},
          {"days", preview.days},
          {"changed_officers", preview.changed_officers},
          {"changed_days", preview.changed_days},
          {"unjudged_days", preview.unjudged_days},
          {"transitions", std::move(transitions)},
          {"changes", std::move(changes)}};
}

boost::json::value to_json(const std::optional<app::Preview>& preview) {
  if (!preview) return nullptr;
  return to_json(*preview);
}

}  // namespace spotme::http

#include "app/audit_question.hpp"

#include "base/text.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

namespace spotme::app {

using base::Code;
using base::Error;

base::Result<store::AuditFilter> filter_of(const domain::Caller& caller, const AuditQuestion& question) {
  if (!domain::may_read_audit(caller, caller.agency)) return Error{Code::not_found, "not_found", ""};
  if (question.days.last < question.days.first) return Error{Code::unprocessable, "range_reversed", "to"};
  if (question.days.last - question.days.first >= most_audit_days) {
    return Error{Code::unprocessable, "range_too_long", "to", {{"limit", std::to_string(most_audit_days.count())}}};
  }
  store::AuditFilter filter{question.days, question.actor, question.officer};
  filter.text = store::name_key(question.text);
  if (!filter.text.empty()) {
    if (base::count_characters(filter.text) < least_audit_text) {
      return Error{
          Code::unprocessable, "too_short", "text", {{"field", "text"}, {"minimum", std::to_string(least_audit_text)}}};
    }
    if (question.days.last - question.days.first >= most_audit_text_days) {
      return Error{
          Code::unprocessable, "audit_text_too_long", "to", {{"limit", std::to_string(most_audit_text_days.count())}}};
    }
  }
  if (question.group) {
    const auto words = domain::actions_of(*question.group);
    filter.words = std::vector<std::string>(words.begin(), words.end());
  }
  if (!question.action.empty()) {
    const auto group = domain::group_of(question.action);
    if (!group || (question.group && *group != *question.group)) {
      return Error{Code::invalid, "parameter_invalid", "action", {{"field", "action"}}};
    }
    filter.words = std::vector<std::string>{question.action};
  }
  return filter;
}

std::string asked_of(const AuditQuestion& question) {
  auto text = fmt::format("from={} to={}", base::format_day(question.days.first), base::format_day(question.days.last));
  if (question.actor) text += " actor_id=" + base::to_string(*question.actor);
  if (question.officer) text += " officer_id=" + base::to_string(*question.officer);
  if (question.group) text += fmt::format(" group={}", domain::audit_group_name(*question.group));
  if (!question.action.empty()) text += " action=" + question.action;
  if (!question.text.empty()) text += fmt::format(" text={}", base::trimmed(question.text));
  return text;
}

std::optional<base::Uuid> subject_of(const AuditQuestion& question) {
  if (!question.officer) return std::nullopt;
  return question.officer->value;
}

}  // namespace spotme::app

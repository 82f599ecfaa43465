#include "http/approval_json.hpp"

#include "http/attachment_json.hpp"
#include "http/grant_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::value word_or_null(const std::optional<std::string>& word) {
  if (!word) return nullptr;
  return boost::json::value(*word);
}

boost::json::value name_or_null(const std::string& name) {
  if (name.empty()) return nullptr;
  return boost::json::value(name);
}

boost::json::value form_or_null(const std::optional<domain::GrantDraft>& draft) {
  if (!draft) return nullptr;
  return to_json(*draft);
}

boost::json::object correction_json(const store::Correction& one) {
  boost::json::object body{{"date", base::format_day(one.work_day)},
                           {"kind", domain::event_kind_name(one.kind)},
                           {"at", base::format_minute(one.minute)},
                           {"answers", nullptr}};
  if (one.answers) body["answers"] = base::to_string(*one.answers);
  return body;
}

boost::json::object step_json(const app::NamedStep& named) {
  const auto& step = named.step;
  return {{"revision", step.revision},
          {"action", domain::approval_action_name(step.action)},
          {"state", domain::approval_state_name(step.state)},
          {"desk", domain::desk_name(step.desk)},
          {"at", base::format_instant(step.at)},
          {"by", name_or_null(named.by_name)},
          {"on_behalf_of", name_or_null(named.on_behalf_of_name)},
          {"waited_for", name_or_null(named.waited_for_name)},
          {"note", step.note},
          {"facts", step.facts}};
}

}  // namespace

boost::json::object to_json(const store::Approval& approval) {
  const auto& standing = approval.standing;
  boost::json::object body{{"id", base::to_string(approval.id)},
                           {"revision", approval.revision},
                           {"kind", domain::approval_kind_name(standing.kind)},
                           {"subject", approval.subject},
                           {"state", domain::approval_state_name(standing.state)},
                           {"desk", domain::desk_name(standing.desk)},
                           {"two_steps", standing.second.has_value()},
                           {"recommendation", nullptr},
                           {"from", base::format_day(approval.first_day)},
                           {"to", base::format_day(approval.last_day)},
                           {"reason_kind", approval.reason_kind},
                           {"text", approval.text},
                           {"due_on", base::format_day(approval.due_on)},
                           {"made_at", base::format_instant(approval.made_at)},
                           {"moved_at", base::format_instant(approval.moved_at)}};
  if (standing.recommendation) body["recommendation"] = *standing.recommendation;
  return body;
}

boost::json::object to_json(const app::InboxEntry& entry) {
  auto body = to_json(entry.view.approval);
  body["officer"] = boost::json::object{{"id", base::to_string(entry.view.approval.officer)},
                                        {"name", entry.view.officer_name},
                                        {"unit", entry.view.unit_name}};
  body["on_behalf_of"] = word_or_null(entry.on_behalf_of);
  boost::json::array issues;
  for (const auto& issue : entry.issues) {
    issues.push_back({{"date", base::format_day(issue.day)}, {"issue", domain::issue_name(issue.kind)}});
  }
  body["issues"] = std::move(issues);
  boost::json::array attachments;
  for (const auto& one : entry.attachments) attachments.push_back(to_json(one));
  body["attachments"] = std::move(attachments);
  body["correction"] = nullptr;
  if (entry.correction) body["correction"] = correction_json(*entry.correction);
  return body;
}

boost::json::object to_json(const app::ApprovalDetail& detail) {
  auto body = to_json(detail.entry);
  boost::json::array steps;
  for (const auto& step : detail.steps) steps.push_back(step_json(step));
  boost::json::array issues;
  for (const auto& issue : detail.issues) {
    issues.push_back({{"date", base::format_day(issue.day.day)},
                      {"issue", domain::issue_name(issue.kind)},
                      {"state", domain::issue_state_name(issue.state)},
                      {"explain_by", base::format_day(issue.explain_by)}});
  }
  boost::json::array deciders;
  for (const auto& name : detail.deciders) deciders.emplace_back(name);
  body["steps"] = std::move(steps);
  body["issue_states"] = std::move(issues);
  body["deciders"] = std::move(deciders);
  body["own"] = detail.own;
  body["may_decide"] = detail.may_decide;
  body["may_take_back"] = detail.may_take_back;
  body["history"] = boost::json::object{{"accepted", detail.history.accepted},
                                        {"rejected", detail.history.rejected},
                                        {"waiting", detail.history.waiting}};
  body["grant"] = form_or_null(detail.grant);
  body["replaces"] = form_or_null(detail.replaces);
  body["answered"] = nullptr;
  if (detail.answered) {
    body["answered"] = boost::json::object{{"id", base::to_string(detail.answered->id)},
                                           {"kind", domain::event_kind_name(detail.answered->kind)},
                                           {"at", base::format_instant(detail.answered->at)},
                                           {"waiting", detail.answered->waiting}};
  }
  return body;
}

boost::json::object to_json(const app::DecisionOutcome& outcome, const base::Messages& messages) {
  boost::json::object body{{"id", base::to_string(outcome.seen.id)},
                           {"done", !outcome.refusal.has_value()},
                           {"state", domain::approval_state_name(outcome.state)},
                           {"revision", outcome.revision},
                           {"error", nullptr}};
  if (outcome.refusal) {
    const auto text = messages.text(outcome.refusal->key, outcome.refusal->args);
    body["error"] = boost::json::object{{"code", outcome.refusal->key}, {"message", to_json(text)}};
  }
  return body;
}

}  // namespace spotme::http

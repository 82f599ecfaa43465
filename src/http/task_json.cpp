#include "http/task_json.hpp"

#include "http/attachment_json.hpp"

namespace spotme::http {
namespace {

template <class IdType>
boost::json::value id_or_null(const std::optional<IdType>& id) {
  if (!id) return nullptr;
  return boost::json::value(base::to_string(*id));
}

boost::json::value instant_or_null(const std::optional<base::Instant>& at) {
  if (!at) return nullptr;
  return boost::json::value(base::format_instant(*at));
}

/// What the API calls an action that is still to be taken.
std::string_view may_word(domain::TaskAction action) {
  switch (action) {
    case domain::TaskAction::edit: return "edit";
    case domain::TaskAction::progress: return "progress";
    case domain::TaskAction::carry_over: return "carry_over";
    case domain::TaskAction::hand_in: return "hand_in";
    case domain::TaskAction::verify: return "verify";
    case domain::TaskAction::send_back: return "return";
    case domain::TaskAction::cancel: return "cancel";
    case domain::TaskAction::add_evidence: return "evidence";
    case domain::TaskAction::plan:
    case domain::TaskAction::assign: break;
  }
  return "edit";
}

boost::json::array may_json(const app::TaskEntry& entry) {
  boost::json::array words;
  for (const auto action : entry.may) words.push_back(boost::json::value(may_word(action)));
  if (entry.may_comment) words.push_back("comment");
  return words;
}

boost::json::object step_json(const app::NamedTaskStep& named) {
  const auto& step = named.step;
  boost::json::object body{{"action", domain::task_action_name(step.action)},
                           {"state", domain::task_state_name(step.state)},
                           {"at", base::format_instant(step.at)},
                           {"work_day", base::format_day(step.work_day)},
                           {"by", nullptr},
                           {"progress_before", step.progress_before},
                           {"progress", step.progress},
                           {"note", step.note}};
  if (step.by) body["by"] = person_json(*step.by, named.by_name);
  if (step.to) body["to"] = base::format_day(*step.to);
  return body;
}

boost::json::array steps_json(const std::vector<app::NamedTaskStep>& steps) {
  boost::json::array list;
  for (const auto& step : steps) list.push_back(step_json(step));
  return list;
}

boost::json::array comments_json(const std::vector<store::Comment>& comments) {
  boost::json::array list;
  for (const auto& comment : comments) list.push_back(to_json(comment));
  return list;
}

boost::json::object recurrence_json(const domain::Recurrence& recurrence) {
  boost::json::object body{{"every", domain::every_name(recurrence.every)},
                           {"from", base::format_day(recurrence.first)},
                           {"until", base::format_day(recurrence.last)},
                           {"due_days", recurrence.due_days}};
  if (recurrence.every == domain::Every::week) {
    boost::json::array weekdays;
    for (int n = 0; n < 7; ++n) {
      if (((recurrence.weekdays >> n) & 1) != 0) weekdays.push_back(n + 1);
    }
    body["weekdays"] = std::move(weekdays);
  }
  if (recurrence.every == domain::Every::month) body["day"] = recurrence.month_day;
  return body;
}

}  // namespace

boost::json::object person_json(base::OfficerId officer, const std::string& name) {
  return {{"id", base::to_string(officer)}, {"name", name}};
}

boost::json::object to_json(const app::TaskEntry& entry, base::Day today) {
  const auto& task = entry.view.task;
  boost::json::array links;
  for (const auto& link : entry.links) links.push_back({{"url", link.url}, {"label", link.label}});
  boost::json::array attachments;
  for (const auto& one : entry.attachments) attachments.push_back(to_json(one));
  boost::json::object body{{"id", base::to_string(task.id)},
                           {"officer", person_json(task.officer, entry.view.officer_name)},
                           {"assigned_by", nullptr},
                           {"assignment_id", id_or_null(task.assignment)},
                           {"series_id", id_or_null(task.series)},
                           {"title", task.draft.title},
                           {"output", task.draft.output},
                           {"begins_on", base::format_day(task.draft.begins_on)},
                           {"due_on", base::format_day(task.draft.due_on)},
                           {"priority", domain::task_priority_name(task.draft.priority)},
                           {"progress", task.progress},
                           {"state", domain::task_state_name(task.state)},
                           {"revision", task.revision},
                           {"resumes_on", base::format_day(task.resumes_on)},
                           {"carried", task.carried},
                           {"overdue", domain::is_open(task.state) && task.draft.due_on < today},
                           {"made_at", base::format_instant(task.made_at)},
                           {"moved_at", base::format_instant(task.moved_at)},
                           {"moved_on", base::format_day(task.moved_on)},
                           {"handed_in_at", instant_or_null(task.handed_in_at)},
                           {"remark", task.remark},
                           {"comments", entry.view.comments},
                           {"links", std::move(links)},
                           {"attachments", std::move(attachments)},
                           {"may", may_json(entry)}};
  if (task.assigned_by) body["assigned_by"] = person_json(*task.assigned_by, entry.view.assigner_name);
  return body;
}

boost::json::array to_json(const std::vector<app::TaskEntry>& entries, base::Day today) {
  boost::json::array list;
  for (const auto& entry : entries) list.push_back(to_json(entry, today));
  return list;
}

boost::json::object to_json(const store::Comment& comment) {
  return {{"id", base::to_string(comment.id)},
          {"by", person_json(comment.by, comment.by_name)},
          {"at", base::format_instant(comment.at)},
          {"text", comment.text}};
}

boost::json::object to_json(const app::TaskDetail& detail, base::Day today) {
  boost::json::array days;
  for (const auto day : detail.moved_on) days.push_back(boost::json::value(base::format_day(day)));
  return {{"task", to_json(detail.entry, today)},
          {"steps", steps_json(detail.steps)},
          {"moved_on", std::move(days)},
          {"comments", comments_json(detail.comments)},
          {"own", detail.own}};
}

boost::json::object to_json(const app::DayReportView& view) {
  const auto& report = view.report.report;
  boost::json::object body{{"date", base::format_day(view.report.work_day)},
                           {"plan", report.plan},
                           {"planned_at", instant_or_null(report.planned_at)},
                           {"text", report.text},
                           {"version", report.version},
                           {"reported_at", instant_or_null(report.reported_at)},
                           {"verified_at", instant_or_null(view.report.verified_at)},
                           {"verified_by", nullptr},
                           {"may_report", view.may_report},
                           {"may_verify", view.may_verify}};
  if (view.report.verified_by) body["verified_by"] = person_json(*view.report.verified_by, view.verifier_name);
  return body;
}

boost::json::object to_json(const app::TaskDay& day) {
  boost::json::array moved;
  for (const auto& one : day.moved) {
    moved.push_back({{"task", to_json(one.task, day.today)}, {"steps", steps_json(one.steps)}});
  }
  return {{"date", base::format_day(day.date)},
          {"today", base::format_day(day.today)},
          {"officer", person_json(day.officer, day.officer_name)},
          {"own", day.own},
          {"planned", day.planned},
          {"open", to_json(day.open, day.today)},
          {"moved", std::move(moved)},
          {"report", to_json(day.report)},
          {"comments", comments_json(day.comments)}};
}

boost::json::object to_json(const app::SeriesEntry& entry) {
  const auto& series = entry.view.series;
  return {{"id", base::to_string(series.id)},
          {"title", series.title},
          {"output", series.output},
          {"priority", domain::task_priority_name(series.priority)},
          {"recurrence", recurrence_json(series.recurrence)},
          {"officers", entry.view.officers},
          {"made_by", person_json(series.made_by, entry.view.maker_name)},
          {"made_at", base::format_instant(series.made_at)},
          {"ended_at", instant_or_null(series.ended_at)},
          {"may_end", entry.may_end}};
}

domain::TaskPriority read_priority(base::ObjectReader& reader) {
  using domain::TaskPriority;
  return reader
      .optional_enum<TaskPriority>(
          "priority", {{"low", TaskPriority::low}, {"normal", TaskPriority::normal}, {"high", TaskPriority::high}})
      .value_or(TaskPriority::normal);
}

domain::TaskDraft read_task_draft(base::ObjectReader& reader) {
  domain::TaskDraft draft;
  draft.title = reader.required_text("title", 1, domain::most_task_title);
  draft.output = reader.optional_text("output", 0, domain::most_task_output).value_or("");
  draft.begins_on = reader.required_day("begins_on");
  draft.due_on = reader.required_day("due_on");
  draft.priority = read_priority(reader);
  return draft;
}

std::optional<domain::Recurrence> read_recurrence(base::ObjectReader& reader) {
  using domain::Every;
  auto inner = reader.optional_object("recurrence");
  if (!inner) return std::nullopt;
  domain::Recurrence recurrence;
  recurrence.every =
      inner->required_enum<Every>("every", {{"day", Every::day}, {"week", Every::week}, {"month", Every::month}});
  if (inner->has("weekdays")) {
    for (const auto weekday : inner->required_integers("weekdays", 7, 1, 7)) {
      recurrence.weekdays = static_cast<std::uint8_t>(recurrence.weekdays | (1U << (weekday - 1)));
    }
  }
  recurrence.month_day = inner->optional_integer("day", 1, 31).value_or(0);
  recurrence.first = inner->required_day("from");
  recurrence.last = inner->required_day("until");
  recurrence.due_days = inner->optional_integer("due_days", 0, domain::most_due_days).value_or(0);
  return recurrence;
}

}  // namespace spotme::http

#include "domain/task.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

constexpr std::array<std::string_view, 5> states{"open", "returned", "handed_in", "verified", "cancelled"};
constexpr std::array<std::string_view, 3> priorities{"low", "normal", "high"};
constexpr std::array<std::string_view, 10> actions{"planned",   "assigned", "edited",   "progressed", "carried_over",
                                                   "handed_in", "verified", "returned", "cancelled",  "evidence_added"};
constexpr std::int64_t whole = 100;
constexpr std::int64_t progress_step = 25;

template <class Value, std::size_t N>
std::optional<Value> find_word(const std::array<std::string_view, N>& words, std::string_view text) {
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

/// Of the officer alone.
bool is_work(TaskAction action) {
  return action == TaskAction::progress || action == TaskAction::carry_over || action == TaskAction::hand_in ||
         action == TaskAction::add_evidence;
}
/// Of who leads him alone.
bool is_judgement(TaskAction action) { return action == TaskAction::verify || action == TaskAction::send_back; }

base::Result<void> check_actor(const TaskStanding& standing, TaskAction action, const TaskActor& actor) {
  if (!actor.own && !actor.leads && !actor.reads) return Error{Code::not_found, "not_found", ""};
  if (is_work(action)) {
    if (!actor.own) return Error{Code::forbidden, "task_not_yours_to_do", ""};
    return {};
  }
  if (is_judgement(action) || !actor.own) {
    if (!actor.leads) return Error{Code::forbidden, "task_not_yours_to_judge", ""};
    return {};
  }
  if (standing.assigned && !actor.leads) return Error{Code::forbidden, "task_assigned_by_other", ""};
  return {};
}

base::Result<void> check_state(const TaskStanding& standing, TaskAction action, const TaskActor& actor) {
  const auto state = standing.state;
  // Nobody could hand it in again.
  if (actor.gone && (action == TaskAction::send_back || action == TaskAction::edit)) {
    return Error{Code::conflict, "task_officer_gone", ""};
  }
  if (action == TaskAction::send_back && state == TaskState::verified) return {};
  if (state == TaskState::verified || state == TaskState::cancelled) return Error{Code::conflict, "task_settled", ""};
  if (is_judgement(action)) {
    if (state != TaskState::handed_in) return Error{Code::conflict, "task_not_handed_in", ""};
    return {};
  }
  if (action == TaskAction::add_evidence || action == TaskAction::progress) return {};
  if (action == TaskAction::cancel && actor.leads) return {};
  if (!is_open(state)) return Error{Code::conflict, "task_not_open", ""};
  return {};
}

base::Result<void> check_note(const TaskChange& change, const TaskActor& actor) {
  const bool wanted =
      change.action == TaskAction::send_back || (change.action == TaskAction::cancel && actor.leads && !actor.own);
  if (wanted && base::trimmed(change.note).empty()) return Error{Code::unprocessable, "task_note_missing", "note"};
  if (base::count_characters(change.note) > most_task_note) {
    return Error{
        Code::unprocessable, "too_long", "note", {{"field", "note"}, {"limit", std::to_string(most_task_note)}}};
  }
  return {};
}

Error too_far(std::string_view field) {
  return {Code::unprocessable, "task_day_too_far", std::string(field), {{"limit", std::to_string(most_task_days)}}};
}
bool is_far(base::Day day, base::Day today) {
  return day > today + std::chrono::days{most_task_days} || day < today - std::chrono::days{most_task_days};
}

base::Result<TaskStanding> with_progress(TaskStanding standing, const TaskChange& change) {
  if (change.progress < 0 || change.progress > whole || change.progress % progress_step != 0) {
    return Error{
        Code::unprocessable, "not_one_of", "progress", {{"field", "progress"}, {"allowed", "0, 25, 50, 75, 100"}}};
  }
  const bool taken_back = standing.state == TaskState::handed_in;
  if (change.progress == standing.progress && !taken_back && base::trimmed(change.note).empty()) {
    return Error{Code::conflict, "task_unchanged", ""};
  }
  standing.progress = change.progress;
  if (taken_back) standing.state = TaskState::open;
  return standing;
}

base::Result<TaskStanding> carried_over(TaskStanding standing, const TaskChange& change, base::Day today) {
  if (change.to <= today || change.to <= standing.resumes_on) {
    return Error{Code::unprocessable, "task_carry_backwards", "to"};
  }
  if (is_far(change.to, today)) return too_far("to");
  standing.resumes_on = change.to;
  ++standing.carried;
  if (!standing.assigned) standing.due_on = std::max(standing.due_on, change.to);
  return standing;
}

/// Text of at most `most` characters; with `needed` not only space.
base::Result<void> check_length(std::string_view text, std::string_view field, bool needed, std::size_t most) {
  const std::string name(field);
  if (needed && base::trimmed(text).empty()) {
    return Error{Code::unprocessable, "missing_field", name, {{"field", name}}};
  }
  if (base::count_characters(text) > most) {
    return Error{Code::unprocessable, "too_long", name, {{"field", name}, {"limit", std::to_string(most)}}};
  }
  return {};
}

}  // namespace

std::string_view task_state_name(TaskState state) { return states.at(static_cast<std::size_t>(state)); }
std::optional<TaskState> parse_task_state(std::string_view text) { return find_word<TaskState>(states, text); }
bool is_open(TaskState state) { return state == TaskState::open || state == TaskState::returned; }
std::string_view task_priority_name(TaskPriority priority) { return priorities.at(static_cast<std::size_t>(priority)); }
std::optional<TaskPriority> parse_task_priority(std::string_view text) {
  return find_word<TaskPriority>(priorities, text);
}
std::string_view task_action_name(TaskAction action) { return actions.at(static_cast<std::size_t>(action)); }
std::optional<TaskAction> parse_task_action(std::string_view text) { return find_word<TaskAction>(actions, text); }

base::Result<void> check_task(const TaskDraft& draft, base::Day today) {
  SPOTME_CHECK(check_length(draft.title, "title", true, most_task_title));
  SPOTME_CHECK(check_length(draft.output, "output", false, most_task_output));
  if (draft.due_on < draft.begins_on) return Error{Code::unprocessable, "task_ends_before_it_begins", "due_on"};
  if (is_far(draft.begins_on, today)) return too_far("begins_on");
  if (is_far(draft.due_on, today)) return too_far("due_on");
  if (draft.due_on < today) return Error{Code::unprocessable, "task_day_past", "due_on"};
  return {};
}

base::Result<void> check_task_edit(const TaskDraft& draft, const TaskDraft& before, base::Day today) {
  auto checked = check_task(draft, today);
  const bool past_already = draft.due_on == before.due_on && draft.begins_on == before.begins_on;
  if (!checked && past_already && checked.error().key.starts_with("task_day_")) return {};
  return checked;
}

base::Result<void> check_link(const TaskLink& link, const std::string& field) {
  const Error invalid{Code::unprocessable, "task_link_invalid", field + ".url"};
  const auto& url = link.url;
  if (url.size() > most_link) return invalid;
  const auto colon = url.find(':');
  const auto scheme = base::ascii_lower(std::string_view(url).substr(0, colon));
  if (colon == std::string::npos || (scheme != "http" && scheme != "https")) return invalid;
  if (url.compare(colon, 3, "://") != 0) return invalid;
  const auto rest = std::string_view(url).substr(colon + 3);
  const auto host = rest.substr(0, rest.find_first_of("/?#"));
  // A user before the host serves to make an address look like another.
  if (host.empty() || host.front() == ':' || host.find('@') != std::string_view::npos) return invalid;
  const bool clean = std::none_of(url.begin(), url.end(), [](char c) {
    constexpr std::string_view never = "\"'<>\\^`{|}\x7f";
    return static_cast<unsigned char>(c) <= ' ' || never.find(c) != std::string_view::npos;
  });
  if (!clean || !base::is_storable_text(url)) return invalid;
  return check_length(link.label, field + ".label", false, most_link_label);
}

base::Result<TaskStanding> take_step(const TaskStanding& standing, const TaskChange& change, const TaskActor& actor,
                                     base::Day today) {
  SPOTME_CHECK(check_actor(standing, change.action, actor));
  SPOTME_CHECK(check_state(standing, change.action, actor));
  SPOTME_CHECK(check_note(change, actor));
  auto after = standing;
  switch (change.action) {
    case TaskAction::progress: return with_progress(after, change);
    case TaskAction::carry_over: return carried_over(after, change, today);
    case TaskAction::hand_in:
      after.state = TaskState::handed_in;
      after.progress = whole;
      return after;
    case TaskAction::verify: after.state = TaskState::verified; return after;
    case TaskAction::send_back: after.state = TaskState::returned; return after;
    case TaskAction::cancel: after.state = TaskState::cancelled; return after;
    case TaskAction::plan:
    case TaskAction::assign:
    case TaskAction::edit:
    case TaskAction::add_evidence: break;
  }
  return after;
}

std::vector<TaskAction> possible_actions(const TaskStanding& standing, const TaskActor& actor) {
  std::vector<TaskAction> possible;
  for (std::size_t n = static_cast<std::size_t>(TaskAction::edit); n < actions.size(); ++n) {
    const auto action = static_cast<TaskAction>(n);
    if (check_actor(standing, action, actor) && check_state(standing, action, actor)) possible.push_back(action);
  }
  return possible;
}

}  // namespace spotme::domain

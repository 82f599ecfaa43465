#include "app/approval.hpp"
#include "app/approval_attachment.hpp"
#include "app/approval_case.hpp"
#include "base/text.hpp"
#include "store/grant_application.hpp"
#include "store/grant_list.hpp"
#include "store/look.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};
constexpr std::chrono::days figures_of{30};
constexpr std::chrono::days history_of{365};
constexpr std::size_t id_length = 36;

/// A cursor is the id and the day, as one opaque word.
std::string write_cursor(const store::Approval& last) {
  const auto text = base::to_string(last.id) + base::format_day(last.due_on);
  return base::to_base64url(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

base::Result<store::ApprovalCursor> read_cursor(std::string_view text) {
  const Error refusal{Code::unprocessable, "cursor_invalid", "after"};
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() < id_length) return refusal;
  const std::string plain(bytes->begin(), bytes->end());
  const auto id = base::parse_uuid(std::string_view(plain).substr(0, id_length));
  const auto day = base::parse_day(std::string_view(plain).substr(id_length));
  if (!id || !day) return refusal;
  return store::ApprovalCursor{*day, {*id}};
}

/// What each case is about, by one statement a kind.
std::vector<InboxEntry> with_content(db::Read& read, base::AgencyId agency, std::vector<store::ApprovalView> views) {
  std::vector<base::ApprovalId> ids;
  std::map<base::ApprovalId, std::size_t> place;
  std::vector<InboxEntry> entries;
  for (auto& view : views) {
    place.emplace(view.approval.id, entries.size());
    ids.push_back(view.approval.id);
    entries.push_back({std::move(view)});
  }
  for (const auto& issue : store::load_approval_issues(read, agency, ids)) {
    entries[place.at(issue.approval)].issues.push_back(issue);
  }
  for (auto& one : store::find_corrections(read, agency, ids)) {
    entries[place.at(one.approval)].correction = std::move(one);
  }
  std::vector<base::Uuid> subjects;
  for (const auto& id : ids) subjects.push_back(id.value);
  for (auto& one : store::load_subject_attachments(read, agency, approval_subject, subjects)) {
    entries[one.n].attachments.push_back(std::move(one.attachment));
  }
  return entries;
}

/// The one whose desk the caller sits at, where it is not his own.
std::optional<base::OfficerId> stands_in_for(const Sitting& sitting, const domain::ApprovalStanding& standing) {
  const auto desk = domain::deciding_desk(standing, sitting.actor);
  if (!desk) return std::nullopt;
  return sitting.on_behalf_of.at(static_cast<std::size_t>(*desk) - 1);
}

void name_desks(db::Read& read, base::AgencyId agency, const Seats& seats, std::vector<InboxEntry>& entries) {
  std::vector<base::OfficerId> persons;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto person = stands_in_for(seats.at(entries[i].view), entries[i].view.approval.standing);
    if (!person) continue;
    persons.push_back(*person);
    places.push_back(i);
  }
  const auto names = store::load_officer_names(read, agency, persons);
  for (std::size_t i = 0; i < places.size(); ++i) entries[places[i]].on_behalf_of = names[i];
}

std::vector<NamedStep> named_steps(db::Read& read, base::AgencyId agency, base::ApprovalId id) {
  std::vector<base::OfficerId> persons;
  std::vector<std::string NamedStep::*> fields;
  std::vector<std::size_t> places;
  std::vector<NamedStep> named;
  for (auto& step : store::load_approval_steps(read, agency, id)) {
    const auto add = [&](const std::optional<base::OfficerId>& person, std::string NamedStep::*field) {
      if (!person) return;
      persons.push_back(*person);
      fields.push_back(field);
      places.push_back(named.size());
    };
    add(step.by, &NamedStep::by_name);
    add(step.on_behalf_of, &NamedStep::on_behalf_of_name);
    add(step.waited_for, &NamedStep::waited_for_name);
    named.push_back({std::move(step)});
  }
  const auto names = store::load_officer_names(read, agency, persons);
  for (std::size_t i = 0; i < names.size(); ++i) named[places[i]].*fields[i] = names[i];
  return named;
}

void add_issue_states(db::Read& read, base::AgencyId agency, ApprovalDetail& detail) {
  std::vector<store::OfficerDay> days;
  for (const auto& issue : detail.entry.issues) {
    const store::OfficerDay day{agency, issue.officer, issue.day};
    if (days.empty() || !(days.back() == day)) days.push_back(day);
  }
  for (const auto& stored : store::load_issues(read, days)) {
    const bool named = std::any_of(detail.entry.issues.begin(), detail.entry.issues.end(), [&](const auto& issue) {
      return issue.day == stored.day.day && issue.kind == stored.kind;
    });
    if (named) detail.issues.push_back(stored);
  }
  std::sort(detail.issues.begin(), detail.issues.end(),
            [](const auto& a, const auto& b) { return std::pair(a.day.day, a.kind) < std::pair(b.day.day, b.kind); });
}

void add_answered_press(db::Read& read, base::AgencyId agency, ApprovalDetail& detail) {
  const auto& correction = detail.entry.correction;
  if (!correction || !correction->answers) return;
  for (auto& numbered : store::load_clock_events(read, {{agency, correction->officer, correction->work_day}})) {
    if (numbered.event.id == *correction->answers) detail.answered = std::move(numbered.event);
  }
}

void add_grant(db::Read& read, base::AgencyId agency, bool reads_only, ApprovalDetail& detail) {
  const auto applied = store::load_grant_applications(read, agency, {detail.entry.view.approval.id});
  if (applied.empty()) return;
  const auto shown = [&](const store::Grant& grant) {
    auto draft = store::draft_of(grant);
    if (reads_only) draft.pregnancy = std::nullopt;
    return draft;
  };
  detail.grant = shown(applied.front());
  if (!applied.front().replaces) return;
  for (const auto& former : store::load_grants_by_id(read, agency, {*applied.front().replaces})) {
    detail.replaces = shown(former);
  }
}

base::Result<ApprovalDetail> load_detail(db::Read& read, const domain::Caller& caller, base::ApprovalId id) {
  const auto agency = caller.agency;
  auto views = store::find_approvals(read, agency, {id});
  if (views.empty()) return not_found;
  const auto seats = Seats::load(read, caller);
  const auto sitting = seats.at(views.front());
  const bool reads = domain::may_read_cases(caller, agency, views.front().unit_path);
  if (!sitting.actor.applicant && !sitting.actor.has_seat() && !reads) return not_found;
  ApprovalDetail detail;
  const auto deciders = load_deciders(read, agency, views).front();
  auto entries = with_content(read, agency, std::move(views));
  name_desks(read, agency, seats, entries);
  detail.entry = std::move(entries.front());
  const auto& approval = detail.entry.view.approval;
  detail.own = approval.officer == caller.officer;
  detail.may_decide = !sitting.actor.applicant && !domain::is_settled(approval.standing.state) &&
                      domain::take_step(approval.standing, domain::ApprovalAction::accept, sitting.actor).has_value();
  detail.may_take_back =
      domain::take_step(approval.standing, domain::ApprovalAction::take_back, sitting.actor).has_value();
  detail.steps = named_steps(read, agency, id);
  if (!domain::is_settled(approval.standing.state)) {
    detail.deciders = store::load_officer_names(read, agency, deciders);
  }
  add_issue_states(read, agency, detail);
  add_answered_press(read, agency, detail);
  add_grant(read, agency, !sitting.actor.applicant && !sitting.actor.has_seat(), detail);
  detail.history =
      store::load_approval_history(read, agency, approval.officer, approval.subject, read.now() - history_of);
  return detail;
}

}  // namespace

base::Result<InboxPage> list_inbox(const Context& context, const domain::Caller& caller, const InboxQuestion& question,
                                   const std::optional<std::string>& after, const store::Actor& actor) {
  std::optional<store::ApprovalCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_cursor(*after));
  }
  auto page = context.database.read([&](db::Read& read) {
    const auto seats = Seats::load(read, caller);
    InboxPage found;
    found.decides = seats.any();
    store::InboxFilter filter{caller.officer,
                              seats.desks(),
                              question.box,
                              question.subject,
                              store::name_key(question.search),
                              question.limit + 1,
                              domain::case_reach(caller)};
    found.reads = !filter.read_reach.empty();
    auto views = store::list_inbox(read, caller.agency, filter, cursor);
    if (static_cast<std::int64_t>(views.size()) > question.limit) {
      views.pop_back();
      found.next = write_cursor(views.back().approval);
    }
    found.entries = with_content(read, caller.agency, std::move(views));
    name_desks(read, caller.agency, seats, found.entries);
    found.counts = store::count_inbox(read, caller.agency, filter);
    found.figures = store::load_desk_figures(read, caller.agency, caller.officer, read.now() - figures_of);
    return found;
  });
  if (!page.entries.empty()) {
    context.database.write([&](db::Write& write) {
      store::insert_audit_entry(write, caller.agency, actor, "approvals_read", std::nullopt,
                                std::to_string(page.entries.size()));
      return true;
    });
  }
  return page;
}

base::Result<OwnApprovals> list_own_approvals(const Context& context, const domain::Caller& caller, bool open,
                                              const std::optional<std::string>& after, std::int64_t limit) {
  std::optional<base::ApprovalId> before;
  if (after) {
    const auto id = base::parse_uuid(*after);
    if (!id) return Error{Code::unprocessable, "cursor_invalid", "after"};
    before = base::ApprovalId{*id};
  }
  return context.database.read([&](db::Read& read) {
    auto views = store::list_own_approvals(read, caller.agency, caller.officer, open, before, limit + 1);
    OwnApprovals own;
    if (static_cast<std::int64_t>(views.size()) > limit) {
      views.pop_back();
      own.next = base::to_string(views.back().approval.id);
    }
    own.entries = with_content(read, caller.agency, std::move(views));
    return own;
  });
}

base::Result<ApprovalDetail> show_approval(const Context& context, const domain::Caller& caller, base::ApprovalId id,
                                           const store::Actor& actor) {
  SPOTME_TRY(auto detail, context.database.read([&](db::Read& read) { return load_detail(read, caller, id); }));
  if (!detail.own) {
    context.database.write([&](db::Write& write) {
      const auto& approval = detail.entry.view.approval;
      store::insert_looks(write, caller.agency, actor, "approval_read",
                          {{approval.officer, id.value, approval.subject}});
      return true;
    });
  }
  return detail;
}

}  // namespace spotme::app

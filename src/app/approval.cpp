#include "app/approval.hpp"

#include "app/approval_case.hpp"
#include "app/approval_effect.hpp"
#include "app/approval_notice.hpp"
#include "app/webhook_event.hpp"

#include <algorithm>
#include <map>
#include <span>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::ApprovalAction;

/// Cases of one transaction: presses wait for no longer than these take.
constexpr std::size_t batch_size = 200;

bool wants_note(ApprovalAction action) {
  return action == ApprovalAction::reject || action == ApprovalAction::ask || action == ApprovalAction::take_back ||
         action == ApprovalAction::answer;
}

/// One case under decision: where it stood, where it goes, and the step that brings it there.
struct Move {
  std::size_t n = 0;  ///< of the question
  Step step;
  store::ApprovalStep record;
};

store::ApprovalStep record_of(const store::ApprovalView& view, const domain::ApprovalStanding& after,
                              ApprovalAction action, const Sitting& sitting, const std::string& note) {
  const auto& before = view.approval;
  store::ApprovalStep record{before.id, before.revision + 1, action, after.state, after.desk, {}};
  record.by = sitting.actor.officer;
  record.note = note;
  if (const auto desk = domain::deciding_desk(before.standing, sitting.actor)) {
    record.on_behalf_of = sitting.on_behalf_of.at(static_cast<std::size_t>(*desk) - 1);
  }
  return record;
}

/// Finds what each step would lead to; what is refused is written into the outcomes.
std::vector<Move> find_moves(const std::vector<store::ApprovalView>& views, const Seats& seats,
                             const std::vector<domain::DeskSet>& others, std::span<const SeenApproval> seen,
                             ApprovalAction action, const std::string& note, std::vector<DecisionOutcome>& outcomes) {
  std::map<base::ApprovalId, std::size_t> by_id;
  for (std::size_t i = 0; i < views.size(); ++i) by_id.emplace(views[i].approval.id, i);
  std::vector<Move> moves;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    auto& outcome = outcomes[i];
    outcome.seen = seen[i];
    const auto found = by_id.find(seen[i].id);
    if (found == by_id.end()) {
      outcome.refusal = Error{Code::not_found, "not_found", ""};
      continue;
    }
    const auto& view = views[found->second];
    outcome.state = view.approval.standing.state;
    outcome.revision = view.approval.revision;
    const auto sitting = seats.at(view);
    const auto after = domain::take_step(view.approval.standing, action, sitting.actor, others[found->second]);
    const bool changed = view.approval.revision != seen[i].revision;
    if (!after || changed) {
      const bool hidden = !after && after.error().code == Code::not_found;
      outcome.refusal = hidden || !changed ? after.error() : Error{Code::conflict, "approval_changed", ""};
      if (hidden) outcome = {seen[i], after.error()};
      continue;
    }
    moves.push_back({i, {view, *after, action}, record_of(view, *after, action, sitting, note)});
    by_id.erase(found);  // the same case twice in one question: the second finds it moved
  }
  return moves;
}

void save_moves(const Context& context, db::Write& write, base::AgencyId agency, std::vector<Move> moves,
                const store::Actor& actor, std::vector<DecisionOutcome>& outcomes) {
  std::vector<Step> steps;
  for (const auto& move : moves) steps.push_back(move.step);
  const auto effects = apply_effects(context, write, agency, steps, actor);
  std::vector<base::OfficerId> officers;
  for (const auto& move : moves) officers.push_back(move.step.view.approval.officer);
  const auto due = desk_due(context, write, agency, officers);
  std::vector<store::Approval> approvals;
  std::vector<store::ApprovalStep> records;
  std::vector<store::AuditSubject> subjects;
  std::vector<MovedCase> moved;
  std::vector<SettledCase> settled;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    auto& outcome = outcomes[moves[i].n];
    if (effects[i].refusal) {
      outcome.refusal = effects[i].refusal;
      continue;
    }
    auto approval = moves[i].step.view.approval;
    approval.standing = moves[i].step.after;
    ++approval.revision;
    approval.moved_at = write.now();
    if (domain::is_settled(approval.standing.state)) {
      settled.push_back({approval.id, approval.standing.kind, approval.standing.state});
    } else {
      approval.due_on = due[i];
    }
    auto record = moves[i].record;
    record.at = write.now();
    record.facts = effects[i].facts;
    subjects.push_back({approval.id.value, std::string(domain::approval_action_name(record.action)) + ": " +
                                               approval.subject + " | " + record.note});
    outcome.state = approval.standing.state;
    outcome.revision = approval.revision;
    auto view = moves[i].step.view;
    view.approval = approval;
    moved.push_back({std::move(view), record.action, record.by});
    approvals.push_back(std::move(approval));
    records.push_back(std::move(record));
  }
  store::move_approvals(write, approvals, records);
  store::insert_audit_entries(write, agency, actor, "approval_moved", subjects);
  tell_of_moves(write, agency, moved);
  announce_decisions(write, agency, settled);
}

/// Refusals are audited too: somebody tried to decide what is not his.
void audit_refusals(db::Write& write, base::AgencyId agency, const std::vector<DecisionOutcome>& outcomes,
                    const store::Actor& actor) {
  std::vector<store::AuditSubject> subjects;
  for (const auto& outcome : outcomes) {
    if (!outcome.refusal || outcome.refusal->code == Code::conflict) continue;
    subjects.push_back({outcome.seen.id.value, outcome.refusal->key});
  }
  store::insert_audit_entries(write, agency, actor, "approval_refused", subjects);
}

std::vector<DecisionOutcome> decide_batch(const Context& context, const domain::Caller& caller,
                                          std::span<const SeenApproval> seen, ApprovalAction action,
                                          const std::string& note, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) {
    std::vector<base::ApprovalId> ids;
    for (const auto& one : seen) ids.push_back(one.id);
    std::vector<DecisionOutcome> outcomes(seen.size());
    const auto views = store::find_approvals(write, caller.agency, ids);
    const auto seats = Seats::load(write, caller);
    const auto others = load_staffed_desks(write, caller.agency, views, caller.officer);
    auto moves = find_moves(views, seats, others, seen, action, note, outcomes);
    if (!moves.empty()) save_moves(context, write, caller.agency, std::move(moves), actor, outcomes);
    audit_refusals(write, caller.agency, outcomes, actor);
    return outcomes;
  });
}

}  // namespace

base::Result<std::vector<DecisionOutcome>> decide_approvals(const Context& context, const domain::Caller& caller,
                                                            const std::vector<SeenApproval>& seen,
                                                            ApprovalAction action, const std::string& note,
                                                            const store::Actor& actor) {
  if (wants_note(action) && note.empty()) return Error{Code::unprocessable, "note_missing", "note"};
  std::vector<DecisionOutcome> outcomes;
  const std::span<const SeenApproval> all(seen);
  for (std::size_t at = 0; at < all.size(); at += batch_size) {
    const auto some = all.subspan(at, std::min(batch_size, all.size() - at));
    auto decided = decide_batch(context, caller, some, action, note, actor);
    std::move(decided.begin(), decided.end(), std::back_inserter(outcomes));
  }
  return outcomes;
}

base::Result<DecisionOutcome> move_own_approval(const Context& context, const domain::Caller& caller,
                                                const SeenApproval& seen, ApprovalAction action,
                                                const std::string& note, const store::Actor& actor) {
  if (wants_note(action) && note.empty()) return Error{Code::unprocessable, "note_missing", "note"};
  const auto outcome = decide_batch(context, caller, std::span(&seen, 1), action, note, actor).front();
  if (outcome.refusal) return *outcome.refusal;
  return outcome;
}

}  // namespace spotme::app

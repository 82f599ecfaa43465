#include "domain/approval.hpp"

#include <algorithm>
#include <cstddef>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

constexpr std::array<std::string_view, 5> kinds{"reason", "correction", "grant", "grant_change", "grant_cancellation"};
constexpr std::array<std::string_view, 6> states{"waiting",  "more_information", "recommended",
                                                 "accepted", "rejected",         "withdrawn"};
constexpr std::array<std::string_view, 8> actions{"submit", "accept",   "reject",  "ask",
                                                  "answer", "withdraw", "pass_on", "take_back"};
constexpr std::array<std::string_view, 3> desks{"supervisor", "approver", "head"};

template <class Value, std::size_t N>
std::optional<Value> find_word(const std::array<std::string_view, N>& words, std::string_view text) {
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

Error settled(ApprovalState state) {
  return {Code::conflict, "approval_settled", "", {{"state", std::string(approval_state_name(state))}}};
}

/// The decision that the actor takes at the desk `at`: to the second step where there is one, or for good.
base::Result<ApprovalStanding> decide(ApprovalStanding standing, bool accept, const ApprovalActor& actor, Desk at,
                                      const DeskSet& others) {
  if (standing.recommendation && standing.recommended_by == actor.officer) {
    return Error{Code::conflict, "approval_two_persons", ""};
  }
  const bool first = standing.second && !standing.recommendation;
  const auto second = first ? lowest_from(*standing.second, others) : std::nullopt;
  if (!second) {
    standing.state = accept ? ApprovalState::accepted : ApprovalState::rejected;
    standing.lowest = at;
    return standing;
  }
  standing.state = ApprovalState::recommended;
  standing.recommendation = accept;
  standing.recommended_by = actor.officer;
  standing.lowest = *second;
  standing.desk = *second;
  return standing;
}

base::Result<ApprovalStanding> at_desk(ApprovalStanding standing, ApprovalAction action, const ApprovalActor& actor,
                                       const DeskSet& others) {
  if (actor.applicant) return Error{Code::forbidden, "approval_own", ""};
  if (!actor.has_seat()) return Error{Code::not_found, "not_found", ""};
  if (action == ApprovalAction::take_back) {
    const bool decided = standing.state == ApprovalState::accepted || standing.state == ApprovalState::rejected;
    if (!decided || standing.kind != ApprovalKind::reason) return Error{Code::conflict, "approval_not_settled", ""};
  } else if (is_settled(standing.state)) {
    return settled(standing.state);
  }
  const auto at = deciding_desk(standing, actor);
  if (!at) {
    return Error{Code::conflict, "approval_other_desk", "", {{"desk", std::string(desk_name(standing.desk))}}};
  }
  switch (action) {
    case ApprovalAction::accept: return decide(standing, true, actor, *at, others);
    case ApprovalAction::reject: return decide(standing, false, actor, *at, others);
    case ApprovalAction::take_back:
      standing.state = standing.recommendation ? ApprovalState::recommended : ApprovalState::waiting;
      return standing;
    default: break;
  }
  if (standing.state == ApprovalState::more_information) return Error{Code::conflict, "approval_not_asked", ""};
  standing.state = ApprovalState::more_information;
  return standing;
}

base::Result<ApprovalStanding> by_applicant(ApprovalStanding standing, ApprovalAction action,
                                            const ApprovalActor& actor) {
  if (!actor.applicant && !(actor.job && action == ApprovalAction::withdraw)) {
    if (actor.has_seat()) return Error{Code::forbidden, "approval_officer_only", ""};
    return Error{Code::not_found, "not_found", ""};
  }
  if (is_settled(standing.state)) return settled(standing.state);
  if (action == ApprovalAction::withdraw) {
    standing.state = ApprovalState::withdrawn;
    return standing;
  }
  if (standing.state != ApprovalState::more_information) return Error{Code::conflict, "approval_not_asked", ""};
  standing.state = standing.recommendation ? ApprovalState::recommended : ApprovalState::waiting;
  return standing;
}

base::Result<ApprovalStanding> passed_on(ApprovalStanding standing, const ApprovalActor& actor) {
  if (!actor.job) return Error{Code::not_found, "not_found", ""};
  if (is_settled(standing.state)) return settled(standing.state);
  if (standing.state == ApprovalState::more_information) return Error{Code::conflict, "approval_not_asked", ""};
  const auto next = next_desk(standing.desk);
  if (!next) return Error{Code::conflict, "approval_last_desk", ""};
  standing.desk = *next;
  return standing;
}

}  // namespace

std::string_view approval_kind_name(ApprovalKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::optional<ApprovalKind> parse_approval_kind(std::string_view text) { return find_word<ApprovalKind>(kinds, text); }

std::string_view approval_state_name(ApprovalState state) { return states.at(static_cast<std::size_t>(state)); }
std::optional<ApprovalState> parse_approval_state(std::string_view text) {
  return find_word<ApprovalState>(states, text);
}

bool is_settled(ApprovalState state) { return state >= ApprovalState::accepted; }

std::string_view desk_name(Desk desk) { return desks.at(static_cast<std::size_t>(desk) - 1); }

std::optional<Desk> next_desk(Desk desk) {
  if (desk == Desk::head) return std::nullopt;
  return static_cast<Desk>(static_cast<int>(desk) + 1);
}

std::optional<Desk> lowest_from(Desk desk, const DeskSet& among) {
  for (auto one = std::optional(desk); one; one = next_desk(*one)) {
    if (among.has(*one)) return one;
  }
  return std::nullopt;
}

std::string_view approval_action_name(ApprovalAction action) { return actions.at(static_cast<std::size_t>(action)); }
std::optional<ApprovalAction> parse_approval_action(std::string_view text) {
  return find_word<ApprovalAction>(actions, text);
}

std::optional<Desk> deciding_desk(const ApprovalStanding& standing, const ApprovalActor& actor) {
  for (auto desk = std::optional(standing.lowest); desk && *desk <= standing.desk; desk = next_desk(*desk)) {
    if (actor.sits_at(*desk)) return desk;
  }
  return std::nullopt;
}

base::Result<ApprovalStanding> take_step(const ApprovalStanding& standing, ApprovalAction action,
                                         const ApprovalActor& actor, const DeskSet& others) {
  switch (action) {
    case ApprovalAction::accept:
    case ApprovalAction::reject:
    case ApprovalAction::ask:
    case ApprovalAction::take_back: return at_desk(standing, action, actor, others);
    case ApprovalAction::answer:
    case ApprovalAction::withdraw: return by_applicant(standing, action, actor);
    case ApprovalAction::pass_on: return passed_on(standing, actor);
    case ApprovalAction::submit: break;
  }
  return settled(standing.state);
}

IssueState issue_state_of(const ApprovalStanding& standing) {
  switch (standing.state) {
    case ApprovalState::waiting:
    case ApprovalState::recommended: return IssueState::explained;
    case ApprovalState::more_information: return IssueState::more_information;
    case ApprovalState::accepted: return IssueState::accepted;
    case ApprovalState::rejected: return standing.recommendation ? IssueState::confirmed : IssueState::rejected;
    case ApprovalState::withdrawn: break;
  }
  return IssueState::open;
}

}  // namespace spotme::domain

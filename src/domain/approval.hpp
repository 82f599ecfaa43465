#pragma once

#include "base/id.hpp"
#include "base/result.hpp"
#include "domain/issue.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// The case (kelulusan) that an officer makes and others decide: a reason, a correction of a press, a grant. One state
/// machine for all kinds. Pure: who sits at which desk is passed in.
namespace spotme::domain {

enum class ApprovalKind : std::uint8_t { reason, correction, grant, grant_change, grant_cancellation };
/// `reason`, `correction`, `grant`, `grant_change`, `grant_cancellation`.
[[nodiscard]] std::string_view approval_kind_name(ApprovalKind kind);
[[nodiscard]] std::optional<ApprovalKind> parse_approval_kind(std::string_view text);

enum class ApprovalState : std::uint8_t {
  waiting,           ///< the first step is to be taken
  more_information,  ///< the officer is asked for more; no desk is late meanwhile
  recommended,       ///< the first step is taken, the second is to come
  accepted,
  rejected,
  withdrawn,  ///< by the officer, or because what it was about is gone
};
/// `waiting`, `more_information`, `recommended`, `accepted`, `rejected`, `withdrawn`.
[[nodiscard]] std::string_view approval_state_name(ApprovalState state);
[[nodiscard]] std::optional<ApprovalState> parse_approval_state(std::string_view text);
/// Accepted, rejected or withdrawn: nobody waits any more.
[[nodiscard]] bool is_settled(ApprovalState state);

/// Who is asked, from the nearest to the highest. What waits too long at one goes to the next, so that nobody is
/// punished for another's delay; the ones below may still decide.
enum class Desk : std::uint8_t { supervisor = 1, approver = 2, head = 3 };
/// `supervisor`, `approver`, `head`.
[[nodiscard]] std::string_view desk_name(Desk desk);
/// nullopt for the highest.
[[nodiscard]] std::optional<Desk> next_desk(Desk desk);

/// Some of the desks.
struct DeskSet {
  std::array<bool, 3> desks{};

  [[nodiscard]] bool has(Desk desk) const { return desks.at(static_cast<std::size_t>(desk) - 1); }
  void add(Desk desk) { desks.at(static_cast<std::size_t>(desk) - 1) = true; }
  [[nodiscard]] bool any() const { return desks[0] || desks[1] || desks[2]; }
};
inline constexpr DeskSet every_desk{{true, true, true}};
/// The lowest of these at or above `desk`; nullopt where there is none.
[[nodiscard]] std::optional<Desk> lowest_from(Desk desk, const DeskSet& among);

enum class ApprovalAction : std::uint8_t {
  submit,     ///< the officer makes the case
  accept,     ///< a desk
  reject,     ///< a desk
  ask,        ///< a desk asks the officer for more
  answer,     ///< the officer
  withdraw,   ///< the officer; or the job, when what it was about is gone
  pass_on,    ///< the job: the desk did not answer in time
  take_back,  ///< a desk takes a decision back; of reasons alone, whose decision has touched nothing but the issue
};
/// `submit`, `accept`, `reject`, `ask`, `answer`, `withdraw`, `pass_on`, `take_back`.
[[nodiscard]] std::string_view approval_action_name(ApprovalAction action);
[[nodiscard]] std::optional<ApprovalAction> parse_approval_action(std::string_view text);

/// How a case stands.
struct ApprovalStanding {
  ApprovalKind kind = ApprovalKind::reason;
  ApprovalState state = ApprovalState::waiting;
  Desk lowest = Desk::supervisor;           ///< the lowest that may decide in this step, or take its decision back
  Desk desk = Desk::supervisor;             ///< the highest that was asked
  std::optional<Desk> second = {};          ///< the desk of the second step, where the policy asks for one
  std::optional<bool> recommendation = {};  ///< what the first step recommends: true to accept
  std::optional<base::OfficerId> recommended_by = {};
  bool operator==(const ApprovalStanding&) const = default;
};

/// Who acts. Seats are the desks at which he sits for this case, himself or as a delegate.
struct ApprovalActor {
  base::OfficerId officer;
  bool applicant = false;  ///< the case is about him, or he made it
  bool job = false;        ///< the nightly job
  DeskSet seats = {};

  [[nodiscard]] bool sits_at(Desk desk) const { return seats.has(desk); }
  void seat(Desk desk) { seats.add(desk); }
  [[nodiscard]] bool has_seat() const { return seats.any(); }
};

/// How the case stands after the action. `others`: the desks at which somebody else than the actor and the officer
/// sits. The second step goes to the lowest of them that the policy allows; where there is none, the first step settles
/// the case, for nobody could take the second. What a desk settled, no lower desk takes back. Refuses, whoever asks:
///  - `not_found` for one who is neither the applicant nor at any desk;
///  - `approval_own` (forbidden) where somebody would decide his own case;
///  - `approval_settled` (conflict, args `state`) where nobody waits any more;
///  - `approval_not_asked` (conflict) for an answer that nobody asked for, and for asking twice;
///  - `approval_other_desk` (conflict, args `desk`: who is asked) where his desk has no say now;
///  - `approval_two_persons` (conflict) where one person would take both steps;
///  - `approval_last_desk` (conflict) for passing on from the head of department;
///  - `approval_not_settled` (conflict) for taking back what is not decided, or is no reason;
///  - `approval_officer_only` (forbidden) for answering or withdrawing another's case.
[[nodiscard]] base::Result<ApprovalStanding> take_step(const ApprovalStanding& standing, ApprovalAction action,
                                                       const ApprovalActor& actor, const DeskSet& others = every_desk);

/// At which of his desks the actor decides now: the lowest that may; nullopt where none may.
[[nodiscard]] std::optional<Desk> deciding_desk(const ApprovalStanding& standing, const ApprovalActor& actor);

/// How the issues of a reason stand then.
[[nodiscard]] IssueState issue_state_of(const ApprovalStanding& standing);

}  // namespace spotme::domain

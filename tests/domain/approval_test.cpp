#include "domain/approval.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <vector>

/// The state machine of cases: every action as everybody from every standing.
namespace spotme::domain {
namespace {

base::OfficerId person(std::uint8_t number) {
  base::OfficerId id;
  id.value.bytes.back() = number;
  return id;
}

constexpr std::array all_states{ApprovalState::waiting,  ApprovalState::more_information, ApprovalState::recommended,
                                ApprovalState::accepted, ApprovalState::rejected,         ApprovalState::withdrawn};
constexpr std::array all_actions{ApprovalAction::submit,  ApprovalAction::accept,   ApprovalAction::reject,
                                 ApprovalAction::ask,     ApprovalAction::answer,   ApprovalAction::withdraw,
                                 ApprovalAction::pass_on, ApprovalAction::take_back};
constexpr std::array all_desks{Desk::supervisor, Desk::approver, Desk::head};

/// Every standing that a case can have, of one kind.
std::vector<ApprovalStanding> standings(ApprovalKind kind) {
  std::vector<ApprovalStanding> all;
  for (const auto state : all_states) {
    for (const auto lowest : all_desks) {
      for (const auto desk : all_desks) {
        for (const auto second : {std::optional<Desk>(), std::optional(Desk::approver), std::optional(Desk::head)}) {
          for (const bool first_taken : {false, true}) {
            if (desk < lowest || (first_taken && !second) || (state == ApprovalState::recommended && !first_taken)) {
              continue;
            }
            if (first_taken && lowest < *second) continue;
            ApprovalStanding standing{kind, state, lowest, desk, second};
            if (first_taken) standing.recommendation = true;
            if (first_taken) standing.recommended_by = person(1);
            all.push_back(standing);
          }
        }
      }
    }
  }
  return all;
}

struct Who {
  std::string name;
  ApprovalActor actor;
};
std::vector<Who> everybody() {
  std::vector<Who> all;
  ApprovalActor officer{person(9)};
  officer.applicant = true;
  all.push_back({"officer", officer});
  ApprovalActor both = officer;
  for (const auto desk : all_desks) both.seat(desk);
  all.push_back({"officer at every desk", both});
  for (const auto desk : all_desks) {
    ApprovalActor one{person(static_cast<std::uint8_t>(10 + static_cast<int>(desk)))};
    one.seat(desk);
    all.push_back({std::string(desk_name(desk)), one});
  }
  ApprovalActor first{person(1)};
  first.seat(Desk::approver);
  first.seat(Desk::head);
  all.push_back({"who took the first step", first});
  all.push_back({"stranger", ApprovalActor{person(20)}});
  ApprovalActor job;
  job.job = true;
  all.push_back({"job", job});
  return all;
}

/// Every way in which desks above the officer are staffed by others than him and who decides.
std::vector<DeskSet> staffings() {
  std::vector<DeskSet> all;
  for (const bool supervisor : {false, true}) {
    for (const bool approver : {false, true}) {
      for (const bool head : {false, true}) all.push_back({{supervisor, approver, head}});
    }
  }
  return all;
}

void for_all(const std::function<void(const ApprovalStanding&, ApprovalAction, const Who&)>& look) {
  for (const auto kind : {ApprovalKind::reason, ApprovalKind::grant}) {
    for (const auto& standing : standings(kind)) {
      for (const auto action : all_actions) {
        for (const auto& who : everybody()) look(standing, action, who);
      }
    }
  }
}

std::string told(const ApprovalStanding& standing, ApprovalAction action, const Who& who) {
  return fmt::format("{} {} at {}-{} second {} taken {}: {} by {}", approval_kind_name(standing.kind),
                     approval_state_name(standing.state), desk_name(standing.lowest), desk_name(standing.desk),
                     standing.second ? desk_name(*standing.second) : "none", standing.recommendation.has_value(),
                     approval_action_name(action), who.name);
}

TEST(Approval, NobodyDecidesForHimselfWhateverHeIs) {
  for_all([](const auto& standing, auto action, const auto& who) {
    const bool decides = action == ApprovalAction::accept || action == ApprovalAction::reject ||
                         action == ApprovalAction::ask || action == ApprovalAction::take_back;
    if (!decides || !who.actor.applicant) return;
    const auto result = take_step(standing, action, who.actor);
    ASSERT_FALSE(result) << told(standing, action, who);
    EXPECT_EQ(result.error().key, "approval_own") << told(standing, action, who);
  });
}

TEST(Approval, AStrangerLearnsNothingAndChangesNothing) {
  for_all([](const auto& standing, auto action, const auto& who) {
    if (who.name != "stranger" || action == ApprovalAction::submit) return;
    const auto result = take_step(standing, action, who.actor);
    ASSERT_FALSE(result) << told(standing, action, who);
    EXPECT_EQ(result.error().code, base::Code::not_found) << told(standing, action, who);
  });
}

TEST(Approval, WhatIsSettledMovesOnlyWhereAReasonIsTakenBack) {
  for_all([](const auto& standing, auto action, const auto& who) {
    if (!is_settled(standing.state)) return;
    const auto result = take_step(standing, action, who.actor);
    if (!result) return;
    EXPECT_EQ(action, ApprovalAction::take_back) << told(standing, action, who);
    EXPECT_EQ(standing.kind, ApprovalKind::reason) << told(standing, action, who);
    EXPECT_NE(standing.state, ApprovalState::withdrawn) << told(standing, action, who);
    EXPECT_FALSE(is_settled(result->state)) << told(standing, action, who);
  });
}

TEST(Approval, OnlyADeskThatIsAskedDecides) {
  for_all([](const auto& standing, auto action, const auto& who) {
    if (action != ApprovalAction::accept && action != ApprovalAction::reject) return;
    const auto result = take_step(standing, action, who.actor);
    if (!result) return;
    const auto desk = deciding_desk(standing, who.actor);
    ASSERT_TRUE(desk) << told(standing, action, who);
    EXPECT_GE(*desk, standing.lowest) << told(standing, action, who);
    EXPECT_LE(*desk, standing.desk) << told(standing, action, who);
    EXPECT_FALSE(who.actor.job) << told(standing, action, who);
  });
}

TEST(Approval, TwoStepsTakeTwoPersons) {
  for_all([](const auto& standing, auto action, const auto& who) {
    if (action != ApprovalAction::accept && action != ApprovalAction::reject) return;
    const auto result = take_step(standing, action, who.actor);
    if (!result) return;
    const bool settles = is_settled(result->state);
    EXPECT_EQ(settles, !standing.second || standing.recommendation)
        << "every desk is staffed: " << told(standing, action, who);
    if (standing.recommendation) {
      EXPECT_NE(*standing.recommended_by, who.actor.officer) << told(standing, action, who);
    }
    if (!settles) {
      EXPECT_EQ(result->state, ApprovalState::recommended) << told(standing, action, who);
      EXPECT_EQ(result->lowest, *standing.second) << told(standing, action, who);
      EXPECT_EQ(result->recommended_by, who.actor.officer) << told(standing, action, who);
    }
  });
}

TEST(Approval, TheSecondStepGoesWhereAnotherPersonSitsOrTheFirstSettles) {
  for_all([](const auto& standing, auto action, const auto& who) {
    if (action != ApprovalAction::accept && action != ApprovalAction::reject) return;
    for (const auto& others : staffings()) {
      const auto result = take_step(standing, action, who.actor, others);
      if (!result) continue;
      const auto what = told(standing, action, who) +
                        fmt::format(", others {} {} {}", others.desks[0], others.desks[1], others.desks[2]);
      const bool first = standing.second && !standing.recommendation;
      const auto next = first ? lowest_from(*standing.second, others) : std::nullopt;
      if (next) {
        EXPECT_EQ(result->state, ApprovalState::recommended) << what;
        EXPECT_EQ(result->lowest, *next) << what;
        EXPECT_EQ(result->desk, *next) << what;
        EXPECT_GE(result->desk, *standing.second) << what;
        EXPECT_TRUE(others.has(result->desk)) << "a desk with nobody: " << what;
      } else {
        EXPECT_TRUE(is_settled(result->state)) << what;
        EXPECT_EQ(result->recommendation, standing.recommendation) << what;
        EXPECT_EQ(issue_state_of(*result) == IssueState::confirmed,
                  action == ApprovalAction::reject && standing.recommendation.has_value())
            << what;
      }
    }
  });
}

TEST(Approval, WhatADeskSettledNoLowerOneTakesBack) {
  for_all([](const auto& standing, auto action, const auto& who) {
    if (standing.kind != ApprovalKind::reason) return;
    if (action != ApprovalAction::accept && action != ApprovalAction::reject) return;
    const auto settled = take_step(standing, action, who.actor, {});
    if (!settled) return;
    const auto decided = deciding_desk(standing, who.actor);
    for (const auto& other : everybody()) {
      if (other.actor.applicant || !other.actor.has_seat()) continue;
      const auto back = take_step(*settled, ApprovalAction::take_back, other.actor);
      const auto seat = lowest_from(*decided, other.actor.seats);
      const bool may = seat && *seat <= standing.desk;
      EXPECT_EQ(back.has_value(), may) << told(standing, action, who) << ", back by " << other.name;
      if (!back) continue;
      EXPECT_FALSE(is_settled(back->state));
      EXPECT_EQ(back->lowest, *decided) << "nor decides anew: " << told(standing, action, who);
    }
  });
}

TEST(Approval, OnlyTheOfficerAnswersAndWithdraws) {
  for_all([](const auto& standing, auto action, const auto& who) {
    if (action != ApprovalAction::answer && action != ApprovalAction::withdraw) return;
    const auto result = take_step(standing, action, who.actor);
    const bool may = who.actor.applicant || (who.actor.job && action == ApprovalAction::withdraw);
    const bool right = !is_settled(standing.state) &&
                       (action == ApprovalAction::withdraw || standing.state == ApprovalState::more_information);
    EXPECT_EQ(result.has_value(), may && right) << told(standing, action, who);
  });
}

TEST(Approval, TheJobAlonePassesOnOneDeskHigher) {
  for_all([](const auto& standing, auto action, const auto& who) {
    if (action != ApprovalAction::pass_on) return;
    const auto result = take_step(standing, action, who.actor);
    const bool waits = standing.state == ApprovalState::waiting || standing.state == ApprovalState::recommended;
    EXPECT_EQ(result.has_value(), who.actor.job && waits && standing.desk != Desk::head) << told(standing, action, who);
    if (!result) return;
    EXPECT_EQ(result->desk, next_desk(standing.desk)) << told(standing, action, who);
    EXPECT_EQ(result->lowest, standing.lowest) << "who was asked first may still decide";
  });
}

TEST(Approval, AnIssueIsNoMarkUntilTheLastStepSaysSo) {
  ApprovalStanding standing;
  EXPECT_EQ(issue_state_of(standing), IssueState::explained);
  standing.state = ApprovalState::recommended;
  standing.recommendation = false;
  EXPECT_EQ(issue_state_of(standing), IssueState::explained);
  standing.state = ApprovalState::rejected;
  EXPECT_EQ(issue_state_of(standing), IssueState::confirmed);
  standing.recommendation = std::nullopt;
  EXPECT_EQ(issue_state_of(standing), IssueState::rejected) << "one step, whatever the policy asks for";
  standing.state = ApprovalState::accepted;
  EXPECT_EQ(issue_state_of(standing), IssueState::accepted);
  standing.state = ApprovalState::withdrawn;
  EXPECT_EQ(issue_state_of(standing), IssueState::open);
}

TEST(Approval, WordsAreReadBack) {
  for (const auto state : all_states) EXPECT_EQ(parse_approval_state(approval_state_name(state)), state);
  for (const auto action : all_actions) EXPECT_EQ(parse_approval_action(approval_action_name(action)), action);
  EXPECT_EQ(parse_approval_kind("grant_change"), ApprovalKind::grant_change);
  EXPECT_FALSE(parse_approval_kind("lain"));
  EXPECT_EQ(desk_name(Desk::head), "head");
}

}  // namespace
}  // namespace spotme::domain

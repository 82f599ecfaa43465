#include "app/card.hpp"
#include "app/card_proposal.hpp"
#include "app/correction.hpp"
#include "app/grant_application.hpp"
#include "tests/support/approval.hpp"

#include <fmt/format.h>

/// What waits for a desk is no mark on the officer's card, whatever he asked for.
namespace spotme::test {
namespace {

using domain::ApprovalAction;
using domain::Issue;

class CardWaiting : public ApprovalTest {
 protected:
  /// On the day after the last on which the issues of November may be explained: `marks, to explain, waiting`.
  std::string november() {
    go_to("2026-12-01");
    const auto card = app::own_card(*place.context, place.caller_for(officer), {day("2026-11-01")}).value().card;
    return fmt::format("{} {} {}", card.count.marks, card.count.to_explain, card.count.waiting);
  }
  store::Approval correct(std::string_view text) {
    const app::CorrectionDraft draft{day(text),    domain::EventKind::out, base::Minutes{1030},
                                     std::nullopt, "lupa_rakam",           "Terlupa."};
    return app::submit_correction(*place.context, place.caller_for(officer), draft, actor(officer)).value();
  }
  store::Approval apply(std::string_view first, std::string_view last) {
    domain::GrantDraft draft;
    draft.kind = domain::GrantKind::leave;
    draft.first_day = day(first);
    draft.last_day = day(last);
    draft.part = domain::LeavePart::day;
    draft.code = "CS";
    draft.purpose = "Demam";
    return app::apply_for_grant(*place.context, place.caller_for(officer), {draft}, actor(officer)).value();
  }
};

TEST_F(CardWaiting, ACorrectionThatIsNotDecidedIsNone) {
  for (const auto* one : {"2026-11-18", "2026-11-19", "2026-11-20"}) {
    add_issue(place, officer, one, Issue::no_clock_out);
  }
  correct("2026-11-18");
  correct("2026-11-19");
  const auto last = correct("2026-11-20");
  EXPECT_EQ(november(), "0 0 3");
  EXPECT_EQ(app::propose_cards(*place.context, officer.agency), 0);
  EXPECT_EQ(decide(supervisor, last, ApprovalAction::ask, "Bila?"), "more_information");
  EXPECT_EQ(november(), "0 0 3");
  EXPECT_EQ(move(officer, last.id, 2, ApprovalAction::withdraw, ""), "withdrawn");
  EXPECT_EQ(november(), "1 0 2");
}

TEST_F(CardWaiting, AnApplicationCoversItsDaysUntilItIsRejected) {
  for (const auto* one : {"2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"}) {
    add_issue(place, officer, one, Issue::absent);
  }
  add_issue(place, colleague, "2026-11-18", Issue::absent);
  const auto made = apply("2026-11-18", "2026-11-20");
  EXPECT_EQ(november(), "1 0 3") << "the 17th is not applied for";
  const auto other = app::own_card(*place.context, place.caller_for(colleague), {day("2026-11-01")}).value();
  EXPECT_EQ(other.card.count.marks, 1) << "an application is its officer's alone";
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::reject, "Tiada sijil"), "rejected");
  EXPECT_EQ(november(), "4 0 0");
  EXPECT_EQ(app::propose_cards(*place.context, officer.agency), 1);
}

}  // namespace
}  // namespace spotme::test

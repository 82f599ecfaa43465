#include "app/card.hpp"

#include "app/card_approval.hpp"
#include "app/card_proposal.hpp"
#include "app/notice.hpp"
#include "store/rule_value.hpp"
#include "tests/support/card.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using domain::CardColour;
using domain::Issue;
using test::add_grant;
using test::add_issue;

domain::Month month(std::string_view text) { return domain::parse_month(text).value(); }

/// An officer in U1/A, the head of U1, and November 2026 behind them.
class Card : public testing::Test {
 protected:
  Card() {
    officer = place.add({"pegawai"});
    head = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::head}});
  }
  void go_to(std::string_view day) {
    place.clock.set(base::to_instant(base::LocalTime{base::parse_day(day).value()} + std::chrono::hours{9}));
  }
  void reject(int number, std::string_view first = "2026-11-02") {
    for (int i = 0; i < number; ++i) {
      const auto day = base::format_day(base::parse_day(first).value() + std::chrono::days{i});
      add_issue(place, officer, day, Issue::late_in, "rejected");
    }
  }
  OwnCard own(std::string_view of) { return own_card(*place.context, place.caller_for(officer), month(of)).value(); }
  std::string approve(const test::TestInstallation::Made& who, CardColour seen, std::string_view of = "2026-11") {
    const auto done = approve_card(*place.context, place.messages, place.caller_for(who), officer.agency,
                                   {officer.officer, month(of), seen}, {});
    return done ? "from " + base::format_day(*done->change.valid_from) : done.error().key;
  }
  std::int64_t audited(std::string_view action) {
    return place.database->read([&](db::Read& read) {
      return read.query("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)}).integer();
    });
  }

  test::TestInstallation place;
  test::TestInstallation::Made officer, head;
};

TEST_F(Card, IsYellowAtFirst) {
  const auto card = own("2026-11").card;
  EXPECT_EQ(card.held.colour, CardColour::yellow);
  EXPECT_FALSE(card.held.since);
  EXPECT_EQ(card.count.marks, 0);
  EXPECT_TRUE(card.running);
}

TEST_F(Card, TurnsOnTheFirstOfTheMonthAfterTheApproval) {
  reject(3);
  go_to("2026-12-02");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 1);
  EXPECT_EQ(own("2026-11").card.change->to, CardColour::green);
  EXPECT_EQ(own("2026-12").card.held.colour, CardColour::yellow) << "a proposal turns nothing";
  EXPECT_EQ(approve(head, CardColour::green), "from 2027-01-01");
  EXPECT_EQ(audited("card_approved"), 1);
  EXPECT_EQ(own("2026-12").card.held.colour, CardColour::yellow);
  go_to("2026-12-31");
  EXPECT_EQ(own("2026-12").card.held.colour, CardColour::yellow);
  go_to("2027-01-01");
  const auto card = own("2027-01").card;
  EXPECT_EQ(card.held.colour, CardColour::green);
  EXPECT_EQ(base::format_day(card.held.since.value()), "2027-01-01");
  EXPECT_EQ(own("2026-11").card.held.colour, CardColour::yellow) << "a month that is over keeps its colour";
}

TEST_F(Card, TheHeadIsToldOfAProposalOnceAndTheOfficerOfTheChange) {
  const auto told = [&](const test::TestInstallation::Made& who) {
    std::string all;
    const auto page = list_notices(*place.context, place.messages, place.caller_for(who), {});
    for (const auto& one : page.notices) all += one.body.ms + "\n";
    return all;
  };
  reject(3);
  go_to("2026-12-02");
  for (int i = 0; i < 2; ++i) (void)propose_cards(*place.context, officer.agency);
  EXPECT_EQ(told(head),
            "Kad Pegawai pegawai dicadangkan bertukar kepada hijau bagi bulan yang berakhir pada 30 Nov 2026.\n");
  EXPECT_EQ(told(officer), "");
  EXPECT_EQ(approve(head, CardColour::green), "from 2027-01-01");
  EXPECT_TRUE(told(officer).ends_with("Kad anda bertukar daripada kuning kepada hijau mulai 1 Jan 2027.\n"));
}

TEST_F(Card, RunningTheJobAgainChangesNothing) {
  reject(3);
  go_to("2026-12-02");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 1);
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 1);
  EXPECT_EQ(approve(head, CardColour::green), "from 2027-01-01");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 0) << "what is approved stands";
  EXPECT_EQ(approve(head, CardColour::green), "card_proposal_approved");
}

TEST_F(Card, AReasonThatIsAcceptedLateTakesTheProposalBack) {
  reject(3);
  go_to("2026-12-02");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 1);
  add_grant(place, officer, "2026-11-03", "2026-11-03");
  EXPECT_EQ(approve(head, CardColour::green), "card_no_proposal") << "the marks are counted again before an approval";
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 0);
  EXPECT_FALSE(own("2026-11").card.change);
}

TEST_F(Card, IsSettledWhenTheMonthAfterIsOver) {
  reject(3);
  go_to("2026-12-31");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 1);
  go_to("2027-01-01");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 0) << "this is about December";
  EXPECT_EQ(approve(head, CardColour::green), "from 2027-02-01") << "a head who is late may still approve";
}

TEST_F(Card, CountsOnlyWhatTheTextCounts) {
  add_issue(place, officer, "2026-11-02", Issue::late_in, "rejected");
  add_issue(place, officer, "2026-11-03", Issue::early_out, "explained");
  add_issue(place, officer, "2026-11-04", Issue::absent, "accepted");
  add_issue(place, officer, "2026-11-05", Issue::no_clock_out, "withdrawn");
  add_issue(place, officer, "2026-11-06", Issue::late_in, "rejected");
  add_issue(place, officer, "2026-11-09", Issue::late_in, "rejected");
  add_issue(place, officer, "2026-11-10", Issue::late_in, "rejected");
  add_issue(place, officer, "2026-11-23", Issue::late_in, "open");
  add_grant(place, officer, "2026-11-06", "2026-11-06", "official_duty");
  add_grant(place, officer, "2026-11-09", "2026-11-09", "time_off");
  add_grant(place, officer, "2026-11-10", "2026-11-10", "work_from_home");
  const auto count = own("2026-11").card.count;
  EXPECT_EQ(count.marks, 2) << "the 2nd and the 10th";
  EXPECT_EQ(count.waiting, 1);
  EXPECT_EQ(count.to_explain, 1);
  EXPECT_EQ(count.items.size(), 7U);
  go_to("2026-12-01");
  EXPECT_EQ(own("2026-11").card.count.marks, 3) << "nobody explained the 23rd";
}

TEST_F(Card, GoesBackAfterACleanMonth) {
  reject(3);
  go_to("2026-12-02");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 1);
  EXPECT_EQ(approve(head, CardColour::green), "from 2027-01-01");
  go_to("2027-02-01");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 1);
  EXPECT_EQ(approve(head, CardColour::yellow, "2027-01"), "from 2027-03-01");
  go_to("2027-03-01");
  EXPECT_EQ(own("2027-03").card.held.colour, CardColour::yellow);
  EXPECT_EQ(own("2027-03").history.at(0).held.colour, CardColour::green);
}

TEST_F(Card, FollowsTheTableThatTheAgencyHasChosen) {
  place.database->write([&](db::Write& write) {
    store::RuleValue value;
    value.id = base::make_uuid(write.now());
    value.edit = {"card_table",
                  "",
                  base::parse_day("2026-11-01").value(),
                  std::nullopt,
                  R"(rows = ["yellow 0-1 yellow", "yellow 2+ red", "green 0+ green", "red 0+ red"])",
                  "Arahan",
                  "practice"};
    value.revision = store::raise_rule_revision(write, officer.agency);
    value.made_at = write.now();
    store::insert_agency_rule_value(write, officer.agency, value);
    return true;
  });
  reject(2);
  EXPECT_EQ(own("2026-11").card.forecast.if_no_more, CardColour::red);
  EXPECT_EQ(own("2026-11").table.table_source, "Arahan");
  EXPECT_EQ(own("2026-10").table.variant, "lipis") << "the month before keeps its table";
}

TEST_F(Card, IsApprovedByTheHeadAboveAlone) {
  using domain::Role;
  using test::TestInstallation;
  const auto putrajaya = domain::State::putrajaya;
  const auto other_head = place.add({"ketua.b", "U1/B", putrajaya, domain::Wbf{}, {Role::head}});
  const auto admin = place.add({"pentadbir", "U1", putrajaya, domain::Wbf{}, {Role::agency_admin, Role::coordinator}});
  const auto foreign = place.add({"ketua.lain", "U1", putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
  reject(3);
  go_to("2026-12-02");
  EXPECT_EQ(approve(other_head, CardColour::green), "not_found");
  EXPECT_EQ(approve(admin, CardColour::green), "not_found");
  EXPECT_EQ(approve(foreign, CardColour::green), "not_found");
  EXPECT_EQ(approve(head, CardColour::red), "card_proposal_changed") << "that is not what was seen";
  EXPECT_EQ(approve(head, CardColour::green, "2026-10"), "card_no_proposal");
  EXPECT_EQ(approve(head, CardColour::green), "from 2027-01-01") << "counted at the approval, if the job did not run";
}

TEST_F(Card, IsNotApprovedByItsOwner) {
  officer = place.add({"ketua.sendiri", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::head}});
  reject(3);
  go_to("2026-12-02");
  EXPECT_EQ(approve(officer, CardColour::green), "card_own");
}

TEST_F(Card, ForetellsInBothLanguages) {
  const auto told = [&] {
    std::string text;
    for (const auto& sentence : forecast_sentences(place.messages, own("2026-11").card)) text += sentence.kind + " ";
    return text;
  };
  EXPECT_EQ(told(), "stays more ");
  reject(2);
  EXPECT_EQ(told(), "stays one_more ");
  const auto sentences = forecast_sentences(place.messages, own("2026-11").card);
  EXPECT_EQ(sentences.at(1).text.ms, "Satu tanda lagi bulan ini menukar kad kepada hijau.");
  EXPECT_EQ(sentences.at(1).text.en, "One more mark this month turns the card green.");
  EXPECT_NE(sentences.at(0).text.ms.find("30 Nov 2026"), std::string::npos);
  add_issue(place, officer, "2026-11-20", Issue::late_in, "open");
  add_issue(place, officer, "2026-11-23", Issue::late_in, "explained");
  EXPECT_EQ(told(), "stays one_more to_explain waiting ");
  add_issue(place, officer, "2026-11-24", Issue::late_in, "rejected");
  EXPECT_EQ(told(), "worse to_explain waiting ");
}

TEST_F(Card, AMonthThatHasNotBegunIsRefused) {
  const auto refused = own_card(*place.context, place.caller_for(officer), month("2026-12"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "card_month_not_begun");
}

class CardList : public Card {
 protected:
  CardPage page(CardQuestion question, const std::optional<std::string>& after = {}) {
    return list_cards(*place.context, place.caller_for(head), officer.agency, question, after, {}).value();
  }
  static std::string names(const CardPage& page) {
    std::string names;
    for (const auto& entry : page.cards) names += entry.line.name.substr(8) + " ";
    return names;
  }
};

TEST_F(CardList, IsPagedByNameAndRecorded) {
  place.add({"aminah"});
  place.add({"zul", "U1/B"});
  place.add({"orang.lain", "U1", domain::State::kedah, domain::Wbf{}, {}, "AG2"});
  CardQuestion question{month("2026-11")};
  EXPECT_EQ(names(page(question)), "aminah ketua pegawai zul ");
  EXPECT_EQ(audited("cards_read"), 1);
  question.limit = 2;
  const auto first = page(question);
  EXPECT_EQ(names(first), "aminah ketua ");
  ASSERT_TRUE(first.next);
  const auto second = page(question, first.next);
  EXPECT_EQ(names(second), "pegawai zul ");
  EXPECT_FALSE(second.next);
  const auto caller = place.caller_for(head);
  EXPECT_EQ(list_cards(*place.context, caller, officer.agency, question, "x", {}).error().key, "cursor_invalid");
}

TEST_F(CardList, ShowsMarksAndFiltersByColourAndProposal) {
  place.add({"bersih"});
  reject(3);
  go_to("2026-12-02");
  EXPECT_EQ(propose_cards(*place.context, officer.agency), 1);
  CardQuestion question{month("2026-11")};
  question.proposed = true;
  const auto proposed = page(question);
  ASSERT_EQ(names(proposed), "pegawai ");
  EXPECT_EQ(proposed.cards[0].card.count.marks, 3);
  EXPECT_TRUE(proposed.cards[0].may_approve);
  EXPECT_EQ(approve(head, CardColour::green), "from 2027-01-01");
  EXPECT_EQ(names(page(question)), "");
  go_to("2027-01-04");
  question = {month("2027-01"), CardColour::green};
  EXPECT_EQ(names(page(question)), "pegawai ");
  question.colour = CardColour::yellow;
  EXPECT_EQ(names(page(question)), "bersih ketua ");
}

TEST_F(CardList, ReachesAsFarAsTheRole) {
  using domain::Role;
  const auto see = [&](const char* user_id, const char* unit, Role role) {
    const auto who = place.add({user_id, unit, domain::State::putrajaya, domain::Wbf{}, {role}});
    const auto found =
        list_cards(*place.context, place.caller_for(who), officer.agency, {month("2026-11")}, std::nullopt, {});
    return found ? std::to_string(found->cards.size()) : found.error().key;
  };
  EXPECT_EQ(see("penyelaras", "U1/B", Role::coordinator), "1");
  EXPECT_EQ(see("integriti", "U1", Role::integrity), "4");
  EXPECT_EQ(see("juruaudit", "U1/A", Role::auditor), "2");
  EXPECT_EQ(see("penyelia", "U1", Role::supervisor), "not_found");
  EXPECT_EQ(see("sistem", "U1", Role::system_admin), "not_found");
}

}  // namespace
}  // namespace spotme::app

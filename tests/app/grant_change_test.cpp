#include "tests/support/grant_change.hpp"

#include "app/notice.hpp"
#include "store/closing.hpp"

/// What becomes of grants that have begun, and of those that hang on them, when they are changed or cancelled.
namespace spotme::test {
namespace {

class GrantChanges : public GrantChangeTest {
 protected:
  /// The latest first, of what was withdrawn or recorded.
  std::vector<std::string> told(const Made& who) {
    std::vector<std::string> words;
    const auto page = app::list_notices(*place.context, place.messages, place.caller_for(who), {});
    for (const auto& one : page.notices) words.push_back(one.body.ms);
    return words;
  }
  std::int64_t reopened() {
    return place.database->read(
        [](db::Read& read) { return read.query("SELECT count(*) FROM day_reopening").integer(); });
  }
  void begin_closing() {
    place.database->write([&](db::Write& write) {
      store::start_closing(write, officer.agency, day("2026-10-01"));
      return 0;
    });
  }
  void close(std::string_view month) {
    place.database->write([&](db::Write& write) {
      store::set_month_closing(write, officer.agency,
                               {domain::month_of(day(month)), true, write.now(), std::nullopt, "ujian"});
      return 0;
    });
  }
};

TEST_F(GrantChanges, CancellationKeepsTheDaysThatWereUsed) {
  const auto course = give(officer, draft(GrantKind::course, "2026-11-02", "2026-11-30"));
  begin_closing();
  go_to("2026-11-24");
  const auto asked = cancel(officer, course);
  go_to("2026-11-26");
  EXPECT_EQ(accept(asked), "accepted");
  EXPECT_EQ(days(officer), Days{"2026-11-02..2026-11-25"});
  EXPECT_EQ(grants(officer)[0].replaces, course);
  EXPECT_EQ(reopened(), 1) << "of the days up to now only today is judged again";
}

TEST_F(GrantChanges, CancellationOfWhatBeginsTodayKeepsNothing) {
  go_to("2026-11-24");
  const auto leave = give(officer, draft(GrantKind::leave, "2026-11-24", "2026-11-24"));
  EXPECT_EQ(accept(cancel(officer, leave)), "accepted");
  EXPECT_EQ(days(officer), Days{});
}

TEST_F(GrantChanges, WhatIsOverIsNeitherChangedNorCancelled) {
  go_to("2026-11-24");
  const auto leave = give(officer, draft(GrantKind::leave, "2026-11-24", "2026-11-24"));
  const auto asked = cancel(officer, leave);
  go_to("2026-11-25");
  EXPECT_EQ(accept(asked), "grant_used_up") << "accepted, it would do nothing";
  EXPECT_EQ(days(officer), Days{"2026-11-24..2026-11-24"});
  const auto other = give(officer, draft(GrantKind::course, "2026-11-23", "2026-11-23"));
  EXPECT_EQ(refusal(cancel(officer, other)), "grant_used_up/id");
  EXPECT_EQ(refusal(change(officer, other, draft(GrantKind::course, "2026-11-27", "2026-11-27"))), "grant_used_up/id");
  EXPECT_EQ(refusal(app::withdraw_grant(*place.context, place.caller_for(head), other, "Silap", actor(head))), "");
  EXPECT_EQ(days(officer), Days{"2026-11-24..2026-11-24"}) << "whoever keeps grants voids them from the first day";
}

TEST_F(GrantChanges, ChangeKeepsWhatWasUsedBeforeItBegins) {
  go_to("2026-11-26");
  const auto course = give(officer, draft(GrantKind::course, "2026-11-02", "2026-11-30"));
  EXPECT_EQ(accept(change(officer, course, draft(GrantKind::course, "2026-11-28", "2026-12-04"))), "accepted");
  EXPECT_EQ(days(officer), (Days{"2026-11-02..2026-11-25", "2026-11-28..2026-12-04"}));
  for (const auto& grant : grants(officer)) EXPECT_EQ(grant.replaces, course);
}

TEST_F(GrantChanges, ChangeSaysItselfWhatBecomesOfDaysThatItNames) {
  go_to("2026-11-26");
  const auto course = give(officer, draft(GrantKind::course, "2026-11-02", "2026-11-30"));
  EXPECT_EQ(accept(change(officer, course, draft(GrantKind::course, "2026-11-10", "2026-11-27"))), "accepted");
  EXPECT_EQ(days(officer), (Days{"2026-11-02..2026-11-09", "2026-11-10..2026-11-27"}));
  const auto second = grants(officer)[1].id;
  EXPECT_EQ(accept(change(officer, second, draft(GrantKind::course, "2026-11-10", "2026-11-26"))), "accepted");
  EXPECT_EQ(days(officer), (Days{"2026-11-02..2026-11-09", "2026-11-10..2026-11-26"}));
}

TEST_F(GrantChanges, HourThatHasBegunIsChangedInItsPlace) {
  go_to("2026-11-24");
  const auto hour = give(officer, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-25"));
  EXPECT_EQ(refusal(change(officer, hour, draft(GrantKind::pregnancy_hour, "2026-11-01", "2027-02-01"))),
            "pregnancy_notice/first_day")
      << "days that she did not have need their notice";
  EXPECT_EQ(accept(change(officer, hour, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-01"))), "accepted");
  EXPECT_EQ(days(officer), Days{"2026-11-02..2027-02-01"});
}

TEST_F(GrantChanges, HourIsChangedBehindAClosedMonth) {
  go_to("2026-11-24");
  const auto hour = give(officer, draft(GrantKind::pregnancy_hour, "2026-10-26", "2027-02-25"));
  close("2026-10-01");
  EXPECT_EQ(refusal(change(officer, hour, draft(GrantKind::pregnancy_hour, "2026-10-26", "2027-02-01"))),
            "grant_month_closed/id");
  EXPECT_EQ(accept(change(officer, hour, draft(GrantKind::pregnancy_hour, "2026-11-24", "2027-02-01"))), "accepted");
  EXPECT_EQ(days(officer), (Days{"2026-10-26..2026-11-23", "2026-11-24..2027-02-01"}));
}

TEST_F(GrantChanges, TimeOffThatHasBegunMayEndEarlierButGetsNoOtherMinutesBehind) {
  go_to("2026-11-24");
  const auto off = give(officer, draft(GrantKind::time_off, "2026-11-23", "2026-11-27"));
  auto shorter = draft(GrantKind::time_off, "2026-11-23", "2026-11-25");
  shorter.times->to = base::Minutes{720};
  EXPECT_EQ(refusal(change(officer, off, shorter)), "time_off_not_ahead/first_day");
  shorter.times->to = base::Minutes{660};
  EXPECT_EQ(accept(change(officer, off, shorter)), "accepted");
  EXPECT_EQ(days(officer), Days{"2026-11-23..2026-11-25"});
}

TEST_F(GrantChanges, HusbandGoesOnWithHisWifesChange) {
  go_to("2026-11-24");
  const auto hers = give(officer, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-01"));
  give_husband(colleague, hers, "2026-11-09", "2027-01-15");
  const auto before = told(colleague).size();
  EXPECT_EQ(accept(change(officer, hers, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-25"))), "accepted");
  EXPECT_EQ(days(colleague), Days{"2026-11-09..2027-01-15"});
  EXPECT_EQ(grants(colleague)[0].pregnancy->wife_grant, grants(officer)[0].id);
  EXPECT_EQ(told(colleague).size(), before) << "he lost nothing";

  EXPECT_EQ(
      accept(change(officer, grants(officer)[0].id, draft(GrantKind::pregnancy_hour, "2026-11-24", "2026-12-31"))),
      "accepted");
  EXPECT_EQ(days(officer), (Days{"2026-11-02..2026-11-23", "2026-11-24..2026-12-31"}));
  EXPECT_EQ(days(colleague), (Days{"2026-11-09..2026-11-23", "2026-11-24..2026-12-31"}));
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(grants(colleague)[i].pregnancy->wife_grant, grants(officer)[i].id);
  }
  EXPECT_EQ(told(colleague)[0],
            "Pulang awal satu jam bagi pegawai mengandung mulai 1 Jan 2027 telah ditarik balik oleh Pegawai ketua.");
}

TEST_F(GrantChanges, HusbandHearsThatHisHourEndsWithHers) {
  go_to("2026-11-24");
  const auto hers = give(officer, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-01"));
  give_husband(colleague, hers, "2026-11-09", "2027-01-15");
  EXPECT_EQ(accept(cancel(officer, hers)), "accepted");
  EXPECT_EQ(days(colleague), Days{"2026-11-09..2026-11-23"});
  EXPECT_EQ(told(colleague)[0],
            "Pulang awal satu jam bagi pegawai mengandung mulai 24 Nov 2026 telah ditarik balik oleh Pegawai ketua.");
  const auto left = grants(officer)[0].id;
  ASSERT_TRUE(app::withdraw_grant(*place.context, place.caller_for(head), left, "Silap", actor(head)));
  EXPECT_EQ(days(colleague), Days{});
  EXPECT_EQ(told(colleague)[0],
            "Pulang awal satu jam bagi pegawai mengandung mulai 9 Nov 2026 telah ditarik balik oleh Pegawai ketua.");
}

TEST_F(GrantChanges, OnlyOneOfAGrantWaits) {
  go_to("2026-11-24");
  const auto leave = give(officer, draft(GrantKind::leave, "2026-12-01", "2026-12-02"));
  const auto first = change(officer, leave, draft(GrantKind::leave, "2026-12-08", "2026-12-09"));
  ASSERT_TRUE(first);
  EXPECT_EQ(refusal(change(officer, leave, draft(GrantKind::leave, "2026-12-15", "2026-12-16"))),
            "grant_change_waiting/id");
  EXPECT_EQ(refusal(cancel(officer, leave)), "grant_change_waiting/id");
  EXPECT_EQ(decide(supervisor, *first, ApprovalAction::reject, "Tidak sesuai"), "rejected");
  EXPECT_EQ(refusal(cancel(officer, leave)), "");
}

TEST_F(GrantChanges, TwoOfOneGrantInABatchAreDecidedOneAfterTheOther) {
  go_to("2026-11-24");
  const auto one = give(officer, draft(GrantKind::leave, "2026-12-01", "2026-12-01"));
  const auto other = give(officer, draft(GrantKind::leave, "2026-12-03", "2026-12-03"));
  const auto first = change(officer, one, draft(GrantKind::leave, "2026-12-08", "2026-12-08"));
  const auto second = change(officer, other, draft(GrantKind::leave, "2026-12-10", "2026-12-10"));
  ASSERT_TRUE(first && second);
  place.database->write([&](db::Write& write) {
    // As two that were handed in before only one could wait.
    write.execute("UPDATE grant_application SET replaces_id = $1 WHERE approval_id = $2",
                  {db::to_value(one), db::to_value(second->id)});
    return 0;
  });
  const auto done =
      app::decide_approvals(*place.context, place.caller_for(supervisor), {{second->id, 1}, {first->id, 1}},
                            ApprovalAction::accept, "", actor(supervisor))
          .value();
  EXPECT_FALSE(done[0].refusal);
  ASSERT_TRUE(done[1].refusal);
  EXPECT_EQ(done[1].refusal->key, "grant_withdrawn");
  EXPECT_EQ(days(officer), (Days{"2026-12-03..2026-12-03", "2026-12-10..2026-12-10"}));
}

TEST_F(GrantChanges, CoupleInABatchIsDecidedHersFirst) {
  go_to("2026-11-24");
  const auto hers = give(officer, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-01"));
  const auto his = give_husband(colleague, hers, "2026-11-09", "2027-01-15");
  auto shorter = draft(GrantKind::pregnancy_hour, "2026-11-09", "2027-01-08");
  shorter.pregnancy = domain::PregnancyForm{day("2027-03-01"), true, hers, true, true};
  const auto first = change(colleague, his, shorter);
  const auto second = change(officer, hers, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-25"));
  ASSERT_TRUE(first && second);
  const auto done = app::decide_approvals(*place.context, place.caller_for(head), {{first->id, 1}, {second->id, 1}},
                                          ApprovalAction::accept, "", actor(head))
                        .value();
  ASSERT_TRUE(done[0].refusal);
  EXPECT_EQ(done[0].refusal->key, "grant_withdrawn");
  EXPECT_FALSE(done[1].refusal);
  EXPECT_EQ(grants(colleague)[0].pregnancy->wife_grant, grants(officer)[0].id);
}

}  // namespace
}  // namespace spotme::test

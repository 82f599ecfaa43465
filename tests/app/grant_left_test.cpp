#include "tests/support/grant_change.hpp"

/// What goes on with the days of a grant that stay when it is changed or cancelled midway.
namespace spotme::test {
namespace {

using GrantsLeft = GrantChangeTest;

TEST_F(GrantsLeft, HourIsChangedMoreThanOnce) {
  go_to("2026-11-24");
  const auto hour = give(officer, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-25"));
  EXPECT_EQ(accept(change(officer, hour, draft(GrantKind::pregnancy_hour, "2026-11-24", "2027-02-01"))), "accepted");
  go_to("2026-12-01");
  auto corrected = draft(GrantKind::pregnancy_hour, "2026-12-01", "2027-02-01");
  corrected.pregnancy->due_date = day("2027-03-08");
  EXPECT_EQ(accept(change(officer, grants(officer)[1].id, corrected)), "accepted");
  go_to("2026-12-08");
  corrected.first_day = day("2026-12-08");
  EXPECT_EQ(accept(change(officer, grants(officer)[2].id, corrected)), "accepted");
  EXPECT_EQ(days(officer), (Days{"2026-11-02..2026-11-23", "2026-11-24..2026-11-30", "2026-12-01..2026-12-07",
                                 "2026-12-08..2027-02-01"}));
}

TEST_F(GrantsLeft, HourIsAskedForAgainAfterACancellationMidway) {
  go_to("2026-11-24");
  const auto hour = give(officer, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-25"));
  EXPECT_EQ(accept(cancel(officer, hour)), "accepted");
  EXPECT_EQ(accept(apply(officer, draft(GrantKind::pregnancy_hour, "2026-12-07", "2027-02-01"))), "accepted");
  EXPECT_EQ(days(officer), (Days{"2026-11-02..2026-11-23", "2026-12-07..2027-02-01"}));
  EXPECT_EQ(refusal(apply(officer, draft(GrantKind::pregnancy_hour, "2027-02-02", "2027-02-20"))), "")
      << "the same form goes on behind its days";
  EXPECT_EQ(refusal(apply(officer, draft(GrantKind::pregnancy_hour, "2026-12-04", "2026-12-05"))),
            "pregnancy_form_twice/due_date");
}

TEST_F(GrantsLeft, HusbandWhoseHourWasSplitByHersChangesHis) {
  go_to("2026-11-24");
  const auto hers = give(officer, draft(GrantKind::pregnancy_hour, "2026-11-02", "2027-02-01"));
  give_husband(colleague, hers, "2026-11-09", "2027-01-15");
  EXPECT_EQ(accept(change(officer, hers, draft(GrantKind::pregnancy_hour, "2026-11-24", "2026-12-31"))), "accepted");
  auto shorter = draft(GrantKind::pregnancy_hour, "2026-11-24", "2026-12-24");
  shorter.pregnancy = domain::PregnancyForm{day("2027-03-01"), true, grants(officer)[1].id, true, true};
  EXPECT_EQ(accept(change(colleague, grants(colleague)[1].id, shorter)), "accepted");
  EXPECT_EQ(days(colleague), (Days{"2026-11-09..2026-11-23", "2026-11-24..2026-12-24"}));
}

TEST_F(GrantsLeft, RamadanChoiceIsChangedMoreThanOnceButMadeOnce) {
  const auto kind = GrantKind::ramadan_short_break;
  go_to("2027-02-15");
  const auto choice = give(officer, draft(kind, "2027-02-08", "2027-03-09"));
  EXPECT_EQ(accept(change(officer, choice, draft(kind, "2027-02-15", "2027-03-05"))), "accepted");
  go_to("2027-02-22");
  EXPECT_EQ(accept(change(officer, grants(officer)[1].id, draft(kind, "2027-02-22", "2027-03-01"))), "accepted");
  EXPECT_EQ(days(officer), (Days{"2027-02-08..2027-02-14", "2027-02-15..2027-02-21", "2027-02-22..2027-03-01"}));
  EXPECT_EQ(refusal(apply(officer, draft(kind, "2027-03-03", "2027-03-05"))), "ramadan_choice_used/first_day");
}

class SlipsLeft : public GrantChangeTest {
 protected:
  /// Of 23 to 27 November 2026; out and back on the first day.
  base::GrantId take_time_off() {
    go_to("2026-11-23");
    const auto off = give(officer, draft(GrantKind::time_off, "2026-11-23", "2026-11-27"));
    for (const auto step : {app::SlipStep::out, app::SlipStep::back}) {
      EXPECT_TRUE(app::record_time_slip(*place.context, place.caller_for(officer), off, step, actor(officer)));
    }
    return off;
  }
  /// The permissions that have slips, by their days, and the days of those.
  Days slips() {
    const app::GrantQuery query{{day("2026-01-01"), day("2027-12-31")}};
    const auto page = app::own_grants(*place.context, place.caller_for(officer), query, std::nullopt).value();
    Days found;
    for (const auto& slip : page.slips) {
      for (const auto& view : page.grants) {
        if (view.grant.id != slip.grant) continue;
        found.push_back(base::format_day(slip.day) + " of " + base::format_day(view.grant.first_day) + ".." +
                        base::format_day(view.grant.last_day));
      }
    }
    return found;
  }
};

TEST_F(SlipsLeft, StandWithWhatStaysOfACancelledPermission) {
  const auto off = take_time_off();
  go_to("2026-11-25");
  EXPECT_EQ(accept(cancel(officer, off)), "accepted");
  EXPECT_EQ(slips(), Days{"2026-11-23 of 2026-11-23..2026-11-24"});
}

TEST_F(SlipsLeft, StandWithAPermissionThatIsChangedInItsPlace) {
  const auto off = take_time_off();
  go_to("2026-11-25");
  EXPECT_EQ(accept(change(officer, off, draft(GrantKind::time_off, "2026-11-23", "2026-11-26"))), "accepted");
  EXPECT_EQ(slips(), Days{"2026-11-23 of 2026-11-23..2026-11-26"});
}

}  // namespace
}  // namespace spotme::test

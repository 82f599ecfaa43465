#include "app/report_schedule.hpp"

#include "store/officer_departure.hpp"
#include "tests/support/approval.hpp"

#include <fmt/format.h>

/// To whom a schedule may be sent: those who may read its report themselves, and not more of them than the limit.
namespace spotme::app {
namespace {

using domain::ReportKind;
using Names = std::vector<std::string>;

class ReportScheduleTest : public test::ApprovalTest {
 protected:
  NewReportSchedule sent_to(const std::vector<base::OfficerId>& receivers, std::string unit_path = "U1/A") {
    NewReportSchedule asked;
    asked.kind = ReportKind::late_list;
    asked.unit_path = std::move(unit_path);
    asked.rhythm = {domain::ReportEvery::month, 2};
    asked.receivers = receivers;
    return asked;
  }
  base::Result<store::ReportSchedule> make(const NewReportSchedule& asked) {
    return make_report_schedule(*place.context, place.caller_for(head), asked, actor(head));
  }
  /// `key/field`, empty for none.
  std::string refusal(const NewReportSchedule& asked) {
    const auto made = make(asked);
    return made ? "" : made.error().key + "/" + made.error().field;
  }
  Names readers(const Made& who, const std::string& unit_path, const std::string& search = "",
                ReportKind kind = ReportKind::late_list) {
    const auto found = find_report_readers(*place.context, place.caller_for(who), kind, unit_path, search);
    if (!found) return {found.error().key};
    Names ids;
    for (const auto& one : found->officers) ids.push_back(one.user_id);
    return ids;
  }
  std::vector<base::OfficerId> heads(std::size_t count) {
    std::vector<base::OfficerId> made;
    for (std::size_t i = 0; i < count; ++i) {
      made.push_back(
          place.add({fmt::format("ketua.{:02}", i), "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}})
              .officer);
    }
    return made;
  }
};

TEST_F(ReportScheduleTest, IsSentToThoseAloneWhoMayReadItsUnit) {
  EXPECT_EQ(refusal(sent_to({head.officer, supervisor.officer})), "");
  EXPECT_EQ(refusal(sent_to({head.officer, other_supervisor.officer})), "report_schedule_receiver/receivers[1]")
      << "of U1/B";
  EXPECT_EQ(refusal(sent_to({officer.officer})), "report_schedule_receiver/receivers[0]") << "reads nobody";
  EXPECT_EQ(refusal(sent_to({head.officer, supervisor.officer, stranger.officer})),
            "report_schedule_receiver/receivers[2]")
      << "of another agency";
  EXPECT_EQ(refusal(sent_to({base::OfficerId::make(place.clock.now())})), "report_schedule_receiver/receivers[0]");
  EXPECT_EQ(refusal(sent_to({supervisor.officer}, "U1")), "report_schedule_receiver/receivers[0]")
      << "a part of it is not the whole";
  EXPECT_EQ(refusal(sent_to({other_supervisor.officer}, "")), "") << "without a unit each gets what he may see";
  EXPECT_EQ(list_report_schedules(*place.context, place.caller_for(head)).size(), 2U) << "nothing of what was refused";
  EXPECT_EQ(audited("report_schedule_made"), 2);
}

TEST_F(ReportScheduleTest, IsSentToWhoeverMakesItWhenNobodyIsNamed) {
  const auto made = make(sent_to({})).value();
  ASSERT_EQ(made.receivers.size(), 1U);
  EXPECT_EQ(made.receivers[0].officer, head.officer);
  const auto twice = make(sent_to({supervisor.officer, supervisor.officer})).value();
  EXPECT_EQ(twice.receivers.size(), 1U) << "nobody gets it twice";
}

TEST_F(ReportScheduleTest, HasNotMoreReceiversThanTheLimit) {
  auto many = heads(most_report_receivers + 1);
  EXPECT_EQ(refusal(sent_to(many)), "too_many_items/receivers");
  many.pop_back();
  const auto made = make(sent_to(many));
  ASSERT_TRUE(made) << made.error().key;
  EXPECT_EQ(made->receivers.size(), most_report_receivers);
  many.pop_back();
  EXPECT_EQ(refusal(sent_to(many)), "");
}

TEST_F(ReportScheduleTest, OffersThoseWhoMayReadItByNameAndUserId) {
  EXPECT_EQ(readers(head, "U1/A"), (Names{"ketua", "penyelia"}));
  EXPECT_EQ(readers(head, "U1"), Names{"ketua"});
  EXPECT_EQ(readers(head, ""), (Names{"ketua", "penyelia", "penyelia.lain"}));
  EXPECT_EQ(readers(head, "", "PENYELIA.L"), Names{"penyelia.lain"});
  EXPECT_EQ(readers(head, "", "pegawai ketua"), Names{"ketua"}) << "by name, in any letters";
  EXPECT_EQ(readers(head, "", "tiada"), Names{});
  EXPECT_EQ(readers(head, "", "%"), Names{}) << "a sign is a letter";
  EXPECT_EQ(readers(supervisor, "U1/A"), (Names{"ketua", "penyelia"})) << "also whoever sits above him";
  EXPECT_EQ(readers(supervisor, "U1/B"), Names{"report_unit_unreached"});
  EXPECT_EQ(readers(officer, "U1/A"), Names{"not_found"});
  EXPECT_EQ(readers(head, "U2"), Names{"report_unit_unreached"});
  EXPECT_EQ(readers(head, "U1/A", "", ReportKind::card_colours), Names{"ketua"}) << "cards are not the supervisor's";
  place.database->write([&](db::Write& write) {
    return write.execute("UPDATE account SET active = false WHERE officer_id = $1", {db::to_value(supervisor.officer)});
  });
  EXPECT_EQ(readers(head, "U1/A"), Names{"ketua"}) << "his account is closed";
}

TEST_F(ReportScheduleTest, OffersNotMoreThanAPage) {
  heads(most_offered_receivers - 1);
  EXPECT_EQ(readers(head, "U1").size(), most_offered_receivers) << "with the head himself";
  place.add({"ketua.lagi", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
  EXPECT_EQ(readers(head, "U1").size(), most_offered_receivers);
}

TEST_F(ReportScheduleTest, EndsWhenItsMakerHasLeft) {
  ASSERT_EQ(refusal(sent_to({head.officer, supervisor.officer})), "");
  ASSERT_EQ(refusal(sent_to({supervisor.officer})), "");
  const auto boss = place.add({"pengarah", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
  const auto his = make_report_schedule(*place.context, place.caller_for(boss),
                                        sent_to({boss.officer, head.officer, supervisor.officer}), actor(boss));
  ASSERT_TRUE(his);
  ASSERT_TRUE(make_report_schedule(*place.context, place.caller_for(boss), sent_to({head.officer}), actor(boss)));
  place.database->write([&](db::Write& write) {
    store::end_membership(write, head.agency, head.officer, write.today(), boss.officer, "Bersara wajib");
    return true;
  });
  EXPECT_EQ(list_report_schedules(*place.context, place.caller_for(supervisor)).size(), 1U);
  const auto left = list_report_schedules(*place.context, place.caller_for(boss));
  ASSERT_EQ(left.size(), 1U) << "the other went to him alone";
  EXPECT_EQ(left[0].id, his->id);
  EXPECT_EQ(left[0].receivers.size(), 2U);
  EXPECT_EQ(audited("report_schedule_ended"), 3);
  place.database->read([&](db::Read& read) {
    EXPECT_EQ(store::count_report_schedules(read, head.agency), 1) << "they make room for others";
    return true;
  });
}

}  // namespace
}  // namespace spotme::app

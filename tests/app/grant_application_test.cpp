#include "app/grant_application.hpp"

#include "app/approval.hpp"
#include "app/approval_attachment.hpp"
#include "app/grant.hpp"
#include "store/closing.hpp"
#include "tests/support/approval.hpp"
#include "tests/support/attachment.hpp"

#include <algorithm>

/// Applications for grants, from the form to the grant that holds.
namespace spotme::test {
namespace {

using domain::ApprovalAction;
using domain::GrantKind;

class GrantApplications : public ApprovalTest {
 protected:
  static domain::GrantDraft draft(GrantKind kind, std::string_view first, std::string_view last) {
    domain::GrantDraft made;
    made.kind = kind;
    made.first_day = day(first);
    made.last_day = day(last);
    made.purpose = "Urusan keluarga";
    if (domain::takes_times(kind)) made.times = domain::MinuteRange{base::Minutes{600}, base::Minutes{660}};
    if (kind == GrantKind::leave) made.part = domain::LeavePart::day;
    if (kind == GrantKind::leave) made.code = "CR";
    return made;
  }
  base::Result<store::Approval> apply(const domain::GrantDraft& made, std::optional<base::GrantId> changes = {}) {
    return app::apply_for_grant(*place.context, place.caller_for(officer), {made, changes}, actor(officer));
  }
  std::vector<store::GrantView> grants() {
    const app::GrantQuery query{{day("2026-01-01"), day("2027-12-31")}};
    return app::own_grants(*place.context, place.caller_for(officer), query, std::nullopt).value().grants;
  }
  template <class T>
  static std::string refusal(const base::Result<T>& result) {
    return result ? "" : result.error().key + "/" + result.error().field;
  }
};

TEST_F(GrantApplications, AreDecidedAtTheDeskAndThenHold) {
  const auto approval = apply(draft(GrantKind::time_off, "2026-11-25", "2026-11-25"));
  ASSERT_TRUE(approval) << approval.error().key;
  EXPECT_EQ(approval->subject, "time_off");
  EXPECT_TRUE(grants().empty());
  EXPECT_EQ(inbox(supervisor).size(), 1U);
  EXPECT_EQ(decide(supervisor, *approval, ApprovalAction::accept), "accepted");
  const auto held = grants();
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0].grant.source, store::GrantSource::approved);
  EXPECT_EQ(held[0].grant.approval, approval->id.value);
  EXPECT_EQ(held[0].grant.made_by, supervisor.officer);
  EXPECT_EQ(audited("grant_approved"), 1);
}

TEST_F(GrantApplications, RejectedOnesLeaveNothing) {
  const auto approval = apply(draft(GrantKind::leave, "2026-11-25", "2026-11-26"));
  ASSERT_TRUE(approval);
  EXPECT_EQ(decide(supervisor, *approval, ApprovalAction::reject, "Tidak cukup pegawai"), "rejected");
  EXPECT_TRUE(grants().empty());
}

TEST_F(GrantApplications, CarryTheirPapersToTheDesk) {
  const auto upload = [&](const Made& who) {
    return app::upload_attachment(*place.context, place.caller_for(who), {"sijil.pdf"}, make_pdf(200), actor(who))
        .value()
        .id;
  };
  const auto send = [&](const domain::GrantDraft& made, std::vector<base::AttachmentId> ids) {
    app::GrantApplication application{made};
    application.attachments = std::move(ids);
    return app::apply_for_grant(*place.context, place.caller_for(officer), application, actor(officer));
  };
  const auto paper = upload(officer);
  const auto leave = draft(GrantKind::leave, "2026-11-25", "2026-11-26");
  EXPECT_EQ(refusal(send(leave, {paper, upload(colleague)})), "attachment_unknown/attachments[1]");
  EXPECT_TRUE(inbox(supervisor).empty()) << "nothing half done";
  ASSERT_TRUE(send(leave, {paper}));
  ASSERT_EQ(inbox(supervisor).size(), 1U);
  const auto shown = inbox(supervisor).front().attachments;
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown.front().id, paper);
  EXPECT_FALSE(shown.front().restricted) << "he did not tick it";
  const auto read = [&](const Made& who) {
    const auto file = app::read_attachment(*place.context, place.caller_for(who), paper, actor(who));
    return file ? "seen" : file.error().key;
  };
  EXPECT_EQ(read(supervisor), "seen");
  EXPECT_EQ(read(colleague), "not_found");
}

TEST_F(GrantApplications, OfAnExpectedChildCarryPapersOfHealth) {
  const auto upload = [&] {
    return app::upload_attachment(*place.context, place.caller_for(officer), {"buku.pdf"}, make_pdf(200),
                                  actor(officer))
        .value()
        .id;
  };
  app::GrantApplication application{draft(GrantKind::pregnancy_hour, "2026-12-21", "2027-02-25")};
  application.draft.pregnancy = domain::PregnancyForm{day("2027-03-01")};
  application.attachments = {upload()};
  const auto approval = app::apply_for_grant(*place.context, place.caller_for(officer), application, actor(officer));
  ASSERT_TRUE(approval) << approval.error().key;
  const auto all =
      app::add_case_attachments(*place.context, place.caller_for(officer), approval->id, {upload()}, actor(officer));
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_TRUE((*all)[0].restricted && (*all)[1].restricted);
}

TEST_F(GrantApplications, AreSeenWholeByThoseWhoDecide) {
  const auto shown = [&](const Made& who, base::ApprovalId id) {
    return app::show_approval(*place.context, place.caller_for(who), id, actor(who)).value();
  };
  auto duty = draft(GrantKind::official_duty, "2026-12-02", "2026-12-03");
  duty.destination = "Shah Alam";
  duty.outstation = true;
  const auto approval = apply(duty);
  ASSERT_TRUE(approval) << approval.error().key;
  EXPECT_EQ(shown(supervisor, approval->id).grant, duty);
  EXPECT_EQ(shown(officer, approval->id).grant, duty);
  EXPECT_FALSE(shown(officer, approval->id).replaces);
  EXPECT_EQ(decide(supervisor, *approval, ApprovalAction::accept), "accepted");
  auto longer = duty;
  longer.last_day = day("2026-12-04");
  const auto change = apply(longer, grants().front().grant.id);
  ASSERT_TRUE(change) << change.error().key;
  EXPECT_EQ(shown(supervisor, change->id).grant, longer);
  EXPECT_EQ(shown(supervisor, change->id).replaces, duty);
}

TEST_F(GrantApplications, OfAnExpectedChildTellTheDueDateToThoseWhoDecideAlone) {
  app::GrantApplication application{draft(GrantKind::pregnancy_hour, "2026-12-21", "2027-02-25")};
  application.draft.pregnancy = domain::PregnancyForm{day("2027-03-01")};
  const auto approval = app::apply_for_grant(*place.context, place.caller_for(officer), application, actor(officer));
  ASSERT_TRUE(approval) << approval.error().key;
  const auto integrity =
      place.add({"integriti", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::integrity}});
  const auto form = [&](const Made& who) {
    return app::show_approval(*place.context, place.caller_for(who), approval->id, actor(who))->grant->pregnancy;
  };
  ASSERT_TRUE(form(head));
  EXPECT_EQ(form(head)->due_date, day("2027-03-01"));
  EXPECT_TRUE(form(officer));
  EXPECT_FALSE(form(integrity));
}

TEST_F(GrantApplications, TellWhileOneTypesWhatIsMissing) {
  auto made = draft(GrantKind::time_off, "2026-11-23", "2026-11-23");
  made.purpose.clear();
  made.times->to = base::Minutes{900};
  const auto faults = app::try_application(*place.context, place.caller_for(officer), {made}).value();
  std::vector<std::string> keys;
  for (const auto& fault : faults) keys.push_back(fault.key);
  EXPECT_EQ(keys, (std::vector<std::string>{"grant_purpose_missing", "time_off_not_ahead"}));
  EXPECT_EQ(refusal(apply(made)), "grant_purpose_missing/purpose");
  made.times->to = base::Minutes{901};
  EXPECT_EQ(app::try_application(*place.context, place.caller_for(officer), {made}).value().back().key,
            "time_off_over_cap");
}

TEST_F(GrantApplications, TheSameIsAskedForOnce) {
  ASSERT_TRUE(apply(draft(GrantKind::leave, "2026-11-25", "2026-11-26")));
  EXPECT_EQ(refusal(apply(draft(GrantKind::leave, "2026-11-25", "2026-11-26"))), "grant_applied_already/first_day");
  EXPECT_EQ(refusal(apply(draft(GrantKind::leave, "2026-11-25", "2026-11-27"))), "");
}

TEST_F(GrantApplications, AreCheckedAgainWhenTheyAreAccepted) {
  const auto first = apply(draft(GrantKind::leave, "2026-11-25", "2026-11-26"));
  const auto second = apply(draft(GrantKind::course, "2026-11-26", "2026-11-27"));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(decide(supervisor, *first, ApprovalAction::accept), "accepted");
  EXPECT_EQ(decide(supervisor, *second, ApprovalAction::accept), "grant_overlap_leave");
  EXPECT_EQ(grants().size(), 1U);
}

TEST_F(GrantApplications, TwoOfOneBatchAreHeldAgainstEachOther) {
  const auto first = apply(draft(GrantKind::leave, "2026-11-25", "2026-11-26"));
  const auto second = apply(draft(GrantKind::course, "2026-11-26", "2026-11-27"));
  ASSERT_TRUE(first && second);
  const auto done =
      app::decide_approvals(*place.context, place.caller_for(supervisor), {{first->id, 1}, {second->id, 1}},
                            ApprovalAction::accept, "", actor(supervisor));
  ASSERT_TRUE(done);
  const auto refused =
      std::count_if(done->begin(), done->end(), [](const auto& one) { return one.refusal.has_value(); });
  EXPECT_EQ(refused, 1);
  EXPECT_EQ(grants().size(), 1U);
}

TEST_F(GrantApplications, WhatWasInTimeStaysInTime) {
  const auto approval = apply(draft(GrantKind::time_off, "2026-11-24", "2026-11-24"));
  ASSERT_TRUE(approval);
  go_to("2026-11-26");
  EXPECT_EQ(decide(supervisor, *approval, ApprovalAction::accept), "accepted");
}

TEST_F(GrantApplications, ChangeTakesThePlaceOfTheFormer) {
  const auto approval = apply(draft(GrantKind::leave, "2026-12-01", "2026-12-02"));
  ASSERT_EQ(decide(supervisor, *approval, ApprovalAction::accept), "accepted");
  const auto former = grants()[0].grant.id;
  EXPECT_EQ(refusal(apply(draft(GrantKind::course, "2026-12-02", "2026-12-03"), former)), "grant_other_kind/kind");
  const auto change = apply(draft(GrantKind::leave, "2026-12-02", "2026-12-03"), former);
  ASSERT_TRUE(change) << change.error().key;
  EXPECT_EQ(change->standing.kind, domain::ApprovalKind::grant_change);
  EXPECT_EQ(decide(supervisor, *change, ApprovalAction::accept), "accepted");
  const auto held = grants();
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0].grant.first_day, day("2026-12-02"));
  EXPECT_EQ(held[0].grant.replaces, former);
}

TEST_F(GrantApplications, CancellationEndsTheGrant) {
  const auto approval = apply(draft(GrantKind::leave, "2026-12-01", "2026-12-02"));
  ASSERT_EQ(decide(supervisor, *approval, ApprovalAction::accept), "accepted");
  const auto id = grants()[0].grant.id;
  const auto cancel = [&](const Made& who) {
    return app::apply_for_cancellation(*place.context, place.caller_for(who), id, "Tugas", actor(who));
  };
  EXPECT_EQ(refusal(cancel(colleague)), "not_found/");
  const auto asked = cancel(officer);
  ASSERT_TRUE(asked);
  EXPECT_EQ(refusal(cancel(officer)), "grant_change_waiting/id");
  EXPECT_EQ(grants().size(), 1U) << "it holds until somebody decides";
  EXPECT_EQ(decide(supervisor, *asked, ApprovalAction::accept), "accepted");
  EXPECT_TRUE(grants().empty());
  EXPECT_EQ(refusal(cancel(officer)), "not_found/");
}

TEST_F(GrantApplications, WithdrawnMeanwhileThereIsNothingToChange) {
  const auto approval = apply(draft(GrantKind::leave, "2026-12-01", "2026-12-02"));
  ASSERT_EQ(decide(supervisor, *approval, ApprovalAction::accept), "accepted");
  const auto id = grants()[0].grant.id;
  const auto change = apply(draft(GrantKind::leave, "2026-12-02", "2026-12-03"), id);
  ASSERT_TRUE(change);
  ASSERT_TRUE(app::withdraw_grant(*place.context, place.caller_for(head), id, "Batal", actor(head)));
  EXPECT_EQ(decide(supervisor, *change, ApprovalAction::accept), "grant_withdrawn");
  EXPECT_TRUE(grants().empty());
}

TEST_F(GrantApplications, RemoteDaysByOrderGoToTheHead) {
  const auto approval = apply(draft(GrantKind::work_from_home, "2026-12-01", "2026-12-02"));
  ASSERT_TRUE(approval) << approval.error().key;
  EXPECT_EQ(approval->standing.desk, domain::Desk::head);
  EXPECT_EQ(decide(head, *approval, ApprovalAction::accept), "accepted");
  EXPECT_EQ(grants().size(), 1U);
}

}  // namespace
}  // namespace spotme::test

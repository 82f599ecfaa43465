#include "tests/support/task.hpp"

#include "app/attachment.hpp"
#include "tests/support/attachment.hpp"

/// Tasks through their use-cases: who sees and moves them, limits, notices, evidence.
namespace spotme::app {
namespace {

using domain::TaskAction;

class Tasks : public test::TaskTest {
 protected:
  std::string evidence(const Made& who, domain::TaskId id, const TaskEvidence& added) {
    const SeenTask seen{id, revision_of(id)};
    const auto done = add_task_evidence(*place.context, place.caller_for(who), seen, added, actor(who));
    return done ? "" : done.error().key + " " + done.error().field;
  }
  std::string comment(const Made& who, domain::TaskId id, const std::string& text) {
    const auto made = comment_on_task(*place.context, place.caller_for(who), id, text, actor(who));
    return made ? "" : made.error().key;
  }
  std::string edit(const Made& who, domain::TaskId id, const domain::TaskDraft& asked, std::int64_t revision) {
    const auto done = edit_task(*place.context, place.caller_for(who), {id, revision}, asked, actor(who));
    return done ? "" : done.error().key;
  }
};

TEST_F(Tasks, AnOfficerPlansWorksAndHandsInAndItIsVerified) {
  const auto made = plan(officer);
  const auto id = made.view.task.id;
  EXPECT_EQ(made.view.officer_name, "Pegawai pegawai");
  EXPECT_EQ(made.view.task.revision, 1);
  EXPECT_EQ(move(officer, id, progress(50)), "open");
  EXPECT_EQ(told(supervisor, "task_handed_in"), 0);
  EXPECT_EQ(move(officer, id, change(TaskAction::hand_in, "Dalam fail.")), "handed_in");
  EXPECT_EQ(told(supervisor, "task_handed_in"), 1);
  EXPECT_EQ(told(head, "task_handed_in"), 0) << "his supervisor is asked";
  EXPECT_EQ(move(supervisor, id, change(TaskAction::send_back, "Lampirkan minit.")), "returned");
  EXPECT_EQ(told(officer, "task_returned"), 1);
  EXPECT_EQ(show(officer, id).entry.view.task.remark, "Lampirkan minit.");
  go_to("2026-11-25");
  EXPECT_EQ(move(officer, id, change(TaskAction::hand_in)), "handed_in");
  EXPECT_EQ(show(officer, id).entry.view.task.remark, "");
  EXPECT_EQ(move(supervisor, id, change(TaskAction::verify)), "verified");
  EXPECT_EQ(told(officer, "task_verified"), 1);
  const auto detail = show(officer, id);
  ASSERT_EQ(detail.steps.size(), 6U);
  EXPECT_EQ(detail.steps[2].step.note, "Dalam fail.");
  EXPECT_EQ(detail.steps[3].by_name, "Pegawai penyelia");
  EXPECT_EQ(detail.steps[1].step.progress_before, 0);
  EXPECT_EQ(detail.steps[1].step.progress, 50);
  EXPECT_EQ(detail.moved_on, (std::vector<base::Day>{day("2026-11-24"), day("2026-11-25")}));
  EXPECT_EQ(audited("task_moved"), 5);
}

TEST_F(Tasks, WithoutASupervisorTheHeadIsTold) {
  const auto made = plan(lone);
  EXPECT_EQ(move(lone, made.view.task.id, change(TaskAction::hand_in)), "handed_in");
  EXPECT_EQ(told(head, "task_handed_in"), 1);
}

TEST_F(Tasks, AreSeenByThoseWhoFollowTheOfficerAndNobodyElse) {
  const auto id = plan(officer).view.task.id;
  EXPECT_TRUE(sees(supervisor, id));
  EXPECT_TRUE(sees(head, id));
  EXPECT_EQ(audited("task_read"), 2);
  EXPECT_TRUE(sees(officer, id));
  EXPECT_EQ(audited("task_read"), 2) << "a look at one's own is none";
  for (const auto* who : {&colleague, &other_supervisor, &stranger, &approver}) {
    EXPECT_FALSE(sees(*who, id)) << who->user_id;
    EXPECT_EQ(move(*who, id, progress(50)), "not_found") << who->user_id;
    EXPECT_EQ(move(*who, id, change(TaskAction::verify)), "not_found") << who->user_id;
    EXPECT_EQ(comment(*who, id, "x"), "not_found") << who->user_id;
  }
  EXPECT_EQ(move(supervisor, id, progress(50)), "task_not_yours_to_do");
  const auto auditor = place.add({"juruaudit", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::auditor}});
  EXPECT_TRUE(sees(auditor, id));
  EXPECT_TRUE(show(auditor, id).entry.may.empty());
  EXPECT_EQ(move(auditor, id, change(TaskAction::cancel, "x")), "task_not_yours_to_judge");
  EXPECT_EQ(audited("task_refused"), 10) << "what is tried and not allowed is kept";
}

TEST_F(Tasks, AFormerSupervisorLosesThemAndADelegateGainsThem) {
  const auto id = plan(colleague).view.task.id;
  EXPECT_EQ(move(colleague, id, change(TaskAction::hand_in)), "handed_in");
  supervise(colleague, lone);
  EXPECT_TRUE(sees(lone, id));
  supervise(colleague, supervisor);
  EXPECT_FALSE(sees(lone, id)) << "he supervised him before";
  delegate(supervisor, lone, "2026-11-24", "2026-11-24");
  EXPECT_TRUE(sees(lone, id));
  EXPECT_EQ(move(lone, id, change(TaskAction::verify)), "verified");
  go_to("2026-11-25");
  EXPECT_FALSE(sees(lone, id)) << "the delegation is over";
}

TEST_F(Tasks, WhoActsOnAnOlderRevisionIsTold) {
  const auto id = plan(officer).view.task.id;
  EXPECT_EQ(move(officer, id, progress(50), 1), "open");
  EXPECT_EQ(move(officer, id, progress(75), 1), "task_changed");
  EXPECT_EQ(move(officer, id, progress(75), 3), "task_changed") << "one that is not there yet";
  EXPECT_EQ(edit(officer, id, draft("Lain"), 1), "task_changed");
  EXPECT_EQ(move(stranger, id, progress(75), 1), "not_found") << "a stranger learns nothing of it";
}

TEST_F(Tasks, IsTakenBackAndCarriedOver) {
  const auto id = plan(officer).view.task.id;
  EXPECT_EQ(move(officer, id, change(TaskAction::hand_in)), "handed_in");
  EXPECT_EQ(move(officer, id, progress(100)), "open") << "taken back";
  EXPECT_EQ(move(officer, id, carry("2026-11-24")), "task_carry_backwards");
  EXPECT_EQ(move(officer, id, carry("2026-11-30")), "open");
  const auto detail = show(officer, id);
  EXPECT_EQ(detail.entry.view.task.draft.due_on, day("2026-11-30"));
  EXPECT_EQ(detail.steps.back().step.to, day("2026-11-30"));
  EXPECT_EQ(move(officer, id, carry("2026-11-26")), "task_carry_backwards");
}

TEST_F(Tasks, AreEditedByWhoPlannedOrLeads) {
  const auto id = plan(officer).view.task.id;
  EXPECT_EQ(edit(officer, id, draft(), 1), "task_unchanged");
  EXPECT_EQ(edit(officer, id, draft("Tajuk baharu", "2026-11-25", "2026-11-24"), 1), "task_ends_before_it_begins");
  EXPECT_EQ(edit(officer, id, draft("Tajuk baharu", "2026-11-25"), 1), "");
  const auto detail = show(officer, id);
  EXPECT_EQ(detail.entry.view.task.resumes_on, day("2026-11-25"));
  EXPECT_NE(detail.steps.back().step.note.find("Sedia minit"), std::string::npos) << "what it was is kept";
  EXPECT_EQ(edit(supervisor, id, draft("Oleh penyelia"), 2), "");
}

TEST_F(Tasks, TenThousandAreRefused) {
  for (std::int64_t n = 0; n < domain::most_open_tasks; ++n) plan(officer, draft("T" + std::to_string(n)));
  EXPECT_EQ(plan_key(officer, draft()), "task_too_many_open");
  const auto counts = list_own_tasks(*place.context, place.caller_for(officer), {}).value().counts;
  EXPECT_EQ(counts.open, domain::most_open_tasks);
  EXPECT_EQ(plan_key(colleague, draft()), "") << "each has his own";
  // One that ends makes room for one.
  const auto first = list_own_tasks(*place.context, place.caller_for(officer), {}).value().tasks.front();
  EXPECT_EQ(move(officer, first.view.task.id, change(TaskAction::hand_in)), "handed_in");
  EXPECT_EQ(plan_key(officer, draft()), "task_too_many_open") << "what waits is not done";
  EXPECT_EQ(move(supervisor, first.view.task.id, change(TaskAction::verify)), "verified");
  EXPECT_EQ(plan_key(officer, draft()), "");
  EXPECT_EQ(move(supervisor, first.view.task.id, change(TaskAction::send_back, "x")), "task_too_many_open");
}

TEST_F(Tasks, AreListedInPagesWithoutGapsAndRepeats) {
  for (int n = 0; n < 5; ++n)
    plan(officer, draft("T" + std::to_string(n), "2026-11-24", n % 2 ? "2026-11-27" : "2026-11-24"));
  for (const auto box : {store::TaskBox::open, store::TaskBox::all, store::TaskBox::due}) {
    std::vector<std::string> titles;
    TaskQuestion question{box, std::nullopt, 2};
    do {
      const auto page = list_own_tasks(*place.context, place.caller_for(officer), question).value();
      EXPECT_LE(page.tasks.size(), 2U);
      for (const auto& task : page.tasks) titles.push_back(task.view.task.draft.title);
      question.after = page.next;
    } while (question.after);
    std::sort(titles.begin(), titles.end());
    EXPECT_EQ(titles.size(), box == store::TaskBox::due ? 3U : 5U);
    EXPECT_EQ(std::unique(titles.begin(), titles.end()), titles.end());
  }
  EXPECT_EQ(list_own_tasks(*place.context, place.caller_for(officer), {store::TaskBox::open, "x"}).error().key,
            "cursor_invalid");
  EXPECT_TRUE(list_own_tasks(*place.context, place.caller_for(colleague), {}).value().tasks.empty());
}

TEST_F(Tasks, EvidenceIsBoundedAndNeverAScript) {
  const auto id = plan(officer).view.task.id;
  EXPECT_EQ(evidence(officer, id, {}), "task_evidence_missing links");
  EXPECT_EQ(evidence(officer, id, {{{"javascript:alert(1)"}}}), "task_link_invalid links[0].url");
  EXPECT_EQ(evidence(officer, id, {{{"https://a/"}, {"data:text/html,x"}}}), "task_link_invalid links[1].url");
  EXPECT_TRUE(show(officer, id).entry.links.empty()) << "all of it or nothing";
  EXPECT_EQ(evidence(officer, id, {std::vector<domain::TaskLink>(11, {"https://a/"})}), "task_links_too_many links");
  EXPECT_EQ(evidence(officer, id, {std::vector<domain::TaskLink>(10, {"https://a/", "A"})}), "");
  EXPECT_EQ(evidence(officer, id, {{{"https://a/"}}}), "task_links_too_many links");
  EXPECT_EQ(show(supervisor, id).entry.links.size(), 10U);
  EXPECT_EQ(evidence(supervisor, id, {{{"https://a/"}}}), "task_not_yours_to_do ");
}

TEST_F(Tasks, FilesOfEvidenceAreSeenByWhoFollows) {
  const auto id = plan(officer).view.task.id;
  const auto file = upload_attachment(*place.context, place.caller_for(officer),
                                      {"minit.pdf", domain::AttachmentType::pdf}, test::make_pdf(), actor(officer));
  ASSERT_TRUE(file);
  EXPECT_EQ(evidence(officer, id, {{}, {file->id}}), "");
  EXPECT_EQ(show(officer, id).entry.attachments.size(), 1U);
  const auto sees_file = [&](const Made& who) {
    return read_attachment(*place.context, place.caller_for(who), file->id, actor(who)).has_value();
  };
  EXPECT_TRUE(sees_file(supervisor));
  EXPECT_FALSE(sees_file(colleague));
  EXPECT_FALSE(sees_file(stranger));
  const auto other = plan(colleague).view.task.id;
  EXPECT_EQ(evidence(colleague, other, {{}, {file->id}}), "attachment_unknown attachments[0]");
}

TEST_F(Tasks, ACommentReachesTheOtherSideAtOnce) {
  const auto id = plan(officer).view.task.id;
  EXPECT_EQ(comment(supervisor, id, "Bagaimana?"), "");
  EXPECT_EQ(told(officer, "comment_made"), 1);
  EXPECT_EQ(comment(officer, id, "Hampir siap."), "");
  EXPECT_EQ(told(supervisor, "comment_made"), 1);
  EXPECT_EQ(told(officer, "comment_made"), 1) << "nobody is told of his own words";
  EXPECT_EQ(comment(officer, id, " "), "missing_field");
  EXPECT_EQ(comment(officer, id, std::string(1'000, 'x')), "");
  EXPECT_EQ(comment(officer, id, std::string(1'001, 'x')), "too_long");
  const auto comments = show(officer, id).comments;
  ASSERT_EQ(comments.size(), 3U);
  EXPECT_EQ(comments.front().by_name, "Pegawai penyelia");
  EXPECT_EQ(show(officer, id).entry.view.comments, 3);
}

TEST_F(Tasks, CommentsOfOneTaskHaveAnEnd) {
  const auto id = plan(officer).view.task.id;
  place.database->write([&](db::Write& write) {
    for (std::int64_t n = 1; n < domain::most_comments; ++n) {
      store::Comment one{domain::CommentId::make(write.now()), officer.officer, id};
      one.by = officer.officer;
      one.at = write.now();
      one.text = "x";
      store::insert_comment(write, officer.agency, one);
    }
    return true;
  });
  EXPECT_EQ(comment(officer, id, "x"), "");
  EXPECT_EQ(comment(officer, id, "x"), "task_comments_too_many");
  EXPECT_EQ(show(officer, id).comments.size(), 200U);
}

TEST_F(Tasks, StepsOfOneTaskHaveAnEndButWhoLeadsCanSettleIt) {
  const auto id = plan(officer).view.task.id;
  place.database->write([&](db::Write& write) {
    write.execute("UPDATE task SET revision = $1", {db::to_value(domain::most_task_steps - 1)});
    return true;
  });
  EXPECT_EQ(move(officer, id, progress(25)), "open");
  EXPECT_EQ(move(officer, id, progress(50)), "task_step_limit");
  EXPECT_EQ(move(supervisor, id, change(TaskAction::cancel, "Terlalu banyak")), "cancelled");
}

}  // namespace
}  // namespace spotme::app

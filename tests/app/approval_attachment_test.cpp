#include "app/approval_attachment.hpp"

#include "app/correction.hpp"
#include "app/reason_kind.hpp"
#include "tests/support/approval.hpp"
#include "tests/support/attachment.hpp"

namespace spotme::app {
namespace {

using domain::ApprovalAction;
using domain::Issue;

class CaseAttachments : public test::ApprovalTest {
 protected:
  base::AttachmentId upload(const Made& who, std::size_t size = 200) {
    return upload_attachment(*place.context, place.caller_for(who), {"sijil.pdf"}, test::make_pdf(size), actor(who))
        .value()
        .id;
  }
  /// The case, or the refusal as `key field`.
  std::string submit(const ReasonDraft& draft) {
    const auto done = submit_reason(*place.context, place.caller_for(officer), draft, actor(officer));
    if (!done) return done.error().key + " " + done.error().field;
    made = *done;
    return "made";
  }
  ReasonDraft draft(const std::string& kind, const std::string& text, std::vector<base::AttachmentId> attachments) {
    return {{{day("2026-11-23"), Issue::late_in}}, kind, text, std::move(attachments)};
  }
  std::string read(const Made& who, base::AttachmentId id) {
    const auto file = read_attachment(*place.context, place.caller_for(who), id, actor(who));
    return file ? "seen" : file.error().key;
  }
  void require_paper(const std::string& code) {
    const ReasonKindEntry entry{"Dengan dokumen", "With papers", domain::AttachmentNeed::required, false, false, true};
    const auto keeper = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    (void)change_reason_kind(*place.context, place.caller_for(keeper), officer.agency, code, entry, actor(keeper));
  }

  store::Approval made;
};

TEST_F(CaseAttachments, AreSeenByItsDesksAndNobodyElse) {
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  const auto paper = upload(officer);
  EXPECT_EQ(read(supervisor, paper), "not_found") << "loose";
  EXPECT_EQ(submit(draft("sakit", "", {paper})), "made");
  EXPECT_EQ(read(officer, paper), "seen");
  EXPECT_EQ(read(supervisor, paper), "seen");
  EXPECT_EQ(read(head, paper), "seen");
  for (const auto& other : {colleague, other_supervisor, stranger}) EXPECT_EQ(read(other, paper), "not_found");
  EXPECT_EQ(audited("health_paper_read"), 2) << "papers of an illness, though nothing was ticked";
  EXPECT_EQ(audited("attachment_read"), 0);
  ASSERT_EQ(inbox(supervisor).size(), 1U);
  const auto shown = inbox(supervisor).front().attachments;
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown.front().id, paper);
  EXPECT_TRUE(shown.front().restricted);
}

TEST_F(CaseAttachments, AreSeenByOneWhoStandsInAsLongAsHeDoes) {
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  const auto paper = upload(officer);
  EXPECT_EQ(submit(draft("bencana", "Banjir.", {paper})), "made");
  (void)delegate(supervisor, other_supervisor, "2026-11-24", "2026-11-25");
  EXPECT_EQ(read(other_supervisor, paper), "seen");
  go_to("2026-11-26");
  EXPECT_EQ(read(other_supervisor, paper), "not_found");
  EXPECT_EQ(audited("attachment_read"), 1);
}

TEST_F(CaseAttachments, ThatCannotBeClaimedLeaveNothing) {
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  const auto own = upload(officer);
  const auto foreign = upload(colleague);
  EXPECT_EQ(submit(draft("bencana", "Banjir.", {own, foreign})), "attachment_unknown attachments[1]");
  EXPECT_EQ(issue_state("2026-11-23", "late_in"), "open");
  EXPECT_TRUE(inbox(supervisor).empty());
  EXPECT_EQ(submit(draft("bencana", "Banjir.", {own})), "made");
}

TEST_F(CaseAttachments, AndWordsAreThoseThatTheKindAsksFor) {
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(submit(draft("tiada", "x", {})), "reason_kind_unknown kind");
  EXPECT_EQ(submit(draft("lain_lain", " ", {})), "reason_text_missing text");
  require_paper("kenderaan");
  EXPECT_EQ(submit(draft("kenderaan", "", {})), "reason_attachment_missing attachments");
  EXPECT_EQ(submit(draft("kenderaan", "", {upload(officer)})), "made");
}

TEST_F(CaseAttachments, AreAddedByTheOfficerUntilTheCaseIsSettled) {
  add_issue(place, officer, "2026-11-23", Issue::late_in);
  EXPECT_EQ(submit(draft("sakit", "", {upload(officer)})), "made");
  const auto add = [&](const Made& who, std::vector<base::AttachmentId> ids) {
    const auto all = add_case_attachments(*place.context, place.caller_for(who), made.id, ids, actor(who));
    return all ? std::to_string(all->size()) : all.error().key + " " + all.error().field;
  };
  EXPECT_EQ(add(colleague, {upload(colleague)}), "not_found ");
  EXPECT_EQ(add(supervisor, {}), "not_found ") << "he decides, and adds nothing";
  EXPECT_EQ(add(officer, {upload(colleague)}), "attachment_unknown attachments[0]");
  std::vector<base::AttachmentId> more;
  for (std::size_t i = 0; i < domain::most_attachments; ++i) more.push_back(upload(officer));
  EXPECT_EQ(add(officer, more), "attachments_too_many attachments");
  more.pop_back();
  EXPECT_EQ(add(officer, more), "10");
  EXPECT_EQ(read(supervisor, more.front()), "seen");
  EXPECT_EQ(audited("health_paper_read"), 1);
  EXPECT_EQ(decide(supervisor, made, ApprovalAction::accept), "accepted");
  EXPECT_EQ(add(officer, {}), "approval_settled ");
}

TEST_F(CaseAttachments, OfACorrectionToo) {
  const auto paper = upload(officer);
  CorrectionDraft correction{day("2026-11-23"), domain::EventKind::in, base::Minutes{480}, {}, "tiada", "", {paper}};
  const auto ask = [&] {
    const auto done = submit_correction(*place.context, place.caller_for(officer), correction, actor(officer));
    return done ? "made" : done.error().key + " " + done.error().field;
  };
  EXPECT_EQ(ask(), "reason_kind_unknown reason_kind");
  correction.reason_kind = "lupa_rakam";
  EXPECT_EQ(ask(), "made");
  EXPECT_EQ(read(supervisor, paper), "seen");
}

}  // namespace
}  // namespace spotme::app

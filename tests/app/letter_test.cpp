#include "app/letter.hpp"

#include "app/attachment.hpp"
#include "app/letter_paper.hpp"
#include "app/letter_reminder.hpp"
#include "app/notice.hpp"
#include "tests/support/attachment.hpp"
#include "tests/support/letters.hpp"
#include "tests/support/pdf.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using domain::CardColour;
using domain::Issue;
using domain::LetterKind;
using domain::Role;
using test::Letters;
using test::putrajaya;
using test::TestInstallation;

TEST_F(Letters, AGreenCardBringsANotice) {
  const auto letters = approve(officer, CardColour::green, "2026-11");
  ASSERT_EQ(letters.size(), 1U);
  const auto& letter = letters[0];
  EXPECT_EQ(letter.kind, LetterKind::notice);
  EXPECT_EQ(letter.reference, "AG1/KH/2026/1");
  EXPECT_FALSE(letter.reply_by);
  EXPECT_EQ(letter.rows.size(), 3U);
  EXPECT_EQ(letter.officer_name, "Pegawai pegawai");
  EXPECT_NE(letter.body.find("mulai 1 Januari 2027"), std::string::npos) << letter.body;
  EXPECT_NE(letter.body.find("mendapati 3 tanda merah"), std::string::npos);
  EXPECT_EQ(letter.body.find('{'), std::string::npos);
  EXPECT_EQ(audited("letter_issued"), 1);
}

TEST_F(Letters, ARedCardBringsAWarningAndAShowCauseLetter) {
  const auto letters = turn_red();
  ASSERT_EQ(letters.size(), 2U);
  EXPECT_EQ(letters[0].reference, "AG1/AM/2027/1") << "each year begins anew";
  EXPECT_EQ(letters[1].reference, "AG1/TS/2027/2");
  EXPECT_FALSE(letters[0].reply_by);
  EXPECT_EQ(base::format_day(letters[1].reply_by.value()), "2027-02-10");
  EXPECT_NE(letters[1].body.find("dalam tempoh 7 hari, iaitu selewat-lewatnya pada 10 Februari 2027"),
            std::string::npos);
  EXPECT_EQ(letters[1].rows[0].state, domain::MarkState::unexplained);
}

TEST_F(Letters, AChangeForTheBetterBringsNone) {
  (void)notice();
  go_to("2027-02-01");
  EXPECT_TRUE(approve(officer, CardColour::yellow, "2027-01").empty());
}

TEST_F(Letters, AreNumberedWithoutGapsWhenManyAreApprovedAtOnce) {
  std::vector<CardApproval> approvals{{officer.officer, domain::parse_month("2026-11").value(), CardColour::green}};
  for (const auto* name : {"aminah", "bala", "chong"}) {
    const auto other = place.add({name});
    if (name[0] != 'b') {
      for (const auto* day : {"2026-11-02", "2026-11-03", "2026-11-04"}) {
        test::add_issue(place, other, day, Issue::late_in, "rejected");
      }
    }
    approvals.push_back({other.officer, domain::parse_month("2026-11").value(), CardColour::green});
  }
  approvals.push_back(approvals.front());
  approvals.push_back({head.officer, domain::parse_month("2026-11").value(), CardColour::green});
  approvals.push_back(
      {{base::make_uuid(place.clock.now())}, domain::parse_month("2026-11").value(), CardColour::green});
  const auto answers =
      approve_cards(*place.context, place.messages, place.caller_for(head), officer.agency, approvals, {});
  std::string all;
  for (const auto& answer : answers) all += (answer ? answer->letters.at(0).reference : answer.error().key) + " ";
  EXPECT_EQ(all,
            "AG1/KH/2026/1 AG1/KH/2026/2 card_no_proposal AG1/KH/2026/3 card_proposal_changed card_own not_found ");
  EXPECT_EQ(audited("letter_issued"), 3);
  EXPECT_EQ(audited("card_approved"), 3);
}

TEST_F(Letters, AreReadByTheirOfficerAndThoseAboveHim) {
  const auto letter = notice();
  const auto colleague = place.add({"rakan"});
  const auto other_head = place.add({"ketua.b", "U1/B", putrajaya, domain::Wbf{}, {Role::head}});
  const auto supervisor = place.add({"penyelia", "U1", putrajaya, domain::Wbf{}, {Role::supervisor}});
  const auto integrity = place.add({"integriti", "U1", putrajaya, domain::Wbf{}, {Role::integrity}});
  const auto foreign = place.add({"ketua.lain", "U1", putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
  const auto system = place.add({"sistem", "U1", putrajaya, domain::Wbf{}, {Role::system_admin}});
  for (const auto* who : {&colleague, &other_head, &supervisor, &foreign, &system}) {
    EXPECT_EQ(see(*who, letter.id), "not_found") << who->user_id;
  }
  EXPECT_EQ(see(head, letter.id), "done");
  EXPECT_EQ(see(integrity, letter.id), "done");
  EXPECT_EQ(audited("letter_read"), 2);
  const auto first = show_letter(*place.context, place.caller_for(officer), letter.id, {}).value();
  place.clock.advance(std::chrono::hours{1});
  const auto again = show_letter(*place.context, place.caller_for(officer), letter.id, {}).value();
  EXPECT_EQ(first.view.read.value().at, again.view.read.value().at) << "the first look is kept";
  EXPECT_EQ(audited("letter_read"), 2) << "his own look is no look at another";
}

TEST_F(Letters, AreAnsweredOnceAndClosed) {
  const auto letter = turn_red().at(1);
  const auto mine = place.caller_for(officer);
  go_to("2027-02-10");
  EXPECT_FALSE(show_letter(*place.context, mine, letter.id, {})->overdue) << "its last day";
  go_to("2027-02-11");
  EXPECT_TRUE(show_letter(*place.context, mine, letter.id, {})->overdue);
  LetterQuestion overdue;
  overdue.overdue = true;
  const auto above = place.caller_for(head);
  EXPECT_EQ(list_letters(*place.context, above, officer.agency, overdue, {})->letters.size(), 1U);
  EXPECT_EQ(told(reply_letter(*place.context, above, letter.id, {"x"}, {})), "not_found") << "not for him";
  const auto replied = reply_letter(*place.context, mine, letter.id, {"Saya sakit."}, {});
  ASSERT_TRUE(replied) << "late answers are taken";
  EXPECT_EQ(replied->view.state(), domain::LetterState::replied);
  EXPECT_FALSE(replied->overdue);
  EXPECT_EQ(told(reply_letter(*place.context, mine, letter.id, {"Lagi."}, {})), "letter_replied");
  EXPECT_TRUE(list_letters(*place.context, above, officer.agency, overdue, {})->letters.empty());
  EXPECT_EQ(told(close_letter(*place.context, above, officer.agency, letter.id, "Diterima.", {})), "done");
  EXPECT_EQ(told(close_letter(*place.context, above, officer.agency, letter.id, "Lagi.", {})), "letter_closed");
  LetterQuestion closed;
  closed.state = domain::LetterState::closed;
  EXPECT_EQ(list_letters(*place.context, above, officer.agency, closed, {})->letters.size(), 1U);
  EXPECT_EQ(audited("letter_replied") + audited("letter_closed"), 2);
  const auto heard = [&](const TestInstallation::Made& who) {
    return list_notices(*place.context, place.messages, place.caller_for(who), {}).notices.front().body.ms;
  };
  EXPECT_EQ(heard(head), "Pegawai pegawai telah menjawab Surat tunjuk sebab (rujukan AG1/TS/2027/2).");
  EXPECT_EQ(heard(officer),
            "Surat tunjuk sebab (rujukan AG1/TS/2027/2) telah ditutup oleh Ketua Jabatan. Sila baca catatan penutup.");
}

TEST_F(Letters, AreAnsweredWithPapersThatThoseSeeWhoMay) {
  const auto letter = turn_red().at(1);
  const auto integrity = place.add({"integriti", "U1", putrajaya, domain::Wbf{}, {Role::integrity}});
  const auto colleague = place.add({"rakan"});
  const auto upload = [&](const TestInstallation::Made& who, bool restricted) {
    NewAttachment made{"bukti.pdf"};
    made.restricted = restricted;
    return upload_attachment(*place.context, place.caller_for(who), made, test::make_pdf(200), {}).value().id;
  };
  const auto plain = upload(officer, false);
  const auto health = upload(officer, true);
  const auto mine = place.caller_for(officer);
  const LetterReply foreign{"Saya sakit.", {plain, upload(colleague, false)}};
  EXPECT_EQ(told(reply_letter(*place.context, mine, letter.id, foreign, {})), "attachment_unknown");
  EXPECT_FALSE(show_letter(*place.context, mine, letter.id, {})->view.reply) << "nothing half done";
  const auto replied = reply_letter(*place.context, mine, letter.id, {"Saya sakit.", {plain, health}}, {});
  ASSERT_TRUE(replied) << replied.error().key;
  EXPECT_EQ(replied->attachments.size(), 2U);
  const auto listed = [&](const TestInstallation::Made& who) {
    return show_letter(*place.context, place.caller_for(who), letter.id, {})->attachments.size();
  };
  EXPECT_EQ(listed(head), 2U);
  EXPECT_EQ(listed(integrity), 1U) << "papers of health are for who decides";
  const auto read = [&](const TestInstallation::Made& who, base::AttachmentId id) {
    return told(read_attachment(*place.context, place.caller_for(who), id, {}));
  };
  EXPECT_EQ(read(head, plain) + read(head, health), "donedone");
  EXPECT_EQ(read(integrity, plain) + " " + read(integrity, health), "done not_found");
  EXPECT_EQ(read(colleague, plain), "not_found");
  EXPECT_EQ(audited("attachment_read") + audited("health_paper_read"), 3);
}

TEST_F(Letters, KeepThePapersOfAReplyUntilTheMatterIsClosed) {
  const auto letter = turn_red().at(1);
  const auto mine = place.caller_for(officer);
  const auto paper = upload_attachment(*place.context, mine, {"bukti.pdf"}, test::make_pdf(200), {}).value().id;
  ASSERT_TRUE(reply_letter(*place.context, mine, letter.id, {"Saya sakit.", {paper}}, {}));
  const auto forget = [&] {
    return place.database->write([&](db::Write& write) {
      const auto later = write.now() + std::chrono::hours{1};
      return store::delete_submitted_attachments_before(write, officer.agency, later, 10);
    });
  };
  EXPECT_EQ(forget(), 0);
  ASSERT_TRUE(close_letter(*place.context, place.caller_for(head), officer.agency, letter.id, "Diterima.", {}));
  EXPECT_EQ(forget(), 1);
}

TEST_F(Letters, AreRemindedOfOnceBeforeTheAnswerIsDue) {
  (void)turn_red();
  const auto remind = [&](std::string_view day) {
    go_to(day);
    return remind_of_letters(*place.context, officer.agency);
  };
  const auto days = place.rules.pack.explain_reminder.as_of(base::local_day(place.clock.now()))->value.back();
  const auto until = base::parse_day("2027-02-10").value();
  EXPECT_EQ(remind(base::format_day(until - std::chrono::days{days + 1})), 0);
  EXPECT_EQ(remind(base::format_day(until - std::chrono::days{days})), 1) << "the show-cause letter alone asks for one";
  EXPECT_EQ(remind(base::format_day(until)), 0) << "once";
}

TEST_F(Letters, AreDecidedByTheHeadAboveAlone) {
  const auto letter = notice();
  const auto attempt = [&](const TestInstallation::Made& who) {
    const auto caller = place.caller_for(who);
    return told(close_letter(*place.context, caller, officer.agency, letter.id, "x", {})) + " " +
           told(cancel_letter(*place.context, caller, officer.agency, letter.id, "x", {}));
  };
  EXPECT_EQ(attempt(officer), "letter_own letter_own");
  EXPECT_EQ(attempt(place.add({"ketua.b", "U1/B", putrajaya, domain::Wbf{}, {Role::head}})), "not_found not_found");
  EXPECT_EQ(attempt(place.add({"integriti", "U1", putrajaya, domain::Wbf{}, {Role::integrity}})),
            "not_found not_found");
  EXPECT_EQ(attempt(place.add({"juruaudit", "U1", putrajaya, domain::Wbf{}, {Role::auditor}})), "not_found not_found");
  EXPECT_EQ(attempt(place.add({"ketua.lain", "U1", putrajaya, domain::Wbf{}, {Role::head}, "AG2"})),
            "not_found not_found");
  EXPECT_EQ(show_letter(*place.context, place.caller_for(head), letter.id, {})->view.state(),
            domain::LetterState::issued);
}

TEST_F(Letters, AreCancelledAndSaySoOnPaper) {
  const auto letter = notice();
  const auto mine = place.caller_for(officer);
  const auto before = letter_file(*place.context, place.messages, mine, letter.id, {}).value();
  EXPECT_EQ(before.name, "surat-AG1-KH-2026-1.pdf");
  EXPECT_EQ(before.bytes, letter_file(*place.context, place.messages, mine, letter.id, {})->bytes)
      << "the same letter gives the same bytes";
  EXPECT_EQ(test::pdf_text(before.bytes).find("DIBATALKAN"), std::string::npos);
  const auto above = place.caller_for(head);
  EXPECT_EQ(told(cancel_letter(*place.context, above, officer.agency, letter.id, "Salah orang <b>", {})), "done");
  EXPECT_EQ(list_notices(*place.context, place.messages, mine, {}).notices.front().body.ms,
            "Notis kad hijau (rujukan AG1/KH/2026/1) telah dibatalkan oleh Ketua Jabatan. Sila baca sebabnya.");
  const auto text = test::pdf_text(letter_file(*place.context, place.messages, mine, letter.id, {})->bytes);
  EXPECT_NE(text.find("dibatalkan pada 2 Dis 2026. Sebab: Salah orang <b>"), std::string::npos) << text;
  EXPECT_EQ(told(reply_letter(*place.context, mine, letter.id, {"x"}, {})), "letter_already_cancelled");
  EXPECT_EQ(told(cancel_letter(*place.context, above, officer.agency, letter.id, "x", {})), "letter_already_cancelled");
}

TEST_F(Letters, ArePaged) {
  (void)turn_red();
  const auto mine = place.caller_for(officer);
  const auto first = own_letters(*place.context, mine, std::nullopt, 2).value();
  ASSERT_EQ(first.letters.size(), 2U);
  EXPECT_EQ(first.letters[0].view.letter.kind, LetterKind::show_cause) << "the latest first";
  const auto second = own_letters(*place.context, mine, first.next, 2).value();
  EXPECT_EQ(second.letters.at(0).view.letter.kind, LetterKind::notice);
  EXPECT_FALSE(second.next);
  EXPECT_TRUE(own_letters(*place.context, place.caller_for(head), std::nullopt, 2)->letters.empty());
  LetterQuestion question;
  question.kind = LetterKind::warning;
  EXPECT_EQ(list_letters(*place.context, place.caller_for(head), officer.agency, question, {})->letters.size(), 1U);
  EXPECT_EQ(told(list_letters(*place.context, mine, officer.agency, question, {})), "not_found");
}

TEST_F(Letters, GoOnOverPagesWithTheTitlesOfTheTable) {
  store::LetterView view{turn_red().at(1)};
  const auto row = view.letter.rows.at(0);
  view.letter.rows.assign(60, row);
  const auto text = test::pdf_text(letter_pdf(place.messages, view));
  std::size_t titles = 0;
  for (auto at = text.find("Isu kehadiran"); at != std::string::npos; at = text.find("Isu kehadiran", at + 1)) ++titles;
  EXPECT_GE(titles, 2U) << text;
  EXPECT_NE(text.find("Muka surat 3 daripada 3"), std::string::npos) << text;
  view.letter.officer_name = "<script>{jadual}";
  EXPECT_NE(test::pdf_text(letter_pdf(place.messages, view)).find("<script>{jadual}"), std::string::npos);
}

}  // namespace
}  // namespace spotme::app

#include "app/audit_trail.hpp"

#include "store/look.hpp"
#include "tests/support/approval.hpp"
#include "tests/support/pdf.hpp"

/// The audit trail as an auditor asks it, on both engines: what it finds, what it never lets change, and what leaves
/// it.
namespace spotme::app {
namespace {

using domain::AuditGroup;
using test::TestInstallation;

class AuditTrail : public test::ApprovalTest {
 protected:
  AuditTrail() {
    auditor = place.add({"juruaudit", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::auditor}});
    branch = place.add({"juruaudit.cawangan", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::auditor}});
    system = place.add({"sistem", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::system_admin}});
    foreign = place.add({"audit.asing", "U1", domain::State::kedah, domain::Wbf{}, {Role::auditor}, "AG2"});
  }
  void look(const Made& by, const Made& at, std::string_view word = "officer_day_read",
            const std::string& detail = "x") {
    place.database->write([&](db::Write& write) {
      store::insert_looks(write, at.agency, actor(by), word, {{at.officer, at.officer.value, detail}});
      return true;
    });
    place.clock.advance(std::chrono::seconds{1});
  }
  AuditQuestion question(std::string_view from = "2026-11-24", std::string_view to = "2026-11-24") {
    AuditQuestion asked;
    asked.days = {day(from), day(to)};
    return asked;
  }
  base::Result<AuditPage> ask(const Made& who, const AuditQuestion& asked, std::int64_t limit = 50,
                              const std::optional<base::Uuid>& before = {}) {
    return list_audit_trail(*place.context, place.caller_for(who), asked, before, limit, actor(who));
  }
  std::vector<std::string> words(const AuditQuestion& asked) {
    std::vector<std::string> found;
    const auto page = ask(auditor, asked).value();
    for (const auto& entry : page.entries) found.push_back(entry.action);
    return found;
  }
  base::Result<AuditFile> take(const Made& who, const AuditQuestion& asked, AuditFormat format = AuditFormat::csv,
                               const std::string& purpose = "Siasatan",
                               const std::string& recipient = "Unit Integriti") {
    return export_audit_trail(*place.context, place.messages, place.caller_for(who), asked,
                              {format, purpose, recipient}, actor(who));
  }
  Made auditor, branch, system, foreign;
};

TEST_F(AuditTrail, FindsWhoLookedAtAnOfficerWithNamesUnitsAndRolesOfThatDay) {
  look(supervisor, officer);
  look(supervisor, colleague);
  auto asked = question();
  asked.officer = officer.officer;
  const auto page = ask(auditor, asked).value();
  ASSERT_EQ(page.entries.size(), 1U);
  const auto& entry = page.entries.front();
  EXPECT_EQ(entry.action, "officer_day_read");
  EXPECT_EQ(entry.actor, supervisor.officer);
  EXPECT_EQ(entry.actor_unit, "U1/A");
  EXPECT_EQ(entry.actor_roles, std::vector<std::string>{"supervisor"});
  EXPECT_EQ(entry.officer, officer.officer);
  EXPECT_EQ(entry.officer_unit, "U1/A");
  EXPECT_FALSE(entry.actor_name.empty());
  EXPECT_FALSE(entry.officer_name.empty());
  EXPECT_EQ(entry.address, "10.0.0.1");
  EXPECT_EQ(entry.request_id, "ujian");
}

TEST_F(AuditTrail, AsksByActorGroupAndWord) {
  look(supervisor, officer, "place_read");
  place.database->write([&](db::Write& write) {
    store::insert_audit_entry(write, officer.agency, actor(head), "letter_closed", officer.officer.value, "y");
    return true;
  });
  auto asked = question();
  asked.actor = head.officer;
  EXPECT_EQ(words(asked), std::vector<std::string>{"letter_closed"});
  asked.actor.reset();
  asked.group = AuditGroup::cases;
  EXPECT_EQ(words(asked), std::vector<std::string>{"letter_closed"});
  asked.group.reset();
  asked.action = "place_read";
  EXPECT_EQ(words(asked), std::vector<std::string>{"place_read"});
  asked.officer = officer.officer;
  asked.actor = supervisor.officer;
  EXPECT_EQ(words(asked), std::vector<std::string>{"place_read"});
  asked.actor = head.officer;
  EXPECT_TRUE(words(asked).empty());
  asked.action = "no_such_word";
  EXPECT_EQ(ask(auditor, asked).error().field, "action");
  asked.action = "place_read";
  asked.group = AuditGroup::cases;
  EXPECT_EQ(ask(auditor, asked).error().field, "action");
}

TEST_F(AuditTrail, PagesWithoutGapOrDoubleAcrossItsBranches) {
  for (int i = 0; i < 7; ++i) look(supervisor, officer, i % 2 == 0 ? "place_read" : "letter_read", std::to_string(i));
  auto asked = question();
  asked.group = AuditGroup::look;
  asked.officer = officer.officer;
  std::string seen;
  std::optional<base::Uuid> before;
  do {
    const auto page = ask(auditor, asked, 3, before).value();
    for (const auto& entry : page.entries) seen += entry.detail;
    before = page.next;
  } while (before);
  EXPECT_EQ(seen, "6543210");
}

TEST_F(AuditTrail, ADayBeginsAndEndsAtMidnightHere) {
  place.clock.set(base::to_instant(base::LocalTime{day("2026-11-25")}) - std::chrono::milliseconds{1});
  look(supervisor, officer, "place_read");
  place.clock.set(base::to_instant(base::LocalTime{day("2026-11-25")}));
  look(supervisor, officer, "letter_read");
  auto asked = question("2026-11-24", "2026-11-24");
  asked.officer = officer.officer;
  EXPECT_EQ(words(asked), std::vector<std::string>{"place_read"});
  asked = question("2026-11-25", "2026-11-25");
  asked.officer = officer.officer;
  EXPECT_EQ(words(asked), std::vector<std::string>({"audit_read", "letter_read"})) << "a search is recorded itself";
}

TEST_F(AuditTrail, FindsWordsOfTheDetailWithinAMonth) {
  look(supervisor, officer, "place_read", "Fail ABC/12 100%");
  look(supervisor, officer, "letter_read", "Fail XYZ/12");
  look(supervisor, colleague, "letter_read", "fail abc/34");
  look(stranger, stranger, "letter_read", "Fail ABC/56");
  const auto details = [&](const std::string& text, const AuditQuestion& base) {
    auto asked = base;
    asked.text = text;
    asked.group = AuditGroup::look;
    asked.action = "";
    std::string all;
    std::optional<base::Uuid> before;
    do {
      const auto page = ask(auditor, asked, 1, before).value();
      for (const auto& entry : page.entries) {
        if (entry.action != "audit_read") all += entry.detail + ";";
      }
      before = page.next;
    } while (before);
    return all;
  };
  EXPECT_EQ(details("abc", question()), "fail abc/34;Fail ABC/12 100%;") << "the latest first, in any letters";
  EXPECT_EQ(details(" Fail ABC/1 ", question()), "Fail ABC/12 100%;");
  EXPECT_EQ(details("00%", question()), "Fail ABC/12 100%;") << "a sign is a letter";
  EXPECT_EQ(details("'; --", question()), "");
  auto of_officer = question();
  of_officer.officer = colleague.officer;
  EXPECT_EQ(details("abc", of_officer), "fail abc/34;");
  of_officer.officer.reset();
  of_officer.actor = supervisor.officer;
  EXPECT_EQ(details("xyz", of_officer), "Fail XYZ/12;");
  EXPECT_EQ(details("abc", question("2026-11-25", "2026-11-25")), "") << "of another day";
  auto asked = question();
  asked.action = "audit_read";
  EXPECT_NE(ask(auditor, asked).value().entries.back().detail.find("text=abc"), std::string::npos)
      << "what was searched for is recorded";
}

TEST_F(AuditTrail, ASearchInTheDetailsNeedsAShortPeriodAndThreeLetters) {
  const auto refused = [&](const std::string& text, std::string_view from) {
    auto asked = question(from, "2026-11-24");
    asked.text = text;
    const auto page = ask(auditor, asked);
    return page ? "" : page.error().key + "/" + page.error().field;
  };
  EXPECT_EQ(refused("abc", "2026-10-26"), "") << "30 days";
  EXPECT_EQ(refused("abc", "2026-10-25"), "") << "31 days";
  EXPECT_EQ(refused("abc", "2026-10-24"), "audit_text_too_long/to") << "32 days";
  EXPECT_EQ(refused("", "2026-10-24"), "") << "without a text a year";
  EXPECT_EQ(refused("ab", "2026-11-24"), "too_short/text");
  EXPECT_EQ(refused("a ", "2026-11-24"), "too_short/text");
  EXPECT_EQ(refused("   ", "2026-11-24"), "") << "blanks are no text";
  auto asked = question();
  asked.text = "ab";
  EXPECT_EQ(take(auditor, asked).error().key, "too_short") << "a file is asked for alike";
}

TEST_F(AuditTrail, IsForAuditorsOfTheWholeAgencyAndNobodyElse) {
  EXPECT_TRUE(ask(auditor, question()));
  EXPECT_TRUE(ask(system, question()));
  for (const auto* who : {&officer, &supervisor, &head, &branch}) {
    EXPECT_EQ(ask(*who, question()).error().key, "not_found");
    EXPECT_EQ(take(*who, question()).error().key, "not_found");
  }
  look(supervisor, officer);
  auto asked = question();
  asked.officer = officer.officer;
  EXPECT_TRUE(ask(foreign, asked).value().entries.empty()) << "another agency's trail";
}

TEST_F(AuditTrail, RefusesRangesByName) {
  EXPECT_EQ(ask(auditor, question("2026-11-25", "2026-11-24")).error().key, "range_reversed");
  EXPECT_TRUE(ask(auditor, question("2025-11-24", "2026-11-24"))) << "366 days";
  EXPECT_EQ(ask(auditor, question("2025-11-23", "2026-11-24")).error().key, "range_too_long");
}

TEST_F(AuditTrail, ASearchIsRecordedButIsNoLookThatItsSubjectSees) {
  auto asked = question();
  asked.officer = officer.officer;
  ASSERT_TRUE(ask(auditor, asked));
  const auto own = place.database->read(
      [&](db::Read& read) { return store::list_looks(read, officer.agency, officer.officer, std::nullopt, 10); });
  EXPECT_TRUE(own.empty());
  asked.action = "audit_read";
  EXPECT_EQ(words(asked), std::vector<std::string>{"audit_read"});
}

TEST_F(AuditTrail, TheDatabaseRefusesToChangeOrDeleteAnEntry) {
  look(supervisor, officer);
  const auto change = [&](std::string_view sql) {
    place.database->write([&](db::Write& write) { return write.execute(sql); });
  };
  EXPECT_THROW(change("UPDATE audit_entry SET detail = 'other'"), db::ConstraintViolation);
  EXPECT_THROW(change("DELETE FROM audit_entry"), db::ConstraintViolation);
  auto asked = question();
  asked.officer = officer.officer;
  EXPECT_EQ(ask(auditor, asked).value().entries.front().detail, "x");
}

TEST_F(AuditTrail, AFileNamesItsPurposeAndRecipientAndHoldsNoFormula) {
  look(supervisor, officer, "place_read", "=HYPERLINK(\"http://x\")");
  auto asked = question();
  asked.officer = officer.officer;
  EXPECT_EQ(take(auditor, asked, AuditFormat::csv, "  ").error().key, "audit_export_purpose_missing");
  EXPECT_EQ(take(auditor, asked, AuditFormat::csv, "x", " ").error().key, "audit_export_recipient_missing");
  const auto file = take(auditor, asked).value();
  EXPECT_EQ(file.name, "jejak-audit-AG1-2026-11-24-2026-11-24.csv");
  EXPECT_EQ(file.sha256, base::sha256(file.bytes));
  EXPECT_NE(file.bytes.find("'=HYPERLINK"), std::string::npos);
  EXPECT_TRUE(file.bytes.starts_with("id,at,action,words_ms,"));
  const auto lines = take(auditor, asked, AuditFormat::jsonl).value();
  EXPECT_NE(lines.bytes.find("\"action\":\"place_read\""), std::string::npos);
  const auto exports = list_audit_exports(*place.context, place.caller_for(auditor), std::nullopt, 1).value();
  ASSERT_EQ(exports.exports.size(), 1U);
  EXPECT_TRUE(exports.next);
  EXPECT_EQ(exports.exports.front().sha256, lines.sha256);
  EXPECT_EQ(exports.exports.front().purpose, "Siasatan");
  EXPECT_EQ(audited("audit_exported"), 2);
}

TEST_F(AuditTrail, ACertificateCarriesTheHashAndSaysThatItIsATemplate) {
  const auto file = take(auditor, question()).value();
  const auto made = [&](const Made& who, CertificateLanguage language) {
    return audit_certificate(*place.context, place.messages, place.caller_for(who), file.id, language, actor(who));
  };
  const auto first = made(auditor, CertificateLanguage::ms).value();
  const auto text = test::pdf_text(first.bytes);
  EXPECT_NE(text.find("SEKSYEN 90A"), std::string::npos) << text;
  EXPECT_NE(text.find("TEMPLAT"), std::string::npos);
  EXPECT_NE(text.find(base::to_hex(file.sha256).substr(0, 20)), std::string::npos);
  EXPECT_EQ(made(auditor, CertificateLanguage::ms)->bytes, first.bytes) << "the same bytes again";
  EXPECT_NE(test::pdf_text(made(auditor, CertificateLanguage::en)->bytes).find("SECTION 90A"), std::string::npos);
  EXPECT_EQ(made(foreign, CertificateLanguage::ms).error().key, "not_found");
  EXPECT_EQ(made(officer, CertificateLanguage::ms).error().key, "not_found");
}

}  // namespace
}  // namespace spotme::app

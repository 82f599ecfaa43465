#include "app/attachment.hpp"

#include "app/retention.hpp"
#include "tests/support/attachment.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

namespace spotme::app {
namespace {

using base::AttachmentId;
using domain::AttachmentType;
using test::make_pdf;

/// With the bytes in the database, and with them in a folder.
class Attachments : public testing::TestWithParam<bool> {
 protected:
  Attachments() {
    ali = place.add({"ali"});
    budi = place.add({"budi"});
    boss = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::head}});
    other = place.add({"lain", "U1", domain::State::kedah, domain::Wbf{}, {}, "AG2"});
    if (!GetParam()) return;
    folder.emplace(root.string());
    place.context->attachment_folder = &*folder;
  }
  ~Attachments() override { std::filesystem::remove_all(root); }

  base::Result<store::Attachment> upload(const test::TestInstallation::Made& who, std::string_view bytes,
                                         bool restricted = false, const std::string& name = "surat.pdf",
                                         AttachmentType type = AttachmentType::pdf) {
    return upload_attachment(*place.context, place.caller_for(who), {name, type, restricted}, bytes, {who.officer});
  }
  AttachmentId uploaded(const test::TestInstallation::Made& who, std::string_view bytes, bool restricted = false) {
    return upload(who, bytes, restricted).value().id;
  }
  /// The refusal as `key field`, or empty.
  std::string claim(const test::TestInstallation::Made& who, std::vector<AttachmentId> ids, bool restricted = false) {
    const auto done = place.database->write([&](db::Write& write) {
      return claim_attachments(write, who.agency, who.officer, {std::move(ids), "attachments", restricted}, subject,
                               {who.officer});
    });
    return done ? "" : done.error().key + " " + done.error().field;
  }
  /// The bytes, or the key of the refusal.
  std::string read(const test::TestInstallation::Made& who, AttachmentId id,
                   std::span<const AttachmentReach> reaches = attachment_reaches()) {
    const auto file = read_attachment(*place.context, place.caller_for(who), id, {who.officer}, reaches);
    return file ? file->bytes : file.error().key;
  }
  std::string remove(const test::TestInstallation::Made& who, AttachmentId id) {
    const auto done = delete_attachment(*place.context, place.caller_for(who), id, {who.officer});
    return done ? "" : done.error().key;
  }
  std::int64_t count(const std::string& table_and_condition) {
    return place.database->read(
        [&](db::Read& read) { return read.query("SELECT count(*) FROM " + table_and_condition).integer(); });
  }
  std::int64_t audited(const std::string& action) { return count("audit_entry WHERE action = '" + action + "'"); }
  [[nodiscard]] std::int64_t files() const {
    std::int64_t all = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      all += entry.is_regular_file() && entry.path().filename() != "lock" ? 1 : 0;
    }
    return all;
  }
  ForgottenRows forget() {
    return forget_old_rows(*place.context, [] { return false; });
  }

  std::filesystem::path root =
      std::filesystem::temp_directory_path() / ("spotme_attachments_" + base::to_string(base::make_uuid({})));
  std::optional<store::AttachmentFolder> folder;
  test::TestInstallation place;
  test::TestInstallation::Made ali, budi, boss, other;
  store::AttachmentSubject subject{"approval", base::make_uuid(place.clock.now())};
};

TEST_P(Attachments, AreTheirOwnersUntilTheyAreSubmitted) {
  const auto bytes = make_pdf();
  const auto made = upload(ali, bytes, false, "../Surat\r\nDoktor.PDF").value();
  EXPECT_EQ(made.name, "SuratDoktor.PDF");
  EXPECT_EQ(made.size, static_cast<std::int64_t>(bytes.size()));
  EXPECT_EQ(made.made_at, place.clock.now());
  EXPECT_EQ(read(ali, made.id), bytes);
  EXPECT_EQ(read(budi, made.id), "not_found");
  EXPECT_EQ(read(boss, made.id), "not_found");
  EXPECT_EQ(read(other, made.id), "not_found");
  EXPECT_EQ(audited("attachment_uploaded"), 1);
  EXPECT_EQ(audited("attachment_read"), 0) << "his own";
}

TEST_P(Attachments, RefuseWhatTheyCannotBe) {
  const auto refused = [&](std::string_view bytes, AttachmentType type, const std::string& name) {
    const auto made = upload(ali, bytes, false, name, type);
    return made ? "" : made.error().key + " " + made.error().field;
  };
  EXPECT_EQ(refused(test::make_zip(), AttachmentType::pdf, "a.pdf"), "attachment_type_unknown file");
  EXPECT_EQ(refused(test::make_png(), AttachmentType::pdf, "a.pdf"), "attachment_type_differs file");
  EXPECT_EQ(refused(make_pdf(), AttachmentType::pdf, ""), "file_name_invalid name");
  EXPECT_EQ(refused(make_pdf(), AttachmentType::pdf, "a/"), "file_name_invalid name");
  EXPECT_EQ(count("attachment"), 0);
}

TEST_P(Attachments, OfTheSameBytesAreStoredOnceAnAgency) {
  const auto bytes = make_pdf();
  const auto first = uploaded(ali, bytes);
  const auto second = uploaded(ali, bytes);
  const auto third = uploaded(budi, bytes);
  const auto elsewhere = uploaded(other, bytes);
  EXPECT_EQ(count("attachment"), 4);
  EXPECT_EQ(count("attachment_content"), 2);
  EXPECT_EQ(GetParam() ? files() : 2, 2);
  EXPECT_EQ(count("attachment_content WHERE content IS NULL"), GetParam() ? 2 : 0);
  EXPECT_EQ(remove(ali, first), "");
  EXPECT_EQ(remove(ali, second), "");
  EXPECT_EQ(count("attachment_content"), 2) << "another has the same";
  EXPECT_EQ(read(budi, third), bytes);
  EXPECT_EQ(remove(budi, third), "");
  EXPECT_EQ(count("attachment_content"), 1);
  EXPECT_EQ(forget().files, GetParam() ? 1 : 0);
  EXPECT_EQ(read(other, elsewhere), bytes);
  EXPECT_EQ(audited("attachment_deleted"), 3);
}

TEST_P(Attachments, LooseOnesAreFewForEachOfficer) {
  std::optional<AttachmentId> last;
  for (std::size_t i = 0; i < domain::most_loose_attachments; ++i) last = uploaded(ali, make_pdf(200 + i));
  EXPECT_EQ(upload(ali, make_pdf()).error().key, "attachments_loose_too_many");
  EXPECT_TRUE(upload(budi, make_pdf()));
  EXPECT_EQ(remove(ali, *last), "");
  EXPECT_TRUE(upload(ali, make_pdf()));
  EXPECT_EQ(upload(ali, make_pdf()).error().key, "attachments_loose_too_many");
}

TEST_P(Attachments, AreClaimedOnceByTheirOwner) {
  const auto one = uploaded(ali, make_pdf());
  const auto two = uploaded(ali, make_pdf(300));
  const auto foreign = uploaded(budi, make_pdf());
  EXPECT_EQ(claim(ali, {}), "");
  EXPECT_EQ(claim(ali, {one, foreign}), "attachment_unknown attachments[1]");
  EXPECT_EQ(claim(ali, {one, two, AttachmentId::make(place.clock.now())}), "attachment_unknown attachments[2]");
  EXPECT_EQ(claim(ali, {one, one}), "attachment_twice attachments[1]");
  EXPECT_EQ(claim({other.agency, ali.officer, ""}, {one}), "attachment_unknown attachments[0]");
  EXPECT_EQ(audited("attachment_claimed"), 0);
  EXPECT_EQ(claim(ali, {two, one}), "");
  EXPECT_EQ(audited("attachment_claimed"), 2);
  EXPECT_EQ(claim(ali, {one}), "attachment_claimed attachments[0]");
  EXPECT_EQ(claim(budi, {one}), "attachment_unknown attachments[0]") << "not that it is claimed";
  EXPECT_EQ(remove(ali, one), "attachment_claimed");
  EXPECT_EQ(remove(budi, one), "not_found");
  const auto page = place.database->read([&](db::Read& read) {
    return store::load_subject_attachments(read, ali.agency, "approval", {base::make_uuid({}), subject.id});
  });
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page[0].n, 1U);
  EXPECT_EQ(page[0].attachment.id, one);
  EXPECT_EQ(page[0].attachment.subject, subject);
}

TEST_P(Attachments, AreTenOfOneThingAtTheMost) {
  std::vector<AttachmentId> ids;
  for (std::size_t i = 0; i < domain::most_attachments + 1; ++i) ids.push_back(uploaded(ali, make_pdf(200 + i)));
  EXPECT_EQ(claim(ali, ids), "attachments_too_many attachments");
  ids.pop_back();
  EXPECT_EQ(claim(ali, ids), "");
}

AttachmentSight by_role(db::Read& read, const domain::Caller& caller, const store::Attachment& attachment) {
  EXPECT_EQ(attachment.agency, caller.agency);
  EXPECT_LE(attachment.made_at, read.now());
  if (caller.roles.empty()) return AttachmentSight::none;
  return caller.roles[0].role == domain::Role::head ? AttachmentSight::decides : AttachmentSight::reads;
}

TEST_P(Attachments, AreSeenByWhomTheirSubjectLetsAndEveryLookIsRecorded) {
  constexpr std::array reaches{AttachmentReach{"approval", by_role}};
  const auto auditor = place.add({"juruaudit", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::auditor}});
  const auto plain = make_pdf();
  const auto health = make_pdf(300);
  const auto letter = uploaded(ali, plain);
  const auto paper = uploaded(ali, health, true);
  EXPECT_EQ(read(boss, letter, reaches), "not_found") << "loose";
  EXPECT_EQ(claim(ali, {letter, paper}), "");
  EXPECT_EQ(read(boss, letter), "not_found") << "without a row";
  EXPECT_EQ(read(boss, letter, reaches), plain);
  EXPECT_EQ(read(boss, paper, reaches), health);
  EXPECT_EQ(read(auditor, letter, reaches), plain);
  EXPECT_EQ(read(auditor, paper, reaches), "not_found");
  EXPECT_EQ(read(budi, letter, reaches), "not_found");
  EXPECT_EQ(read(other, letter, reaches), "not_found");
  EXPECT_EQ(audited("attachment_read"), 2);
  EXPECT_EQ(audited("health_paper_read"), 1);
}

TEST_P(Attachments, OfAHealthReasonAreRestrictedWhateverWasTicked) {
  constexpr std::array reaches{AttachmentReach{"approval", by_role}};
  const auto auditor = place.add({"juruaudit", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::auditor}});
  const auto paper = uploaded(ali, make_pdf());
  EXPECT_EQ(claim(ali, {paper}, true), "");
  EXPECT_EQ(read(auditor, paper, reaches), "not_found");
}

TEST_P(Attachments, LooseOnesAreForgottenAfterADayAndClaimedOnesNever) {
  const auto bytes = make_pdf(300);
  (void)uploaded(ali, make_pdf());
  const auto claimed = uploaded(ali, bytes);
  EXPECT_EQ(claim(ali, {claimed}), "");
  place.clock.advance(std::chrono::hours{24});
  EXPECT_EQ(forget().attachments, 0) << "a day old and no older";
  (void)uploaded(ali, make_pdf(400));
  place.clock.advance(std::chrono::microseconds{1});
  const auto forgotten = forget();
  EXPECT_EQ(forgotten.attachments, 1);
  EXPECT_EQ(forgotten.files, GetParam() ? 1 : 0);
  EXPECT_EQ(count("attachment_content"), 2);
  place.clock.advance(std::chrono::days{1000});
  EXPECT_EQ(forget().attachments, 1);
  EXPECT_EQ(read(ali, claimed), bytes);
}

TEST_P(Attachments, ThatWereAlteredAreNotShown) {
  const auto id = uploaded(ali, make_pdf());
  if (GetParam()) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), 10);
    }
  } else {
    place.database->write([&](db::Write& write) {
      return write.execute("UPDATE attachment_content SET content = $1", {db::to_value(base::Bytes{1, 2, 3})});
    });
  }
  EXPECT_THROW((void)read(ali, id), db::Failure);
}

INSTANTIATE_TEST_SUITE_P(Kept, Attachments, testing::Bool(),
                         [](const auto& param) { return param.param ? "InAFolder" : "InTheDatabase"; });

}  // namespace
}  // namespace spotme::app

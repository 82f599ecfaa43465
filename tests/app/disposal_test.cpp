#include "app/disposal.hpp"

#include "app/attachment.hpp"
#include "app/hold.hpp"
#include "app/retention_plan.hpp"
#include "store/retention_rule.hpp"
#include "tests/support/approval.hpp"
#include "tests/support/attachment.hpp"
#include "tests/support/pdf.hpp"

/// How long records are kept, the dry run, and destruction with four eyes.
namespace spotme::app {
namespace {

using domain::RetentionKind;
using std::chrono::days;

class Disposals : public test::ApprovalTest {
 protected:
  Disposals() {
    admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    second = place.add({"pentadbir.dua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    integrity = place.add({"integriti", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::integrity}});
  }
  base::AttachmentId submit(const Made& who, std::size_t size, const base::Uuid& subject) {
    const auto made =
        upload_attachment(*place.context, place.caller_for(who), {"surat.pdf", domain::AttachmentType::pdf, false},
                          test::make_pdf(size), actor(who))
            .value();
    place.database->write([&](db::Write& write) {
      return store::claim_attachments(write, who.agency, who.officer, {made.id}, {"approval", subject}, false);
    });
    return made.id;
  }
  std::int64_t attachments() { return count("SELECT count(*) FROM attachment"); }
  base::Result<store::Disposal> propose(std::string_view before = "2026-11-25", const std::string& reference = "ANM 1",
                                        RetentionKind kind = RetentionKind::attachments) {
    return propose_disposal(*place.context, place.caller_for(admin), kind, day(before), reference, actor(admin));
  }
  std::string confirm(const Made& who, const store::Disposal& one) {
    const auto done = confirm_disposal(*place.context, place.caller_for(who), one.id, actor(who));
    return done ? done->state : done.error().key;
  }
  std::int64_t carry_out(std::int64_t batch = 1) {
    return carry_out_disposals(
        *place.context, [] { return false; }, batch);
  }
  RetentionView plan_of(RetentionKind kind) {
    return show_retention(*place.context, place.caller_for(integrity))->kinds.at(static_cast<std::size_t>(kind));
  }
  void years_pass() { place.clock.advance(days{2560}); }
  std::int64_t count(std::string_view sql) {
    return place.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }
  Made admin, second, integrity;
};

TEST_F(Disposals, NeedTheApprovalASecondAdministratorAndTheNight) {
  submit(officer, 201, base::make_uuid(place.clock.now()));
  submit(officer, 202, base::make_uuid(place.clock.now()));
  EXPECT_EQ(propose().error().key, "disposal_too_early") << "seven years are not over";
  years_pass();
  EXPECT_EQ(propose("2026-11-25", " ").error().key, "disposal_reference_missing");
  EXPECT_EQ(propose("2026-11-25", "ANM 1", RetentionKind::transactions).error().key, "disposal_kind");
  EXPECT_EQ(propose("2026-11-24").error().key, "disposal_nothing");
  const auto one = propose().value();
  EXPECT_EQ(one.counted, 2);
  EXPECT_EQ(propose().error().key, "disposal_open");
  EXPECT_EQ(carry_out(), 0) << "nobody confirmed it";
  EXPECT_EQ(confirm(admin, one), "disposal_same_officer");
  EXPECT_EQ(confirm(integrity, one), "not_permitted");
  EXPECT_EQ(confirm(second, one), "confirmed");
  EXPECT_EQ(confirm(second, one), "disposal_moved");
  EXPECT_EQ(attachments(), 2) << "until the night";
  EXPECT_EQ(carry_out(), 2);
  EXPECT_EQ(attachments(), 0);
  EXPECT_EQ(count("SELECT count(*) FROM attachment_content"), 0);
  const auto after = list_disposals(*place.context, place.caller_for(integrity), std::nullopt, 5).value();
  EXPECT_EQ(after.disposals.front().state, "done");
  EXPECT_EQ(after.disposals.front().destroyed, 2);
  EXPECT_EQ(audited("disposal_done"), 1);
  EXPECT_EQ(carry_out(), 0);
}

TEST_F(Disposals, LeaveWhatIsHeldAndWhatBelongsToAnOpenCase) {
  submit(colleague, 203, base::make_uuid(place.clock.now()));
  const auto open = explain(officer, "2026-11-23", domain::Issue::late_in);
  submit(officer, 204, open.id.value);
  submit(officer, 205, base::make_uuid(place.clock.now()));
  const HoldEntry entry{colleague.officer, {}, "Siasatan", "Aduan", "R1", "SPRM"};
  ASSERT_TRUE(place_hold(*place.context, place.caller_for(admin), entry, actor(admin)));
  years_pass();
  const auto plan = plan_of(RetentionKind::attachments);
  EXPECT_EQ(plan.overdue.rows, 3);
  EXPECT_EQ(plan.overdue.held, 1);
  EXPECT_EQ(plan.overdue.oldest, day("2026-11-24"));
  EXPECT_EQ(confirm(second, propose().value()), "confirmed");
  EXPECT_EQ(carry_out(10), 1);
  EXPECT_EQ(attachments(), 2);
}

TEST_F(Disposals, AreWithdrawnBeforeTheNight) {
  submit(officer, 201, base::make_uuid(place.clock.now()));
  years_pass();
  const auto one = propose().value();
  EXPECT_EQ(confirm(second, one), "confirmed");
  EXPECT_EQ(withdraw_disposal(*place.context, place.caller_for(second), one.id, actor(second))->state, "withdrawn");
  EXPECT_EQ(withdraw_disposal(*place.context, place.caller_for(second), one.id, actor(second)).error().key,
            "disposal_moved");
  EXPECT_EQ(carry_out(), 0);
  EXPECT_TRUE(propose()) << "another one may be proposed";
}

TEST_F(Disposals, AnAgencyLengthensAndNeverShortens) {
  const auto set = [&](const Made& who, RetentionKind kind, std::optional<std::int64_t> value) {
    const auto done = set_retention(*place.context, place.caller_for(who), kind, value, actor(who));
    return done ? std::to_string(done->kinds.at(static_cast<std::size_t>(kind)).term.days()) : done.error().key;
  };
  EXPECT_EQ(set(admin, RetentionKind::notices, 365), "retention_out_of_range");
  EXPECT_EQ(set(admin, RetentionKind::notices, 366), "366");
  EXPECT_EQ(set(admin, RetentionKind::notices, 36'525), "36525");
  EXPECT_EQ(set(admin, RetentionKind::notices, 36'526), "retention_out_of_range");
  EXPECT_EQ(set(admin, RetentionKind::notices, std::nullopt), "366");
  EXPECT_EQ(set(admin, RetentionKind::clock_keys, 100), "retention_fixed");
  EXPECT_EQ(set(integrity, RetentionKind::notices, 400), "not_permitted");
  EXPECT_EQ(audited("retention_set"), 3);
}

TEST_F(Disposals, TheDryRunIsAListForTheArchiveAndDestroysNothing) {
  submit(officer, 201, base::make_uuid(place.clock.now()));
  place.clock.advance(days{40});
  submit(officer, 202, base::make_uuid(place.clock.now()));
  years_pass();
  const auto list = [&](RetentionKind kind, ListFormat format) {
    return disposal_list(*place.context, place.messages, place.caller_for(integrity), kind, format, actor(integrity))
        .value();
  };
  const auto file = list(RetentionKind::attachments, ListFormat::csv);
  EXPECT_EQ(file.bytes,
            "agency,series,from,to,rows,held,kept_days,source\r\n"
            "AG1,Lampiran yang dikemukakan,2026-11-24,2026-11-30,1,0,2557,not found; default of this project\r\n"
            "AG1,Lampiran yang dikemukakan,2027-01-01,2027-01-05,1,0,2557,not found; default of this project\r\n");
  EXPECT_TRUE(list(RetentionKind::attachments, ListFormat::pdf).bytes.starts_with("%PDF"));
  EXPECT_EQ(attachments(), 2);
  for (std::size_t i = 0; i < domain::retention_kind_count; ++i) {
    const auto kind = static_cast<RetentionKind>(i);
    EXPECT_FALSE(list(kind, ListFormat::csv).bytes.empty()) << domain::retention_kind_name(kind);
  }
  EXPECT_EQ(show_retention(*place.context, place.caller_for(officer)).error().key, "not_found");
}

TEST_F(Disposals, TheRulesNameEveryKindAndNothingElse) {
  EXPECT_EQ(store::builtin_retention_rules().size(), domain::retention_kind_count);
  EXPECT_FALSE(store::parse_retention_rules("x.toml", "[transactions]\ndays = 1\n"));
}

}  // namespace
}  // namespace spotme::app

#include "app/reason_kind.hpp"

#include "store/reason_kind.hpp"
#include "tests/support/installation.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using domain::AttachmentNeed;
using domain::Role;

class ReasonKinds : public testing::Test {
 protected:
  ReasonKinds() {
    officer = place.add({"pegawai"});
    keeper = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    branch = place.add({"cawangan", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    other = place.add({"lain", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"});
  }
  /// The code, or the refusal as `key field`.
  std::string add(const test::TestInstallation::Made& who, const ReasonKindEntry& entry) {
    const auto made = add_reason_kind(*place.context, place.caller_for(who), keeper.agency, entry, {who.officer});
    return made ? made->code : made.error().key + " " + made.error().field;
  }
  std::string change(const test::TestInstallation::Made& who, std::string_view code, const ReasonKindEntry& entry) {
    const auto made =
        change_reason_kind(*place.context, place.caller_for(who), keeper.agency, code, entry, {who.officer});
    return made ? made->name_ms : made.error().key + " " + made.error().field;
  }
  std::vector<domain::ReasonKind> offered() {
    auto kinds = list_reason_kinds(*place.context, place.caller_for(officer));
    std::erase_if(kinds, [](const auto& kind) { return !kind.offered; });
    return kinds;
  }
  std::string chosen(std::string_view code) {
    const auto kind = place.database->read(
        [&](db::Read& read) { return find_offered_reason_kind(read, keeper.agency, code, "kind"); });
    return kind ? kind->name_ms : kind.error().key + " " + kind.error().field;
  }

  test::TestInstallation place;
  test::TestInstallation::Made officer, keeper, branch, other;
};

TEST_F(ReasonKinds, BeginWithTheProjects) {
  const auto kinds = offered();
  ASSERT_EQ(kinds.size(), 9U);
  EXPECT_EQ(kinds.front().code, "lalu_lintas");
  EXPECT_EQ(kinds.back().code, "lain_lain");
  EXPECT_TRUE(kinds.back().needs_text);
  const auto* const illness = domain::find_reason_kind(kinds, "sakit");
  ASSERT_NE(illness, nullptr);
  EXPECT_TRUE(illness->health);
  for (const auto& kind : kinds) {
    EXPECT_FALSE(kind.own);
    EXPECT_EQ(kind.source, "project default");
    EXPECT_EQ(chosen(kind.code), kind.name_ms);
  }
}

TEST_F(ReasonKinds, AreRenamedAddedAndOfferedNoMore) {
  EXPECT_EQ(change(keeper, "lalu_lintas", {"Kesesakan", "Congestion", AttachmentNeed::required, false, false, true}),
            "Kesesakan");
  const auto code = add(keeper, {"Hujan lebat", "Heavy rain", AttachmentNeed::none, false, true, true});
  EXPECT_TRUE(base::parse_uuid(code));
  EXPECT_EQ(change(keeper, "kenderaan", {"Kenderaan rosak", "Vehicle", AttachmentNeed::asked, false, false, false}),
            "Kenderaan rosak");
  const auto kinds = offered();
  ASSERT_EQ(kinds.size(), 9U);
  EXPECT_EQ(kinds.front().name_ms, "Kesesakan");
  EXPECT_EQ(kinds.front().attachment, AttachmentNeed::required);
  EXPECT_EQ(kinds.front().source, "project default");
  EXPECT_EQ(kinds.back().code, code);
  EXPECT_TRUE(kinds.back().own);
  EXPECT_EQ(chosen("kenderaan"), "reason_kind_unknown kind");
  EXPECT_EQ(chosen("nothing"), "reason_kind_unknown kind");
  EXPECT_EQ(change(keeper, code, {"Hujan", "Rain", AttachmentNeed::none, false, false, false}), "Hujan");
  EXPECT_EQ(offered().size(), 8U);
  EXPECT_EQ(list_reason_kinds(*place.context, place.caller_for(other)).size(), 9U) << "another agency's";
  const auto all = show_reason_kinds(*place.context, place.caller_for(keeper), keeper.agency).value();
  EXPECT_EQ(all.kinds.size(), 10U);
  EXPECT_TRUE(all.may_edit);
  EXPECT_FALSE(show_reason_kinds(*place.context, place.caller_for(branch), keeper.agency)->may_edit);
}

TEST_F(ReasonKinds, OfAPastMomentAreFoundAgain) {
  const auto before = place.clock.now();
  place.clock.advance(std::chrono::seconds{1});
  change(keeper, "lalu_lintas", {"Kesesakan", "Congestion", AttachmentNeed::none, false, false, true});
  const auto between = place.clock.now();
  place.clock.advance(std::chrono::seconds{1});
  change(keeper, "lalu_lintas", {"Jalan sesak", "Busy roads", AttachmentNeed::none, false, false, true});
  const auto name = [&](std::optional<base::Instant> at) {
    return place.database->read(
        [&](db::Read& read) { return load_reason_kinds(read, keeper.agency, at).front().name_ms; });
  };
  EXPECT_EQ(name(before), "Lalu lintas");
  EXPECT_EQ(name(between), "Kesesakan");
  EXPECT_EQ(name({}), "Jalan sesak");
}

TEST_F(ReasonKinds, AreKeptByAdministratorsOfTheWholeAgency) {
  const ReasonKindEntry entry{"Hujan", "Rain", AttachmentNeed::none, false, false, true};
  EXPECT_EQ(add(officer, entry), "rule_not_yours ");
  EXPECT_EQ(add(branch, entry), "rule_not_yours ");
  EXPECT_EQ(add(other, entry), "not_found ");
  EXPECT_EQ(change(other, "lalu_lintas", entry), "not_found ");
  EXPECT_EQ(change(keeper, "nothing", entry), "not_found ");
  EXPECT_EQ(offered().size(), 9U);
}

TEST_F(ReasonKinds, RefuseWhatWouldConfuse) {
  EXPECT_EQ(add(keeper, {"Sakit", "Ill", AttachmentNeed::none, false, false, true}), "reason_kind_name_taken name_ms");
  EXPECT_EQ(change(keeper, "lain_lain", {"Sakit", "Ill", AttachmentNeed::none, false, true, true}),
            "reason_kind_name_taken name_ms");
  EXPECT_EQ(change(keeper, "sakit", {"Sakit", "Illness", AttachmentNeed::asked, false, false, true}),
            "reason_kind_health_kept health");
  EXPECT_EQ(change(keeper, "sakit", {"Cuti sakit", "Sick leave", AttachmentNeed::required, true, false, true}),
            "Cuti sakit");
  EXPECT_NE(add(keeper, {"Sakit", "Ill", AttachmentNeed::none, true, false, true}), "reason_kind_name_taken name_ms")
      << "the name is free";
}

TEST_F(ReasonKinds, LeaveSomethingToChooseFrom) {
  const auto kinds = offered();
  for (std::size_t i = 0; i + 1 < kinds.size(); ++i) {
    const ReasonKindEntry gone{kinds[i].name_ms, "x", AttachmentNeed::none, kinds[i].health, false, false};
    EXPECT_EQ(change(keeper, kinds[i].code, gone), kinds[i].name_ms);
  }
  EXPECT_EQ(change(keeper, "lain_lain", {"Lain-lain", "Other", AttachmentNeed::none, false, true, false}),
            "reason_kind_last offered");
}

TEST_F(ReasonKinds, AreBounded) {
  std::string last;
  for (std::size_t i = 9; i < domain::most_reason_kinds; ++i) {
    last = add(keeper, {fmt::format("Jenis {}", i), "x", AttachmentNeed::none, false, false, true});
  }
  EXPECT_TRUE(base::parse_uuid(last));
  EXPECT_EQ(add(keeper, {"Satu lagi", "x", AttachmentNeed::none, false, false, true}), "reason_kinds_too_many ");
}

TEST(ReasonKindFile, SaysWhatIsWrong) {
  const auto refused = [](std::string_view toml) {
    const auto kinds = store::parse_reason_kinds("f", toml);
    return kinds ? "" : kinds.error().key + " " + kinds.error().field;
  };
  const std::string sound =
      "[[kind]]\ncode = 'a'\nname_ms = 'b'\nname_en = 'c'\nattachment = 'none'\nhealth = true\n"
      "text = false\nsource = 'd'\n";
  EXPECT_EQ(refused(sound), "");
  EXPECT_EQ(refused(sound + sound), "rule_overlap f: kind[1].code");
  EXPECT_EQ(refused(sound + "more = 1\n"), "rule_unknown f: kind[0].more");
  EXPECT_EQ(refused(""), "rule_missing f: kind");
  EXPECT_EQ(refused("kind = 3"), "rule_missing f: kind");
  const auto with = [&](std::string_view from, std::string_view to) {
    auto text = sound;
    return refused(text.replace(text.find(from), from.size(), to));
  };
  EXPECT_EQ(with("'none'", "'maybe'"), "rule_wrong_type f: kind[0].attachment");
  EXPECT_EQ(with("'a'", "'A'"), "rule_wrong_type f: kind[0].code");
  EXPECT_EQ(with("source = 'd'\n", ""), "rule_no_source f: kind[0].source");
  EXPECT_EQ(with("health = true", "health = 1"), "rule_wrong_type f: kind[0].health");
}

}  // namespace
}  // namespace spotme::app

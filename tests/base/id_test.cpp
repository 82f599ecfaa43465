#include "base/id.hpp"

#include "base/messages.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <set>

namespace spotme::base {
namespace {

TEST(Uuid, IsVersion7SortsByTimeAndAscendsWithinAMillisecond) {
  const Instant at{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};
  std::set<Uuid> made;
  Uuid last{};
  for (int i = 0; i < 1000; ++i) {
    const auto id = make_uuid(at);
    EXPECT_EQ(to_string(id)[14], '7');
    EXPECT_LT(last, id);
    last = id;
    made.insert(id);
  }
  EXPECT_EQ(made.size(), 1000U);
  EXPECT_LT(last, make_uuid(at + std::chrono::milliseconds{1}));
  EXPECT_GT(last, make_uuid(at - std::chrono::hours{1})) << "history keeps the time it is written for";
}

TEST(Uuid, IsReadInOneFormOnly) {
  const std::string text = "01890a5d-ac96-774b-bcce-b302099a8057";
  EXPECT_EQ(to_string(parse_uuid(text).value()), text);
  EXPECT_EQ(parse_uuid("01890A5D-AC96-774B-BCCE-B302099A8057"), parse_uuid(text));
  for (const std::string bad : {"", "{01890a5d-ac96-774b-bcce-b302099a8057}", "01890a5dac96774bbcceb302099a8057",
                                "01890a5d-ac96-774b-bcce-b302099a805g", "01890a5d-ac96-774b-bcce-b302099a80577"}) {
    EXPECT_FALSE(parse_uuid(bad)) << bad;
  }
}

TEST(Text, StorableIsUtf8WithoutNul) {
  EXPECT_TRUE(is_storable_text("Nur Aïsyah 😀"));
  EXPECT_FALSE(is_storable_text(std::string_view("a\0b", 3)));
  EXPECT_FALSE(is_storable_text("\xC0\xAF"));
  EXPECT_FALSE(is_storable_text("\xED\xA0\x80"));
  EXPECT_EQ(count_characters("Aï😀"), 3U);
}

TEST(Messages, NeitherLanguageCanBeForgotten) {
  EXPECT_THROW(static_cast<void>(Messages::parse("x.toml", "[a]\nms = \"A\"\n")), std::runtime_error);
  EXPECT_THROW(static_cast<void>(Messages::parse("x.toml", "[a]\nms = \"A {x}\"\nen = \"A\"\n")), std::runtime_error);
  const auto messages = Messages::parse("x.toml", "[a]\nms = \"Had {x}.\"\nen = \"Limit {x}.\"\n");
  EXPECT_EQ(messages.text("a", {{"x", "5"}}), (Text{"Had 5.", "Limit 5."}));
  EXPECT_THROW(static_cast<void>(messages.text("a")), std::logic_error);
  EXPECT_THROW(static_cast<void>(messages.text("b")), std::logic_error);
  EXPECT_NO_THROW(static_cast<void>(Messages::load()));
}

}  // namespace
}  // namespace spotme::base

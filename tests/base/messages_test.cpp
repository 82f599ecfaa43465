#include "base/messages.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace spotme::base {
namespace {

TEST(Messages, FillsBothLanguages) {
  const auto messages = Messages::parse("a.toml", R"([left]
ms = "Boleh pulang jam {at}, {at}."
en = "May leave at {at}.")");
  EXPECT_EQ(messages.text("left", {{"at", "17:00"}, {"unused", "x"}}),
            (Text{"Boleh pulang jam 17:00, 17:00.", "May leave at 17:00."}));
  EXPECT_TRUE(messages.contains("left"));
  EXPECT_FALSE(messages.contains("right"));
  EXPECT_EQ(messages.keys(), std::vector<std::string>{"left"});
}

TEST(Messages, ADayIsWrittenAsPeopleWriteIt) {
  const auto messages = Messages::parse("a.toml", "[a]\nms = \"Mulai {x}.\"\nen = \"From {x}.\"");
  EXPECT_EQ(messages.text("a", {{"x", "2026-12-02"}}), (Text{"Mulai 2 Dis 2026.", "From 2 Dec 2026."}));
  EXPECT_EQ(messages.text("a", {{"x", "2026-12-32"}}).en, "From 2026-12-32.") << "what is no day stays as it was typed";
  EXPECT_EQ(messages.text("a", {{"x", "2026-12"}}).en, "From 2026-12.");
}

TEST(Messages, CountsHaveSeparatorsAndNumbersThatAreNamesHaveNone) {
  const auto messages = Messages::parse("a.toml", "[a]\nms = \"{count}, {year}.\"\nen = \"{count}, {year}.\"");
  const auto of = [&](const std::string& count) { return messages.text("a", {{"count", count}, {"year", "2026"}}).ms; };
  EXPECT_EQ(of("999"), "999, 2026.");
  EXPECT_EQ(of("1000"), "1,000, 2026.");
  EXPECT_EQ(of("123456"), "123,456, 2026.");
  EXPECT_EQ(of("1234567"), "1,234,567, 2026.");
  EXPECT_EQ(of("08:30"), "08:30, 2026.");
  EXPECT_EQ(of("1000.5"), "1000.5, 2026.") << "only whole numbers";
  EXPECT_EQ(of(""), ", 2026.");
  EXPECT_EQ(messages.text("a", {{"count", "1000"}, {"year", "1447"}}, {{"count", "2000"}, {"year", "2026"}}),
            (Text{"1,000, 1447.", "2,000, 2026."}));
}

TEST(Messages, AnArgumentIsNotATemplate) {
  const auto messages = Messages::parse("a.toml", "[a]\nms = \"{x}\"\nen = \"{x}\"");
  EXPECT_EQ(messages.text("a", {{"x", "{x}{y}"}}).ms, "{x}{y}");
}

TEST(Messages, FaultsOfTheProgramThrow) {
  const auto messages = Messages::parse("a.toml", "[a]\nms = \"{x}\"\nen = \"{x}\"");
  EXPECT_THROW(static_cast<void>(messages.text("b")), std::logic_error);
  EXPECT_THROW(static_cast<void>(messages.text("a")), std::logic_error);
  EXPECT_THROW(static_cast<void>(messages.text("a", {{"y", "1"}})), std::logic_error);
}

TEST(Messages, ABadCatalogueDoesNotStart) {
  for (const auto* bad :
       {"[a]\nms = \"x\"", "[a]\nen = \"x\"", "[a]\nms = \"x\"\nen = 1", "[a]\nms = \"x\"\nen = \"y\"\nid = \"z\"",
        "[a]\nms = \"{x}\"\nen = \"{y}\"", "[a]\nms = \"{x}\"\nen = \"x\"", "a = 1", "[a]\nms = \"{x\"\nen = \"{x\"",
        "[a]\nms = \"x\"\nen = \"x\"\n[a]\nms = \"x\"\nen = \"x\"", "[a", "ms"}) {
    EXPECT_THROW(static_cast<void>(Messages::parse("a.toml", bad)), std::runtime_error) << bad;
  }
}

TEST(Messages, TheEmbeddedCataloguesAreWhole) { EXPECT_FALSE(Messages::load().keys().empty()); }

}  // namespace
}  // namespace spotme::base

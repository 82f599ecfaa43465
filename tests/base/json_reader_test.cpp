#include "base/json_reader.hpp"

#include "base/messages.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

namespace spotme::test {
namespace {

using base::Code;
using base::JsonBody;
using base::ObjectReader;

enum class Kind { in, out };

/// `field key`, or `accepted`; and the texts exist in both languages with these arguments.
std::string shown(const base::Result<void>& result) {
  static const auto messages = base::Messages::load();
  if (result) return "accepted";
  const auto& error = result.error();
  EXPECT_FALSE(messages.text(error.key, error.args).ms.empty());
  return fmt::format("{}{} {}", error.code == Code::unprocessable ? "422 " : "", error.field, error.key);
}

/// Reads one field with `read`, finishes.
template <class Read>
std::string reading(std::string_view text, Read read) {
  const JsonBody body(text);
  ObjectReader reader(body);
  (void)read(reader);
  return shown(reader.finish());
}

std::string parsing(std::string_view text) { return shown(JsonBody(text).state()); }

TEST(JsonBody, TakesWhatIsValid) {
  EXPECT_EQ(parsing("{}"), "accepted");
  EXPECT_EQ(parsing(" \t\r\n{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\ud83d\\ude00\"]}\n"), "accepted");
  EXPECT_EQ(parsing(R"({"a": {"a": 1}, "b": {"a": ":"}, ":": ": \":"})"), "accepted");
}

TEST(JsonBody, RefusesWhatIsNot) {
  for (const std::string_view text : {"",
                                      " ",
                                      "{",
                                      "}",
                                      "{}x",
                                      "{} {}",
                                      "{\"a\":1,}",
                                      "[1,]",
                                      "{a:1}",
                                      "{'a':1}",
                                      "nul",
                                      "NaN",
                                      "Infinity",
                                      "{\"a\":01}",
                                      "{\"a\":+1}",
                                      "{\"a\":.5}",
                                      "{\"a\":1.}",
                                      "{\"a\":0x1}",
                                      "{\"a\":\"\t\"}",
                                      "{\"a\":\"\\x\"}",
                                      "/* */{}",
                                      "{\"a\":NaN}",
                                      "\xef\xbb\xbf{}",
                                      "{\"a\":\"\xff\"}",
                                      "{\"a\":\"\xc0\xaf\"}",
                                      "{\"a\":\"\xed\xa0\x80\"}",
                                      "{\"\xff\":1}",
                                      R"({"a":"\ud800"})",
                                      R"({"a":"\udc00"})",
                                      R"({"a":"\ud800\u0041"})",
                                      R"({"a":"\ud800\ud800"})"}) {
    EXPECT_EQ(parsing(text), " json_malformed") << text;
  }
  EXPECT_EQ(parsing(std::string_view("{}\0", 3)), " json_malformed");
  EXPECT_EQ(parsing(R"({"a":"b\u0000c"})"), " json_control_text");
  EXPECT_EQ(parsing(R"({"a\u0000":1})"), " json_control_text");
}

TEST(JsonBody, RefusesANameThatStandsTwice) {
  EXPECT_EQ(parsing(R"({"a":1,"a":1})"), "a json_duplicate_field");
  EXPECT_EQ(parsing(R"({"a":1,"b":[{"c":{"d":1,"\u0064":2}}]})"), "d json_duplicate_field");
  EXPECT_EQ(parsing(R"({"a":{"x":1},"b":1,"a":{"x":1,"y":1}})"), "a json_duplicate_field");
  EXPECT_EQ(parsing(R"({"role":"a","\u0072ole":"b"})"), "role json_duplicate_field");
}

TEST(JsonBody, RefusesDepthAboveTheLimit) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_EQ(parsing(nested(JsonBody::max_depth)), "accepted");
  EXPECT_EQ(parsing(nested(JsonBody::max_depth + 1)), " json_too_deep");
  EXPECT_EQ(parsing(nested(10'000)), " json_too_deep");
  EXPECT_EQ(parsing(std::string(10'000, '[')), " json_too_deep");
}

TEST(ObjectReader, ReadsEveryType) {
  const JsonBody body(R"({"text": "é", "number": 2.5, "whole": 3, "count": -7, "flag": true, "kind": "out",
    "id": "01890A5D-AC96-774B-BCCE-B302099A8057", "at": "2026-11-24T08:07:00+08:00", "day": "2026-11-24",
    "position": {"latitude": 2.9}, "items": [{"n": 1}, {"n": 2}], "tags": ["a", "b"], "nothing": null})");
  ObjectReader reader(body);
  EXPECT_EQ(reader.required_text("text", 1, 1), "é");  // characters, not bytes
  EXPECT_EQ(reader.required_number("number", 0, 3), 2.5);
  EXPECT_EQ(reader.required_number("whole", 0, 3), 3.0);
  EXPECT_EQ(reader.required_integer("count", -7, 7), -7);
  EXPECT_TRUE(reader.required_boolean("flag"));
  EXPECT_EQ(reader.required_enum<Kind>("kind", {{"in", Kind::in}, {"out", Kind::out}}), Kind::out);
  EXPECT_EQ(base::to_string(reader.required_uuid("id")), "01890a5d-ac96-774b-bcce-b302099a8057");
  EXPECT_EQ(base::format_instant(reader.required_instant("at")), "2026-11-24T08:07:00.000000+08:00");
  EXPECT_EQ(base::format_day(reader.required_day("day")), "2026-11-24");
  EXPECT_EQ(reader.required_object("position").required_number("latitude", -90, 90), 2.9);
  auto items = reader.required_objects("items", 2);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].required_integer("n", 0, 9) * 10 + items[1].required_integer("n", 0, 9), 12);
  EXPECT_EQ(reader.required_texts("tags", 2, 1, 9), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(reader.optional_text("nothing", 1, 9), std::nullopt);
  EXPECT_EQ(reader.optional_uuid("absent"), std::nullopt);
  EXPECT_FALSE(reader.optional_object("absent too").has_value());
  EXPECT_EQ(shown(reader.finish()), "accepted");
}

TEST(ObjectReader, TextAtItsLimits) {
  const auto text = [](ObjectReader& reader) { return reader.required_text("t", 2, 4); };
  EXPECT_EQ(reading(R"({"t":"ab"})", text), "accepted");
  EXPECT_EQ(reading(R"({"t":"éééé"})", text), "accepted");
  EXPECT_EQ(reading(R"({"t":"a\n\tb"})", text), "accepted");
  EXPECT_EQ(reading(R"({"t":"a"})", text), "t too_short");
  EXPECT_EQ(reading(R"({"t":"ééééé"})", text), "t too_long");
  EXPECT_EQ(reading(R"({"t":"a\u001bb"})", text), "t control_character");
  EXPECT_EQ(reading(R"({"t":"a\u007fb"})", text), "t control_character");
  EXPECT_EQ(reading(R"({"t":7})", text), "t wrong_type");
  EXPECT_EQ(reading(R"({"t":null})", text), "t wrong_type");
  EXPECT_EQ(reading(R"({})", text), "t missing_field");
}

TEST(ObjectReader, NumbersAtTheirLimits) {
  const auto latitude = [](ObjectReader& reader) { return reader.required_number("n", -90, 90); };
  EXPECT_EQ(reading(R"({"n":90})", latitude), "accepted");
  EXPECT_EQ(reading(R"({"n":-90.0})", latitude), "accepted");
  EXPECT_EQ(reading(R"({"n":90.0001})", latitude), "422 n out_of_range");
  EXPECT_EQ(reading(R"({"n":1e999})", latitude), "422 n out_of_range");
  EXPECT_EQ(reading(R"({"n":0e999})", latitude), "422 n out_of_range");
  EXPECT_EQ(reading("{\"n\":" + std::string(10'000, '9') + "}", latitude), "422 n out_of_range");
  EXPECT_EQ(reading(R"({"n":18446744073709551615})", latitude), "422 n out_of_range");
  EXPECT_EQ(reading(R"({"n":"1"})", latitude), "n wrong_type");
  const auto whole = [](ObjectReader& reader) { return reader.required_integer("n", 1, 10); };
  EXPECT_EQ(reading(R"({"n":10})", whole), "accepted");
  EXPECT_EQ(reading(R"({"n":11})", whole), "422 n out_of_range");
  EXPECT_EQ(reading(R"({"n":18446744073709551615})", whole), "422 n out_of_range");
  EXPECT_EQ(reading(R"({"n":1.0})", whole), "n wrong_type");
  EXPECT_EQ(reading(R"({"n":1e999})", whole), "n wrong_type");
  EXPECT_EQ(reading(R"({"n":true})", whole), "n wrong_type");
}

TEST(ObjectReader, WordsThatMustMeanSomething) {
  EXPECT_EQ(reading(R"({"k":"IN"})",
                    [](auto& r) {
                      return r.template optional_enum<Kind>("k", {{"in", Kind::in}});
                    }),
            "k not_one_of");
  EXPECT_EQ(reading(R"({"k":"{01890a5d-ac96-774b-bcce-b302099a8057}"})", [](auto& r) { return r.required_uuid("k"); }),
            "k not_a_uuid");
  EXPECT_EQ(reading(R"({"k":"2026-11-24 08:07"})", [](auto& r) { return r.optional_instant("k"); }),
            "422 k not_an_instant");
  EXPECT_EQ(reading(R"({"k":"2026-02-29"})", [](auto& r) { return r.required_day("k"); }), "422 k not_a_day");
  EXPECT_EQ(reading(R"({"k":1})", [](auto& r) { return r.required_boolean("k"); }), "k wrong_type");
}

TEST(ObjectReader, NamesThePathOfWhatIsWrong) {
  const auto nested = [](ObjectReader& reader) {
    auto position = reader.optional_object("position");
    return position ? position->required_number("latitude", -90, 90) : 0;
  };
  EXPECT_EQ(reading(R"({"position":{"latitude":91}})", nested), "422 position.latitude out_of_range");
  EXPECT_EQ(reading(R"({"position":{}})", nested), "position.latitude missing_field");
  EXPECT_EQ(reading(R"({"position":[]})", nested), "position wrong_type");
  EXPECT_EQ(reading(R"({"position":{"latitude":1,"role":"admin"}})", nested), "position.role unknown_field");
  const auto list = [](ObjectReader& reader) {
    for (auto& item : reader.required_objects("items", 2)) (void)item.required_integer("n", 0, 9);
    return reader.optional_texts("tags", 2, 1, 3);
  };
  EXPECT_EQ(reading(R"({"items":[{"n":1},{"n":"2"}]})", list), "items[1].n wrong_type");
  EXPECT_EQ(reading(R"({"items":[{"n":1},7]})", list), "items[1] wrong_type");
  EXPECT_EQ(reading(R"({"items":[{"n":1},{"n":1,"x":1}]})", list), "items[1].x unknown_field");
  EXPECT_EQ(reading(R"({"items":[{},{},{}]})", list), "items too_many_items");
  EXPECT_EQ(reading(R"({"items":[],"tags":["abcd"]})", list), "tags[0] too_long");
  EXPECT_EQ(reading(R"({"items":[],"tags":[null]})", list), "tags[0] wrong_type");
}

TEST(ObjectReader, RefusesWhatNobodyAskedFor) {
  EXPECT_EQ(reading(R"({"a":"x","agency_id":"1"})", [](auto& r) { return r.required_text("a", 1, 9); }),
            "agency_id unknown_field");
  EXPECT_EQ(reading(R"({"a":null})", [](auto&) { return 0; }), "a unknown_field");
}

TEST(ObjectReader, KeepsTheFirstRefusalAlone) {
  const JsonBody body(R"({"a":1,"b":2,"x":3})");
  ObjectReader reader(body);
  EXPECT_EQ(reader.required_text("a", 1, 9), "");
  EXPECT_TRUE(reader.failed());
  EXPECT_EQ(reader.required_integer("b", 0, 9), 0);  // a default from here on
  EXPECT_EQ(reader.required_object("missing").required_text("deeper", 1, 9), "");
  reader.refuse("own", Code::conflict, "too_long", {{"limit", "1"}});
  EXPECT_EQ(shown(reader.finish()), "a wrong_type");
}

TEST(ObjectReader, OnlyAnObjectIsABody) {
  for (const auto* text : {"[]", "1", "\"a\"", "null", "true"}) {
    EXPECT_EQ(reading(text, [](auto& r) { return r.required_text("a", 1, 9); }), " not_an_object") << text;
  }
  EXPECT_EQ(reading("{", [](auto& r) { return r.required_text("a", 1, 9); }), " json_malformed");
}

}  // namespace
}  // namespace spotme::test

#include "app/judge_line.hpp"

#include "app/verdict_writer.hpp"
#include "base/json_reader.hpp"
#include "tests/domain/any_case.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

/// The facts of a day as a line of JSON: what is taken, what is refused and where, and that writing is reading
/// backwards.
namespace spotme::app {
namespace {

using base::Minutes;

const base::Messages& messages() {
  static const auto catalogue = base::Messages::load();
  return catalogue;
}

std::string written(std::string_view id, const domain::Case& facts) {
  std::string line;
  append_case(line, id, facts);
  return line;
}

/// The case that `line` holds, written canonically; or `key field`, and `(id)` in front where it could be read.
std::string reading(std::string_view line) {
  const auto read = read_case(line);
  if (read.facts) return written(read.id.value(), *read.facts);
  const auto& error = read.facts.error();
  EXPECT_FALSE(messages().text(error.key, error.args).ms.empty());
  return (read.id ? "(" + *read.id + ") " : "") + fmt::format("{} {}", error.key, error.field);
}

/// A good line, with `more` behind its required fields.
std::string line_with(std::string_view more, std::string_view scheme = R"({"kind":"wbf"})") {
  return fmt::format(R"({{"id":"a","date":"2026-11-24","state":"putrajaya","scheme":{}{}}})", scheme, more);
}

TEST(CaseLine, takes_the_least_and_the_most) {
  EXPECT_EQ(reading(line_with("")), line_with(""));
  const auto full =
      line_with(R"(,"holiday":false,"ramadan":true,"rest_day":false,"ramadan_short_break":true,"pregnancy_hour":true,)"
                R"("grants":[{"kind":"official_duty","from":"09:30","to":"11:00","outstation":true},)"
                R"({"kind":"time_off","from":"23:00","to":"01:00+1"},{"kind":"leave","part":"morning","code":"CR"},)"
                R"({"kind":"leave","part":"afternoon"},{"kind":"work_from_home"}],)"
                R"("events":[{"at":"08:23","kind":"in"},{"at":"00:10+1","kind":"out"}],"as_of":"23:59+1",)"
                R"("district":"Kulim","unit_path":"U1/U1A")",
                R"({"kind":"shift","start":"22:00","end":"06:00+1","break":{"from":"02:00+1","to":"03:00+1"}})");
  EXPECT_EQ(reading(full), full);
  EXPECT_EQ(reading(line_with("", R"({"kind":"wbb","start":"08:30"})")),
            line_with("", R"({"kind":"wbb","start":"08:30"})"));
  EXPECT_EQ(reading(line_with("", R"({"kind":"office"})")), line_with("", R"({"kind":"office"})"));
}

TEST(CaseLine, writes_one_form_of_what_may_be_written_in_many) {
  EXPECT_EQ(reading(line_with(R"(,"holiday":null,"grants":[],"events":null,"as_of":null,"pregnancy_hour":false)")),
            line_with(""));
  EXPECT_EQ(reading(line_with(R"(,"events":[{"kind":"in","at":"09:00:59"}])")),
            line_with(R"(,"events":[{"at":"09:00","kind":"in"}])"));
  EXPECT_EQ(reading(line_with(R"(,"grants":[{"kind":"leave","part":"day","code":""}])")),
            line_with(R"(,"grants":[{"kind":"leave","part":"day"}])"));
  EXPECT_EQ(reading("\t" + line_with("") + " \r"), line_with("")) << "white space around, a line end of Windows";
}

TEST(CaseLine, keeps_any_id) {
  for (const std::string_view id :
       {R"("")", R"("\u0000")", R"("\"\\\/\b\f\n\r\t")", R"("\ud83d\ude00")", "\"é\"", R"("\u007f")"}) {
    const auto read =
        read_case(fmt::format(R"({{"id":{},"date":"2026-11-24","state":"sabah","scheme":{{"kind":"wbf"}}}})", id));
    ASSERT_TRUE(read.facts.has_value()) << id;
    const auto again = read_case(written(read.id.value(), *read.facts));
    EXPECT_EQ(again.id, read.id) << id;
  }
}

TEST(CaseLine, refuses_what_is_not_one_object_of_json) {
  EXPECT_EQ(reading(""), "json_malformed ");
  EXPECT_EQ(reading("   "), "json_malformed ");
  EXPECT_EQ(reading("[]"), "not_an_object ");
  EXPECT_EQ(reading("null"), "not_an_object ");
  EXPECT_EQ(reading(line_with("") + "x"), "json_malformed ");
  EXPECT_EQ(reading(line_with("") + line_with("")), "json_malformed ");
  EXPECT_EQ(reading("\xEF\xBB\xBF" + line_with("")), "json_malformed ");
  EXPECT_EQ(reading(std::string_view("{\"id\":\"a\0\"}", 11)), "json_malformed ");
  EXPECT_EQ(reading(R"({"id":"\ud800"})"), "json_malformed ");
  EXPECT_EQ(reading("{\"id\":\"\xC3\"}"), "json_malformed ");
  EXPECT_EQ(reading(line_with(R"(,"id":"b")")), "json_duplicate_field id");
  EXPECT_EQ(reading(line_with(R"(,"events":[{"at":"08:00","at":"08:00","kind":"in"}])")), "json_duplicate_field at");
  EXPECT_EQ(reading(R"({"id":)" + std::string(40, '[') + std::string(40, ']') + "}"), "json_too_deep ");
}

TEST(CaseLine, names_the_field_that_is_missing_unknown_or_of_another_type) {
  EXPECT_EQ(reading(R"({"date":"2026-11-24"})"), "missing_field id");
  EXPECT_EQ(reading(R"({"id":7,"date":"2026-11-24"})"), "wrong_type id");
  EXPECT_EQ(reading(R"({"id":null})"), "wrong_type id");
  EXPECT_EQ(reading(R"({"id":"a"})"), "(a) missing_field date");
  EXPECT_EQ(reading(R"({"id":"a","date":"2026-11-24"})"), "(a) missing_field state");
  EXPECT_EQ(reading(R"({"id":"a","date":"2026-11-24","state":"sabah"})"), "(a) missing_field scheme");
  EXPECT_EQ(reading(line_with(R"(,"Events":[])")), "(a) unknown_field Events");
  EXPECT_EQ(reading(line_with(R"(,"holiday":"no")")), "(a) wrong_type holiday");
  EXPECT_EQ(reading(line_with(R"(,"pregnancy_hour":1)")), "(a) wrong_type pregnancy_hour");
  EXPECT_EQ(reading(line_with(R"(,"events":{})")), "(a) wrong_type events");
  EXPECT_EQ(reading(line_with(R"(,"events":[7])")), "(a) wrong_type events[0]");
  EXPECT_EQ(reading(line_with(R"(,"events":[null])")), "(a) wrong_type events[0]");
  EXPECT_EQ(reading(line_with(R"(,"events":[{"at":"08:00","kind":"in"},{"at":"09:00"}])")),
            "(a) missing_field events[1].kind");
  EXPECT_EQ(reading(line_with(R"(,"events":[{"at":"08:00","kind":"in","by":"x"}])")), "(a) unknown_field events[0].by");
  EXPECT_EQ(reading(line_with(R"(,"grants":[{"kind":"leave"}])")), "(a) missing_field grants[0].part");
  EXPECT_EQ(reading(line_with(R"(,"grants":[{"kind":"time_off","from":"08:00"}])")), "(a) missing_field grants[0].to");
  EXPECT_EQ(reading(line_with(R"(,"grants":[{"kind":"time_off","from":"08:00","to":"09:00","outstation":true}])")),
            "(a) unknown_field grants[0].outstation");
  EXPECT_EQ(reading(line_with("", "{}")), "(a) missing_field scheme.kind");
  EXPECT_EQ(reading(line_with("", R"("wbf")")), "(a) wrong_type scheme");
  EXPECT_EQ(reading(line_with("", R"({"kind":"wbb"})")), "(a) missing_field scheme.start");
  EXPECT_EQ(reading(line_with("", R"({"kind":"wbf","start":"08:00"})")), "(a) unknown_field scheme.start");
  EXPECT_EQ(reading(line_with("", R"({"kind":"shift","start":"08:00","end":"09:00","break":{"from":"08:10"}})")),
            "(a) missing_field scheme.break.to");
}

TEST(CaseLine, names_the_value_that_is_none) {
  EXPECT_EQ(reading(R"({"id":"a","date":"2026-02-29","state":"sabah","scheme":{"kind":"wbf"}})"), "(a) not_a_day date");
  EXPECT_EQ(reading(R"({"id":"a","date":"24.11.2026","state":"sabah","scheme":{"kind":"wbf"}})"), "(a) not_a_day date");
  EXPECT_EQ(reading(R"({"id":"a","date":"2026-11-24","state":"Sabah","scheme":{"kind":"wbf"}})"),
            "(a) not_one_of state");
  EXPECT_EQ(reading(line_with("", R"({"kind":"WBF"})")), "(a) not_one_of scheme.kind");
  for (const std::string_view bad :
       {"25:00", "24:00", "08:60", "8:00", "08:00+2", "08:00 ", "-08:00", "08:00:60", "", "08:00+01"}) {
    EXPECT_EQ(reading(line_with(fmt::format(R"(,"events":[{{"at":"{}","kind":"in"}}])", bad))),
              "(a) not_a_minute events[0].at")
        << bad;
  }
  EXPECT_EQ(reading(line_with(R"(,"as_of":"25:00")")), "(a) not_a_minute as_of");
  EXPECT_EQ(reading(line_with(R"(,"events":[{"at":800,"kind":"in"}])")), "(a) wrong_type events[0].at");
  EXPECT_EQ(reading(line_with(R"(,"events":[{"at":"08:00","kind":"IN"}])")), "(a) not_one_of events[0].kind");
  EXPECT_EQ(reading(line_with(R"(,"grants":[{"kind":"holiday"}])")), "(a) not_one_of grants[0].kind");
  EXPECT_EQ(reading(line_with(R"(,"grants":[{"kind":"leave","part":"night"}])")), "(a) not_one_of grants[0].part");
}

TEST(CaseLine, has_a_longest_line) {
  auto line = line_with("");
  line.append(longest_case_line - line.size(), ' ');
  EXPECT_EQ(reading(line), line_with(""));
  EXPECT_EQ(reading(line + " "), "line_too_long ");
}

TEST(CaseLine, what_is_written_is_read_again) {
  EXPECT_TRUE(rc::check([] {
    auto facts = test::any_day_of_the_calendar();
    const auto code = *rc::gen::arbitrary<std::string>();
    const auto readable = [](std::string text) {
      for (auto& c : text) c = static_cast<char>(c & 0x7F);
      return text;
    };
    facts.grants.emplace_back(domain::Leave{domain::LeavePart::morning, readable(code)});
    facts.district = readable(*rc::gen::arbitrary<std::string>());
    facts.unit_path = readable(*rc::gen::arbitrary<std::string>());
    const auto id = readable(*rc::gen::arbitrary<std::string>());
    const auto line = written(id, facts);
    const auto read = read_case(line);
    RC_ASSERT(read.facts.has_value());
    RC_ASSERT(read.id == id);
    RC_ASSERT(*read.facts == facts);
    RC_ASSERT(written(id, *read.facts) == line);
    RC_ASSERT(line.find('\n') == std::string::npos);
  }));
}

TEST(VerdictWriter, writes_a_refusal_in_both_languages_with_what_is_known) {
  const VerdictWriter writer(messages());
  std::string out;
  writer.append_refusal(out, "a\"b", {base::Code::invalid, "missing_field", "date", {{"field", "date"}}});
  EXPECT_EQ(out, R"({"id":"a\"b","error":{"code":"missing_field","field":"date","message":)"
                 R"({"ms":"Medan date wajib diisi.","en":"The field date is required."}}})");
  out.clear();
  writer.append_refusal(out, std::nullopt, line_too_long());
  EXPECT_EQ(out, R"({"id":null,"error":{"code":"line_too_long","field":null,"message":)"
                 R"({"ms":"Baris ini melebihi had 1,048,576 bait.",)"
                 R"("en":"This line is longer than the limit of 1,048,576 bytes."}}})");
}

}  // namespace
}  // namespace spotme::app

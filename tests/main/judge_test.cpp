#include "app/judge_line.hpp"
#include "base/text.hpp"
#include "tests/support/process.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// The command as a program in a pipe.
namespace spotme::test {
namespace {

namespace json = boost::json;

/// The binary that was built beside this test.
std::string binary() {
  return (std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() / "spotme").string();
}

struct Ran {
  int status = -1;
  std::string out;
  std::string err;
  [[nodiscard]] std::vector<std::string_view> lines() const {
    auto all = base::split(out, '\n');
    EXPECT_TRUE(all.back().empty()) << "every line ends";
    all.pop_back();
    return all;
  }
};

/// Runs shell text in a folder of its own, where `$SPOTME` is the binary and `in` holds the input.
class Judge : public testing::Test {
 protected:
  void write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_.path() / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder_.path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  Ran shell(const std::string& script) {
    const auto whole = fmt::format("cd '{}' && SPOTME='{}' && {}", folder_.path().string(), binary(), script);
    Process process({"/bin/bash", "-c", whole}, folder_.path() / "rest");
    const auto status = process.wait();
    return {status, read("out"), read("err")};
  }
  Ran judge(std::string_view input, const std::string& options = "") {
    write("in", input);
    return shell("\"$SPOTME\" judge " + options + " < in > out 2> err");
  }

 private:
  Folder folder_;
};

std::string case_line(std::string_view id,
                      std::string_view more = R"(,"events":[{"at":"08:07","kind":"in"},{"at":"17:07","kind":"out"}])") {
  return fmt::format(R"({{"id":"{}","date":"2026-11-24","state":"putrajaya","scheme":{{"kind":"wbf"}}{}}})", id, more);
}

/// `id status` of a verdict, `id code field` of a refusal.
std::string told(std::string_view line) {
  const auto object = json::parse({line.data(), line.size()}).as_object();
  const auto id = object.at("id").is_null() ? "null" : std::string(object.at("id").as_string());
  if (const auto* error = object.if_contains("error")) {
    const auto& field = error->at("field");
    EXPECT_FALSE(error->at("message").at("ms").as_string().empty());
    EXPECT_FALSE(error->at("message").at("en").as_string().empty());
    return fmt::format("{} {} {}", id, std::string(error->at("code").as_string()),
                       field.is_null() ? "" : std::string(field.as_string()));
  }
  return fmt::format("{} {}", id, std::string(object.at("status").as_string()));
}

std::vector<std::string> told(const Ran& ran) {
  std::vector<std::string> all;
  for (const auto line : ran.lines()) all.push_back(told(line));
  return all;
}

using Told = std::vector<std::string>;

TEST_F(Judge, prints_a_verdict_as_the_contract_has_it) {
  const auto ran = judge(case_line("W15") + "\n");
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
  ASSERT_EQ(ran.lines().size(), 1U);
  const std::string_view beginning =
      R"({"id":"W15","date":"2026-11-24","day_type":"working","status":"present","effective_start":"08:07",)"
      R"("may_leave_from":"17:07","office_end":"18:00","late_minutes":0,"early_minutes":0,"worked_minutes":480,)"
      R"("issues":[],"pack":"federal 2026.1","because":[{"rule":"span","source":"PP 5/2019","values":{"span":"9:00"},)"
      R"("text":{"ms":")";
  EXPECT_EQ(ran.out.substr(0, beginning.size()), beginning);
  const std::string_view step =
      R"({"rule":"within_window","source":"PP 5/2019",)"
      R"("values":{"effective_start":"08:07","may_leave_from":"17:07"},)"
      R"("text":{"ms":"Masuk dalam tempoh masuk: dikira dari 08:07, boleh pulang mulai 17:07.",)"
      R"("en":"Came within the window: counted from 08:07, may leave from 17:07."}})";
  EXPECT_NE(ran.out.find(step), std::string::npos) << ran.out;
}

TEST_F(Judge, answers_each_line_in_its_place) {
  const auto ran =
      judge(case_line("a") + "\n" + "no json\n" + case_line("b", R"(,"holyday":true)") + "\n\n" + case_line("c", "") +
            "\n" + R"({"id":"d","date":"2031-01-01","state":"sabah","scheme":{"kind":"wbf"}})" + "\n" + case_line("e"));
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(told(ran), (Told{"a present", "null json_malformed ", "b unknown_field holyday", "null json_malformed ",
                             "c absent", "d no_calendar holiday", "e present"}));
  EXPECT_EQ(ran.err, "");
}

TEST_F(Judge, takes_any_line_end_and_none) {
  EXPECT_EQ(told(judge(case_line("a") + "\r\n" + case_line("b") + "\r\n")), (Told{"a present", "b present"}));
  EXPECT_EQ(told(judge(case_line("a"))), (Told{"a present"}));
  const auto nothing = judge("");
  EXPECT_EQ(nothing.status, 0);
  EXPECT_EQ(nothing.out, "");
  std::string with_nul = case_line("a") + "\n" + case_line("b") + "\n" + case_line("c") + "\n";
  with_nul[case_line("a").size() + 10] = '\0';
  EXPECT_EQ(told(judge(with_nul)), (Told{"a present", "null json_malformed ", "c present"}));
}

/// The most memory that a program had which this one waited for, in KiB.
long most_memory() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return usage.ru_maxrss;
}

TEST_F(Judge, does_not_keep_a_line_that_is_too_long) {
  EXPECT_EQ(judge(case_line("a")).status, 0);
  const auto usual = most_memory();
  const auto ran =
      shell("{ printf '%s\\n' '" + case_line("a") + "'; head -c 100000000 /dev/zero | tr '\\0' x; printf '\\n%s\\n' '" +
            case_line("b") + "'; } | { \"$SPOTME\" judge > out 2> err; }");
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(told(ran), (Told{"a present", "null line_too_long ", "b present"}));
  EXPECT_LT(most_memory(), usual + 20 * 1024) << "100 MB came in";
}

TEST_F(Judge, judges_a_line_at_the_limit_wherever_it_lies) {
  auto longest = case_line("long");
  longest.append(app::longest_case_line - longest.size(), ' ');
  std::string input;
  for (int i = 0; i < 3; ++i) input += case_line(std::to_string(i)) + "\n" + longest + "\n" + longest + " \n";
  EXPECT_EQ(told(judge(input)), (Told{"0 present", "long present", "null line_too_long ", "1 present", "long present",
                                      "null line_too_long ", "2 present", "long present", "null line_too_long "}));
  EXPECT_EQ(told(judge(longest + " ")), (Told{"null line_too_long "})) << "at the end of the input, without a line end";
}

TEST_F(Judge, answers_before_it_waits_for_more) {
  write("line", case_line("a") + "\n");
  const auto ran = shell(
      "coproc \"$SPOTME\" judge 2> err; for i in 1 2 3; do cat line >&\"${COPROC[1]}\"; read -r -t 60 answer "
      "<&\"${COPROC[0]}\" "
      "|| exit 9; printf '%s\\n' \"$answer\" >> out; done");
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(told(ran), (Told{"a present", "a present", "a present"}));
}

TEST_F(Judge, ends_quietly_when_nobody_reads_on) {
  std::string input;
  for (int i = 0; i < 20000; ++i) input += case_line("a") + "\n";
  write("in", input);
  const auto ran = shell("{ \"$SPOTME\" judge < in 2> err; echo $? > status; } | head -n 1 > out");
  EXPECT_EQ(told(ran), (Told{"a present"}));
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(read("status"), "1\n") << "not every line was judged";
}

TEST_F(Judge, says_when_the_output_cannot_be_written) {
  write("in", case_line("a") + "\n");
  const auto ran = shell("\"$SPOTME\" judge < in 2> err > /dev/full");
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("spotme judge: cannot write the output"), std::string::npos) << ran.err;
}

TEST_F(Judge, refuses_wrong_options) {
  EXPECT_EQ(judge("", "--pakc x").status, 2);
  EXPECT_EQ(judge("", "cases.jsonl").status, 2);
  EXPECT_EQ(judge("", "--pack").status, 2);
  EXPECT_EQ(judge("", "--pack ''").status, 2);
  EXPECT_EQ(judge("", "--pack .").status, 2);
  const auto ran = judge(case_line("a"), "--pack nowhere.toml");
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("nowhere.toml"), std::string::npos) << ran.err;
}

class JudgeByPack : public Judge {
 protected:
  static std::string changed(std::string_view from, std::string_view to) {
    std::ifstream file(SPOTME_SOURCE_DIR "/rules/federal.toml");
    std::string text(std::istreambuf_iterator<char>(file), {});
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  }
  std::string refusal(std::string_view from, std::string_view to) {
    write("own.toml", changed(from, to));
    const auto ran = judge(case_line("a"), "--pack own.toml");
    EXPECT_EQ(ran.status, 2) << to;
    EXPECT_EQ(ran.out, "");
    return ran.err;
  }
};

TEST_F(JudgeByPack, judges_by_the_file) {
  write("own.toml", changed("deadline = \"09:00\"", "deadline = \"08:00\""));
  const auto ran = judge(case_line("a"), "--pack own.toml");
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.out.find(R"("late_minutes":7,)"), std::string::npos) << ran.out;
}

TEST_F(JudgeByPack, names_file_key_and_reason_of_a_bad_one) {
  EXPECT_EQ(refusal("minutes = 540", "minutes = \"540\""),
            "spotme judge: own.toml: span[0].minutes is not a valid value.\n");
  EXPECT_EQ(refusal("\"kedah\"", "\"kedahh\""),
            "spotme judge: own.toml: rest_days[1].states names a state that is not known.\n");
  EXPECT_EQ(refusal("in_force = 2005-07-01", "in_farce = 2005-07-01"),
            "spotme judge: own.toml: rest_days[0].in_farce is not known.\n");
  EXPECT_EQ(refusal("[pack]", "[pack"), "spotme judge: own.toml: line 15 cannot be read.\n");
}

}  // namespace
}  // namespace spotme::test

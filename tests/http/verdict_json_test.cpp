#include "http/verdict_json.hpp"

#include "app/verdict_writer.hpp"
#include "store/rule_pack.hpp"
#include "tests/domain/any_case.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

/// The API and `spotme judge` show the same verdict.
namespace spotme::http {
namespace {

class VerdictJson : public testing::Test {
 protected:
  domain::Verdict judged(const domain::Case& facts) const {
    return domain::judge(rules.pack, rules.calendar, facts).value();
  }
  boost::json::value shown(const domain::Verdict& verdict) const { return to_json(verdict, messages); }
  boost::json::value printed(const domain::Verdict& verdict) const {
    std::string line;
    writer.append_verdict(line, verdict);
    return boost::json::parse(line);
  }

  const store::Rules rules = store::builtin_rules();
  const base::Messages messages = base::Messages::load();
  const app::VerdictWriter writer{messages};
};

TEST_F(VerdictJson, is_what_judge_prints) {
  EXPECT_TRUE(rc::check([&] {
    const auto verdict = judged(test::any_day_of_the_calendar());
    RC_ASSERT(printed(verdict) == shown(verdict));
  }));
}

TEST_F(VerdictJson, counts_have_separators_in_the_sentences_alone) {
  domain::Case facts;
  facts.day = base::parse_day("2026-11-25").value();
  facts.scheme = domain::Wbf{};
  const auto late = [&](base::Minutes at) {
    facts.events = {{at, domain::EventKind::in}};
    const auto verdict = judged(facts);
    EXPECT_EQ(printed(verdict), shown(verdict));
    const auto body = shown(verdict);
    for (const auto& step : body.at("because").as_array()) {
      if (step.at("rule") != "late_in") continue;
      return fmt::format("{} {}", step.at_pointer("/values/minutes").as_string().c_str(),
                         step.at_pointer("/text/en").as_string().c_str());
    }
    return std::string();
  };
  using namespace std::chrono_literals;
  EXPECT_EQ(late(9h + 999min), "999 In at 01:39+1, after the deadline 09:00: 999 minutes late.");
  EXPECT_EQ(late(9h + 1000min), "1000 In at 01:40+1, after the deadline 09:00: 1,000 minutes late.");
}

}  // namespace
}  // namespace spotme::http

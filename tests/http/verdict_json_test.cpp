#include "http/verdict_json.hpp"

#include "app/verdict_writer.hpp"
#include "store/rule_pack.hpp"
#include "tests/domain/any_case.hpp"

#include <boost/json/parse.hpp>
#include <gtest/gtest.h>
#include <rapidcheck.h>

/// The API and `spotme judge` show the same verdict.
namespace spotme::http {
namespace {

TEST(VerdictJson, is_what_judge_prints) {
  const auto rules = store::builtin_rules();
  const auto messages = base::Messages::load();
  const app::VerdictWriter writer(messages);
  EXPECT_TRUE(rc::check([&] {
    const auto verdict = domain::judge(rules.pack, rules.calendar, test::any_day_of_the_calendar());
    RC_ASSERT(verdict.has_value());
    std::string line;
    writer.append_verdict(line, "a", *verdict);
    auto printed = boost::json::parse(line).as_object();
    RC_ASSERT(printed["id"].as_string() == "a");
    printed.erase("id");
    RC_ASSERT(boost::json::value(printed) == boost::json::value(to_json(*verdict, messages)));
  }));
}

}  // namespace
}  // namespace spotme::http

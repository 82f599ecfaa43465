#include "tests/support/board_http.hpp"

/// The team's month over HTTP.
namespace spotme::test {
namespace {

class TeamMonthHttp : public BoardHttpTest {};

TEST_F(TeamMonthHttp, ShowsARowForEachOfficerWithAMarkForEachDay) {
  installation.clock.advance(std::chrono::minutes{73});  // 09:12
  press(officer);
  const auto answer = ask("/team/month?month=2026-11");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto body = boost::json::parse(answer.body).as_object();
  EXPECT_EQ(body.at("today").as_string(), "2026-11-24");
  EXPECT_EQ(body.at("total").as_int64(), 2);
  const auto& his = body.at("officers").at(1).as_object();
  EXPECT_EQ(his.at("officer_id").as_string(), base::to_string(officer.officer));
  EXPECT_EQ(his.at("days").as_array().size(), 30U);
  EXPECT_EQ(his.at("days").at(23),
            (boost::json::object{
                {"mark", "late"}, {"late_minutes", 12}, {"issues", {boost::json::object{{"issue", "late_in"}}}}}));
  EXPECT_EQ(his.at("days").at(21), (boost::json::object{{"mark", "rest"}}));
  EXPECT_EQ(his.at("totals").at("late").as_int64(), 1);
}

TEST_F(TeamMonthHttp, PagesAndRefusesWhatIsNoQuestion) {
  const auto first = boost::json::parse(ask("/team/month?limit=1").body).as_object();
  ASSERT_TRUE(first.contains("next"));
  const auto second = ask("/team/month?limit=1&after=" + std::string(first.at("next").as_string()));
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(second.body.find("\"next\""), std::string::npos);
  for (const auto* const query :
       {"?month=2026-13", "?month=", "?limit=0", "?limit=101", "?below=1", "?unit_id=x", "?x=1"}) {
    EXPECT_EQ(ask(std::string("/team/month") + query).status, 400) << query;
  }
  EXPECT_EQ(ask("/team/month?limit=100").status, 200);
  EXPECT_EQ(ask("/team/month?after=x").status, 422);
  token = installation.token_for(stranger);
  EXPECT_EQ(ask("/team/month?unit_id=" + unit("U1")).status, 422);
}

}  // namespace
}  // namespace spotme::test

#include "tests/support/board_http.hpp"

/// The live board over HTTP.
namespace spotme::test {
namespace {

class BoardHttp : public BoardHttpTest {
 protected:
  boost::json::object board(const std::string& query = {}) {
    const auto answer = ask("/board" + query);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return boost::json::parse(answer.body).as_object();
  }
};

TEST_F(BoardHttp, ShowsEachOfficerWithHowHeStands) {
  press(officer);
  const auto found = board("?unit_id=" + unit("U1/A"));
  const auto& first = found.at("officers").at(0).as_object();
  EXPECT_EQ(first.at("officer_id").as_string(), base::to_string(officer.officer));
  EXPECT_EQ(first.at("unit").as_string(), "U1/A");
  EXPECT_EQ(first.at("presence"), (boost::json::object{{"status", "in"}, {"since", "07:59"}}));
  EXPECT_EQ(found.at("unit").at("path").as_string(), "U1/A");
  EXPECT_EQ(found.at("counts").at("in").as_int64(), 1);
  EXPECT_EQ(found.at("counts").at("not_yet").as_int64(), 0);
  EXPECT_EQ(board("?status=late").at("officers").as_array().size(), 0U);
  EXPECT_EQ(board("?below=false&unit_id=" + unit("U1")).at("officers").as_array().size(), 1U);
  EXPECT_EQ(boost::json::parse(ask("/board/units").body).at("units").as_array().size(), 2U);
}

TEST_F(BoardHttp, AWallHasNoNames) {
  press(officer);
  const auto answer = ask("/board?wall=true");
  const auto found = boost::json::parse(answer.body).as_object();
  EXPECT_FALSE(found.contains("officers"));
  EXPECT_EQ(found.at("counts").at("in").as_int64(), 1);
  EXPECT_EQ(found.at("units").as_array().size(), 2U);
  const auto named = board();
  for (const auto& row : named.at("officers").as_array()) {
    EXPECT_EQ(answer.body.find(std::string(row.at("name").as_string())), std::string::npos);
    EXPECT_EQ(answer.body.find(std::string(row.at("officer_id").as_string())), std::string::npos);
  }
}

TEST_F(BoardHttp, RefusesWhatIsNoQuestion) {
  for (const auto* const query : {"?below=ya", "?status=IN", "?status=", "?unit_id=x", "?wall=2", "?officer=1",
                                  "?search=%00", "?below=true&below=true"}) {
    EXPECT_EQ(ask(std::string("/board") + query).status, 400) << query;
  }
  EXPECT_EQ(ask("/board?search=" + std::string(101, 'a')).status, 400);
  EXPECT_EQ(ask("/board?search=" + std::string(100, 'a')).status, 200);
  EXPECT_EQ(ask("/board/units?unit_id=" + unit("U1")).status, 400);
}

TEST_F(BoardHttp, ANotherAgencysUnitIsNotThere) {
  const auto answer = ask("/board?unit_id=" + base::to_string(installation.unit("AG2", "U1")));
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(code(answer), "unit_unknown");
  token = installation.token_for(stranger);
  EXPECT_EQ(ask("/board?unit_id=" + unit("U1")).status, 422);
  EXPECT_EQ(board().at("officers").as_array().size(), 1U);
}

}  // namespace
}  // namespace spotme::test

#include "tests/support/remote.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

/// Remote days over HTTP: the form of the answers, and what attackers try with them.
namespace spotme::test {
namespace {

class RemoteOverHttp : public RemoteTest {
 protected:
  RemoteOverHttp() : server(place) {
    make_home(officer, supervisor);
    make_remote(officer, "2026-11-24");
    make_remote(colleague, "2026-11-24");
  }
  Answer send(const Made& who, const std::string& method, const std::string& target, const std::string& body = {}) {
    return server.send_as(place.token_for(who), method, "/api/v1" + target, body);
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  static std::string error_of(const Answer& answer, const char* part) {
    return std::string(object(answer).at("error").at(part).as_string());
  }
  boost::json::object own_pulse(const Made& who, std::int64_t hour) {
    const auto body = object(send(who, "GET", "/pulses/today"));
    for (const auto& pulse : body.at("days").at(0).at("pulses").as_array()) {
      if (pulse.at("hour").as_int64() == hour) return pulse.as_object();
    }
    ADD_FAILURE() << "no pulse in hour " << hour;
    return {};
  }
  static std::string reply_to(const boost::json::value& id, const std::string& more = {}) {
    return fmt::format(R"({{"pulse_id":"{}","key":"01890a5d-ac96-774b-bcce-b302099a8057","given_by":"tap"{}}})",
                       id.as_string().c_str(), more);
  }
  static constexpr const char* here = R"(,"position":{"latitude":2.92647135,"longitude":101.69644215,"accuracy_m":20})";

  TestServer server;
};

TEST_F(RemoteOverHttp, APulseAheadTellsOnlyItsHour) {
  const auto ahead = own_pulse(officer, 9);
  EXPECT_EQ(ahead.at("state"), "ahead");
  EXPECT_EQ(ahead.at("from"), "09:00");
  EXPECT_TRUE(ahead.at("id").is_null());
  EXPECT_TRUE(ahead.at("asked_at").is_null());
  EXPECT_TRUE(ahead.at("closes_at").is_null());
  const auto team = object(send(supervisor, "GET", "/team/remote"));
  EXPECT_TRUE(team.at("officers").at(0).at("pulses").at(0).at("asked_at").is_null()) << "nor to who leads him";
}

TEST_F(RemoteOverHttp, APulseIsAnsweredOnceAndSeenAsOneOfThreeWords) {
  ask(officer, 9);
  const auto open = own_pulse(officer, 9);
  EXPECT_EQ(open.at("state"), "open");
  const auto answer = send(officer, "POST", "/pulses", reply_to(open.at("id"), here));
  ASSERT_EQ(answer.status, 201) << answer.body;
  EXPECT_EQ(object(answer).at("answer"), "inside");
  EXPECT_EQ(object(answer).at("position").at("latitude"), 2.92647135);
  EXPECT_EQ(send(officer, "POST", "/pulses", reply_to(open.at("id"))).status, 200) << "the first answer again";
  const auto own = own_pulse(officer, 9);
  EXPECT_EQ(own.at("answer").at("distance"), "within");
  EXPECT_FALSE(own.at("answer").at("position_erased_after").is_null());
  EXPECT_TRUE(own.at("answer").at("position_erased_at").is_null());
  const auto seen = send(supervisor, "GET", "/team/remote?date=2026-11-24");
  EXPECT_EQ(object(seen).at("officers").at(0).at("pulses").at(0).at("answer"), "inside");
  for (const auto* word : {"latitude", "2.926", "accuracy", "distance", "within", "ground"}) {
    EXPECT_EQ(seen.body.find(word), std::string::npos) << word << " is not for others";
  }
}

TEST_F(RemoteOverHttp, APulseFromAnotherOfficersSessionIsRefusedInTwoLanguages) {
  ask(officer, 9);
  const auto id = own_pulse(officer, 9).at("id");
  for (const auto& who : {colleague, supervisor, head, stranger}) {
    const auto refused = send(who, "POST", "/pulses", reply_to(id, here));
    EXPECT_EQ(refused.status, 404);
    EXPECT_EQ(error_of(refused, "code"), "not_found");
    const auto message = object(refused).at("error").at("message").as_object();
    EXPECT_FALSE(message.at("ms").as_string().empty());
    EXPECT_FALSE(message.at("en").as_string().empty());
    EXPECT_NE(message.at("ms"), message.at("en"));
  }
  EXPECT_EQ(count("SELECT count(*) FROM pulse"), 0);
}

TEST_F(RemoteOverHttp, BadInputIsRefusedByField) {
  ask(officer, 9);
  const auto id = own_pulse(officer, 9).at("id");
  const auto field = [&](const std::string& more) {
    return error_of(send(officer, "POST", "/pulses", reply_to(id, more)), "field");
  };
  EXPECT_EQ(field(R"(,"officer_id":"x")"), "officer_id");
  EXPECT_EQ(field(R"(,"answer":"inside")"), "answer");
  EXPECT_EQ(field(R"(,"position":{"latitude":91,"longitude":0,"accuracy_m":1})"), "position.latitude");
  EXPECT_EQ(field(R"(,"position":{"latitude":1,"longitude":181,"accuracy_m":1})"), "position.longitude");
  EXPECT_EQ(field(R"(,"position":{"latitude":1,"longitude":1,"accuracy_m":-1})"), "position.accuracy_m");
  EXPECT_EQ(field(R"(,"position_absence":"malas")"), "position_absence");
  EXPECT_EQ(error_of(send(officer, "POST", "/pulses", R"({"pulse_id":"x","key":"y","given_by":"tap"})"), "field"),
            "pulse_id");
  EXPECT_EQ(count("SELECT count(*) FROM pulse"), 0);
  const auto place_field = [&](const std::string& body) {
    return error_of(send(officer, "POST", "/remote-places", body), "field");
  };
  EXPECT_EQ(place_field(R"({"kind":"home","address":" ","latitude":1,"longitude":1,"measured":true})"), "address");
  EXPECT_EQ(place_field(R"({"kind":"home","address":"x","latitude":1,"longitude":1,"measured":true,"radius_m":9})"),
            "radius_m");
  EXPECT_EQ(error_of(send(supervisor, "GET", "/team/remote?date=2026-11-25"), "field"), "date");
  EXPECT_EQ(send(supervisor, "GET", "/team/remote?limit=201").status, 400);
}

TEST_F(RemoteOverHttp, AMissedPulseIsAQuestionThatTheOfficerAnswers) {
  const auto pulse = ask(officer, 9);
  place.clock.set(pulse.closes_at);
  EXPECT_EQ(own_pulse(officer, 9).at("state"), "missed");
  const std::string target = "/pulses/2026-11-24/9/explanation";
  EXPECT_EQ(send(officer, "PUT", target, R"({"text":"  "})").status, 400);
  EXPECT_EQ(send(officer, "PUT", target, fmt::format(R"({{"text":"{}"}})", std::string(301, 'a'))).status, 400);
  EXPECT_EQ(send(officer, "PUT", target, fmt::format(R"({{"text":"{}"}})", std::string(300, 'a'))).status, 204);
  EXPECT_EQ(send(officer, "PUT", target, R"({"text":"<b>Mesyuarat</b>"})").status, 204);
  for (const auto* wrong : {"/pulses/2026-11-24/x/explanation", "/pulses/2026-11-24/-1/explanation",
                            "/pulses/24-11-2026/9/explanation", "/pulses/2026-11-24/13/explanation"}) {
    EXPECT_EQ(send(officer, "PUT", wrong, R"({"text":"x"})").status, 404) << wrong;
  }
  const auto seen = object(send(supervisor, "GET", "/team/remote")).at("officers").at(0).at("pulses").at(0);
  EXPECT_EQ(seen.at("state"), "missed");
  EXPECT_TRUE(seen.at("answer").is_null()) << "no verdict";
  EXPECT_EQ(seen.at("explanation").at("text"), "<b>Mesyuarat</b>");
}

TEST_F(RemoteOverHttp, ALookAtHisPlaceIsToldToTheOfficer) {
  EXPECT_EQ(send(supervisor, "GET", "/team/remote").status, 200);
  const auto looks = object(send(officer, "GET", "/looks")).at("looks").as_array();
  ASSERT_EQ(looks.size(), 1U);
  EXPECT_EQ(looks[0].at("by").as_string(), supervisor_name());
  EXPECT_EQ(looks[0].at("action"), "place_read");
  EXPECT_EQ(looks[0].at("roles").at(0), "supervisor");
  EXPECT_TRUE(object(send(colleague, "GET", "/looks")).at("looks").as_array().empty());
}

}  // namespace
}  // namespace spotme::test

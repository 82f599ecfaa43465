#include "tests/support/place.hpp"

#include "domain/kiosk.hpp"
#include "http/map.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

/// Places, networks and kiosks over HTTP: the form of the answers, and what attackers try with it.
namespace spotme::test {
namespace {

class PlaceOverHttp : public PlaceWorld {
 protected:
  PlaceOverHttp() : server(place), own("/api/v1/agencies/" + base::to_string(agency)) {}

  Answer send(const Made& who, const std::string& method, const std::string& target, const std::string& body = {}) {
    return server.send_as(place.token_for(who), method, target, body);
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  /// `422 ring_crosses_itself ring`, after a look at both languages.
  static std::string error_of(const Answer& answer) {
    const auto error = object(answer).at("error").as_object();
    EXPECT_NE(error.at("message").at("ms"), error.at("message").at("en")) << answer.body;
    const auto field = error.contains("field") ? std::string(error.at("field").as_string()) : "";
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()), field);
  }
  std::string entry(const std::string& area, const std::string& name = "Menara") {
    return fmt::format(R"({{"unit_id":"{}","name":"{}","from":"2026-11-24",{}}})",
                       base::to_string(place.unit("AG1", "U1")), name, area);
  }
  std::string refused(const std::string& area) { return error_of(send(admin, "POST", own + "/places", entry(area))); }
  static constexpr const char* circle = R"("centre":{"latitude":2.93,"longitude":101.69},"radius_m":100)";

  TestServer server;
  std::string own;
};

TEST_F(PlaceOverHttp, CirclesAndPolygonsComeBackAsTheyWereDrawn) {
  const auto drawn = send(admin, "POST", own + "/places", entry(circle));
  ASSERT_EQ(drawn.status, 201) << drawn.body;
  const auto version = object(drawn).at("versions").at(0).as_object();
  EXPECT_EQ(version.at("centre").at("latitude"), 2.93);
  EXPECT_EQ(version.at("radius_m").as_double(), 100);
  EXPECT_TRUE(version.at("ring").is_null());
  EXPECT_TRUE(version.at("to").is_null());
  const std::string id(version.at("id").as_string());
  const auto ring = R"("ring":[{"latitude":2.9,"longitude":101.6},{"latitude":2.91,"longitude":101.6},)"
                    R"({"latitude":2.9,"longitude":101.61}])";
  const auto changed = send(admin, "PUT", own + "/places/" + id, entry(ring, "Kawasan"));
  ASSERT_EQ(changed.status, 200) << changed.body;
  const auto listed = object(send(admin, "GET", own + "/places?limit=1")).at("places").at(0).as_object();
  EXPECT_EQ(listed.at("id").as_string(), id);
  EXPECT_EQ(listed.at("name"), "Kawasan");
  EXPECT_EQ(listed.at("ring").as_array().size(), 3U);
  EXPECT_TRUE(listed.at("centre").is_null());
  EXPECT_EQ(send(admin, "POST", own + "/places/" + id + "/ending", R"({"last_day":"2026-11-23"})").status, 204);
  EXPECT_TRUE(object(send(admin, "GET", own + "/places")).at("places").as_array().empty());
}

TEST_F(PlaceOverHttp, VersionsSayWhoMadeThemAndWhy) {
  const auto with = [&](std::size_t letters) {
    return entry(std::string(circle) + R"(,"reason":")" + std::string(letters, 'x') + "\"", "Menara");
  };
  EXPECT_EQ(error_of(send(admin, "POST", own + "/places", with(app::most_keeping_reason + 1))), "400 too_long reason");
  const auto drawn = send(admin, "POST", own + "/places", with(app::most_keeping_reason));
  ASSERT_EQ(drawn.status, 201) << drawn.body;
  const std::string id(object(drawn).at("versions").at(0).at("id").as_string());
  const auto path = own + "/places/" + id;
  EXPECT_EQ(send(admin, "PUT", path, entry(circle, "Kawasan")).status, 200);
  const auto ending = R"({"last_day":"2026-11-30","reason":")" + std::string(app::most_keeping_reason + 1, 'x') + "\"}";
  EXPECT_EQ(error_of(send(admin, "POST", path + "/ending", ending)), "400 too_long reason");
  EXPECT_EQ(send(admin, "POST", path + "/ending", R"({"last_day":"2026-11-30","reason":"Pindah"})").status, 204);
  const auto version = object(send(admin, "GET", path)).at("versions").at(0).as_object();
  EXPECT_EQ(version.at("made").at("by"), "Pegawai pentadbir");
  EXPECT_EQ(version.at("made").at("reason"), "") << "the second change of the day took the place of the first";
  EXPECT_EQ(version.at("made").at("at"), "2026-11-24T07:59:00.000000+08:00");
  EXPECT_EQ(version.at("ended").at("reason"), "Pindah");
  EXPECT_EQ(version.at("to"), "2026-11-30");
  EXPECT_EQ(send(officer, "GET", path).status, 403);
  EXPECT_EQ(send(stranger, "GET", path).status, 404);
}

TEST_F(PlaceOverHttp, BadZonesAreRefusedByFieldInTwoLanguages) {
  EXPECT_EQ(refused(R"("centre":{"latitude":2.93,"longitude":101.69},"radius_m":0)"),
            "422 radius_out_of_range radius_m");
  EXPECT_EQ(refused(R"("centre":{"latitude":2.93,"longitude":101.69},"radius_m":50001)"),
            "422 radius_out_of_range radius_m");
  EXPECT_EQ(refused(R"("centre":{"latitude":2.93,"longitude":101.69},"radius_m":1e400)"), "422 out_of_range radius_m");
  EXPECT_EQ(refused(R"("centre":{"latitude":95,"longitude":101.69},"radius_m":100)"),
            "422 out_of_range centre.latitude");
  EXPECT_EQ(refused(R"("centre":{"latitude":2.93,"longitude":-180.1},"radius_m":100)"),
            "422 out_of_range centre.longitude");
  EXPECT_EQ(refused(R"("ring":[{"latitude":2.9,"longitude":101.6},{"latitude":2.91,"longitude":101.6}])"),
            "422 ring_corner_count ring");
  EXPECT_EQ(refused(R"("ring":[{"latitude":2.9,"longitude":101.6},{"latitude":2.91,"longitude":101.61},)"
                    R"({"latitude":2.91,"longitude":101.6},{"latitude":2.9,"longitude":101.61}])"),
            "422 ring_crosses_itself ring");
  EXPECT_EQ(refused(std::string(circle) + R"(,"ring":[])"), "400 area_twice centre");
  EXPECT_EQ(refused(R"("radius_m":100)"), "400 missing_field centre");
  EXPECT_EQ(refused(std::string(circle) + R"(,"agency_id":"x")"), "400 unknown_field agency_id");
  std::string many = R"("ring":[)";
  for (int i = 0; i < 1'000; ++i) many += fmt::format(R"({}{{"latitude":2.{},"longitude":101.6}})", i ? "," : "", i);
  EXPECT_EQ(refused(many + "]"), "400 too_many_items ring");
  EXPECT_EQ(number("SELECT count(*) FROM place"), 0);
}

TEST_F(PlaceOverHttp, NamesAreTextAndSearchesAreNoSql) {
  const std::string script = "<script>alert(1)</script>'; DROP TABLE place; --";
  EXPECT_EQ(send(admin, "POST", own + "/places", entry(circle, script)).status, 201);
  const auto found = object(send(admin, "GET", own + "/places?search=%27%3B%20drop"));
  EXPECT_EQ(found.at("places").at(0).at("name").as_string(), script);
  EXPECT_TRUE(object(send(admin, "GET", own + "/places?search=%25")).at("places").as_array().empty());
  EXPECT_EQ(send(admin, "GET", own + "/places?limit=1000000000").status, 400);
  EXPECT_EQ(send(admin, "GET", own + "/places?ended=x").status, 400);
  EXPECT_EQ(send(admin, "GET", own + "/place-presses?days=3").status, 400);
  const auto unit = base::to_string(place.unit("AG1", "U1"));
  EXPECT_EQ(send(admin, "GET", own + "/place-presses?days=32&unit_id=" + unit).status, 400);
  EXPECT_EQ(send(admin, "GET", own + "/place-presses?days=0&unit_id=" + unit).status, 400);
  EXPECT_EQ(send(admin, "GET", own + "/place-presses?days=31&unit_id=" + unit).status, 200);
}

TEST_F(PlaceOverHttp, ATestSaysGradeAndReasonsInTwoLanguages) {
  EXPECT_EQ(send(admin, "POST", own + "/places", entry(circle)).status, 201);
  const auto unit = base::to_string(place.unit("AG1", "U1/A"));
  const auto body = fmt::format(R"({{"unit_id":"{}","latitude":2.93,"longitude":101.69,"accuracy_m":20}})", unit);
  const auto found = object(send(admin, "POST", own + "/place-tests", body));
  EXPECT_EQ(found.at("grade"), "B");
  EXPECT_EQ(found.at("places").at(0).at("where"), "inside");
  EXPECT_EQ(found.at("reasons").at(0).at("key"), "grade_inside");
  EXPECT_NE(found.at("reasons").at(0).at("ms"), found.at("reasons").at(0).at("en"));
  EXPECT_TRUE(found.at("elsewhere").as_array().empty());
  const auto bad = fmt::format(R"({{"unit_id":"{}","latitude":2.93,"longitude":101.69,"accuracy_m":-1}})", unit);
  EXPECT_EQ(error_of(send(admin, "POST", own + "/place-tests", bad)), "422 out_of_range accuracy_m");
}

TEST_F(PlaceOverHttp, AHeaderOfAnotherAddressIsNotBelieved) {
  const auto answer = server.send("GET", own + "/networks", "",
                                  {{"Authorization", "Bearer " + place.token_for(admin)},
                                   {"X-Forwarded-For", "10.9.9.9"},
                                   {"X-Real-IP", "10.9.9.9"}});
  EXPECT_EQ(object(answer).at("address"), "127.0.0.1");
}

TEST_F(PlaceOverHttp, TheMapIsAGridWithoutTiles) {
  const auto map = object(send(officer, "GET", "/api/v1/map"));
  EXPECT_TRUE(map.at("tiles").is_null());
}

class Kiosks : public PlaceOverHttp {
 protected:
  Kiosks() {
    const auto drawn = object(send(admin, "POST", own + "/places", entry(circle)));
    place_id = std::string(drawn.at("versions").at(0).at("id").as_string());
  }
  boost::json::object make(const std::string& name = "Lobi") {
    const auto body = fmt::format(R"({{"place_id":"{}","name":"{}"}})", place_id, name);
    const auto made = send(admin, "POST", own + "/kiosks", body);
    EXPECT_EQ(made.status, 201) << made.body;
    return object(made);
  }
  Answer type(const std::string& code) {
    return server.send("POST", "/api/v1/kiosk-device", fmt::format(R"({{"code":"{}"}})", code));
  }
  /// `spotme_kiosk=…` of a registered device.
  std::string cookie_of(const Answer& answer) {
    const auto header = answer.header("set-cookie");
    return header.substr(0, header.find(';'));
  }
  /// Signs in in a browser with these cookies; gives its cookies then.
  std::string sign_in(const Made& who, const std::string& cookie) {
    const auto body = fmt::format(R"({{"user_id":"{}","password":"{}","trust_device":true}})", who.user_id,
                                  TestInstallation::password);
    const auto answer = server.send("POST", "/api/v1/session", body, {{"Cookie", cookie}, {"Origin", server.origin()}});
    EXPECT_EQ(answer.status, 200) << answer.body;
    const auto header = answer.header("set-cookie");
    EXPECT_EQ(header.find("Max-Age"), std::string::npos) << "what is everybody's never stays signed in";
    return header.substr(0, header.find(';')) + "; " + cookie;
  }
  /// Grade and channel of a press with these cookies.
  std::string press_with(const std::string& cookies, const std::string& key) {
    const auto answer = server.send("POST", "/api/v1/clock-events", fmt::format(R"({{"key":"{}","kind":"in"}})", key),
                                    {{"Cookie", cookies}, {"Origin", server.origin()}});
    EXPECT_EQ(answer.status, 201) << answer.body;
    return place.database->read([&](db::Read& read) {
      const auto rows = read.query("SELECT channel, grade, coalesce(place_name, '-') FROM clock_event WHERE key = $1",
                                   {db::to_value(*base::parse_uuid(key))});
      return fmt::format("{} {} {}", rows[0].text(0), rows[0].text(1), rows[0].text(2));
    });
  }
  static std::string key(int number) { return fmt::format("01890a5d-ac96-774b-bcce-b302099a8{:03}", number); }

  std::string place_id;
};

TEST_F(Kiosks, ACodeMakesABrowserAKioskOnce) {
  const auto made = make();
  const std::string code(made.at("code").as_string());
  EXPECT_EQ(error_of(type("k7pm-2xqf")), "422 kiosk_code_wrong code");
  const auto registered = type(code);
  ASSERT_EQ(registered.status, 201) << registered.body;
  EXPECT_EQ(object(registered).at("kiosk").at("place"), "Menara");
  const auto header = registered.header("set-cookie");
  EXPECT_NE(header.find("HttpOnly; SameSite=Strict"), std::string::npos);
  EXPECT_EQ(error_of(type(code)), "422 kiosk_code_wrong code") << "used";
  const auto shown = object(server.send("GET", "/api/v1/kiosk-device", "", {{"Cookie", cookie_of(registered)}}));
  EXPECT_EQ(shown.at("kiosk").at("name"), "Lobi");
  EXPECT_TRUE(object(server.send("GET", "/api/v1/kiosk-device")).at("kiosk").is_null());
  EXPECT_TRUE(
      object(server.send("GET", "/api/v1/kiosk-device", "", {{"Cookie", "spotme_kiosk=x"}})).at("kiosk").is_null());
  const auto listed = object(send(admin, "GET", own + "/kiosks")).at("kiosks").at(0).as_object();
  EXPECT_FALSE(listed.at("registered_at").is_null());
  EXPECT_EQ(send(admin, "GET", own + "/kiosks").body.find(cookie_of(registered).substr(13)), std::string::npos);
}

TEST_F(Kiosks, ACodeIsOutOfDateAfterADay) {
  const std::string code(make().at("code").as_string());
  place.clock.advance(domain::kiosk_code_life);
  EXPECT_EQ(error_of(type(code)), "422 kiosk_code_wrong code");
}

TEST_F(Kiosks, APressThereIsGradedAsFromItsPlace) {
  const auto kiosk = cookie_of(type(std::string(make().at("code").as_string())));
  const auto cookies = sign_in(officer, kiosk);
  EXPECT_EQ(press_with(cookies, key(2)), "kiosk B Menara");
  EXPECT_EQ(press_with(cookies.substr(0, cookies.find(';')), key(3)), "web D -") << "the browser must have the key";
  EXPECT_EQ(press_with(sign_in(colleague, "spotme_kiosk=x"), key(4)), "web D -") << "a key that is none";
}

TEST_F(Kiosks, SpeaksForNothingWhenItIsEndedOrMovedToAnotherDevice) {
  const auto made = make();
  const std::string id(made.at("id").as_string());
  const auto old_device = cookie_of(type(std::string(made.at("code").as_string())));
  const auto there = sign_in(officer, old_device);
  const auto renewed = object(send(admin, "POST", own + "/kiosks/" + id + "/code"));
  EXPECT_EQ(press_with(there, key(1)), "kiosk B Menara") << "until the code is typed";
  const auto new_device = cookie_of(type(std::string(renewed.at("code").as_string())));
  EXPECT_EQ(press_with(there, key(2)), "web D -");
  EXPECT_EQ(press_with(sign_in(officer, old_device), key(3)), "web D -");
  const auto here = sign_in(officer, new_device);
  EXPECT_EQ(press_with(here, key(4)), "kiosk B Menara");
  EXPECT_EQ(send(branch_admin, "POST", own + "/kiosks/" + id + "/ending").status, 404);
  EXPECT_EQ(send(admin, "POST", own + "/kiosks/" + id + "/ending").status, 204);
  EXPECT_EQ(press_with(here, key(5)), "web D -");
  EXPECT_EQ(error_of(send(admin, "POST", own + "/kiosks/" + id + "/code")), "409 kiosk_ended ");
}

TEST_F(Kiosks, IsNothingForWhomItsPlaceDoesNotServe) {
  const auto kiosk = cookie_of(type(std::string(make().at("code").as_string())));
  EXPECT_EQ(press_with(sign_in(stranger, kiosk), key(1)), "web D -") << "of another agency";
  const auto moved = fmt::format(R"({{"unit_id":"{}","name":"Menara","from":"2026-11-24",{}}})",
                                 base::to_string(place.unit("AG1", "U1/B")), circle);
  EXPECT_EQ(send(admin, "PUT", own + "/places/" + place_id, moved).status, 200);
  EXPECT_EQ(press_with(sign_in(officer, kiosk), key(2)), "web D -") << "he is of U1/A";
}

TEST(MapTiles, are_of_one_https_server_and_nothing_else) {
  const auto checked = [](const char* url) { return http::check_map_tiles({url, ""}).has_value(); };
  EXPECT_TRUE(checked(""));
  EXPECT_TRUE(checked("https://tile.example.gov.my/{z}/{x}/{y}.png"));
  EXPECT_TRUE(checked("http://127.0.0.1:8090/{z}/{x}/{y}.png"));
  for (const auto* url : {"http://tile.example.gov.my/{z}/{x}/{y}.png", "https://tile.example.gov.my/{z}/{x}.png",
                          "https://tile.example.gov.my/{z}/{x}/{y}/{y}.png", "https://*/{z}/{x}/{y}.png",
                          "https://a.b; script-src *//{z}/{x}/{y}.png", "https://{s}.b.my/{z}/{x}/{y}.png",
                          "https://b.my/{z}/{x}/{y}.png\r\nX: y", "javascript:{z}/{x}/{y}", "https://b.my"}) {
    EXPECT_FALSE(checked(url)) << url;
    EXPECT_EQ(http::content_policy({url, ""}).find("X:"), std::string::npos);
  }
}

TEST(MapTiles, are_the_only_pictures_of_others_that_a_page_may_show) {
  const auto policy = http::content_policy({"https://tile.example.gov.my/{z}/{x}/{y}.png", ""});
  EXPECT_NE(policy.find("img-src 'self' data: https://tile.example.gov.my; font-src"), std::string::npos);
  EXPECT_NE(http::content_policy({}).find("img-src 'self' data:; font-src"), std::string::npos);
}

}  // namespace
}  // namespace spotme::test

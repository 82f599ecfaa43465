#include "http/routes.hpp"
#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

/// Calendars over HTTP: what is answered, what is refused and with which field.
namespace spotme::test {
namespace {

using domain::Role;
using domain::State;

constexpr const char* flood =
    R"({"date":"2026-11-30","states":["kelantan"],"district":"Kota Bharu","name_ms":"Cuti Banjir","kind":"declared",)"
    R"("source":"MB Kelantan, 24 Nov 2026","certainty":"press"})";

class CalendarHttp : public testing::Test {
 protected:
  CalendarHttp() : server(installation) {
    const auto token = [&](const std::string& name, std::vector<Role> roles) {
      const auto made = installation.add({name, "U1", State::kelantan, domain::Wbf{}, std::move(roles)});
      agency = base::to_string(made.agency);
      return installation.token_for(made);
    };
    system = token("sistem", {Role::system_admin});
    keeper = token("penyelaras", {Role::coordinator});
    officer = token("pegawai", {});
  }

  boost::json::object get(const std::string& token, const std::string& target) {
    const auto answer = server.send_as(token, "GET", target);
    EXPECT_EQ(answer.status, 200) << target << " " << answer.body;
    return boost::json::parse(answer.body).as_object();
  }
  boost::json::object post(const std::string& token, const std::string& target, const std::string& body, int status) {
    const auto answer = server.send_as(token, "POST", target, body);
    EXPECT_EQ(answer.status, status) << target << " " << answer.body;
    return answer.body.empty() ? boost::json::object{} : boost::json::parse(answer.body).as_object();
  }
  /// `code field` of a refusal.
  std::string refused(const std::string& token, const std::string& target, const std::string& body) {
    const auto answer = server.send_as(token, "POST", target, body);
    if (answer.status < 400) return "taken: " + answer.body;
    const auto error = boost::json::parse(answer.body).at("error").as_object();
    const auto* field = error.if_contains("field");
    return std::string(error.at("code").as_string()) + " " + (field == nullptr ? "" : std::string(field->as_string()));
  }

  TestInstallation installation;
  TestServer server;
  std::string agency, system, keeper, officer;
};

/// A body with one field changed, or taken away.
std::string with(std::string_view body, std::string_view field, const boost::json::value& value) {
  auto object = boost::json::parse(boost::json::string_view(body.data(), body.size())).as_object();
  object[boost::json::string_view(field.data(), field.size())] = value;
  return boost::json::serialize(object);
}

TEST_F(CalendarHttp, ShowsAYear) {
  const auto all = get(officer, "/api/v1/calendar?year=2026");
  EXPECT_TRUE(all.at("state").is_null());
  EXPECT_EQ(all.at("version").as_string(), "2026.1");
  const auto kedah = get(officer, "/api/v1/calendar?year=2026&state=kedah");
  EXPECT_LT(kedah.at("holidays").as_array().size(), all.at("holidays").as_array().size());
  EXPECT_EQ(boost::json::serialize(kedah.at("rest_days").at(0).at("days")), R"(["friday","saturday"])");
  EXPECT_EQ(kedah.at("ramadans").at(0).at("first_day").as_string(), "2026-02-19");
  EXPECT_FALSE(kedah.at("may_edit").as_bool());
  for (const auto* target : {"/api/v1/calendar", "/api/v1/calendar?year=x", "/api/v1/calendar?year=2026&state=kedahh",
                             "/api/v1/calendar?year=2026&month=1"}) {
    EXPECT_EQ(server.send_as(officer, "GET", target).status, 400) << target;
  }
  EXPECT_EQ(server.send_as(officer, "GET", "/api/v1/calendar?year=2023").status, 422);
}

TEST_F(CalendarHttp, DeclaresADayForOneDistrictAndTakesItBack) {
  const auto made = post(system, "/api/v1/calendar/holidays", flood, 201);
  EXPECT_TRUE(made.at("stored").as_bool());
  const auto page = get(officer, "/api/v1/calendar?year=2026&state=kelantan");
  EXPECT_EQ(page.at("version").as_string(), "2026.1+1");
  bool found = false;
  for (const auto& row : page.at("holidays").as_array()) {
    if (row.at("origin").as_string() != "national") continue;
    found = true;
    EXPECT_EQ(row.at("district").as_string(), "Kota Bharu");
    EXPECT_EQ(row.at("name").at("en").as_string(), "Cuti Banjir") << "the Malay name where there is no English one";
    EXPECT_EQ(row.at("edit_id"), made.at("edit_id"));
  }
  EXPECT_TRUE(found);
  const auto undo = fmt::format("/api/v1/calendar/edits/{}/withdrawal", std::string(made.at("edit_id").as_string()));
  EXPECT_EQ(refused(system, undo, "{}"), "missing_field reason");
  EXPECT_EQ(refused(system, undo, R"({"reason":"  x "})"), "too_short reason");
  post(system, undo, R"({"reason":"silap"})", 204);
  EXPECT_EQ(get(officer, "/api/v1/calendar?year=2026").at("version").as_string(), "2026.1+2");
  EXPECT_EQ(refused(system, undo, R"({"reason":"silap"})"), "not_found ");
}

TEST_F(CalendarHttp, NamesTheFieldThatIsWrong) {
  const auto at = [&](std::string_view field, const boost::json::value& value) {
    return refused(system, "/api/v1/calendar/holidays", with(flood, field, value));
  };
  EXPECT_EQ(at("date", "2026-13-01"), "not_a_day date");
  EXPECT_EQ(at("date", "2031-01-01"), "outside_calendar date");
  EXPECT_EQ(at("states", boost::json::array{"kelantann"}), "not_one_of states");
  EXPECT_EQ(at("states", boost::json::array{}), "district_needs_one_state district");
  EXPECT_EQ(at("states", boost::json::array{"kelantan", "kedah"}), "district_needs_one_state district");
  EXPECT_EQ(at("name_ms", ""), "too_short name_ms");
  EXPECT_EQ(at("name_ms", "   "), "too_short name_ms");
  EXPECT_EQ(at("name_ms", "a\nb"), "control_character name_ms");
  EXPECT_EQ(at("name_ms", boost::json::string(201, 'a')), "too_long name_ms");
  EXPECT_EQ(at("source", "  "), "too_short source");
  EXPECT_EQ(at("source", boost::json::string(501, 'a')), "too_long source");
  EXPECT_EQ(at("district", boost::json::string(81, 'a')), "too_long district");
  EXPECT_EQ(at("kind", "festival"), "not_one_of kind");
  EXPECT_EQ(at("certainty", "sure"), "not_one_of certainty");
  EXPECT_EQ(at("colour", "red"), "unknown_field colour");
  const auto without_state = with(with(flood, "district", ""), "states", boost::json::array{});
  EXPECT_EQ(refused(system, "/api/v1/calendar/holidays", without_state), "holiday_without_state states");
  EXPECT_EQ(get(officer, "/api/v1/calendar?year=2026").at("version").as_string(), "2026.1") << "nothing was stored";
}

TEST_F(CalendarHttp, TriesBeforeItStores) {
  const auto trial = post(system, "/api/v1/calendar/holidays", with(flood, "dry_run", true), 200);
  EXPECT_FALSE(trial.at("stored").as_bool());
  EXPECT_EQ(get(officer, "/api/v1/calendar?year=2026").at("version").as_string(), "2026.1");
}

TEST_F(CalendarHttp, ConfirmsCorrectsAndRemoves) {
  const auto page = get(officer, "/api/v1/calendar?year=2027&state=perak");
  std::string maulid;
  for (const auto& row : page.at("holidays").as_array()) {
    if (row.at("date").as_string() == "2027-08-15") maulid = row.at("id").as_string();
  }
  const auto target = "/api/v1/calendar/holidays/" + maulid;
  EXPECT_EQ(refused(system, target + "/confirmation", R"({"source":"kabinet.gov.my","certainty":"derived"})"),
            "not_one_of certainty");
  const auto confirmed =
      post(system, target + "/confirmation", R"({"source":"kabinet.gov.my","certainty":"official"})", 201);
  const std::string sure(confirmed.at("changes").at(0).at("id").as_string());
  EXPECT_EQ(refused(system, target + "/confirmation", R"({"source":"kabinet.gov.my","certainty":"official"})"),
            "holiday_unknown ");
  const auto moved = with(with(with(flood, "date", "2027-08-14"), "district", ""), "states", boost::json::array{"all"});
  EXPECT_EQ(refused(system, "/api/v1/calendar/holidays/" + sure + "/correction", moved), "missing_field reason");
  const auto corrected =
      post(system, "/api/v1/calendar/holidays/" + sure + "/correction", with(moved, "reason", "pengumuman"), 201);
  const std::string last(corrected.at("changes").at(0).at("id").as_string());
  const auto removed =
      post(system, "/api/v1/calendar/holidays/" + last + "/removal", R"({"reason":"dibatalkan"})", 201);
  EXPECT_TRUE(removed.at("changes").at(0).at("removed").as_bool());
  EXPECT_EQ(refused(system, "/api/v1/calendar/holidays/x/removal", R"({"reason":"dibatalkan"})"), "not_found ");
}

TEST_F(CalendarHttp, AddsARamadan) {
  const auto* const body =
      R"({"first_day":"2028-01-28","last_day":"2028-02-26","source":"kiraan","certainty":"tentative"})";
  const auto made = post(system, "/api/v1/calendar/ramadans", body, 201);
  EXPECT_EQ(made.at("origin").as_string(), "national");
  EXPECT_EQ(refused(system, "/api/v1/calendar/ramadans", body), "ramadan_overlap first_day");
  EXPECT_EQ(refused(system, "/api/v1/calendar/ramadans", with(body, "last_day", "2028-03-26")),
            "ramadan_length last_day");
}

TEST_F(CalendarHttp, ImportsAFileAsATrialAndThenForGood) {
  const auto body = [](const std::string& text, bool dry_run) {
    return boost::json::serialize(boost::json::object{{"format", "ical"},
                                                      {"text", text},
                                                      {"dry_run", dry_run},
                                                      {"states", boost::json::array{"perak"}},
                                                      {"kind", "declared"},
                                                      {"source", "MB Perak"},
                                                      {"certainty", "press"}});
  };
  const std::string text =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261215\r\nSUMMARY:Cuti\r\nEND:VEVENT\r\nEND:"
      "VCALENDAR\r\n";
  const auto trial = post(system, "/api/v1/calendar/import", body(text, true), 200);
  EXPECT_FALSE(trial.at("stored").as_bool());
  EXPECT_EQ(trial.at("counts").at("added").as_int64(), 1);
  const auto done = post(system, "/api/v1/calendar/import", body(text, false), 200);
  EXPECT_TRUE(done.at("stored").as_bool());
  EXPECT_TRUE(done.at("edit_id").is_string());
  const auto faulty = post(system, "/api/v1/calendar/import", body("BEGIN:VCALENDAR\r\nX\r\n", false), 200);
  EXPECT_FALSE(faulty.at("stored").as_bool());
  EXPECT_EQ(faulty.at("faults").at(0).at("line").as_int64(), 2);
  EXPECT_FALSE(faulty.at("faults").at(0).at("message").at("ms").as_string().empty());
  EXPECT_EQ(refused(system, "/api/v1/calendar/import", R"({"format":"ical","text":"x","dry_run":true})"),
            "missing_field states");
  EXPECT_EQ(refused(system, "/api/v1/calendar/import", R"({"format":"xls","text":"x","dry_run":true})"),
            "not_one_of format");
}

TEST_F(CalendarHttp, TakesAFileOfAMegabyteThereAndNowhereElse) {
  const auto csv = [](std::size_t bytes) {
    std::string text = "date,states,name_ms,name_en,kind,islamic,source,certainty\n";
    text.append(bytes - text.size(), '\n');
    return boost::json::serialize(boost::json::object{{"format", "csv"}, {"text", text}, {"dry_run", true}});
  };
  constexpr std::size_t megabyte = std::size_t{1024} * 1024;
  EXPECT_EQ(post(system, "/api/v1/calendar/import", csv(megabyte), 200).at("faults_total").as_int64(), 0);
  const auto above = post(system, "/api/v1/calendar/import", csv(megabyte + 1), 200);
  EXPECT_EQ(above.at("faults").at(0).at("code").as_string(), "calendar_file_too_large");
  EXPECT_GT(http::large_body_bytes("/api/v1/agencies/01890a5d-ac96-774b-bcce-b302099a8057/calendar/import"), megabyte);
  EXPECT_EQ(http::large_body_bytes("/api/v1/agencies/x/y/calendar/import"), 0U);
  EXPECT_EQ(http::large_body_bytes("/api/v1/agencies/calendar/import"), 0U);
  EXPECT_EQ(http::large_body_bytes("/api/v1/calendar/holidays"), 0U);
  EXPECT_EQ(http::large_body_bytes("/api/v1/session"), 0U);
}

TEST_F(CalendarHttp, KeepsTheDaysOfAnAgency) {
  const auto days = fmt::format("/api/v1/agencies/{}/calendar/days", agency);
  const auto* const body = R"({"date":"2026-12-01","name_ms":"Hari Terbuka","source":"Ketua Jabatan"})";
  const auto made = post(keeper, days, body, 201);
  const std::string id(made.at("days").at(0).at("id").as_string());
  EXPECT_EQ(refused(keeper, days, body), "holiday_twice date");
  EXPECT_EQ(refused(keeper, days, with(body, "unit_id", "01890a5d-ac96-774b-bcce-b302099a8057")),
            "unit_unknown unit_id");
  EXPECT_EQ(refused(officer, days, body), "not_permitted ");
  const auto page = get(officer, fmt::format("/api/v1/agencies/{}/calendar?year=2026&state=kelantan", agency));
  EXPECT_EQ(page.at("version").as_string(), "2026.1+0.1");
  const auto moved =
      post(keeper, days + "/" + id + "/correction", with(with(body, "date", "2026-12-02"), "reason", "dipinda"), 201);
  const std::string second(moved.at("days").at(0).at("id").as_string());
  post(keeper, days + "/" + second + "/removal", R"({"reason":"dibatalkan"})", 201);
  EXPECT_EQ(refused(keeper, days + "/" + second + "/removal", R"({"reason":"dibatalkan"})"), "not_found ");
}

TEST_F(CalendarHttp, SetsTheDistrictOfAUnit) {
  const auto units = fmt::format("/api/v1/agencies/{}/districts", agency);
  const auto listed = get(keeper, units);
  const std::string id(listed.at("units").at(0).at("id").as_string());
  const auto target = fmt::format("/api/v1/agencies/{}/units/{}/district", agency, id);
  EXPECT_EQ(server.send_as(keeper, "PUT", target, R"({"district":"Kota Bharu","from":"2026-11-01"})").status, 204);
  EXPECT_EQ(server.send_as(officer, "PUT", target, R"({"district":"Tumpat","from":"2026-11-01"})").status, 403);
  EXPECT_EQ(get(keeper, units).at("units").at(1).at("district").as_string(), "Kota Bharu") << "of the unit above";
  EXPECT_EQ(server.send_as(keeper, "PUT", target, R"({"district":"","from":"2026-11-02"})").status, 204);
  EXPECT_EQ(get(keeper, units).at("units").at(0).at("district").as_string(), "");
}

}  // namespace
}  // namespace spotme::test

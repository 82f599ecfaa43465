#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

/// Trials of edits over HTTP: who would change, before anything is stored. Files with an agency's days.
namespace spotme::test {
namespace {

namespace json = boost::json;
using domain::Role;
using domain::State;

class TrialsHttp : public testing::Test {
 protected:
  TrialsHttp() : server(installation) {
    const auto token = [&](const std::string& name, std::vector<Role> roles, const std::string& code) {
      const auto made = installation.add({name, "U1", State::selangor, domain::Wbf{}, std::move(roles), code});
      if (code == "AG1") agency = base::to_string(made.agency);
      return installation.token_for(made);
    };
    keeper = token("penyelaras", {Role::coordinator}, "AG1");
    token("pegawai", {}, "AG1");
    system = token("sistem", {Role::system_admin}, "AG2");
  }

  json::object post(const std::string& token, const std::string& target, const json::object& body, int status) {
    const auto answer = server.send_as(token, "POST", target, json::serialize(body));
    EXPECT_EQ(answer.status, status) << target << " " << answer.body;
    return answer.body.empty() ? json::object{} : json::parse(answer.body).as_object();
  }
  static json::object holiday(std::string_view on, bool dry_run) {
    return {{"date", on},         {"states", {"selangor"}},  {"name_ms", "Cuti Peristiwa"},
            {"kind", "declared"}, {"source", "KPPA 1/2026"}, {"certainty", "press"},
            {"dry_run", dry_run}};
  }
  static json::object agency_day(std::string_view on, bool dry_run) {
    return {{"date", on}, {"name_ms", "Hari Terbuka"}, {"source", "Ketua Jabatan"}, {"dry_run", dry_run}};
  }
  static std::int64_t changed(const json::object& answer) {
    const auto* preview = answer.if_contains("preview");
    if (preview == nullptr || preview->is_null()) return -1;
    return preview->at("changed_days").as_int64();
  }

  TestInstallation installation;
  TestServer server;
  std::string agency, system, keeper;
};

TEST_F(TrialsHttp, OfTheNationalCalendarCountAndNameNobody) {
  const std::string holidays = "/api/v1/calendar/holidays";
  const auto trial = post(system, holidays, holiday("2026-11-19", true), 200);
  EXPECT_FALSE(trial.at("stored").as_bool());
  EXPECT_EQ(changed(trial), 3) << "of both agencies";
  EXPECT_TRUE(trial.at("preview").at("changes").as_array().empty());
  EXPECT_TRUE(post(system, holidays, holiday("2026-11-30", true), 200).at("preview").is_null());
  const auto stored = post(system, holidays, holiday("2026-11-19", false), 201);
  EXPECT_TRUE(stored.at("preview").is_null());
  const std::string id(stored.at("changes").at(0).at("id").as_string());
  const auto removal = holidays + "/" + id + "/removal";
  EXPECT_EQ(changed(post(system, removal, {{"reason", "silap"}, {"dry_run", true}}, 200)), 3);
  const auto undo = fmt::format("/api/v1/calendar/edits/{}/withdrawal", std::string(stored.at("edit_id").as_string()));
  EXPECT_EQ(changed(post(system, undo, {{"reason", "silap"}, {"dry_run", true}}, 200)), 3);
  post(system, undo, {{"reason", "silap"}}, 204);

  const auto lines =
      "date,states,name_ms,name_en,kind,islamic,source,certainty\n2026-11-19,selangor,A,A,declared,no,s,press\n";
  const json::object file{{"format", "csv"}, {"text", lines}, {"dry_run", true}};
  EXPECT_EQ(changed(post(system, "/api/v1/calendar/import", file, 200)), 3);
  const json::object ramadan{{"first_day", "2026-02-20"},
                             {"last_day", "2026-03-21"},
                             {"source", "kiraan"},
                             {"certainty", "tentative"},
                             {"dry_run", true}};
  post(system, "/api/v1/calendar/ramadans", ramadan, 409);
}

TEST_F(TrialsHttp, OfAnAgencysDaysNameWhoChanges) {
  const auto days = fmt::format("/api/v1/agencies/{}/calendar/days", agency);
  const auto trial = post(keeper, days, agency_day("2026-11-19", true), 200);
  EXPECT_FALSE(trial.at("stored").as_bool());
  EXPECT_EQ(changed(trial), 2);
  EXPECT_EQ(trial.at("preview").at("changes").as_array().size(), 2U);
  EXPECT_TRUE(post(keeper, days, agency_day("2026-12-01", true), 200).at("preview").is_null());
  const auto stored = post(keeper, days, agency_day("2026-11-19", false), 201);
  EXPECT_TRUE(stored.at("stored").as_bool());
  const auto row = days + "/" + std::string(stored.at("days").at(0).at("id").as_string());
  auto moved = agency_day("2026-11-18", true);
  moved["reason"] = "dipinda";
  EXPECT_EQ(changed(post(keeper, row + "/correction", moved, 200)), 4);
  EXPECT_EQ(changed(post(keeper, row + "/removal", {{"reason", "silap"}, {"dry_run", true}}, 200)), 2);
  const auto undo = fmt::format("/api/v1/agencies/{}/calendar/edits/{}/withdrawal", agency,
                                std::string(stored.at("edit_id").as_string()));
  EXPECT_EQ(changed(post(keeper, undo, {{"reason", "silap"}, {"dry_run", true}}, 200)), 2);
  post(keeper, undo, {{"reason", "silap"}, {"dry_run", "ya"}}, 400);
  post(keeper, undo, {{"reason", "silap"}}, 204);
}

TEST_F(TrialsHttp, OfARulesWithdrawalTellWhoChanges) {
  const auto value = [](std::string_view from) {
    return json::object{{"key", "span"},
                        {"fields", {{"minutes", 480}}},
                        {"valid_from", from},
                        {"source", "PP 1/2026"},
                        {"certainty", "official"}};
  };
  const auto withdrawal = [&](const json::object& made) {
    return fmt::format("/api/v1/rules/{}/withdrawal", std::string(made.at("id").as_string()));
  };
  const auto ahead = withdrawal(post(system, "/api/v1/rules", value("2027-01-01"), 201));
  EXPECT_TRUE(post(system, ahead, {{"reason", "silap"}, {"dry_run", true}}, 200).at("preview").is_null());
  post(system, ahead, {{"reason", "silap"}}, 204);
  const auto held = withdrawal(post(system, "/api/v1/rules", value("2026-11-16"), 201));
  const auto trial = post(system, held, {{"reason", "silap"}, {"dry_run", true}}, 200);
  EXPECT_EQ(trial.at("preview").at("from").as_string(), "2026-11-16");
  EXPECT_GT(changed(trial), 0);
  EXPECT_TRUE(trial.at("preview").at("changes").as_array().empty());
  post(system, held, {{"reason", "silap"}}, 204);
  post(system, held, {{"reason", "silap"}, {"dry_run", true}}, 409);

  const auto rules = fmt::format("/api/v1/agencies/{}/rules", agency);
  const auto unknown = rules + "/01890a5d-ac96-774b-bcce-b302099a8057/withdrawal";
  post(keeper, unknown, {{"reason", "silap"}, {"dry_run", true}}, 403);
}

TEST_F(TrialsHttp, AFileWithAnAgencysDaysIsTriedAndThenStored) {
  const auto import = fmt::format("/api/v1/agencies/{}/calendar/import", agency);
  json::object file{{"format", "csv"},
                    {"text", "date,name_ms,name_en,source\n2026-11-19,Hari Terbuka,,KJ\n2026-12-01,Hari Lain,,KJ\n"},
                    {"dry_run", true}};
  const auto trial = post(keeper, import, file, 200);
  EXPECT_EQ(trial.at("counts").at("added").as_int64(), 2);
  EXPECT_EQ(changed(trial), 2);
  EXPECT_FALSE(trial.at("stored").as_bool());
  file["dry_run"] = false;
  const auto done = post(keeper, import, file, 200);
  EXPECT_TRUE(done.at("stored").as_bool());
  EXPECT_EQ(post(keeper, import, file, 200).at("counts").at("same").as_int64(), 2);
  file["source"] = "Ketua Jabatan";
  post(keeper, import, file, 400);
  file["format"] = "ical";
  file["text"] =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261215\r\nSUMMARY:C\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  EXPECT_EQ(post(keeper, import, file, 200).at("counts").at("added").as_int64(), 1);
  file["unit_id"] = "01890a5d-ac96-774b-bcce-b302099a8057";
  EXPECT_EQ(post(keeper, import, file, 422).at("error").at("field").as_string(), "unit_id");
  file.erase("source");
  EXPECT_EQ(post(keeper, import, file, 400).at("error").at("field").as_string(), "source");
}

}  // namespace
}  // namespace spotme::test

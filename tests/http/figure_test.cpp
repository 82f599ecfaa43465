#include "store/figure.hpp"

#include "tests/support/installation.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// Figures over HTTP: the form of the answers and of the files, and what attackers try with them.
namespace spotme::test {
namespace {

using domain::Role;

const std::string month = "?from=2026-11-01&to=2026-11-30";

class FiguresHttp : public testing::Test {
 protected:
  FiguresHttp() : server(installation) {
    officer = installation.add({"=1+1"});
    head = installation.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    system = installation.add({"sistem", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::system_admin}});
    domain::DayRecord record;
    record.unit_path = "U1/A";
    record.status = "incomplete";
    record.first_in = base::Minutes{9 * 60 + 20};
    record.late = base::Minutes{20};
    record.issues = {domain::Issue::late_in, domain::Issue::no_clock_out};
    installation.database->write([&](db::Write& write) {
      write.execute("UPDATE officer SET name = '=HYPERLINK(\"http://x\",\"y\")' WHERE agency_id = $1 AND id = $2",
                    {db::to_value(officer.agency), db::to_value(officer.officer)});
      store::apply_figures(
          write, officer.agency,
          {{officer.officer, base::parse_day("2026-11-03").value(), std::nullopt, domain::figure_entry(record, {})}});
      return true;
    });
  }
  Answer get(const TestInstallation::Made& who, const std::string& target) {
    return server.send_as(installation.token_for(who), "GET", "/api/v1" + target);
  }
  static boost::json::object object(const Answer& answer) { return boost::json::parse(answer.body).as_object(); }
  std::string told(const std::string& target) {
    const auto answer = get(head, target);
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = object(answer).at("error").as_object();
    return fmt::format("{} {} {}", answer.status, std::string(error.at("code").as_string()),
                       error.contains("field") ? std::string(error.at("field").as_string()) : "");
  }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made officer, head, system;
};

TEST_F(FiguresHttp, EachPictureHasItsNumbers) {
  const auto summary = object(get(head, "/figures/summary" + month));
  EXPECT_EQ(summary.at("figures").at("late_minutes").as_int64(), 20);
  EXPECT_EQ(summary.at("before_from"), "2026-10-01");
  EXPECT_EQ(summary.at("units").at(0).at("unit_path"), "U1/A");
  EXPECT_EQ(summary.at("arrived_today").as_int64(), 0);
  EXPECT_TRUE(object(get(head, "/figures/summary?from=2026-10-01&to=2026-10-31")).at("arrived_today").is_null());
  const auto arrivals = object(get(head, "/figures/arrivals" + month));
  EXPECT_EQ(arrivals.at("quarters").at(0).at("minute").as_int64(), 9 * 60 + 15);
  const auto issues = object(get(head, "/figures/issues" + month));
  EXPECT_EQ(issues.at("weeks").at(0).at("issues").at("no_clock_out").as_int64(), 1);
  const auto officers = object(get(head, "/figures/officers" + month));
  EXPECT_EQ(officers.at("officers").at(0).at("late_minutes").as_int64(), 20);
  EXPECT_EQ(object(get(head, "/figures/cases" + month)).at("age_bands").as_array().size(), 5U);
}

TEST_F(FiguresHttp, AFileCarriesItsAgencyAndRangeAndNoFormula) {
  const auto answer = get(head, "/figures/officers" + month + "&format=csv");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_NE(answer.header("Content-Disposition").find("angka-pegawai-AG1-2026-11-01-2026-11-30.csv"),
            std::string::npos);
  EXPECT_EQ(answer.body,
            "agency,from,to,name,unit,late_in,late_minutes,early_out,early_minutes,no_clock,absent\r\n"
            "AG1,2026-11-01,2026-11-30,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",U1/A,1,20,0,0,1,0\r\n");
  EXPECT_EQ(get(head, "/figures/issues" + month + "&format=csv").body,
            "agency,from,to,week,late_in,early_out,no_clock_in,no_clock_out,absent,outside_place,weak_evidence\r\n"
            "AG1,2026-11-01,2026-11-30,2026-11-02,1,0,0,1,0,0,0\r\n");
  EXPECT_EQ(get(head, "/figures/arrivals" + month + "&format=csv").body,
            "agency,from,to,quarter,officers\r\nAG1,2026-11-01,2026-11-30,09:15,1\r\n");
  for (const auto* what : {"summary", "cases"}) {
    const auto file = get(head, "/figures/" + std::string(what) + month + "&format=csv");
    EXPECT_EQ(file.status, 200) << what;
    EXPECT_TRUE(file.body.starts_with("agency,from,to,")) << file.body;
  }
  EXPECT_EQ(get(system, "/body-figures" + month + "&format=csv").status, 200);
}

TEST_F(FiguresHttp, ASystemAdministratorGetsNumbersAndNoNames) {
  const auto answer = get(system, "/body-figures" + month);
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(object(answer).at("agencies").at(0).at("figures").at("officers").as_int64(), 1);
  for (const auto* word : {"HYPERLINK", "officer_id", "unit_path"}) {
    EXPECT_EQ(answer.body.find(word), std::string::npos) << word;
  }
}

TEST_F(FiguresHttp, WhatDoesNotFitIsRefusedByName) {
  EXPECT_EQ(told("/figures/summary"), "400 missing_parameter from");
  EXPECT_EQ(told("/figures/summary?from=2026-11-31&to=2026-11-30"), "400 parameter_not_a_day from");
  EXPECT_EQ(told("/figures/summary?from=2026-11-02&to=2026-11-01"), "422 range_reversed to");
  EXPECT_EQ(told("/figures/arrivals?from=2025-01-01&to=2026-01-02"), "422 range_too_long to");
  EXPECT_EQ(told("/figures/officers" + month + "&sort=name"), "400 parameter_invalid sort");
  EXPECT_EQ(told("/figures/officers" + month + "&after=x"), "422 cursor_invalid after");
  EXPECT_EQ(told("/figures/officers" + month + "&limit=0"), "400 parameter_invalid limit");
  EXPECT_EQ(told("/figures/officers" + month + "&limit=200"), "200");
  EXPECT_EQ(told("/figures/officers" + month + "&limit=201"), "400 parameter_invalid limit");
  EXPECT_EQ(told("/figures/cases" + month + "&format=xls"), "400 parameter_invalid format");
  EXPECT_EQ(told("/figures/cases" + month + "&agency=AG2").substr(0, 3), "400");
  EXPECT_EQ(told("/figures/summary" + month + "&unit=" + std::string(201, 'x')), "400 parameter_invalid unit");
  EXPECT_EQ(told("/figures/summary" + month + "&unit=U1%27%20OR%201%3D1"), "404 not_found ");
}

}  // namespace
}  // namespace spotme::test

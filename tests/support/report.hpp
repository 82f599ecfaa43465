#pragma once

#include "app/report.hpp"
#include "store/closing.hpp"
#include "store/figure.hpp"
#include "store/transaction.hpp"
#include "tests/support/approval.hpp"
#include "tests/support/process.hpp"

#include <fstream>
#include <sstream>

/// A November of closed days of people around one officer, for tests of reports.
namespace spotme::test {

class ReportTest : public ApprovalTest {
 protected:
  ReportTest() {
    go_to("2026-12-01");
    close_until("2026-11-30");
  }

  /// How far the agency is closed, from 1 November on.
  void close_until(std::string_view text) {
    place.database->write([&](db::Write& write) {
      store::start_closing(write, officer.agency, day("2026-11-01"));
      store::set_closed_until(write, officer.agency, day(text));
      return true;
    });
  }

  /// A closed day, as the closing leaves it; `evidence`: issues that its presses raised.
  void close(const Made& who, const std::string& path, std::string_view text, std::int64_t late,
             std::string status = "present", std::vector<domain::Issue> evidence = {}) {
    domain::DayRecord record;
    record.unit_path = path;
    record.status = std::move(status);
    if (record.status == "present") {
      record.first_in = base::Minutes{540 + late};
      record.last_out = base::Minutes{1'090};
      record.may_leave_from = base::Minutes{1'080};
      record.worked = base::Minutes{480};
    }
    record.late = base::Minutes{late};
    if (late > 0) record.issues = {domain::Issue::late_in};
    if (record.status == "absent") record.issues = {domain::Issue::absent};
    keep(who, text, std::move(record), std::move(evidence));
  }
  /// A closed rest day or holiday; with a press in when there is one.
  void rest(const Made& who, std::string_view text, std::string status = "rest_day",
            std::optional<base::Minutes> first_in = {}) {
    domain::DayRecord record;
    record.unit_path = "U1/A";
    record.day_type = status;
    record.status = std::move(status);
    record.first_in = first_in;
    keep(who, text, std::move(record));
  }
  void keep(const Made& who, std::string_view text, domain::DayRecord record,
            std::vector<domain::Issue> evidence = {}) {
    domain::Transaction one;
    one.agency = who.agency;
    one.officer = who.officer;
    one.day = day(text);
    one.number = ++number_;
    one.version = 1;
    one.pack = "ujian";
    record.state = "putrajaya";
    record.scheme = "wbf";
    if (record.day_type.empty()) record.day_type = "working";
    one.record = std::move(record);
    one.hash = domain::hash_of(one);
    place.database->write([&](db::Write& write) {
      store::insert_transactions(write, {one});
      auto entry = domain::figure_entry(one.record, {false, false, std::move(evidence)});
      store::apply_figures(write, who.agency, {{who.officer, one.day, std::nullopt, std::move(entry)}});
      return true;
    });
  }
  void november() {
    close(officer, "U1/A", "2026-11-02", 12);
    close(officer, "U1/A", "2026-11-03", 0);
    close(lone, "U1/A", "2026-11-03", 0, "absent");
    close(colleague, "U1/B", "2026-11-03", 7);
    close(stranger, "U1", "2026-11-03", 60);
  }
  static domain::ReportQuestion asked(domain::ReportKind kind, std::string unit = {}) {
    return {kind, {day("2026-11-01"), day("2026-11-30")}, std::move(unit), {}, domain::ReportLanguage::ms};
  }
  base::Result<app::ReportPage> show(const Made& who, const domain::ReportQuestion& question,
                                     const std::optional<std::string>& after = {}, std::int64_t limit = 50) {
    return app::show_report(*place.context, place.messages, place.caller_for(who), question, after, limit, actor(who));
  }
  /// The names of the rows.
  std::vector<std::string> names(const Made& who, const domain::ReportQuestion& question) {
    std::vector<std::string> found;
    const auto terms = domain::terms_of(question.kind);
    const auto page = show(who, question).value();
    for (const auto& row : page.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (terms.columns[i].key == "name") found.push_back(std::get<std::string>(row[i].value));
      }
    }
    return found;
  }
  std::string file(const Made& who, const domain::ReportQuestion& question, domain::ReportForm form) {
    const Folder folder;
    const auto path = folder.path() / "laporan";
    app::ReportMaking making;
    making.task = place.database->read(
        [&](db::Read& read) { return app::check_report_task(read, place.caller_for(who), question).value(); });
    making.form = form;
    making.ordered_by = "Kerani";
    making.purpose = "Mesyuarat";
    making.page_rows = 2;
    EXPECT_TRUE(app::make_report_file(*place.context, place.messages, making, path.string()));
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  /// What a workbook says: its sheet, which holds its texts as well, or another part of it.
  static std::string unpacked(const std::string& bytes, const std::string& part = "xl/worksheets/sheet1.xml") {
    const Folder folder;
    const auto path = folder.path() / "laporan.xlsx";
    std::ofstream(path, std::ios::binary) << bytes;
    run({"/usr/bin/env", "python3", "-c",
         "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())", path.string(), part},
        folder.path() / "log");
    std::ostringstream text;
    text << std::ifstream(folder.path() / "log").rdbuf();
    return text.str();
  }
  void rename(const Made& who, const std::string& name) {
    place.database->write([&](db::Write& write) {
      write.execute("UPDATE officer SET name = $1 WHERE id = $2", {db::to_value(name), db::to_value(who.officer)});
      return true;
    });
  }

  void name_unit(const std::string& path, const std::string& name) {
    place.database->write([&](db::Write& write) {
      write.execute("UPDATE unit_version SET name = $1 WHERE path = $2", {db::to_value(name), db::to_value(path)});
      return true;
    });
  }
  /// What stands in the column of that key, a text for each row; empty where there is none.
  static std::vector<std::string> column(const app::ReportPage& page, domain::ReportKind kind, std::string_view key) {
    std::vector<std::string> found;
    const auto columns = domain::terms_of(kind).columns;
    for (const auto& row : page.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (columns[i].key != key) continue;
        const auto* text = std::get_if<std::string>(&row[i].value);
        const auto* number = std::get_if<std::int64_t>(&row[i].value);
        found.push_back(text != nullptr ? *text : number != nullptr ? std::to_string(*number) : std::string());
      }
    }
    return found;
  }

  std::int64_t number_ = 0;
};

}  // namespace spotme::test

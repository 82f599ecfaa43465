#include "app/doctor.hpp"

#include "store/connect.hpp"
#include "store/migrate.hpp"
#include "store/rule_revision.hpp"
#include "store/rule_value.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using std::chrono::year;

class Doctor : public testing::Test {
 protected:
  Doctor() { officer = installation.add({"ali"}); }

  [[nodiscard]] static db::Url url_of(const test::TestDatabase& database) {
    return db::Url::parse(database.url()).value();
  }
  /// The messages of what was found, by check; every one has its words.
  std::map<std::string, std::string> examine(const db::Url& url) {
    std::map<std::string, std::string> found;
    for (const auto& one : examine_database(url, installation.clock)) {
      EXPECT_FALSE(installation.messages.text(one.key, one.args).ms.empty());
      found.emplace(one.check, one.key);
    }
    return found;
  }
  std::map<std::string, std::string> examine() { return examine(url_of(installation.test_database)); }
  void write(std::string_view sql, std::initializer_list<db::Value> params) {
    installation.database->write([&](db::Write& write) { return write.execute(sql, params); });
  }

  test::TestInstallation installation;
  test::TestInstallation::Made officer;
};

TEST_F(Doctor, FindsAHealthyInstallationWellBesideItsServer) {
  installation.clock.set(base::SystemClock{}.now());
  const auto found = examine();
  for (const auto* check : {"database", "schema", "clock", "rules", "closing", "mail"}) {
    EXPECT_EQ(found.at(check), std::string("doctor_") + check + "_ok");
  }
  const bool postgres = test::engine() == db::Engine::postgres;
  // The PostgreSQL of the tests syncs nothing, and that is to be seen.
  EXPECT_EQ(found.at("soundness"), postgres ? "doctor_soundness_unsynced" : "doctor_soundness_ok");
  EXPECT_EQ(found.contains("write"), postgres) << "SQLite's file has its one writer";
}

TEST_F(Doctor, TellsOfAClockThatIsApart) {
  const auto found = examine();  // the clock of the tests stands still, a PostgreSQL's does not
  EXPECT_EQ(found.at("clock"), test::engine() == db::Engine::postgres ? "doctor_clock_apart" : "doctor_clock_ok");
}

TEST_F(Doctor, TellsADatabaseThatIsNotThereFromOneOfAnotherVersion) {
  EXPECT_EQ(examine({db::Engine::sqlite, "/nowhere/spotme.db"}).at("database"), "doctor_database_unreachable");
  EXPECT_EQ(examine({db::Engine::postgres, "postgresql:///x?host=/nowhere"}).at("database"),
            "doctor_database_unreachable");
  const test::TestDatabase empty(false);
  empty.connect()->execute_script("SELECT 1");
  EXPECT_EQ(examine(url_of(empty)).at("schema"), "doctor_schema_empty");
  const test::TestDatabase older(false);
  auto migrations = db::embedded_migrations(test::engine());
  migrations.pop_back();
  db::migrate(*older.connect(), test::tuesday_0759, migrations);
  EXPECT_EQ(examine(url_of(older)).at("schema"), "doctor_schema_older");
  const test::TestDatabase newer;
  newer.connect()->execute_script(
      "INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES (9999, 'x', 'x', 1)");
  EXPECT_EQ(examine(url_of(newer)).at("schema"), "doctor_schema_newer");
}

TEST_F(Doctor, TellsOfRulesThatNobodyCanRead) {
  installation.database->write([&](db::Write& write) {
    store::RuleValue value;
    value.id = base::make_uuid(write.now());
    value.edit = {"span", "", base::Day{year{2027} / 1 / 1}, {}, "minutes = 0", "PP 1/2027", "official"};
    value.revision = store::raise_rule_revision(write);
    value.made_at = write.now();
    value.made_by = {officer.agency, officer.officer};
    store::insert_rule_value(write, value);
    return 0;
  });
  EXPECT_EQ(examine().at("rules"), "doctor_rules_unfit");
}

TEST_F(Doctor, TellsOfYearsWithoutACalendar) {
  EXPECT_EQ(examine().at("calendar").substr(0, 16), "doctor_calendar_");
  installation.clock.set(base::to_instant(base::LocalTime{base::Day{year{2090} / 1 / 1}}));
  EXPECT_EQ(examine().at("calendar"), "doctor_calendar_missing");
}

TEST_F(Doctor, TellsOfClosingAndMailThatAreBehind) {
  const auto today = base::local_day(installation.clock.now());
  const auto closed = [&](int days_ago) {
    write("UPDATE agency_closing SET start_day = $1, closed_until = $2",
          {db::to_value(base::Day{year{2026} / 1 / 1}), db::to_value(today - std::chrono::days{days_ago})});
    const auto all = examine_database(url_of(installation.test_database), installation.clock);
    return std::find_if(all.begin(), all.end(), [](const auto& one) { return one.check == "closing"; })->health;
  };
  installation.database->write([&](db::Write& write) {
    return write.execute(
        "INSERT INTO agency_closing (agency_id, start_day, closed_until, last_number) VALUES ($1, $2, $2, 0) "
        "ON CONFLICT (agency_id) DO NOTHING",
        {db::to_value(officer.agency), db::to_value(today)});
  });
  EXPECT_EQ(closed(3), Health::well);
  EXPECT_EQ(closed(4), Health::warning);
  EXPECT_EQ(closed(7), Health::warning);
  EXPECT_EQ(closed(8), Health::ill);
  write(
      "INSERT INTO mail (agency_id, id, officer_id, address, subject, body, made_at, state, due_at) "
      "VALUES ($1, $2, $3, 'a@example.my', 's', 'b', $4, 'waiting', $4)",
      {db::to_value(officer.agency), db::to_value(base::make_uuid(installation.clock.now())),
       db::to_value(officer.officer), db::to_value(installation.clock.now())});
  EXPECT_EQ(examine().at("mail"), "doctor_mail_ok");
  installation.clock.advance(std::chrono::hours{2});
  EXPECT_EQ(examine().at("mail"), "doctor_mail_stuck");
}

}  // namespace
}  // namespace spotme::app

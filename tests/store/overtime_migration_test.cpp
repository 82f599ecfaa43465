#include "store/migrate.hpp"
#include "tests/support/database.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

/// The table of grants made anew for the kind of overtime orders: what was kept stays, with its keys and its slips.
namespace spotme::db {
namespace {

class OvertimeMigration : public testing::Test {
 protected:
  OvertimeMigration() : all_(embedded_migrations(test::engine())), connection_(made_.connect()) {
    migrate(*connection_, test::tuesday_0759, {all_.begin(), all_.begin() + 27});
    run("INSERT INTO agency (id, code, name, created_at) VALUES ($1, 'AG1', 'Jabatan', 0)", {id(1)});
    run("INSERT INTO officer (agency_id, id, name, name_key, created_at) VALUES ($1, $2, 'Ali', 'ali', 0)",
        {id(1), id(2)});
  }
  static Value id(std::uint8_t last) {
    base::Uuid uuid;
    uuid.bytes.back() = last;
    return to_value(uuid);
  }
  Rows run(std::string_view sql, const std::vector<Value>& params) { return connection_->execute(sql, params); }
  void grant(std::uint8_t number, const std::string& kind, bool timed) {
    const auto minute = [timed](std::int64_t at) { return timed ? to_value(at) : Value{Null{Type::integer}}; };
    run("INSERT INTO officer_grant (agency_id, officer_id, id, kind, first_day, last_day, from_minute, to_minute, "
        "purpose, made_at, withdrawn_reason) VALUES ($1, $2, $3, $4, $5, $5, $6, $7, 'Tujuan', 5, 'Sebab')",
        {id(1), id(2), id(number), to_value(kind), to_value(base::parse_day("2026-11-24").value()), minute(600),
         minute(660)});
  }
  void slip(std::uint8_t number) {
    run("INSERT INTO time_slip (agency_id, officer_id, work_day, grant_id, out_at) VALUES ($1, $2, $3, $4, 7)",
        {id(1), id(2), to_value(base::parse_day("2026-11-24").value()), id(number)});
  }
  std::vector<std::string> indexes() {
    const auto found = connection_->execute(
        test::engine() == Engine::sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'officer_grant' AND sql IS NOT NULL"
            : "SELECT cast(indexname AS text) FROM pg_indexes WHERE tablename = 'officer_grant' AND "
              "(indexname LIKE 'officer_grant_by%' OR indexname = 'officer_grant_remote')",
        {});
    std::vector<std::string> names;
    for (const auto row : found) names.push_back(row.text(0));
    std::sort(names.begin(), names.end());
    return names;
  }

  const std::vector<Migration> all_;
  const test::TestDatabase made_{false};
  std::unique_ptr<Connection> connection_;
};

TEST_F(OvertimeMigration, KeepsGrantsTheirSlipsAndTheirKeys) {
  grant(3, "time_off", true);
  grant(4, "course", false);
  slip(3);
  const auto before = indexes();
  EXPECT_EQ(before.size(), 3U);
  migrate(*connection_, test::tuesday_0759, all_);
  const auto kept =
      run("SELECT id, kind, from_minute, purpose, made_at, withdrawn_reason FROM officer_grant ORDER BY id", {});
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].text(1), "time_off");
  EXPECT_EQ(kept[0].integer(2), 600);
  EXPECT_EQ(kept[0].text(3), "Tujuan");
  EXPECT_EQ(kept[0].integer(4), 5);
  EXPECT_EQ(kept[0].text(5), "Sebab");
  EXPECT_EQ(kept[1].text(1), "course");
  EXPECT_EQ(run("SELECT out_at FROM time_slip", {}).integer(), 7);
  EXPECT_EQ(indexes(), before);
}

TEST_F(OvertimeMigration, TakesAnOrderWithTimesAndHoldsAllElseToItsChecks) {
  EXPECT_THROW(grant(3, "overtime", true), Failure) << "not yet";
  migrate(*connection_, test::tuesday_0759, all_);
  grant(3, "overtime", true);
  EXPECT_THROW(grant(4, "overtime", false), Failure);
  EXPECT_THROW(grant(4, "course", true), Failure);
  EXPECT_THROW(grant(4, "gaji", false), Failure);
  EXPECT_THROW(grant(3, "time_off", true), Failure) << "the key";
  EXPECT_THROW(slip(9), Failure) << "no such grant";
  slip(3);
  EXPECT_THROW(run("DELETE FROM officer_grant", {}), Failure) << "its slip refers to it";
  EXPECT_THROW(run("DELETE FROM officer", {}), Failure);
}

}  // namespace
}  // namespace spotme::db

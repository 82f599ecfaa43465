#pragma once

#include "base/clock.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace spotme::test {

/// The engine under test, by SPOTME_TEST_ENGINE (`sqlite` when not set).
[[nodiscard]] db::Engine engine();

/// A fresh, migrated database of the engine under test, thrown away with this object. On PostgreSQL it is made on the
/// server whose URL stands in the file named by SPOTME_TEST_POSTGRES_URL_FILE.
class TestDatabase {
 public:
  explicit TestDatabase(bool migrated = true);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  /// `sqlite:…` or `postgresql://…`, for `spotme serve --database`.
  [[nodiscard]] std::string url() const;
  /// A connection of its own, that may write.
  [[nodiscard]] std::unique_ptr<db::Connection> connect() const;
  [[nodiscard]] std::unique_ptr<db::Database> open(const base::Clock& clock,
                                                   const db::DatabaseOptions& options = {}) const;

 private:
  std::filesystem::path folder_;
  std::string name_;
};

/// 07:59 on Tuesday 24 November 2026 in Malaysia.
inline constexpr base::Instant tuesday_0759{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                                            std::chrono::hours{23} + std::chrono::minutes{59}};

}  // namespace spotme::test

#include "tests/support/database.hpp"

#include "store/migrate.hpp"
#include "store/postgres.hpp"
#include "store/sqlite.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace spotme::test {
namespace {

std::string server_url() {
  const char* file = std::getenv("SPOTME_TEST_POSTGRES_URL_FILE");
  std::string url;
  if (file != nullptr) std::getline(std::ifstream(file) >> std::ws, url);
  if (url.empty()) throw std::runtime_error("SPOTME_TEST_POSTGRES_URL_FILE names no running server; ctest starts one");
  return url;
}

std::string url_of(const std::string& database) {
  auto url = server_url();
  return url.replace(url.find("/postgres?"), 10, "/" + database + "?");
}

void migrate_all(db::Connection& connection) {
  db::migrate(connection, tuesday_0759, db::embedded_migrations(connection.engine()));
}

/// Migrated once in this process, then copied by PostgreSQL for each test.
const std::string& template_name() {
  static const std::string name = [] {
    auto made = fmt::format("spotme_template_{}", ::getpid());
    db::open_postgres(server_url())->execute_script(fmt::format("CREATE DATABASE {}", made));
    migrate_all(*db::open_postgres(url_of(made)));
    return made;
  }();
  return name;
}

/// In memory where that is to be had: what a test stores need not outlive the machine, and on a disk each commit waits
/// for milliseconds. (The audit, spotme_audit, is on the disk.)
std::filesystem::path fast_folder() {
  const std::filesystem::path memory = "/dev/shm";
  constexpr std::uintmax_t enough = 512ULL << 20;
  std::error_code none;
  const auto space = std::filesystem::space(memory, none);
  if (!none && space.available >= enough && ::access(memory.c_str(), W_OK) == 0) return memory;
  return std::filesystem::temp_directory_path();
}

std::filesystem::path make_folder() {
  auto pattern = (fast_folder() / "spotme-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

std::unique_ptr<db::Connection> open_writer(const std::filesystem::path& file) {
  db::SqliteOptions options;
  options.file = file;
  options.writer = true;
  return db::open_sqlite(options);
}

/// A file that is migrated once in this process and then copied for each test; it goes with the process.
class SqliteTemplate {
 public:
  SqliteTemplate() { migrate_all(*open_writer(file())); }
  ~SqliteTemplate() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SqliteTemplate(const SqliteTemplate&) = delete;
  SqliteTemplate& operator=(const SqliteTemplate&) = delete;

  [[nodiscard]] std::filesystem::path file() const { return folder_ / "spotme.db"; }

 private:
  std::filesystem::path folder_ = make_folder();
};

const SqliteTemplate& sqlite_template() {
  static const SqliteTemplate made;
  return made;
}

}  // namespace

db::Engine engine() {
  const char* name = std::getenv("SPOTME_TEST_ENGINE");
  return name != nullptr && std::string_view(name) == "postgres" ? db::Engine::postgres : db::Engine::sqlite;
}

TestDatabase::TestDatabase(bool migrated) {
  if (engine() == db::Engine::postgres) {
    name_ = "spotme_" + base::to_string(base::make_uuid(tuesday_0759));
    for (auto& c : name_) c = c == '-' ? '_' : c;
    const auto copied = migrated ? fmt::format(" TEMPLATE {} STRATEGY file_copy", template_name()) : "";
    db::open_postgres(server_url())->execute_script(fmt::format("CREATE DATABASE {}{}", name_, copied));
    return;
  }
  folder_ = make_folder();
  if (migrated) std::filesystem::copy_file(sqlite_template().file(), folder_ / "spotme.db");
}

TestDatabase::~TestDatabase() {
  if (!folder_.empty()) {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    return;
  }
  try {
    db::open_postgres(server_url())->execute_script(fmt::format("DROP DATABASE {} WITH (FORCE)", name_));
  } catch (const db::Failure& failure) {
    fmt::print(stderr, "{}\n", failure.what());  // the server goes with its data anyway
  }
}

std::string TestDatabase::url() const {
  return folder_.empty() ? url_of(name_) : "sqlite:" + (folder_ / "spotme.db").string();
}

std::unique_ptr<db::Connection> TestDatabase::connect() const {
  if (folder_.empty()) return db::open_postgres(url_of(name_));
  return open_writer(folder_ / "spotme.db");
}

std::unique_ptr<db::Database> TestDatabase::open(const base::Clock& clock, const db::DatabaseOptions& options) const {
  return db::Database::open(db::Url::parse(url()).value(), clock, options);
}

}  // namespace spotme::test

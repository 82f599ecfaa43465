#include "store/connect.hpp"
#include "store/migrate.hpp"
#include "tests/support/process.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

/// The operator's commands as they are called.
namespace spotme::test {
namespace {

std::string binary() {
  return (std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() / "spotme").string();
}

class Operation : public testing::Test {
 protected:
  /// Runs `spotme` with these; `said` is what it printed.
  int spotme(std::vector<std::string> arguments) {
    const auto log = path("log");
    std::filesystem::remove(log);
    arguments.insert(arguments.begin(), {"env", "LANG=C", binary()});
    const int status = Process(arguments, log).wait();
    std::ifstream in(log);
    said.assign(std::istreambuf_iterator<char>(in), {});
    return status;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder.path() / name).string(); }
  [[nodiscard]] std::string url(const std::string& name) const { return "sqlite:" + path(name); }
  [[nodiscard]] bool says(const std::string& words) const { return said.find(words) != std::string::npos; }

  Folder folder;
  std::string said;
};

TEST_F(Operation, ABackupBesideAServerIsCheckedRestoredAndExamined) {
  ASSERT_EQ(spotme({"init", "--database", url("live.db"), "--admin", "admin"}), 0) << said;
  ServerProcess server(binary(), url("live.db"), folder.path());
  server.start();
  ASSERT_EQ(spotme({"backup", "--database", url("live.db"), "--to", path("b")}), 0) << said;
  EXPECT_TRUE(says("backup: " + path("b"))) << said;
  EXPECT_EQ(spotme({"backup", "--database", url("live.db"), "--to", path("b")}), 1);
  EXPECT_TRUE(says("is there already")) << said;
  ASSERT_EQ(spotme({"backup", "--check", path("b")}), 0) << said;
  EXPECT_EQ(spotme({"restore", path("b"), "--database", url("live.db")}), 1) << "a server owns that file";
  EXPECT_EQ(spotme({"copy", "--from", url("live.db"), "--to", url("copy.db")}), 1) << "it would leave presses behind";
  ASSERT_EQ(spotme({"doctor", "--database", url("live.db")}), 0) << said;
  EXPECT_TRUE(says("✓ The data are sound.")) << said;
  EXPECT_TRUE(says("! No folder for backups is set")) << said;
  EXPECT_EQ(server.stop(), 0);
  ASSERT_EQ(spotme({"restore", path("b"), "--database", url("new.db")}), 0) << said;
  struct stat seen {};
  ASSERT_EQ(::stat(path("new.db").c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mode & 0077U, 0U) << "its owner alone may read it";
  ASSERT_EQ(spotme({"copy", "--from", url("new.db"), "--to", url("copy.db")}), 0) << said;
  EXPECT_TRUE(says(" = ") || says("  =\n")) << said;
  std::ofstream(path("b") + "/manifest.json", std::ios::app) << " ";
  EXPECT_EQ(spotme({"restore", path("b"), "--database", url("other.db")}), 1);
  EXPECT_TRUE(says("manifest.json")) << said;
  EXPECT_FALSE(std::filesystem::exists(path("other.db")));
}

TEST_F(Operation, BackupsOfTheSettingsAreKeptToTheirNumber) {
  ASSERT_EQ(spotme({"init", "--database", url("live.db"), "--admin", "admin"}), 0) << said;
  std::ofstream(path("spotme.toml")) << "database = \"" << url("live.db") << "\"\nbackups = \"" << path("kept")
                                     << "\"\nbackups_kept = 1\n";
  for (const auto* older : {"spotme-20250101T000000Z", "spotme-20260101T000000Z"}) {
    ASSERT_EQ(spotme({"backup", "--database", url("live.db"), "--to", path("made")}), 0) << said;
    std::filesystem::create_directories(path("kept"));
    std::filesystem::rename(path("made"), path("kept") + "/" + older);
  }
  ASSERT_EQ(spotme({"backup", "--config", path("spotme.toml")}), 0) << said;
  EXPECT_TRUE(says("removed: " + path("kept") + "/spotme-20250101T000000Z")) << said;
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(path("kept")), {}), 1);
  ASSERT_EQ(spotme({"doctor", "--config", path("spotme.toml")}), 0) << said;
  EXPECT_TRUE(says("✓ 1 backups; the newest was made 0 hours ago.")) << said;
}

TEST_F(Operation, TheDoctorSaysWhatIsWrongAndWhatToDo) {
  {
    const auto connection = db::connect(db::Url::parse(url("old.db")).value(), db::Use::write);
    auto migrations = db::embedded_migrations(db::Engine::sqlite);
    migrations.pop_back();
    db::migrate(*connection, {}, migrations);
  }
  ::chmod(path("old.db").c_str(), 0644);
  std::ofstream(path("cert.pem")) << "none";
  std::ofstream(path("spotme.toml")) << "database = \"" << url("old.db")
                                     << "\"\nlisten = \"0.0.0.0:8080\"\ntls_cert = \"" << path("cert.pem")
                                     << "\"\nsmtp_url = \"smtp://127.0.0.1:1\"\nmail_from = \"a@b.my\"\n";
  EXPECT_EQ(spotme({"doctor", "--config", path("spotme.toml")}), 1);
  for (const auto* words :
       {"✗ The tables have version", "Start the server again", "✗ public_origin is not set", "! ", "others may read it",
        "✗ The certificate cannot be read", "✗ The email server smtp://127.0.0.1:1 cannot be used"}) {
    EXPECT_TRUE(says(words)) << words << "\n" << said;
  }
  EXPECT_EQ(spotme({"doctor", "--json", "--config", path("spotme.toml")}), 1);
  EXPECT_TRUE(says("\"well\": false")) << said;
  EXPECT_TRUE(says("\"code\": \"doctor_schema_older\"")) << said;
  EXPECT_EQ(spotme({"doctor", "--database", "mysql:x"}), 1);
  EXPECT_EQ(spotme({"doctor", "--config", path("missing.toml")}), 1);
}

}  // namespace
}  // namespace spotme::test

#include "app/backup.hpp"

#include "app/backup_file.hpp"
#include "store/connect.hpp"
#include "store/migrate.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/process.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace spotme::app {
namespace {

namespace fs = std::filesystem;

std::vector<db::TableSum> sums_of(const db::Url& url) {
  const auto connection = db::connect(url, db::Use::read);
  connection->begin(db::Mode::read_only);
  std::vector<db::TableSum> sums;
  for (const auto& table : db::load_tables(*connection)) sums.push_back(db::sum_table(*connection, table));
  connection->rollback();
  return sums;
}

class Backup : public testing::Test {
 protected:
  Backup() {
    officer = installation.add({"ali"});
    for (const auto* bytes : {"satu", "dua"}) attach(bytes);
  }

  /// An attachment whose bytes lie in the folder.
  void attach(const std::string& bytes) {
    const auto sha256 = base::sha256(bytes);
    contents.put(officer.agency, sha256, bytes);
    installation.database->write([&](db::Write& write) {
      return write.execute("INSERT INTO attachment_content (agency_id, sha256, content) VALUES ($1, $2, NULL)",
                           {db::to_value(officer.agency), db::to_value(sha256)});
    });
  }
  [[nodiscard]] db::Url url() const { return db::Url::parse(installation.test_database.url()).value(); }
  [[nodiscard]] fs::path path(const std::string& name) const { return folder.path() / name; }
  base::Result<BackupReport> make(const std::string& name, const std::string& attachments = "attachments") {
    return make_backup({url(), attachments.empty() ? "" : path(attachments).string(), path(name)}, installation.clock);
  }
  base::Result<RestoreReport> restore(const std::string& name, const db::Url& to,
                                      const std::string& attachments = "restored") {
    return restore_backup({path(name), to, attachments.empty() ? "" : path(attachments).string()}, installation.clock,
                          [](const auto&) {});
  }
  template <class T>
  static std::string refusal(const base::Result<T>& result) {
    return result ? "done" : result.error().key;
  }

  test::Folder folder;
  store::AttachmentFolder contents{(folder.path() / "attachments").string()};
  test::TestInstallation installation;
  test::TestInstallation::Made officer;
};

TEST_F(Backup, IsMadeBesideARunningServerAndRestoredIntoBothEngines) {
  const auto before = sums_of(url());
  const auto report = make("b");
  ASSERT_EQ(refusal(report), "done");
  EXPECT_EQ(report->manifest.tables, before);
  EXPECT_EQ(report->manifest.attachments, 2);
  EXPECT_EQ(report->manifest.attachment_bytes, 7);
  EXPECT_EQ(fs::status(path("b")).permissions() & fs::perms::others_all, fs::perms::none);
  EXPECT_EQ(fs::status(path("b") / "spotme.db").permissions(), fs::perms::owner_read | fs::perms::owner_write);
  (void)installation.add({"abu"});  // after the backup
  EXPECT_NE(sums_of(url()), before);
  const db::Url file{db::Engine::sqlite, path("restored.db").string()};
  ASSERT_EQ(refusal(restore("b", file)), "done");
  EXPECT_EQ(sums_of(file), before);
  const test::TestDatabase other(false);
  ASSERT_EQ(refusal(restore("b", db::Url::parse(other.url()).value())), "done");
  EXPECT_EQ(sums_of(db::Url::parse(other.url()).value()), before);
  EXPECT_EQ(store::AttachmentFolder(path("restored").string()).load(officer.agency, base::sha256("dua")), "dua");
}

TEST_F(Backup, ListsItsFilesAsSha256sumReadsThem) {
  ASSERT_EQ(refusal(make("b")), "done");
  test::run({"sh", "-c", "cd " + path("b").string() + " && sha256sum --check --strict SHA256SUMS"}, path("log"));
}

TEST_F(Backup, AnyAlteredByteOfAnyFileIsSeen) {
  ASSERT_EQ(refusal(make("b")), "done");
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path("b"))) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  ASSERT_EQ(files.size(), 5U);
  for (const auto& file : files) {
    const auto text = read_text_file(file);
    for (const auto at : {std::size_t{0}, text.size() / 3, text.size() / 2, text.size() - 1}) {
      auto altered = text;
      altered[at] = static_cast<char>(altered[at] ^ 1);
      std::ofstream(file, std::ios::binary) << altered;
      EXPECT_FALSE(check_backup(path("b"))) << file << " at " << at;
    }
    std::ofstream(file, std::ios::binary) << text.substr(0, text.size() / 2);
    EXPECT_FALSE(check_backup(path("b"))) << file << " cut off";
    fs::remove(file);
    EXPECT_FALSE(check_backup(path("b"))) << file << " gone";
    std::ofstream(file, std::ios::binary) << text;
  }
  EXPECT_EQ(refusal(check_backup(path("b"))), "done");
}

TEST_F(Backup, AListThatLeavesOutAContentOrNamesAnotherPlaceIsRefused) {
  ASSERT_EQ(refusal(make("b")), "done");
  const auto sums = read_text_file(path("b") / "SHA256SUMS");
  std::ofstream(path("b") / "SHA256SUMS") << sums.substr(0, sums.rfind('\n', sums.size() - 2) + 1);
  EXPECT_EQ(refusal(check_backup(path("b"))), "backup_altered");
  const std::string hash(64, 'a');
  for (const auto* place : {"/etc/passwd", "../x", "attachments/../../x/aa/x", "a"}) {
    EXPECT_FALSE(parse_sums(hash + "  " + place + "\n")) << place;
  }
}

TEST_F(Backup, IsNotRestoredWhereSomethingIs) {
  ASSERT_EQ(refusal(make("b")), "done");
  EXPECT_EQ(refusal(make("b")), "backup_exists");
  installation.database.reset();
  const auto before = sums_of(url());
  EXPECT_EQ(refusal(restore("b", url())), "copy_target_not_empty");
  EXPECT_EQ(sums_of(url()), before);
  EXPECT_EQ(refusal(restore("b", {db::Engine::sqlite, path("new.db").string()}, "")), "attachments_folder_missing");
  EXPECT_EQ(refusal(restore("nowhere", {db::Engine::sqlite, path("new.db").string()})), "backup_not_found");
}

TEST_F(Backup, LostContentsAreCountedAndTheRestIsSaved) {
  EXPECT_EQ(refusal(make("none", "")), "attachments_folder_missing");
  EXPECT_FALSE(fs::exists(path("none")));
  EXPECT_FALSE(fs::exists(path("none.part")));
  const auto name = base::to_hex(base::sha256("dua"));
  std::ofstream(path("attachments") / base::to_string(officer.agency) / name.substr(0, 2) / name) << "lain";
  const auto report = make("b");
  ASSERT_EQ(refusal(report), "done");
  EXPECT_EQ(report->manifest.attachments, 1);
  EXPECT_EQ(report->manifest.attachments_missing, 1);
  EXPECT_EQ(report->missing, std::vector<std::string>{base::to_string(officer.agency) + "/" + name});
  EXPECT_EQ(refusal(check_backup(path("b"))), "done");
}

TEST_F(Backup, OfAnOlderVersionIsRestoredAndBroughtToTheNewest) {
  const test::TestDatabase old(false);
  const auto old_url = db::Url::parse(old.url()).value();
  auto migrations = db::embedded_migrations(test::engine());
  migrations.pop_back();
  {
    const auto connection = old.connect();
    db::migrate(*connection, test::tuesday_0759, migrations);
    const std::vector<db::Value> row{std::string("key"), base::Bytes{1, 2, 3}};
    connection->execute("INSERT INTO installation (name, value) VALUES ($1, $2)", row);
  }
  ASSERT_EQ(refusal(make_backup({old_url, "", path("old")}, installation.clock)), "done");
  const test::TestDatabase other(false);
  const auto report = restore("old", db::Url::parse(other.url()).value());
  ASSERT_EQ(refusal(report), "done");
  EXPECT_EQ(report->migrated, 1);
  EXPECT_EQ(db::schema_version(*other.connect()), static_cast<std::int64_t>(migrations.size()) + 1);
}

TEST_F(Backup, TheOldestGoAndWhatIsNoneOfThemStays) {
  for (int day = 0; day < 4; ++day) {
    ASSERT_EQ(refusal(make(backup_name(installation.clock.now()))), "done");
    installation.clock.advance(std::chrono::hours{24});
  }
  fs::create_directory(path("spotme-by-hand"));
  fs::create_directory(path("spotme-20200101T000000Z"));  // not whole
  EXPECT_EQ(backup_name(test::tuesday_0759), "spotme-20261123T235900Z");
  EXPECT_TRUE(prune_backups(folder.path(), 4).empty());
  const auto gone = prune_backups(folder.path(), 2);
  ASSERT_EQ(gone.size(), 2U);
  EXPECT_EQ(gone[0], path("spotme-20261123T235900Z"));
  EXPECT_FALSE(fs::exists(gone[0]));
  EXPECT_EQ(list_backups(folder.path()).size(), 2U);
  EXPECT_TRUE(fs::exists(path("spotme-by-hand")));
  EXPECT_TRUE(fs::exists(path("spotme-20200101T000000Z")));
}

TEST_F(Backup, TheManifestIsReadAsItIsWritten) {
  BackupManifest manifest;
  manifest.program = "0.1.0 \"x\"";
  manifest.engine = "sqlite";
  manifest.schema = 25;
  manifest.made_at = test::tuesday_0759;
  manifest.tables = {{"a", 1, base::sha256("a")}, {"b", 0, base::sha256("b")}};
  const auto text = format_manifest(manifest);
  const auto read = parse_manifest(text);
  ASSERT_EQ(refusal(read), "done");
  EXPECT_EQ(format_manifest(*read), text);
  auto newer = text;
  newer.replace(newer.find("1,"), 1, "2");
  EXPECT_EQ(refusal(parse_manifest(newer)), "backup_format_unknown");
  EXPECT_EQ(refusal(parse_manifest("{}")), "backup_altered");
  EXPECT_EQ(refusal(parse_manifest(text.substr(0, text.size() - 3))), "backup_altered");
}

}  // namespace
}  // namespace spotme::app

#include "app/installation_copy.hpp"

#include "base/log.hpp"
#include "base/messages.hpp"
#include "store/attachment_content.hpp"
#include "store/connect.hpp"
#include "store/migrate.hpp"
#include "store/sqlite.hpp"

#include <algorithm>
#include <optional>

namespace spotme::app {
namespace {

base::Error refusal(std::string key, base::MessageArgs args = {}) {
  return {base::Code::conflict, std::move(key), "", std::move(args)};
}

/// A transaction that goes away unless it is kept.
class Transaction {
 public:
  Transaction(db::Connection& connection, db::Mode mode) : connection_(connection) { connection_.begin(mode); }
  ~Transaction() {
    if (!ended_) connection_.rollback();
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit() {
    connection_.commit();
    ended_ = true;
  }

 private:
  db::Connection& connection_;
  bool ended_ = false;
};

/// Brings an empty target to that version; of another one, says what to do.
base::Result<void> prepare(db::Connection& target, std::int64_t version, const base::Clock& clock) {
  const auto there = db::schema_version(target);
  if (there == 0) {
    if (!db::list_table_names(target).empty()) return refusal("copy_target_foreign");
    auto migrations = db::embedded_migrations(target.engine());
    migrations.resize(static_cast<std::size_t>(version));
    db::migrate(target, clock.now(), migrations);
  } else if (there != version) {
    return refusal("copy_target_version", {{"target", std::to_string(there)}, {"source", std::to_string(version)}});
  }
  return {};
}

/// nullopt when the bytes are not there or are not what their name says: whoever copies the rest goes on and tells.
std::optional<std::string> find_content(const LoadContent& load, const store::FolderContent& content) {
  try {
    auto bytes = load(content.agency, content.sha256);
    if (base::sha256(bytes) == content.sha256) return bytes;
  } catch (const db::Unavailable& failure) {
    base::log(base::Level::error, "attachment_missing", {{"message", failure.what()}});
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::int64_t> check_version(db::Connection& source) {
  const auto version = db::schema_version(source);
  const auto newest = static_cast<std::int64_t>(db::embedded_migrations(source.engine()).size());
  if (version == 0) return refusal("database_empty");
  if (version > newest) {
    return refusal("database_newer", {{"database", std::to_string(version)}, {"program", std::to_string(newest)}});
  }
  return version;
}

base::Result<std::vector<db::TableCopied>> copy_tables(db::Connection& source, db::Connection& target,
                                                       const base::Clock& clock, const TableTold& told) {
  SPOTME_TRY(const auto version, check_version(source));
  SPOTME_CHECK(prepare(target, version, clock));
  const Transaction snapshot(source, db::Mode::read_only);
  Transaction whole(target, db::Mode::append);
  target.lock_schema();
  if (!db::is_untouched(target)) return refusal("copy_target_not_empty");
  const auto tables = db::load_tables(source);
  if (auto table = db::first_difference(tables, db::load_tables(target)); !table.empty()) {
    return refusal("copy_tables_differ", {{"table", std::move(table)}});
  }
  auto copied = db::copy_tables(source, target, tables, told);
  const auto wrong = std::find_if(copied.begin(), copied.end(), [](const auto& one) { return !one.is_same(); });
  if (wrong != copied.end()) return refusal("copy_not_the_same", {{"table", wrong->source.table}});
  whole.commit();
  return copied;
}

ContentsCopied copy_contents(db::Read& read, const LoadContent& load, const store::AttachmentFolder& to,
                             const std::function<void(base::AgencyId, const base::Digest&, std::size_t)>& told) {
  constexpr std::int64_t page = 500;
  constexpr std::size_t most_named = 20;
  ContentsCopied copied;
  std::optional<store::FolderContent> after;
  while (true) {
    const auto contents = store::list_folder_contents(read, after, page);
    for (const auto& content : contents) {
      const auto bytes = find_content(load, content);
      if (!bytes) {
        ++copied.missing_count;
        if (copied.missing.size() < most_named) {
          copied.missing.push_back(base::to_string(content.agency) + "/" + base::to_hex(content.sha256));
        }
        continue;
      }
      to.put(content.agency, content.sha256, *bytes);
      told(content.agency, content.sha256, bytes->size());
      ++copied.files;
      copied.bytes += static_cast<std::int64_t>(bytes->size());
    }
    if (static_cast<std::int64_t>(contents.size()) < page) return copied;
    after = contents.back();
  }
}

LoadContent load_from(const store::AttachmentFolder& folder) {
  return [&folder](base::AgencyId agency, const base::Digest& sha256) { return folder.load(agency, sha256); };
}

base::Result<CopyReport> copy_installation(const CopyQuestion& question, const base::Clock& clock,
                                           const TableTold& told) {
  std::optional<db::SqliteOwnership> owned;
  std::optional<db::SqliteOwnership> filled;
  if (question.from.engine == db::Engine::sqlite) owned.emplace(question.from.target);
  if (question.to.engine == db::Engine::sqlite) filled.emplace(question.to.target);
  const auto source = db::connect(question.from, db::Use::read);
  SPOTME_CHECK(check_version(*source));
  CopyReport report;
  {
    const Transaction snapshot(*source, db::Mode::read_only);
    db::ReadOnly read(*source, clock.now());
    const bool folder = store::count_folder_contents(read) > 0;
    if (folder && question.from_attachments.empty() != question.to_attachments.empty()) {
      return base::Error{base::Code::conflict, "attachments_folder_missing",
                         question.to_attachments.empty() ? "to-attachments" : "from-attachments"};
    }
    if (folder && !question.from_attachments.empty()) {
      const store::AttachmentFolder from(question.from_attachments);
      const auto hold = from.hold();
      report.contents = copy_contents(read, load_from(from), store::AttachmentFolder(question.to_attachments));
    }
  }
  const auto target = db::connect(question.to, db::Use::write);
  SPOTME_TRY(report.tables, copy_tables(*source, *target, clock, told));
  return report;
}

}  // namespace spotme::app

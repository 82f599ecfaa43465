#include "main/operator_tools.hpp"

#include "store/connect.hpp"
#include "store/migrate.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>

namespace spotme::main {

void migrate_database(const db::Url& url, const base::Clock& clock) {
  const auto connection = db::connect(url, db::Use::write);
  db::migrate(*connection, clock.now(), db::embedded_migrations(url.engine));
}

db::Url parse_database_url(const std::string& text, const base::Messages& messages) {
  auto url = db::Url::parse(text);
  if (!url) throw std::runtime_error(words_of(url.error(), messages));
  return *url;
}

std::string words_of(const base::Error& error, const base::Messages& messages) {
  const char* language = std::getenv("LANG");
  const bool malay = language != nullptr && std::string_view(language).starts_with("ms");
  const auto text = messages.text(error.key, error.args);
  const auto& words = malay ? text.ms : text.en;
  return error.field.empty() ? words : fmt::format("{}: {}", error.field, words);
}

int report_failure(const std::string& command, const std::string& what) {
  fmt::print(stderr, "spotme {}: {}\n", command, what);
  return 1;
}

}  // namespace spotme::main

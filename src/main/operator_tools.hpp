#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/messages.hpp"
#include "store/database.hpp"

#include <memory>
#include <string>

/// What the operator's commands share.
namespace spotme::main {

/// Brings the database to the newest version, by a connection of its own.
void migrate_database(const db::Url& url, const base::Clock& clock);

/// A URL of the command line; throws std::runtime_error with the words of the refusal.
[[nodiscard]] db::Url parse_database_url(const std::string& text, const base::Messages& messages);

/// The sentence of a refusal in the language of the terminal (LANG begins with `ms`, else English), with its field in
/// front.
[[nodiscard]] std::string words_of(const base::Error& error, const base::Messages& messages);

/// Prints `spotme <command>: <what>` on standard error and returns the exit status 1.
[[nodiscard]] int report_failure(const std::string& command, const std::string& what);

}  // namespace spotme::main

#pragma once

#include "app/rulebook.hpp"
#include "base/clock.hpp"
#include "base/crypto.hpp"
#include "domain/password.hpp"
#include "store/attachment_folder.hpp"
#include "store/database.hpp"
#include "store/rule_pack.hpp"

#include <string>
#include <string_view>

/// Use-cases: each opens its transaction, loads, lets the domain decide, saves and audits. HTTP, the command line and
/// nightly jobs all enter here.
namespace spotme::app {

/// What every use-case needs; made once by `main`, and by each test. Outlives everything that uses it.
struct Context {
  db::Database& database;
  const base::Clock& clock;
  const store::Rules& rules;  ///< the files: limits of evidence, the base of the rulebook
  Rulebook& rulebook;         ///< what decides days: the files with what was edited in the application
  const domain::SignInRules& sign_in_rules;
  const domain::CommonPasswords& common_passwords;
  /// Of the installation, from its database: hashes temporary passwords. See load_installation_key.
  base::Bytes installation_key;
  base::PasswordCost password_cost = {};
  /// Where the bytes of attachments lie; null: in the database.
  const store::AttachmentFolder* attachment_folder = nullptr;
};

/// The key of this installation, made by `spotme init`. Refuses with `not_initialised` when there is none.
[[nodiscard]] base::Result<base::Bytes> load_installation_key(db::Database& database);

/// User IDs are compared without regard to case and to spaces around them.
[[nodiscard]] std::string normal_user_id(std::string_view text);
/// Refuses (`user_id_invalid` under `field`) anything but 1 to 64 letters, digits, `.`, `_`, `-` and `@`.
[[nodiscard]] base::Result<void> check_user_id(std::string_view normal, std::string_view field);
/// True for what can be an e-mail address: something before and after an `@`, no space. Whether it is one, only a mail
/// can tell.
[[nodiscard]] bool is_email_address(std::string_view text);

/// A temporary password: 16 characters without look-alikes, 80 bits of chance, in groups that can be read out:
/// `k7pm-2xqf-…`.
[[nodiscard]] std::string make_temporary_password();
/// What is stored of it. 80 bits of chance need no slow hash, and an import of 10,000 people takes seconds. Capitals,
/// spaces and missing hyphens make no difference: it is typed from paper.
[[nodiscard]] std::string hash_temporary_password(const base::Bytes& installation_key, std::string_view password);

}  // namespace spotme::app

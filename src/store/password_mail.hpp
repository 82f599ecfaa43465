#pragma once

#include "store/mail.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// Temporary passwords on their way by mail, and which agencies let them go that way.
namespace spotme::store {

/// What holds from a day on, until the next.
struct PasswordMailTurn {
  base::Day from;
  bool allowed = false;
  bool operator==(const PasswordMailTurn&) const = default;
};
/// What holds that day, where anything was ever set by then, and the first that comes after it.
struct PasswordMailPolicy {
  std::optional<PasswordMailTurn> current = {};
  std::optional<PasswordMailTurn> next = {};
};
[[nodiscard]] PasswordMailPolicy load_password_mail_policy(db::Read& read, base::AgencyId agency, base::Day day);
/// Those of these agencies whose temporary passwords may go by mail that day. One statement.
[[nodiscard]] std::set<base::AgencyId> load_password_mailers(db::Read& read,
                                                             const std::vector<base::AgencyId>& agencies,
                                                             base::Day day);
/// From that day on; takes the place of what was set for the same day before.
void set_password_mail_policy(db::Write& write, base::AgencyId agency, const PasswordMailTurn& turn,
                              base::OfficerId by);

/// Mail that carries a temporary password: `{password}` in the body stands for it until it is handed over.
struct PasswordMail {
  Mail mail;
  std::string replaces;  ///< the stored password of the account that the next attempt replaces by a new one
};
/// As insert_mail.
void insert_password_mail(db::Write& write, const std::vector<PasswordMail>& mails);
/// What those of these mails replace that carry a password. One statement.
[[nodiscard]] std::map<base::Uuid, std::string> load_replaced_passwords(db::Read& read,
                                                                        const std::vector<MailKey>& keys);

/// A new temporary password for the account of a mail that carries one.
struct MailedPassword {
  NoticeOwner owner;
  base::Uuid mail;
  std::string replaces;   ///< the stored password that it takes the place of
  std::string password;   ///< as it is stored
  base::Instant made_at;  ///< when the mail was made
  base::Instant until;    ///< when it ends unless it is used
};
/// Stores each where the account is open, still has the password that it replaces, as a temporary one, and nobody
/// signed in since the mail was made; the mail then replaces the new one. Returns the mails whose password was stored:
/// the others have nothing to tell any more. Two statements.
[[nodiscard]] std::set<base::Uuid> store_mailed_passwords(db::Write& write,
                                                          const std::vector<MailedPassword>& passwords);
/// Settles mail that this sender leased and that has nothing to tell any more, without handing it over.
void void_mail(db::Write& write, const std::vector<MailKey>& keys, base::Uuid sender);

}  // namespace spotme::store

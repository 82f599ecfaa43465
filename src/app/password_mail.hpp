#pragma once

#include "app/context.hpp"
#include "app/password_slip.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/password_mail.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Temporary passwords by mail, where the agency allows it (password_by_mail, off until it is set). What waits in the
/// outbox holds no password: it is made in the transaction that leases the mail, stored as its hash, and goes to the
/// mail server out of memory. An attempt that failed makes another one next time; whoever was given a password in some
/// other way meanwhile, or signed in, gets no mail any more.
namespace spotme::app {

/// The mail of this installation.
struct PasswordMailing {
  std::string origin;  ///< the address that people open
  const base::Messages* messages = nullptr;
  bool set_up = false;  ///< there is a mail server
};

struct PasswordPolicy {
  store::PasswordMailPolicy mail;
  bool yours = false;  ///< the caller may change it
};
/// What holds today and what is to come. Seen by administrators of the agency and by system administrators (`not_found`
/// for others).
[[nodiscard]] base::Result<PasswordPolicy> show_password_policy(const Context& context, const domain::Caller& caller,
                                                                base::AgencyId agency);
/// From that day on, today where none is named. Audited. Refuses `not_found`, `rule_not_yours` (forbidden) as the
/// appearance of an agency does, and `password_policy_in_past` (field `from`).
[[nodiscard]] base::Result<PasswordPolicy> set_password_policy(const Context& context, const domain::Caller& caller,
                                                               base::AgencyId agency, bool by_mail,
                                                               std::optional<base::Day> from,
                                                               const store::Actor& actor);

/// Refuses passwords by mail for accounts of these agencies today: `mail_not_set_up` and
/// `password_by_mail_not_allowed` (conflict, field `by`).
[[nodiscard]] base::Result<void> check_password_mail(db::Read& read, const PasswordMailing& mailing,
                                                     const std::vector<base::AgencyId>& agencies);

/// To whom a mail goes; `stored` is the password that his account was just given and that nobody knows.
struct PasswordReceiver {
  store::NoticeOwner owner;
  std::string name;
  std::string user_id;
  std::string address;  ///< see domain::is_mail_address
  std::string stored;
};
/// Puts a mail for each into the outbox, in the languages that its receiver chose; by a few statements.
void order_password_mail(const Context& context, db::Write& write, const PasswordMailing& mailing,
                         const std::vector<PasswordReceiver>& receivers);

/// Makes the passwords of mail that was just leased and puts them into the bodies; mail that carries none stays as it
/// is. Takes out and settles what has nothing to tell any more, and returns that.
[[nodiscard]] std::vector<store::Mail> fill_in_passwords(const Context& context, db::Write& write,
                                                         std::vector<store::Mail>& mails, base::Uuid sender);

/// Mail that will never be handed over: where it carries a password, the administrators of the agency but its receiver
/// are told whom it was for. For the transaction that settles it.
void tell_of_lost_password(db::Write& write, const store::Mail& mail);

/// What became of a mailing to those whom an import brought in.
struct ImportMailing {
  std::int64_t mailed = 0;
  std::vector<store::SlipAccount> without_address = {};  ///< they keep what they have: print slips for them
};
/// New temporary passwords by mail for those whom an import brought in and who have never signed in; with `unit_path`
/// for those of that unit and below it alone. Refuses what print_import_slips refuses and what check_password_mail
/// refuses. Audited for each, with the way.
[[nodiscard]] base::Result<ImportMailing> mail_import_passwords(const Context& context, const domain::Caller& caller,
                                                                domain::OfficerImportId id, std::string_view unit_path,
                                                                const PasswordMailing& mailing,
                                                                const store::Actor& actor);
/// Whether all agencies that it brought somebody into let passwords go by mail, so that it is not refused as
/// check_password_mail refuses; false where the import is not done. Refuses `not_found`.
[[nodiscard]] base::Result<bool> may_mail_import(const Context& context, const domain::Caller& caller,
                                                 domain::OfficerImportId id, const PasswordMailing& mailing);

}  // namespace spotme::app

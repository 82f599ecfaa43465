#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "domain/officer_import.hpp"
#include "store/audit.hpp"
#include "store/officer_import.hpp"
#include "store/password_slip.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Temporary passwords on paper: a slip for each officer, four on an A4 sheet, to be cut or folded and handed over. A
/// password is made while its slip is, hangs on nothing else and is stored nowhere but as its hash: whoever loses the
/// slips prints them again, and what stood on the lost ones no longer holds.
namespace spotme::app {

/// Which way temporary passwords go to their owners: on paper, or by mail (app/password_mail).
enum class PasswordWay : std::uint8_t { slip, mail };
/// ` by mail`, ` on a slip`: behind the user ID in the audit trail.
[[nodiscard]] std::string password_way_words(PasswordWay way);

struct SlipPaper {
  std::string origin;  ///< the address that people open
  const base::Messages* messages = nullptr;
};
struct SlipFile {
  std::string bytes;  ///< PDF, in Malay
  std::int64_t slips = 0;
};

/// New temporary passwords for these officers of one agency. Their sessions end. Refuses `not_found` when one of them
/// is out of the caller's reach or has no account, `account_above_yours` (forbidden) as app/account does,
/// `own_account_reset` and `password_slips_inactive` (conflict; args `name`) with the first such one,
/// `password_slips_none` and `password_slips_too_many` (args `limit`), field `officer_ids`. Audited for each.
[[nodiscard]] base::Result<SlipFile> print_password_slips(const Context& context, const domain::Caller& caller,
                                                          base::AgencyId agency,
                                                          const std::vector<base::OfficerId>& officers,
                                                          const SlipPaper& paper, const store::Actor& actor);
/// For whom the slips of an import are: all, or those to whom no mail can go.
enum class SlipReceivers : std::uint8_t { all, without_address };
/// The same for those whom an import brought in and who have never signed in; with `unit_path` for those of that unit
/// and below it alone. Refuses `not_found`, `import_not_done` (conflict), `password_slips_none` when all have signed
/// in.
[[nodiscard]] base::Result<SlipFile> print_import_slips(const Context& context, const domain::Caller& caller,
                                                        domain::OfficerImportId id, std::string_view unit_path,
                                                        SlipReceivers receivers, const SlipPaper& paper,
                                                        const store::Actor& actor);

/// For app/password_mail: those whom an import brought in and who have never signed in, by agency; as above.
struct FreshAccounts {
  store::OfficerImport import;
  std::map<base::AgencyId, std::vector<store::SlipAccount>> accounts = {};
};
[[nodiscard]] base::Result<FreshAccounts> load_fresh_accounts(db::Read& read, const domain::Caller& caller,
                                                              domain::OfficerImportId id, std::string_view unit_path);
/// Gives these accounts of one agency new temporary passwords, ends their sessions, and says in the audit trail which
/// way they go. Returns the only copies, in the same order.
[[nodiscard]] std::vector<std::string> renew_passwords(const Context& context, db::Write& write,
                                                       std::vector<store::SlipAccount>& accounts, PasswordWay way,
                                                       const store::Actor& actor);

/// One slip, and all of them as a PDF.
struct PasswordSlip {
  std::string name;
  std::string user_id;
  std::string unit;
  std::string agency;
  std::string password;
  base::Instant until{};
};
[[nodiscard]] std::string write_password_slips(const std::vector<PasswordSlip>& slips, const SlipPaper& paper,
                                               base::Day day);

}  // namespace spotme::app

#pragma once

#include "app/account.hpp"
#include "app/password_mail.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"

#include <optional>
#include <string>
#include <vector>

/// Temporary passwords for many at once. The answer holds the only copy of each that does not go by mail; whoever
/// prints slips prints them from it.
namespace spotme::app {

/// Whom it is for: those named, or all within the caller's reach (and `unit`) who never signed in or whose temporary
/// password ran out.
struct PasswordOrder {
  enum class Who { named, never_signed_in, expired };
  Who who = Who::named;
  std::vector<base::OfficerId> officers = {};
  std::optional<base::UnitId> unit = {};
  PasswordWay way = PasswordWay::slip;
};

struct GivenPassword {
  base::OfficerId officer;
  std::string user_id;
  std::string name;
  std::string unit_name;
  std::string temporary_password;  ///< empty where it goes by mail
};
struct RefusedPassword {
  base::OfficerId officer;
  std::string name;  ///< empty for one whom the caller may not see
  base::Error error;
};
struct GivenPasswords {
  std::vector<GivenPassword> given;   ///< by mail: those without an address, to whom it is handed on a slip
  std::vector<GivenPassword> mailed;  ///< those to whom a mail goes
  std::vector<RefusedPassword> refused;
  base::Instant expires_at = {};
};
/// Each as reset_password does: sessions end, a lock ends, an entry in the audit trail. Nobody holds up another: who
/// cannot be given one is listed with `not_found`, `own_account_reset`, `account_above_yours` or `account_inactive`.
/// Refuses `officers_missing`, `too_many_items` (500), `officer_twice` (fields `officers`, `officers[2]`), and
/// `passwords_too_many` (args `limit`; field `who`) where more match than are given at once: name a unit. By mail also
/// what check_password_mail refuses. The trail says which way each went.
[[nodiscard]] base::Result<GivenPasswords> give_passwords(const Context& context, const domain::Caller& caller,
                                                          base::AgencyId agency, const PasswordOrder& order,
                                                          const PasswordMailing& mailing, const store::Actor& actor);

}  // namespace spotme::app

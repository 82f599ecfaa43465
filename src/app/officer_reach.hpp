#pragma once

#include "app/context.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/officer_history.hpp"

#include <string>
#include <vector>

/// Inside of app/officer*: whom the caller may keep, and what every change of officers asks first.
namespace spotme::app {

/// The reason of a change, as the audit trail keeps it; never longer than this many characters.
inline constexpr std::size_t most_reason_characters = 500;

/// These officers, in the order of the question. Refuses `officers_missing` (field `officers`), `too_many_items` over
/// domain::most_officers_at_once, `officer_twice` and `not_found` (fields `officers[2]`).
[[nodiscard]] base::Result<std::vector<store::KeptOfficer>> find_kept(db::Read& read, const domain::Caller& caller,
                                                                      base::AgencyId agency,
                                                                      const std::vector<base::OfficerId>& officers);
/// One, without a field. Refuses `not_found`.
[[nodiscard]] base::Result<store::KeptOfficer> find_kept(db::Read& read, const domain::Caller& caller,
                                                         base::AgencyId agency, base::OfficerId officer);
/// The same of one whose account is not above the caller's own. Refuses `account_above_yours` (forbidden).
[[nodiscard]] base::Result<store::KeptOfficer> find_kept_below(db::Read& read, const domain::Caller& caller,
                                                               base::AgencyId agency, base::OfficerId officer);

/// Refuses `month_closed` (conflict, args `month`) where a day from `from` to `last`, of those that are not to come,
/// lies in a closed month.
[[nodiscard]] base::Result<void> check_open_months(db::Read& read, base::AgencyId agency, base::Day from,
                                                   base::Day last, const std::string& field);

/// An administrator looked at the data of these: an entry that each of them may read (store/look).
void record_looks(const Context& context, base::AgencyId agency, const store::Actor& actor, std::string_view action,
                  const std::vector<base::OfficerId>& owners);

/// Whoever tries an account above his own leaves a trace, though nothing is changed.
void record_refusal(const Context& context, base::AgencyId agency, base::OfficerId officer, const store::Actor& actor,
                    const base::Error& error);
template <class T>
[[nodiscard]] base::Result<T> audited(const Context& context, base::AgencyId agency, base::OfficerId officer,
                                      const store::Actor& actor, base::Result<T> result) {
  if (!result) record_refusal(context, agency, officer, actor, result.error());
  return result;
}

/// The page of one person.
[[nodiscard]] std::string officer_link(base::AgencyId agency, base::OfficerId officer);

}  // namespace spotme::app

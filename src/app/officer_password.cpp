#include "app/officer_password.hpp"

#include "app/api_token.hpp"
#include "app/officer_reach.hpp"
#include "domain/officer.hpp"
#include "store/account_batch.hpp"
#include "store/account_close.hpp"
#include "store/account_list.hpp"
#include "store/officer_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const std::string most = std::to_string(domain::most_officers_at_once);

base::Result<std::vector<base::OfficerId>> find_who(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                                    const PasswordOrder& order) {
  if (order.who == PasswordOrder::Who::named) {
    if (order.officers.empty()) return Error{Code::unprocessable, "officers_missing", "officers"};
    if (order.officers.size() > domain::most_officers_at_once) {
      return Error{Code::unprocessable, "too_many_items", "officers", {{"field", "officers"}, {"limit", most}}};
    }
    std::set<base::OfficerId> seen;
    for (std::size_t i = 0; i < order.officers.size(); ++i) {
      if (!seen.insert(order.officers[i]).second) {
        return Error{Code::unprocessable, "officer_twice", fmt::format("officers[{}]", i)};
      }
    }
    return order.officers;
  }
  SPOTME_TRY(const auto filter, filter_within(read, caller, agency, {}, order.unit));
  auto found = store::list_unused_accounts(read, agency, filter, order.who == PasswordOrder::Who::expired,
                                           caller.officer, domain::most_officers_at_once + 1);
  if (found.size() > domain::most_officers_at_once) {
    return Error{Code::unprocessable, "passwords_too_many", "who", {{"limit", most}}};
  }
  return found;
}

/// Why he is given none; nullopt when he is.
std::optional<Error> refusal_of(const domain::Caller& caller, base::AgencyId agency,
                                const std::optional<store::KeptOfficer>& kept, base::OfficerId officer) {
  const bool seen = kept && !kept->user_id.empty() && domain::may_administer(caller, agency, kept->unit_path);
  if (!seen) return Error{Code::not_found, "not_found", ""};
  if (caller.agency == agency && caller.officer == officer) return Error{Code::conflict, "own_account_reset", ""};
  if (!domain::may_take_over(caller, agency, kept->unit_path, kept->held)) {
    return Error{Code::forbidden, "account_above_yours", ""};
  }
  if (!kept->active) return Error{Code::conflict, "account_inactive", ""};
  return std::nullopt;
}

}  // namespace

base::Result<GivenPasswords> give_passwords(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                            const PasswordOrder& order, const store::Actor& actor) {
  if (!domain::may_administer_agency(caller, agency)) return Error{Code::not_found, "not_found", ""};
  return context.database.write([&](db::Write& write) -> base::Result<GivenPasswords> {
    SPOTME_TRY(const auto officers, find_who(write, caller, agency, order));
    const auto kept = store::load_kept_officers(write, agency, officers);
    GivenPasswords answer;
    answer.expires_at = write.now() + context.sign_in_rules.temporary_password;
    std::vector<store::Account> accounts;
    std::vector<base::OfficerId> reset;
    std::vector<std::string> user_ids;
    std::vector<store::AuditSubject> subjects;
    std::vector<store::AuditSubject> above;
    for (std::size_t i = 0; i < officers.size(); ++i) {
      if (auto error = refusal_of(caller, agency, kept[i], officers[i])) {
        const bool hidden = error->code == Code::not_found;
        if (error->code == Code::forbidden) above.push_back({officers[i].value, ""});
        answer.refused.push_back({officers[i], hidden ? "" : kept[i]->name, std::move(*error)});
        continue;
      }
      store::Account account;
      account.agency = agency;
      account.officer = officers[i];
      auto password = give_temporary_password(context, write.now(), account);
      accounts.push_back(std::move(account));
      reset.push_back(officers[i]);
      user_ids.push_back(kept[i]->user_id);
      subjects.push_back({officers[i].value, kept[i]->user_id});
      answer.given.push_back({officers[i], kept[i]->user_id, kept[i]->name, kept[i]->unit_name, std::move(password)});
    }
    store::update_passwords(write, accounts);
    store::delete_attempts_of(write, user_ids);
    store::end_sessions_of(write, agency, reset);
    end_tokens_of(write, agency, reset, actor);
    store::insert_audit_entries(write, agency, actor, "password_reset", subjects);
    store::insert_audit_entries(write, agency, actor, "account_above_refused", above);
    // Whom he may not see leaves a trace too, though not by whose name.
    const auto hidden = std::count_if(answer.refused.begin(), answer.refused.end(),
                                      [](const auto& one) { return one.error.code == Code::not_found; });
    if (hidden > 0) {
      store::insert_audit_entry(write, agency, actor, "account_above_refused", std::nullopt,
                                fmt::format("{} out of reach", hidden));
    }
    return answer;
  });
}

}  // namespace spotme::app

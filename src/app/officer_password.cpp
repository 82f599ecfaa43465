#include "app/officer_password.hpp"

#include "app/api_token.hpp"
#include "app/officer_reach.hpp"
#include "domain/mail.hpp"
#include "domain/officer.hpp"
#include "store/account_batch.hpp"
#include "store/account_close.hpp"
#include "store/account_list.hpp"
#include "store/officer_history.hpp"

#include <fmt/format.h>

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

/// Who of them is given one, and what is written for all of them together.
class Giving {
 public:
  Giving(const Context& context, db::Write& write, const domain::Caller& caller, base::AgencyId agency)
      : context_(context), write_(write), caller_(caller), agency_(agency) {
    answer_.expires_at = write.now() + context.sign_in_rules.temporary_password;
  }

  /// `address` is empty where it goes on a slip.
  void decide(base::OfficerId officer, const std::optional<store::KeptOfficer>& kept, const std::string& address) {
    if (auto error = refusal_of(caller_, agency_, kept, officer)) {
      const bool hidden = error->code == Code::not_found;
      if (error->code == Code::forbidden) above_.push_back({officer.value, ""});
      hidden_ += hidden ? 1 : 0;
      answer_.refused.push_back({officer, hidden ? "" : kept->name, std::move(*error)});
      return;
    }
    store::Account account;
    account.agency = agency_;
    account.officer = officer;
    auto password = give_temporary_password(context_, write_.now(), account);
    const auto way = address.empty() ? PasswordWay::slip : PasswordWay::mail;
    if (way == PasswordWay::mail) {
      receivers_.push_back({{agency_, officer}, kept->name, kept->user_id, address, account.password});
      password.clear();
    }
    accounts_.push_back(std::move(account));
    reset_.push_back(officer);
    user_ids_.push_back(kept->user_id);
    subjects_.push_back({officer.value, kept->user_id + password_way_words(way)});
    auto& list = way == PasswordWay::mail ? answer_.mailed : answer_.given;
    list.push_back({officer, kept->user_id, kept->name, kept->unit_name, std::move(password)});
  }

  GivenPasswords save(const PasswordMailing& mailing, const store::Actor& actor) {
    store::update_passwords(write_, accounts_);
    store::delete_attempts_of(write_, user_ids_);
    store::end_sessions_of(write_, agency_, reset_);
    end_tokens_of(write_, agency_, reset_, actor);
    if (!receivers_.empty()) order_password_mail(context_, write_, mailing, receivers_);
    store::insert_audit_entries(write_, agency_, actor, "password_reset", subjects_);
    store::insert_audit_entries(write_, agency_, actor, "account_above_refused", above_);
    // Whom he may not see leaves a trace too, though not by whose name.
    if (hidden_ > 0) {
      store::insert_audit_entry(write_, agency_, actor, "account_above_refused", std::nullopt,
                                fmt::format("{} out of reach", hidden_));
    }
    return std::move(answer_);
  }

 private:
  const Context& context_;
  db::Write& write_;
  const domain::Caller& caller_;
  const base::AgencyId agency_;
  GivenPasswords answer_;
  std::vector<store::Account> accounts_;
  std::vector<PasswordReceiver> receivers_;
  std::vector<base::OfficerId> reset_;
  std::vector<std::string> user_ids_;
  std::vector<store::AuditSubject> subjects_;
  std::vector<store::AuditSubject> above_;
  int hidden_ = 0;
};

/// Where each is written to; empty where nothing can be sent.
std::vector<std::string> addresses_of(db::Read& read, base::AgencyId agency,
                                      const std::vector<base::OfficerId>& officers) {
  std::vector<store::NoticeOwner> owners;
  for (const auto& officer : officers) owners.push_back({agency, officer});
  auto addresses = store::load_officer_emails(read, owners);
  for (auto& address : addresses) {
    if (!domain::is_mail_address(address)) address.clear();
  }
  return addresses;
}

}  // namespace

base::Result<GivenPasswords> give_passwords(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                            const PasswordOrder& order, const PasswordMailing& mailing,
                                            const store::Actor& actor) {
  if (!domain::may_administer_agency(caller, agency)) return Error{Code::not_found, "not_found", ""};
  return context.database.write([&](db::Write& write) -> base::Result<GivenPasswords> {
    const bool by_mail = order.way == PasswordWay::mail;
    if (by_mail) SPOTME_CHECK(check_password_mail(write, mailing, {agency}));
    SPOTME_TRY(const auto officers, find_who(write, caller, agency, order));
    const auto kept = store::load_kept_officers(write, agency, officers);
    const auto addresses = by_mail ? addresses_of(write, agency, officers) : std::vector<std::string>(officers.size());
    Giving giving(context, write, caller, agency);
    for (std::size_t i = 0; i < officers.size(); ++i) giving.decide(officers[i], kept[i], addresses[i]);
    return giving.save(mailing, actor);
  });
}

}  // namespace spotme::app

#include "app/password_slip.hpp"

#include "app/account.hpp"
#include "app/api_token.hpp"
#include "app/officer_import.hpp"
#include "domain/mail.hpp"
#include "store/account_batch.hpp"

#include <algorithm>
#include <map>
#include <unordered_set>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

Error none() { return {Code::conflict, "password_slips_none", "officer_ids"}; }

/// Sets new passwords and returns them on their slips; all of one agency.
std::vector<PasswordSlip> renew(const Context& context, db::Write& write, std::vector<store::SlipAccount> accounts,
                                const store::Actor& actor) {
  auto passwords = renew_passwords(context, write, accounts, PasswordWay::slip, actor);
  std::vector<PasswordSlip> slips;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const auto& one = accounts[i];
    slips.push_back({one.account.officer_name, one.account.user_id, one.unit_name, one.agency_name,
                     std::move(passwords[i]), one.account.temporary_until.value()});
  }
  return slips;
}

base::Result<void> check_reach(const domain::Caller& caller, base::AgencyId agency,
                               const std::vector<store::SlipAccount>& accounts) {
  for (const auto& one : accounts) {
    if (!domain::may_administer(caller, agency, one.unit_path)) return Error{Code::not_found, "not_found", ""};
  }
  for (const auto& one : accounts) {
    if (domain::may_take_over(caller, agency, one.unit_path, one.roles)) continue;
    return Error{Code::forbidden, "account_above_yours", "", {}};
  }
  return {};
}

SlipFile print(const std::vector<PasswordSlip>& slips, const SlipPaper& paper, base::Day day) {
  return {write_password_slips(slips, paper, day), static_cast<std::int64_t>(slips.size())};
}

}  // namespace

base::Result<SlipFile> print_password_slips(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                            const std::vector<base::OfficerId>& officers, const SlipPaper& paper,
                                            const store::Actor& actor) {
  if (!domain::may_administer_agency(caller, agency)) return Error{Code::not_found, "not_found", ""};
  const std::unordered_set<base::OfficerId, base::IdHash> wanted(officers.begin(), officers.end());
  if (wanted.empty()) return none();
  if (wanted.size() > domain::most_password_slips) {
    const auto limit = std::to_string(domain::most_password_slips);
    return Error{Code::unprocessable, "password_slips_too_many", "officer_ids", {{"limit", limit}}};
  }
  auto slips = context.database.write([&](db::Write& write) -> base::Result<std::vector<PasswordSlip>> {
    auto accounts = store::load_slip_accounts(write, agency, {wanted.begin(), wanted.end()});
    if (accounts.size() != wanted.size()) return Error{Code::not_found, "not_found", ""};
    SPOTME_CHECK(check_reach(caller, agency, accounts));
    for (const auto& one : accounts) {
      if (caller.agency == agency && caller.officer == one.account.officer) {
        return Error{Code::conflict, "own_account_reset", "officer_ids"};
      }
      if (!one.account.active) {
        return Error{Code::conflict, "password_slips_inactive", "officer_ids", {{"name", one.account.officer_name}}};
      }
    }
    return renew(context, write, std::move(accounts), actor);
  });
  if (!slips && slips.error().key == "account_above_yours") {
    context.database.write([&](db::Write& write) {
      store::insert_audit_entry(write, agency, actor, "account_above_refused", std::nullopt, "slips");
      return true;
    });
  }
  if (!slips) return slips.error();
  return print(*slips, paper, base::local_day(context.clock.now()));
}

std::vector<std::string> renew_passwords(const Context& context, db::Write& write,
                                         std::vector<store::SlipAccount>& accounts, PasswordWay way,
                                         const store::Actor& actor) {
  if (accounts.empty()) return {};
  std::vector<std::string> passwords;
  std::vector<store::Account> changed;
  std::vector<store::AuditSubject> subjects;
  std::vector<base::OfficerId> renewed;
  for (auto& one : accounts) {
    auto& account = one.account;
    passwords.push_back(give_temporary_password(context, write.now(), account));
    changed.push_back(account);
    renewed.push_back(account.officer);
    subjects.push_back({account.officer.value, account.user_id + password_way_words(way)});
  }
  const auto agency = changed.front().agency;
  store::update_passwords(write, changed);
  store::close_sessions(write, accounts);
  end_tokens_of(write, agency, renewed, actor);
  store::insert_audit_entries(write, agency, actor, "password_reset", subjects);
  return passwords;
}

std::string password_way_words(PasswordWay way) { return way == PasswordWay::mail ? " by mail" : " on a slip"; }

base::Result<FreshAccounts> load_fresh_accounts(db::Read& read, const domain::Caller& caller,
                                                domain::OfficerImportId id, std::string_view unit_path) {
  SPOTME_TRY(const auto import, find_import(read, caller, id));
  if (import.state != domain::ImportState::done) return Error{Code::conflict, "import_not_done", ""};
  std::map<base::AgencyId, std::vector<base::OfficerId>> fresh;
  for (const auto& row : store::load_touched_rows(read, import)) {
    if (row.kind == domain::ImportRowKind::fresh) fresh[*row.of_agency].push_back(*row.officer);
  }
  FreshAccounts found{import};
  for (const auto& [agency, officers] : fresh) {
    auto accounts = store::load_slip_accounts(read, agency, officers);
    std::erase_if(accounts, [&](const auto& one) {
      return one.account.last_sign_in_at || !one.account.active ||
             (!unit_path.empty() && !domain::path_reaches(unit_path, one.unit_path));
    });
    SPOTME_CHECK(check_reach(caller, agency, accounts));
    if (!accounts.empty()) found.accounts.emplace(agency, std::move(accounts));
  }
  if (found.accounts.empty()) return none();
  return found;
}

base::Result<SlipFile> print_import_slips(const Context& context, const domain::Caller& caller,
                                          domain::OfficerImportId id, std::string_view unit_path,
                                          SlipReceivers receivers, const SlipPaper& paper, const store::Actor& actor) {
  auto slips = context.database.write([&](db::Write& write) -> base::Result<std::vector<PasswordSlip>> {
    SPOTME_TRY(auto fresh, load_fresh_accounts(write, caller, id, unit_path));
    std::vector<PasswordSlip> all;
    for (auto& [agency, accounts] : fresh.accounts) {
      if (receivers == SlipReceivers::without_address) {
        std::erase_if(accounts, [](const auto& one) { return domain::is_mail_address(one.email); });
      }
      auto made = renew(context, write, std::move(accounts), actor);
      std::move(made.begin(), made.end(), std::back_inserter(all));
    }
    if (all.empty()) return none();
    store::insert_audit_entry(write, fresh.import.agency, actor, "officer_import_slips", id.value,
                              "slips=" + std::to_string(all.size()));
    return all;
  });
  if (!slips) return slips.error();
  return print(*slips, paper, base::local_day(context.clock.now()));
}

}  // namespace spotme::app

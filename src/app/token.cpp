#include "app/token.hpp"

#include "app/csv.hpp"
#include "app/session.hpp"
#include "base/text.hpp"
#include "store/account_batch.hpp"
#include "store/audit.hpp"
#include "store/session.hpp"

#include <algorithm>
#include <unordered_map>

namespace spotme::app {
namespace {

constexpr std::string_view users_column = "user_id";
constexpr std::size_t batch_size = 5'000;  // sessions in one statement

struct ListedUser {
  std::size_t line = 0;
  std::string user_id;
};

std::vector<ListedUser> read_users(std::string_view text, ImportFaults& faults) {
  const auto csv = read_csv(text);
  for (const auto& fault : csv.faults) faults.add(fault.line, fault.key);
  std::vector<ListedUser> users;
  std::unordered_map<std::string, std::size_t> seen;
  for (const auto& record : csv.records) {
    auto user_id = normal_user_id(record.fields.front());
    if (users.empty() && user_id == users_column) continue;
    const auto [first, is_new] = seen.emplace(user_id, record.line);
    if (!is_new) {
      faults.add(record.line, "token_user_twice", std::string(users_column), {{"line", std::to_string(first->second)}});
      continue;
    }
    users.push_back({record.line, std::move(user_id)});
  }
  return users;
}

/// The account of each listed user, in the order of the list; only complete when nobody was at fault.
std::vector<store::Account> find_accounts(db::Read& read, const std::vector<ListedUser>& users, bool activate,
                                          ImportFaults& faults) {
  std::vector<std::string> asked;
  for (const auto& user : users) asked.push_back(user.user_id);
  std::vector<std::optional<store::Account>> found(users.size());
  for (auto& numbered : store::load_accounts(read, asked)) found[numbered.n] = std::move(numbered.account);
  std::vector<store::Account> accounts;
  for (std::size_t i = 0; i < users.size(); ++i) {
    const auto refuse = [&](const char* key) { faults.add(users[i].line, key, std::string(users_column)); };
    if (!found[i]) {
      refuse("token_user_unknown");
    } else if (!found[i]->active) {
      refuse("token_user_inactive");
    } else if (found[i]->temporary_until && !activate) {
      refuse("token_user_must_change");
    } else {
      accounts.push_back(std::move(*found[i]));
    }
  }
  return accounts;
}

/// Takes away the temporary passwords: they may lie in a file, and must not live on as permanent ones.
void activate_accounts(const Context& context, db::Write& write, const std::vector<store::Account>& accounts) {
  std::vector<store::Account> activated;
  for (const auto& account : accounts) {
    if (!account.temporary_until) continue;
    activated.push_back(account);
    activated.back().password = hash_temporary_password(context.installation_key, make_temporary_password());
    activated.back().temporary_until = std::nullopt;
  }
  store::update_passwords(write, activated);
  for (const auto& account : activated) {
    store::insert_audit_entry(write, account.agency, {}, "password_taken_away", account.officer.value, account.user_id);
  }
}

std::vector<IssuedToken> open_sessions(db::Write& write, const std::vector<store::Account>& accounts,
                                       std::int64_t hours) {
  std::vector<IssuedToken> tokens;
  std::vector<store::Session> sessions;
  const auto flush = [&] {
    store::insert_sessions(write, sessions);
    sessions.clear();
  };
  for (const auto& account : accounts) {
    NewSession wanted;
    wanted.agency = account.agency;
    wanted.officer = account.officer;
    wanted.kind = "token";
    wanted.trusted = true;  // a terminal may be idle over a weekend
    wanted.now = write.now();
    wanted.expires_at = write.now() + std::chrono::hours{hours};
    wanted.device = "spotme token issue";
    auto opened = make_session(wanted);
    store::insert_audit_entry(write, account.agency, {}, "token_issued", opened.session.id.value,
                              account.user_id + " hours=" + std::to_string(hours));
    tokens.push_back({account.user_id, std::move(opened.token)});
    sessions.push_back(std::move(opened.session));
    if (sessions.size() == batch_size) flush();
  }
  flush();
  return tokens;
}

}  // namespace

base::Result<TokenAnswer> issue_tokens(const Context& context, const TokenRequest& request,
                                       const KeepTokens& keep_tokens) {
  if (request.hours < 1 || request.hours > most_token_hours) {
    return base::Error{
        base::Code::unprocessable, "token_hours_invalid", "hours", {{"most", std::to_string(most_token_hours)}}};
  }
  return context.database.write([&](db::Write& write) -> base::Result<TokenAnswer> {
    ImportFaults faults;
    const auto users = read_users(request.users, faults);
    const auto accounts = find_accounts(write, users, request.activate, faults);
    if (!faults.none()) return TokenAnswer{{}, faults.kept(), faults.total()};
    activate_accounts(context, write, accounts);
    TokenAnswer answer{open_sessions(write, accounts, request.hours)};
    if (keep_tokens) keep_tokens(answer.tokens);
    return answer;
  });
}

}  // namespace spotme::app

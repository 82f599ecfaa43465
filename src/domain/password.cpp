#include "domain/password.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace spotme::domain {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// `password` of `password2026!`.
std::string_view without_signs_at_ends(std::string_view text) {
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  return text;
}

/// What is left of a lower-case password when every own name of three letters or more is taken out.
std::string without_names(std::string password, const std::vector<std::string>& own_names) {
  for (const auto& name : own_names) {
    const auto lower = base::ascii_lower(name);
    for (const auto word : base::split(lower, ' ')) {
      if (word.size() < 3) continue;
      for (auto at = password.find(word); at != std::string::npos; at = password.find(word))
        password.erase(at, word.size());
    }
  }
  return password;
}

base::Error refusal(std::string_view key, std::string_view field, std::int64_t limit) {
  return {base::Code::unprocessable, std::string(key), std::string(field), {{"limit", std::to_string(limit)}}};
}

}  // namespace

CommonPasswords::CommonPasswords(std::string_view lines) {
  for (const auto line : base::split(lines, '\n')) {
    if (!line.empty()) words_.insert(line);
  }
}

base::Result<void> check_new_password(std::string_view password, const std::vector<std::string>& own_names,
                                      const CommonPasswords& common, const SignInRules& rules, std::string_view field) {
  if (!base::is_storable_text(password))
    return base::Error{base::Code::unprocessable, "password_not_text", std::string(field)};
  const auto length = static_cast<std::int64_t>(base::count_characters(password));
  if (length < rules.least_characters) return refusal("password_too_short", field, rules.least_characters);
  if (length > rules.most_characters) return refusal("password_too_long", field, rules.most_characters);
  const auto lower = base::ascii_lower(password);
  if (static_cast<std::int64_t>(std::set<char>(lower.begin(), lower.end()).size()) < rules.least_different_characters) {
    return refusal("password_simple", field, rules.least_different_characters);
  }
  if (common.contains(lower) || common.contains(without_signs_at_ends(lower))) {
    return base::Error{base::Code::unprocessable, "password_common", std::string(field)};
  }
  const auto rest = without_names(lower, own_names);
  if (rest.size() < lower.size() && without_signs_at_ends(rest).size() < 6) {
    return base::Error{base::Code::unprocessable, "password_own_name", std::string(field)};
  }
  return {};
}

std::optional<base::Instant> blocked_until(const Attempts& attempts, base::Instant now) {
  if (attempts.locked_until && *attempts.locked_until > now) return attempts.locked_until;
  return std::nullopt;
}

Attempts after_failure(const Attempts& attempts, base::Instant now, const SignInRules& rules) {
  // After a lock has run out, and after a day, the count begins anew; else a single typing error would lock again at
  // once.
  const bool forgotten = attempts.failures >= rules.lock_after || attempts.failed_at + rules.forget_failures <= now;
  Attempts next{forgotten ? 1 : attempts.failures + 1, now, std::nullopt};
  if (next.failures >= rules.lock_after) {
    next.locked_until = now + rules.lock;
  } else if (next.failures > rules.free_failures) {
    next.locked_until = now + rules.first_wait * (std::int64_t{1} << (next.failures - rules.free_failures - 1));
  }
  return next;
}

bool locks(const Attempts& attempts, const SignInRules& rules) { return attempts.failures >= rules.lock_after; }

base::Instant session_expiry(base::Instant now, bool trusted, const SignInRules& rules) {
  return now + (trusted ? rules.trusted_session : rules.session_absolute);
}

bool session_lives(base::Instant now, base::Instant last_used_at, base::Instant expires_at, bool trusted,
                   const SignInRules& rules) {
  return now < expires_at && (trusted || now < last_used_at + rules.session_idle);
}

bool session_use_is_stale(base::Instant now, base::Instant last_used_at, const SignInRules& rules) {
  return now >= last_used_at + std::chrono::seconds(rules.session_idle) / 10;
}

}  // namespace spotme::domain

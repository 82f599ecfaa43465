#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

/// Passwords, the slowing of guesses and the life of a session: rules of NIST SP 800-63B with values from
/// `rules/sign_in.toml`.
namespace spotme::domain {

struct SignInRules {
  std::int64_t least_characters = 12;
  std::int64_t most_characters = 128;
  std::int64_t least_different_characters = 5;
  std::chrono::hours temporary_password{72};
  std::chrono::minutes session_idle{120};  ///< without the trust of the device
  std::chrono::hours session_absolute{12};
  std::chrono::hours trusted_session{30 * 24};  ///< on a device that the officer trusts; no idle limit within it
  std::int64_t free_failures = 5;               ///< wrong passwords before the first wait
  std::chrono::seconds first_wait{2};           ///< doubled with every further wrong password
  std::int64_t lock_after = 10;                 ///< wrong passwords before the lock
  std::chrono::minutes lock{15};
  std::chrono::hours forget_failures{24};  ///< failures older than this no longer count
  bool operator==(const SignInRules&) const = default;
};

/// Passwords that everybody tries first, in lower case.
class CommonPasswords {
 public:
  /// One password a line.
  explicit CommonPasswords(std::string_view lines);
  [[nodiscard]] bool contains(std::string_view lower) const { return words_.contains(lower); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  std::unordered_set<std::string_view> words_;
};

/// Refuses with `unprocessable` under `field`: `password_not_text`, `password_too_short`, `password_too_long`,
/// `password_simple` (too few different characters), `password_common` (listed, also without the digits and signs at
/// its ends), `password_own_name` (little more than the person's own user ID or names). No rule asks for kinds of
/// characters, none for a change without cause.
[[nodiscard]] base::Result<void> check_new_password(std::string_view password,
                                                    const std::vector<std::string>& own_names,
                                                    const CommonPasswords& common, const SignInRules& rules,
                                                    std::string_view field);

/// What is remembered of wrong passwords under one name.
struct Attempts {
  std::int64_t failures = 0;
  base::Instant failed_at{};
  std::optional<base::Instant> locked_until = {};
  bool operator==(const Attempts&) const = default;
};

/// Until when nobody may try this name; nullopt when one may now.
[[nodiscard]] std::optional<base::Instant> blocked_until(const Attempts& attempts, base::Instant now);
/// The attempts after one more wrong password at `now`. `locked_until` is the end of the wait or of the lock.
[[nodiscard]] Attempts after_failure(const Attempts& attempts, base::Instant now, const SignInRules& rules);
/// True when this failure was the one that locks: it is audited.
[[nodiscard]] bool locks(const Attempts& attempts, const SignInRules& rules);

/// When a session made at `now` ends at the latest.
[[nodiscard]] base::Instant session_expiry(base::Instant now, bool trusted, const SignInRules& rules);
/// True while a session may be used.
[[nodiscard]] bool session_lives(base::Instant now, base::Instant last_used_at, base::Instant expires_at, bool trusted,
                                 const SignInRules& rules);
/// True when the last use is old enough to be written again: a tenth of the idle limit, so that a press costs no write
/// here.
[[nodiscard]] bool session_use_is_stale(base::Instant now, base::Instant last_used_at, const SignInRules& rules);

}  // namespace spotme::domain

#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"
#include "base/messages.hpp"
#include "base/time.hpp"
#include "domain/verdict.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The attendance transaction (transaksi kehadiran): the closed, numbered record of one officer's day. It is never
/// changed; what comes in later makes the next version under the same number.
namespace spotme::domain {

/// Why a version was made: a message of messages/closing.toml with its arguments.
struct ChangeReason {
  std::string key;
  base::MessageArgs args = {};
  bool operator==(const ChangeReason&) const = default;
};
/// Reasons as one text: a line each, `key<TAB>name=value<TAB>…`. Control characters of a value become spaces.
[[nodiscard]] std::string write_changes(const std::vector<ChangeReason>& reasons);
/// The reverse; what is no such line is left out.
[[nodiscard]] std::vector<ChangeReason> read_changes(std::string_view text);

/// What the record says of the day: the facts that were used and what the rules made of them. Two versions with equal
/// contents are one.
struct DayRecord {
  std::string unit_path;  ///< as of the day
  std::string state;      ///< of the home post
  std::string scheme;     ///< `wbf`, `wbb:08:30`, `rota:R1`, …
  std::string facts;      ///< the case as one line of `spotme judge`; empty for a void record
  std::string day_type;   ///< the words of the verdict
  std::string status;     ///< those of the verdict, or `void`
  std::optional<base::Minutes> effective_start = {};
  std::optional<base::Minutes> may_leave_from = {};
  std::optional<base::Minutes> office_end = {};
  std::optional<base::Minutes> first_in = {};
  std::optional<base::Minutes> last_out = {};
  base::Minutes late{0};
  base::Minutes early{0};
  std::optional<base::Minutes> worked = {};
  std::vector<Issue> issues = {};
  bool operator==(const DayRecord&) const = default;
};
/// The record of a judged day. `facts_line` is the canonical line of `facts`.
[[nodiscard]] DayRecord record_of(const Case& facts, const Verdict& verdict, std::string unit_path, std::string scheme,
                                  std::string facts_line);
/// What is left of a day on which, as it turned out later, the officer had no post: nothing counts.
[[nodiscard]] DayRecord void_record(const DayRecord& before);

struct Transaction {
  base::AgencyId agency;
  base::OfficerId officer;
  base::Day day;
  std::int64_t number = 0;   ///< of the agency, from 1, without gaps; one for each officer and day
  std::int64_t version = 0;  ///< from 1
  DayRecord record;
  std::string pack;  ///< name and version of the rule pack that decided
  std::int64_t national_revision = 0;
  std::int64_t agency_revision = 0;
  std::vector<ChangeReason> reasons = {};          ///< empty in the first version made by an ordinary closing
  std::optional<base::Digest> previous_hash = {};  ///< of the version before
  base::Digest hash{};
  base::Instant made_at{};
};

/// What the hash is of: every field but `hash` and `made_at`, a line `name=value` each, in a fixed order, the facts
/// last. The same transaction gives the same bytes whenever it is made.
[[nodiscard]] std::string canonical_bytes(const Transaction& transaction);
/// SHA-256 of the canonical bytes.
[[nodiscard]] base::Digest hash_of(const Transaction& transaction);

/// One field in which two records differ, as words of the API: times as `08:07`, spans as minutes, issues separated by
/// spaces. `field` is one of `unit`, `state`, `scheme`, `facts`, `day_type`, `status`, `effective_start`,
/// `may_leave_from`, `office_end`, `first_in`, `last_out`, `late_minutes`, `early_minutes`, `worked_minutes`, `issues`.
struct Difference {
  std::string_view field;
  std::string from;
  std::string to;
  bool operator==(const Difference&) const = default;
};
[[nodiscard]] std::vector<Difference> differences(const DayRecord& from, const DayRecord& to);

/// `late_in early_out`, and back; an unknown word is left out.
[[nodiscard]] std::string write_issues(const std::vector<Issue>& issues);
[[nodiscard]] std::vector<Issue> read_issues(std::string_view text);

}  // namespace spotme::domain

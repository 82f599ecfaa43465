#include "domain/retention.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, retention_kind_count> kinds{
    "transactions",     "presses",         "cases",   "letters", "tasks",    "audit",
    "attachments",      "press_positions", "notices", "mails",   "sessions", "clock_keys",
    "loose_attachments"};
constexpr std::array<std::string_view, 3> ways{"listed", "approval", "automatic"};

}  // namespace

std::string_view retention_kind_name(RetentionKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

std::optional<RetentionKind> parse_retention_kind(std::string_view name) {
  const auto* const found = std::find(kinds.begin(), kinds.end(), name);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<RetentionKind>(found - kinds.begin());
}

std::string_view retention_way_name(RetentionWay way) { return ways.at(static_cast<std::size_t>(way)); }

std::optional<RetentionWay> parse_retention_way(std::string_view name) {
  const auto* const found = std::find(ways.begin(), ways.end(), name);
  if (found == ways.end()) return std::nullopt;
  return static_cast<RetentionWay>(found - ways.begin());
}

const RetentionTerm& term_of(const RetentionTerms& terms, RetentionKind kind) {
  return terms.at(static_cast<std::size_t>(kind));
}

base::Result<void> check_retention_days(const RetentionTerm& term, std::int64_t days) {
  using base::Code;
  if (term.fixed) return base::Error{Code::unprocessable, "retention_fixed", "days"};
  if (days < term.rule_days || days > most_retention_days) {
    return base::Error{Code::unprocessable,
                       "retention_out_of_range",
                       "days",
                       {{"least", std::to_string(term.rule_days)}, {"most", std::to_string(most_retention_days)}}};
  }
  return {};
}

}  // namespace spotme::domain

#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace spotme::domain {

/// From `from` up to but not including `to`, in minutes from 00:00 of the work day; beyond 24:00 is the next day.
struct MinuteRange {
  base::Minutes from{0};
  base::Minutes to{0};
  bool operator==(const MinuteRange&) const = default;
};

/// Waktu Bekerja Fleksi (PP 5/2019): arrive within a window, leave a span later.
struct Wbf {
  bool operator==(const Wbf&) const = default;
};
/// Waktu Bekerja Berperingkat: a fixed start of the officer's own, within the range of the rule pack (07:00 to 10:00).
struct Wbb {
  base::Minutes start{0};
  bool operator==(const Wbb&) const = default;
};
/// Ordinary office hours, whose start stands in the rule pack.
struct Office {
  bool operator==(const Office&) const = default;
};
/// Hours of its own, outside the office rules: no span, no Ramadan cut, rest days by roster.
struct Shift {
  base::Minutes start{0};                 ///< 00:00 to 23:59
  base::Minutes end{0};                   ///< after `start`, at most 24 hours later; may be on the next day
  std::optional<MinuteRange> pause = {};  ///< its own break, inside the shift
  bool operator==(const Shift&) const = default;
};

/// Waktu bekerja: how one officer's day is measured. Dated per officer (`Timeline<Scheme>`).
using Scheme = std::variant<Wbf, Wbb, Office, Shift>;

/// The kind's word: `wbf`, `wbb`, `office`, `shift`.
[[nodiscard]] std::string_view scheme_kind(const Scheme& scheme);
/// `wbf`, `office`, `wbb:08:30`, `shift:22:00-06:00+1`, `shift:07:00-15:00/11:00-11:30`.
[[nodiscard]] std::string format_scheme(const Scheme& scheme);
/// The reverse of format_scheme. Refuses anything else with `unprocessable` / `scheme_unknown` under `field`, and a
/// shift that check_shift refuses. The range of a WBB start is a rule, so it is not checked here but by `check_scheme`
/// (rule_pack.hpp).
[[nodiscard]] base::Result<Scheme> parse_scheme(std::string_view text, std::string_view field = "scheme");
/// Start within the day, end after it by at most 24 hours, break inside. Refuses with `unprocessable` and the field
/// `<field>.start`, `.end`, `.break.from` or `.break.to`.
[[nodiscard]] base::Result<void> check_shift(const Shift& shift, std::string_view field = "scheme");

}  // namespace spotme::domain

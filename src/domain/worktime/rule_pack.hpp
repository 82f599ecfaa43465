#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/timeline.hpp"
#include "domain/verdict_rule.hpp"
#include "domain/worktime/scheme.hpp"
#include "domain/worktime/state.hpp"

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>

namespace spotme::domain {

/// How sure we are that a value is the law: read in the official text, told by press or portal, the practice of one
/// agency, inferred, or a default of this project where the text is silent.
enum class Certainty : std::uint8_t { official, press, practice, inferred, project_default };
[[nodiscard]] std::string_view certainty_name(Certainty certainty);
/// True for what no official text says: practice, inferred, a project default. An agency may have its own value then.
[[nodiscard]] bool is_unsure(Certainty certainty);

/// A value of the law with the circular that says so. Nothing that decides a verdict comes without its source.
template <class T>
struct Sourced {
  T value;
  std::string source;  ///< as it is cited, such as `PP 5/2019`
  Certainty certainty = Certainty::official;
  bool operator==(const Sourced&) const = default;
};

/// The weekly rest days, bit 0 = Sunday … bit 6 = Saturday (C encoding of std::chrono::weekday).
using RestDays = std::bitset<7>;
[[nodiscard]] bool contains(const RestDays& rest_days, base::Day day);

/// The arrival window: work counts from `opens`, whoever comes after `deadline` is late.
struct Window {
  base::Minutes opens{0};
  base::Minutes deadline{0};
  bool operator==(const Window&) const = default;
};

/// What the Ramadan choice takes away: `minutes` of the span, the end of an ordinary break, both ends of Friday's.
struct RamadanCut {
  base::Minutes minutes{0};          ///< off the span of the day
  base::Minutes break_end{0};        ///< off the end of the ordinary break
  base::Minutes friday_each_end{0};  ///< off each end of the Friday break
  bool operator==(const RamadanCut&) const = default;
};

/// The dated values that decide a day. Read from `rules/*.toml` by store::parse_rule_pack; a timeline in here is never
/// empty and begins on the first day that base::parse_day takes, because any scheme is taken on any date.
struct RulePack {
  std::string name;     ///< such as `federal`
  std::string version;  ///< such as `2026.1`

  std::array<Timeline<Sourced<RestDays>>, state_count> rest_days;
  std::array<Timeline<Sourced<MinuteRange>>, state_count> ordinary_break;
  std::array<Timeline<Sourced<MinuteRange>>, state_count> friday_break;
  Timeline<Sourced<Window>> wbf_window;
  Timeline<Sourced<Window>> wbb_range;  ///< the earliest and the latest start of a WBB scheme
  Timeline<Sourced<base::Minutes>> office_start;
  Timeline<Sourced<base::Minutes>> span;                 ///< presence with the break, from start to leaving
  Timeline<Sourced<base::Minutes>> short_thursday_span;  ///< on a Thursday where Friday and Saturday are the rest days
  Timeline<Sourced<RamadanCut>> ramadan_cut;
  Timeline<Sourced<base::Minutes>> morning_leave_start;  ///< from when work counts after leave for the morning
  Timeline<Sourced<base::Minutes>> pregnancy_minutes;    ///< how much earlier a pregnant officer may leave

  /// The ground of each rule that has no number of its own, by Rule.
  std::array<std::string, rule_count> basis;

  bool operator==(const RulePack&) const = default;
};

/// The pack as of one day in one state. Points into the pack, which must outlive it.
struct DayRules {
  const Sourced<RestDays>* rest_days;
  const Sourced<MinuteRange>* pause;  ///< the break of that weekday, without the Ramadan cut
  const Sourced<Window>* wbf_window;
  const Sourced<Window>* wbb_range;
  const Sourced<base::Minutes>* office_start;
  const Sourced<base::Minutes>* span;  ///< already the short one on a short Thursday
  bool short_thursday;
  bool friday;
  const Sourced<RamadanCut>* ramadan_cut;
  const Sourced<base::Minutes>* morning_leave_start;
  const Sourced<base::Minutes>* pregnancy_minutes;
};
[[nodiscard]] DayRules rules_of(const RulePack& pack, State state, base::Day day);

/// When work may begin under `scheme` on `day`: the opening of the window or the fixed start, from that day's 00:00.
[[nodiscard]] base::Minutes opens_of(const RulePack& pack, base::Day day, const Scheme& scheme);

/// A shift as check_shift, a WBB start within the pack's range of that day (`unprocessable` / `wbb_start_out_of_range`,
/// field `<field>.start`).
[[nodiscard]] base::Result<void> check_scheme(const RulePack& pack, base::Day day, const Scheme& scheme,
                                              std::string_view field = "scheme");

}  // namespace spotme::domain

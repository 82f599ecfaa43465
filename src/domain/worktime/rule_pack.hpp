#pragma once

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/role.hpp"
#include "domain/timeline.hpp"
#include "domain/verdict_rule.hpp"
#include "domain/worktime/rule_terms.hpp"
#include "domain/worktime/scheme.hpp"
#include "domain/worktime/state.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

[[nodiscard]] bool contains(const RestDays& rest_days, base::Day day);

/// To whom an alert of absence is told, by the number of unexplained working days, ascending.
struct AbsenceTold {
  std::vector<std::int64_t> supervisor;
  std::vector<std::int64_t> head;
  std::vector<std::int64_t> integrity;
  bool operator==(const AbsenceTold&) const = default;
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

  Timeline<Sourced<SchemeKinds>> assignable_schemes;           ///< what may be given to an officer from that day on
  Timeline<Sourced<std::vector<base::Minutes>>> wbb_starts;    ///< the starts that the circulars list, ascending
  Timeline<Sourced<Role>> ramadan_approval;                    ///< who decides on the Ramadan choice
  Timeline<Sourced<std::int64_t>> ramadan_choices;             ///< how many one Ramadan bears
  Timeline<Sourced<std::int64_t>> pregnancy_from;              ///< completed weeks of pregnancy
  Timeline<Sourced<std::chrono::days>> pregnancy_notice;       ///< before the hour's first use
  Timeline<Sourced<std::vector<std::string>>> pregnancy_ends;  ///< codes of leave that end the hour
  Timeline<Sourced<TimeOffCap>> time_off_cap;
  Timeline<Sourced<HomeWorking>> home_working;
  std::array<Timeline<Sourced<HybridWeek>>, state_count> hybrid_week;
  Timeline<Sourced<Services>> hybrid_excluded;
  Timeline<Sourced<std::int64_t>> hybrid_half_day;  ///< halves of the quota that half a remote day uses: 1 or 2
  Timeline<Sourced<bool>> hybrid_lost_office_day;   ///< whether one that falls on a holiday moves
  Timeline<Sourced<base::Minutes>> closing_time;  ///< the earliest closing, from 00:00 of the work day: 24:00 or later
  Timeline<Sourced<std::chrono::days>> explain_by;      ///< after the last day of the issue's month
  Timeline<Sourced<std::chrono::days>> explain_least;   ///< after it has arisen
  Timeline<Sourced<std::int64_t>> unit_report_day;      ///< 1 to 28, of the next month
  Timeline<Sourced<std::int64_t>> month_close_day;      ///< 1 to 28, of the next month: from then it may be closed
  Timeline<Sourced<std::int64_t>> supervisor_deadline;  ///< working days
  Timeline<Sourced<EvidenceIssueRule>> evidence_issues;
  Timeline<Sourced<std::vector<std::int64_t>>> explain_reminder;  ///< days before the last day to explain, ascending
  Timeline<Sourced<ApprovalPolicy>> approval_path;
  Timeline<Sourced<std::vector<std::int64_t>>> absence_alerts;  ///< unexplained working days in a row, ascending
  Timeline<Sourced<AbsenceTold>> absence_told;
  Timeline<Sourced<std::chrono::days>> show_cause_answer;

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
/// check_scheme, and whether that kind may be given to an officer from `day` on (`unprocessable` /
/// `scheme_not_assignable`, field `field`). For giving it alone: days are judged under any scheme.
[[nodiscard]] base::Result<void> check_assignable(const RulePack& pack, base::Day day, const Scheme& scheme,
                                                  std::string_view field = "scheme");

}  // namespace spotme::domain

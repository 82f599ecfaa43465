#pragma once

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "domain/calendar.hpp"
#include "domain/month.hpp"
#include "domain/rota.hpp"
#include "domain/verdict.hpp"
#include "domain/worktime/rule_pack.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What may be approved for an officer (kebenaran), and what stands against it. Pure: whoever enters a grant, applies
/// for one or decides on it asks the one function below, so that they cannot disagree. What a grant then does to a day
/// is the verdict's (domain/verdict).
namespace spotme::domain {

enum class GrantKind : std::uint8_t {
  official_duty,        ///< tugas rasmi, between two minutes of each day
  time_off,             ///< kebenaran meninggalkan pejabat (SR.4.2.2)
  leave,                ///< cuti, a whole day or half of it
  work_from_home,       ///< bekerja dari rumah by order or permission (SR.4.1.2)
  pregnancy_hour,       ///< pulang awal satu jam (PP 11/2017)
  ramadan_short_break,  ///< the Ramadan choice with the shorter break (SR.4.1.1)
  course,               ///< kursus: duty for the whole day
  hybrid_day,           ///< hari bekerja hibrid: a remote day of the week's quota
  overtime,             ///< arahan kerja lebih masa, between two minutes of each day; decides nothing of the day itself
};
inline constexpr std::size_t grant_kind_count = 9;
/// The word of the API and of the table: `official_duty`, `time_off`, …
[[nodiscard]] std::string_view grant_kind_name(GrantKind kind);
[[nodiscard]] std::optional<GrantKind> parse_grant_kind(std::string_view text);
/// `day`, `morning`, `afternoon`.
[[nodiscard]] std::string_view leave_part_name(LeavePart part);
[[nodiscard]] std::optional<LeavePart> parse_leave_part(std::string_view text);

/// Kinds that stand between two minutes of each day, and always do.
[[nodiscard]] constexpr bool takes_times(GrantKind kind) {
  return kind == GrantKind::official_duty || kind == GrantKind::time_off || kind == GrantKind::overtime;
}
/// Kinds that may be for half a day. Leave always says which part; of the others none means the whole day.
[[nodiscard]] constexpr bool takes_part(GrantKind kind) {
  return kind == GrantKind::leave || kind == GrantKind::work_from_home || kind == GrantKind::hybrid_day;
}
/// What is attached to an application for it is a paper of health, whatever was ticked.
[[nodiscard]] constexpr bool takes_health_papers(GrantKind kind) { return kind == GrantKind::pregnancy_hour; }
/// The most days from the first to the last of one grant. No law: what one form can sensibly cover.
[[nodiscard]] std::int64_t most_grant_days(GrantKind kind);

/// What the form of the early hour says besides its dates.
struct PregnancyForm {
  base::Day due_date;
  bool husband = false;                          ///< he goes home with her
  std::optional<base::GrantId> wife_grant = {};  ///< hers, of the same agency; its id stands on her approval
  bool works_nearby = false;                     ///< he declares: same building, complex or area
  bool shares_vehicle = false;                   ///< he declares: for all or part of the way
  bool operator==(const PregnancyForm&) const = default;
};
/// The due date that follows from so many completed weeks and days of pregnancy on a day: 40 weeks are 280 days.
[[nodiscard]] base::Day due_date_of(std::int64_t weeks, std::int64_t days, base::Day on);
/// The day on which so many weeks are completed.
[[nodiscard]] base::Day pregnancy_day(base::Day due_date, std::int64_t weeks);

/// What is asked for, for each day from `first_day` to `last_day`, both included.
struct GrantDraft {
  GrantKind kind = GrantKind::official_duty;
  base::Day first_day;
  base::Day last_day;
  std::optional<MinuteRange> times = {};  ///< of each day, for the kinds that take them
  std::optional<LeavePart> part = {};
  std::string code = {};     ///< of leave: the agency's own, 1 to 20 characters
  bool outstation = false;   ///< of a duty: 25 km or more away
  std::string purpose = {};  ///< what for: asked of duty, course, time off, work from home, overtime
  std::string destination = {};
  std::string contact = {};
  std::string evidence = {};  ///< the number of a letter, a certificate or an order
  std::optional<PregnancyForm> pregnancy = {};
  bool operator==(const GrantDraft&) const = default;
};

/// A grant that holds, as far as another one asks.
struct HeldGrant {
  base::GrantId id;
  GrantKind kind = GrantKind::official_duty;
  DayRange days;
  std::optional<MinuteRange> times = {};
  std::optional<LeavePart> part = {};
  std::string code = {};
  std::optional<base::Day> due_date = {};
  bool husband = false;
};

/// One day of the officer on which he has a post.
struct GrantDay {
  base::Day day;
  State state = State::putrajaya;
  DayScheme scheme = {};
  std::string district = {};
  std::string unit_path = {};
};

/// Who brings the draft in.
enum class GrantOrigin : std::uint8_t {
  applied,   ///< the officer himself, now: prior approval and notice are asked for
  accepted,  ///< a desk, of what he applied for: the same again, but what was in time stays in time
  entered,   ///< whoever keeps grants, of what was approved on paper
};

/// What is known of the officer. Points into pack and calendar, which must outlive it.
struct GrantFacts {
  const RulePack* pack = nullptr;
  const Calendar* calendar = nullptr;
  base::Day today;
  base::Minutes minute{0};  ///< of today, now; seconds are cut
  GrantOrigin origin = GrantOrigin::entered;
  std::vector<GrantDay> days = {};        ///< of the draft and a week on both sides, ascending; without a post: missing
  std::vector<HeldGrant> held = {};       ///< that touch facts_range, without the one that the draft replaces
  std::vector<Month> closed_months = {};  ///< of facts_range
  Services services = {};                 ///< those of his unit, or his own, that the hybrid week may leave out
  std::optional<HeldGrant> wife = {};     ///< the grant that a husband's form names; nullopt: there is none such
};
/// The days whose grants and closed months are wanted: those of the draft with a week on both sides, and the Ramadan or
/// the pregnancy that they lie in.
[[nodiscard]] DayRange facts_range(const GrantDraft& draft, const Calendar& calendar);

/// All that stands against the draft, empty when nothing does. Each names the field of the form, the rule and its
/// source. Of dates and times that make no sense (`range_reversed`, `range_too_long`, `minute_out_of_range`,
/// `ends_before_it_begins`, `grant_times_missing`, `grant_part_missing`) nothing else is looked at. Then, in this
/// order:
///  - `grant_without_post` (field `first_day`, args `day`), `grant_month_closed` (conflict; args `month`);
///  - `grant_overlap_<kind>` (conflict; args `day`): another that holds, by the table in grant_overlap.cpp;
///  - `grant_code_missing`, `grant_purpose_missing`, `grant_destination_missing`;
///  - `grant_no_working_day` for leave, time off and remote days that lie on free days alone;
///  - time off: `time_off_over_cap` (field `to`, args `day`, `limit`, `asked`), `time_off_not_ahead`;
///  - overtime, whoever brings it in: `overtime_not_ahead` (field `from`, or `first_day` for a day that is over; args
///    `day`, `from`) from the minute on in which its first work begins (Perintah Am Bab G: ordered beforehand);
///  - pregnancy: `pregnancy_form_missing`, `pregnancy_too_early`, `pregnancy_notice`, `pregnancy_shift`,
///    `pregnancy_form_twice`, `pregnancy_after_maternity`, and of a husband `pregnancy_wife_first`,
///    `pregnancy_beyond_wife`, `pregnancy_not_nearby`, `pregnancy_no_vehicle`;
///  - Ramadan: `no_calendar`, `ramadan_outside`, `ramadan_choice_used`;
///  - home: `home_working_not_allowed`, `home_working_no_halves`;
///  - hybrid: `hybrid_not_in_force`, `hybrid_service_excluded`, `hybrid_office_day`, `hybrid_over_quota`.
[[nodiscard]] std::vector<base::Error> check_grant(const GrantDraft& draft, const GrantFacts& facts);

/// What is wrong with the dates and times by themselves, before anything is known of the officer.
[[nodiscard]] std::vector<base::Error> check_grant_shape(const GrantDraft& draft);

/// The week that a quota of remote days counts for: it begins on the day after the weekly rest days.
[[nodiscard]] DayRange quota_week(const RestDays& rest_days, base::Day day);
/// What one hybrid day takes from the quota, in halves of a day.
[[nodiscard]] std::int64_t quota_halves(const RulePack& pack, base::Day day, const std::optional<LeavePart>& part);
/// True when everybody is to be in the office on that working day: an office day of his state, or one to which an
/// office day that fell on a holiday has moved.
[[nodiscard]] bool is_office_day(const RulePack& pack, const Calendar& calendar, const GrantDay& day);

/// What the draft becomes when it is stored, as the rest of them sees it.
[[nodiscard]] HeldGrant held_of(const GrantDraft& draft, base::GrantId id);

/// The minutes of a whole day of duty under that scheme: 00:00 to 24:00, or to the end of a shift that goes on.
[[nodiscard]] MinuteRange whole_day(const Scheme& scheme);

}  // namespace spotme::domain

#include "domain/rule_key.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace spotme::domain {
namespace {

using Kind = RuleFieldKind;

constexpr std::int64_t one_day = 24 * 60;

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 4> schemes{"wbf", "wbb", "office", "shift"};
constexpr std::array<std::string_view, 3> deciders{"supervisor", "approver", "head"};
constexpr std::array<std::string_view, 6> services{"counter", "security", "defence", "education", "health", "court"};

constexpr RuleField minute(std::string_view name) { return {name, Kind::minute, 0, one_day - 1}; }
constexpr RuleField number(std::string_view name, std::int64_t least, std::int64_t most) {
  return {name, Kind::number, least, most};
}

constexpr std::array rest_days{RuleField{"days", Kind::words, 1, 7, weekdays}};
constexpr std::array pause{minute("from"), minute("to")};
constexpr std::array assignable{RuleField{"schemes", Kind::words, 1, 4, schemes}};
constexpr std::array window{minute("opens"), minute("deadline")};
constexpr std::array range{minute("earliest"), minute("latest")};
constexpr std::array starts{RuleField{"starts", Kind::minutes, 0, one_day - 1}};
constexpr std::array at{minute("at")};
constexpr std::array amount{number("minutes", 1, one_day)};
constexpr std::array ramadan_cut{number("minutes", 0, 120), number("break_end", 0, 60),
                                 number("friday_each_end", 0, 60)};
constexpr std::array decided_by{RuleField{"decided_by", Kind::word, 0, 0, deciders}};
constexpr std::array times{number("times", 1, 30)};
constexpr std::array weeks{number("weeks", 1, 42)};
constexpr std::array days{number("days", 0, 60)};
constexpr std::array leave_codes{RuleField{"leave_codes", Kind::texts, 1, 20}};
constexpr std::array time_off{number("minutes", 0, one_day), number("share_percent", 0, 100)};
constexpr std::array home{RuleField{"allowed", Kind::flag}, RuleField{"half_days", Kind::flag}};
constexpr std::array hybrid{number("most_days", 0, 7), RuleField{"office_days", Kind::words, 0, 7, weekdays}};
constexpr std::array excluded{RuleField{"services", Kind::words, 0, 6, services}};
constexpr std::array half_day{number("quota_halves", 1, 2)};
constexpr std::array moved{RuleField{"moved", Kind::flag}};
constexpr std::array closing{RuleField{"at", Kind::minute, one_day, 2 * one_day - 1}};
constexpr std::array month_day{number("day", 1, 28)};
constexpr std::array working_days{number("working_days", 1, 60)};
constexpr std::array<std::string_view, 2> card_variants{"lipis", "ums"};
constexpr std::array<std::string_view, 7> issues{"late_in", "early_out",     "no_clock_in",  "no_clock_out",
                                                 "absent",  "outside_place", "weak_evidence"};
constexpr std::array<std::string_view, 4> grades{"A", "B", "C", "D"};
constexpr std::array evidence_issues{RuleField{"outside", Kind::flag},
                                     RuleField{"weak_grades", Kind::words, 0, 4, grades}};
constexpr std::array card_table{RuleField{"variant", Kind::word, 0, 0, card_variants, true},
                                RuleField{"rows", Kind::texts, 1, 30, {}, true}};
constexpr std::array card_period{number("months", 1, 12)};
constexpr std::array card_marks{RuleField{"issues", Kind::words, 1, 7, issues}, number("most_a_day", 1, 10)};
constexpr std::array<std::string_view, 3> letters{"notice", "warning", "show_cause"};
constexpr std::array card_letters{RuleField{"green", Kind::words, 0, 3, letters},
                                  RuleField{"red", Kind::words, 0, 3, letters}};
constexpr std::array told{RuleField{"supervisor", Kind::numbers, 1, 60, {}, true},
                          RuleField{"head", Kind::numbers, 1, 60, {}, true},
                          RuleField{"integrity", Kind::numbers, 1, 60, {}, true}};
constexpr std::array<std::string_view, 11> subjects{
    "reason",         "correction",     "official_duty",       "course",     "time_off", "leave",
    "work_from_home", "pregnancy_hour", "ramadan_short_break", "hybrid_day", "overtime"};
constexpr std::array<std::string_view, 2> second_desks{"approver", "head"};
constexpr std::array approval_path{RuleField{"by_head", Kind::words, 0, 11, subjects},
                                   RuleField{"two_steps", Kind::words, 0, 11, subjects},
                                   RuleField{"second", Kind::word, 0, 0, second_desks}};
constexpr std::array reminder{RuleField{"days_before", Kind::numbers, 0, 30}};
constexpr std::array alerts{RuleField{"working_days", Kind::numbers, 1, 60}};

constexpr std::array keys{
    RuleKey{"rest_days", RuleGroup::week, true, rest_days},
    RuleKey{"ordinary_break", RuleGroup::week, true, pause, RuleFile::federal, "from", "to"},
    RuleKey{"friday_break", RuleGroup::week, true, pause, RuleFile::federal, "from", "to"},
    RuleKey{"assignable_schemes", RuleGroup::arrival, false, assignable},
    RuleKey{"wbf_window", RuleGroup::arrival, false, window, RuleFile::federal, "opens", "deadline"},
    RuleKey{"wbb_starts", RuleGroup::arrival, false, starts},
    RuleKey{"wbb_range", RuleGroup::arrival, false, range, RuleFile::federal, "earliest", "latest"},
    RuleKey{"office_start", RuleGroup::arrival, false, at},
    RuleKey{"span", RuleGroup::day_length, false, amount},
    RuleKey{"short_thursday_span", RuleGroup::day_length, false, amount},
    RuleKey{"ramadan_cut", RuleGroup::ramadan, false, ramadan_cut},
    RuleKey{"ramadan_approval", RuleGroup::ramadan, false, decided_by},
    RuleKey{"ramadan_choices", RuleGroup::ramadan, false, times},
    RuleKey{"morning_leave_start", RuleGroup::grants, false, at},
    RuleKey{"pregnancy_minutes", RuleGroup::grants, false, amount},
    RuleKey{"pregnancy_from", RuleGroup::grants, false, weeks},
    RuleKey{"pregnancy_notice", RuleGroup::grants, false, days},
    RuleKey{"pregnancy_ends", RuleGroup::grants, false, leave_codes},
    RuleKey{"time_off_cap", RuleGroup::grants, false, time_off},
    RuleKey{"home_working", RuleGroup::remote, false, home},
    RuleKey{"hybrid_week", RuleGroup::remote, true, hybrid},
    RuleKey{"hybrid_excluded", RuleGroup::remote, false, excluded},
    RuleKey{"hybrid_half_day", RuleGroup::remote, false, half_day},
    RuleKey{"hybrid_lost_office_day", RuleGroup::remote, false, moved},
    RuleKey{"closing_time", RuleGroup::deadlines, false, closing},
    RuleKey{"explain_by_days", RuleGroup::deadlines, false, days},
    RuleKey{"explain_least_days", RuleGroup::deadlines, false, days},
    RuleKey{"unit_report_day", RuleGroup::deadlines, false, month_day},
    RuleKey{"month_close_day", RuleGroup::deadlines, false, month_day},
    RuleKey{"supervisor_deadline", RuleGroup::deadlines, false, working_days},
    RuleKey{"evidence_issues", RuleGroup::deadlines, false, evidence_issues},
    RuleKey{"explain_reminder", RuleGroup::deadlines, false, reminder},
    RuleKey{"approval_path", RuleGroup::deadlines, false, approval_path},
    RuleKey{"absence_alerts", RuleGroup::deadlines, false, alerts},
    RuleKey{"absence_told", RuleGroup::deadlines, false, told},
    RuleKey{"show_cause_answer", RuleGroup::deadlines, false, days},
    RuleKey{"card_table", RuleGroup::card, false, card_table, RuleFile::card},
    RuleKey{"card_period", RuleGroup::card, false, card_period, RuleFile::card},
    RuleKey{"card_marks", RuleGroup::card, false, card_marks, RuleFile::card},
    RuleKey{"card_letters", RuleGroup::card, false, card_letters, RuleFile::card},
};

}  // namespace

std::string_view rule_field_kind_name(RuleFieldKind kind) {
  static constexpr std::array<std::string_view, 8> names{"minute", "minutes", "number", "numbers",
                                                         "flag",   "word",    "words",  "texts"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view rule_group_name(RuleGroup group) {
  static constexpr std::array<std::string_view, 8> names{"week",   "arrival", "day_length", "ramadan",
                                                         "grants", "remote",  "deadlines",  "card"};
  return names[static_cast<std::size_t>(group)];
}

std::span<const RuleKey> all_rule_keys() { return keys; }

const RuleKey* find_rule_key(std::string_view name) {
  const auto* const found =
      std::find_if(keys.begin(), keys.end(), [name](const auto& key) { return key.name == name; });
  return found == keys.end() ? nullptr : found;
}

std::size_t RuleFields::index(std::string_view name) const {
  for (std::size_t i = 0; key_ != nullptr && i < key_->fields.size(); ++i) {
    if (key_->fields[i].name == name) return i;
  }
  throw std::logic_error("a rule has no field " + std::string(name));
}

bool RuleFields::has(std::string_view name) const { return values_[index(name)].has_value(); }

const RuleFieldValue& RuleFields::find(std::string_view name) const {
  const auto& value = values_[index(name)];
  if (!value) throw std::logic_error("an optional field of a rule was not asked for by has");
  return *value;
}

}  // namespace spotme::domain

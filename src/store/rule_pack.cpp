#include "store/rule_pack.hpp"

#include "store/card_rule.hpp"
#include "store/letter_rule.hpp"
#include "store/rule_entry.hpp"
#include "store/rule_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

namespace spotme::store {
namespace {

using base::Minutes;
using base::Result;
using domain::RuleFields;
using domain::Sourced;
using domain::Timeline;

/// A list of values that differ by state: each state needs its own unbroken timeline.
template <class T, class Convert>
Result<void> read_by_state(const RuleLayers& layers, std::string_view key,
                           std::array<Timeline<Sourced<T>>, domain::state_count>& target, Convert convert) {
  SPOTME_TRY(const std::vector<RuleEntry> entries, read_entries(layers, *domain::find_rule_key(key)));
  for (const auto state : domain::all_states()) {
    std::vector<DatedRule<T>> all;
    for (const auto& entry : entries) {
      const bool of_state = std::find(entry.states.begin(), entry.states.end(), state) != entry.states.end();
      if (of_state) all.push_back(to_dated<T>(entry, convert(entry.fields)));
    }
    const auto what = fmt::format("{} ({})", key, domain::state_name(state));
    SPOTME_TRY(target[static_cast<std::size_t>(state)], to_timeline(layers.file(), what, std::move(all)));
  }
  return {};
}

/// A list of values that hold everywhere.
template <class T, class Convert>
Result<void> read_everywhere(const RuleLayers& layers, std::string_view key, Timeline<Sourced<T>>& target,
                             Convert convert) {
  SPOTME_TRY(const std::vector<RuleEntry> entries, read_entries(layers, *domain::find_rule_key(key)));
  std::vector<DatedRule<T>> all;
  for (const auto& entry : entries) all.push_back(to_dated<T>(entry, convert(entry.fields)));
  SPOTME_TRY(target, to_timeline(layers.file(), key, std::move(all)));
  return {};
}

/// The words of a field as bits, by their place among its choices.
template <class Bits>
Bits bits_of(const RuleFields& fields, std::string_view name) {
  Bits bits;
  for (const auto& field : fields.key().fields) {
    if (field.name != name) continue;
    for (const auto& word : fields.words(name)) {
      bits.set(static_cast<std::size_t>(std::find(field.choices.begin(), field.choices.end(), word) -
                                        field.choices.begin()));
    }
  }
  return bits;
}

auto minute_of(std::string_view name) {
  return [name](const RuleFields& fields) { return fields.minute(name); };
}
auto number_of(std::string_view name) {
  return [name](const RuleFields& fields) { return fields.number(name); };
}
/// Of an optional field.
std::vector<std::int64_t> numbers_of(const RuleFields& fields, std::string_view name) {
  return fields.has(name) ? fields.get<std::vector<std::int64_t>>(name) : std::vector<std::int64_t>{};
}
std::chrono::days days_of(const RuleFields& fields) { return std::chrono::days{fields.number("days")}; }
Minutes amount_of(const RuleFields& fields) { return Minutes{fields.number("minutes")}; }
auto window_of(std::string_view first, std::string_view last) {
  return [first, last](const RuleFields& fields) { return domain::Window{fields.minute(first), fields.minute(last)}; };
}
domain::MinuteRange pause_of(const RuleFields& fields) { return {fields.minute("from"), fields.minute("to")}; }
domain::RamadanCut cut_of(const RuleFields& fields) {
  return {amount_of(fields), Minutes{fields.number("break_end")}, Minutes{fields.number("friday_each_end")}};
}
domain::HybridWeek hybrid_week_of(const RuleFields& fields) {
  return {fields.number("most_days"), bits_of<domain::Weekdays>(fields, "office_days")};
}
domain::ApprovalPolicy approval_policy_of(const RuleFields& fields) {
  return {fields.words("by_head"), fields.words("two_steps"), fields.get<std::string>("second") == "head"};
}

Result<void> read_hours(const RuleLayers& layers, domain::RulePack& pack) {
  SPOTME_CHECK(read_by_state(layers, "rest_days", pack.rest_days,
                             [](const RuleFields& fields) { return bits_of<domain::RestDays>(fields, "days"); }));
  SPOTME_CHECK(read_by_state(layers, "ordinary_break", pack.ordinary_break, pause_of));
  SPOTME_CHECK(read_by_state(layers, "friday_break", pack.friday_break, pause_of));
  SPOTME_CHECK(read_everywhere(layers, "assignable_schemes", pack.assignable_schemes, [](const RuleFields& fields) {
    return bits_of<domain::SchemeKinds>(fields, "schemes");
  }));
  SPOTME_CHECK(read_everywhere(layers, "wbf_window", pack.wbf_window, window_of("opens", "deadline")));
  SPOTME_CHECK(read_everywhere(layers, "wbb_starts", pack.wbb_starts,
                               [](const RuleFields& fields) { return fields.get<std::vector<Minutes>>("starts"); }));
  SPOTME_CHECK(read_everywhere(layers, "wbb_range", pack.wbb_range, window_of("earliest", "latest")));
  SPOTME_CHECK(read_everywhere(layers, "office_start", pack.office_start, minute_of("at")));
  SPOTME_CHECK(read_everywhere(layers, "span", pack.span, amount_of));
  SPOTME_CHECK(read_everywhere(layers, "short_thursday_span", pack.short_thursday_span, amount_of));
  SPOTME_CHECK(read_everywhere(layers, "ramadan_cut", pack.ramadan_cut, cut_of));
  return read_everywhere(layers, "morning_leave_start", pack.morning_leave_start, minute_of("at"));
}

Result<void> read_grants(const RuleLayers& layers, domain::RulePack& pack) {
  SPOTME_CHECK(read_everywhere(layers, "ramadan_approval", pack.ramadan_approval, [](const RuleFields& fields) {
    return domain::parse_role(fields.get<std::string>("decided_by")).value();
  }));
  SPOTME_CHECK(read_everywhere(layers, "ramadan_choices", pack.ramadan_choices, number_of("times")));
  SPOTME_CHECK(read_everywhere(layers, "pregnancy_minutes", pack.pregnancy_minutes, amount_of));
  SPOTME_CHECK(read_everywhere(layers, "pregnancy_from", pack.pregnancy_from, number_of("weeks")));
  SPOTME_CHECK(read_everywhere(layers, "pregnancy_notice", pack.pregnancy_notice, days_of));
  SPOTME_CHECK(read_everywhere(layers, "pregnancy_ends", pack.pregnancy_ends,
                               [](const RuleFields& fields) { return fields.words("leave_codes"); }));
  SPOTME_CHECK(read_everywhere(layers, "time_off_cap", pack.time_off_cap, [](const RuleFields& fields) {
    return domain::TimeOffCap{amount_of(fields), fields.number("share_percent")};
  }));
  SPOTME_CHECK(read_everywhere(layers, "home_working", pack.home_working, [](const RuleFields& fields) {
    return domain::HomeWorking{fields.flag("allowed"), fields.flag("half_days")};
  }));
  SPOTME_CHECK(read_by_state(layers, "hybrid_week", pack.hybrid_week, hybrid_week_of));
  SPOTME_CHECK(read_everywhere(layers, "hybrid_excluded", pack.hybrid_excluded,
                               [](const RuleFields& fields) { return bits_of<domain::Services>(fields, "services"); }));
  SPOTME_CHECK(read_everywhere(layers, "hybrid_half_day", pack.hybrid_half_day, number_of("quota_halves")));
  return read_everywhere(layers, "hybrid_lost_office_day", pack.hybrid_lost_office_day,
                         [](const RuleFields& fields) { return fields.flag("moved"); });
}

Result<void> read_deadlines(const RuleLayers& layers, domain::RulePack& pack) {
  SPOTME_CHECK(read_everywhere(layers, "closing_time", pack.closing_time, minute_of("at")));
  SPOTME_CHECK(read_everywhere(layers, "explain_by_days", pack.explain_by, days_of));
  SPOTME_CHECK(read_everywhere(layers, "explain_least_days", pack.explain_least, days_of));
  SPOTME_CHECK(read_everywhere(layers, "unit_report_day", pack.unit_report_day, number_of("day")));
  SPOTME_CHECK(read_everywhere(layers, "month_close_day", pack.month_close_day, number_of("day")));
  SPOTME_CHECK(read_everywhere(layers, "supervisor_deadline", pack.supervisor_deadline, number_of("working_days")));
  SPOTME_CHECK(read_everywhere(layers, "evidence_issues", pack.evidence_issues, [](const RuleFields& fields) {
    return domain::EvidenceIssueRule{fields.flag("outside"), fields.words("weak_grades")};
  }));
  SPOTME_CHECK(read_everywhere(layers, "explain_reminder", pack.explain_reminder, [](const RuleFields& fields) {
    return fields.get<std::vector<std::int64_t>>("days_before");
  }));
  SPOTME_CHECK(read_everywhere(layers, "approval_path", pack.approval_path, approval_policy_of));
  SPOTME_CHECK(read_everywhere(layers, "absence_alerts", pack.absence_alerts, [](const RuleFields& fields) {
    return fields.get<std::vector<std::int64_t>>("working_days");
  }));
  SPOTME_CHECK(read_everywhere(layers, "absence_told", pack.absence_told, [](const RuleFields& fields) {
    return domain::AbsenceTold{numbers_of(fields, "supervisor"), numbers_of(fields, "head"),
                               numbers_of(fields, "integrity")};
  }));
  return read_everywhere(layers, "show_cause_answer", pack.show_cause_answer, days_of);
}

Result<void> read_basis(std::string_view file, const toml::table& root, domain::RulePack& pack) {
  SPOTME_CHECK(sub_table(file, root, "basis"));
  const auto& basis = *root["basis"].as_table();
  for (const auto& [key, node] : basis) {
    const std::string_view name = key.str();
    const auto& rules = domain::all_rules();
    const auto* const rule =
        std::find_if(rules.begin(), rules.end(), [name](domain::Rule one) { return domain::rule_name(one) == name; });
    const auto full_key = fmt::format("basis.{}", name);
    if (rule == rules.end() || domain::has_own_value(*rule)) return rule_refusal("rule_unknown", file, full_key);
    SPOTME_TRY(const RuleTable table, sub_table(file, basis, name));
    SPOTME_CHECK(table.only({"source", "certainty"}));
    SPOTME_TRY(pack.basis[static_cast<std::size_t>(*rule)], read_source(table));
    SPOTME_CHECK(read_certainty(table));
  }
  for (const auto rule : domain::all_rules()) {
    if (domain::has_own_value(rule) || !pack.basis[static_cast<std::size_t>(rule)].empty()) continue;
    return rule_refusal("rule_no_source", file, fmt::format("basis.{}", domain::rule_name(rule)));
  }
  return {};
}

template <class T>
T or_throw(Result<T> result) {
  if (!result) throw std::runtime_error(fmt::format("{}: {}", result.error().field, result.error().key));
  return std::move(result).value();
}

}  // namespace

Result<domain::RulePack> parse_rule_pack(std::string_view file_name, std::string_view toml, const RuleEdits& edits) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  std::vector<std::string_view> lists{"pack", "basis"};
  for (const auto& key : domain::all_rule_keys()) {
    if (key.file == domain::RuleFile::federal) lists.push_back(key.name);
  }
  SPOTME_CHECK(RuleTable(file_name, "", root).only(lists));
  domain::RulePack pack;
  SPOTME_TRY(const RuleTable head, sub_table(file_name, root, "pack"));
  SPOTME_CHECK(head.only({"name", "version"}));
  SPOTME_TRY(pack.name, head.text("name"));
  SPOTME_TRY(pack.version, head.text("version"));
  SPOTME_TRY(const RuleLayers layers, RuleLayers::make(file_name, root, edits));
  SPOTME_CHECK(read_hours(layers, pack));
  SPOTME_CHECK(read_grants(layers, pack));
  SPOTME_CHECK(read_deadlines(layers, pack));
  SPOTME_CHECK(read_basis(file_name, root, pack));
  return pack;
}

Result<domain::RulePack> parse_builtin_pack(const RuleEdits& edits) {
  return parse_rule_pack("rules/federal.toml", embedded_rules("rules/federal.toml"), edits);
}

Result<domain::CardRules> parse_builtin_card_rules(const RuleEdits& edits) {
  return parse_card_rules("rules/card.toml", embedded_rules("rules/card.toml"), edits);
}

Rules builtin_rules() {
  return {or_throw(parse_builtin_pack()),
          or_throw(parse_calendar(embedded_rules("rules/holidays.csv"), embedded_rules("rules/ramadan.csv"))),
          or_throw(parse_evidence_rules("rules/evidence.toml", embedded_rules("rules/evidence.toml"))),
          or_throw(parse_builtin_card_rules()),
          or_throw(parse_substitute_rules("rules/substitutes.toml", embedded_rules("rules/substitutes.toml"))),
          or_throw(parse_letter_rules("rules/letters.toml", embedded_rules("rules/letters.toml")))};
}

}  // namespace spotme::store

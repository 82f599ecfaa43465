#include "domain/grant_check.hpp"

#include <algorithm>
#include <cstdlib>

namespace spotme::domain {
namespace {

/// Two forms with due dates so near to each other are of one pregnancy; the next cannot come sooner.
constexpr std::chrono::days same_pregnancy{120};

}  // namespace

void GrantCheck::check_pregnancy() {
  if (!draft_.pregnancy) return refuse("pregnancy_form_missing", "due_date");
  check_pregnancy_times(*draft_.pregnancy);
  check_pregnancy_others(*draft_.pregnancy);
  check_maternity();
  if (draft_.pregnancy->husband) check_husband(*draft_.pregnancy);
}

void GrantCheck::check_pregnancy_times(const PregnancyForm& form) {
  const auto& from = *facts_.pack->pregnancy_from.as_of(draft_.first_day);
  const auto earliest = pregnancy_day(form.due_date, from.value);
  if (draft_.first_day < earliest) {
    refuse("pregnancy_too_early", "first_day",
           {{"weeks", std::to_string(from.value)}, {"day", base::format_day(earliest)}, {"source", from.source}});
  }
  const auto& notice = *facts_.pack->pregnancy_notice.as_of(facts_.today);
  if (facts_.origin == GrantOrigin::applied && draft_.first_day < facts_.today + notice.value) {
    refuse("pregnancy_notice", "first_day",
           {{"days", std::to_string(notice.value.count())},
            {"day", base::format_day(facts_.today + notice.value)},
            {"source", notice.source}});
  }
  for (const auto* day : own_days()) {
    if (!day->scheme.duty && !std::holds_alternative<Shift>(day->scheme.scheme)) continue;
    refuse("pregnancy_shift", "first_day", {{"day", base::format_day(day->day)}});
    return;
  }
}

/// One form a pregnancy.
void GrantCheck::check_pregnancy_others(const PregnancyForm& form) {
  for (const auto& held : facts_.held) {
    if (held.kind != GrantKind::pregnancy_hour || !held.due_date || held.husband != form.husband) continue;
    if (std::chrono::abs(*held.due_date - form.due_date) >= same_pregnancy) continue;
    // What stays of a form that was changed or cancelled midway is of the same form.
    if (*held.due_date == form.due_date && held.days.last < draft_.first_day) continue;
    refuse(base::Code::conflict, "pregnancy_form_twice", "due_date",
           {{"day", base::format_day(held.days.first)},
            {"source", facts_.pack->pregnancy_notice.as_of(draft_.first_day)->source}});
    return;
  }
}

/// Maternity leave ends the hour.
void GrantCheck::check_maternity() {
  const auto& ends = *facts_.pack->pregnancy_ends.as_of(draft_.first_day);
  for (const auto& held : facts_.held) {
    const bool maternity =
        held.kind == GrantKind::leave && std::find(ends.value.begin(), ends.value.end(), held.code) != ends.value.end();
    if (!maternity || held.days.last < draft_.first_day || draft_.last_day < held.days.first) continue;
    refuse(base::Code::conflict, "pregnancy_after_maternity", "last_day",
           {{"day", base::format_day(held.days.first)}, {"source", ends.source}});
    return;
  }
}

void GrantCheck::check_husband(const PregnancyForm& form) {
  // A wife of another agency has no grant here: then the paper that was seen is named.
  const bool elsewhere = facts_.origin == GrantOrigin::entered && !form.wife_grant && !draft_.evidence.empty();
  if (!facts_.wife && !elsewhere) {
    refuse("pregnancy_wife_first", "wife_grant_id");
  } else if (facts_.wife && (facts_.wife->kind != GrantKind::pregnancy_hour || facts_.wife->husband)) {
    refuse("pregnancy_wife_first", "wife_grant_id");
  } else if (facts_.wife && (draft_.first_day < facts_.wife->days.first || facts_.wife->days.last < draft_.last_day)) {
    refuse("pregnancy_beyond_wife", draft_.first_day < facts_.wife->days.first ? "first_day" : "last_day",
           {{"first", base::format_day(facts_.wife->days.first)}, {"last", base::format_day(facts_.wife->days.last)}});
  }
  if (!form.works_nearby) refuse("pregnancy_not_nearby", "works_nearby");
  if (!form.shares_vehicle) refuse("pregnancy_no_vehicle", "shares_vehicle");
}

}  // namespace spotme::domain

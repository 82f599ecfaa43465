#include "app/grant_store.hpp"

#include "app/grant_end.hpp"
#include "store/closing.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};

void audit(db::Write& write, const std::vector<store::Grant>& grants, const store::Actor& actor,
           std::string_view action) {
  std::vector<store::AuditSubject> subjects;
  for (const auto& grant : grants) subjects.push_back({grant.officer.value, detail_of(grant)});
  store::insert_audit_entries(write, grants.front().agency, actor, action, subjects);
}

bool is_maternity(const AgencyRules& rules, const store::Grant& grant) {
  if (grant.kind != store::GrantKind::leave) return false;
  const auto& codes = rules.pack.pregnancy_ends.as_of(grant.first_day)->value;
  return std::find(codes.begin(), codes.end(), grant.code) != codes.end();
}

/// Maternity leave ends her early hour, and that of her husband with it.
void end_hours(const Context& context, db::Write& write, const std::vector<store::Grant>& grants,
               const store::Actor& actor) {
  const auto rules = context.rulebook.current(write, grants.front().agency);
  std::vector<store::OfficerDays> leaves;
  for (const auto& grant : grants) {
    if (is_maternity(*rules, grant)) leaves.push_back({grant.agency, grant.officer, grant.first_day, grant.last_day});
  }
  if (leaves.empty()) return;
  std::vector<GrantEnd> ends;
  for (const auto& [n, grant] : store::load_grants(write, leaves)) {
    const bool hers = grant.kind == store::GrantKind::pregnancy_hour && grant.pregnancy && !grant.pregnancy->husband;
    if (hers) ends.push_back({grant, domain::DayRange{grant.first_day, leaves[n].first - one_day}});
  }
  end_grants(write, ends, "grant_ended_by_maternity", "", actor);
}

}  // namespace

std::string detail_of(const store::Grant& grant) {
  auto text = fmt::format("{} {} to {}", store::grant_kind_name(grant.kind), base::format_day(grant.first_day),
                          base::format_day(grant.last_day));
  if (grant.times) {
    text += fmt::format(" {}-{}", base::format_minute(grant.times->from), base::format_minute(grant.times->to));
  }
  if (grant.part) text += fmt::format(" {}", domain::leave_part_name(*grant.part));
  if (!grant.code.empty()) text += " " + grant.code;
  if (!grant.purpose.empty()) text += " | " + grant.purpose;
  return text;
}

void store_grants(const Context& context, db::Write& write, const std::vector<store::Grant>& grants,
                  const store::Actor& actor, std::string_view action) {
  if (grants.empty()) return;
  store::insert_grants(write, grants);
  std::vector<store::OfficerDays> days;
  for (const auto& grant : grants) days.push_back({grant.agency, grant.officer, grant.first_day, grant.last_day});
  reopen_grant_days(write, days);
  audit(write, grants, actor, action);
  end_hours(context, write, grants, actor);
}

void reopen_grant_days(db::Write& write, const std::vector<store::OfficerDays>& ranges) {
  if (ranges.empty()) return;
  // Leave may run for years: only days that the closing can have reached become rows.
  const auto closing = store::find_agency_closing(write, ranges.front().agency);
  if (!closing || !closing->start) return;
  std::vector<store::OfficerDay> days;
  for (const auto& range : ranges) {
    const auto last = std::min(range.last, write.today());
    for (auto day = std::max(range.first, *closing->start); day <= last; day += one_day) {
      days.push_back({range.agency, range.officer, day});
    }
  }
  store::reopen_days(write, days, {"reopen_grant"});
}

base::Result<void> check_months_open(db::Read& read, base::AgencyId agency, domain::DayRange days) {
  const auto closed = store::load_closed_months(read, agency, days);
  if (closed.empty()) return {};
  return Error{Code::conflict, "grant_month_closed", "id", {{"month", domain::format_month(closed.front())}}};
}

}  // namespace spotme::app

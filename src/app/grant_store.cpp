#include "app/grant_store.hpp"

#include "store/closing.hpp"
#include "store/grant_list.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};

domain::ChangeReason grant_reason() { return {"reopen_grant"}; }

void reopen(db::Write& write, const std::vector<store::Grant>& grants) {
  for (const auto& grant : grants) {
    store::reopen_days(write, grant.agency, {grant.officer}, {grant.first_day, grant.last_day}, grant_reason());
  }
}

void audit(db::Write& write, const std::vector<store::Grant>& grants, const store::Actor& actor,
           std::string_view action, const std::string& reason = {}) {
  std::vector<store::AuditSubject> subjects;
  for (const auto& grant : grants) {
    auto detail = detail_of(grant);
    if (!reason.empty()) detail += " | " + reason;
    subjects.push_back({grant.officer.value, std::move(detail)});
  }
  store::insert_audit_entries(write, grants.front().agency, actor, action, subjects);
}

bool is_maternity(const AgencyRules& rules, const store::Grant& grant) {
  if (grant.kind != store::GrantKind::leave) return false;
  const auto& codes = rules.pack.pregnancy_ends.as_of(grant.first_day)->value;
  return std::find(codes.begin(), codes.end(), grant.code) != codes.end();
}

/// Early hours that go on into the leave: those of these officers, and of husbands who name them.
std::vector<store::Grant> hours_beyond(db::Write& write, const std::vector<store::Grant>& leaves,
                                       std::vector<base::Day>& begins) {
  std::vector<store::OfficerDays> asked;
  for (const auto& leave : leaves) asked.push_back({leave.agency, leave.officer, leave.first_day, leave.last_day});
  std::vector<store::Grant> found;
  for (const auto& [n, grant] : store::load_grants(write, asked)) {
    if (grant.kind != store::GrantKind::pregnancy_hour || grant.pregnancy.value_or(domain::PregnancyForm{}).husband) {
      continue;
    }
    found.push_back(grant);
    begins.push_back(leaves[n].first_day);
  }
  std::vector<base::GrantId> wives;
  for (const auto& grant : found) wives.push_back(grant.id);
  if (wives.empty()) return found;
  for (auto& grant : store::load_husbands(write, leaves.front().agency, wives)) {
    const auto wife = std::find(wives.begin(), wives.end(), *grant.pregnancy->wife_grant) - wives.begin();
    const auto begin = begins.at(static_cast<std::size_t>(wife));
    if (grant.last_day < begin) continue;
    found.push_back(std::move(grant));
    begins.push_back(begin);
  }
  return found;
}

void end_hours(const Context& context, db::Write& write, const std::vector<store::Grant>& grants,
               const store::Actor& actor) {
  const auto rules = context.rulebook.current(write, grants.front().agency);
  std::vector<store::Grant> leaves;
  for (const auto& grant : grants) {
    if (is_maternity(*rules, grant)) leaves.push_back(grant);
  }
  if (leaves.empty()) return;
  std::vector<base::Day> begins;
  const auto hours = hours_beyond(write, leaves, begins);
  if (hours.empty()) return;
  std::vector<store::Grant> shorter;
  for (std::size_t i = 0; i < hours.size(); ++i) {
    if (!store::withdraw_grant(write, hours[i].agency, hours[i].officer, hours[i].id, actor.officer)) continue;
    if (begins[i] <= hours[i].first_day) continue;
    auto kept = hours[i];
    kept.replaces = kept.id;
    kept.id = base::GrantId::make(write.now());
    kept.last_day = begins[i] - one_day;
    kept.made_at = write.now();
    kept.made_by = actor.officer;
    if (kept.pregnancy && kept.pregnancy->wife_grant) {
      // Husbands come behind their wives: what replaced hers is known.
      const auto hers = std::find_if(shorter.begin(), shorter.end(),
                                     [&](const auto& one) { return one.replaces == kept.pregnancy->wife_grant; });
      if (hers != shorter.end()) kept.pregnancy->wife_grant = hers->id;
    }
    shorter.push_back(std::move(kept));
  }
  store::insert_grants(write, shorter);
  reopen(write, hours);
  audit(write, hours, actor, "grant_ended_by_maternity");
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
  reopen(write, grants);
  audit(write, grants, actor, action);
  end_hours(context, write, grants, actor);
}

void withdraw_grants(db::Write& write, const std::vector<store::Grant>& grants, const std::string& reason,
                     const store::Actor& actor) {
  auto all = grants;
  std::vector<base::GrantId> wives;
  for (const auto& grant : grants) {
    if (grant.kind == store::GrantKind::pregnancy_hour) wives.push_back(grant.id);
  }
  if (!wives.empty()) {
    auto husbands = store::load_husbands(write, grants.front().agency, wives);
    std::move(husbands.begin(), husbands.end(), std::back_inserter(all));
  }
  std::erase_if(all, [&](const auto& grant) {
    return !store::withdraw_grant(write, grant.agency, grant.officer, grant.id, actor.officer, reason);
  });
  if (all.empty()) return;
  reopen(write, all);
  audit(write, all, actor, "grant_withdrawn", reason);
}

base::Result<void> check_months_open(db::Read& read, const store::Grant& grant) {
  const auto closed = store::load_closed_months(read, grant.agency, {grant.first_day, grant.last_day});
  if (closed.empty()) return {};
  return Error{Code::conflict, "grant_month_closed", "id", {{"month", domain::format_month(closed.front())}}};
}

}  // namespace spotme::app

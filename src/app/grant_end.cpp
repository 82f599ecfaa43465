#include "app/grant_end.hpp"

#include "app/grant_facts.hpp"
#include "app/grant_notice.hpp"
#include "app/grant_store.hpp"
#include "store/grant_list.hpp"
#include "store/time_slip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};

/// What holds in the place of a grant: of a changed one two at the most, by day.
using Successors = std::vector<store::Grant>;

store::Grant part_of(const db::Write& write, const store::Grant& grant, domain::DayRange days,
                     const store::Actor& actor) {
  auto part = grant;
  part.replaces = grant.id;
  part.id = base::GrantId::make(write.now());
  part.first_day = days.first;
  part.last_day = days.last;
  part.made_at = write.now();
  part.made_by = actor.officer;
  return part;
}

/// The first of its days on which none of these holds.
std::optional<base::Day> first_lost(const store::Grant& grant, const Successors& successors) {
  auto day = grant.first_day;
  for (const auto& one : successors) {
    if (one.first_day <= day && day <= one.last_day) day = one.last_day + one_day;
  }
  return day <= grant.last_day ? std::optional(day) : std::nullopt;
}

class Ending {
 public:
  Ending(db::Write& write, const std::string& reason, const store::Actor& actor)
      : write_(write), reason_(reason), actor_(actor) {}

  /// What holds in its place; nullopt where it was withdrawn already.
  std::optional<Successors> end(const GrantEnd& one) {
    const auto& grant = one.grant;
    if (!withdraw(grant)) return std::nullopt;
    Successors successors;
    if (one.stays && one.stays->first <= one.stays->last) {
      successors.push_back(part_of(write_, grant, *one.stays, actor_));
      parts_.push_back(successors.back());
    }
    note(grant, first_lost(grant, successors), successors);
    if (one.changed) successors.push_back(*one.changed);
    return successors;
  }

  void end_husband(const store::Grant& grant, const Successors& hers) {
    if (!withdraw(grant)) return;
    Successors successors;
    for (const auto& wife : hers) {
      const domain::DayRange days{std::max(grant.first_day, wife.first_day), std::min(grant.last_day, wife.last_day)};
      if (days.last < days.first) continue;
      successors.push_back(part_of(write_, grant, days, actor_));
      successors.back().pregnancy->wife_grant = wife.id;
      parts_.push_back(successors.back());
    }
    const auto lost = first_lost(grant, successors);
    note(grant, lost, successors);
    if (lost) tell_husband(grant, *lost, successors);
  }

  void save(std::string_view action) {
    if (subjects_.empty()) return;
    store::insert_grants(write_, parts_);
    store::move_time_slips(write_, parts_);
    reopen_grant_days(write_, reopened_);
    store::insert_audit_entries(write_, reopened_agency_, actor_, action, subjects_);
    tell_of_grants(write_, told_, actor_);
  }

 private:
  bool withdraw(const store::Grant& grant) {
    return store::withdraw_grant(write_, grant.agency, grant.officer, grant.id, actor_.officer, reason_);
  }

  void note(const store::Grant& grant, std::optional<base::Day> lost, const Successors& stays) {
    reopened_agency_ = grant.agency;
    if (lost) reopened_.push_back({grant.agency, grant.officer, *lost, grant.last_day});
    auto detail = detail_of(grant);
    for (const auto& part : stays) {
      detail += fmt::format(" | stays {} to {}", base::format_day(part.first_day), base::format_day(part.last_day));
    }
    if (!reason_.empty()) detail += " | " + reason_;
    subjects_.push_back({grant.officer.value, std::move(detail)});
  }

  void tell_husband(const store::Grant& grant, base::Day lost, const Successors& stays) {
    auto gone = grant;
    gone.first_day = lost;
    told_.push_back({std::move(gone), domain::NoticeKind::grant_cancelled});
    for (const auto& part : stays) {
      if (part.first_day > lost) told_.push_back({part, domain::NoticeKind::grant_given});
    }
  }

  db::Write& write_;
  const std::string& reason_;
  const store::Actor& actor_;
  base::AgencyId reopened_agency_;
  std::vector<store::Grant> parts_;
  std::vector<store::OfficerDays> reopened_;
  std::vector<store::AuditSubject> subjects_;
  std::vector<ToldGrant> told_;
};

}  // namespace

domain::DayRange used_days(const store::Grant& grant, base::Day today, std::optional<base::Day> begins) {
  auto last = std::min(grant.last_day, today - one_day);
  if (begins) last = std::min(last, *begins - one_day);
  return {grant.first_day, last};
}

base::Result<void> check_may_end(db::Read& read, const store::Grant& grant, std::optional<base::Day> begins) {
  const auto used = used_days(grant, read.today(), begins);
  if (used.last == grant.last_day) return Error{Code::conflict, "grant_used_up", "id"};
  return check_months_open(read, grant.agency, {std::max(grant.first_day, used.last + one_day), grant.last_day});
}

std::optional<domain::HeldGrant> held_beside(const store::Grant& grant, base::Day today, base::Day begins) {
  auto held = store::held_of(grant);
  held.days = used_days(grant, today, begins);
  if (stands_once(grant.kind) || held.days.last < held.days.first) return std::nullopt;
  return held;
}

void end_grants(db::Write& write, const std::vector<GrantEnd>& ends, std::string_view action, const std::string& reason,
                const store::Actor& actor) {
  if (ends.empty()) return;
  Ending ending(write, reason, actor);
  std::vector<base::GrantId> wives;
  std::vector<Successors> after_wives;
  for (const auto& one : ends) {
    auto successors = ending.end(one);
    if (!successors || one.grant.kind != store::GrantKind::pregnancy_hour) continue;
    wives.push_back(one.grant.id);
    after_wives.push_back(std::move(*successors));
  }
  if (!wives.empty()) {
    // Those husbands who are among the ended themselves are withdrawn by now, and are not found.
    for (const auto& husband : store::load_husbands(write, ends.front().grant.agency, wives)) {
      const auto at = std::find(wives.begin(), wives.end(), *husband.pregnancy->wife_grant) - wives.begin();
      ending.end_husband(husband, after_wives.at(static_cast<std::size_t>(at)));
    }
  }
  ending.save(action);
}

}  // namespace spotme::app

#include "app/outage.hpp"

#include "app/day_facts.hpp"
#include "app/notice.hpp"
#include "app/outage_cover.hpp"
#include "store/attendance_issue.hpp"
#include "store/closing.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};
constexpr std::chrono::days one_day{1};
constexpr std::int64_t issues_at_once = 2000;

base::Result<void> check_months(db::Read& read, const store::Outage& outage, std::string_view field) {
  const auto closed = store::load_closed_months(read, outage.agency, days_of(outage));
  if (closed.empty()) return {};
  return Error{
      Code::conflict, "grant_month_closed", std::string(field), {{"month", domain::format_month(closed.front())}}};
}

base::Result<store::Outage> read_entry(db::Read& read, const domain::Caller& caller, const OutageEntry& entry) {
  const auto unit = store::find_unit(read, caller.agency, entry.unit, read.today());
  if (!unit || !domain::may_keep_grants(caller, caller.agency, unit->path)) {
    return Error{Code::unprocessable, "unit_unknown", "unit_id"};
  }
  if (entry.until <= entry.from) return Error{Code::unprocessable, "outage_reversed", "until"};
  if (entry.until - entry.from > most_outage_days) {
    return Error{
        Code::unprocessable, "outage_too_long", "until", {{"limit", std::to_string(most_outage_days.count())}}};
  }
  if (read.now() < entry.from) return Error{Code::unprocessable, "outage_not_begun", "from"};
  store::Outage outage{caller.agency, base::OutageId::make(read.now()),
                       entry.unit,    entry.from,
                       entry.until,   entry.reason,
                       read.now(),    caller.officer,
                       unit->path};
  SPOTME_CHECK(check_months(read, outage, "from"));
  return outage;
}

/// The undecided issues of one page of officers whose days the outage touches.
std::vector<store::AttendanceIssue> touched(const Context& context, db::Read& read, const store::Outage& outage,
                                            const std::vector<store::AttendanceIssue>& page) {
  std::vector<std::pair<base::OfficerId, base::Day>> days;
  for (const auto& issue : page) {
    const std::pair key(issue.day.officer, issue.day.day);
    if (days.empty() || days.back() != key) days.push_back(key);
  }
  const Outages one({outage});
  std::map<std::pair<base::OfficerId, base::Day>, bool> covered;
  for (const auto& day : load_day_facts(context, read, outage.agency, days)) {
    covered[{day.officer, day.day}] = day.posted && one.touching(day.day, day.unit_path, day.scheme.scheme) != nullptr;
  }
  std::vector<store::AttendanceIssue> found;
  for (const auto& issue : page) {
    if (covered.at({issue.day.officer, issue.day.day})) found.push_back(issue);
  }
  return found;
}

/// All undecided issues that the outage touches, a page of officers after the other.
std::vector<store::AttendanceIssue> find_touched(const Context& context, db::Read& read, const store::Outage& outage) {
  auto days = days_of(outage);
  days.first -= one_day;  // a shift may reach over midnight into it
  std::vector<store::AttendanceIssue> all;
  base::OfficerId after{};
  for (bool more = true; more;) {
    auto page = store::load_undecided_issues(read, outage.agency, days, after, issues_at_once);
    more = static_cast<std::int64_t>(page.size()) == issues_at_once;
    if (more) {
      // The last officer's days may go on behind the page. One alone cannot fill it: he has a few kinds a day.
      const auto last = page.back().day.officer;
      std::erase_if(page, [&](const auto& issue) { return issue.day.officer == last; });
    }
    if (page.empty()) break;
    after = page.back().day.officer;
    const auto found = touched(context, read, outage, page);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

OutageOutcome tell(db::Read& read, const store::Outage& outage, const std::vector<store::AttendanceIssue>& issues) {
  OutageOutcome outcome;
  outcome.days = days_of(outage);
  outcome.officers = store::count_posted_below(read, outage.agency, outage.unit_path, outcome.days.first);
  outcome.issues_total = static_cast<std::int64_t>(issues.size());
  std::vector<base::OfficerId> officers;
  for (const auto& issue : issues) {
    if (outcome.issues.size() == most_named_issues) break;
    outcome.issues.push_back({issue.day.officer, "", issue.day.day, issue.kind, issue.state});
    officers.push_back(issue.day.officer);
  }
  const auto names = store::load_officer_names(read, outage.agency, officers);
  for (std::size_t i = 0; i < names.size(); ++i) outcome.issues[i].name = names[i];
  return outcome;
}

std::string detail_of(const store::Outage& outage) {
  return fmt::format("{} {} to {} | {}", outage.unit_path, base::format_instant(outage.from),
                     base::format_instant(outage.until), outage.reason);
}

/// Each officer once: that nothing is asked of him for these issues, or that it is again.
void tell_officers(db::Write& write, const store::Outage& outage, const std::vector<store::AttendanceIssue>& issues,
                   domain::NoticeKind kind) {
  const auto unit = store::find_unit(write, outage.agency, outage.unit, write.today());
  std::vector<NewNotice> notices;
  for (const auto& issue : issues) {  // by officer and day
    if (!notices.empty() && notices.back().to == issue.day.officer) continue;
    NewNotice notice;
    notice.agency = outage.agency;
    notice.to = issue.day.officer;
    notice.kind = kind;
    notice.args = {{"place", unit ? unit->name : outage.unit_path}, {"day", base::format_day(issue.day.day)}};
    if (kind == domain::NoticeKind::outage_withdrawn) {
      notice.args.emplace_back("until", base::format_day(issue.explain_by));
    }
    notice.link = fmt::format("/hari/{}", base::format_day(issue.day.day));
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

}  // namespace

base::Result<OutageOutcome> try_outage(const Context& context, const domain::Caller& caller, const OutageEntry& entry) {
  return context.database.read([&](db::Read& read) -> base::Result<OutageOutcome> {
    SPOTME_TRY(const auto outage, read_entry(read, caller, entry));
    return tell(read, outage, find_touched(context, read, outage));
  });
}

base::Result<OutageOutcome> declare_outage(const Context& context, const domain::Caller& caller,
                                           const OutageEntry& entry, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<OutageOutcome> {
    SPOTME_TRY(const auto outage, read_entry(write, caller, entry));
    const auto issues = find_touched(context, write, outage);
    auto outcome = tell(write, outage, issues);
    store::insert_outage(write, outage);
    store::settle_issues(write, issues, domain::IssueState::accepted, outage.id);
    store::insert_audit_entry(write, caller.agency, actor, "outage_declared", outage.id.value, detail_of(outage));
    tell_officers(write, outage, issues, domain::NoticeKind::outage_declared);
    outcome.outage = outage.id;
    return outcome;
  });
}

base::Result<void> withdraw_outage(const Context& context, const domain::Caller& caller, base::OutageId id,
                                   const std::string& reason, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto view = store::find_outage(write, caller.agency, id);
    if (!view || !domain::may_keep_grants(caller, caller.agency, view->outage.unit_path)) return not_found;
    if (view->withdrawn_at) return Error{Code::conflict, "outage_withdrawn", "id"};
    SPOTME_CHECK(check_months(write, view->outage, "id"));
    if (!store::withdraw_outage(write, caller.agency, id, actor.officer, reason)) return not_found;
    const auto least = context.rulebook.current(write, caller.agency)->pack.explain_least.as_of(write.today())->value;
    const auto opened = store::reopen_issues(write, caller.agency, id, write.today() + least);
    tell_officers(write, view->outage, opened, domain::NoticeKind::outage_withdrawn);
    store::insert_audit_entry(write, caller.agency, actor, "outage_withdrawn", id.value,
                              detail_of(view->outage) + " | " + reason);
    return {};
  });
}

base::Result<OutagePage> list_outages(const Context& context, const domain::Caller& caller,
                                      const std::optional<std::string>& after, std::int64_t limit) {
  std::optional<base::OutageId> cursor;
  if (after) {
    const auto id = base::parse_uuid(*after);
    if (!id) return Error{Code::unprocessable, "cursor_invalid", "after"};
    cursor = base::OutageId{*id};
  }
  return context.database.read([&](db::Read& read) -> base::Result<OutagePage> {
    OutagePage page{store::list_outages(read, caller.agency, domain::grant_reach(caller), cursor, limit + 1),
                    std::nullopt};
    if (static_cast<std::int64_t>(page.outages.size()) > limit) {
      page.outages.pop_back();
      page.next = base::to_string(page.outages.back().outage.id);
    }
    return page;
  });
}

}  // namespace spotme::app

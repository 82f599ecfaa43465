#include "app/reason_reminder.hpp"

#include "app/notice.hpp"
#include "store/attendance_issue.hpp"

#include <string>
#include <utility>
#include <vector>

namespace spotme::app {
namespace {

constexpr std::int64_t batch_size = 500;

/// The issues of one officer in one notice.
NewNotice notice_of(const std::vector<store::AttendanceIssue>& issues) {
  const auto& first = issues.front();
  const auto until = base::format_day(first.explain_by);
  NewNotice notice;
  notice.agency = first.day.agency;
  notice.to = first.day.officer;
  notice.link = "/perlu-tindakan";
  notice.collapse = "reason_due";
  if (issues.size() == 1) {
    notice.kind = domain::NoticeKind::reason_due;
    notice.args = {{"day", base::format_day(first.day.day)}, {"until", until}};
    notice.words = {{"issue", "issue_" + std::string(domain::issue_name(first.kind))}};
  } else {
    notice.kind = domain::NoticeKind::reasons_due;
    notice.args = {{"count", std::to_string(issues.size())}, {"until", until}};
  }
  return notice;
}

std::int64_t remind_batch(db::Write& write, base::AgencyId agency, base::Day explain_by, base::Day owed_since,
                          bool& more) {
  auto issues = store::list_issues_to_remind(write, agency, explain_by, owed_since, batch_size);
  more = static_cast<std::int64_t>(issues.size()) == batch_size;
  std::vector<NewNotice> notices;
  std::vector<store::AttendanceIssue> some;
  for (std::size_t i = 0; i < issues.size(); ++i) {
    some.push_back(issues[i]);
    if (i + 1 < issues.size() && issues[i + 1].day.officer == issues[i].day.officer) continue;
    notices.push_back(notice_of(some));
    some.clear();
  }
  notify(write, notices);
  store::set_reminded(write, issues, write.today());
  return static_cast<std::int64_t>(notices.size());
}

}  // namespace

std::int64_t remind_of_reasons(const Context& context, base::AgencyId agency) {
  const auto today = base::local_day(context.clock.now());
  const auto rules = context.database.read([&](db::Read& read) { return context.rulebook.current(read, agency); });
  std::int64_t reminded = 0;
  for (const auto before : rules->pack.explain_reminder.as_of(today)->value) {  // ascending
    // One reminder is owed from that many days before the last one, so that what arose later or was missed is made up.
    for (auto left = std::chrono::days{0}; left.count() <= before; ++left) {
      const auto last = today + left;
      const auto owed_since = last - std::chrono::days{before};
      bool more = true;
      while (more) {
        reminded += context.database.write(
            [&](db::Write& write) { return remind_batch(write, agency, last, owed_since, more); });
      }
    }
  }
  return reminded;
}

}  // namespace spotme::app

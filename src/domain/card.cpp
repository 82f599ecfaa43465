#include "domain/card.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 8> state_names{"rejected", "unexplained", "to_explain", "waiting",
                                                      "accepted", "excused",     "same_event", "not_counted"};

/// What one mark stands for: an arrival, a departure, a whole day.
enum class MarkEvent : std::uint8_t { arrival, departure, day };

MarkEvent event_of(Issue issue) {
  switch (issue) {
    case Issue::late_in:
    case Issue::no_clock_in: return MarkEvent::arrival;
    case Issue::early_out:
    case Issue::no_clock_out: return MarkEvent::departure;
    case Issue::absent:
    case Issue::outside_place:
    case Issue::weak_evidence: break;
  }
  return MarkEvent::day;
}

MarkState state_by_itself(const MarkRule& rule, const CardIssue& issue, bool excused, base::Day today) {
  if (std::find(rule.issues.begin(), rule.issues.end(), issue.issue) == rule.issues.end())
    return MarkState::not_counted;
  if (excused) return MarkState::excused;
  switch (issue.standing) {
    case IssueStanding::rejected: return MarkState::rejected;
    case IssueStanding::accepted: return MarkState::accepted;
    case IssueStanding::open: return today > issue.explain_by ? MarkState::unexplained : MarkState::to_explain;
    case IssueStanding::waiting:
    case IssueStanding::withdrawn: break;
  }
  return MarkState::waiting;
}

/// Sets aside marks of one day that another one stands for. `from` and `to` are the items of that day.
void limit_day(std::int64_t most, std::vector<CardItem>::iterator from, std::vector<CardItem>::iterator to) {
  std::vector<MarkEvent> marked;
  for (auto item = from; item != to; ++item) {
    if (!is_mark(item->state)) continue;
    const auto event = event_of(item->issue);
    const bool again = std::find(marked.begin(), marked.end(), event) != marked.end();
    if (again || static_cast<std::int64_t>(marked.size()) >= most) {
      item->state = MarkState::same_event;
    } else {
      marked.push_back(event);
    }
  }
}

}  // namespace

std::string_view mark_state_name(MarkState state) { return state_names.at(static_cast<std::size_t>(state)); }

CardCount count_marks(const MarkRule& rule, DayRange period, std::vector<CardIssue> issues,
                      const std::vector<DayRange>& excused, base::Day today) {
  std::sort(issues.begin(), issues.end(), [](const CardIssue& a, const CardIssue& b) {
    return std::tie(a.day, a.issue, a.standing, a.explain_by) < std::tie(b.day, b.issue, b.standing, b.explain_by);
  });
  CardCount count;
  for (const auto& issue : issues) {
    if (!period.contains(issue.day) || issue.standing == IssueStanding::withdrawn) continue;
    const bool is_excused =
        std::any_of(excused.begin(), excused.end(), [&](const auto& range) { return range.contains(issue.day); });
    count.items.push_back({issue.day, issue.issue, state_by_itself(rule, issue, is_excused, today), issue.explain_by});
  }
  for (auto from = count.items.begin(); from != count.items.end();) {
    const auto to = std::find_if(from, count.items.end(), [&](const auto& item) { return item.day != from->day; });
    limit_day(rule.most_a_day, from, to);
    from = to;
  }
  for (const auto& item : count.items) {
    if (is_mark(item.state)) ++count.marks;
    if (item.state == MarkState::to_explain) ++count.to_explain;
    if (item.state == MarkState::waiting) ++count.waiting;
  }
  return count;
}

DayRange card_period(Month month, std::int64_t months, std::optional<base::Day> since) {
  auto first = months_after(month, 1 - static_cast<int>(months)).first;
  if (since) first = std::max(first, std::min(month_of(*since).first, month.first));
  return {first, month.last()};
}

base::Day card_change_day(base::Day approved_on) { return months_after(month_of(approved_on), 1).first; }

CardForecast forecast(const CardTable& table, CardColour now, const CardCount& count) {
  CardForecast forecast;
  forecast.if_no_more = table.next(now, count.marks);
  forecast.if_unexplained = table.next(now, count.marks + count.to_explain);
  forecast.if_more = forecast.if_no_more;
  for (const auto& row : table.rows()) {
    if (row.from != now || row.least <= count.marks || row.to <= forecast.if_no_more) continue;
    forecast.more = row.least - count.marks;
    forecast.if_more = row.to;
    break;
  }
  return forecast;
}

}  // namespace spotme::domain

#include "app/recompute.hpp"

#include "app/transaction_decision.hpp"
#include "domain/access.hpp"
#include "store/closing.hpp"
#include "store/officer.hpp"
#include "store/worktime.hpp"

#include <algorithm>
#include <functional>
#include <future>

namespace spotme::app {
namespace {

constexpr std::size_t lanes = 2;  ///< spans that are looked at at once; more would leave presses no core

/// Officers by id, behind `after` up to `last`.
struct Span {
  base::OfficerId after;
  base::OfficerId last;
};

/// The closed part of the range, and everybody who has a post in it, in spans of about a page.
struct Plan {
  domain::DayRange days;
  std::size_t officers = 1;  ///< of a span
  std::vector<Span> spans = {};
};

Plan plan_of(db::Read& read, const RecomputeQuestion& question) {
  Plan plan;
  const auto closing = store::find_agency_closing(read, question.agency);
  if (!closing || !closing->start) return plan;
  plan.days = {std::max(question.days.first, *closing->start), std::min(question.days.last, closing->closed_until)};
  if (plan.days.last < plan.days.first) return plan;
  const auto length = static_cast<std::size_t>((plan.days.last - plan.days.first).count()) + 1;
  plan.officers = std::max<std::size_t>(question.page / length, 1);
  for (base::OfficerId after;;) {
    const auto ids = store::load_posted_officers(read, question.agency, plan.days, after, plan.officers);
    if (ids.empty()) return plan;
    plan.spans.push_back({after, ids.back()});
    after = ids.back();
  }
}

bool reaches(const std::vector<std::string>& reach, std::string_view unit_path) {
  return std::any_of(reach.begin(), reach.end(),
                     [&](const auto& path) { return path.empty() || domain::path_reaches(path, unit_path); });
}

/// A day that was looked at.
struct Looked {
  store::OfficerDay day;
  bool blocked = false;
  std::optional<RecomputeChange> change = {};
};

Looked looked_at(const DayDecision& decision) {
  Looked looked{decision.day, decision.blocked.has_value()};
  if (!decision.next) return looked;
  looked.change = {decision.day.officer, "", decision.day.day, decision.next->number, decision.next->version};
  if (decision.held) looked.change->differences = domain::differences(decision.held->record, decision.next->record);
  return looked;
}

/// The days of a span, by officer and day, from one snapshot.
std::vector<Looked> look_at_span(const Context& context, const RecomputeQuestion& question, const Plan& plan,
                                 const Span& span) {
  return context.database.read([&](db::Read& read) {
    std::vector<Looked> looked;
    // Once round, but for somebody who got a post in these days since the plan was made.
    for (auto after = span.after; after < span.last;) {
      auto page = load_day_facts(context, read, question.agency, plan.days, after, plan.officers);
      if (page.officers.empty()) break;
      after = page.officers.back();
      std::erase_if(page.days, [&](const auto& day) {
        return day.officer > span.last || !reaches(question.reach, day.unit_path);
      });
      for (const auto& decision : decide_page(read, std::move(page.days))) looked.push_back(looked_at(decision));
    }
    return looked;
  });
}

/// One pass over the days of a question, several spans at once.
class Pass {
 public:
  Pass(const Context& context, const RecomputeQuestion& question) : context_(context), question_(question) {}

  using OnChanged = std::function<void(const std::vector<store::OfficerDay>&)>;
  RecomputeReport run(const OnChanged& on_changed) {
    const auto plan = context_.database.read([&](db::Read& read) { return plan_of(read, question_); });
    for (std::size_t at = 0; at < plan.spans.size() && report_.complete; at += lanes) {
      std::vector<std::future<std::vector<Looked>>> running;
      for (auto i = at; i < std::min(at + lanes, plan.spans.size()); ++i) {
        running.push_back(
            std::async(std::launch::async, [&, i] { return look_at_span(context_, question_, plan, plan.spans[i]); }));
      }
      for (auto& span : running) take(span.get(), on_changed);
    }
    return std::move(report_);
  }

 private:
  void take(std::vector<Looked> looked, const OnChanged& on_changed) {
    cut(looked);
    std::vector<store::OfficerDay> changed;
    for (const auto& one : looked) {
      ++report_.days;
      if (one.blocked) ++report_.not_judged;
      if (one.change) changed.push_back(one.day);
    }
    if (changed.empty()) return;
    report_.changed += static_cast<std::int64_t>(changed.size());
    report_.month_closed += in_closed_months(changed);
    name_changes(looked);
    if (on_changed) on_changed(changed);
  }

  void cut(std::vector<Looked>& looked) {
    if (!question_.most) return;
    const auto left = *question_.most - static_cast<std::size_t>(report_.days);
    if (looked.size() <= left) return;
    looked.resize(left);
    report_.complete = false;
  }

  [[nodiscard]] std::int64_t in_closed_months(const std::vector<store::OfficerDay>& days) {
    return context_.database.read([&](db::Read& read) {
      return static_cast<std::int64_t>(
          std::count_if(days.begin(), days.end(), [&](const auto& one) { return month_closed(read, one.day); }));
    });
  }

  bool month_closed(db::Read& read, base::Day day) {
    const auto month = domain::month_of(day);
    const auto known =
        std::find_if(months_.begin(), months_.end(), [&](const auto& one) { return one.first == month; });
    if (known != months_.end()) return known->second;
    const auto stored = store::find_month_closing(read, question_.agency, month);
    months_.emplace_back(month, stored && stored->closed);
    return months_.back().second;
  }

  void name_changes(std::vector<Looked>& looked) {
    std::vector<base::OfficerId> ids;
    for (auto& one : looked) {
      if (!one.change || report_.changes.size() >= most_recompute_changes) continue;
      ids.push_back(one.day.officer);
      report_.changes.push_back(std::move(*one.change));
    }
    if (ids.empty()) return;
    auto names =
        context_.database.read([&](db::Read& read) { return store::load_officer_names(read, question_.agency, ids); });
    for (std::size_t i = 0; i < names.size(); ++i)
      report_.changes[report_.changes.size() - ids.size() + i].name = std::move(names[i]);
  }

  const Context& context_;
  const RecomputeQuestion& question_;
  RecomputeReport report_;
  std::vector<std::pair<domain::Month, bool>> months_;
};

}  // namespace

RecomputeReport preview_recompute(const Context& context, const RecomputeQuestion& question) {
  return Pass(context, question).run(nullptr);
}

RecomputeReport recompute(const Context& context, const RecomputeQuestion& question, const std::string& why,
                          const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(
        write, question.agency, actor, "recompute_asked", std::nullopt,
        base::format_day(question.days.first) + " " + base::format_day(question.days.last) + " " + why);
    return true;
  });
  return Pass(context, question).run([&](const std::vector<store::OfficerDay>& changed) {
    constexpr std::size_t slice = 500;
    for (std::size_t at = 0; at < changed.size(); at += slice) {
      const auto first = changed.begin() + static_cast<std::ptrdiff_t>(at);
      const auto count = static_cast<std::ptrdiff_t>(std::min(slice, changed.size() - at));
      const std::vector<store::OfficerDay> part(first, first + count);
      context.database.write([&](db::Write& write) {
        store::reopen_days(write, part, {"recomputed", {{"why", why}}});
        return true;
      });
    }
  });
}

}  // namespace spotme::app

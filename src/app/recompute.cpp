#include "app/recompute.hpp"

#include "domain/access.hpp"
#include "store/closing.hpp"
#include "store/officer.hpp"

#include <algorithm>
#include <functional>

namespace spotme::app {
namespace {

constexpr std::size_t page_days = 20'000;  ///< officer-days held in memory at once

/// The part of the range that is closed; nullopt: nothing.
std::optional<domain::DayRange> closed_part(db::Read& read, const RecomputeQuestion& question) {
  const auto closing = store::find_agency_closing(read, question.agency);
  if (!closing || !closing->start) return std::nullopt;
  const domain::DayRange part{std::max(question.days.first, *closing->start),
                              std::min(question.days.last, closing->closed_until)};
  if (part.last < part.first) return std::nullopt;
  return part;
}

bool reaches(const std::vector<std::string>& reach, std::string_view unit_path) {
  return std::any_of(reach.begin(), reach.end(),
                     [&](const auto& path) { return path.empty() || domain::path_reaches(path, unit_path); });
}

/// One pass over the days of a question, page by page, each from one snapshot.
class Pass {
 public:
  Pass(const Context& context, const RecomputeQuestion& question) : context_(context), question_(question) {}

  using OnChanged = std::function<void(const std::vector<store::OfficerDay>&)>;
  RecomputeReport run(const OnChanged& on_changed) {
    while (true) {
      changed_.clear();
      if (!context_.database.read([&](db::Read& read) { return look_at_page(read); })) break;
      if (!changed_.empty() && on_changed) on_changed(changed_);
    }
    return std::move(report_);
  }

 private:
  bool look_at_page(db::Read& read) {
    const auto range = closed_part(read, question_);
    if (!range || !report_.complete) return false;
    const auto length = static_cast<std::size_t>((range->last - range->first).count()) + 1;
    const auto officers = std::max<std::size_t>(page_days / length, 1);
    auto page = load_day_facts(context_, read, question_.agency, *range, after_, officers);
    if (page.officers.empty()) return false;
    std::erase_if(page.days, [&](const auto& day) { return !reaches(question_.reach, day.unit_path); });
    cut(page.days);
    const auto decisions = decide_days(read, std::move(page.days));
    for (const auto& decision : decisions) look_at(read, decision);
    name_officers(read);
    after_ = page.officers.back();
    return true;
  }

  void cut(std::vector<OfficerDayFacts>& days) {
    if (!question_.most) return;
    const auto left = *question_.most - static_cast<std::size_t>(report_.days);
    if (days.size() <= left) return;
    days.erase(days.begin() + static_cast<std::ptrdiff_t>(left), days.end());
    report_.complete = false;
  }

  void look_at(db::Read& read, const DayDecision& decision) {
    ++report_.days;
    if (decision.blocked) ++report_.not_judged;
    if (!decision.next) return;
    ++report_.changed;
    changed_.push_back(decision.day);
    if (month_closed(read, decision.day.day)) ++report_.month_closed;
    if (report_.changes.size() >= most_recompute_changes) return;
    RecomputeChange change{decision.day.officer, "", decision.day.day, decision.next->number, decision.next->version};
    if (decision.held) change.differences = domain::differences(decision.held->record, decision.next->record);
    report_.changes.push_back(std::move(change));
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

  void name_officers(db::Read& read) {
    std::vector<base::OfficerId> ids;
    for (std::size_t i = named_; i < report_.changes.size(); ++i) ids.push_back(report_.changes[i].officer);
    if (ids.empty()) return;
    for (auto& name : store::load_officer_names(read, question_.agency, ids)) {
      report_.changes[named_++].name = std::move(name);
    }
  }

  const Context& context_;
  const RecomputeQuestion& question_;
  RecomputeReport report_;
  base::OfficerId after_{};
  std::size_t named_ = 0;  ///< of the changes, those that have their officer's name
  std::vector<store::OfficerDay> changed_;
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

#include "app/preview.hpp"

#include "domain/access.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <algorithm>
#include <set>

namespace spotme::app {
namespace {

/// As many officers at once as make a few thousand days.
std::size_t officers_at_once(domain::DayRange days) {
  const auto length = static_cast<std::size_t>((days.last - days.first).count()) + 1;
  return std::clamp<std::size_t>(6'000 / length, 1, 500);
}

/// Stretches of the range that have all days which are looked at. Days that lie near each other are loaded at once.
std::vector<domain::DayRange> stretches_of(const PreviewQuestion& question) {
  constexpr std::chrono::days near{7};
  if (question.only.empty()) return {question.range.days};
  std::vector<domain::DayRange> found;
  for (const auto day : question.only) {
    if (found.empty() || day - found.back().last > near) {
      found.push_back({day, day});
    } else {
      found.back().last = day;
    }
  }
  return found;
}

/// A comparison that grows.
class Comparison {
 public:
  Comparison(const Context& context, db::Read& read, const PreviewQuestion& question, const Alter& alter)
      : context_(context), read_(read), question_(question), alter_(alter) {
    preview_.range = question.range;
  }

  Preview run() {
    for (const auto stretch : stretches_of(question_)) compare_days(stretch);
    preview_.officers = officers_.size();
    preview_.changed_officers = changed_officers_.size();
    name_officers();
    return std::move(preview_);
  }

 private:
  void compare_days(domain::DayRange days) {
    if (!question_.agency) {
      for (const auto& agency : store::load_agencies(read_)) compare_agency(agency.id, days);
    } else if (question_.officers.empty()) {
      compare_agency(*question_.agency, days);
    } else {
      compare_officers(*question_.agency, days);
    }
  }

  void compare_agency(base::AgencyId agency, domain::DayRange days) {
    const auto at_once = officers_at_once(days);
    base::OfficerId after;
    for (;;) {
      if (!preview_.complete) return;
      auto page = load_day_facts(context_, read_, agency, days, after, at_once);
      for (auto& day : page.days) compare(std::move(day));
      if (page.officers.size() < at_once) return;
      after = page.officers.back();
    }
  }

  void compare_officers(base::AgencyId agency, domain::DayRange days) {
    const auto at_once = officers_at_once(days);
    for (std::size_t i = 0; i < question_.officers.size() && preview_.complete; i += at_once) {
      std::vector<std::pair<base::OfficerId, base::Day>> asked;
      for (std::size_t k = i; k < std::min(i + at_once, question_.officers.size()); ++k) {
        for (auto day = days.first; day <= days.last; day += std::chrono::days{1}) {
          asked.emplace_back(question_.officers[k], day);
        }
      }
      for (auto& day : load_day_facts(context_, read_, agency, asked)) compare(std::move(day));
    }
  }

  [[nodiscard]] bool is_asked(base::Day day) const {
    return question_.only.empty() || std::binary_search(question_.only.begin(), question_.only.end(), day);
  }

  [[nodiscard]] bool may_see(const OfficerDayFacts& day) const {
    return question_.reach.empty() ||
           std::any_of(question_.reach.begin(), question_.reach.end(),
                       [&](const auto& path) { return domain::path_reaches(path, day.unit_path); });
  }

  void compare(OfficerDayFacts day) {
    if (!day.posted || !is_asked(day.day) || !may_see(day)) return;
    if (preview_.days == most_preview_days) {
      preview_.complete = false;
      return;
    }
    ++preview_.days;
    officers_.insert(day.officer);
    const auto before = judge(day);
    alter_(day);
    const auto after = judge(day);
    if (!before || !after) {
      ++preview_.unjudged_days;
      return;
    }
    const auto from = outcome_of(*before);
    const auto to = outcome_of(*after);
    if (from != to) note(day, from, to);
  }

  void note(const OfficerDayFacts& day, const Outcome& from, const Outcome& to) {
    ++preview_.changed_days;
    changed_officers_.insert(day.officer);
    ++preview_.transitions[{from.status, from.issues, to.status, to.issues}];
    if (!question_.agency || preview_.changes.size() == most_preview_changes) return;
    preview_.changes.push_back({day.officer, {}, day.day, from, to});
  }

  void name_officers() {
    std::vector<base::OfficerId> ids;
    for (const auto& change : preview_.changes) ids.push_back(change.officer);
    if (ids.empty()) return;
    const auto names = store::load_officer_names(read_, *question_.agency, ids);
    for (std::size_t i = 0; i < names.size(); ++i) preview_.changes[i].name = names[i];
  }

  const Context& context_;
  db::Read& read_;
  const PreviewQuestion& question_;
  const Alter& alter_;
  Preview preview_;
  std::set<base::OfficerId> officers_;
  std::set<base::OfficerId> changed_officers_;
};

}  // namespace

PreviewRange preview_range(base::Day from, std::optional<base::Day> to, base::Day today) {
  const auto yesterday = today - std::chrono::days{1};
  const auto last = to ? std::min(*to, yesterday) : yesterday;
  if (from <= last) return {{from, last}};
  return {{today - trial_days, yesterday}, true};
}

Outcome outcome_of(const domain::Verdict& verdict) {
  return {verdict.day_type,   verdict.status, verdict.issues, verdict.effective_start, verdict.may_leave_from,
          verdict.office_end, verdict.late,   verdict.early,  verdict.worked};
}

Preview preview(const Context& context, db::Read& read, const PreviewQuestion& question, const Alter& alter) {
  return Comparison(context, read, question, alter).run();
}

}  // namespace spotme::app

#include "app/agency_closer.hpp"

#include "store/audit.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error lost_lease{Code::conflict, "closing_elsewhere", ""};

/// A day that the officer has a post on but no working time waits for it.
constexpr std::string_view no_working_time = "day_without_working_time";

/// The officers of a page in their order, each with his facts; one whose work day is not over yet ends it.
struct DuePage {
  std::vector<OfficerDayFacts> days;
  std::optional<base::Instant> waits_until = {};
  bool last = false;
};

DuePage due_part(FactsPage page, base::AgencyId agency, base::Day day, std::size_t asked, base::Instant now) {
  DuePage due;
  due.last = page.officers.size() < asked;
  std::unordered_map<base::OfficerId, OfficerDayFacts*, base::IdHash> posted;
  for (auto& facts : page.days) posted.emplace(facts.officer, &facts);
  for (const auto& officer : page.officers) {
    const auto found = posted.find(officer);
    if (found == posted.end()) {
      due.days.push_back({agency, officer, day});
      continue;
    }
    auto& facts = *found->second;
    const auto at = domain::closing_due(day, facts.day_end, closing_rules(*facts.rules, day));
    if (at > now) {
      due.waits_until = at;
      due.last = false;
      return due;
    }
    due.days.push_back(std::move(facts));
  }
  return due;
}

bool does_something(const DayDecision& decision) { return decision.next || !decision.used.empty() || decision.blocked; }

}  // namespace

AgencyCloser::AgencyCloser(const Context& context, const ClosingOptions& options, store::AgencyClosing agency)
    : context_(context), options_(options), agency_(std::move(agency)) {}

bool AgencyCloser::lease(ClosingReport& report) {
  if (leased_) return true;
  leased_ = context_.database
                .write([&](db::Write& write) -> base::Result<bool> {
                  const auto start = agency_.start.value_or(agency_.created);
                  store::start_closing(write, agency_.agency, start);
                  store::delete_reopenings_before(write, agency_.agency, start);
                  const auto until = write.now() + options_.lease;
                  return store::take_lease(write, agency_.agency, options_.runner, until, options_.take_over);
                })
                .value();
  elsewhere_ = !leased_;
  if (elsewhere_) ++report.leased_elsewhere;
  if (!leased_) return false;
  // Another runner may have gone on between the look at the agencies and the lease.
  const auto now =
      context_.database.read([&](db::Read& read) { return store::find_agency_closing(read, agency_.agency); });
  agency_ = now.value();
  return true;
}

domain::ClosingRules AgencyCloser::rules_of(db::Read& read, base::Day day) const {
  return closing_rules(*context_.rulebook.current(read, agency_.agency), day);
}

void AgencyCloser::note_next(base::Instant at, ClosingReport& report) const {
  report.next = std::min(report.next.value_or(at), at);
}

std::optional<base::Day> AgencyCloser::next_day() {
  const auto day = agency_.start ? agency_.closed_until + std::chrono::days{1} : agency_.created;
  if (options_.until && day > *options_.until) return std::nullopt;
  const auto begins =
      context_.database.read([&](db::Read& read) { return domain::closing_begins(day, rules_of(read, day)); });
  if (begins > context_.clock.now()) return std::nullopt;
  return day;
}

bool AgencyCloser::close_one_day(ClosingReport& report) {
  if (elsewhere_ || options_.stopped() || !next_day() || !lease(report)) return false;
  const auto due = next_day();  // as it stands under the lease
  if (!due) return false;
  context_.database.write([&](db::Write& write) {
    store::insert_day_closing(write, agency_.agency, *due);
    return true;
  });
  auto day = context_.database.read([&](db::Read& read) { return store::find_day_closing(read, agency_.agency, *due); })
                 .value();
  while (!options_.stopped() && !elsewhere_) {
    const auto step = close_page(day, report);
    if (step != Step::moved) return step == Step::done;
  }
  return false;
}

AgencyCloser::Step AgencyCloser::close_page(store::DayClosing& day, ClosingReport& report) {
  auto [due, decisions] = context_.database.read([&](db::Read& read) {
    auto page =
        load_day_facts(context_, read, agency_.agency, day.day, day.after.value_or(base::OfficerId{}), options_.page);
    auto part = due_part(std::move(page), agency_.agency, day.day, options_.page, context_.clock.now());
    auto decided = decide_days(read, part.days);
    for (std::size_t i = 0; i < decided.size(); ++i) {
      if (!part.days[i].posted && !decided[i].held)
        decided[i].blocked = domain::ChangeReason{std::string(no_working_time)};
    }
    return std::pair(std::move(part), std::move(decided));
  });
  const std::span<const DayDecision> all(decisions);
  for (std::size_t at = 0; at < all.size(); at += options_.slice) {
    if (options_.stopped()) return Step::moved;
    if (!save_slice(day, all.subspan(at, std::min(options_.slice, all.size() - at)), report)) return Step::moved;
  }
  if (due.waits_until) {
    auto waiting = day;
    waiting.waits_until = due.waits_until;
    if (day.waits_until != due.waits_until) {
      (void)context_.database.write(
          [&](db::Write& write) { return store::move_day_closing(write, agency_.agency, day, waiting); });
    }
    return Step::waits;
  }
  if (!due.last) return Step::moved;
  end_day(day, report);
  return elsewhere_ ? Step::waits : Step::done;
}

bool AgencyCloser::save_slice(store::DayClosing& day, std::span<const DayDecision> slice, ClosingReport& report) {
  auto next = day;
  next.after = slice.back().day.officer;
  next.done = day.done + static_cast<std::int64_t>(slice.size());
  next.waits_until = std::nullopt;
  const auto saved = context_.database.write([&](db::Write& write) -> base::Result<DecisionCounts> {
    if (!store::take_lease(write, agency_.agency, options_.runner, write.now() + options_.lease)) return lost_lease;
    if (!store::move_day_closing(write, agency_.agency, day, next)) return lost_lease;
    return save_decisions(write, agency_.agency, slice);
  });
  if (!saved) {
    elsewhere_ = true;
    ++report.leased_elsewhere;
    return false;
  }
  report.counts += *saved;
  day = next;
  return true;
}

void AgencyCloser::end_day(store::DayClosing day, ClosingReport& report) {
  auto next = day;
  next.closed = true;
  next.waits_until = std::nullopt;
  const auto ended = context_.database.write([&](db::Write& write) -> base::Result<bool> {
    next.closed_at = write.now();
    if (!store::take_lease(write, agency_.agency, options_.runner, write.now() + options_.lease)) return lost_lease;
    if (!store::move_day_closing(write, agency_.agency, day, next)) return lost_lease;
    store::set_closed_until(write, agency_.agency, day.day);
    store::insert_audit_entry(write, agency_.agency, {}, "day_closed", std::nullopt,
                              base::format_day(day.day) + " " + std::to_string(day.done));
    return true;
  });
  if (!ended) {
    elsewhere_ = true;
    ++report.leased_elsewhere;
    return;
  }
  agency_.closed_until = day.day;
  ++report.days;
}

void AgencyCloser::finish(ClosingReport& report) {
  if (!elsewhere_) {
    recompute_whole_days(report);
    recompute_single_days(report);
  }
  if (leased_ && !elsewhere_) {
    context_.database.write([&](db::Write& write) {
      store::end_lease(write, agency_.agency, options_.runner);
      return true;
    });
  }
  const auto day = agency_.start ? agency_.closed_until + std::chrono::days{1} : agency_.created;
  context_.database.read([&](db::Read& read) {
    const auto closing = store::find_day_closing(read, agency_.agency, day);
    const auto begins = domain::closing_begins(day, rules_of(read, day));
    note_next(closing && closing->waits_until ? *closing->waits_until : begins, report);
    return true;
  });
}

bool AgencyCloser::save_again(std::vector<DayDecision> decisions, ClosingReport& report,
                              const std::function<void(db::Write&)>& last) {
  std::erase_if(decisions, [](const auto& decision) { return !does_something(decision); });
  const std::span<const DayDecision> all(decisions);
  std::size_t at = 0;
  do {
    if (options_.stopped() || !lease(report)) return false;
    const auto slice = all.subspan(at, std::min(options_.slice, all.size() - at));
    at += slice.size();
    const auto saved = context_.database.write([&](db::Write& write) -> base::Result<DecisionCounts> {
      if (!store::take_lease(write, agency_.agency, options_.runner, write.now() + options_.lease)) return lost_lease;
      if (at == all.size() && last) last(write);
      auto counts = save_decisions(write, agency_.agency, slice);
      if (counts.later_versions + counts.first_versions > 0) {
        store::insert_audit_entry(write, agency_.agency, {}, "days_recomputed", std::nullopt,
                                  base::format_day(slice.front().day.day) + " " +
                                      std::to_string(counts.later_versions + counts.first_versions));
      }
      return counts;
    });
    if (!saved) {
      elsewhere_ = true;
      ++report.leased_elsewhere;
      return false;
    }
    report.counts += *saved;
  } while (at < all.size());
  return true;
}

void AgencyCloser::recompute_whole_days(ClosingReport& report) {
  if (!agency_.start) return;
  const auto waiting = context_.database.read(
      [&](db::Read& read) { return store::load_whole_reopenings(read, agency_.agency, agency_.closed_until); });
  for (const auto& whole : waiting) {
    auto at = whole;
    while (true) {
      const auto before = at.after;
      if (!recompute_page(at, report)) return;
      const auto left = context_.database.read(
          [&](db::Read& read) { return store::find_whole_reopening(read, agency_.agency, at.day, at.id); });
      if (!left || left->after == before) break;
      at = *left;
    }
  }
}

bool AgencyCloser::recompute_page(const store::Reopening& whole, ClosingReport& report) {
  auto [page, decisions] = context_.database.read([&](db::Read& read) {
    auto found = load_day_facts(context_, read, agency_.agency, whole.day, whole.after.value_or(base::OfficerId{}),
                                options_.page);
    auto decided = decide_days(read, std::move(found.days), whole.reasons);
    return std::pair(std::move(found.officers), std::move(decided));
  });
  return save_again(std::move(decisions), report, [&, officers = page](db::Write& write) {
    if (officers.size() < options_.page) {
      store::delete_reopenings(write, agency_.agency, {whole});
    } else {
      store::move_reopening(write, agency_.agency, whole, officers.back());
    }
  });
}

void AgencyCloser::recompute_single_days(ClosingReport& report) {
  if (!agency_.start) return;
  while (true) {
    auto decisions = context_.database.read([&](db::Read& read) {
      const auto waiting =
          store::load_reopenings(read, agency_.agency, agency_.closed_until, static_cast<std::int64_t>(options_.page));
      std::vector<std::pair<base::OfficerId, base::Day>> asked;
      for (const auto& one : waiting) {
        if (asked.empty() || asked.back() != std::pair(*one.officer, one.day))
          asked.emplace_back(*one.officer, one.day);
      }
      return decide_days(read, load_day_facts(context_, read, agency_.agency, asked));
    });
    if (decisions.empty() || !save_again(std::move(decisions), report, nullptr)) return;
  }
}

}  // namespace spotme::app

#include "app/demonstration_history.hpp"

#include "app/day_case.hpp"
#include "app/event_grade.hpp"
#include "domain/clock.hpp"
#include "domain/evidence.hpp"
#include "domain/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace spotme::app {
namespace {

using base::Minutes;

/// The generator is fixed by the standard; its distributions are not, so they are made here.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  /// Both ends included.
  int between(int least, int most) {
    return least + static_cast<int>(engine_() % static_cast<std::uint64_t>(most - least + 1));
  }
  Minutes minutes(int least, int most) { return Minutes{between(least, most)}; }
  bool falls(std::int64_t of_1000) { return between(0, 999) < of_1000; }
  double degrees(double metres) { return metres * between(-1000, 1000) / 1000.0 / 111'000.0; }

 private:
  std::mt19937_64 engine_;
};

domain::Coordinate middle_of(const domain::Area& area) {
  if (const auto* circle = std::get_if<domain::Circle>(&area)) return circle->centre;
  const auto& ring = std::get<domain::Polygon>(area).ring;
  domain::Coordinate middle;
  for (const auto& corner : ring) {
    middle.latitude += corner.latitude / static_cast<double>(ring.size());
    middle.longitude += corner.longitude / static_cast<double>(ring.size());
  }
  return middle;
}

/// When an officer may begin at the earliest, and the last minute that is not late.
struct Arrival {
  Minutes opens;
  Minutes latest;
};
Arrival arrival_of(const domain::RulePack& pack, const domain::Case& day) {
  const auto rules = domain::rules_of(pack, day.state, day.day);
  for (const auto& grant : day.grants) {
    const auto* leave = std::get_if<domain::Leave>(&grant);
    if (leave == nullptr || leave->part != domain::LeavePart::morning) continue;
    return {rules.pause->value.from, rules.pause->value.to};
  }
  const auto opens = domain::opens_of(pack, day.day, day.scheme);
  if (!std::holds_alternative<domain::Wbf>(day.scheme)) return {opens, opens};
  return {opens, rules.wbf_window->value.deadline};
}

/// Nobody comes: leave for the whole day, or an official duty that fills it.
bool stays_away(const domain::Case& day) {
  return std::any_of(day.grants.begin(), day.grants.end(), [](const domain::Grant& grant) {
    if (const auto* leave = std::get_if<domain::Leave>(&grant)) return leave->part == domain::LeavePart::day;
    const auto* duty = std::get_if<domain::OfficialDuty>(&grant);
    return duty != nullptr && duty->to - duty->from >= base::Minutes{8 * 60};
  });
}

/// One press as it is made up.
struct Made {
  domain::EventKind kind = domain::EventKind::in;
  base::Instant at;
  std::optional<base::Instant> claimed_at = {};
  bool elsewhere = false;
};

/// The month of one officer.
class Month {
 public:
  Month(const HistoryRules& rules, const DemonstrationHistory& history, const DemonstrationOfficer& person, Dice& dice)
      : rules_(rules), history_(history), person_(person), dice_(dice) {
    desk_ = middle_of(person.evidence.places.front().area);
    desk_.latitude += dice_.degrees(40);
    desk_.longitude += dice_.degrees(40);
  }

  base::Result<void> run(base::Day today) {
    session_ = base::SessionId::make(base::to_instant(base::LocalTime{today} - std::chrono::days{history_.days}));
    std::vector<base::Day> working;
    for (auto day = today - std::chrono::days{history_.days}; day < today; day += std::chrono::days{1}) {
      SPOTME_TRY(const bool works, works_on(day));
      if (works) working.push_back(day);
    }
    for (std::size_t i = 0; i < working.size(); ++i) {
      SPOTME_CHECK(live(working[i], happening_of(static_cast<std::int64_t>(working.size() - i))));
    }
    return {};
  }

  std::vector<store::ClockEvent> take() { return std::move(events_); }

 private:
  [[nodiscard]] domain::DayScheme scheme_on(base::Day day) const {
    return rules_.roster.on(person_.officer.agency, person_.officer.id, day, person_.officer.scheme);
  }

  [[nodiscard]] domain::Case case_of(base::Day day) const {
    auto one = make_case(day, person_.officer.state, scheme_on(day));
    std::vector<const store::Grant*> grants;
    for (const auto& grant : person_.grants) grants.push_back(&grant);
    add_grants(one, grants);
    return one;
  }

  [[nodiscard]] base::Result<bool> works_on(base::Day day) const {
    const auto scheme = scheme_on(day);
    if (scheme.off()) return false;
    if (scheme.works_on_holidays) return true;
    SPOTME_TRY(const auto type, domain::day_type(rules_.days.pack, *rules_.days.calendar, person_.officer.state, day));
    return type == domain::DayType::working || (scheme.duty && type == domain::DayType::rest_day);
  }

  Happening happening_of(std::int64_t days_ago) {
    for (const auto& certain : history_.certain) {
      if (certain.user_id == person_.user_id && certain.working_days_ago == days_ago) return certain.happening;
    }
    auto roll = dice_.between(0, 999);
    const auto is = [&](std::int64_t share) { return (roll -= static_cast<int>(share)) < 0; };
    if (is(history_.late_in)) return Happening::late_in;
    if (is(history_.early_out)) return Happening::early_out;
    if (is(history_.no_clock_in)) return Happening::no_clock_in;
    if (is(history_.no_clock_out)) return Happening::no_clock_out;
    if (is(history_.absent)) return Happening::absent;
    return Happening::ordinary;
  }

  static base::Instant at_minute(base::Day day, Minutes minute, Dice& dice) {
    return base::to_instant(base::LocalTime{day} + minute) + std::chrono::milliseconds{dice.between(0, 59'999)};
  }

  base::Result<void> live(base::Day day, Happening happening) {
    if (happening == Happening::absent) return {};
    const auto facts = case_of(day);
    if (stays_away(facts)) return {};
    const auto window = arrival_of(rules_.days.pack, facts);
    const auto spread = static_cast<int>((window.latest - window.opens).count());
    auto arrives = window.opens + dice_.minutes(-25, std::max(spread - 10, -1));
    if (happening == Happening::late_in) arrives = window.latest + dice_.minutes(4, 70);
    SPOTME_TRY(const auto leave_from, may_leave_from(day, arrives));
    auto leaves = leave_from + dice_.minutes(1, 40);
    if (happening == Happening::early_out) leaves = leave_from - dice_.minutes(15, 110);
    const bool elsewhere = happening == Happening::elsewhere;
    if (happening != Happening::no_clock_in) press_in(day, arrives, happening);
    if (happening != Happening::no_clock_out) {
      press({domain::EventKind::out, at_minute(day, leaves, dice_), std::nullopt,
             elsewhere || dice_.falls(history_.elsewhere)});
    }
    return {};
  }

  void press_in(base::Day day, Minutes arrives, Happening happening) {
    const bool elsewhere = happening == Happening::elsewhere || dice_.falls(history_.elsewhere);
    const auto at = at_minute(day, arrives, dice_);
    if (happening == Happening::delivered_late) {
      return press({domain::EventKind::in, at + dice_.minutes(90, 180), at, elsewhere});
    }
    press({domain::EventKind::in, at, std::nullopt, elsewhere});
    if (happening == Happening::again || dice_.falls(history_.again)) {
      press({domain::EventKind::in, at + dice_.minutes(2, 9), std::nullopt, elsewhere});
    }
  }

  /// The law is asked, not known: what the verdict on the morning's press says of the evening.
  base::Result<Minutes> may_leave_from(base::Day day, Minutes arrives) const {
    auto facts = case_of(day);
    facts.events = {{arrives, domain::EventKind::in}};
    facts.as_of = arrives;
    SPOTME_TRY(const auto verdict, domain::judge(rules_.days.pack, *rules_.days.calendar, facts));
    return verdict.may_leave_from.value_or(arrives);
  }

  void press(const Made& made) {
    const auto& limits = rules_.evidence.clock;
    store::ClockEvent event;
    event.agency = person_.officer.agency;
    event.officer = person_.officer.id;
    event.key = base::make_uuid(made.claimed_at.value_or(made.at));
    const domain::PressRequest request{made.kind, event.key, made.at, made.claimed_at};
    const auto at = domain::deciding_instant(request, limits);
    const auto civil = base::local_day(at);
    const auto day =
        domain::work_day_of(rules_.days.pack, at, scheme_on(civil - std::chrono::days{1}), scheme_on(civil));
    std::vector<store::ClockEvent> same_day;
    std::copy_if(events_.begin(), events_.end(), std::back_inserter(same_day),
                 [&](const auto& e) { return e.work_day == day; });
    const auto decision = domain::decide_clock(request, day, stored_presses(same_day), limits);
    event.work_day = decision.work_day;
    event.id = base::EventId::make(decision.at);
    event.kind = decision.kind;
    event.at = decision.at;
    event.waiting = decision.late_delivery;
    event.claimed_at = decision.claimed_at;
    event.channel = decision.late_delivery ? "offline" : "web";
    event.session = session_;
    put_somewhere(event, made.elsewhere);
    grade(event);
    events_.push_back(std::move(event));
  }

  void put_somewhere(store::ClockEvent& event, bool elsewhere) {
    const bool office =
        !elsewhere && !event.waiting && !person_.evidence.networks.empty() && dice_.falls(history_.office_network);
    if (office) {
      auto address = person_.evidence.networks.front().prefix.address;
      address[14] = static_cast<std::uint8_t>(dice_.between(1, 30));
      address[15] = static_cast<std::uint8_t>(dice_.between(2, 250));
      event.address = domain::format_address(address);
    } else {
      event.address = "203.0.113." + std::to_string(dice_.between(1, 254));  // RFC 5737: nobody's
    }
    if (!elsewhere && dice_.falls(history_.no_position)) {
      event.position_absence = dice_.falls(500) ? "denied" : "timeout";
      return;
    }
    auto at = desk_;
    at.latitude += dice_.degrees(15);
    at.longitude += dice_.degrees(15);
    if (elsewhere) {
      const double angle = dice_.between(0, 359) * std::numbers::pi / 180;
      const double away = dice_.between(2'000, 9'000) / 111'000.0;
      at.latitude += away * std::sin(angle);
      at.longitude += away * std::cos(angle);
    }
    event.position = domain::Position{at, dice_.falls(history_.no_accuracy) ? 0.0 : dice_.between(6, 45)};
  }

  void grade(store::ClockEvent& event) const {
    std::vector<domain::PastPosition> past;
    for (const auto& earlier : events_) {
      if (earlier.position && event.work_day - earlier.work_day <= days_looked_back) {
        past.push_back({*earlier.position, earlier.at, earlier.work_day});
      }
    }
    grade_event(event, person_.evidence, past, rules_.evidence.evidence);
  }

  const HistoryRules& rules_;
  const DemonstrationHistory& history_;
  const DemonstrationOfficer& person_;
  Dice& dice_;
  domain::Coordinate desk_;
  base::SessionId session_;  // long ended; sessions are not kept for ever
  std::vector<store::ClockEvent> events_;
};

}  // namespace

base::Result<std::vector<store::ClockEvent>> make_history(const HistoryRules& rules,
                                                          const DemonstrationHistory& history,
                                                          const std::vector<DemonstrationOfficer>& officers,
                                                          base::Day today) {
  Dice dice(history.seed);
  std::vector<store::ClockEvent> events;
  for (const auto& person : officers) {
    Month month(rules, history, person, dice);
    SPOTME_CHECK(month.run(today));
    auto made = month.take();
    std::move(made.begin(), made.end(), std::back_inserter(events));
  }
  return events;
}

}  // namespace spotme::app

#include "app/pulse.hpp"

#include "domain/grant.hpp"
#include "store/grant.hpp"
#include "store/remote_place.hpp"
#include "store/remote_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};
constexpr std::array<std::string_view, 4> states{"ahead", "open", "missed", "answered"};

base::Error not_found() { return {Code::not_found, "not_found", ""}; }

base::Instant instant_of(base::Day day, base::Minutes minute) {
  return base::to_instant(base::LocalTime{day} + minute);
}

domain::GrantDay grant_day(const OfficerDayFacts& day) {
  return {day.day, day.facts.state, day.scheme, day.facts.district, day.unit_path};
}

/// The day and the pulses that are asked on it, without answers.
PulseDay asked_day(const Context& context, base::AgencyId agency, const domain::RemoteTerms& terms,
                   const OfficerDayFacts& facts, const std::vector<domain::HeldGrant>& held, base::Instant now) {
  PulseDay day{facts.officer, facts.day};
  if (!facts.posted) return day;
  const auto& pack = facts.rules->pack;
  const auto& calendar = *facts.rules->calendar;
  day.where = domain::whereabouts(pack, calendar, grant_day(facts), held);
  day.working = day.where.morning != domain::Whereabouts::off;
  day.remote = domain::is_remote(day.where);
  if (!day.remote) return day;
  const auto verdict = judge(facts, now);
  const auto may_leave = verdict ? verdict->may_leave_from : std::nullopt;
  const auto ranges = domain::remote_time(pack, calendar, facts.facts, day.where, may_leave);
  if (!ranges.empty()) {
    day.from = ranges.front().from;
    day.to = ranges.back().to;
  }
  const domain::PulseOwner owner{agency, facts.officer, facts.day};
  const auto& key = context.installation_key;
  for (const auto& slot : domain::pulse_slots(ranges, owner, key, terms.pulse_open)) {
    PulseView view{slot.hour, domain::pulse_id(owner, slot.hour, key)};
    view.asked_at = instant_of(facts.day, slot.asked_at);
    view.closes_at = instant_of(facts.day, slot.closes_at);
    if (now >= view.closes_at) {
      view.state = PulseState::missed;
    } else if (now >= view.asked_at) {
      view.state = PulseState::open;
    }
    day.pulses.push_back(std::move(view));
  }
  return day;
}

/// The view of that hour; one that is not asked any more is added when something was said or answered.
PulseView& view_of(PulseDay& day, std::int64_t hour) {
  auto found = std::find_if(day.pulses.begin(), day.pulses.end(), [&](const auto& one) { return one.hour >= hour; });
  if (found == day.pulses.end() || found->hour != hour) {
    found = day.pulses.insert(found, PulseView{hour});
    found->state = PulseState::missed;
  }
  return *found;
}

/// Puts in what was answered and said.
void add_answers(std::vector<PulseDay>& days, std::vector<store::Pulse> pulses,
                 std::vector<store::PulseExplanation> said) {
  std::map<store::PulseDayRef, std::vector<PulseDay*>> places;
  for (auto& day : days) places[{day.officer, day.day}].push_back(&day);
  for (auto& pulse : pulses) {
    for (auto* day : places[{pulse.ref.officer, pulse.ref.day}]) {
      auto& view = view_of(*day, pulse.ref.hour);
      view.state = PulseState::answered;
      view.asked_at = pulse.asked_at;
      if (view.closes_at == base::Instant{}) view.closes_at = pulse.asked_at;
      view.answer = pulse;
    }
  }
  for (auto& one : said) {
    for (auto* day : places[{one.ref.officer, one.ref.day}]) {
      const auto known = std::find_if(day->pulses.begin(), day->pulses.end(),
                                      [&](const auto& view) { return view.hour == one.ref.hour; });
      if (known != day->pulses.end()) known->explanation = one;
    }
  }
}

/// The work day that a press at this moment would count for; today when he has no post.
base::Day current_day(const std::vector<OfficerDayFacts>& days, base::Day today, base::Instant now) {
  const auto& yesterday = days.front();
  const auto& same = days.back();
  if (!same.posted) return today;
  const auto& before = yesterday.posted ? yesterday.scheme : same.scheme;
  return domain::work_day_of(same.rules->pack, now, before, same.scheme);
}

base::Day work_day_now(const Context& context, db::Read& read, const domain::Caller& caller) {
  const auto today = read.today();
  const auto days =
      load_day_facts(context, read, caller.agency, {{caller.officer, today - one_day}, {caller.officer, today}});
  return current_day(days, today, read.now());
}

void refuse_reused_key(const Context& context, base::AgencyId agency, const store::Actor& actor, base::Uuid key) {
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, agency, actor, "pulse_key_reused", key, "another pulse under the same key");
    return true;
  });
}

base::Result<AnsweredPulse> answer(const Context& context, db::Write& write, const domain::Caller& caller,
                                   const PulseDraft& draft, const store::Actor& actor) {
  const auto terms = store::load_remote_terms(write, caller.agency);
  const auto work_day = work_day_now(context, write, caller);
  const auto days = load_pulse_days(context, write, caller.agency, terms, {{caller.officer, work_day}});
  const auto& pulses = days.front().pulses;
  const auto known = std::find_if(pulses.begin(), pulses.end(), [&](const auto& one) { return one.id == draft.id; });
  if (auto first = store::find_pulse_by_key(write, caller.agency, caller.officer, draft.key)) {
    const bool same = domain::pulse_id({caller.agency, caller.officer, first->ref.day}, first->ref.hour,
                                       context.installation_key) == draft.id;
    if (!same) return Error{Code::conflict, "pulse_key_reused", "key"};
    return AnsweredPulse{std::move(*first), true};
  }
  if (known == pulses.end() || known->state == PulseState::ahead) return not_found();
  if (known->answer) return Error{Code::conflict, "pulse_answered", "pulse_id"};
  const auto places = store::load_valid_remote_places(write, caller.agency, {caller.officer}, work_day);
  std::vector<domain::Circle> areas;
  for (const auto& place : places) areas.push_back(place.area);
  const auto graded = domain::grade_answer(areas, draft.position);
  store::Pulse pulse;
  pulse.agency = caller.agency;
  pulse.ref = {caller.officer, work_day, known->hour};
  pulse.key = draft.key;
  pulse.asked_at = known->asked_at;
  pulse.answered_at = write.now();
  pulse.late = known->state == PulseState::missed;
  pulse.given_by = draft.given_by;
  pulse.answer = graded.answer;
  pulse.ground = graded.ground;
  pulse.accuracy = graded.accuracy;
  pulse.distance = graded.distance;
  if (graded.place) pulse.place = places[*graded.place].id;
  pulse.position = draft.position;
  if (!draft.position) pulse.absence = draft.absence;
  if (draft.position) pulse.erase_after = write.now() + std::chrono::hours{terms.keep_hours};
  store::insert_pulse(write, pulse);
  store::insert_audit_entry(write, caller.agency, actor, "pulse_answered", caller.officer.value,
                            fmt::format("{} hour {}: {}{}", base::format_day(work_day), known->hour,
                                        domain::pulse_answer_name(pulse.answer), pulse.late ? ", late" : ""));
  return AnsweredPulse{std::move(pulse), false};
}

}  // namespace

std::string_view pulse_state_name(PulseState state) { return states.at(static_cast<std::size_t>(state)); }

std::vector<PulseDay> load_pulse_days(const Context& context, db::Read& read, base::AgencyId agency,
                                      const domain::RemoteTerms& terms, const std::vector<store::PulseDayRef>& asked) {
  if (asked.empty()) return {};
  std::vector<store::OfficerDays> ranges;
  for (const auto& [officer, day] : asked) ranges.push_back({agency, officer, day, day});
  std::vector<std::vector<domain::HeldGrant>> held(asked.size());
  for (const auto& [n, grant] : store::load_grants(read, ranges)) held[n].push_back(store::held_of(grant));
  const auto facts = load_day_facts(context, read, agency, asked);
  std::vector<PulseDay> days;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    days.push_back(asked_day(context, agency, terms, facts[i], held[i], read.now()));
  }
  auto pulses = store::load_pulses(read, agency, asked);
  auto said = store::load_pulse_explanations(read, agency, asked);
  add_answers(days, std::move(pulses), std::move(said));
  return days;
}

OwnPulses show_pulses_today(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) {
    OwnPulses own{read.now(), work_day_now(context, read, caller), store::load_remote_terms(read, caller.agency)};
    own.days = load_pulse_days(context, read, caller.agency, own.terms, {{caller.officer, own.work_day}});
    own.has_place = !store::load_valid_remote_places(read, caller.agency, {caller.officer}, own.work_day).empty();
    own.kept = store::load_kept_positions(read, caller.agency, caller.officer, own.work_day, own.work_day);
    return own;
  });
}

base::Result<OwnPulses> list_own_pulses(const Context& context, const domain::Caller& caller, base::Day from,
                                        base::Day to) {
  if (to < from) return Error{Code::unprocessable, "range_reversed", "to"};
  if ((to - from).count() >= most_pulse_days) {
    return Error{Code::unprocessable, "range_too_long", "to", {{"limit", std::to_string(most_pulse_days)}}};
  }
  return context.database.read([&](db::Read& read) {
    OwnPulses own{read.now(), work_day_now(context, read, caller), store::load_remote_terms(read, caller.agency)};
    std::vector<store::PulseDayRef> asked;
    for (auto day = to; day >= from; day -= one_day) asked.emplace_back(caller.officer, day);
    own.days = load_pulse_days(context, read, caller.agency, own.terms, asked);
    std::erase_if(own.days, [](const auto& day) { return !day.remote && day.pulses.empty(); });
    own.has_place = !store::load_valid_remote_places(read, caller.agency, {caller.officer}, own.work_day).empty();
    own.kept = store::load_kept_positions(read, caller.agency, caller.officer, from, to);
    return own;
  });
}

base::Result<AnsweredPulse> answer_pulse(const Context& context, const domain::Caller& caller, const PulseDraft& draft,
                                         const store::Actor& actor) {
  if (draft.position) SPOTME_CHECK(domain::check_position(*draft.position));
  auto answered =
      context.database.write([&](db::Write& write) { return answer(context, write, caller, draft, actor); });
  if (!answered && answered.error().key == "pulse_key_reused") {
    refuse_reused_key(context, caller.agency, actor, draft.key);
  }
  return answered;
}

base::Result<void> explain_pulse(const Context& context, const domain::Caller& caller, base::Day day, std::int64_t hour,
                                 const std::string& text, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto terms = store::load_remote_terms(write, caller.agency);
    if (day > write.today() || write.today() - day > std::chrono::days{most_pulse_days}) return not_found();
    const auto days = load_pulse_days(context, write, caller.agency, terms, {{caller.officer, day}});
    const auto& pulses = days.front().pulses;
    const auto known = std::find_if(pulses.begin(), pulses.end(), [&](const auto& one) { return one.hour == hour; });
    if (known == pulses.end() || known->state == PulseState::ahead) return not_found();
    const bool in_order = known->answer && !known->answer->late && known->answer->answer == domain::PulseAnswer::inside;
    if (in_order || known->state == PulseState::open) return Error{Code::conflict, "pulse_not_explainable", ""};
    store::put_pulse_explanation(write, caller.agency, {caller.officer, day, hour}, text);
    store::insert_audit_entry(write, caller.agency, actor, "pulse_explained", caller.officer.value,
                              fmt::format("{} hour {}", base::format_day(day), hour));
    return {};
  });
}

}  // namespace spotme::app

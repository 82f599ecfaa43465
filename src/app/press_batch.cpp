#include "app/press_batch.hpp"

#include "app/event_grade.hpp"
#include "app/roster.hpp"
#include "domain/access.hpp"
#include "store/district.hpp"

#include <set>

namespace spotme::app {
namespace {

constexpr std::chrono::days one_day{1};

}  // namespace

PressBatch::PressBatch(const Context& context, db::Read& read, const std::vector<Press>& presses)
    : context_(context), read_(read) {
  load_pressers(presses);
  place_in_days();
  load_keys();
  load_days();
  load_approved();
  load_districts();
  load_kiosks();
}

/// The civil day by which the work day of a press is found.
base::Day PressBatch::civil_day(const FoundPress& one) const {
  return base::local_day(domain::deciding_instant(one.press->request, context_.rules.evidence.clock));
}

void PressBatch::load_pressers(const std::vector<Press>& presses) {
  std::vector<store::PressQuestion> questions;
  questions.reserve(presses.size());
  found.resize(presses.size());
  for (std::size_t i = 0; i < presses.size(); ++i) {
    found[i].press = &presses[i];
    questions.push_back({presses[i].token.agency, presses[i].token.session, civil_day(found[i])});
  }
  pressers_ = store::load_pressers(read_, questions);
  for (const auto& presser : pressers_) {
    auto& one = found[presser.n];
    one.presser = &presser;
    one.rules =
        context_.rulebook.find(read_, one.press->token.agency, {presser.national_revision, presser.rule_revision});
  }
}

/// THE work day of a press is decided here, by the one function for it.
void PressBatch::place_in_days() {
  Roster roster;
  for (const auto& one : found) {
    if (one.presser == nullptr) continue;
    const auto today = civil_day(one);
    const auto expect = [&](const std::optional<domain::AssignedScheme>& assigned, base::Day day) {
      if (assigned) roster.expect({one.press->token.agency, one.presser->session.officer, day, day}, *assigned);
    };
    expect(one.presser->scheme_yesterday, today - one_day);
    expect(one.presser->scheme_today, today);
  }
  roster.load(read_);
  for (auto& one : found) {
    if (one.presser == nullptr || !one.presser->scheme_today) continue;
    const auto& pack = one.rules->pack;
    const auto& officer = one.presser->session.officer;
    const auto& agency = one.press->token.agency;
    const auto day = civil_day(one);
    const auto today = roster.on(agency, officer, day, *one.presser->scheme_today);
    const auto& before = one.presser->scheme_yesterday;
    const auto yesterday = before ? roster.on(agency, officer, day - one_day, *before) : today;
    const auto at = domain::deciding_instant(one.press->request, context_.rules.evidence.clock);
    one.work_day = domain::work_day_of(pack, at, yesterday, today);
    one.scheme = one.work_day == day ? today : yesterday;
    // What tomorrow asks is not known here, and not needed: a press is never later than its own day's end.
    one.day_end = domain::work_day_end(pack, one.work_day, *one.scheme, today);
  }
}

void PressBatch::load_keys() {
  std::vector<store::ClockKey> asked;
  std::vector<FoundPress*> askers;
  for (auto& one : found) {
    if (one.presser == nullptr) continue;
    asked.push_back({one.press->token.agency, one.press->request.key, one.presser->session.officer});
    askers.push_back(&one);
  }
  for (auto& numbered : store::load_clock_keys(read_, asked)) askers[numbered.n]->stored_key = numbered.key;
}

/// Of a repeat, the day as it was stored.
void PressBatch::load_days() {
  std::vector<store::OfficerDay> asked;
  std::set<DayKey> seen;
  const auto ask = [&](const FoundPress& one, base::Day day) {
    const DayKey key{one.presser->session.officer, day};
    if (seen.insert(key).second) asked.push_back({one.press->token.agency, key.first, day});
  };
  for (const auto& one : found) {
    if (one.presser == nullptr || !one.scheme) continue;
    ask(one, one.stored_key ? one.stored_key->work_day : one.work_day);
    if (!one.press->position || one.stored_key) continue;
    for (std::chrono::days back{1}; back <= days_looked_back; ++back) ask(one, one.work_day - back);
  }
  for (auto& numbered : store::load_clock_events(read_, asked)) {
    days[{asked[numbered.n].officer, asked[numbered.n].day}].push_back(std::move(numbered.event));
  }
}

void PressBatch::load_approved() {
  std::vector<store::OfficerDays> asked;
  std::vector<FoundPress*> askers;
  for (auto& one : found) {
    if (one.presser == nullptr || !one.scheme || !one.presser->has_approved) continue;
    asked.push_back({one.press->token.agency, one.presser->session.officer, one.work_day, one.work_day});
    askers.push_back(&one);
  }
  if (asked.empty()) return;
  for (auto& numbered : store::load_grants(read_, asked)) {
    askers[numbered.n]->grants.push_back(std::move(numbered.grant));
  }
  for (auto& correction : store::load_corrections(read_, asked)) {
    for (auto* asker : askers) {
      if (asker->presser->session.officer == correction.officer && asker->work_day == correction.work_day) {
        asker->corrections.push_back(correction);
      }
    }
  }
}

void PressBatch::load_districts() {
  std::map<base::AgencyId, std::vector<FoundPress*>> askers;
  for (auto& one : found) {
    if (one.presser == nullptr || !one.scheme || !one.presser->posting) continue;
    const auto& calendar = *one.rules->calendar;
    if (calendar.covers(one.work_day) && calendar.has_limited(one.work_day)) {
      askers[one.press->token.agency].push_back(&one);
    }
  }
  for (auto& [agency, presses] : askers) {
    const auto districts = store::load_unit_districts(read_, agency);
    for (auto* one : presses) {
      one->district = store::district_of(districts, one->presser->posting->unit_path, one->work_day);
    }
  }
}

/// Only the session says at which kiosk it was opened; that a browser carries a key is merely why it is asked.
void PressBatch::load_kiosks() {
  std::vector<store::PressKioskQuestion> asked;
  std::vector<FoundPress*> askers;
  for (auto& one : found) {
    if (one.presser == nullptr || one.press->channel != "kiosk") continue;
    asked.push_back({one.press->token.agency, one.press->token.session, one.work_day});
    askers.push_back(&one);
  }
  if (asked.empty()) return;
  for (auto& kiosk : store::load_press_kiosks(read_, asked)) {
    auto& one = *askers[kiosk.n];
    const auto& posting = one.presser->posting;
    if (posting && domain::path_reaches(kiosk.unit_path, posting->unit_path)) one.kiosk = std::move(kiosk);
  }
}

}  // namespace spotme::app

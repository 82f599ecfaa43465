#include "app/clock.hpp"

#include "app/day_case.hpp"
#include "app/event_grade.hpp"
#include "domain/day_log.hpp"
#include "store/press.hpp"
#include "store/worktime.hpp"

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using DayKey = std::pair<base::OfficerId, base::Day>;

/// One press with all that was found for it.
struct Found {
  const Press* press = nullptr;
  const store::Presser* presser = nullptr;
  base::Day work_day = {};
  const domain::Scheme* scheme = nullptr;
  std::shared_ptr<const AgencyRules> rules = {};
  std::optional<store::ClockKey> stored_key = {};
};

/// A transaction's worth of presses.
class Recording {
 public:
  Recording(const Context& context, EvidenceCache& cache, db::Write& write, const std::vector<Press>& presses)
      : context_(context), cache_(cache), write_(write), presses_(presses) {}

  std::vector<base::Result<Recorded>> run() {
    load_pressers();
    load_keys();
    load_days();
    std::vector<base::Result<Recorded>> results;
    results.reserve(presses_.size());
    for (auto& found : found_) results.push_back(decide(found));
    save();
    return results;
  }

 private:
  void load_pressers() {
    std::vector<store::PressQuestion> questions;
    questions.reserve(presses_.size());
    const auto& limits = context_.rules.evidence.clock;
    for (const auto& press : presses_) {
      const auto at = domain::deciding_instant(press.request, limits);
      questions.push_back({press.token.agency, press.token.session, base::local_day(at)});
    }
    pressers_ = store::load_pressers(write_, questions);
    found_.resize(presses_.size());
    for (std::size_t i = 0; i < presses_.size(); ++i) found_[i].press = &presses_[i];
    for (const auto& presser : pressers_) found_[presser.n].presser = &presser;
    const auto national = store::load_national_revision(write_);
    for (auto& found : found_) {
      if (found.presser == nullptr) continue;
      found.rules = context_.rulebook.find(write_, found.press->token.agency, {national, found.presser->rule_revision});
      place_in_day(found);
    }
  }

  /// THE work day of a press is decided here, by the one function for it.
  void place_in_day(Found& found) const {
    if (!found.presser->scheme_today) return;
    const auto& today = *found.presser->scheme_today;
    const auto& yesterday = found.presser->scheme_yesterday ? *found.presser->scheme_yesterday : today;
    const auto at = domain::deciding_instant(found.press->request, context_.rules.evidence.clock);
    found.work_day = domain::work_day_of(found.rules->pack, at, yesterday, today);
    found.scheme = found.work_day == base::local_day(at) ? &today : &yesterday;
  }

  void load_keys() {
    std::vector<store::ClockKey> asked;
    std::vector<Found*> askers;
    for (auto& found : found_) {
      if (found.presser == nullptr) continue;
      asked.push_back({found.press->token.agency, found.press->request.key, found.presser->session.officer});
      askers.push_back(&found);
    }
    for (auto& numbered : store::load_clock_keys(write_, asked)) askers[numbered.n]->stored_key = numbered.key;
  }

  /// The days that presses fall on, those of repeats as they were stored, and for the evidence a few days before.
  void load_days() {
    std::vector<store::OfficerDay> days;
    std::map<DayKey, bool> asked;
    const auto ask = [&](const Found& found, base::Day day) {
      const DayKey key{found.presser->session.officer, day};
      if (asked.emplace(key, true).second) days.push_back({found.press->token.agency, key.first, day});
    };
    for (const auto& found : found_) {
      if (found.presser == nullptr || found.scheme == nullptr) continue;
      ask(found, found.stored_key ? found.stored_key->work_day : found.work_day);
      if (!found.press->position || found.stored_key) continue;
      for (std::chrono::days back{1}; back <= days_looked_back; ++back) ask(found, found.work_day - back);
    }
    for (auto& numbered : store::load_clock_events(write_, days)) {
      const auto& day = days[numbered.n];
      days_[{day.officer, day.day}].push_back(std::move(numbered.event));
    }
  }

  [[nodiscard]] base::Result<void> check_caller(const Found& found) const {
    const Error not_signed_in{Code::unauthenticated, "not_signed_in", ""};
    if (found.presser == nullptr) return not_signed_in;
    const auto& presser = *found.presser;
    const auto& session = presser.session;
    const bool lives = !session.ended_at && presser.active &&
                       base::same_bytes(session.secret_hash, found.press->token.secret_hash) &&
                       domain::session_lives(write_.now(), session.last_used_at, session.expires_at, session.trusted,
                                             context_.sign_in_rules);
    if (!lives) return not_signed_in;
    if (presser.must_change_password) return Error{Code::forbidden, "password_change_required", ""};
    if (!presser.posting || found.scheme == nullptr) return Error{Code::conflict, "no_posting", ""};
    return {};
  }

  base::Result<Recorded> decide(Found& found) {
    SPOTME_CHECK(check_caller(found));
    note_use(found.presser->session);
    if (!found.stored_key) {
      const auto earlier = new_keys_.find({found.presser->session.officer, found.press->request.key});
      if (earlier != new_keys_.end()) found.stored_key = earlier->second;
    }
    return found.stored_key ? repeat(found) : record(found);
  }

  void note_use(const store::Session& session) {
    if (domain::session_use_is_stale(write_.now(), session.last_used_at, context_.sign_in_rules))
      used_.push_back(session);
  }

  base::Result<Recorded> record(const Found& found) {
    auto& day = days_[{found.presser->session.officer, found.work_day}];
    const auto stored = stored_presses(day);
    const auto decision =
        domain::decide_clock(found.press->request, found.work_day, stored, context_.rules.evidence.clock);
    auto event = make_event(found, decision);
    SPOTME_TRY(auto verdict, verdict_as_of(found, day, event));
    day.push_back(event);
    const store::ClockKey key{event.agency, event.key, event.officer, event.work_day, event.id};
    new_keys_.emplace(std::pair{event.officer, event.key}, key);
    new_events_.push_back(event);
    return Recorded{std::move(event),  false, decision.counts, std::string(decision.note), decision.note_args,
                    std::move(verdict)};
  }

  [[nodiscard]] store::ClockEvent make_event(const Found& found, const domain::ClockDecision& decision) {
    const auto& press = *found.press;
    store::ClockEvent event;
    event.agency = press.token.agency;
    event.work_day = decision.work_day;
    event.officer = found.presser->session.officer;
    event.id = base::EventId::make(decision.at);
    event.kind = decision.kind;
    event.at = decision.at;
    event.waiting = decision.late_delivery;
    event.key = decision.key;
    event.claimed_at = decision.claimed_at;
    event.channel = decision.late_delivery ? "offline" : press.channel;
    event.address = press.address;
    event.session = press.token.session;
    event.position = press.position;
    event.position_absence = press.position_absence;
    const auto evidence = cache_.find(write_, event.agency, found.presser->agency_revision, event.work_day,
                                      found.presser->posting->unit_path);
    grade_event(event, *evidence, past_positions(event), context_.rules.evidence.evidence);
    return event;
  }

  [[nodiscard]] std::vector<domain::PastPosition> past_positions(const store::ClockEvent& event) const {
    std::vector<domain::PastPosition> past;
    for (std::chrono::days back{0}; back <= days_looked_back; ++back) {
      const auto day = days_.find({event.officer, event.work_day - back});
      if (day == days_.end()) continue;
      for (const auto& earlier : day->second) {
        if (earlier.position) past.push_back({*earlier.position, earlier.at, earlier.work_day});
      }
    }
    return past;
  }

  [[nodiscard]] base::Result<domain::Verdict> verdict_as_of(const Found& found, std::vector<store::ClockEvent> day,
                                                            const store::ClockEvent& event) const {
    day.push_back(event);
    return judge_as_of(*found.rules, {event.work_day, found.presser->posting->state, *found.scheme}, day, event.at);
  }

  /// The same key again: the stored event and the verdict as of it, unless it is another press under an old key.
  base::Result<Recorded> repeat(const Found& found) {
    const auto& key = *found.stored_key;
    const auto day = days_.find({key.officer, key.work_day});
    if (day == days_.end()) throw db::Fault("a clock key without its event");
    auto& events = day->second;
    const auto stored = std::find_if(events.begin(), events.end(), [&](const auto& e) { return e.id == key.event; });
    if (stored == events.end()) throw db::Fault("a clock key without its event");
    const auto& request = found.press->request;
    if (stored->kind != request.kind || stored->claimed_at != request.claimed_at ||
        stored->position != found.press->position) {
      store::insert_audit_entry(write_, key.agency, {key.officer, found.press->address, found.press->request_id},
                                "clock_key_used_again", key.event.value, base::to_string(key.key));
      return Error{Code::conflict, "key_used", "key"};
    }
    return answer_again(*found.rules, *stored, events);
  }

  base::Result<Recorded> answer_again(const AgencyRules& rules, const store::ClockEvent& stored,
                                      const std::vector<store::ClockEvent>& events) {
    std::vector<store::ClockEvent> before;
    std::copy_if(events.begin(), events.end(), std::back_inserter(before),
                 [&](const auto& e) { return std::pair(e.at, e.id) < std::pair(stored.at, stored.id); });
    const domain::PressRequest request{stored.kind, stored.key, stored.at, stored.claimed_at};
    const auto decision =
        domain::decide_clock(request, stored.work_day, stored_presses(before), context_.rules.evidence.clock);
    const auto worktime = store::load_worktime(write_, stored.agency, stored.officer, stored.work_day, stored.work_day);
    const auto* posting = worktime.posting(stored.work_day);
    const auto* scheme = worktime.scheme(stored.work_day);
    if (posting == nullptr || scheme == nullptr) return Error{Code::conflict, "no_posting", ""};
    before.push_back(stored);
    SPOTME_TRY(auto verdict, judge_as_of(rules, {stored.work_day, posting->state, *scheme}, before, stored.at));
    return Recorded{stored, true, decision.counts, std::string(decision.note), decision.note_args, std::move(verdict)};
  }

  void save() {
    if (!new_events_.empty()) {
      std::vector<store::ClockKey> keys;
      keys.reserve(new_events_.size());
      for (const auto& e : new_events_) keys.push_back({e.agency, e.key, e.officer, e.work_day, e.id});
      const auto stored = store::insert_clock_keys(write_, keys, write_.now());
      if (stored != static_cast<std::int64_t>(keys.size())) {
        throw db::SerializationFailure("another process stores one of these keys");
      }
      store::insert_clock_events(write_, new_events_);
    }
    if (!used_.empty()) store::touch_sessions(write_, used_, write_.now());
  }

  const Context& context_;
  EvidenceCache& cache_;
  db::Write& write_;
  const std::vector<Press>& presses_;
  std::vector<store::Presser> pressers_;
  std::vector<Found> found_;
  std::map<DayKey, std::vector<store::ClockEvent>> days_;
  std::map<std::pair<base::OfficerId, base::Uuid>, store::ClockKey> new_keys_;
  std::vector<store::ClockEvent> new_events_;
  std::vector<store::Session> used_;
};

}  // namespace

std::vector<base::Result<Recorded>> record_presses(const Context& context, EvidenceCache& cache, db::Write& write,
                                                   const std::vector<Press>& presses) {
  return Recording(context, cache, write, presses).run();
}

}  // namespace spotme::app

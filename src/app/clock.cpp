#include "app/clock.hpp"

#include "app/day_case.hpp"
#include "app/day_facts.hpp"
#include "app/event_grade.hpp"
#include "app/press_batch.hpp"
#include "domain/day_log.hpp"
#include "store/press.hpp"
#include "store/reopening.hpp"

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

/// A transaction's worth of presses.
class Recording {
 public:
  Recording(const Context& context, EvidenceCache& cache, db::Write& write, const std::vector<Press>& presses)
      : context_(context), cache_(cache), write_(write), batch_(context, write, presses) {}

  std::vector<base::Result<Recorded>> run() {
    std::vector<base::Result<Recorded>> results;
    results.reserve(batch_.found.size());
    for (auto& found : batch_.found) results.push_back(decide(found));
    save();
    return results;
  }

 private:
  [[nodiscard]] base::Result<void> check_caller(const FoundPress& found) const {
    const Error not_signed_in{Code::unauthenticated, "not_signed_in", ""};
    if (found.presser == nullptr) return not_signed_in;
    const auto& presser = *found.presser;
    const auto& session = presser.session;
    const bool known = base::same_bytes(session.secret_hash, found.press->token.secret_hash);
    // Refused as a session is, so that the device keeps the press and sends it when the agency is in again.
    if (known && presser.suspended_from && *presser.suspended_from <= base::local_day(write_.now())) {
      return Error{Code::unauthenticated, "agency_suspended", "", {{"day", base::format_day(*presser.suspended_from)}}};
    }
    const bool lives = known && !session.ended_at && presser.active &&
                       domain::session_lives(write_.now(), session.last_used_at, session.expires_at, session.trusted,
                                             context_.sign_in_rules);
    if (!lives) return not_signed_in;
    if (presser.must_change_password) return Error{Code::forbidden, "password_change_required", ""};
    if (!presser.posting || !found.scheme) return Error{Code::conflict, "no_posting", ""};
    return {};
  }

  base::Result<Recorded> decide(FoundPress& found) {
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

  base::Result<Recorded> record(const FoundPress& found) {
    auto& day = batch_.days[{found.presser->session.officer, found.work_day}];
    const auto stored = stored_presses(day, found.corrections);
    const auto decision =
        domain::decide_clock(found.press->request, found.work_day, stored, context_.rules.evidence.clock);
    auto event = make_event(found, decision);
    SPOTME_TRY(auto verdict, verdict_as_of(found, day, event));
    day.push_back(event);
    const store::ClockKey key{event.agency, event.key, event.officer, event.work_day, event.id};
    new_keys_.emplace(std::pair{event.officer, event.key}, key);
    // Stamped in time, stored after its day may have been closed: a full queue, a database that was away.
    const bool over = domain::minute_of(event.work_day, write_.now()) >= found.day_end;
    if (over && !event.waiting) late_days_.push_back({event.agency, event.officer, event.work_day});
    new_events_.push_back(event);
    return answer(std::move(event), false, decision, *found.scheme, std::move(verdict));
  }

  /// On a rota's day off that is what there is to say, whichever press it is; one that waits says so first.
  static Recorded answer(store::ClockEvent event, bool repeat, const domain::ClockDecision& decision,
                         const domain::DayScheme& scheme, domain::Verdict verdict) {
    const auto off = decision.late_delivery ? std::string_view{} : domain::day_off_note(scheme);
    const auto note = off.empty() ? decision.note : off;
    return {std::move(event), repeat, decision.counts, std::string(note), decision.note_args, std::move(verdict)};
  }

  /// A browser with a key that proves nothing for this officer is any browser.
  static std::string channel_of(const FoundPress& found) {
    const auto& channel = found.press->channel;
    return channel == "kiosk" && !found.kiosk ? "web" : channel;
  }

  [[nodiscard]] store::ClockEvent make_event(const FoundPress& found, const domain::ClockDecision& decision) {
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
    event.channel = decision.late_delivery ? "offline" : channel_of(found);
    event.address = press.address;
    event.session = press.token.session;
    event.position = press.position;
    event.position_absence = press.position_absence;
    const auto evidence = cache_.find(write_, event.agency, found.presser->agency_revision, event.work_day,
                                      found.presser->posting->unit_path);
    grade_event(event, *evidence, past_positions(event), context_.rules.evidence.evidence,
                found.kiosk ? &*found.kiosk : nullptr);
    return event;
  }

  [[nodiscard]] std::vector<domain::PastPosition> past_positions(const store::ClockEvent& event) const {
    std::vector<domain::PastPosition> past;
    for (std::chrono::days back{0}; back <= days_looked_back; ++back) {
      const auto day = batch_.days.find({event.officer, event.work_day - back});
      if (day == batch_.days.end()) continue;
      for (const auto& earlier : day->second) {
        if (earlier.position) past.push_back({*earlier.position, earlier.at, earlier.work_day});
      }
    }
    return past;
  }

  [[nodiscard]] base::Result<domain::Verdict> verdict_as_of(const FoundPress& found, std::vector<store::ClockEvent> day,
                                                            const store::ClockEvent& event) const {
    day.push_back(event);
    auto facts = make_case(event.work_day, found.presser->posting->state, *found.scheme);
    facts.unit_path = found.presser->posting->unit_path;
    facts.district = found.district;
    std::vector<const store::Grant*> grants;
    for (const auto& grant : found.grants) grants.push_back(&grant);
    add_grants(facts, grants);
    set_events(facts, day, found.corrections);
    return judge_as_of(found.rules->pack, *found.rules->calendar, std::move(facts), found.day_end, event.at);
  }

  /// The same key again: the stored event and the verdict as of it, unless it is another press under an old key.
  base::Result<Recorded> repeat(const FoundPress& found) {
    const auto& key = *found.stored_key;
    const auto day = batch_.days.find({key.officer, key.work_day});
    if (day == batch_.days.end()) throw db::Fault("a clock key without its event");
    auto& events = day->second;
    const auto stored = std::find_if(events.begin(), events.end(), [&](const auto& e) { return e.id == key.event; });
    if (stored == events.end()) throw db::Fault("a clock key without its event");
    const auto& request = found.press->request;
    const bool erased = stored->position_absence == "erased";
    if (stored->kind != request.kind || stored->claimed_at != request.claimed_at ||
        (!erased && stored->position != found.press->position)) {
      store::insert_audit_entry(write_, key.agency, {key.officer, found.press->address, found.press->request_id},
                                "clock_key_used_again", key.event.value, base::to_string(key.key));
      return Error{Code::conflict, "key_used", "key"};
    }
    return answer_again(*stored, events);
  }

  base::Result<Recorded> answer_again(const store::ClockEvent& stored, const std::vector<store::ClockEvent>& events) {
    std::vector<store::ClockEvent> before;
    std::copy_if(events.begin(), events.end(), std::back_inserter(before),
                 [&](const auto& e) { return std::pair(e.at, e.id) < std::pair(stored.at, stored.id); });
    const domain::PressRequest request{stored.kind, stored.key, stored.at, stored.claimed_at};
    const auto decision =
        domain::decide_clock(request, stored.work_day, stored_presses(before), context_.rules.evidence.clock);
    auto day = load_day_facts(context_, write_, stored.agency, {{stored.officer, stored.work_day}}).front();
    if (!day.posted) return Error{Code::conflict, "no_posting", ""};
    before.push_back(stored);
    std::erase_if(day.corrections, [&](const auto& one) { return *one.accepted_at > stored.at; });
    set_events(day.facts, before, day.corrections);
    SPOTME_TRY(auto verdict, judge(day, stored.at));
    return answer(stored, true, decision, day.scheme, std::move(verdict));
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
      if (!late_days_.empty()) store::reopen_days(write_, late_days_, {"reopen_press_late"});
    }
    if (!used_.empty()) store::touch_sessions(write_, used_, write_.now());
  }

  const Context& context_;
  EvidenceCache& cache_;
  db::Write& write_;
  PressBatch batch_;
  std::map<std::pair<base::OfficerId, base::Uuid>, store::ClockKey> new_keys_;
  std::vector<store::ClockEvent> new_events_;
  std::vector<store::OfficerDay> late_days_;
  std::vector<store::Session> used_;
};

}  // namespace

std::vector<base::Result<Recorded>> record_presses(const Context& context, EvidenceCache& cache, db::Write& write,
                                                   const std::vector<Press>& presses) {
  return Recording(context, cache, write, presses).run();
}

}  // namespace spotme::app

#include "store/acceptance.hpp"

namespace spotme::store {

using db::to_value;
using db::Type;

std::int64_t insert_acceptances(db::Write& write, const std::vector<Acceptance>& decisions) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"work_day", Type::day},
                  {"officer_id", Type::uuid},
                  {"event_id", Type::uuid},
                  {"accepted", Type::boolean},
                  {"decided_at", Type::integer},
                  {"decided_by", Type::uuid}});
  for (const auto& one : decisions) {
    const auto by = one.decided_by ? std::optional(one.decided_by->value) : std::nullopt;
    rows.add({to_value(one.agency), to_value(one.work_day), to_value(one.officer), to_value(one.event),
              to_value(one.accepted), to_value(one.decided_at), to_value(by)});
  }
  return write.execute_each(
      "INSERT INTO clock_acceptance (agency_id, work_day, officer_id, event_id, accepted, decided_at, decided_by) "
      "SELECT r.agency_id, r.work_day, r.officer_id, r.event_id, r.accepted, r.decided_at, r.decided_by FROM {rows} "
      "WHERE true ON CONFLICT (agency_id, work_day, officer_id, event_id) DO NOTHING",
      rows);
}

void load_acceptances(db::Read& read, const std::vector<ClockEvent*>& events) {
  db::Batch rows(
      {{"agency_id", Type::uuid}, {"work_day", Type::day}, {"officer_id", Type::uuid}, {"event_id", Type::uuid}});
  std::vector<ClockEvent*> asked;
  for (auto* event : events) {
    if (!event->waiting) continue;
    asked.push_back(event);
    rows.add({to_value(event->agency), to_value(event->work_day), to_value(event->officer), to_value(event->id)});
  }
  if (asked.empty()) return;
  const auto found = read.query_each(
      "SELECT r.n, a.accepted, a.decided_at FROM {rows} JOIN clock_acceptance a ON a.agency_id = r.agency_id "
      "AND a.work_day = r.work_day AND a.officer_id = r.officer_id AND a.event_id = r.event_id",
      rows);
  for (const auto row : found) {
    auto& event = *asked[static_cast<std::size_t>(row.integer(0))];
    event.accepted = row.boolean(1);
    event.decided_at = row.instant(2);
  }
}

}  // namespace spotme::store

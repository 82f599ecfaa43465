#include "tests/end_to_end/audit_record.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

namespace spotme::test {
namespace {

struct StoredEvent {
  base::AgencyId agency;
  base::OfficerId officer;
  base::EventId id;
  std::string kind;
};
struct Stored {
  std::unordered_multimap<base::Uuid, StoredEvent, base::IdHash> events;  ///< by key
  std::unordered_map<base::Uuid, base::EventId, base::IdHash> keys;
};

Stored load(db::Database& database) {
  Stored stored;
  database.read([&](db::Read& read) {
    stored = {};
    for (const auto row : read.query("SELECT agency_id, officer_id, id, kind, key FROM clock_event")) {
      stored.events.emplace(row.uuid(4), StoredEvent{row.id<base::AgencyId>(0), row.id<base::OfficerId>(1),
                                                     row.id<base::EventId>(2), row.text(3)});
    }
    for (const auto row : read.query("SELECT key, event_id FROM clock_key")) {
      stored.keys.emplace(row.uuid(0), row.id<base::EventId>(1));
    }
    return 0;
  });
  return stored;
}

bool same(const AuditPress& press, const StoredEvent& event) {
  return event.agency == press.agency && event.officer == press.officer &&
         event.kind == domain::event_kind_name(press.kind) && (!press.acknowledged || event.id == *press.acknowledged);
}

const AuditPress& an_acknowledged(const std::vector<AuditPress>& sent) {
  const auto found =
      std::find_if(sent.begin(), sent.end(), [](const AuditPress& press) { return press.acknowledged.has_value(); });
  if (found == sent.end()) throw std::runtime_error("nothing was acknowledged");
  return *found;
}

}  // namespace

AuditFindings compare(db::Database& database, const std::vector<AuditPress>& sent) {
  const auto stored = load(database);
  AuditFindings found;
  found.sent = sent.size();
  found.stored = stored.events.size();
  std::size_t known = 0;
  for (const auto& press : sent) {
    const auto [from, to] = stored.events.equal_range(press.key);
    const auto times = static_cast<std::size_t>(std::distance(from, to));
    known += times;
    if (press.acknowledged) ++found.acknowledged;
    if (press.acknowledged && times == 0) ++found.lost;
    if (times > 1) ++found.doubled;
    if (times == 1 && !same(press, from->second)) ++found.changed;
  }
  found.foreign = stored.events.size() - known;
  for (const auto& [key, event] : stored.events) {
    const auto row = stored.keys.find(key);
    if (row == stored.keys.end() || (stored.events.count(key) == 1 && row->second != event.id)) ++found.unpaired;
  }
  for (const auto& [key, event] : stored.keys) {
    if (stored.events.find(key) == stored.events.end()) ++found.unpaired;
  }
  return found;
}

void plant(db::Database& database, const std::vector<AuditPress>& sent, const std::string& fault) {
  const auto& press = an_acknowledged(sent);
  const auto again = base::EventId::make(base::Instant{});
  database.write([&](db::Write& write) {
    using db::to_value;
    if (fault == "lose") {
      write.execute("DELETE FROM clock_key WHERE agency_id = $1 AND key = $2",
                    {to_value(press.agency), to_value(press.key)});
      return write.execute("DELETE FROM clock_event WHERE agency_id = $1 AND key = $2",
                           {to_value(press.agency), to_value(press.key)});
    }
    if (fault != "double") throw std::runtime_error("--plant takes lose or double");
    return write.execute(
        "INSERT INTO clock_event (agency_id, work_day, officer_id, id, kind, at, waiting, key, channel, address, "
        "session_id, grade, "
        "grade_reasons) SELECT agency_id, work_day, officer_id, $3, kind, at, waiting, key, channel, address, "
        "session_id, grade, "
        "grade_reasons FROM clock_event WHERE agency_id = $1 AND key = $2",
        {to_value(press.agency), to_value(press.key), to_value(again)});
  });
}

}  // namespace spotme::test

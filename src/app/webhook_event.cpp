#include "app/webhook_event.hpp"

#include "store/webhook_delivery.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <span>
#include <utility>

namespace spotme::app {
namespace {

using domain::WebhookEventKind;

constexpr std::size_t most_decisions = 200;

struct Event {
  WebhookEventKind kind = WebhookEventKind::ping;
  boost::json::object data;
};

/// The body as Standard Webhooks has it: what, when, and the particulars.
std::string payload_of(const Event& event, base::AgencyId agency, base::Instant now) {
  auto data = event.data;
  data["agency_id"] = base::to_string(agency);
  return boost::json::serialize(boost::json::object{{"type", domain::webhook_event_name(event.kind)},
                                                    {"timestamp", base::format_instant(now)},
                                                    {"data", std::move(data)}});
}

store::WebhookDelivery delivery_of(const store::WebhookKey& webhook, const Event& event, base::Instant now) {
  store::WebhookDelivery delivery;
  delivery.webhook = webhook;
  delivery.id = domain::WebhookDeliveryId::make(now);
  delivery.event = domain::webhook_event_name(event.kind);
  delivery.payload = payload_of(event, webhook.agency, now);
  return delivery;
}

void announce(db::Write& write, base::AgencyId agency, const std::vector<Event>& events) {
  if (events.empty()) return;
  std::vector<store::WebhookDelivery> deliveries;
  for (const auto& webhook : store::load_webhooks(write, agency)) {
    for (const auto& event : events) {
      const auto& chosen = webhook.events;
      if (std::find(chosen.begin(), chosen.end(), event.kind) == chosen.end()) continue;
      deliveries.push_back(delivery_of(webhook.key, event, write.now()));
    }
  }
  store::insert_webhook_deliveries(write, deliveries);
}

/// The days that it is about.
void add_days(boost::json::object& data, const std::vector<const domain::Transaction*>& some) {
  const auto [first, last] =
      std::minmax_element(some.begin(), some.end(), [](const auto* a, const auto* b) { return a->day < b->day; });
  data["from"] = base::format_day((*first)->day);
  data["to"] = base::format_day((*last)->day);
}

Event closed_event(const std::vector<const domain::Transaction*>& closed) {
  const auto [least, most] = std::minmax_element(closed.begin(), closed.end(),
                                                 [](const auto* a, const auto* b) { return a->number < b->number; });
  Event event{WebhookEventKind::transaction_closed,
              {{"first_number", (*least)->number}, {"last_number", (*most)->number}, {"count", closed.size()}}};
  add_days(event.data, closed);
  return event;
}

Event changed_event(const std::vector<const domain::Transaction*>& changed) {
  boost::json::array numbers;
  for (const auto* one : changed) numbers.push_back(boost::json::value(one->number));
  Event event{WebhookEventKind::transaction_changed, {{"numbers", std::move(numbers)}}};
  add_days(event.data, changed);
  return event;
}

}  // namespace

void announce_transactions(db::Write& write, base::AgencyId agency, const std::vector<domain::Transaction>& made) {
  std::vector<const domain::Transaction*> closed;
  std::vector<const domain::Transaction*> changed;
  for (const auto& one : made) (one.version == 1 ? closed : changed).push_back(&one);
  std::vector<Event> events;
  if (!closed.empty()) events.push_back(closed_event(closed));
  if (!changed.empty()) events.push_back(changed_event(changed));
  announce(write, agency, events);
}

void announce_decisions(db::Write& write, base::AgencyId agency, const std::vector<SettledCase>& cases) {
  std::vector<Event> events;
  for (std::span<const SettledCase> rest(cases); !rest.empty();) {
    const auto part = rest.first(std::min(most_decisions, rest.size()));
    boost::json::array decisions;
    for (const auto& one : part) {
      decisions.push_back({{"approval_id", base::to_string(one.id)},
                           {"kind", domain::approval_kind_name(one.kind)},
                           {"outcome", domain::approval_state_name(one.state)}});
    }
    events.push_back({WebhookEventKind::decision_made, {{"decisions", std::move(decisions)}}});
    rest = rest.subspan(part.size());
  }
  announce(write, agency, events);
}

void announce_import(db::Write& write, base::AgencyId agency, std::string_view kind, std::int64_t rows) {
  announce(write, agency, {{WebhookEventKind::import_done, {{"kind", kind}, {"rows", rows}}}});
}

domain::WebhookDeliveryId announce_ping(db::Write& write, const store::WebhookKey& webhook) {
  auto delivery = delivery_of(webhook, {WebhookEventKind::ping, {}}, write.now());
  const auto id = delivery.id;
  store::insert_webhook_deliveries(write, {std::move(delivery)});
  return id;
}

}  // namespace spotme::app

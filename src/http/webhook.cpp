#include "app/webhook.hpp"

#include "base/json_reader.hpp"
#include "http/integration_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_title = 100;
constexpr std::size_t most_url = 500;

boost::json::array to_json(const std::vector<domain::WebhookEventKind>& kinds) {
  boost::json::array names;
  for (const auto kind : kinds) names.push_back(boost::json::value(domain::webhook_event_name(kind)));
  return names;
}

boost::json::value to_json(const std::optional<base::Instant>& at) {
  if (!at) return nullptr;
  return boost::json::value(base::format_instant(*at));
}

boost::json::object to_json(const store::Webhook& webhook) {
  const bool waits = webhook.state == domain::WebhookState::active && webhook.failures > 0;
  return {{"id", base::to_string(webhook.key.id)},
          {"title", webhook.title},
          {"url", webhook.url},
          {"events", to_json(webhook.events)},
          {"state", domain::webhook_state_name(webhook.state)},
          {"failures", webhook.failures},
          {"failing_since", to_json(webhook.failing_since)},
          {"retry_at", waits ? to_json(std::optional(webhook.retry_at)) : boost::json::value(nullptr)},
          {"delivered_at", to_json(webhook.delivered_at)},
          {"previous_secret_until", to_json(webhook.previous_until)},
          {"created_at", base::format_instant(webhook.created_at)}};
}

boost::json::object to_json(const store::WebhookDelivery& delivery) {
  return {{"id", base::to_string(delivery.id)},
          {"webhook_id", base::to_string(delivery.webhook.id)},
          {"event", delivery.event},
          {"payload", delivery.payload},
          {"state", domain::delivery_state_name(delivery.state)},
          {"made_at", base::format_instant(delivery.made_at)},
          {"attempts", delivery.attempts},
          {"tried_at", to_json(delivery.tried_at)},
          {"due_at", delivery.state == domain::DeliveryState::waiting ? to_json(std::optional(delivery.due_at))
                                                                      : boost::json::value(nullptr)},
          {"status", delivery.status},
          {"fault", delivery.fault},
          {"answer", delivery.answer}};
}

base::Result<app::WebhookEntry> read_entry(const Request& request) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  app::WebhookEntry entry;
  entry.title = reader.required_text("title", 1, most_title);
  entry.url = reader.required_text("url", 1, most_url);
  const auto offered = domain::webhook_events();
  for (const auto& name : reader.required_texts("events", offered.size(), 1, 40)) {
    const auto kind = domain::parse_webhook_event(name);
    if (kind && std::find(offered.begin(), offered.end(), *kind) != offered.end()) {
      entry.events.push_back(*kind);
    } else {
      reader.refuse("events", base::Code::invalid, "not_one_of",
                    {{"allowed", domain::webhook_events_text({offered.begin(), offered.end()})}});
    }
  }
  SPOTME_CHECK(reader.finish());
  return entry;
}

base::Result<store::WebhookKey> path_key(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, path_id(call, 1));
  return store::WebhookKey{{agency}, {id}};
}

base::Result<store::DeliveryFilter> read_filter(const Request& request) {
  SPOTME_CHECK(check_query(request, {"webhook", "state", "after", "limit"}));
  store::DeliveryFilter filter;
  SPOTME_TRY(filter.limit, query_limit(request, 50, 200));
  SPOTME_TRY(filter.webhook, query_id<domain::WebhookId>(request, "webhook"));
  SPOTME_TRY(filter.before, query_id<domain::WebhookDeliveryId>(request, "after"));
  if (const auto text = request.query_value("state")) {
    filter.state = domain::parse_delivery_state(*text);
    if (!filter.state) {
      return bad_parameter("state");
    }
  }
  return filter;
}

}  // namespace

base::Result<Response> list_webhooks(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {}));
  SPOTME_TRY(const auto views, app::list_webhooks(call.service.context, call.caller, {agency}));
  boost::json::array webhooks;
  for (const auto& view : views) {
    auto webhook = to_json(view.webhook);
    webhook["waiting"] = view.waiting;
    webhook["failed"] = view.failed;
    webhooks.push_back(std::move(webhook));
  }
  const auto offered = domain::webhook_events();
  return reply(200, {{"webhooks", std::move(webhooks)},
                     {"events", to_json(std::vector<domain::WebhookEventKind>(offered.begin(), offered.end()))}});
}

base::Result<Response> post_webhook(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto entry, read_entry(call.request));
  SPOTME_TRY(const auto added, app::add_webhook(call.service.context, call.caller, {agency}, entry, call.actor()));
  auto body = to_json(added.webhook);
  body["secret"] = added.secret;
  return reply(201, body);
}

base::Result<Response> put_webhook(const Call& call) {
  SPOTME_TRY(const auto key, path_key(call));
  SPOTME_TRY(const auto entry, read_entry(call.request));
  SPOTME_TRY(const auto changed, app::change_webhook(call.service.context, call.caller, key, entry, call.actor()));
  return reply(200, to_json(changed));
}

base::Result<Response> post_webhook_ending(const Call& call) {
  SPOTME_TRY(const auto key, path_key(call));
  SPOTME_CHECK(app::end_webhook(call.service.context, call.caller, key, call.actor()));
  return reply_empty();
}

base::Result<Response> post_webhook_resumption(const Call& call) {
  SPOTME_TRY(const auto key, path_key(call));
  SPOTME_CHECK(app::resume_webhook(call.service.context, call.caller, key, call.actor()));
  return reply_empty();
}

base::Result<Response> post_webhook_secret(const Call& call) {
  SPOTME_TRY(const auto key, path_key(call));
  SPOTME_TRY(const auto changed, app::rotate_webhook_secret(call.service.context, call.caller, key, call.actor()));
  auto body = to_json(changed.webhook);
  body["secret"] = changed.secret;
  return reply(200, body);
}

base::Result<Response> post_webhook_ping(const Call& call) {
  SPOTME_TRY(const auto key, path_key(call));
  SPOTME_TRY(const auto id, app::ping_webhook(call.service.context, call.caller, key, call.actor()));
  return reply(201, {{"delivery_id", base::to_string(id)}});
}

base::Result<Response> post_webhook_redelivery(const Call& call) {
  SPOTME_TRY(const auto key, path_key(call));
  SPOTME_TRY(const auto count, app::redeliver_failed(call.service.context, call.caller, key, call.actor()));
  return reply(200, {{"deliveries", count}});
}

base::Result<Response> list_webhook_deliveries(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto filter, read_filter(call.request));
  SPOTME_TRY(const auto page, app::list_webhook_deliveries(call.service.context, call.caller, {agency}, filter));
  boost::json::array deliveries;
  for (const auto& delivery : page.deliveries) deliveries.push_back(to_json(delivery));
  boost::json::object body{{"deliveries", std::move(deliveries)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> post_webhook_delivery_redelivery(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_CHECK(app::redeliver(call.service.context, call.caller, {agency}, {id}, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http

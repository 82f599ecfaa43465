#include "app/webhook.hpp"

#include "app/webhook_event.hpp"
#include "base/signature.hpp"
#include "domain/api_token.hpp"
#include "store/integration_rules.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};
constexpr std::size_t secret_bytes = 32;

base::Result<void> check_keeper(const domain::Caller& caller, base::AgencyId agency) {
  if (caller.agency != agency) return not_found;
  if (!domain::may_keep_integration(caller, agency)) return Error{Code::forbidden, "not_permitted", ""};
  return {};
}

base::Result<void> check_entry(const WebhookEntry& entry) {
  if (!domain::webhook_host(entry.url)) return Error{Code::unprocessable, "webhook_url_invalid", "url"};
  if (entry.events.empty()) return Error{Code::unprocessable, "webhook_events_missing", "events"};
  return {};
}

base::Bytes make_secret() {
  base::Bytes secret(secret_bytes);
  base::random_bytes(secret);
  return secret;
}

/// The address without its query, which may hold a secret of the receiver.
std::string detail_of(const store::Webhook& webhook) {
  return fmt::format("{} | {} | {}", webhook.title, webhook.url.substr(0, webhook.url.find('?')),
                     domain::webhook_events_text(webhook.events));
}

void go_on(store::Webhook& webhook) {
  webhook.state = domain::WebhookState::active;
  webhook.failures = 0;
  webhook.failing_since = std::nullopt;
  webhook.retry_at = base::Instant{};
}

/// Loads one of the caller's agency, lets `change` do its work and writes down what was done.
template <class Change>
auto with_webhook(const Context& context, const domain::Caller& caller, const store::WebhookKey& key,
                  const store::Actor& actor, std::string_view action, Change change)
    -> std::invoke_result_t<Change&, db::Write&, store::Webhook&> {
  using Answer = std::invoke_result_t<Change&, db::Write&, store::Webhook&>;
  SPOTME_CHECK(check_keeper(caller, key.agency));
  return context.database.write([&](db::Write& write) -> Answer {
    auto webhook = store::find_webhook(write, key);
    if (!webhook) return not_found;
    auto answer = change(write, *webhook);
    if (answer) store::insert_audit_entry(write, key.agency, actor, action, key.id.value, detail_of(*webhook));
    return answer;
  });
}

}  // namespace

std::string secret_text(const base::Bytes& secret) { return "whsec_" + base::to_base64(secret); }

base::Result<WebhookWithSecret> add_webhook(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                            const WebhookEntry& entry, const store::Actor& actor) {
  const auto most = store::builtin_integration_rules().most_webhooks;
  SPOTME_CHECK(check_keeper(caller, agency));
  SPOTME_CHECK(check_entry(entry));
  const auto secret = make_secret();
  return context.database.write([&](db::Write& write) -> base::Result<WebhookWithSecret> {
    if (static_cast<std::int64_t>(store::load_webhooks(write, agency).size()) >= most) {
      return Error{Code::conflict, "too_many_webhooks", "", {{"most", std::to_string(most)}}};
    }
    store::Webhook webhook;
    webhook.key = {agency, domain::WebhookId::make(write.now())};
    webhook.title = entry.title;
    webhook.url = entry.url;
    webhook.events = entry.events;
    webhook.secret = secret;
    webhook.created_at = write.now();
    webhook.created_by = caller.officer;
    store::insert_webhook(write, webhook);
    store::insert_audit_entry(write, agency, actor, "webhook_added", webhook.key.id.value, detail_of(webhook));
    auto text = secret_text(secret);
    return WebhookWithSecret{std::move(webhook), std::move(text)};
  });
}

base::Result<store::Webhook> change_webhook(const Context& context, const domain::Caller& caller,
                                            const store::WebhookKey& key, const WebhookEntry& entry,
                                            const store::Actor& actor) {
  SPOTME_CHECK(check_keeper(caller, key.agency));
  SPOTME_CHECK(check_entry(entry));
  return with_webhook(context, caller, key, actor, "webhook_changed",
                      [&](db::Write& write, store::Webhook& webhook) -> base::Result<store::Webhook> {
                        webhook.title = entry.title;
                        webhook.url = entry.url;
                        webhook.events = entry.events;
                        store::update_webhook(write, webhook);
                        return webhook;
                      });
}

base::Result<void> end_webhook(const Context& context, const domain::Caller& caller, const store::WebhookKey& key,
                               const store::Actor& actor) {
  return with_webhook(context, caller, key, actor, "webhook_ended",
                      [&](db::Write& write, store::Webhook& /*webhook*/) -> base::Result<void> {
                        if (!store::end_webhook(write, key)) return not_found;
                        store::give_up_deliveries(write, key);
                        return {};
                      });
}

base::Result<void> resume_webhook(const Context& context, const domain::Caller& caller, const store::WebhookKey& key,
                                  const store::Actor& actor) {
  return with_webhook(context, caller, key, actor, "webhook_resumed",
                      [&](db::Write& write, store::Webhook& webhook) -> base::Result<void> {
                        go_on(webhook);
                        store::update_webhook(write, webhook);
                        store::hasten_deliveries(write, key);
                        return {};
                      });
}

base::Result<WebhookWithSecret> rotate_webhook_secret(const Context& context, const domain::Caller& caller,
                                                      const store::WebhookKey& key, const store::Actor& actor) {
  const auto secret = make_secret();
  const std::chrono::hours overlap{store::builtin_integration_rules().webhook_overlap_hours};
  return with_webhook(context, caller, key, actor, "webhook_secret_changed",
                      [&](db::Write& write, store::Webhook& webhook) -> base::Result<WebhookWithSecret> {
                        webhook.previous_secret = webhook.secret;
                        webhook.previous_until = write.now() + overlap;
                        webhook.secret = secret;
                        store::update_webhook(write, webhook);
                        return WebhookWithSecret{webhook, secret_text(secret)};
                      });
}

base::Result<domain::WebhookDeliveryId> ping_webhook(const Context& context, const domain::Caller& caller,
                                                     const store::WebhookKey& key, const store::Actor& actor) {
  return with_webhook(context, caller, key, actor, "webhook_pinged",
                      [&](db::Write& write, store::Webhook& webhook) -> base::Result<domain::WebhookDeliveryId> {
                        if (webhook.state == domain::WebhookState::paused) {
                          return Error{Code::conflict, "webhook_paused", ""};
                        }
                        webhook.retry_at = base::Instant{};  // somebody waits for it at the screen
                        store::update_webhook(write, webhook);
                        return announce_ping(write, key);
                      });
}

base::Result<std::vector<store::WebhookView>> list_webhooks(const Context& context, const domain::Caller& caller,
                                                            base::AgencyId agency) {
  SPOTME_CHECK(check_keeper(caller, agency));
  return context.database.read([&](db::Read& read) { return store::load_webhook_views(read, agency); });
}

base::Result<DeliveryPage> list_webhook_deliveries(const Context& context, const domain::Caller& caller,
                                                   base::AgencyId agency, store::DeliveryFilter filter) {
  SPOTME_CHECK(check_keeper(caller, agency));
  const auto limit = filter.limit++;
  return context.database.read([&](db::Read& read) -> base::Result<DeliveryPage> {
    DeliveryPage page{store::list_deliveries(read, agency, filter), std::nullopt};
    if (static_cast<std::int64_t>(page.deliveries.size()) > limit) {
      page.deliveries.pop_back();
      page.next = base::to_string(page.deliveries.back().id);
    }
    return page;
  });
}

base::Result<void> redeliver(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                             domain::WebhookDeliveryId id, const store::Actor& actor) {
  SPOTME_CHECK(check_keeper(caller, agency));
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto delivery = store::reopen_delivery(write, agency, id);
    if (!delivery) return not_found;
    store::insert_audit_entry(write, agency, actor, "webhook_redelivered", id.value, delivery->event);
    return {};
  });
}

base::Result<std::int64_t> redeliver_failed(const Context& context, const domain::Caller& caller,
                                            const store::WebhookKey& key, const store::Actor& actor) {
  return with_webhook(context, caller, key, actor, "webhook_redelivered",
                      [&](db::Write& write, store::Webhook& /*webhook*/) -> base::Result<std::int64_t> {
                        return store::reopen_failed_deliveries(write, key);
                      });
}

}  // namespace spotme::app

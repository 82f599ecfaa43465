#include "store/webhook.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;

constexpr std::string_view columns =
    "w.agency_id, w.id, w.title, w.url, w.events, w.secret, w.previous_secret, w.previous_until, w.state, w.failures, "
    "w.failing_since, w.retry_at, w.delivered_at, w.created_at, w.created_by";
constexpr std::size_t column_count = 15;

Webhook to_webhook(const db::Row& row) {
  Webhook webhook;
  webhook.key = {row.id<base::AgencyId>(0), row.id<domain::WebhookId>(1)};
  webhook.title = row.text(2);
  webhook.url = row.text(3);
  webhook.events = domain::parse_webhook_events(row.text(4));
  webhook.secret = row.blob(5);
  if (!row.is_null(6)) webhook.previous_secret = row.blob(6);
  webhook.previous_until = row.optional_instant(7);
  webhook.state = domain::parse_webhook_state(row.text(8)).value_or(domain::WebhookState::paused);
  webhook.failures = row.integer(9);
  webhook.failing_since = row.optional_instant(10);
  webhook.retry_at = row.instant(11);
  webhook.delivered_at = row.optional_instant(12);
  webhook.created_at = row.instant(13);
  webhook.created_by = row.id<base::OfficerId>(14);
  return webhook;
}

}  // namespace

void insert_webhook(db::Write& write, const Webhook& webhook) {
  write.execute(
      "INSERT INTO webhook (agency_id, id, title, url, events, secret, created_at, created_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {to_value(webhook.key.agency), to_value(webhook.key.id), to_value(webhook.title), to_value(webhook.url),
       to_value(domain::webhook_events_text(webhook.events)), to_value(webhook.secret), to_value(webhook.created_at),
       to_value(webhook.created_by)});
}

std::optional<Webhook> find_webhook(db::Read& read, const WebhookKey& key) {
  static const auto sql =
      fmt::format("SELECT {} FROM webhook w WHERE w.agency_id = $1 AND w.id = $2 AND w.state <> 'ended'", columns);
  const auto rows = read.query(sql, {to_value(key.agency), to_value(key.id)});
  if (rows.empty()) return std::nullopt;
  return to_webhook(rows[0]);
}

std::vector<Webhook> load_webhooks(db::Read& read, base::AgencyId agency) {
  static const auto sql =
      fmt::format("SELECT {} FROM webhook w WHERE w.agency_id = $1 AND w.state <> 'ended' ORDER BY w.id", columns);
  std::vector<Webhook> webhooks;
  for (const auto row : read.query(sql, {to_value(agency)})) webhooks.push_back(to_webhook(row));
  return webhooks;
}

std::vector<WebhookView> load_webhook_views(db::Read& read, base::AgencyId agency) {
  static const auto sql = fmt::format(
      "SELECT {}, (SELECT count(*) FROM webhook_delivery d WHERE d.agency_id = w.agency_id AND d.webhook_id = w.id "
      "AND d.state = 'waiting'), (SELECT count(*) FROM webhook_delivery d WHERE d.agency_id = w.agency_id "
      "AND d.webhook_id = w.id AND d.state = 'failed') "
      "FROM webhook w WHERE w.agency_id = $1 AND w.state <> 'ended' ORDER BY w.id",
      columns);
  std::vector<WebhookView> views;
  for (const auto row : read.query(sql, {to_value(agency)})) {
    views.push_back({to_webhook(row), row.integer(column_count), row.integer(column_count + 1)});
  }
  return views;
}

void update_webhook(db::Write& write, const Webhook& webhook) {
  write.execute(
      "UPDATE webhook SET title = $3, url = $4, events = $5, secret = $6, previous_secret = $7, previous_until = $8, "
      "state = $9, failures = $10, failing_since = $11, retry_at = $12 "
      "WHERE agency_id = $1 AND id = $2 AND state <> 'ended'",
      {to_value(webhook.key.agency), to_value(webhook.key.id), to_value(webhook.title), to_value(webhook.url),
       to_value(domain::webhook_events_text(webhook.events)), to_value(webhook.secret),
       to_value(webhook.previous_secret), to_value(webhook.previous_until),
       to_value(domain::webhook_state_name(webhook.state)), to_value(webhook.failures), to_value(webhook.failing_since),
       to_value(webhook.retry_at)});
}

bool end_webhook(db::Write& write, const WebhookKey& key) {
  return write.execute(
             "UPDATE webhook SET state = 'ended', ended_at = $3 WHERE agency_id = $1 AND id = $2 AND state <> 'ended'",
             {to_value(key.agency), to_value(key.id), to_value(write.now())}) == 1;
}

std::vector<WebhookKey> load_webhooks_due(db::Read& read, std::int64_t limit) {
  std::vector<WebhookKey> keys;
  for (const auto row :
       read.query("SELECT w.agency_id, w.id FROM webhook w WHERE w.state = 'active' AND w.retry_at <= $1 "
                  "AND (w.leased_until IS NULL OR w.leased_until <= $1) AND EXISTS (SELECT 1 FROM webhook_delivery d "
                  "WHERE d.agency_id = w.agency_id AND d.webhook_id = w.id AND d.state = 'waiting' AND d.due_at <= $1) "
                  "ORDER BY w.looked_at, w.id LIMIT $2",
                  {to_value(read.now()), to_value(limit)})) {
    keys.push_back({row.id<base::AgencyId>(0), row.id<domain::WebhookId>(1)});
  }
  return keys;
}

std::optional<Webhook> lease_webhook(db::Write& write, const WebhookKey& key, base::Uuid runner, base::Instant until) {
  const auto taken = write.execute(
      "UPDATE webhook SET leased_by = $3, leased_until = $4, looked_at = $5 WHERE agency_id = $1 AND id = $2 "
      "AND state = 'active' AND retry_at <= $5 AND (leased_until IS NULL OR leased_until <= $5)",
      {to_value(key.agency), to_value(key.id), to_value(runner), to_value(until), to_value(write.now())});
  if (taken == 0) return std::nullopt;
  return find_webhook(write, key);
}

bool settle_webhook(db::Write& write, const Webhook& webhook, base::Uuid runner, bool keep_lease) {
  return write.execute(
             "UPDATE webhook SET failures = $4, failing_since = $5, retry_at = $6, delivered_at = $7, "
             "leased_until = CASE WHEN $8 THEN leased_until ELSE NULL END, "
             "state = CASE WHEN state = 'active' THEN $9 ELSE state END "
             "WHERE agency_id = $1 AND id = $2 AND leased_by = $3 AND leased_until IS NOT NULL AND state <> 'ended'",
             {to_value(webhook.key.agency), to_value(webhook.key.id), to_value(runner), to_value(webhook.failures),
              to_value(webhook.failing_since), to_value(webhook.retry_at), to_value(webhook.delivered_at),
              to_value(keep_lease), to_value(domain::webhook_state_name(webhook.state))}) == 1;
}

std::vector<base::OfficerId> load_integration_keepers(db::Read& read, base::AgencyId agency) {
  std::vector<base::OfficerId> officers;
  for (const auto row :
       read.query("SELECT DISTINCT h.officer_id FROM role_holding h JOIN unit_version v ON v.agency_id = h.agency_id "
                  "AND v.unit_id = h.unit_id AND v.valid_from <= $2 AND $2 < v.valid_to AND v.parent_id IS NULL "
                  "WHERE h.agency_id = $1 AND h.role = 'agency_admin' AND h.valid_from <= $2 AND $2 < h.valid_to "
                  "ORDER BY h.officer_id",
                  {to_value(agency), to_value(read.today())})) {
    officers.push_back(row.id<base::OfficerId>(0));
  }
  return officers;
}

}  // namespace spotme::store

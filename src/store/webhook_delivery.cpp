#include "store/webhook_delivery.hpp"

#include <fmt/format.h>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::string_view columns =
    "d.agency_id, d.webhook_id, d.id, d.event, d.payload, d.made_at, d.due_at, d.state, d.attempts, d.begun_at, "
    "d.tried_at, d.status, d.fault, d.answer";

WebhookDelivery to_delivery(const db::Row& row) {
  WebhookDelivery delivery;
  delivery.webhook = {row.id<base::AgencyId>(0), row.id<domain::WebhookId>(1)};
  delivery.id = row.id<domain::WebhookDeliveryId>(2);
  delivery.event = row.text(3);
  delivery.payload = row.text(4);
  delivery.made_at = row.instant(5);
  delivery.due_at = row.instant(6);
  delivery.state = domain::parse_delivery_state(row.text(7)).value_or(domain::DeliveryState::failed);
  delivery.attempts = row.integer(8);
  delivery.begun_at = row.optional_instant(9);
  delivery.tried_at = row.optional_instant(10);
  delivery.status = row.integer(11);
  delivery.fault = row.text(12);
  delivery.answer = row.text(13);
  return delivery;
}

}  // namespace

void insert_webhook_deliveries(db::Write& write, const std::vector<WebhookDelivery>& deliveries) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"id", Type::uuid},
                  {"webhook_id", Type::uuid},
                  {"event", Type::text},
                  {"payload", Type::text}});
  for (const auto& one : deliveries) {
    rows.add({to_value(one.webhook.agency), to_value(one.id), to_value(one.webhook.id), to_value(one.event),
              to_value(one.payload)});
  }
  write.execute_each(
      "INSERT INTO webhook_delivery (agency_id, id, webhook_id, event, payload, made_at, due_at) SELECT r.agency_id, "
      "r.id, r.webhook_id, r.event, r.payload, $1, $1 FROM {rows}",
      rows, {to_value(write.now())});
}

std::vector<WebhookDelivery> load_deliveries_due(db::Read& read, const WebhookKey& webhook, std::int64_t limit) {
  static const auto sql = fmt::format(
      "SELECT {} FROM webhook_delivery d WHERE d.agency_id = $1 AND d.webhook_id = $2 AND d.state = 'waiting' "
      "AND d.due_at <= $3 ORDER BY d.due_at, d.id LIMIT $4",
      columns);
  std::vector<WebhookDelivery> deliveries;
  for (const auto row :
       read.query(sql, {to_value(webhook.agency), to_value(webhook.id), to_value(read.now()), to_value(limit)})) {
    deliveries.push_back(to_delivery(row));
  }
  return deliveries;
}

bool settle_delivery(db::Write& write, const WebhookDelivery& delivery) {
  const bool waits = delivery.state == domain::DeliveryState::waiting;
  const auto settled = waits ? db::Value{db::Null{db::Type::integer}} : to_value(delivery.tried_at);
  return write.execute(
             "UPDATE webhook_delivery SET state = $3, attempts = $4, begun_at = $5, tried_at = $6, settled_at = $7, "
             "status = $8, fault = $9, answer = $10, due_at = $11 "
             "WHERE agency_id = $1 AND id = $2 AND state = 'waiting'",
             {to_value(delivery.webhook.agency), to_value(delivery.id),
              to_value(domain::delivery_state_name(delivery.state)), to_value(delivery.attempts),
              to_value(delivery.begun_at), to_value(delivery.tried_at), settled, to_value(delivery.status),
              to_value(delivery.fault), to_value(delivery.answer), to_value(delivery.due_at)}) == 1;
}

std::vector<WebhookDelivery> list_deliveries(db::Read& read, base::AgencyId agency, const DeliveryFilter& filter) {
  std::vector<db::Value> params{to_value(agency)};
  auto sql = fmt::format("SELECT {} FROM webhook_delivery d WHERE d.agency_id = $1 ", columns);
  const auto add = [&](std::string_view condition, db::Value value) {
    params.push_back(std::move(value));
    sql += fmt::format("AND {} ${} ", condition, params.size());
  };
  if (filter.webhook) add("d.webhook_id =", to_value(*filter.webhook));
  if (filter.state) add("d.state =", to_value(domain::delivery_state_name(*filter.state)));
  if (filter.before) add("d.id <", to_value(*filter.before));
  params.push_back(to_value(filter.limit));
  sql += fmt::format("ORDER BY d.id DESC LIMIT ${}", params.size());
  std::vector<WebhookDelivery> deliveries;
  for (const auto row : read.query(sql, params)) deliveries.push_back(to_delivery(row));
  return deliveries;
}

std::optional<WebhookDelivery> reopen_delivery(db::Write& write, base::AgencyId agency, domain::WebhookDeliveryId id) {
  const auto opened = write.execute(
      "UPDATE webhook_delivery SET state = 'waiting', settled_at = NULL, begun_at = NULL, due_at = $3 "
      "WHERE agency_id = $1 AND id = $2 AND state <> 'waiting' AND EXISTS (SELECT 1 FROM webhook w "
      "WHERE w.agency_id = $1 AND w.id = webhook_delivery.webhook_id AND w.state <> 'ended')",
      {to_value(agency), to_value(id), to_value(write.now())});
  if (opened == 0) return std::nullopt;
  static const auto sql =
      fmt::format("SELECT {} FROM webhook_delivery d WHERE d.agency_id = $1 AND d.id = $2", columns);
  const auto rows = write.query(sql, {to_value(agency), to_value(id)});
  return to_delivery(rows[0]);
}

std::int64_t reopen_failed_deliveries(db::Write& write, const WebhookKey& webhook) {
  return write.execute(
      "UPDATE webhook_delivery SET state = 'waiting', settled_at = NULL, begun_at = NULL, due_at = $3 "
      "WHERE agency_id = $1 AND webhook_id = $2 AND state = 'failed'",
      {to_value(webhook.agency), to_value(webhook.id), to_value(write.now())});
}

void hasten_deliveries(db::Write& write, const WebhookKey& webhook) {
  write.execute(
      "UPDATE webhook_delivery SET due_at = $3, begun_at = NULL WHERE agency_id = $1 AND webhook_id = $2 "
      "AND state = 'waiting'",
      {to_value(webhook.agency), to_value(webhook.id), to_value(write.now())});
}

void give_up_deliveries(db::Write& write, const WebhookKey& webhook) {
  write.execute(
      "UPDATE webhook_delivery SET state = 'failed', fault = 'webhook_ended', settled_at = $3 "
      "WHERE agency_id = $1 AND webhook_id = $2 AND state = 'waiting'",
      {to_value(webhook.agency), to_value(webhook.id), to_value(write.now())});
}

std::int64_t count_waiting_deliveries(db::Read& read) {
  return read.query("SELECT count(*) FROM webhook_delivery WHERE state = 'waiting'", {}).integer();
}

std::int64_t delete_deliveries_before(db::Write& write, base::AgencyId agency, base::Instant before,
                                      std::int64_t most) {
  return write.execute(
      "DELETE FROM webhook_delivery WHERE agency_id = $1 AND id IN (SELECT id FROM webhook_delivery "
      "WHERE agency_id = $1 AND settled_at < $2 ORDER BY settled_at LIMIT $3)",
      {to_value(agency), to_value(before), to_value(most)});
}

}  // namespace spotme::store

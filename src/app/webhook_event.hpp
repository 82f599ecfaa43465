#pragma once

#include "domain/approval.hpp"
#include "domain/closing.hpp"
#include "domain/transaction.hpp"
#include "domain/webhook.hpp"
#include "store/webhook.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What webhooks are told of. Whoever does something that programs wait for calls one of these in the same transaction:
/// one statement where the agency has no webhook, and few rows where it has. Ids and numbers alone go out; the receiver
/// asks for more with a token of his own, within its scopes.
namespace spotme::app {

/// Versions of transactions of that agency, with their numbers: the first ones as a range, later ones one by one.
void announce_transactions(db::Write& write, base::AgencyId agency, const std::vector<domain::Transaction>& made);

struct SettledCase {
  base::ApprovalId id;
  domain::ApprovalKind kind = domain::ApprovalKind::reason;
  domain::ApprovalState state = domain::ApprovalState::accepted;
};
/// Cases that were settled, at most 200 in one event.
void announce_decisions(db::Write& write, base::AgencyId agency, const std::vector<SettledCase>& cases);

/// An import that ended; `kind` is a fixed word such as `leave` or `officer`, `rows` what it stored.
void announce_import(db::Write& write, base::AgencyId agency, std::string_view kind, std::int64_t rows);

/// For one webhook, whatever it chose; returns the delivery.
[[nodiscard]] domain::WebhookDeliveryId announce_ping(db::Write& write, const store::WebhookKey& webhook);

}  // namespace spotme::app

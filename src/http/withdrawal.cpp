#include "http/withdrawal.hpp"

#include "http/calendar_json.hpp"
#include "http/preview_json.hpp"
#include "http/reply.hpp"

namespace spotme::http {

base::Result<Withdrawal> read_withdrawal(const Request& request) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  Withdrawal withdrawal;
  withdrawal.reason = read_reason(reader, true);
  withdrawal.dry_run = reader.optional_boolean("dry_run").value_or(false);
  SPOTME_CHECK(reader.finish());
  return withdrawal;
}

base::Result<Response> reply_trial(const base::Result<std::optional<app::Preview>>& preview) {
  if (!preview) return preview.error();
  return reply(200, {{"preview", to_json(*preview)}});
}

}  // namespace spotme::http

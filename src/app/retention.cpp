#include "app/retention.hpp"

#include "app/attachment.hpp"
#include "store/clock_event.hpp"
#include "store/mail.hpp"
#include "store/notice.hpp"
#include "store/organisation.hpp"
#include "store/retention_rule.hpp"
#include "store/session.hpp"
#include "store/webhook_delivery.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

/// Their bytes may lie in the database, five megabytes each: few at once, so that presses do not wait.
constexpr std::int64_t most_attachments_at_once = 10;

using Kind = domain::RetentionKind;
using Delete = std::int64_t (*)(db::Write&, base::AgencyId, base::Instant, std::int64_t);

std::int64_t forget(const Context& context, base::AgencyId agency, Delete delete_batch, base::Instant::duration kept,
                    std::int64_t batch, const std::function<bool()>& stopped) {
  std::int64_t all = 0;
  while (!stopped()) {
    const auto gone = context.database.write(
        [&](db::Write& write) { return delete_batch(write, agency, write.now() - kept, batch); });
    all += gone;
    if (gone < batch) break;
  }
  return all;
}

}  // namespace

ForgottenRows forget_old_rows(const Context& context, const std::function<bool()>& stopped, std::int64_t batch) {
  ForgottenRows forgotten;
  for (const auto& agency : context.database.read([](db::Read& read) { return store::load_agencies(read); })) {
    const auto terms =
        context.database.read([&](db::Read& read) { return store::load_retention_terms(read, agency.id); });
    const auto kept = [&](Kind kind) { return std::chrono::days{domain::term_of(terms, kind).days()}; };
    const auto few = std::min(batch, most_attachments_at_once);
    forgotten.clock_keys +=
        forget(context, agency.id, store::delete_clock_keys_before, kept(Kind::clock_keys), batch, stopped);
    forgotten.sessions +=
        forget(context, agency.id, store::delete_sessions_before, kept(Kind::sessions), batch, stopped);
    forgotten.mails += forget(context, agency.id, store::delete_mail_before, kept(Kind::mails), batch, stopped);
    forgotten.deliveries +=
        forget(context, agency.id, store::delete_deliveries_before, deliveries_kept_for, batch, stopped);
    forgotten.notices += forget(context, agency.id, store::delete_notices_before, kept(Kind::notices), batch, stopped);
    forgotten.attachments +=
        forget(context, agency.id, store::delete_loose_attachments_before, kept(Kind::loose_attachments), few, stopped);
  }
  forgotten.files = sweep_attachments(context, stopped);
  return forgotten;
}

}  // namespace spotme::app

#include "app/kiosk.hpp"

#include "app/place_keeping.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

/// A device key has the form of a session's token.
std::string make_key(base::AgencyId agency, store::KioskId id, const base::Digest& secret) {
  return make_token(agency, base::SessionId{id.value}, secret);
}

std::optional<store::Kiosk> find_by_key(db::Read& read, std::string_view key) {
  const auto parts = read_token(key);
  if (!parts) return std::nullopt;
  auto kiosk = store::find_kiosk(read, parts->agency, store::KioskId{parts->session.value});
  if (!kiosk || !kiosk->secret_hash || kiosk->to <= read.today()) return std::nullopt;
  const auto& known = *kiosk->secret_hash;
  const base::Bytes given(parts->secret_hash.begin(), parts->secret_hash.end());
  return base::same_bytes(known, given) ? kiosk : std::nullopt;
}

base::Result<store::Kiosk> find_kept(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                     store::KioskId id) {
  SPOTME_CHECK(keeper_reach(caller, agency));
  auto kiosk = store::find_kiosk(read, agency, id);
  if (!kiosk || !domain::may_keep_places(caller, agency, kiosk->unit_path)) return keeping_not_found();
  if (kiosk->to <= read.today()) return Error{Code::conflict, "kiosk_ended", ""};
  return std::move(*kiosk);
}

KioskCode put_code(const Context& context, db::Write& write, base::AgencyId agency, store::KioskId id) {
  KioskCode made{id, make_temporary_password(), write.now() + domain::kiosk_code_life};
  store::put_kiosk_code(write, agency, id, hash_temporary_password(context.installation_key, made.code),
                        made.expires_at);
  return made;
}

}  // namespace

base::Result<KioskPage> list_kiosks(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                    bool ended, const std::optional<store::KioskId>& after, std::int64_t limit) {
  return context.database.read([&](db::Read& read) -> base::Result<KioskPage> {
    SPOTME_TRY(const auto reach, keeper_reach(caller, agency));
    KioskPage page{store::list_kiosks(read, agency, reach, ended, after, limit + 1), std::nullopt};
    if (static_cast<std::int64_t>(page.kiosks.size()) > limit) {
      page.kiosks.pop_back();
      page.next = page.kiosks.back().id;
    }
    return page;
  });
}

base::Result<KioskCode> make_kiosk(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                   const KioskDraft& draft, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<KioskCode> {
    SPOTME_CHECK(keeper_reach(caller, agency));
    SPOTME_CHECK(check_draft(write, draft.name, write.today()));
    const auto versions = store::load_place_versions(write, agency, draft.place);
    const auto holds = std::find_if(versions.begin(), versions.end(), [&](const auto& one) {
      return one.keeping.from <= write.today() && write.today() < one.keeping.to;
    });
    if (holds == versions.end() || !domain::may_keep_places(caller, agency, holds->keeping.unit_path)) {
      return Error{Code::unprocessable, "kiosk_place_unknown", "place_id"};
    }
    if (store::count_kiosks(write, agency) >= domain::most_kiosks) {
      return Error{Code::conflict, "kiosks_too_many", "", {{"limit", std::to_string(domain::most_kiosks)}}};
    }
    const auto id = store::KioskId::make(write.now());
    const std::string name(base::trimmed(draft.name));
    store::insert_kiosk(write, {agency, id, draft.place, name, write.today()});
    store::insert_audit_entry(write, agency, actor, "kiosk_made", id.value,
                              fmt::format("{} at {}", name, holds->place.name));
    return put_code(context, write, agency, id);
  });
}

base::Result<KioskCode> renew_kiosk_code(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                         store::KioskId id, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<KioskCode> {
    SPOTME_TRY(const auto kiosk, find_kept(write, caller, agency, id));
    store::insert_audit_entry(write, agency, actor, "kiosk_code_made", id.value, kiosk.name);
    return put_code(context, write, agency, id);
  });
}

base::Result<void> end_kiosk(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                             store::KioskId id, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto kiosk, find_kept(write, caller, agency, id));
    store::end_kiosk(write, agency, id, write.today());
    store::insert_audit_entry(write, agency, actor, "kiosk_ended", id.value, kiosk.name);
    return {};
  });
}

base::Result<RegisteredKiosk> register_kiosk(const Context& context, std::string_view code, std::string_view device,
                                             const store::Actor& actor) {
  const auto hash = hash_temporary_password(context.installation_key, code);
  return context.database.write([&](db::Write& write) -> base::Result<RegisteredKiosk> {
    const Error wrong{Code::unprocessable, "kiosk_code_wrong", "code"};
    const auto found = store::take_kiosk_code(write, hash);
    if (!found) return wrong;
    base::Digest secret;
    base::random_bytes(secret);
    store::register_kiosk(write, found->agency, found->id, hash_secret(secret), device);
    auto kiosk = store::find_kiosk(write, found->agency, found->id);
    if (!kiosk || kiosk->to <= write.today()) return wrong;
    store::insert_audit_entry(write, found->agency, actor, "kiosk_registered", found->id.value,
                              fmt::format("{} | {}", kiosk->name, device));
    return RegisteredKiosk{make_key(found->agency, found->id, secret), std::move(*kiosk)};
  });
}

std::optional<store::Kiosk> kiosk_of_key(const Context& context, std::string_view key) {
  if (!read_token(key)) return std::nullopt;
  return context.database.read([&](db::Read& read) { return find_by_key(read, key); });
}

void open_at_kiosk(const Context& context, const store::Session& session, std::string_view key) {
  const auto kiosk = kiosk_of_key(context, key);
  if (!kiosk || kiosk->agency != session.agency) return;
  context.database.write([&](db::Write& write) {
    store::bind_session(write, session.agency, session.id, kiosk->id);
    return true;
  });
}

}  // namespace spotme::app

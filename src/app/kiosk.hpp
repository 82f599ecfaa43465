#pragma once

#include "app/context.hpp"
#include "app/session.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/kiosk.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Kiosks. Who keeps places makes one and gets a code; whoever stands at the device opens its page and types the code,
/// once; from then on the browser carries a key, and what is pressed in a session that was opened there is graded as
/// from the place (domain/kiosk). Another agency, and whatever lies out of reach, is `not_found`.
namespace spotme::app {

struct KioskPage {
  std::vector<store::Kiosk> kiosks;
  std::optional<store::KioskId> next = {};
};
[[nodiscard]] base::Result<KioskPage> list_kiosks(const Context& context, const domain::Caller& caller,
                                                  base::AgencyId agency, bool ended,
                                                  const std::optional<store::KioskId>& after, std::int64_t limit);

struct KioskDraft {
  base::PlaceId place;  ///< that holds today
  std::string name;
};
/// The only copy of the code; it may be typed once, until then.
struct KioskCode {
  store::KioskId kiosk;
  std::string code;
  base::Instant expires_at;
};
/// Refuses `keeping_name_missing` (field `name`), `kiosk_place_unknown` (field `place_id`) and `kiosks_too_many`
/// (conflict, args `limit`).
[[nodiscard]] base::Result<KioskCode> make_kiosk(const Context& context, const domain::Caller& caller,
                                                 base::AgencyId agency, const KioskDraft& draft,
                                                 const store::Actor& actor);
/// For another device, or when the first code was lost; the device before holds until the code is typed. Refuses
/// `kiosk_ended` (conflict).
[[nodiscard]] base::Result<KioskCode> renew_kiosk_code(const Context& context, const domain::Caller& caller,
                                                       base::AgencyId agency, store::KioskId id,
                                                       const store::Actor& actor);
/// At once: its device is none any more. Refuses `kiosk_ended` (conflict).
[[nodiscard]] base::Result<void> end_kiosk(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                           store::KioskId id, const store::Actor& actor);

struct RegisteredKiosk {
  std::string key;  ///< for the cookie of the device; the only copy
  store::Kiosk kiosk;
};
/// Refuses `kiosk_code_wrong` (unprocessable, field `code`): unknown, used or expired, all the same.
[[nodiscard]] base::Result<RegisteredKiosk> register_kiosk(const Context& context, std::string_view code,
                                                           std::string_view device, const store::Actor& actor);
/// The kiosk whose device has this key, while it holds.
[[nodiscard]] std::optional<store::Kiosk> kiosk_of_key(const Context& context, std::string_view key);
/// Called when a session was opened in a browser with a key; a key that is none changes nothing.
void open_at_kiosk(const Context& context, const store::Session& session, std::string_view key);

}  // namespace spotme::app

#pragma once

#include "base/crypto.hpp"
#include "domain/kiosk.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Kiosks: browsers that many share, each at a place of work.
namespace spotme::store {

using domain::KioskId;

struct Kiosk {
  base::AgencyId agency;
  KioskId id;
  base::PlaceId place;
  std::string name;
  base::Day from = {};
  base::Day to = {};                            ///< not included
  std::optional<base::Bytes> secret_hash = {};  ///< of the device key
  std::optional<base::Instant> registered_at = {};
  std::string device = {};      ///< what its browser says of itself
  std::string place_name = {};  ///< of the last version of its place
  std::string unit_path = {};   ///< of that version
  bool place_holds = false;     ///< today; else the kiosk speaks for nothing
};
/// Open-ended, without a device.
void insert_kiosk(db::Write& write, const Kiosk& kiosk);
/// Those that hold, or that are over, of places within reach, by id, which sorts by time.
[[nodiscard]] std::vector<Kiosk> list_kiosks(db::Read& read, base::AgencyId agency,
                                             const std::vector<std::string>& reach, bool ended,
                                             const std::optional<KioskId>& after, std::int64_t limit);
[[nodiscard]] std::optional<Kiosk> find_kiosk(db::Read& read, base::AgencyId agency, KioskId id);
[[nodiscard]] std::int64_t count_kiosks(db::Read& read, base::AgencyId agency);
/// From `day` on it speaks for nothing, and no device is its.
void end_kiosk(db::Write& write, base::AgencyId agency, KioskId id, base::Day day);

/// The code that makes a browser this kiosk; those before it are void.
void put_kiosk_code(db::Write& write, base::AgencyId agency, KioskId id, std::string_view code_hash,
                    base::Instant expires_at);
/// Whose code it is, if it has not expired; it is used up.
struct KioskKey {
  base::AgencyId agency;
  KioskId id;
};
[[nodiscard]] std::optional<KioskKey> take_kiosk_code(db::Write& write, std::string_view code_hash);
/// Another device; sessions that were opened at the one before are ordinary ones from now on.
void register_kiosk(db::Write& write, base::AgencyId agency, KioskId id, const base::Digest& secret_hash,
                    std::string_view device);

/// The session was opened at that kiosk.
void bind_session(db::Write& write, base::AgencyId agency, base::SessionId session, KioskId id);

/// The kiosk at which a session was opened, if it and its place hold on that day.
struct PressKiosk {
  std::size_t n = 0;  ///< number of the question
  std::string name;
  std::string place_name;
  std::string unit_path;  ///< of the place
};
struct PressKioskQuestion {
  base::AgencyId agency;
  base::SessionId session;
  base::Day day;
};
[[nodiscard]] std::vector<PressKiosk> load_press_kiosks(db::Read& read, const std::vector<PressKioskQuestion>& asked);

}  // namespace spotme::store

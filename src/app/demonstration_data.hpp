#pragma once

#include "base/messages.hpp"
#include "domain/network.hpp"
#include "domain/place.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The files of `demonstration/` as values. Everything here throws std::runtime_error naming the file when one is
/// faulty.
namespace spotme::app {

struct DemonstrationPlace {
  std::string unit_path;
  domain::Place place;
};
struct DemonstrationNetwork {
  std::string unit_path;
  domain::Network network;
};
/// A ministry or department beside or below the ministry.
struct DemonstrationBody {
  std::string kind;
  std::string code;
  std::string name;
  std::string under;  ///< the code of one before it, or of the ministry; empty at the top
};
struct DemonstrationAgency {
  std::string code;
  std::string name;
  std::string body;  ///< the code of the body that it stands under; empty: the ministry
  std::vector<DemonstrationPlace> places;
  std::vector<DemonstrationNetwork> networks;
};
/// An account whose password is told.
struct DemonstrationLogin {
  std::string user_id;
  base::Text who;
  bool temporary = false;
  bool system_admin = false;
};

/// `demonstration/ministry.toml`.
struct DemonstrationMinistry {
  std::string code;
  std::string name;
  std::vector<DemonstrationBody> bodies;
  std::vector<DemonstrationAgency> agencies;
  std::vector<DemonstrationLogin> logins;
};

/// How a working day or a press goes.
enum class Happening : std::uint8_t {
  ordinary,
  late_in,
  early_out,
  no_clock_in,
  no_clock_out,
  absent,
  elsewhere,       ///< both presses far from any place of work
  again,           ///< pressed once more
  delivered_late,  ///< the clock-in reached the server hours later
};

struct CertainDay {
  std::string user_id;
  std::int64_t working_days_ago = 1;
  Happening happening = Happening::ordinary;
};
/// Late mornings of the months before the present one.
struct DemonstrationCard {
  std::string user_id;
  std::vector<std::int64_t> late_days;  ///< of each month, the one before the present last
};
/// `demonstration/history.toml`; shares are of 1,000.
struct DemonstrationHistory {
  std::uint64_t seed = 0;
  std::int64_t days = 0;
  std::int64_t posted_days = 0;
  std::int64_t late_in = 0;
  std::int64_t early_out = 0;
  std::int64_t no_clock_in = 0;
  std::int64_t no_clock_out = 0;
  std::int64_t absent = 0;
  std::int64_t elsewhere = 0;
  std::int64_t no_position = 0;
  std::int64_t no_accuracy = 0;
  std::int64_t again = 0;
  std::int64_t office_network = 0;
  std::vector<CertainDay> certain;
  std::vector<DemonstrationCard> cards;
};

[[nodiscard]] DemonstrationMinistry demonstration_ministry();
[[nodiscard]] DemonstrationHistory demonstration_history();
/// `demonstration/officers.csv`, an import file.
[[nodiscard]] std::string_view demonstration_officers();

}  // namespace spotme::app

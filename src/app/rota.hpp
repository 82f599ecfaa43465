#pragma once

#include "app/preview.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/rota.hpp"
#include "store/scheme_list.hpp"

#include <optional>
#include <string>
#include <vector>

/// Rotas of an agency and the roster of a unit. Everybody who keeps working time sees the agency's rotas; a rota is
/// changed by those who reach its unit.
namespace spotme::app {

struct RotaView {
  store::Rota rota;
  std::string unit_path;
  std::optional<domain::RotaVersion> now = {};  ///< nullopt before its first day
  std::int64_t officers = 0;                    ///< who stand on it today, in the whole agency
  bool may_change = false;
};
struct RotaPage {
  std::vector<RotaView> rotas;
  std::optional<std::string> next = {};  ///< a code; give it as `after`
};
[[nodiscard]] base::Result<RotaPage> list_rotas(const Context& context, const domain::Caller& caller,
                                                const std::string& after, std::size_t limit);

struct RotaDetail {
  RotaView view;
  std::vector<store::Dated<domain::RotaVersion>> versions;  ///< ascending
};
/// Refuses `not_found`.
[[nodiscard]] base::Result<RotaDetail> show_rota(const Context& context, const domain::Caller& caller,
                                                 const std::string& code);

/// What a rota asks from a day on, as it was sent.
struct RotaAsking {
  base::Day valid_from;
  std::optional<base::Day> first_day = {};  ///< of a round; valid_from when absent
  std::string pattern;                      ///< see domain::parse_pattern
  bool works_on_holidays = true;
  std::string reason = {};
};
struct RotaOpening {
  std::string code;
  std::string name;
  base::UnitId unit;
  RotaAsking asking;
};
/// Refuses `rota_code_invalid`, `rota_code_taken` (conflict, field `code`), `unit_unknown` (field `unit_id`) and the
/// refusals of domain::parse_pattern.
[[nodiscard]] base::Result<RotaDetail> open_rota(const Context& context, const domain::Caller& caller,
                                                 const RotaOpening& opening, const store::Actor& actor);

/// Who on the rota would change. Refuses `not_found` for one that the caller may not change, `before_rota` (args `day`;
/// field `valid_from`) before its first day, and the refusals of domain::parse_pattern.
[[nodiscard]] base::Result<Preview> preview_rota(const Context& context, const domain::Caller& caller,
                                                 const std::string& code, const RotaAsking& asking);
/// Does it. Days that are over are judged again.
[[nodiscard]] base::Result<RotaDetail> change_rota(const Context& context, const domain::Caller& caller,
                                                   const std::string& code, const RotaAsking& asking,
                                                   const store::Actor& actor);

/// One officer's days in a roster.
struct RosterDay {
  base::Day day;
  std::optional<domain::DayScheme> scheme = {};  ///< nullopt where he stands on no rota
  std::optional<store::RotaChange> change = {};  ///< the one that holds
  std::string with_name = {};                    ///< of whom he swapped with
  const domain::Holiday* holiday = nullptr;      ///< where his post stands: state, district or unit
};
struct RosterRow {
  store::SchemeView officer;
  std::vector<RosterDay> days;
};
struct RosterPage {
  std::vector<RosterRow> rows;
  std::optional<std::string> next = {};
  std::shared_ptr<const AgencyRules> rules;  ///< keeps the holidays
};
inline constexpr int most_roster_days = 62;
/// Officers of a unit and those below it who stand on a rota on any of the days, by name. Refuses `range_reversed`,
/// `range_too_long` (args `limit`), `unit_unknown`, `cursor_invalid`.
[[nodiscard]] base::Result<RosterPage> list_roster(const Context& context, const domain::Caller& caller,
                                                   std::optional<base::UnitId> unit, domain::DayRange range,
                                                   std::optional<std::string> after, std::int64_t limit);

}  // namespace spotme::app

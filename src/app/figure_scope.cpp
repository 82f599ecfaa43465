#include "app/figure_scope.hpp"

#include "app/team.hpp"
#include "base/crypto.hpp"
#include "base/text.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace spotme::app {

using base::Code;
using base::Error;

base::Result<void> check_figure_days(const domain::DayRange& days) {
  if (days.last < days.first) return Error{Code::unprocessable, "range_reversed", "to"};
  if ((days.last - days.first).count() >= domain::most_figure_days) {
    return Error{Code::unprocessable, "range_too_long", "to", {{"limit", std::to_string(domain::most_figure_days)}}};
  }
  return {};
}

base::Result<ReachedFigures> reached_figures(db::Read& read, const domain::Caller& caller, const std::string& unit_path,
                                             domain::TeamView view) {
  const auto agency = store::find_agency(read, caller.agency);
  if (!agency) throw db::Fault("a caller without an agency");
  ReachedFigures reached{agency->code, {{caller.agency}, {}}};
  auto units = load_team_reach(read, caller, view).units;
  if (unit_path.empty()) {
    reached.scope.paths = std::move(units);
    return reached;
  }
  const bool reaches = std::any_of(units.begin(), units.end(), [&](const auto& holder) {
    return holder.empty() || domain::path_reaches(holder, unit_path);
  });
  if (!reaches) return Error{Code::not_found, "not_found", ""};
  reached.scope.paths.push_back(unit_path);
  return reached;
}

std::string write_figure_cursor(const store::FigureCursor& cursor) {
  const auto text = fmt::format("{}{}", base::to_string(cursor.officer), cursor.value);
  return base::to_base64url(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

base::Result<store::FigureCursor> read_figure_cursor(std::string_view text) {
  constexpr std::size_t id_length = 36;
  const Error refusal{Code::unprocessable, "cursor_invalid", "after"};
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() <= id_length) return refusal;
  const std::string plain(bytes->begin(), bytes->end());
  const auto officer = base::parse_uuid(std::string_view(plain).substr(0, id_length));
  const auto value = base::parse_integer(std::string_view(plain).substr(id_length));
  if (!officer || !value) return refusal;
  return store::FigureCursor{*value, {*officer}};
}

}  // namespace spotme::app

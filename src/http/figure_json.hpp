#pragma once

#include "app/body_figure.hpp"
#include "app/figure.hpp"
#include "http/server.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace spotme::http {

/// The range as `from` and `to`, and the agency's code; empty: none.
[[nodiscard]] boost::json::object figure_head(const std::string& agency, const domain::DayRange& days);
[[nodiscard]] boost::json::object to_json(const domain::Figures& figures);
[[nodiscard]] boost::json::object to_json(const app::FigureSummary& summary);
[[nodiscard]] boost::json::object to_json(const app::Arrivals& arrivals, const domain::DayRange& days);
[[nodiscard]] boost::json::object to_json(const app::IssueFigures& issues, const domain::DayRange& days);
[[nodiscard]] boost::json::object to_json(const app::CaseFigures& cases, const domain::DayRange& days);
[[nodiscard]] boost::json::object to_json(const app::OfficerFigurePage& page, const domain::DayRange& days);
[[nodiscard]] boost::json::object to_json(const app::BodyFigures& shown);

/// The same as tables: the agency's code and the range stand in each line.
[[nodiscard]] Response to_csv(const app::FigureSummary& summary);
[[nodiscard]] Response to_csv(const app::Arrivals& arrivals, const domain::DayRange& days);
[[nodiscard]] Response to_csv(const app::IssueFigures& issues, const domain::DayRange& days);
[[nodiscard]] Response to_csv(const app::CaseFigures& cases, const domain::DayRange& days);
[[nodiscard]] Response to_csv(const app::OfficerFigurePage& page, const domain::DayRange& days);
[[nodiscard]] Response to_csv(const app::BodyFigures& shown);

}  // namespace spotme::http

#pragma once

#include "app/figure.hpp"
#include "http/routes.hpp"

/// The handlers of figures (angka). Each answers as JSON, or with `format=csv` as the table of its picture.
namespace spotme::http {

[[nodiscard]] base::Result<Response> show_figure_summary(const Call& call);
[[nodiscard]] base::Result<Response> show_figure_arrivals(const Call& call);
[[nodiscard]] base::Result<Response> show_figure_issues(const Call& call);
[[nodiscard]] base::Result<Response> show_figure_cases(const Call& call);
[[nodiscard]] base::Result<Response> list_figure_officers(const Call& call);
[[nodiscard]] base::Result<Response> list_figure_tasks(const Call& call);
[[nodiscard]] base::Result<Response> show_body_figures(const Call& call);

/// True for `format=csv`; JSON is the usual form. Refuses `parameter_invalid`.
[[nodiscard]] base::Result<bool> wants_csv(const Request& request);
/// `after` and `limit`; a file holds up to 10,000 lines.
[[nodiscard]] base::Result<app::FigurePage> read_figure_page(const Request& request, bool csv);

}  // namespace spotme::http

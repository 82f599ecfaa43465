#pragma once

#include "http/routes.hpp"

/// The handlers of figures (angka). Each answers as JSON, or with `format=csv` as the table of its picture.
namespace spotme::http {

[[nodiscard]] base::Result<Response> show_figure_summary(const Call& call);
[[nodiscard]] base::Result<Response> show_figure_arrivals(const Call& call);
[[nodiscard]] base::Result<Response> show_figure_issues(const Call& call);
[[nodiscard]] base::Result<Response> show_figure_cases(const Call& call);
[[nodiscard]] base::Result<Response> list_figure_officers(const Call& call);
[[nodiscard]] base::Result<Response> show_body_figures(const Call& call);

}  // namespace spotme::http

#pragma once

#include "app/account.hpp"
#include "http/routes.hpp"

#include <boost/json/object.hpp>

/// The handlers of ministries, departments, agencies, units and the status of implementation.
namespace spotme::http {

// body.cpp
[[nodiscard]] base::Result<Response> list_bodies(const Call& call);
[[nodiscard]] base::Result<Response> post_body(const Call& call);
[[nodiscard]] base::Result<Response> put_body(const Call& call);

// agency.cpp
[[nodiscard]] base::Result<Response> post_agency(const Call& call);
[[nodiscard]] base::Result<Response> put_agency(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_suspension(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_resumption(const Call& call);
[[nodiscard]] base::Result<Response> list_agency_suspensions(const Call& call);

// unit.cpp
[[nodiscard]] base::Result<Response> show_unit_tree(const Call& call);
[[nodiscard]] base::Result<Response> post_unit(const Call& call);
[[nodiscard]] base::Result<Response> put_unit(const Call& call);
[[nodiscard]] base::Result<Response> post_unit_move(const Call& call);
[[nodiscard]] base::Result<Response> post_unit_closing(const Call& call);
[[nodiscard]] base::Result<Response> list_unit_history(const Call& call);

// appearance.cpp
[[nodiscard]] base::Result<Response> show_appearance(const Call& call);
[[nodiscard]] base::Result<Response> put_appearance(const Call& call);
[[nodiscard]] base::Result<Response> show_logo(const Call& call);
[[nodiscard]] base::Result<Response> put_logo(const Call& call);
[[nodiscard]] base::Result<Response> delete_logo(const Call& call);
[[nodiscard]] base::Result<Response> show_own_policies(const Call& call);

// implementation.cpp: as JSON, or with `format=csv` as a table.
[[nodiscard]] base::Result<Response> show_implementation(const Call& call);

}  // namespace spotme::http

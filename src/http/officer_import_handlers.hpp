#pragma once

#include "http/routes.hpp"

/// Imports of people, and temporary passwords on paper.
namespace spotme::http {

/// The types under which a table may be sent. None of them can be posted by a form of another page.
[[nodiscard]] bool is_table_type(std::string_view content_type);

// officer_import.cpp
[[nodiscard]] base::Result<Response> post_officer_import(const Call& call);
[[nodiscard]] base::Result<Response> list_officer_imports(const Call& call);
[[nodiscard]] base::Result<Response> show_officer_import(const Call& call);
[[nodiscard]] base::Result<Response> list_officer_import_rows(const Call& call);
[[nodiscard]] base::Result<Response> post_officer_import_application(const Call& call);
[[nodiscard]] base::Result<Response> post_officer_import_cancellation(const Call& call);
[[nodiscard]] base::Result<Response> post_officer_import_undoing(const Call& call);

// officer_import_file.cpp
[[nodiscard]] base::Result<Response> show_officer_import_form(const Call& call);
[[nodiscard]] base::Result<Response> show_officer_import_errors(const Call& call);
[[nodiscard]] base::Result<Response> post_officer_import_slips(const Call& call);
[[nodiscard]] base::Result<Response> post_password_slips(const Call& call);

}  // namespace spotme::http

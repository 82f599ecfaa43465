#pragma once

#include "http/routes.hpp"

/// The handlers of officers as an administrator keeps them.
namespace spotme::http {

// officer.cpp
[[nodiscard]] base::Result<Response> put_officer(const Call& call);
[[nodiscard]] base::Result<Response> show_officer_history(const Call& call);
[[nodiscard]] base::Result<Response> post_postings(const Call& call);
[[nodiscard]] base::Result<Response> post_supervisors(const Call& call);
[[nodiscard]] base::Result<Response> post_officer_role(const Call& call);
[[nodiscard]] base::Result<Response> post_role_ending(const Call& call);
[[nodiscard]] base::Result<Response> post_undone_change(const Call& call);

// officer_password.cpp
[[nodiscard]] base::Result<Response> post_temporary_passwords(const Call& call);
[[nodiscard]] base::Result<Response> show_password_policy(const Call& call);
[[nodiscard]] base::Result<Response> put_password_policy(const Call& call);
[[nodiscard]] base::Result<Response> post_officer_import_mails(const Call& call);

// officer_transfer.cpp
[[nodiscard]] base::Result<Response> post_departure(const Call& call);
[[nodiscard]] base::Result<Response> delete_departure(const Call& call);
[[nodiscard]] base::Result<Response> list_transfer_targets(const Call& call);
[[nodiscard]] base::Result<Response> list_transfers(const Call& call);
[[nodiscard]] base::Result<Response> post_transfer(const Call& call);
[[nodiscard]] base::Result<Response> post_transfer_withdrawal(const Call& call);
[[nodiscard]] base::Result<Response> post_transfer_acceptance(const Call& call);
[[nodiscard]] base::Result<Response> post_transfer_refusal(const Call& call);

// officer_merge.cpp
[[nodiscard]] base::Result<Response> show_merge_preview(const Call& call);
[[nodiscard]] base::Result<Response> post_merge(const Call& call);
[[nodiscard]] base::Result<Response> delete_merge(const Call& call);

}  // namespace spotme::http

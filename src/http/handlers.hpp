#pragma once

#include "http/routes.hpp"

/// The handlers of the route table, by noun; each lives in the file of that noun.
namespace spotme::http {

// session.cpp
[[nodiscard]] base::Result<Response> post_session(const Call& call);
[[nodiscard]] base::Result<Response> show_session(const Call& call);
[[nodiscard]] base::Result<Response> delete_session(const Call& call);
[[nodiscard]] base::Result<Response> post_password(const Call& call);
[[nodiscard]] base::Result<Response> list_sessions(const Call& call);
[[nodiscard]] base::Result<Response> delete_sessions(const Call& call);
[[nodiscard]] base::Result<Response> delete_one_session(const Call& call);

// clock.cpp
void post_clock_event(Service& service, const std::shared_ptr<const Request>& request, Responder respond);
[[nodiscard]] base::Result<Response> show_clock(const Call& call);

// day.cpp
[[nodiscard]] base::Result<Response> list_days(const Call& call);
[[nodiscard]] base::Result<Response> show_day(const Call& call);

// card.cpp
[[nodiscard]] base::Result<Response> show_card(const Call& call);
[[nodiscard]] base::Result<Response> list_cards(const Call& call);
[[nodiscard]] base::Result<Response> post_card_approval(const Call& call);

// account.cpp
[[nodiscard]] base::Result<Response> list_agencies(const Call& call);
[[nodiscard]] base::Result<Response> list_units(const Call& call);
[[nodiscard]] base::Result<Response> list_accounts(const Call& call);
[[nodiscard]] base::Result<Response> post_account(const Call& call);
[[nodiscard]] base::Result<Response> show_account(const Call& call);
[[nodiscard]] base::Result<Response> post_temporary_password(const Call& call);
[[nodiscard]] base::Result<Response> put_account_active(const Call& call);

}  // namespace spotme::http

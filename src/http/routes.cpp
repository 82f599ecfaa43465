#include "http/routes.hpp"

#include "http/handlers.hpp"

#include <array>

namespace spotme::http {
namespace {

using domain::Permission;

constexpr auto table = std::to_array<Route>({
    {Method::post, "/api/v1/session", Permission::anyone, post_session, Pool::password_workers},
    {Method::get, "/api/v1/session", Permission::session, show_session},
    {Method::del, "/api/v1/session", Permission::session, delete_session},
    {Method::post, "/api/v1/session/password", Permission::session, post_password, Pool::password_workers},
    {Method::get, "/api/v1/sessions", Permission::officer, list_sessions},
    {Method::del, "/api/v1/sessions", Permission::officer, delete_sessions},
    {Method::del, "/api/v1/sessions/{id}", Permission::officer, delete_one_session},
    {Method::get, "/api/v1/clock", Permission::officer, show_clock},
    {Method::post, "/api/v1/clock-events", Permission::officer, nullptr, Pool::workers, post_clock_event},
    {Method::get, "/api/v1/days", Permission::officer, list_days},
    {Method::get, "/api/v1/days/{date}", Permission::officer, show_day},
    {Method::get, "/api/v1/card", Permission::officer, show_card},
    {Method::get, "/api/v1/agencies/{id}/cards", Permission::card_reader, list_cards},
    {Method::post, "/api/v1/agencies/{id}/cards/{officer_id}/{month}/approval", Permission::head, post_card_approval},
    {Method::get, "/api/v1/agencies", Permission::account_admin, list_agencies},
    {Method::get, "/api/v1/agencies/{id}/units", Permission::account_admin, list_units},
    {Method::get, "/api/v1/agencies/{id}/accounts", Permission::account_admin, list_accounts},
    {Method::post, "/api/v1/agencies/{id}/accounts", Permission::account_admin, post_account},
    {Method::get, "/api/v1/agencies/{id}/accounts/{officer_id}", Permission::account_admin, show_account},
    {Method::post, "/api/v1/agencies/{id}/accounts/{officer_id}/temporary-password", Permission::account_admin,
     post_temporary_password},
    {Method::put, "/api/v1/agencies/{id}/accounts/{officer_id}/active", Permission::account_admin, put_account_active},
});

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace spotme::http

#include "http/token_scope.hpp"

#include "http/persons_only.hpp"

#include <algorithm>
#include <array>

namespace spotme::http {
namespace {

using domain::Scope;

constexpr auto table = std::to_array<RouteScope>({
    {Method::get, "/api/v1/agencies/{id}/cards", Scope::transaction_read},
    {Method::get, "/api/v1/closings/{month}", Scope::transaction_read},
    {Method::get, "/api/v1/transactions", Scope::transaction_read},
    {Method::get, "/api/v1/transactions/export", Scope::transaction_read},
    {Method::get, "/api/v1/transactions/{number}", Scope::transaction_read},
    {Method::get, "/api/v1/figures/summary", Scope::transaction_read},
    {Method::get, "/api/v1/figures/arrivals", Scope::transaction_read},
    {Method::get, "/api/v1/figures/issues", Scope::transaction_read},
    {Method::get, "/api/v1/figures/cases", Scope::transaction_read},
    {Method::get, "/api/v1/figures/officers", Scope::transaction_read},
    {Method::get, "/api/v1/figures/tasks", Scope::transaction_read},
    {Method::get, "/api/v1/reports/kinds", Scope::report_read},
    {Method::get, "/api/v1/reports/{kind}", Scope::report_read},
    {Method::get, "/api/v1/report-orders", Scope::report_read},
    {Method::post, "/api/v1/report-orders", Scope::report_read},
    {Method::get, "/api/v1/report-orders/{id}", Scope::report_read},
    {Method::post, "/api/v1/report-orders/{id}/cancellation", Scope::report_read},
    {Method::get, "/api/v1/report-orders/{id}/file", Scope::report_read},
    {Method::get, "/api/v1/units", Scope::people_read},
    {Method::get, "/api/v1/agencies/{id}/unit-tree", Scope::people_read},
    {Method::get, "/api/v1/agencies", Scope::people_read},
    {Method::get, "/api/v1/agencies/{id}/units", Scope::people_read},
    {Method::get, "/api/v1/agencies/{id}/accounts", Scope::people_read},
    {Method::get, "/api/v1/agencies/{id}/accounts/{officer_id}", Scope::people_read},
    {Method::get, "/api/v1/officer-import-form", Scope::people_read},
    {Method::get, "/api/v1/officer-imports", Scope::people_read},
    {Method::get, "/api/v1/officer-imports/{id}", Scope::people_read},
    {Method::get, "/api/v1/officer-imports/{id}/rows", Scope::people_read},
    {Method::get, "/api/v1/officer-imports/{id}/error-file", Scope::people_read},
    {Method::post, "/api/v1/agencies/{id}/accounts", Scope::people_write},
    {Method::put, "/api/v1/agencies/{id}/accounts/{officer_id}/active", Scope::people_write},
    {Method::put, "/api/v1/agencies/{id}/accounts/{officer_id}", Scope::people_write},
    {Method::post, "/api/v1/agencies/{id}/postings", Scope::people_write},
    {Method::post, "/api/v1/agencies/{id}/supervisors", Scope::people_write},
    {Method::post, "/api/v1/agencies/{id}/accounts/{officer_id}/departure", Scope::people_write},
    {Method::del, "/api/v1/agencies/{id}/accounts/{officer_id}/departure", Scope::people_write},
    {Method::post, "/api/v1/officer-imports", Scope::people_write},
    {Method::post, "/api/v1/officer-imports/{id}/application", Scope::people_write},
    {Method::post, "/api/v1/officer-imports/{id}/cancellation", Scope::people_write},
    {Method::post, "/api/v1/officer-imports/{id}/undoing", Scope::people_write},
    {Method::get, "/api/v1/officer-grants", Scope::grant_write},
    {Method::post, "/api/v1/officer-grants", Scope::grant_write},
    {Method::post, "/api/v1/officer-grants/import", Scope::grant_write},
    {Method::post, "/api/v1/officer-grants/{id}/withdrawal", Scope::grant_write},
    {Method::get, "/api/v1/audit", Scope::audit_read},
    {Method::get, "/api/v1/audit/actions", Scope::audit_read},
    {Method::get, "/api/v1/audit/export", Scope::audit_read},
    {Method::get, "/api/v1/audit/exports", Scope::audit_read},
    {Method::get, "/api/v1/audit/exports/{id}/certificate", Scope::audit_read},
});

}  // namespace

std::span<const RouteScope> route_scopes() {
  static const auto all = [] {
    std::vector<RouteScope> rows(table.begin(), table.end());
    const auto closed = persons_only_routes();
    rows.insert(rows.end(), closed.begin(), closed.end());
    return rows;
  }();
  return all;
}

base::Result<void> check_scope(const Route& route, const std::vector<domain::Scope>& scopes) {
  const auto* const row = std::find_if(table.begin(), table.end(), [&](const RouteScope& one) {
    return one.method == route.method && one.path == route.path;
  });
  if (row == table.end()) return base::Error{base::Code::forbidden, "persons_only", ""};
  if (std::find(scopes.begin(), scopes.end(), *row->scope) != scopes.end()) return {};
  return base::Error{
      base::Code::forbidden, "scope_missing", "", {{"scope", std::string(domain::scope_name(*row->scope))}}};
}

}  // namespace spotme::http

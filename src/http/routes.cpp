#include "http/routes.hpp"

#include "domain/attachment.hpp"
#include "domain/officer_import.hpp"
#include "http/agency_routes.hpp"
#include "http/audit_handlers.hpp"
#include "http/board_handlers.hpp"
#include "http/figure_handlers.hpp"
#include "http/handlers.hpp"
#include "http/integration_handlers.hpp"
#include "http/officer_import_handlers.hpp"
#include "http/place_handlers.hpp"
#include "http/remote_handlers.hpp"
#include "http/report_handlers.hpp"
#include "http/task_handlers.hpp"
#include "http/tour_handlers.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace spotme::http {
namespace {

using domain::Permission;

/// What everybody meets, and what is kept for others; the rest is in agency_routes.
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
    {Method::get, "/api/v1/clock/leaving", Permission::officer, show_leaving},
    {Method::get, "/api/v1/days", Permission::officer, list_days},
    {Method::get, "/api/v1/days/{date}", Permission::officer, show_day},
    {Method::get, "/api/v1/card", Permission::officer, show_card},
    {Method::get, "/api/v1/notices", Permission::officer, list_notices},
    {Method::get, "/api/v1/notices/box", Permission::officer, show_notice_box},
    {Method::get, "/api/v1/notices/stream", Permission::officer, stream_notices},
    {Method::post, "/api/v1/notices/read", Permission::officer, post_notices_read},
    {Method::post, "/api/v1/notices/{number}/read", Permission::officer, post_notice_read},
    {Method::get, "/api/v1/notice-preferences", Permission::officer, show_notice_preferences},
    {Method::put, "/api/v1/notice-preferences", Permission::officer, put_notice_preferences},
    {Method::get, "/api/v1/pulses/today", Permission::officer, show_pulses_today},
    {Method::get, "/api/v1/pulses", Permission::officer, list_pulses},
    {Method::post, "/api/v1/pulses", Permission::officer, post_pulse},
    {Method::put, "/api/v1/pulses/{date}/{hour}/explanation", Permission::officer, put_pulse_explanation},
    {Method::get, "/api/v1/remote-places", Permission::officer, list_remote_places},
    {Method::post, "/api/v1/remote-places", Permission::officer, post_remote_place},
    {Method::post, "/api/v1/remote-places/{id}/ending", Permission::officer, post_remote_place_ending},
    {Method::get, "/api/v1/team/remote", Permission::officer, list_team_remote},
    {Method::get, "/api/v1/team/remote-places", Permission::officer, list_waiting_remote_places},
    {Method::post, "/api/v1/team/remote-places/{id}/decision", Permission::officer, post_remote_place_decision},
    {Method::get, "/api/v1/looks", Permission::officer, list_looks},
    {Method::get, "/api/v1/tours", Permission::officer, list_tours},
    {Method::put, "/api/v1/tours/{role}", Permission::officer, put_tour},
    {Method::get, "/api/v1/map", Permission::officer, show_map},
    {Method::get, "/api/v1/kiosk-device", Permission::anyone, show_kiosk_device},
    {Method::post, "/api/v1/kiosk-device", Permission::anyone, post_kiosk_device},
    {Method::get, "/api/v1/letters", Permission::officer, list_own_letters},
    {Method::get, "/api/v1/letters/{id}", Permission::officer, show_letter},
    {Method::get, "/api/v1/letters/{id}/pdf", Permission::officer, show_letter_file},
    {Method::post, "/api/v1/letters/{id}/reply", Permission::officer, post_letter_reply},
    {Method::post, "/api/v1/attachments", Permission::officer, post_attachment, Pool::workers, nullptr, Body::file},
    {Method::post, "/api/v1/approvals/{id}/attachments", Permission::officer, post_approval_attachments},
    {Method::get, "/api/v1/attachments/{id}", Permission::officer, show_attachment},
    {Method::del, "/api/v1/attachments/{id}", Permission::officer, delete_attachment},
    {Method::get, "/api/v1/reason-kinds", Permission::officer, list_reason_kinds},
    {Method::get, "/api/v1/issues", Permission::officer, list_issues},
    {Method::post, "/api/v1/reasons", Permission::officer, post_reason},
    {Method::post, "/api/v1/corrections", Permission::officer, post_correction},
    {Method::get, "/api/v1/approvals", Permission::officer, list_approvals},
    {Method::get, "/api/v1/approvals/own", Permission::officer, list_own_approvals},
    {Method::post, "/api/v1/approvals/decisions", Permission::officer, post_decisions},
    {Method::get, "/api/v1/approvals/{id}", Permission::officer, show_approval},
    {Method::post, "/api/v1/approvals/{id}/answer", Permission::officer, post_approval_answer},
    {Method::post, "/api/v1/approvals/{id}/withdrawal", Permission::officer, post_approval_withdrawal},
    {Method::get, "/api/v1/delegations", Permission::officer, list_delegations},
    {Method::post, "/api/v1/delegations", Permission::officer, post_delegation},
    {Method::post, "/api/v1/delegations/{id}/withdrawal", Permission::officer, post_delegation_withdrawal},
    {Method::get, "/api/v1/colleagues", Permission::officer, list_colleagues},
    {Method::get, "/api/v1/grants", Permission::officer, list_grants},
    {Method::post, "/api/v1/grants/applications", Permission::officer, post_grant_application},
    {Method::post, "/api/v1/grants/{id}/change", Permission::officer, post_grant_change},
    {Method::post, "/api/v1/grants/{id}/cancellation", Permission::officer, post_grant_cancellation},
    {Method::post, "/api/v1/grants/{id}/time-slip", Permission::officer, post_time_slip},
    {Method::get, "/api/v1/officer-grants", Permission::grant_keeper, list_officer_grants},
    {Method::post, "/api/v1/officer-grants", Permission::grant_keeper, post_officer_grants},
    {Method::post, "/api/v1/officer-grants/import", Permission::grant_keeper, post_leave_import},
    {Method::post, "/api/v1/officer-grants/{id}/withdrawal", Permission::grant_keeper, post_officer_grant_withdrawal},
    {Method::get, "/api/v1/outages", Permission::grant_keeper, list_outages},
    {Method::post, "/api/v1/outages", Permission::grant_keeper, post_outage},
    {Method::post, "/api/v1/outages/{id}/withdrawal", Permission::grant_keeper, post_outage_withdrawal},
    {Method::get, "/api/v1/remote-roster", Permission::grant_keeper, show_remote_roster},
    {Method::post, "/api/v1/unit-presence", Permission::grant_keeper, post_unit_presence},
    {Method::post, "/api/v1/unit-presence/{id}/withdrawal", Permission::grant_keeper, post_unit_presence_withdrawal},
    {Method::post, "/api/v1/hybrid-services", Permission::grant_keeper, post_hybrid_service},
    {Method::post, "/api/v1/hybrid-services/{id}/withdrawal", Permission::grant_keeper, post_hybrid_service_withdrawal},
    {Method::get, "/api/v1/tasks", Permission::officer, list_tasks},
    {Method::post, "/api/v1/tasks", Permission::officer, post_task},
    {Method::get, "/api/v1/tasks/day", Permission::officer, show_task_day},
    {Method::get, "/api/v1/tasks/{id}", Permission::officer, show_task},
    {Method::put, "/api/v1/tasks/{id}", Permission::officer, put_task},
    {Method::post, "/api/v1/tasks/{id}/progress", Permission::officer, post_task_progress},
    {Method::post, "/api/v1/tasks/{id}/carry-over", Permission::officer, post_task_carry_over},
    {Method::post, "/api/v1/tasks/{id}/hand-in", Permission::officer, post_task_hand_in},
    {Method::post, "/api/v1/tasks/{id}/verification", Permission::officer, post_task_verification},
    {Method::post, "/api/v1/tasks/{id}/return", Permission::officer, post_task_return},
    {Method::post, "/api/v1/tasks/{id}/cancellation", Permission::officer, post_task_cancellation},
    {Method::post, "/api/v1/tasks/{id}/evidence", Permission::officer, post_task_evidence},
    {Method::post, "/api/v1/tasks/{id}/comments", Permission::officer, post_task_comment},
    {Method::get, "/api/v1/task-series", Permission::officer, list_task_series},
    {Method::post, "/api/v1/task-series", Permission::officer, post_task_series},
    {Method::post, "/api/v1/task-series/{id}/ending", Permission::officer, post_task_series_ending},
    {Method::get, "/api/v1/day-report", Permission::officer, show_day_report},
    {Method::post, "/api/v1/day-report", Permission::officer, post_day_report},
    {Method::put, "/api/v1/day-report/plan", Permission::officer, put_day_plan},
    {Method::get, "/api/v1/officers/{officer_id}/tasks", Permission::officer, show_officer_tasks},
    {Method::post, "/api/v1/officers/{officer_id}/day-comments", Permission::officer, post_day_comment},
    {Method::get, "/api/v1/team/day", Permission::officer, show_team_day},
    {Method::get, "/api/v1/team/members", Permission::officer, list_team_members},
    {Method::get, "/api/v1/team/tasks", Permission::officer, list_team_waiting},
    {Method::post, "/api/v1/team/tasks", Permission::officer, post_team_tasks},
    {Method::post, "/api/v1/team/tasks/verification", Permission::officer, post_team_verification},
    {Method::get, "/api/v1/units", Permission::officer, list_reached_units},
    {Method::get, "/api/v1/board", Permission::officer, show_board},
    {Method::get, "/api/v1/board/units", Permission::officer, list_board_units},
    {Method::get, "/api/v1/board/stream", Permission::officer, stream_board},
    {Method::get, "/api/v1/team/month", Permission::officer, show_team_month},
    {Method::get, "/api/v1/schemes", Permission::worktime_keeper, list_schemes},
    {Method::post, "/api/v1/schemes", Permission::worktime_keeper, post_schemes},
    {Method::post, "/api/v1/schemes/preview", Permission::worktime_keeper, post_schemes_preview},
    {Method::get, "/api/v1/schemes/{officer_id}", Permission::worktime_keeper, show_schemes},
    {Method::get, "/api/v1/rotas", Permission::worktime_keeper, list_rotas},
    {Method::post, "/api/v1/rotas", Permission::worktime_keeper, post_rota},
    {Method::get, "/api/v1/rotas/{code}", Permission::worktime_keeper, show_rota},
    {Method::post, "/api/v1/rotas/{code}/preview", Permission::worktime_keeper, post_rota_preview},
    {Method::post, "/api/v1/rotas/{code}/versions", Permission::worktime_keeper, post_rota_version},
    {Method::get, "/api/v1/roster", Permission::worktime_keeper, list_roster},
    {Method::post, "/api/v1/swaps", Permission::worktime_keeper, post_swap},
    {Method::post, "/api/v1/changed-days", Permission::worktime_keeper, post_changed_day},
    {Method::post, "/api/v1/swaps/{id}/withdrawal", Permission::worktime_keeper, post_swap_withdrawal},
    {Method::get, "/api/v1/calendar", Permission::officer, show_calendar},
    {Method::post, "/api/v1/calendar/holidays", Permission::system_admin, post_holiday},
    {Method::post, "/api/v1/calendar/holidays/{id}/correction", Permission::system_admin, post_holiday_correction},
    {Method::post, "/api/v1/calendar/holidays/{id}/removal", Permission::system_admin, post_holiday_removal},
    {Method::post, "/api/v1/calendar/holidays/{id}/confirmation", Permission::system_admin, post_holiday_confirmation},
    {Method::post, "/api/v1/calendar/ramadans", Permission::system_admin, post_ramadan},
    {Method::post, "/api/v1/calendar/edits/{id}/withdrawal", Permission::system_admin, post_calendar_withdrawal},
    {Method::post, "/api/v1/calendar/import", Permission::system_admin, post_calendar_import},
    {Method::get, "/api/v1/closings/{month}", Permission::transaction_reader, show_closing},
    {Method::put, "/api/v1/closings/{month}", Permission::month_closer, put_closing},
    {Method::post, "/api/v1/recomputations", Permission::month_closer, post_recomputation},
    {Method::get, "/api/v1/transactions", Permission::transaction_reader, list_transactions},
    {Method::get, "/api/v1/transactions/export", Permission::transaction_reader, export_transactions},
    {Method::get, "/api/v1/transactions/{number}", Permission::transaction_reader, show_transaction},
    {Method::get, "/api/v1/figures/summary", Permission::transaction_reader, show_figure_summary},
    {Method::get, "/api/v1/figures/arrivals", Permission::transaction_reader, show_figure_arrivals},
    {Method::get, "/api/v1/figures/issues", Permission::transaction_reader, show_figure_issues},
    {Method::get, "/api/v1/figures/cases", Permission::transaction_reader, show_figure_cases},
    {Method::get, "/api/v1/figures/officers", Permission::transaction_reader, list_figure_officers},
    {Method::get, "/api/v1/figures/tasks", Permission::transaction_reader, list_figure_tasks},
    {Method::get, "/api/v1/reports/kinds", Permission::transaction_reader, list_report_kinds},
    {Method::get, "/api/v1/reports/{kind}", Permission::transaction_reader, show_report},
    {Method::get, "/api/v1/report-orders", Permission::transaction_reader, list_report_orders},
    {Method::post, "/api/v1/report-orders", Permission::transaction_reader, post_report_order},
    {Method::get, "/api/v1/report-orders/{id}", Permission::transaction_reader, show_report_order},
    {Method::post, "/api/v1/report-orders/{id}/cancellation", Permission::transaction_reader,
     post_report_order_cancellation},
    {Method::get, "/api/v1/report-orders/{id}/file", Permission::transaction_reader, show_report_order_file},
    {Method::get, "/api/v1/report-officers", Permission::transaction_reader, list_report_officers},
    {Method::get, "/api/v1/report-readers", Permission::transaction_reader, list_report_readers},
    {Method::get, "/api/v1/report-schedules", Permission::transaction_reader, list_report_schedules},
    {Method::post, "/api/v1/report-schedules", Permission::transaction_reader, post_report_schedule},
    {Method::del, "/api/v1/report-schedules/{id}", Permission::transaction_reader, delete_report_schedule},
    {Method::get, "/api/v1/report-policy", Permission::transaction_reader, show_report_policy},
    {Method::put, "/api/v1/report-policy", Permission::month_closer, put_report_policy},
    {Method::get, "/api/v1/card/{month}/pdf", Permission::officer, show_own_time_card},
    {Method::get, "/api/v1/body-figures", Permission::system_admin, show_body_figures},
    {Method::get, "/api/v1/disposals", Permission::audit_reader, list_disposals},
    {Method::post, "/api/v1/disposals", Permission::month_closer, post_disposal},
    {Method::post, "/api/v1/disposals/{id}/confirmation", Permission::month_closer, post_disposal_confirmation},
    {Method::post, "/api/v1/disposals/{id}/withdrawal", Permission::month_closer, post_disposal_withdrawal},
    {Method::get, "/api/v1/rules", Permission::officer, list_rules},
    {Method::post, "/api/v1/rules", Permission::system_admin, post_rule},
    {Method::post, "/api/v1/rules/preview", Permission::system_admin, post_rule_preview},
    {Method::post, "/api/v1/rules/{id}/withdrawal", Permission::system_admin, post_rule_withdrawal},
    {Method::get, "/api/v1/officer-import-form", Permission::account_admin, show_officer_import_form},
    {Method::get, "/api/v1/openapi.yaml", Permission::anyone, show_api_description},
});

}  // namespace

std::span<const Route> routes() {
  static const auto all = [] {
    std::vector<Route> rows(table.begin(), table.end());
    const auto more = agency_routes();
    rows.insert(rows.end(), more.begin(), more.end());
    return rows;
  }();
  return all;
}

std::size_t large_body_bytes(std::string_view target) {
  constexpr std::size_t import_bytes = std::size_t{2560} * 1024;
  constexpr std::string_view attachments = "/api/v1/attachments";
  if (target.substr(0, target.find('?')) == attachments) return domain::most_attachment_bytes;
  if (target.substr(0, target.find('?')) == "/api/v1/officer-imports") return domain::most_import_bytes;
  constexpr std::string_view agencies = "/api/v1/agencies/";
  constexpr std::string_view import = "/calendar/import";
  if (target == "/api/v1/calendar/import" || target == "/api/v1/approvals/decisions" ||
      target == "/api/v1/officer-grants/import" || target == "/api/v1/team/tasks/verification") {
    return import_bytes;
  }
  if (!target.starts_with(agencies) || !target.ends_with(import) || target.size() < agencies.size() + import.size()) {
    return 0;
  }
  const auto agency = target.substr(agencies.size(), target.size() - agencies.size() - import.size());
  return agency.find('/') == std::string_view::npos ? import_bytes : 0;
}

}  // namespace spotme::http

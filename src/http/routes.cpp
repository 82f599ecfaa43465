#include "http/routes.hpp"

#include "domain/attachment.hpp"
#include "http/board_handlers.hpp"
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
    {Method::get, "/api/v1/clock/leaving", Permission::officer, show_leaving},
    {Method::get, "/api/v1/days", Permission::officer, list_days},
    {Method::get, "/api/v1/days/{date}", Permission::officer, show_day},
    {Method::get, "/api/v1/card", Permission::officer, show_card},
    {Method::get, "/api/v1/agencies/{id}/cards", Permission::card_reader, list_cards},
    {Method::post, "/api/v1/agencies/{id}/cards/{officer_id}/{month}/approval", Permission::head, post_card_approval},
    {Method::get, "/api/v1/notices", Permission::officer, list_notices},
    {Method::get, "/api/v1/notices/box", Permission::officer, show_notice_box},
    {Method::get, "/api/v1/notices/stream", Permission::officer, stream_notices},
    {Method::post, "/api/v1/notices/read", Permission::officer, post_notices_read},
    {Method::post, "/api/v1/notices/{number}/read", Permission::officer, post_notice_read},
    {Method::get, "/api/v1/notice-preferences", Permission::officer, show_notice_preferences},
    {Method::put, "/api/v1/notice-preferences", Permission::officer, put_notice_preferences},
    {Method::post, "/api/v1/agencies/{id}/card-approvals", Permission::head, post_card_approvals},
    {Method::get, "/api/v1/letters", Permission::officer, list_own_letters},
    {Method::get, "/api/v1/letters/{id}", Permission::officer, show_letter},
    {Method::get, "/api/v1/letters/{id}/pdf", Permission::officer, show_letter_file},
    {Method::post, "/api/v1/letters/{id}/reply", Permission::officer, post_letter_reply},
    {Method::get, "/api/v1/agencies/{id}/letters", Permission::card_reader, list_letters},
    {Method::post, "/api/v1/agencies/{id}/letters/{letter_id}/closing", Permission::head, post_letter_closing},
    {Method::post, "/api/v1/agencies/{id}/letters/{letter_id}/cancellation", Permission::head,
     post_letter_cancellation},
    {Method::get, "/api/v1/agencies/{id}/absence-alerts", Permission::transaction_reader, list_absence_alerts},
    {Method::get, "/api/v1/agencies/{id}/letter-templates", Permission::account_admin, list_letter_templates},
    {Method::put, "/api/v1/agencies/{id}/letter-templates/{kind}", Permission::account_admin, put_letter_template},
    {Method::post, "/api/v1/agencies/{id}/letter-templates/{kind}/preview", Permission::account_admin,
     post_letter_template_preview},
    {Method::post, "/api/v1/agencies/{id}/letter-templates/{kind}/withdrawal", Permission::account_admin,
     post_letter_template_withdrawal},
    {Method::post, "/api/v1/attachments", Permission::officer, post_attachment, Pool::workers, nullptr, Body::file},
    {Method::post, "/api/v1/approvals/{id}/attachments", Permission::officer, post_approval_attachments},
    {Method::get, "/api/v1/attachments/{id}", Permission::officer, show_attachment},
    {Method::del, "/api/v1/attachments/{id}", Permission::officer, delete_attachment},
    {Method::get, "/api/v1/reason-kinds", Permission::officer, list_reason_kinds},
    {Method::get, "/api/v1/agencies/{id}/reason-kinds", Permission::account_admin, list_agency_reason_kinds},
    {Method::post, "/api/v1/agencies/{id}/reason-kinds", Permission::account_admin, post_reason_kind},
    {Method::put, "/api/v1/agencies/{id}/reason-kinds/{code}", Permission::account_admin, put_reason_kind},
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
    {Method::get, "/api/v1/agencies/{id}/calendar", Permission::officer, show_agency_calendar},
    {Method::post, "/api/v1/agencies/{id}/calendar/days", Permission::calendar_keeper, post_agency_day},
    {Method::post, "/api/v1/agencies/{id}/calendar/days/{day_id}/correction", Permission::calendar_keeper,
     post_agency_day_correction},
    {Method::post, "/api/v1/agencies/{id}/calendar/days/{day_id}/removal", Permission::calendar_keeper,
     post_agency_day_removal},
    {Method::post, "/api/v1/agencies/{id}/calendar/edits/{edit_id}/withdrawal", Permission::calendar_keeper,
     post_agency_calendar_withdrawal},
    {Method::post, "/api/v1/agencies/{id}/calendar/import", Permission::calendar_keeper, post_agency_calendar_import},
    {Method::get, "/api/v1/agencies/{id}/districts", Permission::calendar_keeper, list_unit_districts},
    {Method::put, "/api/v1/agencies/{id}/units/{unit_id}/district", Permission::calendar_keeper, put_unit_district},
    {Method::get, "/api/v1/closings/{month}", Permission::transaction_reader, show_closing},
    {Method::put, "/api/v1/closings/{month}", Permission::month_closer, put_closing},
    {Method::post, "/api/v1/recomputations", Permission::month_closer, post_recomputation},
    {Method::get, "/api/v1/transactions", Permission::transaction_reader, list_transactions},
    {Method::get, "/api/v1/transactions/export", Permission::transaction_reader, export_transactions},
    {Method::get, "/api/v1/transactions/{number}", Permission::transaction_reader, show_transaction},
    {Method::get, "/api/v1/agencies", Permission::account_admin, list_agencies},
    {Method::get, "/api/v1/agencies/{id}/units", Permission::account_admin, list_units},
    {Method::get, "/api/v1/agencies/{id}/accounts", Permission::account_admin, list_accounts},
    {Method::post, "/api/v1/agencies/{id}/accounts", Permission::account_admin, post_account},
    {Method::get, "/api/v1/agencies/{id}/accounts/{officer_id}", Permission::account_admin, show_account},
    {Method::post, "/api/v1/agencies/{id}/accounts/{officer_id}/temporary-password", Permission::account_admin,
     post_temporary_password},
    {Method::put, "/api/v1/agencies/{id}/accounts/{officer_id}/active", Permission::account_admin, put_account_active},
    {Method::get, "/api/v1/rules", Permission::officer, list_rules},
    {Method::post, "/api/v1/rules", Permission::system_admin, post_rule},
    {Method::post, "/api/v1/rules/preview", Permission::system_admin, post_rule_preview},
    {Method::post, "/api/v1/rules/{id}/withdrawal", Permission::system_admin, post_rule_withdrawal},
    {Method::get, "/api/v1/agencies/{id}/rules", Permission::officer, list_agency_rules},
    {Method::post, "/api/v1/agencies/{id}/rules", Permission::account_admin, post_agency_rule},
    {Method::post, "/api/v1/agencies/{id}/rules/preview", Permission::account_admin, post_agency_rule_preview},
    {Method::post, "/api/v1/agencies/{id}/rules/{rule_id}/withdrawal", Permission::account_admin,
     post_agency_rule_withdrawal},
});

}  // namespace

std::span<const Route> routes() { return table; }

std::size_t large_body_bytes(std::string_view target) {
  constexpr std::size_t import_bytes = std::size_t{2560} * 1024;
  constexpr std::string_view attachments = "/api/v1/attachments";
  if (target.substr(0, target.find('?')) == attachments) return domain::most_attachment_bytes;
  constexpr std::string_view agencies = "/api/v1/agencies/";
  constexpr std::string_view import = "/calendar/import";
  if (target == "/api/v1/calendar/import" || target == "/api/v1/approvals/decisions" ||
      target == "/api/v1/officer-grants/import") {
    return import_bytes;
  }
  if (!target.starts_with(agencies) || !target.ends_with(import) || target.size() < agencies.size() + import.size()) {
    return 0;
  }
  const auto agency = target.substr(agencies.size(), target.size() - agencies.size() - import.size());
  return agency.find('/') == std::string_view::npos ? import_bytes : 0;
}

}  // namespace spotme::http

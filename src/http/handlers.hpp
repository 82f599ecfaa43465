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
[[nodiscard]] base::Result<Response> show_leaving(const Call& call);

// day.cpp
[[nodiscard]] base::Result<Response> list_days(const Call& call);
[[nodiscard]] base::Result<Response> show_day(const Call& call);

// card.cpp
[[nodiscard]] base::Result<Response> show_card(const Call& call);
[[nodiscard]] base::Result<Response> list_cards(const Call& call);
[[nodiscard]] base::Result<Response> post_card_approval(const Call& call);
[[nodiscard]] base::Result<Response> post_card_approvals(const Call& call);

// letter.cpp
[[nodiscard]] base::Result<Response> list_own_letters(const Call& call);
[[nodiscard]] base::Result<Response> show_letter(const Call& call);
[[nodiscard]] base::Result<Response> show_letter_file(const Call& call);
[[nodiscard]] base::Result<Response> post_letter_reply(const Call& call);
[[nodiscard]] base::Result<Response> list_letters(const Call& call);
[[nodiscard]] base::Result<Response> post_letter_closing(const Call& call);
[[nodiscard]] base::Result<Response> post_letter_cancellation(const Call& call);

// absence_alert.cpp
[[nodiscard]] base::Result<Response> list_absence_alerts(const Call& call);

// letter_template.cpp
[[nodiscard]] base::Result<Response> list_letter_templates(const Call& call);
[[nodiscard]] base::Result<Response> put_letter_template(const Call& call);
[[nodiscard]] base::Result<Response> post_letter_template_preview(const Call& call);
[[nodiscard]] base::Result<Response> post_letter_template_withdrawal(const Call& call);

// attachment.cpp
[[nodiscard]] base::Result<Response> post_attachment(const Call& call);
[[nodiscard]] base::Result<Response> post_approval_attachments(const Call& call);
[[nodiscard]] base::Result<Response> show_attachment(const Call& call);
[[nodiscard]] base::Result<Response> delete_attachment(const Call& call);

// reason_kind.cpp
[[nodiscard]] base::Result<Response> list_reason_kinds(const Call& call);
[[nodiscard]] base::Result<Response> list_agency_reason_kinds(const Call& call);
[[nodiscard]] base::Result<Response> post_reason_kind(const Call& call);
[[nodiscard]] base::Result<Response> put_reason_kind(const Call& call);

// reason.cpp
[[nodiscard]] base::Result<Response> list_issues(const Call& call);
[[nodiscard]] base::Result<Response> post_reason(const Call& call);
[[nodiscard]] base::Result<Response> post_correction(const Call& call);

// approval.cpp
[[nodiscard]] base::Result<Response> list_approvals(const Call& call);
[[nodiscard]] base::Result<Response> list_own_approvals(const Call& call);
[[nodiscard]] base::Result<Response> show_approval(const Call& call);
[[nodiscard]] base::Result<Response> post_decisions(const Call& call);
[[nodiscard]] base::Result<Response> post_approval_answer(const Call& call);
[[nodiscard]] base::Result<Response> post_approval_withdrawal(const Call& call);

// delegation.cpp
[[nodiscard]] base::Result<Response> list_delegations(const Call& call);
[[nodiscard]] base::Result<Response> post_delegation(const Call& call);
[[nodiscard]] base::Result<Response> post_delegation_withdrawal(const Call& call);
[[nodiscard]] base::Result<Response> list_colleagues(const Call& call);

// grant.cpp
[[nodiscard]] base::Result<Response> list_grants(const Call& call);
[[nodiscard]] base::Result<Response> post_grant_application(const Call& call);
[[nodiscard]] base::Result<Response> post_grant_change(const Call& call);
[[nodiscard]] base::Result<Response> post_grant_cancellation(const Call& call);
[[nodiscard]] base::Result<Response> post_time_slip(const Call& call);
[[nodiscard]] base::Result<Response> list_officer_grants(const Call& call);
[[nodiscard]] base::Result<Response> post_officer_grants(const Call& call);
[[nodiscard]] base::Result<Response> post_officer_grant_withdrawal(const Call& call);
[[nodiscard]] base::Result<Response> post_leave_import(const Call& call);

// outage.cpp
[[nodiscard]] base::Result<Response> list_outages(const Call& call);
[[nodiscard]] base::Result<Response> post_outage(const Call& call);
[[nodiscard]] base::Result<Response> post_outage_withdrawal(const Call& call);

// remote_roster.cpp
[[nodiscard]] base::Result<Response> show_remote_roster(const Call& call);
[[nodiscard]] base::Result<Response> post_unit_presence(const Call& call);
[[nodiscard]] base::Result<Response> post_unit_presence_withdrawal(const Call& call);
[[nodiscard]] base::Result<Response> post_hybrid_service(const Call& call);
[[nodiscard]] base::Result<Response> post_hybrid_service_withdrawal(const Call& call);

// scheme.cpp
[[nodiscard]] base::Result<Response> list_schemes(const Call& call);
[[nodiscard]] base::Result<Response> show_schemes(const Call& call);
[[nodiscard]] base::Result<Response> post_schemes(const Call& call);
[[nodiscard]] base::Result<Response> post_schemes_preview(const Call& call);

// rota.cpp
[[nodiscard]] base::Result<Response> list_rotas(const Call& call);
[[nodiscard]] base::Result<Response> show_rota(const Call& call);
[[nodiscard]] base::Result<Response> post_rota(const Call& call);
[[nodiscard]] base::Result<Response> post_rota_preview(const Call& call);
[[nodiscard]] base::Result<Response> post_rota_version(const Call& call);
[[nodiscard]] base::Result<Response> list_roster(const Call& call);

// swap.cpp
[[nodiscard]] base::Result<Response> post_swap(const Call& call);
[[nodiscard]] base::Result<Response> post_changed_day(const Call& call);
[[nodiscard]] base::Result<Response> post_swap_withdrawal(const Call& call);
// calendar.cpp
[[nodiscard]] base::Result<Response> show_calendar(const Call& call);
[[nodiscard]] base::Result<Response> post_holiday(const Call& call);
[[nodiscard]] base::Result<Response> post_holiday_correction(const Call& call);
[[nodiscard]] base::Result<Response> post_holiday_removal(const Call& call);
[[nodiscard]] base::Result<Response> post_holiday_confirmation(const Call& call);
[[nodiscard]] base::Result<Response> post_ramadan(const Call& call);
[[nodiscard]] base::Result<Response> post_calendar_withdrawal(const Call& call);
[[nodiscard]] base::Result<Response> post_calendar_import(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_calendar_import(const Call& call);

// agency_day.cpp
[[nodiscard]] base::Result<Response> show_agency_calendar(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_day(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_day_correction(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_day_removal(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_calendar_withdrawal(const Call& call);
[[nodiscard]] base::Result<Response> list_unit_districts(const Call& call);
[[nodiscard]] base::Result<Response> put_unit_district(const Call& call);

// closing.cpp
[[nodiscard]] base::Result<Response> show_closing(const Call& call);
[[nodiscard]] base::Result<Response> put_closing(const Call& call);
[[nodiscard]] base::Result<Response> post_recomputation(const Call& call);

// transaction.cpp
[[nodiscard]] base::Result<Response> list_transactions(const Call& call);
[[nodiscard]] base::Result<Response> show_transaction(const Call& call);
[[nodiscard]] base::Result<Response> export_transactions(const Call& call);

// account.cpp
[[nodiscard]] base::Result<Response> list_reached_units(const Call& call);
[[nodiscard]] base::Result<Response> list_agencies(const Call& call);
[[nodiscard]] base::Result<Response> list_units(const Call& call);
[[nodiscard]] base::Result<Response> list_accounts(const Call& call);
[[nodiscard]] base::Result<Response> post_account(const Call& call);
[[nodiscard]] base::Result<Response> show_account(const Call& call);
[[nodiscard]] base::Result<Response> post_temporary_password(const Call& call);
[[nodiscard]] base::Result<Response> put_account_active(const Call& call);

// notice.cpp
[[nodiscard]] base::Result<Response> list_notices(const Call& call);
[[nodiscard]] base::Result<Response> show_notice_box(const Call& call);
[[nodiscard]] base::Result<Response> post_notice_read(const Call& call);
[[nodiscard]] base::Result<Response> post_notices_read(const Call& call);
[[nodiscard]] base::Result<Response> stream_notices(const Call& call);
[[nodiscard]] base::Result<Response> show_notice_preferences(const Call& call);
[[nodiscard]] base::Result<Response> put_notice_preferences(const Call& call);

// rule.cpp
[[nodiscard]] base::Result<Response> list_rules(const Call& call);
[[nodiscard]] base::Result<Response> post_rule(const Call& call);
[[nodiscard]] base::Result<Response> post_rule_preview(const Call& call);
[[nodiscard]] base::Result<Response> post_rule_withdrawal(const Call& call);
[[nodiscard]] base::Result<Response> list_agency_rules(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_rule(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_rule_preview(const Call& call);
[[nodiscard]] base::Result<Response> post_agency_rule_withdrawal(const Call& call);

}  // namespace spotme::http

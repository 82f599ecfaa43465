#include "domain/audit_action.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using Group = AuditGroup;

constexpr std::array<std::string_view, 9> group_names{"look",   "sign_in",  "attendance", "case",   "task",
                                                      "people", "settings", "export",     "keeping"};

constexpr auto table = std::to_array<AuditAction>({
    {"signed_in", Group::sign_in},
    {"signed_out", Group::sign_in},
    {"session_ended", Group::sign_in},
    {"other_sessions_ended", Group::sign_in},
    {"sign_in_locked", Group::sign_in},
    {"password_changed", Group::sign_in},
    {"password_reset", Group::sign_in},
    {"password_taken_away", Group::sign_in},
    {"token_issued", Group::sign_in},
    {"absence_alerts_read", Group::look},
    {"approval_read", Group::look},
    {"approvals_read", Group::look},
    {"attachment_read", Group::look},
    {"health_paper_read", Group::look},
    {"board_read", Group::look},
    {"cards_read", Group::look},
    {"case_figures_read", Group::look},
    {"officer_figures_read", Group::look},
    {"grants_read", Group::look},
    {"letter_read", Group::look},
    {"letter_downloaded", Group::look},
    {"letters_read", Group::look},
    {"officer_day_read", Group::look},
    {"place_read", Group::look},
    {"remote_roster_read", Group::look},
    {"task_load_read", Group::look},
    {"task_read", Group::look},
    {"waiting_tasks_read", Group::look},
    {"team_day_read", Group::look},
    {"team_month_read", Group::look},
    {"transaction_read", Group::look},
    {"transactions_read", Group::look},
    {"scheme_read", Group::look},
    {"schemes_read", Group::look},
    {"roster_read", Group::look},
    {"account_read", Group::look},
    {"accounts_read", Group::look},
    {"audit_read", Group::look},
    {"transactions_exported", Group::exports},
    {"audit_exported", Group::exports},
    {"disposal_list_made", Group::exports},
    {"certificate_issued", Group::exports},
    {"clock_key_used_again", Group::attendance},
    {"day_closed", Group::attendance},
    {"days_recomputed", Group::attendance},
    {"recompute_asked", Group::attendance},
    {"month_closed", Group::attendance},
    {"month_reopened", Group::attendance},
    {"absence_watched", Group::attendance},
    {"outage_declared", Group::attendance},
    {"outage_withdrawn", Group::attendance},
    {"pulse_answered", Group::attendance},
    {"pulse_explained", Group::attendance},
    {"pulse_key_reused", Group::attendance},
    {"time_slip_out", Group::attendance},
    {"time_slip_back", Group::attendance},
    {"approval_submitted", Group::cases},
    {"approval_moved", Group::cases},
    {"approval_refused", Group::cases},
    {"attachment_uploaded", Group::cases},
    {"attachment_claimed", Group::cases},
    {"attachment_deleted", Group::cases},
    {"card_approved", Group::cases},
    {"cards_proposed", Group::cases},
    {"delegation_given", Group::cases},
    {"delegation_withdrawn", Group::cases},
    {"grant_approved", Group::cases},
    {"grant_entered", Group::cases},
    {"grant_ended_by_maternity", Group::cases},
    {"grant_withdrawn", Group::cases},
    {"leave_imported", Group::cases},
    {"letter_issued", Group::cases},
    {"letter_replied", Group::cases},
    {"letter_closed", Group::cases},
    {"letter_cancelled", Group::cases},
    {"remote_place_registered", Group::cases},
    {"remote_place_approved", Group::cases},
    {"remote_place_rejected", Group::cases},
    {"remote_place_ended", Group::cases},
    {"comment_made", Group::tasks},
    {"day_planned", Group::tasks},
    {"day_report_handed_in", Group::tasks},
    {"day_report_verified", Group::tasks},
    {"task_assigned", Group::tasks},
    {"task_moved", Group::tasks},
    {"task_planned", Group::tasks},
    {"task_refused", Group::tasks},
    {"task_series_opened", Group::tasks},
    {"task_series_ended", Group::tasks},
    {"account_opened", Group::people},
    {"account_activated", Group::people},
    {"account_deactivated", Group::people},
    {"account_above_refused", Group::people},
    {"officers_imported", Group::people},
    {"scheme_changed", Group::people},
    {"duty_changed", Group::people},
    {"duty_change_withdrawn", Group::people},
    {"notice_mail_chosen", Group::people},
    {"rule_set", Group::settings},
    {"rule_withdrawn", Group::settings},
    {"agency_rule_set", Group::settings},
    {"agency_rule_withdrawn", Group::settings},
    {"calendar_edited", Group::settings},
    {"calendar_edit_withdrawn", Group::settings},
    {"ramadan_edited", Group::settings},
    {"agency_calendar_edited", Group::settings},
    {"agency_calendar_edit_withdrawn", Group::settings},
    {"unit_district_set", Group::settings},
    {"unit_presence_set", Group::settings},
    {"unit_presence_withdrawn", Group::settings},
    {"hybrid_service_set", Group::settings},
    {"hybrid_service_withdrawn", Group::settings},
    {"rota_opened", Group::settings},
    {"rota_changed", Group::settings},
    {"letter_template_set", Group::settings},
    {"letter_template_withdrawn", Group::settings},
    {"reason_kind_added", Group::settings},
    {"reason_kind_changed", Group::settings},
    {"remote_policy_set", Group::settings},
    {"installation_initialised", Group::settings},
    {"demonstration_inserted", Group::settings},
    {"pulse_positions_erased", Group::keeping},
    {"clock_positions_erased", Group::keeping},
    {"hold_placed", Group::keeping},
    {"hold_ended", Group::keeping},
    {"retention_set", Group::keeping},
    {"disposal_proposed", Group::keeping},
    {"disposal_confirmed", Group::keeping},
    {"disposal_withdrawn", Group::keeping},
    {"disposal_done", Group::keeping},
});

}  // namespace

std::span<const AuditAction> audit_actions() { return table; }

std::span<const std::string_view> audit_group_names() { return group_names; }

std::string_view audit_group_name(AuditGroup group) { return group_names.at(static_cast<std::size_t>(group)); }

std::optional<AuditGroup> parse_audit_group(std::string_view name) {
  const auto* const found = std::find(group_names.begin(), group_names.end(), name);
  if (found == group_names.end()) return std::nullopt;
  return static_cast<AuditGroup>(found - group_names.begin());
}

std::optional<AuditGroup> group_of(std::string_view action) {
  const auto* const found =
      std::find_if(table.begin(), table.end(), [&](const AuditAction& one) { return one.word == action; });
  return found == table.end() ? std::nullopt : std::optional(found->group);
}

std::vector<std::string_view> actions_of(AuditGroup group) {
  std::vector<std::string_view> words;
  for (const auto& one : table) {
    if (one.group == group) words.push_back(one.word);
  }
  return words;
}

}  // namespace spotme::domain

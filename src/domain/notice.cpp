#include "domain/notice.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace spotme::domain {
namespace {

using Group = NoticeGroup;
using Kind = NoticeKind;

constexpr auto terms = std::to_array<NoticeTerms>({
    {Kind::reason_due, "reason_due", Group::own_case, "issue day until"},
    {Kind::reasons_due, "reasons_due", Group::own_case, "count until"},
    {Kind::approval_waiting, "approval_waiting", Group::decision, "about name"},
    {Kind::approval_decided, "approval_decided", Group::own_case, "about outcome name"},
    {Kind::approval_taken_back, "approval_taken_back", Group::own_case, "about name"},
    {Kind::approval_asked, "approval_asked", Group::own_case, "about name"},
    {Kind::approval_passed_on, "approval_passed_on", Group::own_case, "about name"},
    {Kind::approval_overdue, "approval_overdue", Group::decision, "about name"},
    {Kind::delegation_begun, "delegation_begun", Group::decision, "name from until"},
    {Kind::card_proposed, "card_proposed", Group::decision, "name colour until"},
    {Kind::card_changed, "card_changed", Group::own_case, "before colour from"},
    {Kind::letter_issued, "letter_issued", Group::urgent, "letter reference"},
    {Kind::letter_due, "letter_due", Group::urgent, "letter reference until"},
    {Kind::letter_answered, "letter_answered", Group::decision, "letter reference name"},
    {Kind::letter_closed, "letter_closed", Group::urgent, "letter reference"},
    {Kind::letter_cancelled, "letter_cancelled", Group::urgent, "letter reference"},
    {Kind::absence_alert, "absence_alert", Group::urgent, "name days from"},
    {Kind::grant_given, "grant_given", Group::own_case, "grant day name"},
    {Kind::grants_given, "grants_given", Group::own_case, "count name"},
    {Kind::grant_cancelled, "grant_cancelled", Group::own_case, "grant day name"},
    {Kind::outage_declared, "outage_declared", Group::general, "place day"},
    {Kind::outage_withdrawn, "outage_withdrawn", Group::own_case, "place day until"},
    {Kind::sign_in_locked, "sign_in_locked", Group::urgent, "day time"},
    {Kind::task_assigned, "task_assigned", Group::own_case, "name title until"},
    {Kind::task_handed_in, "task_handed_in", Group::decision, "name title"},
    {Kind::task_verified, "task_verified", Group::own_case, "name title"},
    {Kind::task_returned, "task_returned", Group::own_case, "name title remark"},
    {Kind::task_cancelled, "task_cancelled", Group::own_case, "name title"},
    {Kind::task_due, "task_due", Group::own_case, "count until"},
    {Kind::comment_made, "comment_made", Group::own_case, "name about"},
    {Kind::remote_plan_due, "remote_plan_due", Group::general, "day"},
    {Kind::remote_report_due, "remote_report_due", Group::general, "day"},
    {Kind::pulse_missed, "pulse_missed", Group::own_case, "count day"},
    {Kind::report_ready, "report_ready", Group::own_case, "title"},
    {Kind::report_failed, "report_failed", Group::own_case, "title"},
    {Kind::import_done, "import_done", Group::own_case, "title count"},
    {Kind::posting_changed, "posting_changed", Group::own_case, "place day"},
    {Kind::role_given, "role_given", Group::own_case, "role place day"},
    {Kind::webhook_paused, "webhook_paused", Group::urgent, "title"},
    {Kind::password_mail_lost, "password_mail_lost", Group::urgent, "name"},
    {Kind::hold_placed, "hold_placed", Group::urgent, "title"},
});
constexpr bool in_order() {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (static_cast<std::size_t>(terms.at(i).kind) != i) return false;
  }
  return true;
}
static_assert(in_order());

constexpr std::array groups{Group::urgent, Group::decision, Group::own_case, Group::general};
constexpr std::array<std::string_view, 4> group_names{"urgent", "decision", "own_case", "general"};
constexpr std::array<std::string_view, 3> choice_names{"at_once", "digest", "never"};

}  // namespace

std::span<const NoticeTerms> notice_terms() { return terms; }

const NoticeTerms& terms_of(NoticeKind kind) { return terms.at(static_cast<std::size_t>(kind)); }

std::optional<NoticeKind> parse_notice_kind(std::string_view name) {
  const auto* const found = std::find_if(terms.begin(), terms.end(), [&](const auto& one) { return one.name == name; });
  if (found == terms.end()) return std::nullopt;
  return found->kind;
}

std::string_view notice_group_name(NoticeGroup group) { return group_names.at(static_cast<std::size_t>(group)); }
std::span<const NoticeGroup> notice_groups() { return groups; }
std::string_view mail_choice_name(MailChoice choice) { return choice_names.at(static_cast<std::size_t>(choice)); }

std::optional<MailChoice> parse_mail_choice(std::string_view name) {
  const auto* const found = std::find(choice_names.begin(), choice_names.end(), name);
  if (found == choice_names.end()) return std::nullopt;
  return static_cast<MailChoice>(found - choice_names.begin());
}

MailChoice usual_choice(NoticeGroup group) {
  return group == NoticeGroup::urgent ? MailChoice::at_once : MailChoice::digest;
}

bool is_notice_link(std::string_view link) {
  constexpr std::size_t most = 300;
  const bool printable = std::all_of(link.begin(), link.end(), [](char c) { return c > ' ' && c < 127 && c != '\\'; });
  return printable && link.starts_with('/') && !link.starts_with("//") && link.size() <= most;
}

}  // namespace spotme::domain

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// What officers are told of by the system (makluman): the kinds there are, and what each of them says.
namespace spotme::domain {

/// A kind of notice. Its words are `notice_<name>_title` and `notice_<name>` in messages/notice.toml.
enum class NoticeKind : std::uint8_t {
  reason_due,           ///< to the officer: an issue is to be explained by a day
  reasons_due,          ///< the same of several issues at once
  approval_waiting,     ///< to who decides: somebody asks for his decision
  approval_decided,     ///< to who asked: it was accepted or rejected
  approval_taken_back,  ///< to who asked: a decision on it was taken back
  approval_asked,       ///< to who asked: more information is wanted
  approval_passed_on,   ///< to who asked: it waited too long and went to the next desk
  approval_overdue,     ///< to who let it wait: it was passed on from him
  delegation_begun,     ///< to the delegate: he decides for somebody between two days
  card_proposed,        ///< to the head of department: a change of a card waits for his approval
  card_changed,         ///< to the officer: the change of his card was approved
  letter_issued,        ///< to the officer: a letter was issued to him
  letter_due,           ///< to the officer: the answer to a letter is due
  letter_answered,      ///< to the head of department: an officer answered a letter
  letter_closed,        ///< to the officer: the matter of a letter is closed
  letter_cancelled,     ///< to the officer: a letter was issued in error
  absence_alert,        ///< to the supervisor and those above him: an officer is absent for that many days
  grant_given,          ///< to the officer: a grant was entered for him that he did not apply for
  grants_given,         ///< the same of several grants at once
  grant_cancelled,      ///< to the officer: what was allowed to him no longer holds
  outage_declared,      ///< to the officers of a place: presses could not be recorded there
  outage_withdrawn,     ///< to officers whose issues it had settled: they are to be explained again
  sign_in_locked,       ///< to the owner: his account was locked after wrong passwords
  task_assigned,        ///< to the officer: a task was given to him
  task_handed_in,       ///< to who verifies: an officer handed a task in
  task_verified,        ///< to the officer: what he handed in was verified
  task_returned,        ///< to the officer: what he handed in came back with a remark
  task_cancelled,       ///< to the officer: a task that was given to him is no longer asked
  task_due,             ///< to the officer: open tasks are due by a day
  comment_made,         ///< to the other side of a task or of a day's report: somebody wrote a comment
  remote_plan_due,      ///< to the officer: a remote day has no plan yet
  remote_report_due,    ///< to the officer: a remote day has no report yet
  pulse_missed,         ///< to the officer: pulses of a remote day had no answer; he may say why
  report_ready,         ///< to who ordered it: a report can be fetched
  report_failed,        ///< to who ordered it: a report could not be made
  import_done,          ///< to who gave it: an import of people ended
  posting_changed,      ///< to the officer: he belongs to another unit from a day on
  role_given,           ///< to the officer: a role is his from a day on
  webhook_paused,       ///< to administrators of the agency: a webhook did not answer for long and rests
  password_mail_lost,   ///< to administrators of the agency: a mail with a temporary password did not go out
  hold_placed,          ///< to administrators of the agency: records are held and nothing of them is destroyed
};

/// What people choose mail for, together.
enum class NoticeGroup : std::uint8_t {
  urgent,    ///< locks, letters, absences
  decision,  ///< what waits for the receiver's own decision
  own_case,  ///< what becomes of what he asked for
  general,   ///< the rest
};

/// When a notice of a group is told by mail as well.
enum class MailChoice : std::uint8_t { at_once, digest, never };

struct NoticeTerms {
  NoticeKind kind;
  std::string_view name;  ///< the fixed word, such as `reason_due`
  NoticeGroup group;
  std::string_view arguments;  ///< the names that its words speak of, separated by a space; days among them as ISO text
};

/// Every kind, in the order of the enumeration.
[[nodiscard]] std::span<const NoticeTerms> notice_terms();
[[nodiscard]] const NoticeTerms& terms_of(NoticeKind kind);
[[nodiscard]] std::optional<NoticeKind> parse_notice_kind(std::string_view name);

/// `urgent`, `decision`, `own_case`, `general`.
[[nodiscard]] std::string_view notice_group_name(NoticeGroup group);
/// Every group, in the order of the enumeration.
[[nodiscard]] std::span<const NoticeGroup> notice_groups();
/// `at_once`, `digest`, `never`.
[[nodiscard]] std::string_view mail_choice_name(MailChoice choice);
[[nodiscard]] std::optional<MailChoice> parse_mail_choice(std::string_view name);

/// What holds for somebody who chose nothing: urgent at once, the rest in the daily mail. A default of this project.
[[nodiscard]] MailChoice usual_choice(NoticeGroup group);

/// True for what a notice may lead to: a path of the same origin, beginning with one `/`, of at most 300 printable
/// ASCII characters without `\`.
[[nodiscard]] bool is_notice_link(std::string_view link);

}  // namespace spotme::domain

#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "domain/notice.hpp"
#include "store/audit.hpp"
#include "store/notice.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Notices (makluman): whoever does something that others should know of calls `notify` inside the transaction that
/// does it, so that nobody is told of what was rolled back, and nothing is done of which nobody is told. What becomes
/// of a notice (the page, the live page, mail) is no concern of the caller.
namespace spotme::app {

struct NewNotice {
  base::AgencyId agency;
  base::OfficerId to;
  domain::NoticeKind kind = domain::NoticeKind::reason_due;
  /// What the words of the kind speak of, as it stands: names, days as ISO text, numbers. Shown as text everywhere.
  base::MessageArgs args = {};
  /// The same for arguments that are words of the language themselves: the value is the key of a message, such as
  /// `issue_late_in`. Together with `args` they name just what domain::NoticeTerms::arguments lists.
  base::MessageArgs words = {};
  std::string link = {};      ///< the page of the case, see domain::is_notice_link
  std::string collapse = {};  ///< those of one kind and key become one line of a mail; empty: each has its own
};
/// Tells them, by a few statements whatever their number. It asks for no e-mail address: without one the notice stands
/// in the page alone. Arguments that the kind does not speak of, a missing one, and a link that leads elsewhere are
/// faults of the program: throws std::logic_error.
void notify(db::Write& write, const std::vector<NewNotice>& notices);

/// A notice in words.
struct NoticeView {
  std::int64_t number = 0;
  std::string kind;
  base::Text title;
  base::Text body;
  std::string link;
  base::Instant made_at{};
  std::optional<base::Instant> read_at = {};
};
/// Never throws for what is stored: a kind or word of a later version that this one does not know is shown as it is.
[[nodiscard]] NoticeView view_of(const base::Messages& messages, const store::Notice& notice);

struct NoticePage {
  std::vector<NoticeView> notices;   ///< the latest first
  std::optional<std::int64_t> next;  ///< give it as `before`
  store::NoticeBox box;
};
/// The caller's own notices.
[[nodiscard]] NoticePage list_notices(const Context& context, const base::Messages& messages,
                                      const domain::Caller& caller, const store::NoticeFilter& filter);
[[nodiscard]] store::NoticeBox notice_box(const Context& context, const domain::Caller& caller);

/// Marks one of the caller's notices as read; the row keeps when, and is the only record of it. Refuses `not_found` for
/// a number that he does not have.
[[nodiscard]] base::Result<store::NoticeBox> read_notice(const Context& context, const domain::Caller& caller,
                                                         std::int64_t number);
/// Marks all up to that number, which is the last that he saw: what came in meanwhile stays unread.
store::NoticeBox read_notices(const Context& context, const domain::Caller& caller, std::int64_t up_to);

/// The caller's own choice for mail.
[[nodiscard]] store::NoticePreference notice_preference(const Context& context, const domain::Caller& caller);
/// The caller's own address, as he is written to; empty when none is known.
[[nodiscard]] std::string own_email(const Context& context, const domain::Caller& caller);
/// Audited. What waits to be mailed follows the new choice.
void choose_notice_mail(const Context& context, const domain::Caller& caller, const store::NoticePreference& preference,
                        const store::Actor& actor);

}  // namespace spotme::app

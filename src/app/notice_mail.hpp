#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "store/mail.hpp"
#include "store/notice.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// Makes mail of notices: at once, or the daily digest; one mail for a person, however many notices are due.
namespace spotme::app {

struct NoticeMailOptions {
  std::string origin;                   ///< what stands before the link of a notice: `https://spotme.example.gov.my`
  std::int64_t digest_hour = 7;         ///< 0 to 23: the digest tells what was made before this hour of the day
  std::int64_t at_once_an_hour = 5;     ///< 1 or more: beyond these, what is to go at once waits and goes together
  std::int64_t officers_at_once = 100;  ///< in one transaction
  std::function<bool()> stopped = [] { return false; };
};
/// Makes all mail that is due; returns how many. Whoever has no address that can be written to gets none, and what is
/// older than a week is no news and goes into no mail: so an installation that begins to send mail does not begin with
/// its past. May run on several servers at once, and be killed at any time: a notice is taken and its mail stored in
/// one transaction.
std::int64_t make_notice_mail(const Context& context, const base::Messages& messages, const NoticeMailOptions& options);

/// The last moment at or before `now` at which the digest was due.
[[nodiscard]] base::Instant last_digest(base::Instant now, std::int64_t hour);
/// Subject and body for what one officer is told, the earliest first: text of one line each, in his language. Names in
/// it can begin no line of their own.
[[nodiscard]] store::Mail write_notice_mail(const base::Messages& messages, const std::vector<store::Notice>& notices,
                                            store::MailLanguage language, const std::string& origin);

}  // namespace spotme::app

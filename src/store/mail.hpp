#pragma once

#include "base/id.hpp"
#include "store/db.hpp"
#include "store/notice.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Mail on its way out, and the notices that become mail.
namespace spotme::store {

/// Which notices are due: those at once whose moment has come, and those of the digest that were made before its hour.
struct MailDue {
  base::Instant at_once;  ///< now
  base::Instant digest;   ///< the last digest hour
};
/// Officers for whom something is due, by agency and officer, at most `limit`. One statement.
[[nodiscard]] std::vector<NoticeOwner> load_owners_to_mail(db::Read& read, const std::vector<base::AgencyId>& agencies,
                                                           const MailDue& due, std::int64_t limit);

/// How the mail made for an officer since an instant stands.
struct RecentMail {
  std::int64_t count = 0;
  base::Instant first{};  ///< when the earliest of them was made
};
/// In the order asked, by one statement.
[[nodiscard]] std::vector<RecentMail> load_recent_mail(db::Read& read, const std::vector<NoticeOwner>& owners,
                                                       base::Instant since);
/// Puts what is to go at once to these owners off until then.
struct PutOff {
  NoticeOwner owner;
  base::Instant until;
};
void put_off_notices(db::Write& write, const std::vector<PutOff>& owners, const MailDue& due);

/// Takes what is due of these owners for mailing, by owner and number: whoever takes it makes mail of it in the same
/// transaction, and nobody takes it twice.
[[nodiscard]] std::vector<Notice> take_notices_to_mail(db::Write& write, const std::vector<NoticeOwner>& owners,
                                                       const MailDue& due);
/// What is due of these owners will never be mailed: they have no address.
void drop_notices_to_mail(db::Write& write, const std::vector<NoticeOwner>& owners, const MailDue& due);

struct Mail {
  NoticeOwner owner;
  base::Uuid id;
  std::string address;
  std::string subject;  ///< a line of UTF-8
  std::string body;     ///< lines of UTF-8, ended by LF; emptied once the mail is settled
  base::Instant made_at{};
  std::int64_t attempts = 0;
};
/// Made now, due now.
void insert_mail(db::Write& write, const std::vector<Mail>& mails);

struct MailKey {
  base::AgencyId agency;
  base::Uuid id;
};
/// Mail that is due now and leased to nobody, the earliest first, at most `limit`. One statement.
[[nodiscard]] std::vector<MailKey> load_mail_due(db::Read& read, const std::vector<base::AgencyId>& agencies,
                                                 std::int64_t limit);
/// Leases what is still free of these to `sender` until then, and counts the attempt.
[[nodiscard]] std::vector<Mail> lease_mail(db::Write& write, const std::vector<MailKey>& keys, base::Uuid sender,
                                           base::Instant until);
/// Gives back what was leased and not tried; the attempt does not count.
void release_mail(db::Write& write, const std::vector<MailKey>& keys, base::Uuid sender);

enum class MailState : std::uint8_t { waiting, sent, refused, given_up };
/// What became of an attempt. `due` where it waits on. False when the lease is no longer this sender's.
struct MailSettled {
  MailKey key;
  MailState state = MailState::waiting;
  std::string answer = {};  ///< what the mail server said, at most 300 characters are kept
  base::Instant due{};
};
[[nodiscard]] bool settle_mail(db::Write& write, const MailSettled& settled, base::Uuid sender);

/// How many of these agencies wait to be sent, due or not.
[[nodiscard]] std::int64_t count_waiting_mail(db::Read& read, const std::vector<base::AgencyId>& agencies);

/// Deletes settled mail of before then, at most `most`; returns how many.
std::int64_t delete_mail_before(db::Write& write, base::AgencyId agency, base::Instant before, std::int64_t most);

}  // namespace spotme::store

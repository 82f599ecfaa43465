#pragma once

#include "base/id.hpp"
#include "domain/notice.hpp"
#include "store/db.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Notices of officers, numbered for each of them in the order of their commits, and what he chose for mail.
namespace spotme::store {

/// One officer, whom statements over many are asked for.
struct NoticeOwner {
  base::AgencyId agency;
  base::OfficerId officer;
  auto operator<=>(const NoticeOwner&) const = default;  // NOLINT(modernize-use-nullptr)
};

struct Notice {
  NoticeOwner owner;
  std::int64_t number = 0;  ///< from 1; given by insert_notices
  std::string kind;         ///< as domain::notice_terms names it
  std::string args;         ///< JSON, see app/notice
  std::string link;
  std::string collapse;
  domain::MailChoice mail = domain::MailChoice::never;
  base::Instant made_at{};
  std::optional<base::Instant> read_at = {};
};
/// Stores them in order, made now, each with the next number of its owner. All by two statements.
void insert_notices(db::Write& write, const std::vector<Notice>& notices);

/// How an officer's box stands. `unread` of notices up to `last`.
struct NoticeBox {
  std::int64_t last = 0;
  std::int64_t unread = 0;
  bool operator==(const NoticeBox&) const = default;
};
/// Zeros where he was never told anything.
[[nodiscard]] NoticeBox load_notice_box(db::Read& read, const NoticeOwner& owner);

struct NoticeFilter {
  std::optional<std::int64_t> before = {};  ///< numbers below this one
  bool unread = false;                      ///< only those
  std::int64_t limit = 50;
};
/// The latest first.
[[nodiscard]] std::vector<Notice> list_notices(db::Read& read, const NoticeOwner& owner, const NoticeFilter& filter);

/// Marks one as read now. False when the owner has no such notice; true also for one that was read before.
[[nodiscard]] bool mark_notice_read(db::Write& write, const NoticeOwner& owner, std::int64_t number);
/// Marks all up to that number; returns how many were unread.
std::int64_t mark_notices_read(db::Write& write, const NoticeOwner& owner, std::int64_t up_to);

/// Deletes notices that were read and made before then, the oldest first, at most `most`; returns how many.
std::int64_t delete_notices_before(db::Write& write, base::AgencyId agency, base::Instant before, std::int64_t most);

/// Somebody who listens, with what he was told of last.
struct NoticeListener {
  NoticeOwner owner;
  NoticeBox seen;
};
/// A box that is no longer as it was seen; `n` is the number of the question.
struct ChangedBox {
  std::size_t n = 0;
  NoticeBox box;
};
/// The boxes that changed, by one statement for all who listen.
[[nodiscard]] std::vector<ChangedBox> load_changed_boxes(db::Read& read, const std::vector<NoticeListener>& listeners);
/// The notices after `seen.last` of each, the earliest first; of many only the latest `most`. One statement.
[[nodiscard]] std::vector<Notice> load_notices_after(db::Read& read, const std::vector<NoticeListener>& listeners,
                                                     std::int64_t most);

/// Where these are written to, in the order asked, by one statement; empty where no address is known.
[[nodiscard]] std::vector<std::string> load_officer_emails(db::Read& read, const std::vector<NoticeOwner>& owners);

/// The language of mail to him: Malay, English, or both, Malay first.
enum class MailLanguage : std::uint8_t { ms, en, both };
[[nodiscard]] std::string_view mail_language_name(MailLanguage language);  ///< `ms`, `en`, `both`
[[nodiscard]] std::optional<MailLanguage> parse_mail_language(std::string_view name);

struct NoticePreference {
  MailLanguage language = MailLanguage::both;
  std::array<domain::MailChoice, 4> choices{};  ///< by domain::NoticeGroup

  [[nodiscard]] domain::MailChoice of(domain::NoticeGroup group) const {
    return choices.at(static_cast<std::size_t>(group));
  }
  bool operator==(const NoticePreference&) const = default;
};
/// What holds for an officer who chose nothing.
[[nodiscard]] NoticePreference usual_preference();
/// In the order asked, by one statement.
[[nodiscard]] std::vector<NoticePreference> load_notice_preferences(db::Read& read,
                                                                    const std::vector<NoticeOwner>& owners);
/// Keeps it, and brings what waits to be mailed into line with it.
void put_notice_preference(db::Write& write, const NoticeOwner& owner, const NoticePreference& preference);

}  // namespace spotme::store

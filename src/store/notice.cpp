#include "store/notice.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::array<std::string_view, 3> language_names{"ms", "en", "both"};

NoticeOwner owner_of(const db::Row& row) { return {row.id<base::AgencyId>(0), row.id<base::OfficerId>(1)}; }

Notice to_notice(const db::Row& row) {
  Notice notice;
  notice.owner = owner_of(row);
  notice.number = row.integer(2);
  notice.kind = row.text(3);
  notice.args = row.text(4);
  notice.link = row.text(5);
  notice.made_at = row.instant(6);
  notice.read_at = row.optional_instant(7);
  return notice;
}

std::vector<Notice> to_notices(const db::Rows& rows) {
  std::vector<Notice> notices;
  notices.reserve(rows.size());
  for (const auto row : rows) notices.push_back(to_notice(row));
  return notices;
}

/// Raises the boxes of all owners, in the order of their keys so that two transactions never wait for each other in a
/// circle; gives the number before the first new one of each.
std::map<NoticeOwner, std::int64_t> take_numbers(db::Write& write, const std::vector<Notice>& notices) {
  std::map<NoticeOwner, std::int64_t> wanted;
  for (const auto& notice : notices) ++wanted[notice.owner];
  db::Batch rows({{"agency_id", Type::uuid}, {"officer_id", Type::uuid}, {"made", Type::integer}});
  for (const auto& [owner, count] : wanted)
    rows.add({to_value(owner.agency), to_value(owner.officer), to_value(count)});
  const auto raised = write.query_each(
      "INSERT INTO notice_box (agency_id, officer_id, last_number, unread) SELECT r.agency_id, r.officer_id, r.made, "
      "r.made FROM {rows} WHERE true ON CONFLICT (agency_id, officer_id) DO UPDATE SET "
      "last_number = notice_box.last_number + excluded.last_number, unread = notice_box.unread + excluded.unread "
      "RETURNING agency_id, officer_id, last_number",
      rows);
  for (const auto row : raised) {
    auto& count = wanted.at(owner_of(row));
    count = row.integer(2) - count;
  }
  return wanted;
}

db::Batch to_batch(const std::vector<NoticeListener>& listeners) {
  db::Batch rows(
      {{"agency_id", Type::uuid}, {"officer_id", Type::uuid}, {"last", Type::integer}, {"unread", Type::integer}});
  for (const auto& one : listeners) {
    rows.add(
        {to_value(one.owner.agency), to_value(one.owner.officer), to_value(one.seen.last), to_value(one.seen.unread)});
  }
  return rows;
}

db::Batch to_batch(const std::vector<NoticeOwner>& owners) {
  db::Batch rows({{"agency_id", Type::uuid}, {"officer_id", Type::uuid}});
  for (const auto& owner : owners) rows.add({to_value(owner.agency), to_value(owner.officer)});
  return rows;
}

NoticePreference to_preference(const db::Row& row, std::size_t first) {
  auto preference = usual_preference();
  preference.language = parse_mail_language(row.text(first)).value_or(MailLanguage::both);
  for (std::size_t i = 0; i < preference.choices.size(); ++i) {
    const auto choice = domain::parse_mail_choice(row.text(first + 1 + i));
    if (choice) preference.choices.at(i) = *choice;
  }
  return preference;
}

}  // namespace

void insert_notices(db::Write& write, const std::vector<Notice>& notices) {
  if (notices.empty()) return;
  auto numbers = take_numbers(write, notices);
  db::Batch rows({{"agency_id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"number", Type::integer},
                  {"kind", Type::text},
                  {"args", Type::text},
                  {"link", Type::text},
                  {"collapse", Type::text},
                  {"mail", Type::text}});
  for (const auto& one : notices) {
    rows.add({to_value(one.owner.agency), to_value(one.owner.officer), to_value(++numbers.at(one.owner)),
              to_value(one.kind), to_value(one.args), to_value(one.link), to_value(one.collapse),
              to_value(domain::mail_choice_name(one.mail))});
  }
  write.execute_each(
      "INSERT INTO notice (agency_id, officer_id, number, kind, args, link, collapse, mail, made_at, mail_at) "
      "SELECT r.agency_id, r.officer_id, r.number, r.kind, r.args, r.link, r.collapse, r.mail, $1, $1 FROM {rows}",
      rows, {to_value(write.now())});
}

NoticeBox load_notice_box(db::Read& read, const NoticeOwner& owner) {
  const auto rows = read.query("SELECT last_number, unread FROM notice_box WHERE agency_id = $1 AND officer_id = $2",
                               {to_value(owner.agency), to_value(owner.officer)});
  if (rows.empty()) return {};
  return {rows[0].integer(0), rows[0].integer(1)};
}

std::vector<Notice> list_notices(db::Read& read, const NoticeOwner& owner, const NoticeFilter& filter) {
  constexpr std::string_view all =
      "SELECT agency_id, officer_id, number, kind, args, link, made_at, read_at FROM notice "
      "WHERE agency_id = $1 AND officer_id = $2 AND number < $3 ORDER BY number DESC LIMIT $4";
  constexpr std::string_view unread =
      "SELECT agency_id, officer_id, number, kind, args, link, made_at, read_at FROM notice "
      "WHERE agency_id = $1 AND officer_id = $2 AND number < $3 AND read_at IS NULL ORDER BY number DESC LIMIT $4";
  constexpr auto none = std::numeric_limits<std::int64_t>::max();
  return to_notices(
      read.query(filter.unread ? unread : all, {to_value(owner.agency), to_value(owner.officer),
                                                to_value(filter.before.value_or(none)), to_value(filter.limit)}));
}

bool mark_notice_read(db::Write& write, const NoticeOwner& owner, std::int64_t number) {
  const auto found = write.query("SELECT read_at FROM notice WHERE agency_id = $1 AND officer_id = $2 AND number = $3",
                                 {to_value(owner.agency), to_value(owner.officer), to_value(number)});
  if (found.empty()) return false;
  const auto changed = write.execute(
      "UPDATE notice SET read_at = $4 WHERE agency_id = $1 AND officer_id = $2 AND number = $3 AND read_at IS NULL",
      {to_value(owner.agency), to_value(owner.officer), to_value(number), to_value(write.now())});
  write.execute("UPDATE notice_box SET unread = unread - $3 WHERE agency_id = $1 AND officer_id = $2",
                {to_value(owner.agency), to_value(owner.officer), to_value(changed)});
  return true;
}

std::int64_t mark_notices_read(db::Write& write, const NoticeOwner& owner, std::int64_t up_to) {
  const auto changed = write.execute(
      "UPDATE notice SET read_at = $4 WHERE agency_id = $1 AND officer_id = $2 AND number <= $3 AND read_at IS NULL",
      {to_value(owner.agency), to_value(owner.officer), to_value(up_to), to_value(write.now())});
  write.execute("UPDATE notice_box SET unread = unread - $3 WHERE agency_id = $1 AND officer_id = $2",
                {to_value(owner.agency), to_value(owner.officer), to_value(changed)});
  return changed;
}

std::int64_t delete_notices_before(db::Write& write, base::AgencyId agency, base::Instant before, std::int64_t most) {
  return write.execute(
      "DELETE FROM notice WHERE agency_id = $1 AND (officer_id, number) IN (SELECT officer_id, number FROM notice "
      "WHERE agency_id = $1 AND made_at < $2 AND read_at IS NOT NULL "
      "AND officer_id NOT IN (SELECT k.officer_id FROM held_officer k WHERE k.agency_id = $1) "
      "ORDER BY made_at LIMIT $3)",
      {to_value(agency), to_value(before), to_value(most)});
}

std::vector<ChangedBox> load_changed_boxes(db::Read& read, const std::vector<NoticeListener>& listeners) {
  const auto rows = read.query_each(
      "SELECT r.n, b.last_number, b.unread FROM {rows} JOIN notice_box b ON b.agency_id = r.agency_id "
      "AND b.officer_id = r.officer_id AND (b.last_number <> r.last OR b.unread <> r.unread)",
      to_batch(listeners));
  std::vector<ChangedBox> changed;
  changed.reserve(rows.size());
  for (const auto row : rows) {
    changed.push_back({static_cast<std::size_t>(row.integer(0)), {row.integer(1), row.integer(2)}});
  }
  return changed;
}

std::vector<Notice> load_notices_after(db::Read& read, const std::vector<NoticeListener>& listeners,
                                       std::int64_t most) {
  auto notices = to_notices(read.query_each(
      "SELECT m.agency_id, m.officer_id, m.number, m.kind, m.args, m.link, m.made_at, m.read_at FROM {rows} "
      "JOIN notice_box b ON b.agency_id = r.agency_id AND b.officer_id = r.officer_id "
      "JOIN notice m ON m.agency_id = b.agency_id AND m.officer_id = b.officer_id AND m.number > r.last "
      "AND m.number > b.last_number - $1",
      to_batch(listeners), {to_value(most)}));
  std::sort(notices.begin(), notices.end(), [](const Notice& a, const Notice& b) {
    return std::pair(a.owner, a.number) < std::pair(b.owner, b.number);
  });
  return notices;
}

std::string_view mail_language_name(MailLanguage language) {
  return language_names.at(static_cast<std::size_t>(language));
}

std::optional<MailLanguage> parse_mail_language(std::string_view name) {
  const auto* const found = std::find(language_names.begin(), language_names.end(), name);
  if (found == language_names.end()) return std::nullopt;
  return static_cast<MailLanguage>(found - language_names.begin());
}

NoticePreference usual_preference() {
  NoticePreference preference;
  for (const auto group : domain::notice_groups()) {
    preference.choices.at(static_cast<std::size_t>(group)) = domain::usual_choice(group);
  }
  return preference;
}

std::vector<std::string> load_officer_emails(db::Read& read, const std::vector<NoticeOwner>& owners) {
  std::vector<std::string> emails(owners.size());
  for (const auto row : read.query_each(
           "SELECT r.n, o.email FROM {rows} JOIN officer o ON o.agency_id = r.agency_id AND o.id = r.officer_id",
           to_batch(owners))) {
    emails.at(static_cast<std::size_t>(row.integer(0))) = row.text(1);
  }
  return emails;
}

std::vector<NoticePreference> load_notice_preferences(db::Read& read, const std::vector<NoticeOwner>& owners) {
  std::vector<NoticePreference> preferences(owners.size(), usual_preference());
  for (const auto row : read.query_each(
           "SELECT r.n, p.language, p.urgent, p.decision, p.own_case, p.general FROM {rows} JOIN notice_preference p "
           "ON p.agency_id = r.agency_id AND p.officer_id = r.officer_id",
           to_batch(owners))) {
    preferences.at(static_cast<std::size_t>(row.integer(0))) = to_preference(row, 1);
  }
  return preferences;
}

void put_notice_preference(db::Write& write, const NoticeOwner& owner, const NoticePreference& preference) {
  const auto choice = [&](domain::NoticeGroup group) {
    return to_value(domain::mail_choice_name(preference.of(group)));
  };
  using Group = domain::NoticeGroup;
  write.execute(
      "INSERT INTO notice_preference (agency_id, officer_id, language, urgent, decision, own_case, general) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (agency_id, officer_id) DO UPDATE SET "
      "language = excluded.language, urgent = excluded.urgent, decision = excluded.decision, "
      "own_case = excluded.own_case, general = excluded.general",
      {to_value(owner.agency), to_value(owner.officer), to_value(mail_language_name(preference.language)),
       choice(Group::urgent), choice(Group::decision), choice(Group::own_case), choice(Group::general)});
  db::Batch rows({{"kind", Type::text}, {"mail", Type::text}});
  for (const auto& one : domain::notice_terms()) rows.add({to_value(one.name), choice(one.group)});
  write.execute_each(
      "UPDATE notice SET mail = r.mail, mail_at = CASE WHEN r.mail = 'at_once' THEN mail_at ELSE made_at END "
      "FROM {rows} WHERE notice.agency_id = $1 AND notice.officer_id = $2 AND notice.kind = r.kind "
      "AND notice.mail IN ('at_once', 'digest')",
      rows, {to_value(owner.agency), to_value(owner.officer)});
}

}  // namespace spotme::store

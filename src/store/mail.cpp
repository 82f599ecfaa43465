#include "store/mail.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::array<std::string_view, 4> state_names{"waiting", "sent", "refused", "given_up"};

db::Batch to_batch(const std::vector<NoticeOwner>& owners) {
  db::Batch rows({{"agency_id", Type::uuid}, {"officer_id", Type::uuid}});
  for (const auto& owner : owners) rows.add({to_value(owner.agency), to_value(owner.officer)});
  return rows;
}

db::Batch to_batch(const std::vector<MailKey>& keys) {
  db::Batch rows({{"agency_id", Type::uuid}, {"id", Type::uuid}});
  for (const auto& key : keys) rows.add({to_value(key.agency), to_value(key.id)});
  return rows;
}

db::Batch to_batch(const std::vector<base::AgencyId>& agencies) {
  db::Batch rows({{"agency_id", Type::uuid}});
  for (const auto& agency : agencies) rows.add({to_value(agency)});
  return rows;
}

/// Two rows for each owner: what is due at once and what is due by digest.
db::Batch due_of(const std::vector<NoticeOwner>& owners, const MailDue& due) {
  db::Batch rows(
      {{"agency_id", Type::uuid}, {"officer_id", Type::uuid}, {"mail", Type::text}, {"before", Type::integer}});
  const auto next = due.at_once + std::chrono::microseconds{1};
  for (const auto& owner : owners) {
    rows.add({to_value(owner.agency), to_value(owner.officer), to_value("at_once"), to_value(next)});
    rows.add({to_value(owner.agency), to_value(owner.officer), to_value("digest"), to_value(due.digest)});
  }
  return rows;
}

/// At most that many characters, whole ones.
std::string cut(std::string_view text, std::size_t most) {
  if (!base::is_storable_text(text)) return "?";
  while (base::count_characters(text) > most) {
    text.remove_suffix(1);
    while (!text.empty() && !base::is_storable_text(text)) text.remove_suffix(1);
  }
  return std::string(text);
}

}  // namespace

std::vector<NoticeOwner> load_owners_to_mail(db::Read& read, const std::vector<base::AgencyId>& agencies,
                                             const MailDue& due, std::int64_t limit) {
  db::Batch rows({{"agency_id", Type::uuid}, {"mail", Type::text}, {"before", Type::integer}});
  const auto next = due.at_once + std::chrono::microseconds{1};
  for (const auto& agency : agencies) {
    rows.add({to_value(agency), to_value("at_once"), to_value(next)});
    rows.add({to_value(agency), to_value("digest"), to_value(due.digest)});
  }
  std::vector<NoticeOwner> owners;
  for (const auto row : read.query_each(
           "SELECT DISTINCT m.agency_id, m.officer_id FROM {rows} JOIN notice m ON m.agency_id = r.agency_id "
           "AND m.mail = r.mail AND m.mail_at < r.before AND m.mail IN ('at_once', 'digest') "
           "ORDER BY m.agency_id, m.officer_id LIMIT $1",
           rows, {to_value(limit)})) {
    owners.push_back({row.id<base::AgencyId>(0), row.id<base::OfficerId>(1)});
  }
  std::sort(owners.begin(), owners.end());
  owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
  if (owners.size() > static_cast<std::size_t>(limit)) owners.resize(static_cast<std::size_t>(limit));
  return owners;
}

std::vector<RecentMail> load_recent_mail(db::Read& read, const std::vector<NoticeOwner>& owners, base::Instant since) {
  std::vector<RecentMail> recent(owners.size());
  for (const auto row :
       read.query_each("SELECT r.n, count(*), min(m.made_at) FROM {rows} JOIN mail m ON m.agency_id = r.agency_id "
                       "AND m.officer_id = r.officer_id AND m.made_at > $1 GROUP BY r.n",
                       to_batch(owners), {to_value(since)})) {
    recent.at(static_cast<std::size_t>(row.integer(0))) = {row.integer(1), row.instant(2)};
  }
  return recent;
}

void put_off_notices(db::Write& write, const std::vector<PutOff>& owners, const MailDue& due) {
  db::Batch rows({{"agency_id", Type::uuid}, {"officer_id", Type::uuid}, {"until", Type::integer}});
  for (const auto& one : owners) {
    rows.add({to_value(one.owner.agency), to_value(one.owner.officer), to_value(one.until)});
  }
  write.execute_each(
      "UPDATE notice SET mail_at = r.until FROM {rows} WHERE notice.agency_id = r.agency_id "
      "AND notice.officer_id = r.officer_id AND notice.mail = 'at_once' AND notice.mail_at <= $1",
      rows, {to_value(due.at_once)});
}

std::vector<Notice> take_notices_to_mail(db::Write& write, const std::vector<NoticeOwner>& owners, const MailDue& due) {
  std::vector<Notice> taken;
  for (const auto row : write.query_each(
           "UPDATE notice SET mail = 'mailed' FROM {rows} WHERE notice.agency_id = r.agency_id "
           "AND notice.officer_id = r.officer_id AND notice.mail = r.mail AND notice.mail_at < r.before "
           "AND notice.mail IN ('at_once', 'digest') RETURNING notice.agency_id, notice.officer_id, notice.number, "
           "notice.kind, notice.args, notice.link, notice.collapse, notice.made_at",
           due_of(owners, due))) {
    Notice one;
    one.owner = {row.id<base::AgencyId>(0), row.id<base::OfficerId>(1)};
    one.number = row.integer(2);
    one.kind = row.text(3);
    one.args = row.text(4);
    one.link = row.text(5);
    one.collapse = row.text(6);
    one.made_at = row.instant(7);
    taken.push_back(std::move(one));
  }
  std::sort(taken.begin(), taken.end(), [](const Notice& a, const Notice& b) {
    return std::pair(a.owner, a.number) < std::pair(b.owner, b.number);
  });
  return taken;
}

void drop_notices_to_mail(db::Write& write, const std::vector<NoticeOwner>& owners, const MailDue& due) {
  write.execute_each(
      "UPDATE notice SET mail = 'never' FROM {rows} WHERE notice.agency_id = r.agency_id "
      "AND notice.officer_id = r.officer_id AND notice.mail = r.mail AND notice.mail_at < r.before "
      "AND notice.mail IN ('at_once', 'digest')",
      due_of(owners, due));
}

void insert_mail(db::Write& write, const std::vector<Mail>& mails) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"address", Type::text},
                  {"subject", Type::text},
                  {"body", Type::text}});
  for (const auto& one : mails) {
    rows.add({to_value(one.owner.agency), to_value(one.id), to_value(one.owner.officer), to_value(one.address),
              to_value(one.subject), to_value(one.body)});
  }
  write.execute_each(
      "INSERT INTO mail (agency_id, id, officer_id, address, subject, body, made_at, due_at, state) SELECT "
      "r.agency_id, r.id, r.officer_id, r.address, r.subject, r.body, $1, $1, 'waiting' FROM {rows}",
      rows, {to_value(write.now())});
}

std::vector<MailKey> load_mail_due(db::Read& read, const std::vector<base::AgencyId>& agencies, std::int64_t limit) {
  struct Due {
    base::Instant at;
    MailKey key;
  };
  std::vector<Due> found;
  for (const auto row : read.query_each(
           "SELECT m.agency_id, m.id, m.due_at FROM {rows} JOIN mail m ON m.agency_id = r.agency_id "
           "AND m.state = 'waiting' AND m.due_at <= $1 AND (m.leased_until IS NULL OR m.leased_until <= $1) "
           "ORDER BY m.due_at, m.id LIMIT $2",
           to_batch(agencies), {to_value(read.now()), to_value(limit)})) {
    found.push_back({row.instant(2), {row.id<base::AgencyId>(0), row.uuid(1)}});
  }
  std::stable_sort(found.begin(), found.end(), [](const Due& a, const Due& b) { return a.at < b.at; });
  std::vector<MailKey> keys;
  for (const auto& one : found) {
    if (keys.size() < static_cast<std::size_t>(limit)) keys.push_back(one.key);
  }
  return keys;
}

std::vector<Mail> lease_mail(db::Write& write, const std::vector<MailKey>& keys, base::Uuid sender,
                             base::Instant until) {
  std::vector<Mail> leased;
  for (const auto row : write.query_each(
           "UPDATE mail SET leased_by = $1, leased_until = $2, attempts = attempts + 1 FROM {rows} "
           "WHERE mail.agency_id = r.agency_id AND mail.id = r.id AND mail.state = 'waiting' AND mail.due_at <= $3 "
           "AND (mail.leased_until IS NULL OR mail.leased_until <= $3) RETURNING mail.agency_id, mail.officer_id, "
           "mail.id, mail.address, mail.subject, mail.body, mail.made_at, mail.attempts",
           to_batch(keys), {to_value(sender), to_value(until), to_value(write.now())})) {
    leased.push_back({{row.id<base::AgencyId>(0), row.id<base::OfficerId>(1)},
                      row.uuid(2),
                      row.text(3),
                      row.text(4),
                      row.text(5),
                      row.instant(6),
                      row.integer(7)});
  }
  return leased;
}

void release_mail(db::Write& write, const std::vector<MailKey>& keys, base::Uuid sender) {
  write.execute_each(
      "UPDATE mail SET leased_by = NULL, leased_until = NULL, attempts = attempts - 1 FROM {rows} "
      "WHERE mail.agency_id = r.agency_id AND mail.id = r.id AND mail.leased_by = $1 AND mail.state = 'waiting'",
      to_batch(keys), {to_value(sender)});
}

bool settle_mail(db::Write& write, const MailSettled& settled, base::Uuid sender) {
  const auto state = state_names.at(static_cast<std::size_t>(settled.state));
  const auto answer = cut(settled.answer, 300);
  if (settled.state == MailState::waiting) {
    return write.execute(
               "UPDATE mail SET leased_by = NULL, leased_until = NULL, due_at = $4, answer = $5 WHERE agency_id = $1 "
               "AND id = $2 AND leased_by = $3 AND state = 'waiting'",
               {to_value(settled.key.agency), to_value(settled.key.id), to_value(sender), to_value(settled.due),
                to_value(answer)}) == 1;
  }
  return write.execute(
             "UPDATE mail SET leased_by = NULL, leased_until = NULL, state = $4, answer = $5, settled_at = $6, "
             "body = '' WHERE agency_id = $1 AND id = $2 AND leased_by = $3 AND state = 'waiting'",
             {to_value(settled.key.agency), to_value(settled.key.id), to_value(sender), to_value(state),
              to_value(answer), to_value(write.now())}) == 1;
}

std::int64_t count_waiting_mail(db::Read& read, const std::vector<base::AgencyId>& agencies) {
  std::int64_t all = 0;
  for (const auto row : read.query_each(
           "SELECT r.n, count(*) FROM {rows} JOIN mail m ON m.agency_id = r.agency_id AND m.state = 'waiting' "
           "GROUP BY r.n",
           to_batch(agencies))) {
    all += row.integer(1);
  }
  return all;
}

std::int64_t delete_mail_before(db::Write& write, base::AgencyId agency, base::Instant before, std::int64_t most) {
  return write.execute(
      "DELETE FROM mail WHERE agency_id = $1 AND id IN (SELECT id FROM mail WHERE agency_id = $1 "
      "AND settled_at < $2 "
      "AND officer_id NOT IN (SELECT k.officer_id FROM held_officer k WHERE k.agency_id = $1) "
      "ORDER BY settled_at LIMIT $3)",
      {to_value(agency), to_value(before), to_value(most)});
}

}  // namespace spotme::store

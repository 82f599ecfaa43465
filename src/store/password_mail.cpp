#include "store/password_mail.hpp"

#include <map>

namespace spotme::store {

using db::to_value;
using db::Type;

namespace {

/// Sets what each of these mails replaces: agency, mail, the stored password.
void set_replaced(db::Write& write, const db::Batch& mails) {
  write.execute_each(
      "UPDATE mail SET replaces = r.password FROM {rows} WHERE mail.agency_id = r.agency_id AND mail.id = r.id", mails);
}

db::Batch mail_batch() { return db::Batch({{"agency_id", Type::uuid}, {"id", Type::uuid}, {"password", Type::text}}); }

db::Batch to_batch(const std::vector<MailKey>& keys) {
  db::Batch rows({{"agency_id", Type::uuid}, {"id", Type::uuid}});
  for (const auto& key : keys) rows.add({to_value(key.agency), to_value(key.id)});
  return rows;
}

}  // namespace

PasswordMailPolicy load_password_mail_policy(db::Read& read, base::AgencyId agency, base::Day day) {
  PasswordMailPolicy policy;
  for (const auto row :
       read.query("SELECT p.valid_from, p.allowed FROM password_mail_policy p WHERE p.agency_id = $1 AND p.valid_from "
                  ">= coalesce((SELECT max(l.valid_from) FROM password_mail_policy l WHERE l.agency_id = $1 "
                  "AND l.valid_from <= $2), $2) ORDER BY p.valid_from LIMIT 2",
                  {to_value(agency), to_value(day)})) {
    const PasswordMailTurn turn{row.day(0), row.boolean(1)};
    if (turn.from <= day) {
      policy.current = turn;
    } else if (!policy.next) {
      policy.next = turn;
    }
  }
  return policy;
}

std::set<base::AgencyId> load_password_mailers(db::Read& read, const std::vector<base::AgencyId>& agencies,
                                               base::Day day) {
  db::Batch rows({{"agency_id", Type::uuid}});
  for (const auto& agency : agencies) rows.add({to_value(agency)});
  std::set<base::AgencyId> allowed;
  for (const auto row : read.query_each(
           "SELECT p.agency_id, p.allowed FROM {rows} JOIN password_mail_policy p ON p.agency_id = r.agency_id "
           "AND p.valid_from = (SELECT max(l.valid_from) FROM password_mail_policy l WHERE l.agency_id = r.agency_id "
           "AND l.valid_from <= $1)",
           rows, {to_value(day)})) {
    if (row.boolean(1)) allowed.insert(row.id<base::AgencyId>(0));
  }
  return allowed;
}

void set_password_mail_policy(db::Write& write, base::AgencyId agency, const PasswordMailTurn& turn,
                              base::OfficerId by) {
  write.execute(
      "INSERT INTO password_mail_policy (agency_id, valid_from, allowed, set_at, set_by) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (agency_id, valid_from) DO UPDATE SET allowed = excluded.allowed, set_at = excluded.set_at, "
      "set_by = excluded.set_by",
      {to_value(agency), to_value(turn.from), to_value(turn.allowed), to_value(write.now()), to_value(by)});
}

void insert_password_mail(db::Write& write, const std::vector<PasswordMail>& mails) {
  std::vector<Mail> plain;
  auto rows = mail_batch();
  for (const auto& one : mails) {
    plain.push_back(one.mail);
    rows.add({to_value(one.mail.owner.agency), to_value(one.mail.id), to_value(one.replaces)});
  }
  insert_mail(write, plain);
  set_replaced(write, rows);
}

std::map<base::Uuid, std::string> load_replaced_passwords(db::Read& read, const std::vector<MailKey>& keys) {
  std::map<base::Uuid, std::string> replaced;
  for (const auto row : read.query_each("SELECT m.id, m.replaces FROM {rows} JOIN mail m ON m.agency_id = r.agency_id "
                                        "AND m.id = r.id AND m.replaces IS NOT NULL",
                                        to_batch(keys))) {
    replaced.emplace(row.uuid(0), row.text(1));
  }
  return replaced;
}

std::set<base::Uuid> store_mailed_passwords(db::Write& write, const std::vector<MailedPassword>& passwords) {
  db::Batch rows({{"agency_id", Type::uuid},
                  {"officer_id", Type::uuid},
                  {"replaces", Type::text},
                  {"password", Type::text},
                  {"made_at", Type::integer},
                  {"until", Type::integer}});
  std::map<std::string, const MailedPassword*> by_password;
  for (const auto& one : passwords) {
    rows.add({to_value(one.owner.agency), to_value(one.owner.officer), to_value(one.replaces), to_value(one.password),
              to_value(one.made_at), to_value(one.until)});
    by_password.emplace(one.password, &one);
  }
  std::set<base::Uuid> stored;
  auto mails = mail_batch();
  for (const auto row : write.query_each(
           "UPDATE account SET password = r.password, temporary_until = r.until FROM {rows} "
           "WHERE account.agency_id = r.agency_id AND account.officer_id = r.officer_id AND account.password = "
           "r.replaces AND account.temporary_until IS NOT NULL AND account.active "
           "AND (account.last_sign_in_at IS NULL OR account.last_sign_in_at <= r.made_at) RETURNING account.password",
           rows)) {
    const auto& one = *by_password.at(row.text(0));
    stored.insert(one.mail);
    mails.add({to_value(one.owner.agency), to_value(one.mail), to_value(one.password)});
  }
  set_replaced(write, mails);
  return stored;
}

void void_mail(db::Write& write, const std::vector<MailKey>& keys, base::Uuid sender) {
  write.execute_each(
      "UPDATE mail SET leased_by = NULL, leased_until = NULL, state = 'given_up', settled_at = $2, body = '' "
      "FROM {rows} WHERE mail.agency_id = r.agency_id AND mail.id = r.id AND mail.leased_by = $1 "
      "AND mail.state = 'waiting'",
      to_batch(keys), {to_value(sender), to_value(write.now())});
}

}  // namespace spotme::store

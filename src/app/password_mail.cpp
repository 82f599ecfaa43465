#include "app/password_mail.hpp"

#include "app/notice.hpp"
#include "app/officer_import.hpp"
#include "app/officer_reach.hpp"
#include "domain/mail.hpp"
#include "store/appearance.hpp"
#include "store/officer.hpp"
#include "store/officer_transfer.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::string_view placeholder = "{password}";

using Words = const std::string base::Text::*;

std::string body_in(Words words, const base::Messages& messages, const PasswordMailing& mailing,
                    const PasswordReceiver& to, std::chrono::hours holds) {
  const auto text = [&](std::string_view key, const base::MessageArgs& args = {}) {
    return messages.text(key, args).*words + "\n";
  };
  const auto line = [&](std::string_view label, std::string_view value) {
    return messages.text(label).*words + ": " + domain::mail_line(value) + "\n";
  };
  return text("mail_greeting") + "\n" + text("password_mail_text", {{"name", domain::mail_line(to.name)}}) + "\n" +
         line("password_slip_address", mailing.origin) + line("password_slip_user_id", to.user_id) +
         line("password_slip_password", placeholder) + "\n" +
         text("password_mail_steps", {{"hours", std::to_string(holds.count())}}) + text("password_mail_warning") +
         "\n" + text("password_mail_ending");
}

store::Mail write_mail(const base::Messages& messages, const PasswordMailing& mailing, const PasswordReceiver& to,
                       store::MailLanguage language, std::chrono::hours holds) {
  const auto subject = messages.text("password_mail_subject");
  const Words first = language == store::MailLanguage::en ? &base::Text::en : &base::Text::ms;
  store::Mail mail;
  mail.subject = subject.*first;
  mail.body = body_in(first, messages, mailing, to, holds);
  if (language == store::MailLanguage::both) {
    mail.subject += " / " + subject.en;
    mail.body +=
        "\n----------------------------------------\n\n" + body_in(&base::Text::en, messages, mailing, to, holds);
  }
  return mail;
}

void put_in(std::string& body, std::string_view password) {
  for (auto at = body.find(placeholder); at != std::string::npos; at = body.find(placeholder, at + password.size())) {
    body.replace(at, placeholder.size(), password);
  }
}

}  // namespace

void order_password_mail(const Context& context, db::Write& write, const PasswordMailing& mailing,
                         const std::vector<PasswordReceiver>& receivers) {
  std::vector<store::NoticeOwner> owners;
  std::vector<base::AgencyId> agencies;
  for (const auto& one : receivers) {
    owners.push_back(one.owner);
    if (agencies.empty() || agencies.back() != one.owner.agency) agencies.push_back(one.owner.agency);
  }
  const auto preferences = store::load_notice_preferences(write, owners);
  const auto headers = store::load_headers(write, agencies);
  const auto holds = std::chrono::duration_cast<std::chrono::hours>(context.sign_in_rules.temporary_password);
  std::vector<store::PasswordMail> mails;
  for (std::size_t i = 0; i < receivers.size(); ++i) {
    const auto& to = receivers[i];
    auto mail = write_mail(*mailing.messages, mailing, to, preferences[i].language, holds);
    if (const auto header = headers.find(to.owner.agency); header != headers.end()) {
      std::string head;
      for (const auto& line : header->second) head += domain::mail_line(line) + "\n";
      mail.body = head + "\n" + mail.body;
    }
    mail.owner = to.owner;
    mail.id = base::make_uuid(write.now());
    mail.address = to.address;
    mails.push_back({std::move(mail), to.stored});
  }
  store::insert_password_mail(write, mails);
}

std::vector<store::Mail> fill_in_passwords(const Context& context, db::Write& write, std::vector<store::Mail>& mails,
                                           base::Uuid sender) {
  std::vector<store::MailKey> leased;
  for (const auto& mail : mails) leased.push_back({mail.owner.agency, mail.id});
  const auto replaced = store::load_replaced_passwords(write, leased);
  if (replaced.empty()) return {};
  std::vector<store::MailedPassword> made;
  std::map<base::Uuid, std::string> passwords;
  for (const auto& mail : mails) {
    const auto replaces = replaced.find(mail.id);
    if (replaces == replaced.end()) continue;
    auto password = make_temporary_password();
    made.push_back({mail.owner, mail.id, replaces->second, hash_temporary_password(context.installation_key, password),
                    mail.made_at, write.now() + context.sign_in_rules.temporary_password});
    passwords.emplace(mail.id, std::move(password));
  }
  const auto stored = store::store_mailed_passwords(write, made);
  const auto kept = std::stable_partition(mails.begin(), mails.end(), [&](const store::Mail& mail) {
    return !passwords.contains(mail.id) || stored.contains(mail.id);
  });
  std::vector<store::Mail> voided(std::make_move_iterator(kept), std::make_move_iterator(mails.end()));
  mails.erase(kept, mails.end());
  std::vector<store::MailKey> keys;
  for (const auto& mail : voided) keys.push_back({mail.owner.agency, mail.id});
  store::void_mail(write, keys, sender);
  for (auto& mail : mails) {
    if (const auto password = passwords.find(mail.id); password != passwords.end()) put_in(mail.body, password->second);
  }
  return voided;
}

void tell_of_lost_password(db::Write& write, const store::Mail& mail) {
  const auto& [agency, officer] = mail.owner;
  if (store::load_replaced_passwords(write, {{agency, mail.id}}).empty()) return;
  const auto names = store::load_officer_names(write, agency, {officer});
  std::vector<NewNotice> notices;
  for (const auto& admin : store::load_agency_admins(write, agency)) {
    if (admin == officer) continue;  // he cannot sign in, and is the one who did not get it
    NewNotice notice;
    notice.agency = agency;
    notice.to = admin;
    notice.kind = domain::NoticeKind::password_mail_lost;
    notice.args = {{"name", names.at(0)}};
    notice.link = officer_link(agency, officer);
    notice.collapse = "password_mail_lost";
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

base::Result<ImportMailing> mail_import_passwords(const Context& context, const domain::Caller& caller,
                                                  domain::OfficerImportId id, std::string_view unit_path,
                                                  const PasswordMailing& mailing, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<ImportMailing> {
    SPOTME_TRY(auto fresh, load_fresh_accounts(write, caller, id, unit_path));
    std::vector<base::AgencyId> agencies;
    for (const auto& [agency, accounts] : fresh.accounts) agencies.push_back(agency);
    SPOTME_CHECK(check_password_mail(write, mailing, agencies));
    ImportMailing answer;
    std::vector<PasswordReceiver> receivers;
    for (auto& [agency, accounts] : fresh.accounts) {
      const auto reached = std::stable_partition(accounts.begin(), accounts.end(),
                                                 [](const auto& one) { return domain::is_mail_address(one.email); });
      std::move(reached, accounts.end(), std::back_inserter(answer.without_address));
      accounts.erase(reached, accounts.end());
      (void)renew_passwords(context, write, accounts, PasswordWay::mail, actor);
      for (const auto& one : accounts) {
        receivers.push_back({{agency, one.account.officer},
                             one.account.officer_name,
                             one.account.user_id,
                             one.email,
                             one.account.password});
      }
    }
    order_password_mail(context, write, mailing, receivers);
    answer.mailed = static_cast<std::int64_t>(receivers.size());
    store::insert_audit_entry(write, fresh.import.agency, actor, "officer_import_mailed", id.value,
                              "mailed=" + std::to_string(answer.mailed) +
                                  " without_address=" + std::to_string(answer.without_address.size()));
    return answer;
  });
}

base::Result<bool> may_mail_import(const Context& context, const domain::Caller& caller, domain::OfficerImportId id,
                                   const PasswordMailing& mailing) {
  return context.database.read([&](db::Read& read) -> base::Result<bool> {
    SPOTME_TRY(const auto import, find_import(read, caller, id));
    if (import.state != domain::ImportState::done) return false;
    return check_password_mail(read, mailing, store::load_import_agencies(read, import)).has_value();
  });
}

}  // namespace spotme::app

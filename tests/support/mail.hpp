#pragma once

#include "app/mail.hpp"
#include "app/notice.hpp"
#include "app/notice_mail.hpp"
#include "app/smtp.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/smtp.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace spotme::test {

/// Officers with addresses, notices for them, and a mail server.
class MailTest : public testing::Test {
 protected:
  using Made = TestInstallation::Made;

  Made add(const std::string& user_id, const std::string& email) {
    auto made = place.add({user_id});
    set_email(made, email);
    return made;
  }
  void set_email(const Made& who, const std::string& email) {
    place.database->write([&](db::Write& write) {
      write.execute("UPDATE officer SET email = $3 WHERE agency_id = $1 AND id = $2",
                    {db::to_value(who.agency), db::to_value(who.officer), db::to_value(email)});
      return true;
    });
  }
  /// Urgent: goes at once.
  static app::NewNotice letter(const Made& to, const std::string& reference = "KEH.100-1/2") {
    app::NewNotice notice;
    notice.agency = to.agency;
    notice.to = to.officer;
    notice.kind = domain::NoticeKind::letter_issued;
    notice.args = {{"letter", "Surat tunjuk sebab"}, {"reference", reference}};
    notice.link = "/surat/1";
    return notice;
  }
  /// Waits for the digest.
  static app::NewNotice asked(const Made& to, const std::string& name, const std::string& collapse = {}) {
    app::NewNotice notice;
    notice.agency = to.agency;
    notice.to = to.officer;
    notice.kind = domain::NoticeKind::approval_waiting;
    notice.args = {{"name", name}};
    notice.words = {{"about", "notice_about_reason"}};
    notice.link = "/kelulusan";
    notice.collapse = collapse;
    return notice;
  }
  void tell(const std::vector<app::NewNotice>& notices) {
    place.database->write([&](db::Write& write) {
      app::notify(write, notices);
      return true;
    });
  }
  std::int64_t make() { return app::make_notice_mail(*place.context, place.messages, making); }
  app::MailReport send(app::MailTransport& transport) {
    return app::send_mail(*place.context, transport, base::make_uuid(place.clock.now()), sending);
  }
  /// State, attempts and answer of each mail, by address.
  std::vector<std::string> mails() {
    return place.database->read([](db::Read& read) {
      std::vector<std::string> all;
      for (const auto row : read.query("SELECT address, state, attempts FROM mail ORDER BY address, made_at, id")) {
        all.push_back(row.text(0) + " " + row.text(1) + " " + std::to_string(row.integer(2)));
      }
      return all;
    });
  }
  std::vector<std::string> bodies() {
    return place.database->read([](db::Read& read) {
      std::vector<std::string> all;
      for (const auto row : read.query("SELECT subject, body FROM mail ORDER BY made_at, address, id")) {
        all.push_back(row.text(0) + "\n" + row.text(1));
      }
      return all;
    });
  }

  TestInstallation place;
  app::NoticeMailOptions making{.origin = "https://spotme.example.gov.my"};
  app::MailSending sending;
};

}  // namespace spotme::test

#include "app/notice_mail.hpp"

#include "app/notice.hpp"
#include "domain/mail.hpp"
#include "store/appearance.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::chrono::hours stale_after{24 * 7};

enum class Language : bool { ms, en };
const std::string& in(Language language, const base::Text& text) {
  return language == Language::ms ? text.ms : text.en;
}

/// Notices that are told together: the latest of them, and how many more there are.
struct Line {
  NoticeView view;
  std::int64_t more = 0;
};
std::vector<Line> lines_of(const base::Messages& messages, const std::vector<store::Notice>& notices) {
  std::vector<Line> lines;
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (const auto& one : notices) {
    if (!one.collapse.empty()) {
      const auto [place, fresh] = places.emplace(std::pair(one.kind, one.collapse), lines.size());
      if (!fresh) {
        auto& line = lines.at(place->second);
        line = {view_of(messages, one), line.more + 1};
        continue;
      }
    }
    lines.push_back({view_of(messages, one), 0});
  }
  return lines;
}

std::string body_in(Language language, const base::Messages& messages, const std::vector<Line>& lines,
                    const std::string& origin) {
  std::string body = in(language, messages.text("mail_greeting")) + "\n\n";
  for (const auto& line : lines) {
    body += domain::mail_line(in(language, line.view.title)) + "\n";
    body += domain::mail_line(in(language, line.view.body)) + "\n";
    if (line.more > 0) {
      body += in(language, messages.text("mail_more", {{"count", std::to_string(line.more)}})) + "\n";
    }
    body += origin + line.view.link + "\n\n";
  }
  return body + in(language, messages.text("mail_ending", {{"link", origin + "/makluman"}})) + "\n";
}

std::string subject_in(Language language, const base::Messages& messages, const std::vector<Line>& lines) {
  if (lines.size() == 1 && lines.front().more == 0) return in(language, lines.front().view.title);
  std::int64_t count = 0;
  for (const auto& line : lines) count += 1 + line.more;
  return in(language, messages.text("mail_subject", {{"count", std::to_string(count)}}));
}

/// Below the lines of the agency.
std::string headed(const std::vector<std::string>& header, const std::string& body) {
  std::string text;
  for (const auto& line : header) text += domain::mail_line(line) + "\n";
  return text + "\n" + body;
}

/// Those of whom something is due, and what holds for each.
struct Owners {
  std::vector<store::NoticeOwner> mailed;
  std::vector<store::NoticeOwner> dropped;  ///< without an address
  std::vector<store::PutOff> put_off;
  std::map<store::NoticeOwner, std::string> addresses;
};
Owners sort_owners(db::Read& read, const std::vector<store::NoticeOwner>& owners, const NoticeMailOptions& options) {
  constexpr std::chrono::hours window{1};
  Owners sorted;
  const auto emails = store::load_officer_emails(read, owners);
  const auto recent = store::load_recent_mail(read, owners, read.now() - window);
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (!domain::is_mail_address(emails[i])) {
      sorted.dropped.push_back(owners[i]);
      continue;
    }
    sorted.addresses.emplace(owners[i], emails[i]);
    if (recent[i].count >= options.at_once_an_hour) {
      sorted.put_off.push_back({owners[i], recent[i].first + window});
    }
    sorted.mailed.push_back(owners[i]);
  }
  return sorted;
}

std::int64_t make_for(db::Write& write, const base::Messages& messages, const std::vector<store::NoticeOwner>& owners,
                      const store::MailDue& due, const NoticeMailOptions& options) {
  const auto sorted = sort_owners(write, owners, options);
  store::drop_notices_to_mail(write, sorted.dropped, due);
  store::put_off_notices(write, sorted.put_off, due);
  std::map<store::NoticeOwner, std::vector<store::Notice>> taken;
  for (auto& notice : store::take_notices_to_mail(write, sorted.mailed, due)) {
    if (notice.made_at < write.now() - stale_after) continue;
    const auto owner = notice.owner;
    taken[owner].push_back(std::move(notice));
  }
  std::vector<store::NoticeOwner> told;
  for (const auto& [owner, notices] : taken) told.push_back(owner);
  const auto preferences = store::load_notice_preferences(write, told);
  std::vector<base::AgencyId> agencies;
  for (const auto& owner : told) {
    if (agencies.empty() || agencies.back() != owner.agency) agencies.push_back(owner.agency);
  }
  const auto headers = store::load_headers(write, agencies);
  std::vector<store::Mail> mails;
  for (std::size_t i = 0; i < told.size(); ++i) {
    auto mail = write_notice_mail(messages, taken.at(told[i]), preferences[i].language, options.origin);
    mail.owner = told[i];
    if (const auto header = headers.find(told[i].agency); header != headers.end()) {
      mail.body = headed(header->second, mail.body);
    }
    mail.id = base::make_uuid(write.now());
    mail.address = sorted.addresses.at(told[i]);
    mails.push_back(std::move(mail));
  }
  store::insert_mail(write, mails);
  return static_cast<std::int64_t>(mails.size());
}

}  // namespace

base::Instant last_digest(base::Instant now, std::int64_t hour) {
  const auto day = base::local_day(now);
  const auto today = base::to_instant(base::LocalTime{day} + std::chrono::hours{hour});
  return today <= now ? today : today - std::chrono::hours{24};
}

store::Mail write_notice_mail(const base::Messages& messages, const std::vector<store::Notice>& notices,
                              store::MailLanguage language, const std::string& origin) {
  const auto lines = lines_of(messages, notices);
  const auto first = language == store::MailLanguage::en ? Language::en : Language::ms;
  store::Mail mail;
  mail.subject = domain::mail_line(subject_in(first, messages, lines));
  mail.body = body_in(first, messages, lines, origin);
  if (language == store::MailLanguage::both) {
    mail.subject += " / " + domain::mail_line(subject_in(Language::en, messages, lines));
    mail.body += "\n----------------------------------------\n\n" + body_in(Language::en, messages, lines, origin);
  }
  return mail;
}

std::int64_t make_notice_mail(const Context& context, const base::Messages& messages,
                              const NoticeMailOptions& options) {
  std::int64_t made = 0;
  bool more = true;
  while (more && !options.stopped()) {
    const auto now = context.clock.now();
    const store::MailDue due{now, last_digest(now, options.digest_hour)};
    const auto owners = context.database.read([&](db::Read& read) {
      std::vector<base::AgencyId> agencies;
      for (const auto& agency : store::load_agencies(read)) {
        if (!agency.suspended(read.today())) agencies.push_back(agency.id);
      }
      return store::load_owners_to_mail(read, agencies, due, options.officers_at_once);
    });
    if (!owners.empty()) {
      made += context.database.write([&](db::Write& write) { return make_for(write, messages, owners, due, options); });
    }
    more = static_cast<std::int64_t>(owners.size()) == options.officers_at_once;
  }
  return made;
}

}  // namespace spotme::app

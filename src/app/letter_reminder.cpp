#include "app/letter_reminder.hpp"

#include "app/notice.hpp"
#include "store/letter.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

constexpr std::int64_t batch_size = 500;

NewNotice notice_of(const store::Letter& letter) {
  NewNotice notice;
  notice.agency = letter.agency;
  notice.to = letter.officer;
  notice.kind = domain::NoticeKind::letter_due;
  notice.args = {{"reference", letter.reference}, {"until", base::format_day(letter.reply_by.value())}};
  notice.words = {{"letter", fmt::format("letter_kind_{}", domain::letter_kind_name(letter.kind))}};
  notice.link = "/surat/" + base::to_string(letter.id);
  return notice;
}

}  // namespace

std::int64_t remind_of_letters(const Context& context, base::AgencyId agency) {
  std::int64_t reminded = 0;
  for (bool more = true; more;) {
    const auto batch = context.database.write([&](db::Write& write) -> std::int64_t {
      const auto rules = context.rulebook.current(write, agency);
      const auto& days = rules->pack.explain_reminder.as_of(write.today())->value;
      if (days.empty()) return 0;
      const domain::DayRange due{write.today(), write.today() + std::chrono::days{days.back()}};
      const auto letters = store::list_letters_to_remind(write, agency, due, batch_size);
      std::vector<NewNotice> notices;
      for (const auto& letter : letters) notices.push_back(notice_of(letter));
      notify(write, notices);
      store::set_letters_reminded(write, letters);
      return static_cast<std::int64_t>(letters.size());
    });
    reminded += batch;
    more = batch == batch_size;
  }
  return reminded;
}

}  // namespace spotme::app

#include "app/letter_notice.hpp"

#include "app/nearest_heads.hpp"
#include "app/notice.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using domain::NoticeKind;

NewNotice notice_of(const store::Letter& letter, NoticeKind kind) {
  NewNotice notice;
  notice.agency = letter.agency;
  notice.to = letter.officer;
  notice.kind = kind;
  notice.args = {{"reference", letter.reference}};
  notice.words = {{"letter", fmt::format("letter_kind_{}", domain::letter_kind_name(letter.kind))}};
  notice.link = "/surat/" + base::to_string(letter.id);
  return notice;
}

}  // namespace

void tell_of_issued(db::Write& write, const std::vector<store::Letter>& letters) {
  std::vector<NewNotice> notices;
  for (const auto& letter : letters) notices.push_back(notice_of(letter, NoticeKind::letter_issued));
  notify(write, notices);
}

void tell_of_due(db::Write& write, const std::vector<store::Letter>& letters) {
  std::vector<NewNotice> notices;
  for (const auto& letter : letters) {
    notices.push_back(notice_of(letter, NoticeKind::letter_due));
    notices.back().args.emplace_back("until", base::format_day(letter.reply_by.value()));
  }
  notify(write, notices);
}

void tell_of_answer(db::Write& write, const store::Letter& letter) {
  std::vector<NewNotice> notices;
  const auto heads = load_nearest_heads(write, letter.agency, {{letter.officer, letter.unit_path}});
  for (const auto head : heads.front()) {
    notices.push_back(notice_of(letter, NoticeKind::letter_answered));
    notices.back().to = head;
    notices.back().args.emplace_back("name", letter.officer_name);
  }
  notify(write, notices);
}

void tell_of_end(db::Write& write, const store::Letter& letter, store::LetterStepKind how) {
  const bool closed = how == store::LetterStepKind::closing;
  notify(write, {notice_of(letter, closed ? NoticeKind::letter_closed : NoticeKind::letter_cancelled)});
}

}  // namespace spotme::app

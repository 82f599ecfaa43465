#include "app/card_notice.hpp"

#include "app/nearest_heads.hpp"
#include "app/notice.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

std::string word_of(domain::CardColour colour) { return fmt::format("card_{}", domain::card_colour_name(colour)); }

}  // namespace

void tell_of_changed_cards(db::Write& write, const std::vector<store::CardChange>& changes) {
  std::vector<NewNotice> notices;
  for (const auto& change : changes) {
    NewNotice notice;
    notice.agency = change.agency;
    notice.to = change.officer;
    notice.kind = domain::NoticeKind::card_changed;
    notice.args = {{"from", base::format_day(*change.valid_from)}};
    notice.words = {{"before", word_of(change.from)}, {"colour", word_of(change.to)}};
    notice.link = fmt::format("/kad/{}", domain::format_month(change.month));
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

void tell_of_proposals(db::Write& write, base::AgencyId agency, const std::vector<store::CardChange>& proposals) {
  if (proposals.empty()) return;
  std::vector<base::OfficerId> officers;
  officers.reserve(proposals.size());
  for (const auto& one : proposals) officers.push_back(one.officer);
  const auto names = store::load_officer_names(write, agency, officers);
  const auto paths = store::load_unit_paths(write, agency, officers, write.today());
  std::vector<Below> below;
  for (std::size_t n = 0; n < proposals.size(); ++n) below.push_back({proposals[n].officer, paths.at(n)});
  const auto heads = load_nearest_heads(write, agency, below);
  std::vector<NewNotice> notices;
  for (std::size_t n = 0; n < proposals.size(); ++n) {
    NewNotice notice;
    notice.agency = agency;
    notice.kind = domain::NoticeKind::card_proposed;
    notice.args = {{"name", names.at(n)}, {"until", base::format_day(proposals[n].month.last())}};
    notice.words = {{"colour", word_of(proposals[n].to)}};
    notice.link = "/kad-pegawai";
    notice.collapse = "card_proposed";
    for (const auto head : heads[n]) {
      notice.to = head;
      notices.push_back(notice);
    }
  }
  notify(write, notices);
}

}  // namespace spotme::app

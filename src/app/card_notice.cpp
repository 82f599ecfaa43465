#include "app/card_notice.hpp"

#include "app/notice.hpp"
#include "store/delegation.hpp"
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
  std::vector<std::string> nearest(proposals.size());
  std::vector<NewNotice> notices;
  for (const auto& holder : store::load_desk_holders(write, agency, paths, write.today())) {  // the nearest first
    const auto& change = proposals.at(holder.n);
    auto& path = nearest.at(holder.n);
    if (holder.role != domain::Role::head || holder.officer == change.officer) continue;
    if (path.empty()) path = holder.unit_path;
    if (path != holder.unit_path) continue;
    NewNotice notice;
    notice.agency = agency;
    notice.to = holder.officer;
    notice.kind = domain::NoticeKind::card_proposed;
    notice.args = {{"name", names.at(holder.n)}, {"until", base::format_day(change.month.last())}};
    notice.words = {{"colour", word_of(change.to)}};
    notice.link = "/kad-pegawai";
    notice.collapse = "card_proposed";
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

}  // namespace spotme::app

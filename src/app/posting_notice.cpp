#include "app/posting_notice.hpp"

#include "app/notice.hpp"
#include "store/officer.hpp"

#include <map>
#include <utility>

namespace spotme::app {
namespace {

NewNotice notice_of(base::AgencyId agency, base::OfficerId to, std::string place, const std::string& supervisor,
                    base::Day from) {
  if (!supervisor.empty()) place += ", " + supervisor;
  NewNotice notice;
  notice.agency = agency;
  notice.to = to;
  notice.kind = domain::NoticeKind::posting_changed;
  notice.args = {{"place", std::move(place)}, {"day", base::format_day(from)}};
  notice.link = "/akaun";
  return notice;
}

/// Moved by an import; `supervisor` only where it is another one.
struct Moved {
  std::vector<base::OfficerId> officers;
  std::vector<std::optional<base::OfficerId>> supervisors;
};

void tell(db::Write& write, base::AgencyId agency, const Moved& moved, base::Day from,
          std::vector<NewNotice>& notices) {
  std::vector<base::OfficerId> leading;
  for (const auto& one : moved.supervisors) {
    if (one) leading.push_back(*one);
  }
  const auto names = store::load_officer_names(write, agency, leading);
  const auto kept = store::load_kept_officers(write, agency, moved.officers);
  std::size_t next = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto supervisor = moved.supervisors[i] ? names.at(next++) : std::string();
    if (kept[i] && kept[i]->active)
      notices.push_back(notice_of(agency, kept[i]->id, kept[i]->unit_name, supervisor, from));
  }
}

}  // namespace

void tell_of_posts(db::Write& write, base::AgencyId agency, const std::vector<store::KeptOfficer>& officers,
                   const std::optional<std::string>& unit, const std::optional<std::string>& supervisor,
                   base::Day from) {
  std::vector<NewNotice> notices;
  for (const auto& one : officers) {
    if (!one.active) continue;
    notices.push_back(notice_of(agency, one.id, unit.value_or(one.unit_name), supervisor.value_or(""), from));
  }
  notify(write, notices);
}

void tell_of_imported_moves(db::Write& write, const ImportPlan& plan, base::Day from) {
  std::map<base::AgencyId, Moved> moved;
  for (const auto& [before, after, line] : plan.updated) {
    const bool led_anew = before.supervisor != after.supervisor && after.supervisor;
    if (before.unit == after.unit && !led_anew) continue;
    auto& of_agency = moved[after.agency];
    of_agency.officers.push_back(after.id);
    of_agency.supervisors.push_back(led_anew ? after.supervisor : std::nullopt);
  }
  std::vector<NewNotice> notices;
  for (const auto& [agency, some] : moved) tell(write, agency, some, from, notices);
  notify(write, notices);
}

void tell_of_offer(db::Write& write, const store::TransferView& offer) {
  const auto& transfer = offer.transfer;
  std::vector<NewNotice> notices;
  for (const auto& officer : store::load_agency_admins(write, transfer.to_agency)) {
    if (officer == transfer.offered_by) continue;
    NewNotice notice;
    notice.agency = transfer.to_agency;
    notice.to = officer;
    notice.kind = domain::NoticeKind::approval_waiting;
    notice.args = {{"name", offer.agency_name}};
    notice.words = {{"about", "notice_about_transfer"}};
    notice.link = "/pegawai/pertukaran?agensi=" + base::to_string(transfer.to_agency);
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

}  // namespace spotme::app

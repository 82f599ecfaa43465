#include "app/remote_place.hpp"

#include "app/notice.hpp"
#include "app/team.hpp"
#include "base/text.hpp"
#include "store/delegation.hpp"
#include "store/look.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/remote_rule.hpp"
#include "store/team.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::RemotePlaceState;
using store::RemotePlace;

constexpr std::chrono::days one_day{1};

base::Error not_found() { return {Code::not_found, "not_found", ""}; }

bool stands(const RemotePlace& place, base::Day today) {
  if (place.state == RemotePlaceState::waiting) return true;
  return place.state == RemotePlaceState::approved && place.valid->last >= today;
}

std::string name_of(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  return store::load_officer_names(read, agency, {officer}).front();
}

void tell_leader(db::Write& write, const RemotePlace& place) {
  const auto member = store::find_team_member(write, place.agency, place.officer, write.today());
  if (!member || !member->supervisor) return;
  std::vector<base::OfficerId> asked{*member->supervisor};
  for (const auto& [from, to] : store::load_delegates(write, place.agency, asked, write.today())) {
    if (to != place.officer) asked.push_back(to);
  }
  std::vector<NewNotice> notices;
  for (const auto& person : asked) {
    notices.push_back({place.agency,
                       person,
                       domain::NoticeKind::approval_waiting,
                       {{"name", member->name}},
                       {{"about", "notice_about_remote_place"}},
                       "/bekerja-jauh-pegawai",
                       "approval_waiting"});
  }
  notify(write, notices);
}

void tell_officer(db::Write& write, const RemotePlace& place, base::OfficerId by) {
  const bool approved = place.state == RemotePlaceState::approved;
  notify(write, {{place.agency,
                  place.officer,
                  domain::NoticeKind::approval_decided,
                  {{"name", name_of(write, place.agency, by)}},
                  {{"about", "notice_about_remote_place"},
                   {"outcome", approved ? "notice_outcome_accepted" : "notice_outcome_rejected"}},
                  "/bekerja-jauh"}});
}

/// From today on there is one home: that one.
void end_homes_before(db::Write& write, const RemotePlace& home) {
  if (home.kind != domain::RemotePlaceKind::home) return;
  for (auto& other : store::list_remote_places(write, home.agency, home.officer)) {
    const bool ends = other.id != home.id && other.kind == domain::RemotePlaceKind::home &&
                      other.state == RemotePlaceState::approved && other.valid->last >= write.today();
    if (!ends) continue;
    other.valid->last = write.today() - one_day;
    other.ended_at = write.now();
    store::update_remote_place(write, other);
  }
}

}  // namespace

std::vector<RemotePlace> list_own_remote_places(const Context& context, const domain::Caller& caller) {
  return context.database.read(
      [&](db::Read& read) { return store::list_remote_places(read, caller.agency, caller.officer); });
}

base::Result<RemotePlace> register_remote_place(const Context& context, const domain::Caller& caller,
                                                const RemotePlaceDraft& draft, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<RemotePlace> {
    RemotePlace place;
    place.agency = caller.agency;
    place.officer = caller.officer;
    place.id = domain::RemotePlaceId::make(write.now());
    place.kind = draft.kind;
    place.address = std::string(base::trimmed(draft.address));
    place.area = {draft.point, store::load_remote_terms(write, caller.agency).radius_m};
    place.measured = draft.measured;
    place.made_at = write.now();
    SPOTME_CHECK(domain::check_area(place.area));
    const auto known = store::list_remote_places(write, caller.agency, caller.officer);
    const auto standing =
        std::count_if(known.begin(), known.end(), [&](const auto& one) { return stands(one, write.today()); });
    if (static_cast<std::size_t>(standing) >= domain::most_remote_places) {
      return Error{
          Code::conflict, "remote_places_too_many", "", {{"limit", std::to_string(domain::most_remote_places)}}};
    }
    store::insert_remote_place(write, place);
    store::insert_audit_entry(write, caller.agency, actor, "remote_place_registered", place.id.value,
                              domain::remote_place_kind_name(place.kind));
    tell_leader(write, place);
    return place;
  });
}

base::Result<RemotePlace> end_remote_place(const Context& context, const domain::Caller& caller,
                                           domain::RemotePlaceId id, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<RemotePlace> {
    auto place = store::find_remote_place(write, caller.agency, id);
    if (!place || place->officer != caller.officer) return not_found();
    if (!stands(*place, write.today())) return Error{Code::conflict, "remote_place_over", ""};
    place->ended_at = write.now();
    if (place->state == RemotePlaceState::waiting) {
      place->state = RemotePlaceState::withdrawn;
    } else {
      place->valid->last = write.today() - one_day;
    }
    store::update_remote_place(write, *place);
    store::insert_audit_entry(write, caller.agency, actor, "remote_place_ended", id.value,
                              domain::remote_place_state_name(place->state));
    return *place;
  });
}

WaitingPlacePage list_waiting_remote_places(const Context& context, const domain::Caller& caller,
                                            const std::optional<domain::RemotePlaceId>& after, std::int64_t limit,
                                            const store::Actor& actor) {
  return context.database.write([&](db::Write& write) {
    const auto reach = load_team_reach(write, caller, domain::TeamView::lead);
    WaitingPlacePage page;
    page.places = store::list_waiting_remote_places(write, caller.agency, reach, write.today(), after, limit + 1);
    if (static_cast<std::int64_t>(page.places.size()) > limit) {
      page.places.pop_back();
      page.next = page.places.back().place.id;
    }
    // A head stands in his own tree; nobody decides for himself.
    std::erase_if(page.places, [&](const auto& one) { return one.place.officer == caller.officer; });
    std::vector<store::Look> looks;
    for (auto& one : page.places) {
      one.place.area.centre = domain::coarse(one.place.area.centre);
      looks.push_back({one.place.officer, one.place.id.value, "a registered place that waits"});
    }
    store::insert_looks(write, caller.agency, actor, "place_read", looks);
    return page;
  });
}

base::Result<void> decide_remote_place(const Context& context, const domain::Caller& caller, domain::RemotePlaceId id,
                                       bool approve, const std::string& reason, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    auto place = store::find_remote_place(write, caller.agency, id);
    if (!place || !find_followed(write, caller, place->officer, domain::TeamView::lead, write.today())) {
      return not_found();
    }
    if (place->state != RemotePlaceState::waiting) return Error{Code::conflict, "remote_place_decided", ""};
    if (!approve && base::trimmed(reason).empty()) {
      return Error{Code::unprocessable, "remote_place_reason_missing", "reason"};
    }
    place->state = approve ? RemotePlaceState::approved : RemotePlaceState::rejected;
    if (approve) place->valid = {write.today(), store::open_end};
    place->decided_at = write.now();
    place->decided_by = caller.officer;
    place->decided_reason = std::string(base::trimmed(reason));
    if (approve) end_homes_before(write, *place);
    store::update_remote_place(write, *place);
    store::insert_audit_entry(write, caller.agency, actor, approve ? "remote_place_approved" : "remote_place_rejected",
                              id.value, place->decided_reason);
    tell_officer(write, *place, caller.officer);
    return {};
  });
}

}  // namespace spotme::app

#pragma once

#include "app/network.hpp"
#include "app/place.hpp"
#include "app/place_trial.hpp"
#include "tests/support/day_world.hpp"

#include <string>
#include <string_view>

/// Administrators of an agency, of a branch and of another agency, for tests of places, networks and kiosks.
namespace spotme::test {

inline constexpr domain::Coordinate tower{2.93, 101.69};

class PlaceWorld : public DayWorld {
 protected:
  PlaceWorld() {
    using domain::Role;
    officer = place.add({"pegawai"});
    colleague = place.add({"rakan"});
    admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    branch_admin = place.add({"cawangan", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    stranger = place.add({"asing", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"});
    system = place.add({"sistem", "U1", domain::State::kedah, domain::Wbf{}, {Role::system_admin}, "AG3"});
    agency = officer.agency;
  }
  static store::Actor actor(const Made& who) { return {who.officer, "10.1.2.3", "ujian"}; }
  app::PlaceDraft draft(std::string name, const char* path = "U1", std::string_view from = "2026-11-24",
                        domain::Area area = domain::Circle{tower, 100}) {
    return {place.unit("AG1", path), std::move(name), day(from), std::move(area)};
  }
  auto draw(const Made& who, const app::PlaceDraft& asked) {
    return app::draw_place(*place.context, place.caller_for(who), agency, asked, actor(who));
  }
  auto change(const Made& who, base::PlaceId id, const app::PlaceDraft& asked) {
    return app::change_place(*place.context, place.caller_for(who), agency, id, asked, actor(who));
  }
  auto end(const Made& who, base::PlaceId id, std::string_view last_day) {
    return app::end_place(*place.context, place.caller_for(who), agency, id, {day(last_day)}, actor(who));
  }
  std::vector<std::string> names(const Made& who, const app::KeepingQuestion& question = {}) {
    const auto page = app::list_places(*place.context, place.caller_for(who), agency, question);
    std::vector<std::string> found;
    if (!page) return {page.error().key};
    for (const auto& one : page->places) found.push_back(one.place.name);
    return found;
  }
  /// `key/field` of a refusal, empty for none.
  template <class T>
  static std::string refusal(const base::Result<T>& result) {
    return result ? "" : result.error().key + "/" + result.error().field;
  }
  std::int64_t number(std::string_view sql) {
    return place.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }
  /// A press of the day at that point.
  void press_at(const Made& who, std::string_view work_day, domain::Coordinate at) {
    auto event = press(who, work_day, domain::EventKind::in, std::string(work_day) + "T07:58");
    event.position = domain::Position{at, 20};
    store_events({event});
  }

  Made officer, colleague, admin, branch_admin, stranger, system;
  base::AgencyId agency;
};

}  // namespace spotme::test

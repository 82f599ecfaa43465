#pragma once

#include "app/delegation.hpp"
#include "store/officer.hpp"
#include "tests/support/day_world.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

/// A head, a supervisor and their people, for tests of the live board and of the team's month.
namespace spotme::test {

class BoardWorld : public DayWorld {
 protected:
  BoardWorld() {
    using domain::Role;
    officer = place.add({"pegawai"});
    colleague = place.add({"rakan", "U1/B"});
    supervisor = place.add({"penyelia", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::supervisor}});
    head = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    deputy = place.add({"timbalan", "U1/B"});
    stranger = place.add({"asing", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
    place.database->write([&](db::Write& write) {
      auto his = store::find_officer(write, officer.agency, officer.officer, write.today()).value();
      his.supervisor = supervisor.officer;
      store::change_supervisors(write, {his}, write.today());
      return true;
    });
  }
  static store::Actor actor(const Made& who) { return {who.officer, "10.0.0.1", "ujian"}; }
  std::string name_of(const Made& who) {
    return place.database->read(
        [&](db::Read& read) { return store::load_officer_names(read, who.agency, {who.officer}).front(); });
  }
  void delegate(const Made& from, const Made& to, std::string_view first, std::string_view last) {
    const app::DelegationDraft draft{to.officer, day(first), day(last), "Cuti"};
    ASSERT_TRUE(app::give_delegation(*place.context, place.caller_for(from), draft, actor(from)));
  }
  /// Officers of U1/B without accounts, by one statement a table.
  std::vector<base::OfficerId> add_many(int count) {
    std::vector<base::OfficerId> made;
    place.database->write([&](db::Write& write) {
      std::vector<store::Officer> officers;
      for (int i = 0; i < count; ++i) {
        store::Officer one;
        one.agency = head.agency;
        one.id = base::OfficerId::make(write.now());
        one.name = fmt::format("Ramai {:04}", i);
        one.unit = place.unit("AG1", "U1/B");
        made.push_back(one.id);
        officers.push_back(std::move(one));
      }
      store::insert_officers(write, officers, day("2026-01-01"));
      return true;
    });
    return made;
  }
  std::vector<std::string> audit_details(std::string_view action) {
    return place.database->read([&](db::Read& read) {
      std::vector<std::string> details;
      for (const auto row :
           read.query("SELECT detail FROM audit_entry WHERE agency_id = $1 AND action = $2 ORDER BY at, id",
                      {db::to_value(head.agency), db::to_value(action)})) {
        details.push_back(row.text(0));
      }
      return details;
    });
  }
  std::int64_t audited(std::string_view action) { return static_cast<std::int64_t>(audit_details(action).size()); }

  Made officer, colleague, supervisor, head, deputy, stranger;
};

}  // namespace spotme::test

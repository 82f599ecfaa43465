#include "app/remote_roster.hpp"

#include "app/grant.hpp"
#include "tests/support/day_world.hpp"

#include <algorithm>

/// The roster of remote days: where each is, whose quota is used up, and which counter would be empty.
namespace spotme::test {
namespace {

using domain::GrantKind;
using domain::Role;
using domain::Whereabouts;

class RemoteRosterTest : public DayWorld {
 protected:
  RemoteRosterTest() {
    officer = place.add({"pegawai"});
    colleague = place.add({"rakan"});
    other = place.add({"lain", "U1/B"});
    head = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    coordinator = place.add({"penyelaras", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::coordinator}});
  }
  static store::Actor actor(const Made& who) { return {who.officer, "10.0.0.1", "ujian"}; }
  base::Result<app::RemoteRoster> show(const Made& by, const char* path) {
    return app::show_remote_roster(*place.context, place.caller_for(by), place.unit("AG1", path), day("2026-11-23"),
                                   actor(by));
  }
  void enter(const Made& who, GrantKind kind, std::string_view date, std::optional<domain::LeavePart> part = {}) {
    domain::GrantDraft draft;
    draft.kind = kind;
    draft.first_day = draft.last_day = day(date);
    draft.part = part;
    draft.code = "CR";
    draft.purpose = "Tugas";
    const auto done = app::enter_grants(*place.context, place.caller_for(head), {{who.officer}, draft}, actor(head));
    ASSERT_TRUE(done) << done.error().key;
  }
  static const app::RemoteRow& row(const app::RemoteRoster& roster, const Made& who) {
    return *std::find_if(roster.rows.begin(), roster.rows.end(),
                         [&](const auto& one) { return one.officer == who.officer; });
  }
  template <class T>
  static std::string refusal(const base::Result<T>& result) {
    return result ? "" : result.error().key + "/" + result.error().field;
  }
  Made officer, colleague, other, head, coordinator;
};

TEST_F(RemoteRosterTest, TellsWhereEachIs) {
  enter(officer, GrantKind::hybrid_day, "2026-11-24");
  enter(officer, GrantKind::work_from_home, "2026-11-25", domain::LeavePart::morning);
  enter(officer, GrantKind::leave, "2026-11-26", domain::LeavePart::afternoon);
  enter(officer, GrantKind::course, "2026-11-27");
  const auto roster = show(head, "U1/A").value();
  ASSERT_EQ(roster.rows.size(), 2U);
  const auto& his = row(roster, officer);
  const auto where = [&](std::size_t day) { return his.days[day].where; };
  EXPECT_EQ(where(0), (domain::DayWhereabouts{Whereabouts::office, Whereabouts::office}));
  EXPECT_EQ(where(1), (domain::DayWhereabouts{Whereabouts::hybrid, Whereabouts::hybrid}));
  EXPECT_EQ(where(2), (domain::DayWhereabouts{Whereabouts::home, Whereabouts::office}));
  EXPECT_EQ(where(3), (domain::DayWhereabouts{Whereabouts::office, Whereabouts::leave}));
  EXPECT_EQ(where(4), (domain::DayWhereabouts{Whereabouts::duty, Whereabouts::duty}));
  EXPECT_EQ(where(5), (domain::DayWhereabouts{Whereabouts::off, Whereabouts::off}));
  EXPECT_TRUE(his.days[0].office_day);
  EXPECT_FALSE(his.days[1].office_day);
  EXPECT_TRUE(his.days[4].office_day);
  EXPECT_EQ(his.halves_used, 2);
  const auto sunday = app::show_remote_roster(*place.context, place.caller_for(head), place.unit("AG1", "U1/A"),
                                              day("2026-11-22"), actor(head));
  EXPECT_EQ(row(*sunday, officer).halves_used, 2) << "the same week, shown from its Sunday";
  EXPECT_EQ(his.most_days, 2);
}

TEST_F(RemoteRosterTest, AWeekMayBeginBeforeTheUnitDid) {
  const auto roster = app::show_remote_roster(*place.context, place.caller_for(head), place.unit("AG1", "U1/A"),
                                              day("2025-12-28"), actor(head));
  ASSERT_TRUE(roster) << roster.error().key;
  EXPECT_EQ(roster->rows.size(), 2U);
}

TEST_F(RemoteRosterTest, CountsWhomTheUnitNeeds) {
  const auto unit = place.unit("AG1", "U1/A");
  const auto id = app::set_unit_presence(*place.context, place.caller_for(head),
                                         {unit, {day("2026-11-24"), day("2026-11-29")}, 2}, actor(head));
  ASSERT_TRUE(id);
  enter(officer, GrantKind::hybrid_day, "2026-11-24");
  enter(colleague, GrantKind::leave, "2026-11-25", domain::LeavePart::morning);
  const auto roster = show(head, "U1").value();
  ASSERT_EQ(roster.presence.size(), 4U) << "Tuesday to Friday; nobody works at the week's end";
  EXPECT_EQ(roster.presence[0].in_morning, 1);
  EXPECT_EQ(roster.presence[0].in_afternoon, 1);
  EXPECT_EQ(roster.presence[1].in_morning, 1);
  EXPECT_EQ(roster.presence[1].in_afternoon, 2);
  EXPECT_EQ(roster.presence[2].in_morning, 2);
  const auto withdraw = [&](const Made& by) {
    return refusal(app::withdraw_unit_presence(*place.context, place.caller_for(by), *id, actor(by)));
  };
  EXPECT_EQ(withdraw(coordinator), "not_found/");
  EXPECT_EQ(withdraw(head), "");
  EXPECT_EQ(withdraw(head), "not_found/");
  EXPECT_TRUE(show(head, "U1")->presence.empty());
}

TEST_F(RemoteRosterTest, ExcludedServicesHaveNoHybridDays) {
  const auto unit = place.unit("AG1", "U1/A");
  app::ServiceEntry entry{unit, std::nullopt, domain::Service::counter, {day("2026-11-01"), day("2026-12-31")}};
  EXPECT_EQ(refusal(app::set_hybrid_service(*place.context, place.caller_for(coordinator), entry, actor(coordinator))),
            "unit_unknown/unit_id");
  entry.officer = other.officer;
  EXPECT_EQ(refusal(app::set_hybrid_service(*place.context, place.caller_for(head), entry, actor(head))), "not_found/");
  entry.officer = officer.officer;
  const auto id = app::set_hybrid_service(*place.context, place.caller_for(head), entry, actor(head));
  ASSERT_TRUE(id);
  domain::GrantDraft draft;
  draft.kind = GrantKind::hybrid_day;
  draft.first_day = draft.last_day = day("2026-11-24");
  const auto ask = [&](const Made& who) {
    return refusal(app::enter_grants(*place.context, place.caller_for(head), {{who.officer}, draft}, actor(head)));
  };
  EXPECT_EQ(ask(officer), "hybrid_service_excluded_counter/kind");
  EXPECT_EQ(ask(colleague), "");
  EXPECT_TRUE(row(show(head, "U1/A").value(), officer).services.any());
  ASSERT_TRUE(app::withdraw_hybrid_service(*place.context, place.caller_for(head), *id, actor(head)));
  EXPECT_EQ(ask(officer), "");
}

TEST_F(RemoteRosterTest, StaysWithinTheReach) {
  EXPECT_EQ(refusal(show(coordinator, "U1/A")), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(show(coordinator, "U1/B")), "");
  EXPECT_EQ(refusal(show(head, "U1")), "");
}

}  // namespace
}  // namespace spotme::test

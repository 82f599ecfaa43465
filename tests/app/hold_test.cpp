#include "app/hold.hpp"

#include "app/notice.hpp"
#include "app/officer_departure.hpp"
#include "app/pulse_erasure.hpp"
#include "app/retention.hpp"
#include "tests/support/remote.hpp"

/// A hold keeps what the jobs of the night would take, for exactly whom it names and until it ends.
namespace spotme::app {
namespace {

using std::chrono::days;

class Holds : public test::RemoteTest {
 protected:
  Holds() {
    admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    branch = place.add({"pentadbir.b", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    integrity = place.add({"integriti", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::integrity}});
  }
  HoldEntry entry(std::optional<base::OfficerId> who = {}, std::optional<base::UnitId> unit = {}) {
    return {who, unit, "Siasatan tatatertib", "Aduan", "SPRM 1/2026", "Pengarah Integriti"};
  }
  base::Result<store::HoldView> hold(const HoldEntry& what) {
    return place_hold(*place.context, place.caller_for(admin), what, actor(admin));
  }
  base::Result<store::HoldView> end(const store::HoldView& view, const Made& by) {
    return end_hold(*place.context, place.caller_for(by), view.hold.id, "Siasatan tamat", actor(by));
  }
  base::Result<HoldPage> list(const Made& who, bool open = false) {
    return list_holds(*place.context, place.caller_for(who), open, std::nullopt, 50);
  }
  /// Sessions that ran out so long ago that they go.
  std::int64_t forgotten_sessions() {
    return forget_old_rows(
               *place.context, [] { return false; }, 500)
        .sessions;
  }
  Made admin, branch, integrity;
};

TEST_F(Holds, OfAnOfficerKeepsHisAndNobodyElses) {
  (void)place.token_for(officer);
  (void)place.token_for(colleague);
  const auto view = hold(entry(officer.officer)).value();
  EXPECT_EQ(view.officers, 1);
  place.clock.advance(days{200});
  const auto all = count("SELECT count(*) FROM session");
  EXPECT_EQ(forgotten_sessions(), all - count("SELECT count(*) FROM session WHERE officer_id IN "
                                              "(SELECT officer_id FROM held_officer)"));
  EXPECT_GE(count("SELECT count(*) FROM session"), 1);
  ASSERT_TRUE(end(view, admin));
  EXPECT_GE(forgotten_sessions(), 1);
  EXPECT_EQ(count("SELECT count(*) FROM session WHERE expires_at < 1794000000000000"), 0);
}

TEST_F(Holds, OfOneWhoHasLeftIsPlacedAsWell) {
  place.clock.advance(days{2});
  const DepartureDraft draft{base::local_day(place.clock.now()) - days{1}, domain::DepartureKind::resigned, "Letak"};
  ASSERT_TRUE(depart(*place.context, place.caller_for(admin), officer.agency, officer.officer, draft, actor(admin)));
  const auto view = hold(entry(officer.officer)).value();
  EXPECT_EQ(view.officers, 1);
  EXPECT_FALSE(view.officer_name.empty());
  EXPECT_EQ(hold(entry(stranger.officer)).error().key, "hold_officer_unknown") << "of another agency";
}

TEST_F(Holds, OfAUnitCoversThoseBelowItAndWhoWasEverThere) {
  const auto top = hold(entry({}, place.unit("AG1", "U1"))).value();
  EXPECT_EQ(top.officers, count("SELECT count(*) FROM officer WHERE agency_id IN (SELECT id FROM agency "
                                "WHERE code = 'AG1')"));
  const auto below = hold(entry({}, place.unit("AG1", "U1/B"))).value();
  EXPECT_EQ(below.officers, 3) << "rakan, penyelia.lain, pentadbir.b";
  place.database->write([&](db::Write& write) {
    write.execute("UPDATE posting SET valid_to = '2026-12-01' WHERE agency_id = $1 AND officer_id = $2",
                  {db::to_value(colleague.agency), db::to_value(colleague.officer)});
    return true;
  });
  place.clock.advance(days{60});
  EXPECT_EQ(list(admin)->holds.front().officers, 3) << "he left, his records stay";
  const auto whole = hold(entry()).value();
  EXPECT_EQ(whole.officers, top.officers);
}

TEST_F(Holds, KeepsRawPositionsOfPulses) {
  make_home(officer, supervisor);
  make_remote(officer, "2026-11-24");
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "inside");
  const auto view = hold(entry(officer.officer)).value();
  place.clock.advance(days{3});
  const auto erase = [&] {
    return erase_positions(
               *place.context, [] { return false; }, 500)
        .positions;
  };
  EXPECT_EQ(erase(), 0);
  ASSERT_TRUE(end(view, admin));
  EXPECT_EQ(erase(), 1);
}

TEST_F(Holds, ArePlacedAndEndedByAnAdministratorOfTheWholeAgency) {
  for (const auto* who : {&officer, &head, &branch, &integrity}) {
    EXPECT_EQ(place_hold(*place.context, place.caller_for(*who), entry(), actor(*who)).error().key, "not_permitted");
  }
  const auto view = hold(entry()).value();
  EXPECT_EQ(end(view, integrity).error().key, "not_permitted");
  EXPECT_EQ(end(view, stranger).error().key, "not_permitted");
  const auto ended = end(view, admin).value();
  EXPECT_EQ(ended.ended_reason, "Siasatan tamat");
  EXPECT_EQ(ended.officers, 0);
  EXPECT_EQ(end(view, admin).error().key, "hold_over");
  EXPECT_EQ(audited("hold_placed"), 1);
  EXPECT_EQ(audited("hold_ended"), 1);
  EXPECT_TRUE(list(integrity, true)->holds.empty());
  EXPECT_EQ(list(integrity)->holds.size(), 1U);
  EXPECT_FALSE(list(integrity)->may_keep);
  EXPECT_EQ(list(officer).error().key, "not_found");
}

TEST_F(Holds, RefuseWhatIsNotOfTheAgencyByField) {
  EXPECT_EQ(hold(entry(stranger.officer)).error().field, "officer_id");
  EXPECT_EQ(hold(entry({}, place.unit("AG2", "U1"))).error().field, "unit_id");
  EXPECT_EQ(hold(entry(officer.officer, place.unit("AG1", "U1"))).error().key, "hold_scope_double");
}

TEST_F(Holds, AreToldToAdministratorsAndIntegrityAndNeverToTheOfficer) {
  ASSERT_TRUE(hold(entry(officer.officer)));
  EXPECT_EQ(notice_box(*place.context, place.caller_for(integrity)).unread, 1);
  EXPECT_EQ(notice_box(*place.context, place.caller_for(officer)).unread, 0);
  EXPECT_EQ(notice_box(*place.context, place.caller_for(admin)).unread, 0) << "he did it himself";
}

}  // namespace
}  // namespace spotme::app

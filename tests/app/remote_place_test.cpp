#include "app/remote_place.hpp"

#include "app/look.hpp"
#include "tests/support/remote.hpp"

/// Registered places: who may approve them, what others see of them, and who reads that they looked.
namespace spotme::app {
namespace {

using domain::RemotePlaceKind;
using domain::RemotePlaceState;

class PlaceOfRemoteWork : public test::RemoteTest {
 protected:
  base::Result<store::RemotePlace> try_register(const Made& who, domain::Coordinate point = test::home_point,
                                                RemotePlaceKind kind = RemotePlaceKind::home) {
    const RemotePlaceDraft draft{kind, "  12, Jalan P9, Presint 9 ", point, true};
    return register_remote_place(*place.context, place.caller_for(who), draft, actor(who));
  }
  std::string decide_place(const Made& who, domain::RemotePlaceId id, bool approve = true, std::string reason = {}) {
    const auto done = decide_remote_place(*place.context, place.caller_for(who), id, approve, reason, actor(who));
    return done ? (approve ? "approved" : "rejected") : done.error().key;
  }
  std::string end(const Made& who, domain::RemotePlaceId id) {
    const auto done = end_remote_place(*place.context, place.caller_for(who), id, actor(who));
    return done ? std::string(domain::remote_place_state_name(done->state)) : done.error().key;
  }
  std::vector<store::RemotePlace> places(const Made& who) {
    return list_own_remote_places(*place.context, place.caller_for(who));
  }
  WaitingPlacePage waiting(const Made& who, std::optional<domain::RemotePlaceId> after = {}, std::int64_t limit = 50) {
    return list_waiting_remote_places(*place.context, place.caller_for(who), after, limit, actor(who));
  }
};

TEST_F(PlaceOfRemoteWork, WaitsUntilWhoLeadsHimApproves) {
  const auto made = try_register(officer).value();
  EXPECT_EQ(made.address, "12, Jalan P9, Presint 9");
  EXPECT_EQ(made.area.radius_m, 150);
  EXPECT_EQ(notices(supervisor), 1);
  EXPECT_EQ(decide_place(supervisor, made.id), "approved");
  EXPECT_EQ(notices(officer), 1);
  ASSERT_EQ(places(officer).size(), 1U);
  EXPECT_EQ(places(officer)[0].state, RemotePlaceState::approved);
  EXPECT_EQ(places(officer)[0].valid->first, day("2026-11-24"));
  EXPECT_EQ(places(officer)[0].area.centre, test::home_point) << "exact for the owner";
  EXPECT_EQ(decide_place(supervisor, made.id), "remote_place_decided");
}

TEST_F(PlaceOfRemoteWork, IsNotFoundByOthersThanHisLeaders) {
  const auto made = try_register(officer).value();
  EXPECT_EQ(decide_place(officer, made.id), "not_found") << "nobody for himself";
  EXPECT_EQ(decide_place(other_supervisor, made.id), "not_found");
  EXPECT_EQ(decide_place(colleague, made.id), "not_found");
  EXPECT_EQ(decide_place(stranger, made.id), "not_found") << "of another agency";
  EXPECT_EQ(end(colleague, made.id), "not_found");
  EXPECT_EQ(decide_place(head, made.id), "approved");
}

TEST_F(PlaceOfRemoteWork, IsDecidedByADelegateWhileHeIsOne) {
  const auto first = try_register(officer).value();
  delegate(supervisor, lone, "2026-11-24", "2026-11-24");
  EXPECT_EQ(waiting(lone).places.size(), 1U);
  EXPECT_EQ(decide_place(lone, first.id, false, "Alamat tidak lengkap"), "rejected");
  const auto second = try_register(officer).value();
  go_to("2026-11-25");
  EXPECT_TRUE(waiting(lone).places.empty());
  EXPECT_EQ(decide_place(lone, second.id), "not_found");
}

TEST_F(PlaceOfRemoteWork, IsNotDecidedByAFormerSupervisor) {
  const auto made = try_register(officer).value();
  const auto former = place.add({"bekas", "U1/B"});
  supervise(officer, former);
  EXPECT_EQ(waiting(former).places.size(), 1U);
  go_to("2026-11-25");
  supervise(officer, supervisor);
  EXPECT_TRUE(waiting(former).places.empty());
  EXPECT_EQ(decide_place(former, made.id), "not_found");
}

TEST_F(PlaceOfRemoteWork, IsSeenByOthersCoarseAndThatTheyLookedIsTold) {
  EXPECT_TRUE(try_register(officer));
  EXPECT_TRUE(try_register(officer, {3.1234567, 101.7654321}, RemotePlaceKind::other));
  const auto page = waiting(supervisor, {}, 1);
  ASSERT_EQ(page.places.size(), 1U);
  EXPECT_EQ(page.places[0].place.area.centre, (domain::Coordinate{2.93, 101.7}));
  ASSERT_TRUE(page.next);
  const auto rest = waiting(supervisor, page.next, 1);
  EXPECT_EQ(rest.places.at(0).place.area.centre, (domain::Coordinate{3.12, 101.77}));
  EXPECT_FALSE(rest.next);
  const auto looks = list_looks(*place.context, place.caller_for(officer), std::nullopt, 1);
  ASSERT_EQ(looks.looks.size(), 1U);
  EXPECT_EQ(looks.looks[0].action, "place_read");
  EXPECT_EQ(looks.looks[0].by, supervisor.officer);
  EXPECT_EQ(looks.looks[0].by_name, supervisor_name());
  EXPECT_EQ(looks.looks[0].by_roles, (std::vector<std::string>{"supervisor"}));
  ASSERT_TRUE(looks.next);
  EXPECT_EQ(list_looks(*place.context, place.caller_for(officer), looks.next, 1).looks.size(), 1U);
  EXPECT_TRUE(list_looks(*place.context, place.caller_for(supervisor), std::nullopt, 50).looks.empty());
}

TEST_F(PlaceOfRemoteWork, OfAHomeTakesThePlaceOfTheHomeBefore) {
  const auto first = try_register(officer).value();
  const auto other = try_register(officer, {3.1, 101.7}, RemotePlaceKind::other).value();
  EXPECT_EQ(decide_place(supervisor, first.id), "approved");
  EXPECT_EQ(decide_place(supervisor, other.id), "approved");
  go_to("2026-11-26");
  const auto second = try_register(officer, {2.95, 101.7}).value();
  EXPECT_EQ(decide_place(supervisor, second.id), "approved");
  const auto valid_on = [&](std::string_view date) {
    return place.database->read([&](db::Read& read) {
      return store::load_valid_remote_places(read, officer.agency, {officer.officer}, day(date)).size();
    });
  };
  EXPECT_EQ(valid_on("2026-11-23"), 0U);
  EXPECT_EQ(valid_on("2026-11-25"), 2U);
  EXPECT_EQ(valid_on("2026-11-26"), 2U) << "the other one and the new home";
  EXPECT_EQ(places(officer).size(), 3U) << "history is kept";
  EXPECT_EQ(end(officer, second.id), "approved");
  EXPECT_EQ(valid_on("2026-11-26"), 1U);
  EXPECT_EQ(end(officer, second.id), "remote_place_over");
}

TEST_F(PlaceOfRemoteWork, IsRefusedWithoutReasonOrBeyondTheLimit) {
  const auto first = try_register(officer).value();
  EXPECT_EQ(decide_place(supervisor, first.id, false, "  "), "remote_place_reason_missing");
  for (std::size_t i = 1; i < domain::most_remote_places; ++i) EXPECT_TRUE(try_register(officer));
  EXPECT_EQ(try_register(officer).error().key, "remote_places_too_many");
  EXPECT_EQ(end(officer, first.id), "withdrawn");
  EXPECT_EQ(decide_place(supervisor, first.id), "remote_place_decided");
  EXPECT_TRUE(try_register(officer));
  EXPECT_EQ(try_register(colleague, {90.5, 0}).error().field, "centre.latitude");
}

}  // namespace
}  // namespace spotme::app

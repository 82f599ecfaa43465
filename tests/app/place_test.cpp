#include "app/place.hpp"

#include "app/evidence_cache.hpp"
#include "store/organisation.hpp"
#include "tests/support/place.hpp"

#include <cmath>

/// Places and networks as administrators keep them: who may, from which day on, and what is refused.
namespace spotme::app {
namespace {

using Names = std::vector<std::string>;

class Places : public test::PlaceWorld {
 protected:
  using test::PlaceWorld::agency;
  std::vector<domain::Place> serving(std::string_view date, const std::string& unit_path) {
    return place.database->read([&](db::Read& read) {
      EvidenceCache cache;
      return cache.find(read, agency, store::find_agency(read, agency)->revision, test::day(date), unit_path)->places;
    });
  }
};

TEST_F(Places, AreDrawnChangedFromADayAndEnded) {
  const auto drawn = draw(admin, draft("  Menara ")).value();
  ASSERT_EQ(drawn.size(), 1U);
  EXPECT_EQ(drawn[0].place.name, "Menara");
  const auto id = drawn[0].id;
  const auto changed = change(admin, id, draft("Menara Utama", "U1/A", "2026-12-01")).value();
  ASSERT_EQ(changed.size(), 2U);
  EXPECT_EQ(changed[0].keeping.to, test::day("2026-12-01"));
  EXPECT_EQ(serving("2026-11-30", "U1/B").size(), 1U);
  EXPECT_TRUE(serving("2026-12-01", "U1/B").empty()) << "it serves U1/A now";
  EXPECT_EQ(serving("2026-12-01", "U1/A").at(0).name, "Menara Utama");
  EXPECT_EQ(refusal(end(admin, id, "2026-12-31")), "");
  EXPECT_TRUE(serving("2027-01-01", "U1/A").empty());
  EXPECT_EQ(refusal(end(admin, id, "2027-01-31")), "keeping_ended/last_day") << "it does not live again by that";
  EXPECT_EQ(number("SELECT count(*) FROM audit_entry WHERE action IN ('place_drawn', 'place_changed', 'place_ended')"),
            3);
}

TEST_F(Places, AreSeenByTheNextPress) {
  EvidenceCache cache;
  const auto seen = [&] {
    return place.database->read([&](db::Read& read) {
      return cache.find(read, agency, store::find_agency(read, agency)->revision, read.today(), "U1/A")->places.size();
    });
  };
  EXPECT_EQ(seen(), 0U);
  const auto id = draw(admin, draft("Menara")).value()[0].id;
  EXPECT_EQ(seen(), 1U);
  EXPECT_EQ(refusal(end(admin, id, "2026-11-23")), "");
  EXPECT_EQ(seen(), 0U);
}

TEST_F(Places, AreKeptWithinReachAndNotFoundBeyond) {
  const auto id = draw(admin, draft("Menara")).value()[0].id;
  EXPECT_EQ(refusal(draw(branch_admin, draft("Cawangan", "U1/B"))), "");
  EXPECT_EQ(refusal(draw(branch_admin, draft("Ibu pejabat", "U1"))), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(change(branch_admin, id, draft("X", "U1/B"))), "not_found/");
  EXPECT_EQ(refusal(end(branch_admin, id, "2026-12-01")), "not_found/");
  for (const auto& who : {officer, stranger, system}) {
    EXPECT_EQ(refusal(draw(who, draft("X"))), "not_found/");
    EXPECT_EQ(refusal(change(who, id, draft("X"))), "not_found/");
    EXPECT_EQ(refusal(end(who, id, "2026-12-01")), "not_found/");
    EXPECT_EQ(names(who), Names{"not_found"});
    EXPECT_EQ(refusal(show_place(*place.context, place.caller_for(who), agency, id)), "not_found/");
  }
  EXPECT_EQ(names(admin), (Names{"Cawangan", "Menara"}));
  EXPECT_EQ(names(branch_admin), Names{"Cawangan"});
}

/// `by: why` of an act, `-` for none.
std::string act(const std::optional<store::KeepingAct>& one) { return one ? one->by + ": " + one->why : "-"; }

TEST_F(Places, TellWhoMadeEachVersionAndWhy) {
  auto first = draft("Menara");
  first.reason = " Pejabat baharu ";
  const auto id = draw(admin, first).value()[0].id;
  place.clock.advance(std::chrono::hours{1});
  auto second = draft("Menara Utama", "U1/B", "2026-12-01");
  second.reason = "Nama rasmi";
  EXPECT_EQ(refusal(change(branch_admin, id, second)), "not_found/");
  EXPECT_EQ(refusal(change(admin, id, second)), "");
  EXPECT_EQ(refusal(end_place(*place.context, place.caller_for(branch_admin), agency, id,
                              {test::day("2027-01-31"), "Pindah"}, actor(branch_admin))),
            "");
  const auto versions = show_place(*place.context, place.caller_for(admin), agency, id).value();
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(act(versions[0].keeping.made), "Pegawai pentadbir: Pejabat baharu");
  EXPECT_EQ(act(versions[0].keeping.ended), "-") << "a change cut it";
  EXPECT_EQ(act(versions[1].keeping.made), "Pegawai pentadbir: Nama rasmi");
  EXPECT_EQ(act(versions[1].keeping.ended), "Pegawai cawangan: Pindah");
  EXPECT_EQ(versions[1].keeping.made->at - versions[0].keeping.made->at, std::chrono::hours{1});
  EXPECT_EQ(number("SELECT count(*) FROM audit_entry WHERE action = 'place_ended' AND detail LIKE '% | Pindah'"), 1);
  EXPECT_EQ(refusal(change(admin, id, draft("Menara Utama", "U1", "2027-01-15"))), "");
  const auto living = show_place(*place.context, place.caller_for(admin), agency, id).value();
  ASSERT_EQ(living.size(), 3U);
  EXPECT_EQ(act(living[1].keeping.ended), "-") << "a change before its last day took the ending back";
  EXPECT_EQ(act(living[2].keeping.made), "Pegawai pentadbir: ");
}

TEST_F(Places, AnEndingBeforeAPlannedVersionIsToldOfTheOneThatStays) {
  const auto id = draw(admin, draft("Menara")).value()[0].id;
  EXPECT_EQ(refusal(change(admin, id, draft("Menara Utama", "U1", "2026-12-01"))), "");
  EXPECT_EQ(refusal(end_place(*place.context, place.caller_for(admin), agency, id, {test::day("2026-11-30"), "Tutup"},
                              actor(admin))),
            "");
  const auto versions = show_place(*place.context, place.caller_for(admin), agency, id).value();
  ASSERT_EQ(versions.size(), 1U);
  EXPECT_EQ(versions[0].keeping.to, test::day("2026-12-01"));
  EXPECT_EQ(act(versions[0].keeping.ended), "Pegawai pentadbir: Tutup");
}

TEST_F(Places, RefuseBadInputByFieldAndStoreNothing) {
  const auto with = [&](domain::Area area) { return refusal(draw(admin, draft("X", "U1", "2026-11-24", area))); };
  EXPECT_EQ(with(domain::Circle{test::tower, 0}), "radius_out_of_range/radius_m");
  EXPECT_EQ(with(domain::Circle{test::tower, 9.99}), "radius_out_of_range/radius_m");
  EXPECT_EQ(with(domain::Circle{test::tower, 50'000.5}), "radius_out_of_range/radius_m");
  EXPECT_EQ(with(domain::Circle{{91, 0}, 100}), "latitude_out_of_range/centre.latitude");
  EXPECT_EQ(with(domain::Circle{{0, std::nan("")}, 100}), "longitude_out_of_range/centre.longitude");
  EXPECT_EQ(with(domain::Polygon{{{2.9, 101.6}, {2.91, 101.6}}}), "ring_corner_count/ring");
  EXPECT_EQ(with(domain::Polygon{std::vector<domain::Coordinate>(10'000, {2.9, 101.6})}), "ring_corner_count/ring");
  EXPECT_EQ(with(domain::Polygon{{{2.9, 101.6}, {2.91, 101.61}, {2.91, 101.6}, {2.9, 101.61}}}),
            "ring_crosses_itself/ring");
  EXPECT_EQ(refusal(draw(admin, draft("   "))), "keeping_name_missing/name");
  EXPECT_EQ(refusal(draw(admin, draft("X", "U1", "2026-11-23"))), "keeping_from_past/from");
  EXPECT_EQ(refusal(draw(admin, draft("X", "U1", "9999-12-31"))), "keeping_from_too_late/from");
  EXPECT_EQ(number("SELECT count(*) FROM place"), 0);
  EXPECT_EQ(refusal(draw(admin, draft("Menara"))), "");
  EXPECT_EQ(refusal(draw(admin, draft("Menara", "U1/A"))), "place_name_taken/name");
  EXPECT_EQ(with(domain::Circle{test::tower, 10}), "") << "at the limit";
}

TEST_F(Places, EndYesterdayAtTheEarliest) {
  const auto id = draw(admin, draft("Menara")).value()[0].id;
  EXPECT_EQ(refusal(end(admin, id, "2026-11-22")), "keeping_last_day_past/last_day");
  EXPECT_EQ(refusal(end(admin, id, "9999-12-31")), "keeping_ended/last_day") << "that is no end";
  EXPECT_EQ(refusal(end(admin, id, "2026-11-24")), "");
  EXPECT_EQ(names(admin), Names{"Menara"}) << "today still";
  place.clock.advance(std::chrono::hours{24});
  EXPECT_EQ(names(admin), Names{});
  KeepingQuestion ended;
  ended.ended = true;
  EXPECT_EQ(names(admin, ended), Names{"Menara"});
  EXPECT_EQ(refusal(change(admin, id, draft("X", "U1", "2026-11-25"))), "keeping_ended/from");
  EXPECT_EQ(refusal(draw(admin, draft("Menara", "U1", "2026-11-25"))), "") << "the name is free again";
}

TEST_F(Places, AreNotMoreThanAPressCanBeHeldAgainst) {
  place.database->write([&](db::Write& write) {
    db::Batch rows({{"id", db::Type::uuid}});
    for (std::int64_t i = 0; i < domain::most_places - 1; ++i) rows.add({db::to_value(base::make_uuid(write.now()))});
    write.execute_each(
        "INSERT INTO place (agency_id, id, valid_from, unit_id, name, latitude, longitude, radius_m) "
        "SELECT $1, r.id, '2026-01-01', $2, 'x', 2.9, 101.6, 100 FROM {rows}",
        rows, {db::to_value(agency), db::to_value(place.unit("AG1", "U1"))});
    return true;
  });
  EXPECT_EQ(refusal(draw(admin, draft("Yang terakhir"))), "");
  EXPECT_EQ(refusal(draw(admin, draft("Satu lagi"))), "places_too_many/");
}

class Networks : public test::PlaceWorld {
 protected:
  NetworkDraft of(const std::string& prefix, const char* path = "U1", std::string_view from = "2026-11-24") {
    return {place.unit("AG1", path), "Pejabat", test::day(from), prefix};
  }
  auto add(const Made& who, const NetworkDraft& asked) {
    return add_network(*place.context, place.caller_for(who), agency, asked, actor(who));
  }
};

TEST_F(Networks, AreAddedAndThePresentAddressIsKnown) {
  const auto list = [&](const Made& who) {
    return list_networks(*place.context, place.caller_for(who), agency, {}, actor(who));
  };
  EXPECT_EQ(list(admin)->address, "10.1.2.3");
  EXPECT_EQ(list(admin)->address_in, std::nullopt);
  const auto id = add(admin, of(" 10.1.0.0/16 ")).value()[0].id;
  EXPECT_EQ(list(admin)->address_in, "Pejabat");
  EXPECT_EQ(list(branch_admin)->networks.size(), 0U) << "it is the whole agency's";
  EXPECT_EQ(refusal(list(stranger)), "not_found/");
  const auto by = [&](const Made& who) {
    return end_network(*place.context, place.caller_for(who), agency, id, {test::day("2026-11-23")}, actor(who));
  };
  EXPECT_EQ(refusal(by(branch_admin)), "not_found/");
  EXPECT_EQ(refusal(by(system)), "not_found/");
  EXPECT_EQ(refusal(by(admin)), "");
  EXPECT_EQ(list(admin)->address_in, std::nullopt);
  EXPECT_EQ(number("SELECT count(*) FROM audit_entry WHERE action IN ('network_added', 'network_ended')"), 2);
}

TEST_F(Networks, AreRefusedWhenTheyAreNoneOrEverybodys) {
  EXPECT_EQ(refusal(add(admin, of("0.0.0.0/0"))), "prefix_too_wide/prefix");
  EXPECT_EQ(refusal(add(admin, of("10.1.2.3/16"))), "prefix_bits_beyond/prefix");
  EXPECT_EQ(refusal(add(admin, of("pejabat"))), "prefix_not_a_network/prefix");
  EXPECT_EQ(refusal(add(admin, of("10.1.0.0/16", "U1", "2026-11-23"))), "keeping_from_past/from");
  EXPECT_EQ(number("SELECT count(*) FROM network"), 0);
  EXPECT_EQ(refusal(add(admin, of("10.1.0.0/16"))), "");
  EXPECT_EQ(refusal(add(admin, of("10.1.0.0/16"))), "network_prefix_taken/prefix");
  EXPECT_EQ(refusal(add(admin, of("10.1.0.0/16", "U1/A"))), "") << "another unit names it otherwise";
}

TEST_F(Networks, ChangeFromADay) {
  const auto id = add(admin, of("10.1.0.0/16")).value()[0].id;
  const auto changed = change_network(*place.context, place.caller_for(admin), agency, id,
                                      of("10.2.0.0/16", "U1", "2026-12-01"), actor(admin));
  ASSERT_EQ(changed->size(), 2U);
  EXPECT_EQ(domain::format_prefix((*changed)[0].network.prefix), "10.1.0.0/16");
  EXPECT_EQ((*changed)[0].keeping.next_from, test::day("2026-12-01"));
  const auto versions = show_network(*place.context, place.caller_for(admin), agency, id).value();
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[1].keeping.made->by, "Pegawai pentadbir");
  EXPECT_EQ(versions[1].keeping.ended, std::nullopt);
  EXPECT_EQ(refusal(end_network(*place.context, place.caller_for(admin), agency, id,
                                {test::day("2026-12-31"), "Ditukar"}, actor(admin))),
            "");
  EXPECT_EQ(show_network(*place.context, place.caller_for(admin), agency, id)->at(1).keeping.ended->why, "Ditukar");
}

}  // namespace
}  // namespace spotme::app

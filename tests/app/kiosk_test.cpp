#include "app/kiosk.hpp"

#include "base/text.hpp"
#include "store/session.hpp"
#include "tests/support/place.hpp"

#include <fmt/format.h>

/// Kiosks: who may keep one, how long its code may be typed, what its key is worth afterwards, and what the trail says.
namespace spotme::app {
namespace {

using Names = std::vector<std::string>;
constexpr std::chrono::milliseconds moment{1};

class Kiosks : public test::PlaceWorld {
 protected:
  Kiosks() {
    tower = draw(admin, draft("Menara")).value()[0].id;
    branch = draw(admin, draft("Cawangan", "U1/B")).value()[0].id;
  }
  auto make(const Made& who, std::optional<base::PlaceId> at = {}, std::string name = "Lobi") {
    return make_kiosk(*place.context, place.caller_for(who), agency, {at.value_or(tower), std::move(name)}, actor(who));
  }
  auto renew(const Made& who, store::KioskId id) {
    return renew_kiosk_code(*place.context, place.caller_for(who), agency, id, actor(who));
  }
  auto finish(const Made& who, store::KioskId id) {
    return end_kiosk(*place.context, place.caller_for(who), agency, id, actor(who));
  }
  auto type(std::string_view code, std::string_view device = "Firefox") {
    return register_kiosk(*place.context, code, device, {std::nullopt, "10.9.9.9", "peranti"});
  }
  /// Name of the kiosk that a key speaks for, `-` for none.
  std::string known(std::string_view key) {
    const auto kiosk = kiosk_of_key(*place.context, key);
    return kiosk ? kiosk->name : "-";
  }
  Names listed(const Made& who, bool ended = false) {
    const auto page = list_kiosks(*place.context, place.caller_for(who), agency, ended, std::nullopt, 50);
    if (!page) return {page.error().key};
    Names found;
    for (const auto& one : page->kiosks) found.push_back(one.name);
    return found;
  }
  store::Session session_of(const Made& who) {
    const auto now = place.clock.now();
    auto opened =
        make_session({who.agency, who.officer, "cookie", false, now, now + std::chrono::hours{1}, "10.1.2.3", "Edge"});
    place.database->write([&](db::Write& write) {
      store::insert_sessions(write, {opened.session});
      return true;
    });
    return opened.session;
  }
  /// What a press of that session would be held against, `-` for nothing.
  std::string stands_at(const store::Session& session, std::string_view date = "2026-11-24") {
    return place.database->read([&](db::Read& read) {
      const auto found = store::load_press_kiosks(read, {{session.agency, session.id, test::day(date)}});
      return found.empty() ? "-" : found[0].name + " at " + found[0].place_name;
    });
  }
  /// The last entry of an action: who, from where, about what, and the detail.
  std::string entry(std::string_view action, store::KioskId subject) {
    return place.database->read([&](db::Read& read) -> std::string {
      const auto rows = read.query(
          "SELECT a.detail, a.address, coalesce(o.name, '-') FROM audit_entry a LEFT JOIN officer o "
          "ON o.agency_id = a.agency_id AND o.id = a.actor_id WHERE a.agency_id = $1 AND a.action = $2 "
          "AND a.subject_id = $3 ORDER BY a.id DESC LIMIT 1",
          {db::to_value(agency), db::to_value(action), db::to_value(subject)});
      return rows.empty() ? "-" : fmt::format("{} | {} | {}", rows[0].text(0), rows[0].text(1), rows[0].text(2));
    });
  }
  void fill(std::int64_t count) {
    place.database->write([&](db::Write& write) {
      for (std::int64_t i = 0; i < count; ++i) {
        store::insert_kiosk(write,
                            {agency, store::KioskId::make(write.now()), tower, fmt::format("K{}", i), write.today()});
      }
      return true;
    });
  }

  base::PlaceId tower, branch;
};

TEST_F(Kiosks, AreKeptWithinReachAndNotFoundBeyond) {
  const auto lobby = make(admin).value().kiosk;
  EXPECT_EQ(refusal(make(branch_admin, branch, "Kaunter")), "");
  EXPECT_EQ(refusal(make(branch_admin, tower)), "kiosk_place_unknown/place_id");
  EXPECT_EQ(refusal(renew(branch_admin, lobby)), "not_found/");
  EXPECT_EQ(refusal(finish(branch_admin, lobby)), "not_found/");
  for (const auto& who : {officer, stranger, system}) {
    EXPECT_EQ(refusal(make(who)), "not_found/");
    EXPECT_EQ(refusal(renew(who, lobby)), "not_found/");
    EXPECT_EQ(refusal(finish(who, lobby)), "not_found/");
    EXPECT_EQ(listed(who), Names{"not_found"});
  }
  EXPECT_EQ(listed(admin), (Names{"Lobi", "Kaunter"}));
  EXPECT_EQ(listed(branch_admin), Names{"Kaunter"});
  EXPECT_EQ(refusal(renew(admin, store::KioskId::make(place.clock.now()))), "not_found/") << "there is none";
}

TEST_F(Kiosks, AreFoundByNobodyUnderTheIdOfAnotherAgency) {
  const auto lobby = make(admin).value().kiosk;
  const auto theirs = place.caller_for(stranger);
  EXPECT_EQ(refusal(renew_kiosk_code(*place.context, theirs, stranger.agency, lobby, actor(stranger))), "not_found/");
  EXPECT_EQ(refusal(end_kiosk(*place.context, theirs, stranger.agency, lobby, actor(stranger))), "not_found/");
  EXPECT_EQ(refusal(make_kiosk(*place.context, theirs, stranger.agency, {tower, "Lobi"}, actor(stranger))),
            "kiosk_place_unknown/place_id");
  EXPECT_EQ(number("SELECT count(*) FROM kiosk"), 1);
}

TEST_F(Kiosks, StandAtAPlaceThatHoldsTodayAndHaveAName) {
  EXPECT_EQ(refusal(make(admin, {}, " \t ")), "keeping_name_missing/name");
  EXPECT_EQ(refusal(make(admin, base::PlaceId::make(place.clock.now()))), "kiosk_place_unknown/place_id");
  const auto tomorrow = draw(admin, draft("Esok", "U1", "2026-11-25")).value()[0].id;
  EXPECT_EQ(refusal(make(admin, tomorrow)), "kiosk_place_unknown/place_id") << "not yet";
  EXPECT_EQ(refusal(end(admin, branch, "2026-11-23")), "");
  EXPECT_EQ(refusal(make(admin, branch)), "kiosk_place_unknown/place_id") << "not any more";
  EXPECT_EQ(number("SELECT count(*) FROM kiosk"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM kiosk_code"), 0);
  EXPECT_EQ(refusal(end(admin, tower, "2026-11-24")), "");
  EXPECT_EQ(refusal(make(admin, tower, "  Lobi ")), "") << "its last day";
  place.clock.advance(std::chrono::hours{24});
  EXPECT_EQ(refusal(make(admin, tomorrow, "Esok")), "") << "its first day";
  EXPECT_EQ(listed(admin), (Names{"Lobi", "Esok"}));
}

TEST_F(Kiosks, AreAtMostAsManyAsAnAgencyMayHave) {
  fill(domain::most_kiosks - 1);
  const auto last = make(admin).value().kiosk;
  const auto refused = make(admin, {}, "Satu lagi");
  EXPECT_EQ(refusal(refused), "kiosks_too_many/");
  ASSERT_EQ(refused.error().args.size(), 1U);
  EXPECT_EQ(refused.error().args[0].second, std::to_string(domain::most_kiosks));
  EXPECT_EQ(number("SELECT count(*) FROM kiosk"), domain::most_kiosks);
  EXPECT_EQ(refusal(finish(admin, last)), "");
  EXPECT_EQ(refusal(make(admin, {}, "Satu lagi")), "") << "one that is over does not count";
}

TEST_F(Kiosks, ComeAPageAtATime) {
  fill(3);
  const auto page = [&](const std::optional<store::KioskId>& after, std::int64_t limit) {
    return list_kiosks(*place.context, place.caller_for(admin), agency, false, after, limit).value();
  };
  EXPECT_EQ(page({}, 4).next, std::nullopt);
  EXPECT_EQ(page({}, 3).next, std::nullopt) << "as many as there are";
  const auto first = page({}, 2);
  ASSERT_EQ(first.kiosks.size(), 2U);
  ASSERT_EQ(first.next, first.kiosks[1].id);
  const auto rest = page(first.next, 2);
  ASSERT_EQ(rest.kiosks.size(), 1U);
  EXPECT_LT(first.kiosks[1].id.value, rest.kiosks[0].id.value);
  EXPECT_EQ(rest.next, std::nullopt);
}

TEST_F(Kiosks, ACodeIsTypedOnceAndWithinADay) {
  const auto in_time = make(admin).value();
  EXPECT_EQ(in_time.expires_at, place.clock.now() + domain::kiosk_code_life);
  place.clock.advance(domain::kiosk_code_life - moment);
  const auto registered = type(in_time.code).value();
  EXPECT_EQ(registered.kiosk.name, "Lobi");
  EXPECT_EQ(known(registered.key), "Lobi");
  EXPECT_EQ(refusal(type(in_time.code)), "kiosk_code_wrong/code") << "used";
  EXPECT_EQ(known(registered.key), "Lobi") << "the device is still it";
  const auto late = make(admin, {}, "Kaunter").value();
  place.clock.advance(domain::kiosk_code_life);
  EXPECT_EQ(refusal(type(late.code)), "kiosk_code_wrong/code") << "at the moment at which it ends";
  EXPECT_EQ(refusal(type("tiada")), "kiosk_code_wrong/code");
  EXPECT_EQ(refusal(type("")), "kiosk_code_wrong/code");
  EXPECT_EQ(number("SELECT count(*) FROM kiosk WHERE secret_hash IS NOT NULL"), 1);
}

TEST_F(Kiosks, AnotherCodeVoidsTheFirstAndTheDeviceHoldsUntilItIsTyped) {
  const auto made = make(admin).value();
  const auto second = renew(admin, made.kiosk).value();
  EXPECT_EQ(refusal(type(made.code)), "kiosk_code_wrong/code");
  const auto before = type(second.code).value().key;
  const auto session = session_of(officer);
  open_at_kiosk(*place.context, session, before);
  const auto third = renew(admin, made.kiosk).value();
  EXPECT_EQ(known(before), "Lobi");
  EXPECT_EQ(stands_at(session), "Lobi at Menara");
  const auto after = type(third.code).value().key;
  EXPECT_EQ(known(before), "-") << "the device before";
  EXPECT_EQ(known(after), "Lobi");
  EXPECT_EQ(stands_at(session), "-") << "it was opened at the device before";
}

TEST_F(Kiosks, ThatAreOverHaveNoDeviceNoCodeAndNoWayBack) {
  const auto made = make(admin).value();
  const auto key = type(made.code).value().key;
  const auto session = session_of(officer);
  open_at_kiosk(*place.context, session, key);
  const auto waiting = renew(admin, made.kiosk).value();
  EXPECT_EQ(refusal(finish(admin, made.kiosk)), "");
  EXPECT_EQ(known(key), "-");
  EXPECT_EQ(stands_at(session), "-");
  EXPECT_EQ(refusal(type(waiting.code)), "kiosk_code_wrong/code") << "a code that was under way";
  EXPECT_EQ(refusal(renew(admin, made.kiosk)), "kiosk_ended/");
  EXPECT_EQ(refusal(finish(admin, made.kiosk)), "kiosk_ended/");
  EXPECT_EQ(refusal(renew(branch_admin, made.kiosk)), "not_found/") << "beyond reach it is none, over or not";
  EXPECT_EQ(listed(admin), Names{});
  EXPECT_EQ(listed(admin, true), Names{"Lobi"});
}

TEST_F(Kiosks, AKeyIsWorthNothingWhereItIsNoneOrAnotherAgencys) {
  const auto key = type(make(admin).value().code).value().key;
  auto forged = key;
  forged.back() = forged.back() == 'A' ? 'B' : 'A';
  forged[70] = forged[70] == 'A' ? 'B' : 'A';
  EXPECT_EQ(known(forged), "-");
  EXPECT_EQ(known(""), "-");
  EXPECT_EQ(known(place.token_for(officer)), "-") << "a session's token has the same form";
  const auto theirs = session_of(stranger);
  open_at_kiosk(*place.context, theirs, key);
  EXPECT_EQ(stands_at(theirs), "-");
  const auto own = session_of(officer);
  open_at_kiosk(*place.context, own, forged);
  EXPECT_EQ(stands_at(own), "-");
  EXPECT_EQ(number("SELECT count(*) FROM session WHERE kiosk_id IS NOT NULL"), 0);
  open_at_kiosk(*place.context, own, key);
  EXPECT_EQ(stands_at(own), "Lobi at Menara");
  EXPECT_EQ(number("SELECT count(*) FROM session WHERE kiosk_id IS NOT NULL"), 1);
}

TEST_F(Kiosks, SpeakForTheirPlaceOnlyWhileItHolds) {
  const auto made = make(admin).value();
  const auto session = session_of(officer);
  open_at_kiosk(*place.context, session, type(made.code).value().key);
  EXPECT_EQ(stands_at(session, "2026-11-23"), "-") << "before it was made";
  EXPECT_EQ(refusal(end(admin, tower, "2026-11-25")), "");
  EXPECT_EQ(stands_at(session, "2026-11-25"), "Lobi at Menara");
  EXPECT_EQ(stands_at(session, "2026-11-26"), "-");
  const auto holds = [&] {
    return list_kiosks(*place.context, place.caller_for(admin), agency, false, {}, 50)->kiosks.at(0).place_holds;
  };
  EXPECT_TRUE(holds());
  place.clock.advance(std::chrono::hours{48});
  EXPECT_FALSE(holds()) << "the page says so";
}

TEST_F(Kiosks, LeaveAnEntryForEachStepAndNoneForARefusal) {
  const auto made = make(admin, {}, " Lobi ").value();
  EXPECT_EQ(entry("kiosk_made", made.kiosk), "Lobi at Menara | 10.1.2.3 | Pegawai pentadbir");
  const auto again = renew(admin, made.kiosk).value();
  EXPECT_EQ(entry("kiosk_code_made", made.kiosk), "Lobi | 10.1.2.3 | Pegawai pentadbir");
  const auto key = type(again.code, "Edge 130").value().key;
  EXPECT_EQ(entry("kiosk_registered", made.kiosk), "Lobi | Edge 130 | 10.9.9.9 | -") << "nobody is signed in there";
  EXPECT_EQ(refusal(finish(branch_admin, made.kiosk)), "not_found/");
  EXPECT_EQ(refusal(type(again.code)), "kiosk_code_wrong/code");
  EXPECT_EQ(entry("kiosk_ended", made.kiosk), "-");
  EXPECT_EQ(refusal(finish(admin, made.kiosk)), "");
  EXPECT_EQ(refusal(finish(admin, made.kiosk)), "kiosk_ended/");
  EXPECT_EQ(entry("kiosk_ended", made.kiosk), "Lobi | 10.1.2.3 | Pegawai pentadbir");
  EXPECT_EQ(number("SELECT count(*) FROM audit_entry WHERE action LIKE 'kiosk%'"), 4);
  for (const auto& secret : {made.code, again.code, key}) {
    EXPECT_EQ(number(fmt::format("SELECT count(*) FROM audit_entry WHERE detail LIKE '%{}%'", secret)), 0);
  }
}

}  // namespace
}  // namespace spotme::app

#pragma once

#include "app/pulse.hpp"
#include "app/remote_place.hpp"
#include "app/team_remote.hpp"
#include "store/grant.hpp"
#include "tests/support/approval.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Remote days of the people of ApprovalTest, for tests of pulses and places.
namespace spotme::test {

inline constexpr domain::Coordinate home_point{2.92647135, 101.69644215};

class RemoteTest : public ApprovalTest {
 protected:
  /// From now on, as an order of that day would.
  store::Grant make_remote(const Made& who, std::string_view date, std::optional<domain::LeavePart> part = {},
                           store::GrantKind kind = store::GrantKind::work_from_home) {
    store::Grant grant;
    grant.agency = who.agency;
    grant.officer = who.officer;
    grant.id = base::GrantId::make(place.clock.now());
    grant.kind = kind;
    grant.first_day = grant.last_day = day(date);
    grant.part = part;
    grant.made_at = place.clock.now();
    place.database->write([&](db::Write& write) {
      store::insert_grants(write, {grant});
      return true;
    });
    return grant;
  }
  void withdraw(const store::Grant& grant) {
    place.database->write([&](db::Write& write) {
      EXPECT_TRUE(store::withdraw_grant(write, grant.agency, grant.officer, grant.id, {}));
      return true;
    });
  }
  store::RemotePlace make_home(const Made& who, const Made& by, domain::Coordinate point = home_point) {
    const app::RemotePlaceDraft draft{domain::RemotePlaceKind::home, "12, Jalan P9, Presint 9", point, true};
    auto made = app::register_remote_place(*place.context, place.caller_for(who), draft, actor(who)).value();
    EXPECT_TRUE(app::decide_remote_place(*place.context, place.caller_for(by), made.id, true, "", actor(by)));
    return made;
  }
  app::PulseDay today(const Made& who) {
    return app::show_pulses_today(*place.context, place.caller_for(who)).days.front();
  }
  /// The pulse of that hour, with the clock where it has just been asked.
  app::PulseView ask(const Made& who, std::int64_t hour) {
    for (const auto& pulse : today(who).pulses) {
      if (pulse.hour != hour) continue;
      place.clock.set(pulse.asked_at);
      return pulse;
    }
    ADD_FAILURE() << "no pulse in hour " << hour;
    return {};
  }
  base::Result<app::AnsweredPulse> try_answer(const Made& who, base::Uuid id,
                                              std::optional<domain::Position> position = {},
                                              std::optional<base::Uuid> key = {}) {
    app::PulseDraft draft{id, key.value_or(base::make_uuid(place.clock.now()))};
    draft.position = position;
    if (!position) draft.absence = "denied";
    return app::answer_pulse(*place.context, place.caller_for(who), draft, actor(who));
  }
  /// The word of the answer, `late` behind it, or the key of the refusal.
  std::string answer(const Made& who, base::Uuid id, std::optional<domain::Position> position = {},
                     std::optional<base::Uuid> key = {}) {
    const auto done = try_answer(who, id, position, key);
    if (!done) return done.error().key;
    return std::string(domain::pulse_answer_name(done->pulse.answer)) + (done->pulse.late ? " late" : "");
  }
  static domain::Position at_home(double accuracy = 20) { return {home_point, accuracy}; }
  static domain::Position in_ipoh() { return {{4.5975, 101.0901}, 30}; }
  std::int64_t count(std::string_view sql) {
    return place.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }
};

}  // namespace spotme::test

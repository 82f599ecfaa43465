#include "app/absence_alert.hpp"

#include "app/approval.hpp"
#include "app/closing.hpp"
#include "app/delegation.hpp"
#include "app/grant_application.hpp"
#include "store/closing.hpp"
#include "store/notice.hpp"
#include "store/reopening.hpp"
#include "tests/support/card.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using domain::Role;
using test::TestInstallation;

/// An officer who records nothing from Monday 2 November 2026 on, with his supervisor, head and integrity unit. In
/// Putrajaya the 9th is a holiday (for Deepavali on Sunday the 8th), in Kedah the 8th itself.
class Absence : public testing::Test {
 protected:
  TestInstallation::Made add(const char* user_id, const char* unit = "U1/A", std::vector<Role> roles = {}) {
    return place.add({user_id, unit, state, domain::Wbf{}, std::move(roles)});
  }
  void begin(domain::State where = domain::State::putrajaya) {
    state = where;
    officer = add("pegawai");
    supervisor = add("penyelia", "U1/A", {Role::supervisor});
    head = add("ketua", "U1", {Role::head});
    integrity = add("integriti", "U1", {Role::integrity});
    add("ketua.b", "U1/B", {Role::head});
    place.database->write([&](db::Write& write) {
      write.execute(
          "INSERT INTO supervision (agency_id, officer_id, valid_from, supervisor_id) VALUES ($1, $2, $3, $4)",
          {db::to_value(officer.agency), db::to_value(officer.officer),
           db::to_value(base::parse_day("2026-01-01").value()), db::to_value(supervisor.officer)});
      store::start_closing(write, officer.agency, base::parse_day("2026-11-02").value());
      return true;
    });
  }
  /// The morning after `day`, with everything closed up to it, and the watch.
  AbsenceReport close(std::string_view day) {
    place.clock.set(base::to_instant(base::LocalTime{base::parse_day(day).value()} + std::chrono::hours{24 + 4}));
    ClosingOptions options;
    options.runner = base::make_uuid(place.clock.now());
    (void)close_days(*place.context, options);
    return watch_absence(*place.context, officer.agency);
  }
  /// What the officer's alerts are: `first day:level`, with `x` behind one that is dissolved.
  std::string alerts() {
    return place.database->read([&](db::Read& read) {
      std::string told;
      for (const auto& one : store::load_absence_alerts(read, officer.agency, {officer.officer}, base::Day{})) {
        told += base::format_day(one.first_day).substr(5) + ":" + std::to_string(one.level) +
                (one.dissolved_at ? "x " : " ");
      }
      return told;
    });
  }
  /// Of the officer's absence alone: everybody else is absent as well.
  std::int64_t told(const TestInstallation::Made& who) {
    return place.database->read([&](db::Read& read) {
      return read
          .query(
              "SELECT count(*) FROM notice WHERE agency_id = $1 AND officer_id = $2 AND kind = 'absence_alert' "
              "AND args LIKE '%Pegawai pegawai%'",
              {db::to_value(who.agency), db::to_value(who.officer)})
          .integer();
    });
  }
  void leave(const char* day) {
    test::add_grant(place, officer, day, day);
    place.database->write([&](db::Write& write) {
      store::reopen_days(write, {{officer.agency, officer.officer, base::parse_day(day).value()}}, {"reopen_rule"});
      return true;
    });
  }

  TestInstallation place;
  domain::State state = domain::State::putrajaya;
  TestInstallation::Made officer, supervisor, head, integrity;
};

TEST_F(Absence, IsToldOnceAtEachLevelOverAWeekendAndAHolidayInPutrajaya) {
  begin();
  close("2026-11-01");
  EXPECT_EQ(alerts(), "");
  close("2026-11-02");
  EXPECT_EQ(alerts(), "11-02:1 ");
  EXPECT_EQ(told(supervisor), 1);
  EXPECT_EQ(told(head), 0);
  close("2026-11-03");
  EXPECT_EQ(alerts(), "11-02:1 ");
  close("2026-11-04");
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 ");
  EXPECT_EQ(told(supervisor), 2);
  EXPECT_EQ(told(head), 1);
  EXPECT_EQ(told(integrity), 0);
  close("2026-11-10");
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 ") << "the sixth working day";
  const auto report = close("2026-11-11");
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 11-02:7 ");
  EXPECT_GE(report.raised, 1);
  EXPECT_EQ(told(supervisor), 2);
  EXPECT_EQ(told(head), 2);
  EXPECT_EQ(told(integrity), 1);
  EXPECT_EQ(watch_absence(*place.context, officer.agency).raised, 0) << "each level is told once";
  EXPECT_EQ(told(head), 2);
}

TEST_F(Absence, GoesOverTheWeekendOfKedah) {
  begin(domain::State::kedah);
  close("2026-11-05");
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 ") << "four days: Monday to Thursday";
  close("2026-11-10");
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 ") << "six: Friday and Saturday are rest days, Sunday is a holiday";
  close("2026-11-11");
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 11-02:7 ");
}

TEST_F(Absence, DissolvesByALateGrantAndIsKept) {
  begin();
  close("2026-11-04");
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 ");
  leave("2026-11-02");
  EXPECT_GE(close("2026-11-05").dissolved, 2);
  EXPECT_EQ(alerts(), "11-02:1x 11-02:3x 11-03:1 11-03:3 ") << "what is left is a run of its own";
}

TEST_F(Absence, IsNoneWhileItsReasonWaits) {
  begin();
  close("2026-11-04");
  const auto set = [&](const char* day, const char* to) {
    place.database->write([&](db::Write& write) {
      write.execute("UPDATE attendance_issue SET state = $4 WHERE agency_id = $1 AND officer_id = $2 AND work_day = $3",
                    {db::to_value(officer.agency), db::to_value(officer.officer),
                     db::to_value(base::parse_day(day).value()), db::to_value(to)});
      return true;
    });
  };
  set("2026-11-03", "explained");
  watch_absence(*place.context, officer.agency);
  EXPECT_EQ(alerts(), "11-02:1 11-02:3x 11-04:1 ");
  set("2026-11-03", "rejected");
  watch_absence(*place.context, officer.agency);
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 11-04:1x ") << "it holds again";
  EXPECT_EQ(told(head), 1) << "and is not told again";
}

TEST_F(Absence, IsNoneWhileAnApplicationOfHisWaits) {
  begin();
  close("2026-11-03");
  EXPECT_EQ(alerts(), "11-02:1 ");
  domain::GrantDraft sick;
  sick.kind = domain::GrantKind::leave;
  sick.first_day = base::parse_day("2026-11-02").value();
  sick.last_day = base::parse_day("2026-11-04").value();
  sick.part = domain::LeavePart::day;
  sick.code = "CS";
  sick.purpose = "Demam";
  const auto made = apply_for_grant(*place.context, place.caller_for(officer), {sick}, {});
  ASSERT_TRUE(made) << made.error().key;
  close("2026-11-05");
  EXPECT_EQ(alerts(), "11-02:1x 11-05:1 ") << "the fifth is not applied for";
  EXPECT_EQ(told(head), 0);
  const auto done =
      decide_approvals(*place.context, place.caller_for(supervisor), {{made->id, 1}}, domain::ApprovalAction::reject,
                       "Tiada sijil", {supervisor.officer, "10.0.0.1", "ujian"});
  ASSERT_TRUE(done && !done->front().refusal);
  watch_absence(*place.context, officer.agency);
  EXPECT_EQ(alerts(), "11-02:1 11-02:3 11-05:1x ") << "it holds once it is rejected";
}

TEST_F(Absence, IsListedWithItsDaysAndWhatTheLawAsks) {
  begin();
  close("2026-11-11");
  const auto list = [&](const TestInstallation::Made& who) {
    return list_absence_alerts(*place.context, place.messages, place.caller_for(who), officer.agency, {}, {});
  };
  const auto page = list(integrity);
  ASSERT_TRUE(page);
  const AbsenceAlertView* mine = nullptr;
  for (const auto& view : page->alerts) {
    if (view.line.alert.officer == officer.officer) {
      EXPECT_EQ(mine, nullptr) << "one for each run";
      mine = &view;
    }
  }
  ASSERT_NE(mine, nullptr);
  EXPECT_EQ(mine->line.alert.level, 7);
  EXPECT_EQ(mine->days.size(), 7U);
  EXPECT_TRUE(mine->running);
  EXPECT_EQ(mine->next.source, "P.U.(A) 395/1993 per. 26");
  EXPECT_TRUE(list(officer)->alerts.empty()) << "who follows nobody";
  const auto foreign = place.add({"ketua.lain", "U1", state, domain::Wbf{}, {Role::head}, "AG2"});
  EXPECT_EQ(list(foreign).error().key, "not_found");
  const auto elsewhere = list(place.add({"ketua.c", "U1/B", state, domain::Wbf{}, {Role::head}}));
  for (const auto& view : elsewhere->alerts) EXPECT_EQ(view.line.alert.unit_path, "U1/B");
}

TEST_F(Absence, IsListedToWhoeverIsToldOfItWhateverHisRoles) {
  begin();
  const auto plain = add("penyelia.biasa", "U1/B");
  const auto deputy = add("timbalan", "U1/B");
  place.database->write([&](db::Write& write) {
    write.execute("UPDATE supervision SET supervisor_id = $3 WHERE agency_id = $1 AND officer_id = $2",
                  {db::to_value(officer.agency), db::to_value(officer.officer), db::to_value(plain.officer)});
    return true;
  });
  close("2026-11-02");
  EXPECT_EQ(told(plain), 1);
  const auto list = [&](const TestInstallation::Made& who) {
    std::string names;
    const auto page =
        list_absence_alerts(*place.context, place.messages, place.caller_for(who), officer.agency, {}, {});
    for (const auto& view : page.value().alerts) names += view.line.officer_name + " ";
    return names;
  };
  EXPECT_EQ(list(plain), "Pegawai pegawai ");
  EXPECT_EQ(list(deputy), "");
  const DelegationDraft draft{deputy.officer, base::parse_day("2026-11-03").value(),
                              base::parse_day("2026-11-04").value(), "Cuti"};
  ASSERT_TRUE(give_delegation(*place.context, place.caller_for(plain), draft, {plain.officer, "10.0.0.1", "ujian"}));
  EXPECT_EQ(list(deputy), "Pegawai pegawai ");
}

}  // namespace
}  // namespace spotme::app

#include "app/grant.hpp"

#include "app/grant_store.hpp"
#include "app/notice.hpp"
#include "store/closing.hpp"
#include "store/reopening.hpp"
#include "tests/support/day_world.hpp"

#include <fmt/format.h>

/// Grants that are entered, withdrawn and looked at by those who keep them, and time slips.
namespace spotme::test {
namespace {

using domain::GrantKind;
using domain::Role;

class Grants : public DayWorld {
 protected:
  Grants() {
    officer = place.add({"pegawai"});
    colleague = place.add({"rakan"});
    coordinator = place.add({"penyelaras", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::coordinator}});
    head = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    other = place.add({"lain", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::coordinator}});
    stranger = place.add({"asing", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
  }
  static store::Actor actor(const Made& who) { return {who.officer, "10.0.0.1", "ujian"}; }
  static domain::GrantDraft draft(GrantKind kind, std::string_view first, std::string_view last) {
    domain::GrantDraft made;
    made.kind = kind;
    made.first_day = day(first);
    made.last_day = day(last);
    made.purpose = "Mesyuarat";
    if (domain::takes_times(kind)) made.times = domain::MinuteRange{base::Minutes{600}, base::Minutes{660}};
    if (kind == GrantKind::leave) made.part = domain::LeavePart::day;
    if (kind == GrantKind::leave) made.code = "CR";
    return made;
  }
  base::Result<std::vector<app::GrantLine>> enter(const Made& by, const domain::GrantDraft& made,
                                                  const std::vector<Made>& who) {
    return app::enter_grants(*place.context, place.caller_for(by), entry(made, who), actor(by));
  }
  static app::GrantEntry entry(const domain::GrantDraft& made, const std::vector<Made>& who) {
    app::GrantEntry asked{{}, made};
    for (const auto& one : who) asked.officers.push_back(one.officer);
    return asked;
  }
  /// The key of the refusal and its field; empty for success.
  template <class T>
  static std::string refusal(const base::Result<T>& result) {
    return result ? "" : result.error().key + "/" + result.error().field;
  }
  app::GrantPage own(const Made& who, bool withdrawn = false) {
    app::GrantQuery query{{day("2026-01-01"), day("2027-12-31")}};
    query.withdrawn = withdrawn;
    return app::own_grants(*place.context, place.caller_for(who), query, std::nullopt).value();
  }
  std::int64_t count(std::string_view sql) {
    return place.database->read([&](db::Read& read) { return read.query(sql).integer(); });
  }
  void begin_closing() {
    place.database->write([&](db::Write& write) {
      store::start_closing(write, officer.agency, day("2026-11-02"));
      return 0;
    });
  }
  void close_october() {
    place.database->write([&](db::Write& write) {
      store::set_month_closing(write, officer.agency,
                               {domain::month_of(day("2026-10-01")), true, write.now(), std::nullopt, "ujian"});
      return 0;
    });
  }

  Made officer, colleague, coordinator, head, other, stranger;
};

TEST_F(Grants, AreEnteredForManyAndSeenByEach) {
  begin_closing();
  const auto made = enter(coordinator, draft(GrantKind::course, "2026-11-23", "2026-11-24"), {officer, colleague});
  ASSERT_TRUE(made) << made.error().key;
  ASSERT_EQ(made->size(), 2U);
  EXPECT_TRUE((*made)[0].grant && (*made)[1].grant);
  for (const auto* who : {&officer, &colleague}) {
    const auto page = own(*who);
    ASSERT_EQ(page.grants.size(), 1U);
    EXPECT_EQ(page.grants[0].grant.kind, GrantKind::course);
    EXPECT_EQ(page.grants[0].grant.source, store::GrantSource::entered);
    EXPECT_EQ(page.grants[0].made_by_name, page.grants[0].made_by_name);
    EXPECT_EQ(verdict_of(*who, "2026-11-23").status, domain::Status::present) << "a course is duty all day";
  }
  EXPECT_EQ(count("SELECT count(*) FROM day_reopening"), 4);
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'grant_entered'"), 2);
}

TEST_F(Grants, AreStoredForAllOrForNobody) {
  ASSERT_TRUE(enter(head, draft(GrantKind::leave, "2026-12-01", "2026-12-02"), {colleague}));
  const auto course = draft(GrantKind::course, "2026-12-02", "2026-12-03");
  const auto lines =
      app::try_grants(*place.context, place.caller_for(head), entry(course, {officer, colleague})).value();
  EXPECT_TRUE(lines[0].faults.empty());
  ASSERT_EQ(lines[1].faults.size(), 1U);
  EXPECT_EQ(lines[1].faults[0].key, "grant_overlap_leave");
  EXPECT_EQ(refusal(enter(head, course, {officer, colleague})), "grant_overlap_leave/officers[1].first_day");
  EXPECT_EQ(refusal(enter(head, course, {colleague})), "grant_overlap_leave/first_day");
  EXPECT_TRUE(own(officer).grants.empty());
}

TEST_F(Grants, StayWithinTheReach) {
  const auto course = draft(GrantKind::course, "2026-12-02", "2026-12-03");
  EXPECT_EQ(refusal(enter(other, course, {officer})), "not_found/");
  EXPECT_EQ(refusal(enter(stranger, course, {officer})), "not_found/");
  EXPECT_EQ(refusal(enter(coordinator, course, {officer, other})), "not_found/");
  EXPECT_EQ(refusal(enter(coordinator, course, {officer, coordinator})), "grant_own/officers[1]");
  EXPECT_EQ(refusal(enter(coordinator, course, {officer, officer})), "officer_twice/officers[1]");
  EXPECT_EQ(refusal(enter(head, course, {coordinator})), "");
  EXPECT_TRUE(own(officer).grants.empty());
}

TEST_F(Grants, DatesWithoutSenseAreRefusedWithoutLookingFar) {
  auto reversed = draft(GrantKind::course, "2026-12-03", "2026-12-02");
  EXPECT_EQ(refusal(enter(head, reversed, {officer})), "range_reversed/last_day");
  reversed.last_day = day("9998-12-31");
  EXPECT_EQ(refusal(enter(head, reversed, {officer})), "range_too_long/last_day");
}

TEST_F(Grants, ClosedMonthsAreLeftAlone) {
  ASSERT_TRUE(enter(head, draft(GrantKind::course, "2026-10-05", "2026-10-06"), {officer}));
  close_october();
  EXPECT_EQ(refusal(enter(head, draft(GrantKind::course, "2026-10-31", "2026-11-02"), {officer})),
            "grant_month_closed/first_day");
  const auto id = own(officer).grants[0].grant.id;
  EXPECT_EQ(refusal(app::withdraw_grant(*place.context, place.caller_for(head), id, "silap", actor(head))),
            "grant_month_closed/id");
}

TEST_F(Grants, AreWithdrawnWithAReason) {
  begin_closing();
  const auto id = enter(coordinator, draft(GrantKind::leave, "2026-11-23", "2026-11-23"), {officer}).value()[0].grant;
  const auto withdraw = [&](const Made& by) {
    return refusal(app::withdraw_grant(*place.context, place.caller_for(by), *id, "Tersalah", actor(by)));
  };
  EXPECT_EQ(withdraw(other), "not_found/");
  EXPECT_EQ(withdraw(stranger), "not_found/");
  EXPECT_EQ(withdraw(coordinator), "");
  EXPECT_EQ(withdraw(coordinator), "grant_withdrawn/id");
  EXPECT_TRUE(own(officer).grants.empty());
  const auto page = own(officer, true);
  ASSERT_EQ(page.grants.size(), 1U);
  EXPECT_EQ(page.grants[0].withdrawn_reason, "Tersalah");
  const auto told = app::list_notices(*place.context, place.messages, place.caller_for(officer), {}).notices;
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].body.ms, "Cuti mulai 23 Nov 2026 telah ditarik balik oleh Pegawai penyelaras.");
  EXPECT_EQ(count("SELECT count(*) FROM day_reopening"), 2) << "once for each change";
}

TEST_F(Grants, EnteredForAnOfficerAreToldToHim) {
  const auto told = [&](const Made& who) {
    std::vector<std::string> words;
    for (const auto& one : app::list_notices(*place.context, place.messages, place.caller_for(who), {}).notices) {
      words.push_back(one.body.ms);
    }
    return words;
  };
  ASSERT_TRUE(enter(head, draft(GrantKind::course, "2026-12-01", "2026-12-02"), {officer, other}));
  const std::vector<std::string> once{"Kursus mulai 1 Dis 2026 telah direkodkan bagi anda oleh Pegawai ketua."};
  EXPECT_EQ(told(officer), once);
  EXPECT_EQ(told(other), once);
  EXPECT_TRUE(told(head).empty());
  EXPECT_EQ(refusal(enter(head, draft(GrantKind::course, "2026-12-02", "2026-12-02"), {officer})).empty(), false);
  EXPECT_EQ(told(officer).size(), 1U) << "nothing is told of what was refused";
}

TEST_F(Grants, AreListedWithinTheReachAndTheLookIsRecorded) {
  ASSERT_TRUE(enter(head, draft(GrantKind::course, "2026-12-01", "2026-12-01"), {officer}));
  ASSERT_TRUE(enter(head, draft(GrantKind::leave, "2026-12-01", "2026-12-01"), {other}));
  const auto list = [&](const Made& by, std::optional<base::UnitId> unit = {}) {
    const app::GrantQuery query{{day("2026-12-01"), day("2026-12-31")}};
    return app::list_grants(*place.context, place.caller_for(by), query, unit, std::nullopt, std::nullopt, actor(by));
  };
  EXPECT_EQ(list(head)->grants.size(), 2U);
  EXPECT_EQ(list(coordinator)->grants.size(), 1U);
  EXPECT_EQ(list(coordinator)->grants[0].user_id, "pegawai");
  EXPECT_TRUE(list(stranger)->grants.empty());
  EXPECT_EQ(list(head, place.unit("AG1", "U1/B"))->grants.size(), 1U);
  EXPECT_EQ(refusal(list(coordinator, place.unit("AG1", "U1/B"))), "unit_unknown/unit_id");
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'grants_read'"), 5);
}

TEST_F(Grants, ArePagedTheLatestFirst) {
  for (int i = 1; i <= 3; ++i) {
    const auto date = fmt::format("2026-12-0{}", i);
    ASSERT_TRUE(enter(head, draft(GrantKind::course, date, date), {officer}));
  }
  app::GrantQuery query{{day("2026-12-01"), day("2026-12-31")}};
  query.limit = 2;
  const auto caller = place.caller_for(officer);
  const auto first = app::own_grants(*place.context, caller, query, std::nullopt).value();
  ASSERT_EQ(first.grants.size(), 2U);
  EXPECT_EQ(first.grants[0].grant.first_day, day("2026-12-03"));
  const auto second = app::own_grants(*place.context, caller, query, first.next).value();
  ASSERT_EQ(second.grants.size(), 1U);
  EXPECT_FALSE(second.next);
  EXPECT_EQ(refusal(app::own_grants(*place.context, caller, query, "tiada")), "cursor_invalid/after");
  query.days.last = query.days.first + std::chrono::days{app::most_grant_query_days};
  EXPECT_EQ(refusal(app::own_grants(*place.context, caller, query, std::nullopt)), "range_too_long/to");
  query.days.last = query.days.first - std::chrono::days{1};
  EXPECT_EQ(refusal(app::own_grants(*place.context, caller, query, std::nullopt)), "range_reversed/to");
}

TEST_F(Grants, MaternityLeaveEndsTheEarlyHourOfBoth) {
  auto hour = draft(GrantKind::pregnancy_hour, "2026-12-01", "2027-03-01");
  hour.pregnancy = domain::PregnancyForm{day("2027-04-01")};
  const auto hers = enter(head, hour, {officer}).value()[0].grant;
  hour.pregnancy = domain::PregnancyForm{day("2027-04-01"), true, hers, true, true};
  ASSERT_TRUE(enter(head, hour, {colleague}));
  auto leave = draft(GrantKind::leave, "2027-02-20", "2027-05-28");
  leave.code = "CB";
  ASSERT_TRUE(enter(head, leave, {officer}));
  for (const auto* who : {&officer, &colleague}) {
    const auto page = own(*who);
    const auto found = std::find_if(page.grants.begin(), page.grants.end(),
                                    [](const auto& view) { return view.grant.kind == GrantKind::pregnancy_hour; });
    ASSERT_NE(found, page.grants.end());
    EXPECT_EQ(found->grant.last_day, day("2027-02-19"));
    EXPECT_TRUE(found->grant.replaces);
  }
  const auto page = own(officer);
  const auto her = std::find_if(page.grants.begin(), page.grants.end(),
                                [](const auto& view) { return view.grant.kind == GrantKind::pregnancy_hour; });
  ASSERT_TRUE(app::withdraw_grant(*place.context, place.caller_for(head), her->grant.id, "Batal", actor(head)));
  EXPECT_TRUE(own(colleague).grants.empty()) << "without hers there is no hour of his";
}

TEST_F(Grants, TimeSlipsTellWhatWasReallyTaken) {
  const auto id =
      enter(coordinator, draft(GrantKind::time_off, "2026-11-24", "2026-11-25"), {officer}).value()[0].grant;
  const auto step = [&](const Made& who, app::SlipStep what) {
    return app::record_time_slip(*place.context, place.caller_for(who), *id, what, actor(who));
  };
  EXPECT_EQ(refusal(step(colleague, app::SlipStep::out)), "not_found/");
  EXPECT_EQ(refusal(step(officer, app::SlipStep::back)), "time_slip_not_out/step");
  place.clock.set(local("2026-11-24T09:58"));
  ASSERT_TRUE(step(officer, app::SlipStep::out));
  EXPECT_EQ(refusal(step(officer, app::SlipStep::out)), "time_slip_out_already/step");
  place.clock.set(local("2026-11-24T11:05"));
  const auto slip = step(officer, app::SlipStep::back);
  ASSERT_TRUE(slip);
  EXPECT_EQ(slip->overrun, base::Minutes{7}) << "two minutes before and five behind 10:00 to 11:00";
  EXPECT_EQ(refusal(step(officer, app::SlipStep::back)), "time_slip_back_already/step");
  place.clock.set(local("2026-11-25T10:00"));
  EXPECT_TRUE(step(officer, app::SlipStep::out)) << "each day its own";
  EXPECT_EQ(own(officer).slips.size(), 2U);
  place.clock.set(local("2026-11-26T10:00"));
  EXPECT_EQ(refusal(step(officer, app::SlipStep::out)), "time_slip_not_today/id");
}

}  // namespace
}  // namespace spotme::test

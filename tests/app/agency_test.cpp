#include "app/agency.hpp"

#include "app/api_token.hpp"
#include "app/body.hpp"
#include "app/clock.hpp"
#include "app/evidence_cache.hpp"
#include "store/closing.hpp"
#include "store/transaction.hpp"
#include "tests/support/closing_place.hpp"

#include <gtest/gtest.h>

namespace spotme::app {
namespace {

using domain::Role;
using std::chrono::days;
using test::ClosingPlace;
using test::TestInstallation;

template <class T>
std::string told(const base::Result<T>& result) {
  return result ? "yes" : result.error().key + " " + result.error().field;
}

std::int64_t count(TestInstallation& installation, const std::string& sql) {
  return installation.database->read([&](db::Read& read) { return read.query(sql).integer(); });
}

class AgencyTest : public testing::Test {
 protected:
  AgencyTest() {
    officer = installation.add({"pegawai"});
    admin = installation.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
    system = installation.add({"sistem", "U1", domain::State::kedah, domain::Wbf{}, {Role::system_admin}, "AG3"});
  }
  domain::Caller as(const TestInstallation::Made& who) { return installation.caller_for(who); }
  NewAgency wanted() {
    NewAgency agency;
    agency.code = "JKM";
    agency.name = " Jabatan Kebajikan ";
    agency.unit_code = "IP";
    agency.unit_name = "Ibu Pejabat";
    agency.administrator = {"pentadbir.jkm", "Siti", "", {}, "selangor", "wbf", std::nullopt, {}};
    return agency;
  }
  std::string founded(const NewAgency& agency) {
    return told(found_agency(*installation.context, as(system), agency, {}));
  }
  std::string suspended(const TestInstallation::Made& who, base::AgencyId agency, days ahead) {
    return told(suspend_agency(*installation.context, as(who), agency, today + ahead, "Tunggakan", {}));
  }
  std::string signs_in(const std::string& user_id) {
    SignIn request;
    request.user_id = user_id;
    request.password = TestInstallation::password;
    return told(sign_in(*installation.context, request));
  }

  TestInstallation installation;
  base::Day today = base::local_day(installation.clock.now());
  TestInstallation::Made officer, admin, system;
};

TEST_F(AgencyTest, AnAgencyBeginsWithItsUnitAndItsAdministrator) {
  const auto made = found_agency(*installation.context, as(system), wanted(), {}).value();
  EXPECT_EQ(made.agency.name, "Jabatan Kebajikan");
  EXPECT_EQ(made.administrator.account.unit_path, "IP");
  EXPECT_EQ(made.administrator.account.roles, std::vector<Role>{Role::agency_admin});
  EXPECT_FALSE(made.administrator.temporary_password.empty());
  EXPECT_EQ(count(installation, "SELECT count(*) FROM audit_entry WHERE action = 'agency_founded'"), 1);
}

TEST_F(AgencyTest, AnAgencyThatIsRefusedLeavesNothing) {
  const auto before = count(installation, "SELECT count(*) FROM agency");
  auto agency = wanted();
  agency.code = "AG1";
  EXPECT_EQ(founded(agency), "agency_code_taken code");
  agency = wanted();
  agency.code = "A B";
  EXPECT_EQ(founded(agency), "code_invalid code");
  agency = wanted();
  agency.name = "  ";
  EXPECT_EQ(founded(agency), "name_required name");
  agency = wanted();
  agency.unit_code = "A/B";
  EXPECT_EQ(founded(agency), "code_invalid unit.code");
  agency = wanted();
  agency.body = base::make_uuid(installation.clock.now());
  EXPECT_EQ(founded(agency), "body_unknown body_id");
  agency = wanted();
  agency.administrator.user_id = "pegawai";
  EXPECT_EQ(founded(agency), "user_id_taken administrator.user_id");
  agency = wanted();
  agency.administrator.state = "x";
  EXPECT_EQ(founded(agency), "state_unknown administrator.state");
  EXPECT_EQ(told(found_agency(*installation.context, as(admin), wanted(), {})), "not_found ");
  EXPECT_EQ(count(installation, "SELECT count(*) FROM agency"), before);
  EXPECT_EQ(count(installation, "SELECT count(*) FROM unit_version WHERE path = 'IP'"), 0);
}

TEST_F(AgencyTest, BodiesAreFoundedNamedAndMoved) {
  const auto make = [&](const std::string& kind, const std::string& code, std::optional<base::Uuid> parent) {
    return found_body(*installation.context, as(system), {kind, code, "Badan " + code, parent}, {});
  };
  const auto ministry = make("ministry", "KKM", std::nullopt).value().id;
  const auto department = make("department", "JKN", ministry).value().id;
  const auto below = make("department", "PKD", department).value().id;
  EXPECT_EQ(told(make("ministry", "KKM", std::nullopt)), "body_code_taken code");
  EXPECT_EQ(told(make("department", "X", std::nullopt)), "department_alone parent_id");
  const auto change = [&](const base::Uuid& id, const std::string& name, std::optional<base::Uuid> parent) {
    return told(change_body(*installation.context, as(system), id, name, parent, {}));
  };
  EXPECT_EQ(change(department, "Jabatan Kesihatan", below), "body_loop parent_id");
  EXPECT_EQ(change(below, "Pejabat", ministry), "yes");
  EXPECT_EQ(change(base::make_uuid(installation.clock.now()), "Tiada", std::nullopt), "not_found ");
  EXPECT_EQ(told(change_body(*installation.context, as(admin), below, "P", ministry, {})), "not_found ");
  EXPECT_EQ(told(change_agency(*installation.context, as(system), officer.agency, "Agensi Baharu", below, {})), "yes");
  const auto tree = load_body_tree(*installation.context, as(system)).value();
  EXPECT_EQ(tree.bodies.size(), 3U);
  EXPECT_EQ(tree.agencies[0].name, "Agensi Baharu");
  EXPECT_EQ(tree.agencies[0].body, below);
  EXPECT_EQ(count(installation,
                  "SELECT count(*) FROM audit_entry WHERE action IN ('body_founded', 'body_changed', "
                  "'agency_changed')"),
            5);
}

TEST_F(AgencyTest, NobodyOfASuspendedAgencySignsIn) {
  const auto token = installation.token_for(officer);
  EXPECT_EQ(suspended(system, officer.agency, days{0}), "yes");
  EXPECT_EQ(signs_in("pegawai"), "agency_suspended ");
  EXPECT_EQ(told(authenticate(*installation.context, token)), "agency_suspended ");
  const auto parts = read_token(token).value();
  EXPECT_EQ(living_sessions(*installation.context, {{parts.agency, parts.session}}), std::vector<bool>{false});
  EXPECT_EQ(signs_in("sistem"), "yes");
  // Who does not know the password is not told.
  SignIn wrong;
  wrong.user_id = "pegawai";
  wrong.password = "x";
  EXPECT_EQ(told(sign_in(*installation.context, wrong)), "sign_in_failed ");
  EXPECT_EQ(told(resume_agency(*installation.context, as(system), officer.agency, "Selesai", {})), "yes");
  EXPECT_EQ(told(authenticate(*installation.context, token)), "not_signed_in ") << "an old session stays ended";
  EXPECT_EQ(signs_in("pegawai"), "yes");
}

TEST_F(AgencyTest, TokensOfASuspendedAgencySleep) {
  NewApiToken wanted;
  wanted.name = "HRMIS";
  wanted.scopes = {domain::Scope::people_read};
  wanted.password = TestInstallation::password;
  const auto token = make_api_token(*installation.context, as(admin), admin.agency, wanted, {}).value().text;
  EXPECT_EQ(told(authenticate(*installation.context, token)), "yes");
  EXPECT_EQ(suspended(system, admin.agency, days{0}), "yes");
  EXPECT_EQ(told(authenticate(*installation.context, token)), "agency_suspended ");
  auto guessed = token;
  guessed.back() = guessed.back() == 'A' ? 'Q' : 'A';
  EXPECT_EQ(told(authenticate(*installation.context, guessed)), "not_signed_in ") << "who guesses is not told";
  EXPECT_EQ(told(resume_agency(*installation.context, as(system), admin.agency, "Selesai", {})), "yes");
  EXPECT_EQ(told(authenticate(*installation.context, token)), "yes");
}

TEST_F(AgencyTest, ASuspensionThatLiesAheadBeginsOnItsDay) {
  const auto token = installation.token_for(officer);
  EXPECT_EQ(suspended(system, officer.agency, days{1}), "yes");
  EXPECT_EQ(told(authenticate(*installation.context, token)), "yes");
  EXPECT_EQ(suspended(system, officer.agency, days{2}), "agency_suspended_already ");
  installation.clock.set(base::to_instant(base::LocalTime{today + days{1}}) - std::chrono::microseconds{1});
  EXPECT_EQ(told(authenticate(*installation.context, installation.token_for(officer))), "yes");
  installation.clock.set(base::to_instant(base::LocalTime{today + days{1}}));
  EXPECT_EQ(told(authenticate(*installation.context, token)), "agency_suspended ");
}

TEST_F(AgencyTest, OneThatHasNotBegunNeverWas) {
  EXPECT_EQ(suspended(system, officer.agency, days{1}), "yes");
  EXPECT_EQ(told(resume_agency(*installation.context, as(system), officer.agency, "Silap", {})), "yes");
  EXPECT_TRUE(list_suspensions(*installation.context, as(system), officer.agency).value().empty());
  EXPECT_EQ(told(resume_agency(*installation.context, as(system), officer.agency, "Silap", {})),
            "agency_not_suspended ");
  EXPECT_EQ(suspended(system, officer.agency, days{0}), "yes");
  EXPECT_EQ(told(resume_agency(*installation.context, as(system), officer.agency, "Selesai", {})), "yes");
  EXPECT_EQ(suspended(system, officer.agency, days{0}), "yes") << "again on the same day";
  EXPECT_EQ(list_suspensions(*installation.context, as(system), officer.agency).value().size(), 2U);
}

TEST_F(AgencyTest, WhatCannotBeSuspendedIsSaid) {
  EXPECT_EQ(suspended(system, system.agency, days{0}), "agency_own ");
  EXPECT_EQ(suspended(admin, officer.agency, days{0}), "not_found ");
  EXPECT_EQ(suspended(system, base::AgencyId::make(installation.clock.now()), days{0}), "not_found ");
  EXPECT_EQ(suspended(system, officer.agency, days{-1}), "change_date_past from");
  EXPECT_EQ(suspended(system, officer.agency, days{367}), "change_date_far from");
  EXPECT_EQ(suspended(system, officer.agency, days{366}), "yes");
}

TEST_F(AgencyTest, APressIsRefusedAndTakenWhenTheAgencyIsInAgain) {
  EvidenceCache cache;
  const auto press = [&](const std::string& token) {
    Press one;
    one.token = read_token(token).value();
    one.request.key = base::make_uuid(installation.clock.now());
    one.request.kind = domain::EventKind::in;
    one.request.received_at = installation.clock.now();
    return installation.database->write(
        [&](db::Write& write) { return told(record_presses(*installation.context, cache, write, {one}).at(0)); });
  };
  const auto token = installation.token_for(officer);
  EXPECT_EQ(suspended(system, officer.agency, days{0}), "yes");
  EXPECT_EQ(press(token), "agency_suspended ");
  EXPECT_EQ(told(resume_agency(*installation.context, as(system), officer.agency, "Selesai", {})), "yes");
  EXPECT_EQ(press(token), "not_signed_in ");
  EXPECT_EQ(press(installation.token_for(officer)), "yes");
}

TEST(AgencySuspension, ItsDaysHaveNoRecord) {
  ClosingPlace place;
  place.press_all();
  const auto first = ClosingPlace::first + days{7};
  const auto last = ClosingPlace::first + days{8};
  place.installation.database->write([&](db::Write& write) {
    store::Suspension one;
    one.id = base::make_uuid(write.now());
    one.first_day = first;
    one.reason = "Tunggakan";
    store::insert_suspension(write, place.agency, one, place.officer(0));
    one.last_day = last;
    one.resumed_reason = "Selesai";
    store::end_suspension(write, place.agency, one, place.officer(0));
    return true;
  });
  const auto report = place.close();
  EXPECT_EQ(report.days, 29);
  EXPECT_EQ(report.counts.first_versions, 27 * 5);
  EXPECT_EQ(report.counts.blocked, 0);
  const auto versions = [&](base::Day day) {
    return place.installation.database->read([&](db::Read& read) {
      return store::load_versions(read, {place.agency, place.officer(0), day}).size();
    });
  };
  EXPECT_EQ(versions(first - days{1}), 1U);
  EXPECT_EQ(versions(first), 0U);
  EXPECT_EQ(versions(last), 0U);
  EXPECT_EQ(versions(last + days{1}), 1U);
  // What comes in late for such a day makes no record either, and waits for none.
  place.press(0, first, domain::EventKind::in, base::Minutes{480}, true);
  place.close();
  EXPECT_EQ(versions(first), 0U);
  EXPECT_EQ(count(place.installation, "SELECT count(*) FROM day_reopening"), 0);
}

TEST_F(AgencyTest, WhatFellDueMeanwhileGetsItsTime) {
  installation.database->write([&](db::Write& write) {
    const auto insert = [&](base::Day day, base::Day by) {
      write.execute(
          "INSERT INTO attendance_issue (agency_id, officer_id, work_day, kind, state, raised_at, explain_by) "
          "VALUES ($1, $2, $3, 'late_in', 'open', 0, $4)",
          {db::to_value(officer.agency), db::to_value(officer.officer), db::to_value(day), db::to_value(by)});
    };
    insert(today - days{9}, today - days{1});
    insert(today - days{8}, today);
    insert(today - days{7}, today + days{200});
    return true;
  });
  EXPECT_EQ(suspended(system, officer.agency, days{0}), "yes");
  installation.clock.advance(std::chrono::hours{48});
  EXPECT_EQ(told(resume_agency(*installation.context, as(system), officer.agency, "Selesai", {})), "yes");
  const auto by = [&](base::Day day) {
    return installation.database->read([&](db::Read& read) {
      return read.query("SELECT explain_by FROM attendance_issue WHERE work_day = $1", {db::to_value(day)}).day();
    });
  };
  EXPECT_EQ(by(today - days{9}), today - days{1});
  EXPECT_GT(by(today - days{8}), today + days{2});
  EXPECT_EQ(by(today - days{7}), today + days{200});
}

}  // namespace
}  // namespace spotme::app

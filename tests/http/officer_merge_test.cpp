#include "store/clock_event.hpp"
#include "tests/support/officer_page.hpp"

/// Two records of one person.
namespace spotme::test {
namespace {

using domain::Role;
using Lines = std::vector<std::string>;

class Merges : public OfficerPage {
 protected:
  Answer merge(const TestInstallation::Made& kept, const TestInstallation::Made& other) {
    return post(agency() + "/officer-merges",
                fmt::format(R"({{"kept_id":"{}","double_id":"{}","reason":"Didaftar dua kali"}})",
                            base::to_string(kept.officer), base::to_string(other.officer)));
  }
  boost::json::object preview(const TestInstallation::Made& kept, const TestInstallation::Made& other) {
    const auto answer = server.send_as(token, "GET",
                                       fmt::format("{}/officer-merges/preview?kept={}&double={}", agency(),
                                                   base::to_string(kept.officer), base::to_string(other.officer)));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return boost::json::parse(answer.body).as_object();
  }
  Answer undo(const TestInstallation::Made& made) {
    return server.send_as(token, "DELETE", agency() + "/officer-merges/" + base::to_string(made.officer));
  }
  void press(const TestInstallation::Made& made, const std::string& day) {
    installation.database->write([&](db::Write& write) {
      store::ClockEvent event;
      event.agency = made.agency;
      event.work_day = *base::parse_day(day);
      event.officer = made.officer;
      event.id = base::EventId::make(write.now());
      event.at = base::to_instant(base::LocalTime{event.work_day} + std::chrono::hours{8});
      event.key = base::make_uuid(write.now());
      event.channel.assign("web");
      store::insert_clock_events(write, {event});
      return true;
    });
  }
};

TEST_F(Merges, ThePreviewTellsWhatStandsWhere) {
  press(siti, "2026-11-19");
  press(ali, "2026-11-19");
  press(ali, "2026-11-20");
  press(ali, "2025-11-22");  // more than 366 days ago
  const auto found = preview(siti, ali);
  EXPECT_EQ(found.at("common_days"), 1);
  EXPECT_EQ(found.at("alone_total"), 1);
  EXPECT_EQ(found.at("alone_days").as_array()[0], "2026-11-20");
  EXPECT_EQ(found.at("double").at("press_days"), 2);
  EXPECT_EQ(found.contains("obstacle"), false);
  EXPECT_EQ(count("SELECT count(*) FROM audit_entry WHERE action = 'officer_records_read' AND owner_id IS NOT NULL"),
            2);
}

TEST_F(Merges, TheDoubleIsClosedAndNothingChangesItsOwner) {
  press(ali, "2026-11-20");
  const auto session = installation.token_for(ali);
  EXPECT_EQ(error_of(merge(siti, siti)), "422 merge_same double_id");
  EXPECT_EQ(error_of(merge(siti, foreigner)), "404 not_found ");
  EXPECT_EQ(error_of(merge(siti, admin)), "409 own_merge ");
  ASSERT_EQ(error_of(merge(siti, ali)), "204");
  EXPECT_EQ(server.send_as(session, "GET", "/api/v1/clock").status, 401);
  EXPECT_EQ(history(ali, "posting"), (Lines{"2026-01-01..2026-11-24 U1/A"}));
  EXPECT_EQ(error_of(merge(siti, ali)), "409 account_merged ");
  EXPECT_EQ(error_of(merge(ali, siti)), "409 merge_kept_closed ");
  EXPECT_EQ(error_of(server.send_as(token, "PUT", page(ali, "/active"), R"({"active":true})")), "409 account_merged ");
  const auto kept = boost::json::parse(server.send_as(token, "GET", page(siti, "/history")).body);
  EXPECT_EQ(kept.at("doubles").as_array()[0].at("name"), "Pegawai ali");
  const auto other = boost::json::parse(server.send_as(token, "GET", page(ali, "/history")).body);
  EXPECT_EQ(other.at("merged_into").at("name"), "Pegawai siti");
  EXPECT_EQ(count("SELECT count(*) FROM clock_event"), 1);
  EXPECT_EQ(audited("officer_merged"), 2);
}

TEST_F(Merges, IsTakenBackOnItsDayAlone) {
  ASSERT_EQ(error_of(merge(siti, ali)), "204");
  EXPECT_EQ(error_of(undo(siti)), "404 not_found ");
  EXPECT_EQ(error_of(undo(ali)), "204");
  EXPECT_EQ(history(ali, "posting"), (Lines{"2026-01-01 U1/A"}));
  EXPECT_EQ(server.send_as(installation.token_for(ali), "GET", "/api/v1/clock").status, 200);
  ASSERT_EQ(error_of(merge(siti, ali)), "204");
  installation.clock.advance(std::chrono::hours{24});
  token = installation.token_for(admin);
  EXPECT_EQ(error_of(undo(ali)), "409 merge_undo_over ");
}

TEST_F(Merges, WhoLeadsOrHoldsARoleIsNoDoubleYet) {
  const auto head = installation.add({"ketua", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
  EXPECT_EQ(preview(siti, head).at("obstacle").at("code"), "double_leads");
  EXPECT_EQ(error_of(merge(siti, head)), "409 double_leads ");
  ASSERT_EQ(error_of(lead(siti, "ali", "2026-12-01")), "200");
  EXPECT_EQ(error_of(merge(siti, ali)), "409 double_leads ");
  const auto system =
      installation.add({"sistem", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::system_admin}});
  EXPECT_EQ(error_of(merge(siti, system)), "403 account_above_yours ");
}

}  // namespace
}  // namespace spotme::test

#include "store/officer.hpp"
#include "tests/support/board_http.hpp"

/// The live board on an open page: what arrives, what is made up for after a break, and who is cut off.
namespace spotme::test {
namespace {

class BoardStream : public BoardHttpTest {
 protected:
  static constexpr const char* reset = "event: reset\n";

  std::string id_of(const std::string& event) {
    const auto at = event.rfind("\nid: ");
    EXPECT_NE(at, std::string::npos) << event;
    return event.substr(at + 5, event.find('\n', at + 5) - at - 5);
  }
  static std::string told(const TestInstallation::Made& who, const std::string& presence) {
    return fmt::format(R"({{"officer_id":"{}","presence":{{{}}}}})", base::to_string(who.officer), presence);
  }
  std::unique_ptr<RawClient> resume(const std::string& id, const std::string& query = {}) {
    return listen(query, "Last-Event-ID: " + id + "\r\n");
  }
};

TEST_F(BoardStream, APressArrivesOnTheOpenPage) {
  const auto page = listen();
  EXPECT_TRUE(page->read_until("\ndata: {}\n\n").starts_with("retry: 3000\n\nevent: reset\nid: "));
  press(officer);
  const auto event = page->read_until("}}]}\n\n");
  EXPECT_NE(event.find("event: presence\nid: "), std::string::npos) << event;
  EXPECT_NE(event.find(told(officer, R"("status":"in","since":"07:59")")), std::string::npos) << event;
  EXPECT_EQ(event.find("Pegawai"), std::string::npos) << "the page knows the names";
  installation.clock.advance(std::chrono::minutes{1});
  press(officer, "out");
  EXPECT_NE(page->read_until("}}]}\n\n").find(R"("status":"left","since":"08:00")"), std::string::npos);
}

TEST_F(BoardStream, APressOfAnotherServerArrivesToo) {
  TestServer second(installation);
  const auto page = listen();
  (void)page->read_until("{}\n\n");
  press(officer, "in", &second);
  (void)page->read_until(R"("status":"in")");
}

TEST_F(BoardStream, AMinuteThatPassesIsTold) {
  const auto page = listen();
  (void)page->read_until("{}\n\n");
  installation.clock.advance(std::chrono::minutes{61});  // 09:00
  press(officer);
  EXPECT_EQ(page->read_until("}}]}\n\n").find("late"), std::string::npos);
  installation.clock.advance(std::chrono::minutes{1});
  const auto event = page->read_until("}}]}\n\n");
  EXPECT_NE(event.find(told(head, R"("status":"late")")), std::string::npos) << event;
  EXPECT_EQ(event.find(base::to_string(officer.officer)), std::string::npos) << event;
}

TEST_F(BoardStream, AGrantShowsWithinHalfAMinute) {
  const auto page = listen();
  (void)page->read_until("{}\n\n");
  store::Grant leave;
  leave.agency = officer.agency;
  leave.officer = officer.officer;
  leave.id = base::GrantId::make(installation.clock.now());
  leave.kind = store::GrantKind::leave;
  leave.part = domain::LeavePart::day;
  leave.code = "CR";
  leave.first_day = leave.last_day = base::local_day(installation.clock.now());
  installation.database->write([&](db::Write& write) {
    store::insert_grants(write, {leave});
    return true;
  });
  installation.clock.advance(std::chrono::seconds{30});
  (void)page->read_until(told(officer, R"("status":"leave","pressed":"not_yet")"));
}

TEST_F(BoardStream, AfterABreakOnlyWhatWasMissedIsTold) {
  auto page = listen();
  (void)page->read_until("{}\n\n");
  press(officer);
  const auto seen = id_of(page->read_until("}}]}\n\n"));
  page.reset();
  installation.clock.advance(std::chrono::minutes{1});
  press(head);
  const auto again = resume(seen);
  const auto event = again->read_until("}}]}\n\n");
  EXPECT_EQ(event.find(reset), std::string::npos) << event;
  EXPECT_NE(event.find(told(head, R"("status":"in","since":"08:00")")), std::string::npos) << event;
  EXPECT_EQ(event.find(base::to_string(officer.officer)), std::string::npos) << "that he has";
  const auto last = id_of(event);
  const auto nothing = resume(last);
  press(officer, "out");
  const auto next = nothing->read_until("}}]}\n\n");
  EXPECT_EQ(next.find(reset), std::string::npos);
  EXPECT_EQ(next.find(base::to_string(head.officer)), std::string::npos) << next;
  EXPECT_EQ(audited("board_read"), 1) << "who comes back has been recorded";
}

TEST_F(BoardStream, AnIdThatWasNotGivenLoadsTheBoardAgain) {
  const auto page = listen();
  const auto id = id_of(page->read_until("{}\n\n"));
  const auto epoch = id.substr(0, id.rfind('-'));
  for (const auto& wrong : {epoch + "-999999", epoch + "-18446744073709551616", epoch + "--1", epoch, epoch + "-",
                            std::string("0190") + id.substr(4), std::string("jahat"), std::string(4'000, '9')}) {
    (void)resume(wrong)->read_until(reset);
  }
  TestServer second(installation);
  const auto other = listen({}, "Last-Event-ID: " + id + "\r\n", &second);
  EXPECT_NE(other->read_until("{}\n\n").find(reset), std::string::npos) << "of another process";
}

TEST_F(BoardStream, ABreakThatWasTooLongLoadsTheBoardAgain) {
  const auto page = listen();
  const auto id = id_of(page->read_until("{}\n\n"));
  EXPECT_EQ(server.send_as(token, "DELETE", "/api/v1/session").status, 204);
  (void)page->read_to_end();
  // Somebody watches another board, so that the thread of the hub goes on.
  token = installation.token_for(head);
  const auto other = listen("?unit_id=" + unit("U1/A"));
  (void)other->read_until("{}\n\n");
  EXPECT_EQ(server.service().board.figures().boards, 2U);
  installation.clock.advance(std::chrono::minutes{1});
  press(officer);
  (void)other->read_until("}}]}\n\n");
  installation.clock.advance(std::chrono::minutes{2});
  wait_for([&] { return server.service().board.figures().boards == 1; });
  (void)resume(id)->read_until(reset);
}

TEST_F(BoardStream, WhoseUnitItIsNotIsRefused) {
  const auto refused = [&](const std::string& bearer, const std::string& query) {
    return server.send_as(bearer, "GET", "/api/v1/board/stream" + query);
  };
  const auto answer = refused(installation.token_for(stranger), "?unit_id=" + unit("U1"));
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(code(answer), "unit_unknown");
  EXPECT_EQ(refused(token, "?unit_id=x").status, 400);
  EXPECT_EQ(refused(token, "?wall=ya").status, 400);
  EXPECT_EQ(refused(token, "?officer_id=1").status, 400);
  EXPECT_EQ(server.send("GET", "/api/v1/board/stream").status, 401);
}

TEST_F(BoardStream, WhoLosesHisRoleIsCutOffWithinHalfAMinute) {
  const auto page = listen();
  const auto id = id_of(page->read_until("{}\n\n"));
  installation.database->write([&](db::Write& write) {
    write.execute("UPDATE role_holding SET valid_to = '2026-11-24' WHERE agency_id = $1 AND officer_id = $2",
                  {db::to_value(head.agency), db::to_value(head.officer)});
    return true;
  });
  installation.clock.advance(std::chrono::seconds{30});
  (void)page->read_to_end();
  const auto again = resume(id);
  (void)again->read_until(reset);
  EXPECT_EQ(server.send_as(token, "GET", "/api/v1/board").body.find(base::to_string(officer.officer)),
            std::string::npos);
}

TEST_F(BoardStream, ItEndsWithTheSession) {
  const auto page = listen();
  (void)page->read_until("{}\n\n");
  EXPECT_EQ(server.send_as(token, "DELETE", "/api/v1/session").status, 204);
  (void)page->read_to_end();
}

TEST_F(BoardStream, WhoIsPostedElsewhereLeavesTheBoard) {
  const auto page = listen("?unit_id=" + unit("U1/A"));
  (void)page->read_until("{}\n\n");
  installation.database->write([&](db::Write& write) {
    auto his = store::find_officer(write, officer.agency, officer.officer, write.today()).value();
    his.unit = installation.unit("AG1", "U1/B");
    store::change_postings(write, {his}, write.today());
    return true;
  });
  installation.clock.advance(std::chrono::seconds{30});
  (void)page->read_until(reset);
}

TEST_F(BoardStream, TwoHeadsOfOneUnitShareABoard) {
  const auto mine = listen();
  (void)mine->read_until("{}\n\n");
  token = installation.token_for(
      installation.add({"timbalan", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::head}}));
  const auto his = listen();
  (void)his->read_until("{}\n\n");
  EXPECT_EQ(server.service().board.figures().boards, 1U);
  press(officer);
  (void)mine->read_until(R"("status":"in")");
  (void)his->read_until(R"("status":"in")");
}

TEST_F(BoardStream, AWallNamesNobody) {
  const auto wall = listen("?wall=true");
  auto bytes = wall->read_until("]}\n\n");
  EXPECT_NE(bytes.find("event: counts\nid: "), std::string::npos);
  EXPECT_NE(bytes.find(R"("counts":{"in":0,"not_yet":2,)"), std::string::npos) << bytes;
  press(officer);
  bytes += wall->read_until(R"("counts":{"in":1,"not_yet":1,)");
  const auto again = listen("?wall=true", "Last-Event-ID: " + id_of(bytes) + "\r\n");
  bytes += again->read_until("]}\n\n");
  for (const auto& who : {officer, head}) {
    EXPECT_EQ(bytes.find(base::to_string(who.officer)), std::string::npos);
    EXPECT_EQ(bytes.find("Pegawai"), std::string::npos);
  }
  EXPECT_EQ(bytes.find("presence"), std::string::npos);
}

/// 500 officers of U1/B, who press in one after another, stored as by another process.
class ManyOnABoard : public BoardStream {
 protected:
  ManyOnABoard() {
    installation.database->write([&](db::Write& write) {
      std::vector<store::Officer> made(500);
      for (auto& one : made) {
        one.agency = head.agency;
        one.id = base::OfficerId::make(write.now());
        one.name = "Ramai";
        one.unit = installation.unit("AG1", "U1/B");
        officers.push_back(one.id);
      }
      store::insert_officers(write, made, write.today());
      return true;
    });
  }
  void press_some(std::size_t from, std::size_t count) {
    std::vector<store::ClockEvent> events(count);
    for (std::size_t i = 0; i < count; ++i) {
      auto& event = events[i];
      event.agency = head.agency;
      event.officer = officers.at(from + i);
      event.at = installation.clock.now();
      event.work_day = base::local_day(event.at);
      event.id = base::EventId::make(event.at);
      event.key = base::make_uuid(event.at);
      event.channel = "web";
    }
    installation.database->write([&](db::Write& write) {
      store::insert_clock_events(write, events);
      return true;
    });
  }
  static std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
  }
  std::vector<base::OfficerId> officers;
};

TEST_F(ManyOnABoard, EachOfFiftyPressesASecondArrivesOnceAndTheBoardDoesNotGrow) {
  const auto page = listen("?unit_id=" + unit("U1/B"));
  (void)page->read_until("{}\n\n");
  const auto seats = server.service().board.figures().watched;
  std::string all;
  for (std::size_t from = 0; from < officers.size(); from += 50) {
    installation.clock.advance(std::chrono::seconds{1});
    press_some(from, 50);
    while (count_of(all, R"("status":"in")") < from + 50) all += page->read_until("}}]}\n\n");
  }
  for (const auto& one : officers) EXPECT_EQ(count_of(all, base::to_string(one)), 1U);
  EXPECT_EQ(all.find(reset), std::string::npos);
  EXPECT_EQ(server.service().board.figures().watched, seats);
}

TEST_F(ManyOnABoard, MoreThanTwoHundredChangesAtOnceLoadTheBoardAgain) {
  const auto page = listen("?unit_id=" + unit("U1/B"));
  const auto id = id_of(page->read_until("{}\n\n"));
  press_some(0, 201);
  const auto event = page->read_until("{}\n\n");
  EXPECT_NE(event.find(reset), std::string::npos);
  EXPECT_EQ(event.find("presence"), std::string::npos);
  (void)resume(id, "?unit_id=" + unit("U1/B"))->read_until(reset);
  const auto late = id_of(event);
  press_some(201, 200);
  EXPECT_EQ(count_of(page->read_until("}}]}\n\n"), R"("status":"in")"), 200U);
  const auto again = resume(late, "?unit_id=" + unit("U1/B"));
  EXPECT_EQ(count_of(again->read_until("}}]}\n\n"), R"("status":"in")"), 200U) << "as many are remembered";
}

}  // namespace
}  // namespace spotme::test

#include "app/notice.hpp"

#include "tests/support/raw_client.hpp"
#include "tests/support/sign_in.hpp"

#include <thread>

/// Notices over HTTP: the list, the live page, what one chooses for mail.
namespace spotme::test {
namespace {

class NoticesHttp : public SignInTest {
 protected:
  NoticesHttp() : other(installation.add({"jiran"})) { token = installation.token_for(officer); }

  void tell(const TestInstallation::Made& who, const std::string& name = "Siti binti Ahmad", int count = 1) {
    app::NewNotice notice;
    notice.agency = who.agency;
    notice.to = who.officer;
    notice.kind = domain::NoticeKind::approval_asked;
    notice.args = {{"name", name}};
    notice.words = {{"about", "notice_about_reason"}};
    notice.link = "/kelulusan/1";
    installation.database->write([&](db::Write& write) {
      app::notify(write, std::vector<app::NewNotice>(static_cast<std::size_t>(count), notice));
      return true;
    });
  }
  Answer ask(const std::string& method, const std::string& target, const std::string& body = {}) {
    return server.send_as(token, method, "/api/v1" + target, body);
  }
  /// A stream behind its head.
  std::unique_ptr<RawClient> listen(TestServer& where, const std::string& bearer, const std::string& more = {}) {
    auto client = std::make_unique<RawClient>(where.port());
    client->send(get("/api/v1/notices/stream", "Authorization: Bearer " + bearer + "\r\n" + more));
    const auto head = client->read_answer(true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-type"), "text/event-stream; charset=utf-8");
    EXPECT_EQ(head.header("cache-control"), "no-store");
    EXPECT_EQ(head.header("x-content-type-options"), "nosniff");
    return client;
  }

  TestInstallation::Made other;
  std::string token;
};

TEST_F(NoticesHttp, AreListedPagedAndMarkedAsRead) {
  tell(officer, "Siti binti Ahmad", 3);
  const auto first = boost::json::parse(ask("GET", "/notices?limit=2").body).as_object();
  EXPECT_EQ(first.at("box"), (boost::json::object{{"last", 3}, {"unread", 3}}));
  EXPECT_EQ(first.at("next").as_int64(), 2);
  const auto& latest = first.at("notices").at(0).as_object();
  EXPECT_EQ(latest.at("number").as_int64(), 3);
  EXPECT_EQ(latest.at("body").at("ms").as_string(),
            "Siti binti Ahmad memerlukan maklumat tambahan tentang alasan isu kehadiran anda.");
  EXPECT_FALSE(latest.contains("read_at"));
  EXPECT_EQ(ask("POST", "/notices/3/read").body, R"({"last":3,"unread":2})");
  EXPECT_EQ(ask("GET", "/notices/box").body, R"({"last":3,"unread":2})");
  const auto unread = boost::json::parse(ask("GET", "/notices?unread=true").body).as_object();
  EXPECT_EQ(unread.at("notices").as_array().size(), 2U);
  EXPECT_EQ(ask("POST", "/notices/read", R"({"up_to": 3})").body, R"({"last":3,"unread":0})");
  const auto read = boost::json::parse(ask("GET", "/notices?before=2").body).as_object();
  EXPECT_TRUE(read.at("notices").at(0).as_object().contains("read_at"));
}

TEST_F(NoticesHttp, AnotherOfficersAreNotThere) {
  tell(other);
  EXPECT_EQ(ask("POST", "/notices/1/read").status, 404);
  EXPECT_EQ(ask("POST", "/notices/read", R"({"up_to": 1})").body, R"({"last":0,"unread":0})");
  EXPECT_EQ(ask("GET", "/notices").body, R"({"box":{"last":0,"unread":0},"notices":[]})");
  const auto his = server.send_as(installation.token_for(other), "GET", "/api/v1/notices/box");
  EXPECT_EQ(his.body, R"({"last":1,"unread":1})");
}

TEST_F(NoticesHttp, LimitsAndNonsenseAreRefused) {
  for (const auto* const target : {"?limit=0", "?limit=201", "?before=0", "?before=x", "?unread=ya", "?officer=1"}) {
    EXPECT_EQ(ask("GET", std::string("/notices") + target).status, 400) << target;
  }
  EXPECT_EQ(ask("GET", "/notices?limit=200").status, 200);
  for (const auto* const number : {"x", "-1", "0", "99999999999999999999"}) {
    EXPECT_EQ(ask("POST", fmt::format("/notices/{}/read", number)).status, 404) << number;
  }
  EXPECT_EQ(ask("POST", "/notices/read", R"({"up_to": -1})").status, 422);
  EXPECT_EQ(ask("POST", "/notices/read", R"({"up_to": 1, "officer_id": "x"})").status, 400);
}

TEST_F(NoticesHttp, ScriptInANameStaysText) {
  tell(officer, "<script>alert(1)</script>\r\nevent: box");
  const auto stream = listen(server, token, "Last-Event-ID: 0\r\n");
  const auto event = stream->read_until("event: box\nid: 1\n");
  EXPECT_NE(event.find(R"(<script>alert(1)</script>\r\nevent: box memerlukan)"), std::string::npos) << event;
  EXPECT_EQ(ask("GET", "/notices").header("content-type"), "application/json");
}

TEST_F(NoticesHttp, ANoticeArrivesInTheOpenPage) {
  tell(officer);
  const auto stream = listen(server, token);
  EXPECT_EQ(stream->read_until("}\n\n"), "retry: 3000\n\nevent: box\nid: 1\ndata: {\"last\":1,\"unread\":1}\n\n");
  tell(other);
  tell(officer, "Chong Wei");
  const auto event = stream->read_until("event: box\nid: 2\ndata: {\"last\":2,\"unread\":2}\n\n");
  EXPECT_NE(event.find("event: notice\nid: 2\ndata: {\"number\":2,"), std::string::npos) << event;
  EXPECT_NE(event.find("Chong Wei"), std::string::npos);
  EXPECT_EQ(event.find("Siti"), std::string::npos) << "what was there before, and what others get, is not told";
}

TEST_F(NoticesHttp, ABrokenStreamGoesOnWhereItEnded) {
  tell(officer, "Siti", 2);
  const auto stream = listen(server, token, "Last-Event-ID: 1\r\n");
  const auto event = stream->read_until("data: {\"last\":2,\"unread\":2}\n\n");
  EXPECT_NE(event.find("event: notice\nid: 2\n"), std::string::npos);
  EXPECT_EQ(event.find("id: 1\n"), std::string::npos);
  tell(officer, "Siti", 30);
  const auto late = listen(server, token, "Last-Event-ID: 2\r\n");
  const auto latest = late->read_until("data: {\"last\":32,\"unread\":32}\n\n");
  EXPECT_EQ(latest.find("event: notice\nid: 12\n"), std::string::npos) << "of many the latest twenty";
  EXPECT_NE(latest.find("event: notice\nid: 13\n"), std::string::npos);
  const auto odd = listen(server, token, "Last-Event-ID: 999999\r\n");
  EXPECT_NE(odd->read_until("\n\nevent: box\nid: 32\n").find("retry"), std::string::npos);
  (void)listen(server, token, "Last-Event-ID: jahat\r\n")->read_until("event: box\nid: 32\n");
}

TEST_F(NoticesHttp, WhatIsReadInAnotherWindowOfAnotherServerIsNoLongerCounted) {
  tell(officer);
  TestServer second(installation);
  const auto stream = listen(server, token);
  (void)stream->read_until("\"unread\":1}\n\n");
  (void)second.send_as(token, "POST", "/api/v1/notices/1/read");
  EXPECT_EQ(stream->read_until("\"unread\":0}\n\n").find("event: notice"), std::string::npos);
}

TEST_F(NoticesHttp, AStreamEndsWithItsSession) {
  const auto here = listen(server, token);
  EXPECT_EQ(ask("DELETE", "/session").status, 204);
  (void)here->read_to_end();
  token = installation.token_for(officer);
  TestServer second(installation);
  const auto there = listen(server, token);
  const auto kept_token = installation.token_for(officer);
  const auto kept = listen(server, kept_token);
  EXPECT_EQ(second.send_as(kept_token, "DELETE", "/api/v1/sessions").status, 204) << "on another server";
  (void)there->read_to_end();
  tell(officer);
  (void)kept->read_until("\"last\":1");
  installation.clock.advance(std::chrono::hours{24});
  (void)kept->read_to_end();
}

TEST_F(NoticesHttp, OnlySoManyPagesOfOneOfficerAreOpen) {
  std::vector<std::unique_ptr<RawClient>> open;
  for (int i = 0; i < 7; ++i) {
    open.push_back(listen(server, token));
    (void)open.back()->read_until("\"unread\":0}\n\n");
  }
  (void)open.front()->read_to_end();
  tell(officer);
  for (std::size_t i = 1; i < open.size(); ++i) (void)open[i]->read_until("\"last\":1");
  EXPECT_EQ(server.service().events.figures().opened, 7U);
}

TEST_F(NoticesHttp, AStreamNeedsASession) {
  EXPECT_EQ(server.send("GET", "/api/v1/notices/stream").status, 401);
  EXPECT_EQ(server.send_as("salah", "GET", "/api/v1/notices/stream").status, 401);
}

TEST_F(NoticesHttp, WhatOneChoosesForMailIsKeptAndAudited) {
  installation.database->write([&](db::Write& write) {
    write.execute("UPDATE officer SET email = 'ali@agensi.gov.my' WHERE agency_id = $1 AND id = $2",
                  {db::to_value(officer.agency), db::to_value(officer.officer)});
    return true;
  });
  EXPECT_EQ(ask("GET", "/notice-preferences").body,
            R"({"language":"both","choices":{"urgent":"at_once","decision":"digest","own_case":"digest",)"
            R"("general":"digest"},"mail_sent":false,"digest_hour":7,"email":"ali@agensi.gov.my"})");
  const std::string chosen =
      R"({"language":"en","choices":{"urgent":"never","decision":"at_once","own_case":"digest","general":"never"}})";
  EXPECT_EQ(ask("PUT", "/notice-preferences", chosen).status, 200);
  const auto kept = ask("GET", "/notice-preferences").body;
  EXPECT_TRUE(kept.starts_with(chosen.substr(0, chosen.size() - 1))) << kept;
  EXPECT_EQ(audited("notice_mail_chosen"), 1);
  for (const auto* const wrong :
       {R"({"language":"en"})", R"({"language":"zh","choices":{}})",
        R"({"language":"en","choices":{"urgent":"always","decision":"digest","own_case":"digest","general":"never"}})",
        R"({"language":"en","choices":{"urgent":"never","decision":"digest","own_case":"digest","general":"never",)"
        R"("x":1}})"}) {
    EXPECT_EQ(ask("PUT", "/notice-preferences", wrong).status, 400) << wrong;
  }
  EXPECT_EQ(ask("GET", "/notice-preferences").body, kept);
}

}  // namespace
}  // namespace spotme::test

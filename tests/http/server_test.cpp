#include "http/server.hpp"

#include "base/id.hpp"
#include "http/request_parser.hpp"
#include "tests/support/bare_server.hpp"
#include "tests/support/raw_client.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <thread>

/// What an orderly client sees of the server: answers, keep-alive, pipelines, threads, drain.
namespace spotme::test {
namespace {

std::string code_of(const RawAnswer& answer) {
  const auto error = boost::json::parse(answer.body).at("error").as_object();
  EXPECT_EQ(std::string(error.at("request_id").as_string()), answer.header("x-request-id"));
  EXPECT_FALSE(error.at("message").at("ms").as_string().empty());
  EXPECT_FALSE(error.at("message").at("en").as_string().empty());
  return fmt::format("{} {}", answer.status, std::string(error.at("code").as_string()));
}

TEST(Server, AnswersAndKeepsTheConnection) {
  BareServer server;
  RawClient client(server.port());
  const auto first = client.ask(get("/hari%20ini?dari=a+b&ke=%2Fx&kosong", "X-Request-Id: chosen\r\n"));
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.body, "GET /hari ini\n?dari=a b\n?ke=/x\n?kosong=\n127.0.0.1 plain\n");
  EXPECT_EQ(first.header("date"), "Mon, 23 Nov 2026 23:59:00 GMT");
  EXPECT_EQ(first.header("connection"), "");
  EXPECT_TRUE(base::parse_uuid(first.header("x-request-id")));
  const auto second = client.ask(post("/x", "isi"));
  EXPECT_EQ(second.body, "POST /x\n127.0.0.1 plain\nisi");
  EXPECT_NE(second.header("x-request-id"), first.header("x-request-id"));
  EXPECT_EQ(server.server().figures().connections_accepted, 1U);
  EXPECT_EQ(server.server().figures().requests_handled, 2U);
}

TEST(Server, EveryMethodOfOurs) {
  BareServer server;
  RawClient client(server.port());
  for (const auto* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    const auto answer = client.ask(fmt::format("{} /x HTTP/1.1\r\nHost: spotme\r\n\r\n", method));
    EXPECT_TRUE(answer.body.starts_with(fmt::format("{} /x\n", method))) << answer.body;
  }
}

TEST(Server, HeadHasTheLengthAndNoBody) {
  BareServer server;
  RawClient client(server.port());
  client.send("HEAD /x HTTP/1.1\r\nHost: spotme\r\n\r\n");
  const auto head = client.read_answer(true);
  EXPECT_EQ(head.header("content-length"), std::to_string(std::string("HEAD /x\n127.0.0.1 plain\n").size()));
  EXPECT_EQ(client.ask(get("/y")).body, "GET /y\n127.0.0.1 plain\n");
}

TEST(Server, NoContentHasNoLength) {
  BareServer server;
  RawClient client(server.port());
  const auto answer = client.ask(get("/none"));
  EXPECT_EQ(answer.status, 204);
  EXPECT_EQ(answer.header("content-length"), "");
}

TEST(Server, ClosesWhenAskedTo) {
  BareServer server;
  RawClient client(server.port());
  const auto answer = client.ask(get("/x", "Connection: close\r\n"));
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, Http10ClosesUnlessItAsksToStay) {
  BareServer server;
  RawClient leaving(server.port());
  EXPECT_EQ(leaving.ask("GET /x HTTP/1.0\r\n\r\n").header("connection"), "close");
  EXPECT_TRUE(leaving.is_closed());
  RawClient staying(server.port());
  EXPECT_EQ(staying.ask("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").header("connection"), "keep-alive");
  EXPECT_EQ(staying.ask("GET /y HTTP/1.0\r\n\r\n").status, 200);
}

TEST(Server, AnswersAPipelineInOrder) {
  BareServer server;
  RawClient client(server.port());
  std::string requests;
  constexpr int count = 2000;  // far more than the buffer of a connection holds
  for (int i = 0; i < count; ++i)
    requests += i % 3 == 0 ? post(fmt::format("/{}", i), "isi") : get(fmt::format("/{}", i));
  std::thread sender([&] { client.send(requests); });
  for (int i = 0; i < count; ++i) {
    const auto answer = client.read_answer();
    ASSERT_TRUE(answer.body.starts_with(fmt::format("{} /{}\n", i % 3 == 0 ? "POST" : "GET", i))) << answer.body;
  }
  sender.join();
}

TEST(Server, ReadsAChunkedBody) {
  BareServer server;
  RawClient client(server.port());
  const auto answer = client.ask(
      "POST /x HTTP/1.1\r\nHost: spotme\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3;name=value\r\nisi\r\nA\r\n0123456789\r\n0\r\n\r\n");
  EXPECT_EQ(answer.body, "POST /x\n127.0.0.1 plain\nisi0123456789");
  EXPECT_EQ(client.ask(get("/y")).status, 200);
}

TEST(RequestParser, ReadsAChunkedBodyByteByByte) {
  const http::Limits limits;
  http::RequestParser parser(limits);
  const std::string_view bytes =
      "POST /x HTTP/1.1\r\nHost: spotme\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3\r\n0is\r\n01\r\n0\r\n0\r\n\r\n";
  std::size_t read = 0;
  for (std::size_t arrived = 1; arrived < bytes.size(); ++arrived) {
    std::size_t taken = 0;
    const auto step = parser.advance(bytes.substr(read, arrived - read), taken);
    ASSERT_TRUE(step == http::RequestParser::Step::need_more || step == http::RequestParser::Step::head) << arrived;
    read += taken;
  }
  std::size_t taken = 0;
  EXPECT_EQ(parser.advance(bytes.substr(read), taken), http::RequestParser::Step::done);
  EXPECT_EQ(read + taken, bytes.size());
  EXPECT_EQ(parser.take()->body, "0is0");
}

TEST(Server, SaysContinueOnlyToWhoWaits) {
  BareServer server;
  RawClient client(server.port());
  client.send("POST /x HTTP/1.1\r\nHost: spotme\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_answer().status, 100);
  EXPECT_EQ(client.ask("isi").body, "POST /x\n127.0.0.1 plain\nisi");
  EXPECT_EQ(client.ask(post("/y", "isi", "Expect: 100-continue\r\n")).status, 200);
  EXPECT_EQ(client.ask(post("/z", "", "Expect: 100-continue\r\n")).status, 200);
  EXPECT_EQ(code_of(client.ask(get("/x", "Expect: magic\r\n"))), "417 expectation_unknown");
}

TEST(Server, AnAnswerMayComeLaterFromAnotherThread) {
  BareServer server;
  RawClient first(server.port());
  RawClient second(server.port());
  first.send(get("/later") + get("/after"));
  second.send(get("/later"));
  server.wait_for_kept(2);
  server.release();
  EXPECT_EQ(first.read_answer().body, "late\n");
  EXPECT_EQ(first.read_answer().body, "GET /after\n127.0.0.1 plain\n");
  EXPECT_EQ(second.read_answer().body, "late\n");
}

TEST(Server, AnAnswerMayBeMadeWhereItIsSent) {
  BareServer server;
  RawClient client(server.port());
  EXPECT_EQ(client.ask(get("/made")).body, "GET /made\n127.0.0.1 plain\n");
  client.send(get("/later/made") + get("/later/unmade") + get("/after"));
  server.wait_for_kept(1);
  server.release();
  EXPECT_EQ(client.read_answer().body, "late\n");
  server.wait_for_kept(1);
  server.release();
  EXPECT_EQ(code_of(client.read_answer()), "500 request_unanswered");
  EXPECT_EQ(client.read_answer().body, "GET /after\n127.0.0.1 plain\n");
  EXPECT_EQ(code_of(client.ask(get("/unmade"))), "500 request_unanswered");
}

TEST(Server, WhatIsNotAnsweredIsAnError) {
  BareServer server;
  RawClient client(server.port());
  EXPECT_EQ(code_of(client.ask(get("/drop"))), "500 request_unanswered");
  const auto thrown = client.ask(get("/throw"));
  EXPECT_EQ(code_of(thrown), "500 request_unanswered");
  EXPECT_EQ(thrown.body.find("thrown by the test"), std::string::npos);
  const auto split = client.ask(get("/split"));
  EXPECT_EQ(code_of(split), "500 request_unanswered");
  EXPECT_EQ(split.header("set-cookie"), "");
  EXPECT_EQ(client.ask(get("/x")).status, 200);
  EXPECT_EQ(server.server().figures().requests_unanswered, 3U);
}

TEST(Server, AResponderMayOutliveTheServer) {
  BareServer server;
  RawClient client(server.port());
  client.send(get("/later"));
  server.wait_for_kept(1);
  server.end();
  EXPECT_TRUE(client.is_closed());
  server.release();
}

TEST(Server, SurvivesAClientThatLeavesBeforeItsAnswer) {
  BareServer server;
  {
    RawClient client(server.port());
    client.send(get("/later"));
    server.wait_for_kept(1);
  }
  server.release();
  RawClient other(server.port());
  EXPECT_EQ(other.ask(get("/x")).status, 200);
}

TEST(Server, DrainFinishesWhatIsUnderWayAndClosesTheRest) {
  BareServer server;
  RawClient idle(server.port());
  EXPECT_EQ(idle.ask(get("/x")).status, 200);
  RawClient busy(server.port());
  busy.send(get("/later"));
  server.wait_for_kept(1);
  std::thread drain([&] { server.server().drain(std::chrono::seconds{20}); });
  EXPECT_TRUE(idle.is_closed());
  EXPECT_THROW(RawClient{server.port()}, std::system_error);
  server.release();
  const auto answer = busy.read_answer();
  EXPECT_EQ(answer.body, "late\n");
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(busy.is_closed());
  busy.finish_sending();
  drain.join();
  EXPECT_EQ(server.server().figures().connections_open, 0U);
}

TEST(Server, DrainWaitsNoLongerThanItsGrace) {
  BareServer server;
  RawClient client(server.port());
  client.send(get("/later"));
  server.wait_for_kept(1);
  server.server().drain(std::chrono::milliseconds{1});
  EXPECT_TRUE(client.is_closed());
  server.release();
}

TEST(Server, SaysWhyItCannotStart) {
  BareServer first;
  base::ManualClock clock{base::Instant{}};
  const auto messages = base::Messages::load();
  const auto start = [&](http::ServerOptions options) {
    try {
      const http::Server server(options, clock, messages, [](auto, auto) {});
    } catch (const std::exception& failure) {
      return std::string(failure.what());
    }
    return std::string("started");
  };
  http::ServerOptions taken;
  taken.listen.port = first.port();
  EXPECT_TRUE(start(taken).starts_with(fmt::format("cannot listen on 127.0.0.1 port {}", first.port())))
      << start(taken);
  EXPECT_EQ(start({.listen = {.address = "rumah"}}), "listen: 'rumah' is no IP address");
  EXPECT_EQ(start({.listen = {.port = 0}, .trusted_proxies = {"10.0.0.0/33"}}),
            "trusted_proxies: '10.0.0.0/33' is no address and no prefix");
  EXPECT_TRUE(start({.listen = {.port = 0, .tls_cert = "a.pem"}}).starts_with("tls_cert and tls_key belong together"));
  EXPECT_TRUE(start({.listen = {.port = 0, .tls_cert = "/no/a.pem", .tls_key = "b"}})
                  .starts_with("tls_cert: cannot use /no/a.pem"));
}

}  // namespace
}  // namespace spotme::test

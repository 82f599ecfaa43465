#include "http/server.hpp"
#include "tests/support/bare_server.hpp"
#include "tests/support/raw_client.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

/// Every limit below, at and above; clients that are slow on purpose.
namespace spotme::test {
namespace {

std::string code_of(const RawAnswer& answer) {
  return fmt::format("{} {}", answer.status,
                     std::string(boost::json::parse(answer.body).at("error").at("code").as_string()));
}

/// Asks on a connection of its own and makes sure that a refusal closes it.
std::string outcome(BareServer& server, const std::string& request) {
  RawClient client(server.port());
  const auto answer = client.ask(request);
  if (answer.status == 200) return "200";
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(client.is_closed());
  return code_of(answer);
}

std::string head_of_size(std::size_t bytes) {
  const auto frame = get("/x", "X: \r\n").size();
  return get("/x", "X: " + std::string(bytes - frame, 'a') + "\r\n");
}

std::string headers(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += fmt::format("X-{}: 1\r\n", i);
  return text;
}

TEST(ServerLimits, Head) {
  BareServer server({.limits = {.head_bytes = 2000}});
  EXPECT_EQ(outcome(server, head_of_size(1999)), "200");
  EXPECT_EQ(outcome(server, head_of_size(2000)), "200");
  EXPECT_EQ(outcome(server, head_of_size(2001)), "431 request_head_too_large");
  EXPECT_EQ(outcome(server, head_of_size(1024 * 1024)), "431 request_head_too_large");
  EXPECT_EQ(server.handled(), 2U);
  EXPECT_EQ(server.server().figures().requests_refused, 2U);
}

TEST(ServerLimits, HeaderCount) {
  BareServer server({.limits = {.head_bytes = std::size_t{256} * 1024}});
  EXPECT_EQ(outcome(server, get("/x", headers(99))), "200");  // and Host
  EXPECT_EQ(outcome(server, get("/x", headers(100))), "431 request_head_too_large");
  EXPECT_EQ(outcome(server, get("/x", headers(10'000))), "431 request_head_too_large");
  BareServer usual;
  EXPECT_EQ(outcome(usual, get("/x", headers(10'000))), "431 request_head_too_large");
}

TEST(ServerLimits, Target) {
  BareServer server;
  EXPECT_EQ(outcome(server, get("/" + std::string(4095, 'a'))), "200");
  EXPECT_EQ(outcome(server, get("/" + std::string(4096, 'a'))), "414 request_target_too_long");
  EXPECT_EQ(outcome(server, get("/" + std::string(100'000, 'a'))), "414 request_target_too_long");
}

TEST(ServerLimits, Body) {
  BareServer server({.limits = {.body_bytes = 1000}});
  EXPECT_EQ(outcome(server, post("/x", std::string(1000, 'a'))), "200");
  EXPECT_EQ(outcome(server, post("/x", std::string(1001, 'a'))), "413 request_too_large");
  // The client is told before it has sent anything of it.
  EXPECT_EQ(outcome(server, "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"),
            "413 request_too_large");
  EXPECT_EQ(outcome(server, "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n"),
            "413 request_too_large");
}

std::size_t import_bytes(std::string_view target) { return target == "/import" ? 5000 : 0; }

TEST(ServerLimits, LargeBodyWhereFilesAreSent) {
  BareServer server({.limits = {.body_bytes = 1000, .large_body_bytes = import_bytes}});
  EXPECT_EQ(outcome(server, post("/x", std::string(1001, 'a'))), "413 request_too_large");
  EXPECT_EQ(outcome(server, post("/import", std::string(4999, 'a'))), "200");
  EXPECT_EQ(outcome(server, post("/import", std::string(5000, 'a'))), "200");
  EXPECT_EQ(outcome(server, post("/import", std::string(5001, 'a'))), "413 request_too_large");
  EXPECT_EQ(outcome(server, post("/import?x", std::string(1001, 'a'))), "413 request_too_large");
}

TEST(ServerLimits, LargeBodiesAtOneTime) {
  BareServer server({.limits = {.body_bytes = 1000, .large_body_bytes = import_bytes, .large_bodies = 1}});
  // Those of earlier tests may still be given back.
  std::unique_ptr<RawClient> slow;
  do {
    slow = std::make_unique<RawClient>(server.port());
    slow->send("POST /import HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n");
  } while (slow->read_answer().status != 100);
  EXPECT_EQ(outcome(server, post("/import", "a")), "503 server_busy");
  EXPECT_EQ(outcome(server, post("/x", "a")), "200");
}

TEST(ServerLimits, ChunkedBody) {
  BareServer server({.limits = {.body_bytes = 1000}});
  const std::string head = "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  const auto chunk = "1f4\r\n" + std::string(500, 'a') + "\r\n";
  EXPECT_EQ(outcome(server, head + chunk + chunk + "0\r\n\r\n"), "200");
  EXPECT_EQ(outcome(server, head + chunk + chunk + "1\r\na\r\n0\r\n\r\n"), "413 request_too_large");
  EXPECT_EQ(outcome(server, head + "1;" + std::string(100'000, 'e')), "400 request_malformed");
}

TEST(ServerLimits, ARefusedUploadReadsItsAnswer) {
  BareServer server({.limits = {.body_bytes = 1000}});
  // Three megabytes are on their way when the answer comes; a reset would take it along.
  EXPECT_EQ(outcome(server, post("/x", std::string(std::size_t{3} * 1024 * 1024, 'a'))), "413 request_too_large");
}

TEST(ServerLimits, Connections) {
  BareServer server({.limits = {.connections = 3}});
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    EXPECT_EQ(clients.back()->ask(get("/x")).status, 200);
  }
  RawClient fourth(server.port());
  const auto refused = fourth.read_answer();
  EXPECT_EQ(code_of(refused), "503 server_busy");
  EXPECT_EQ(refused.header("retry-after"), "1");
  EXPECT_TRUE(fourth.is_closed());
  EXPECT_EQ(clients.front()->ask(get("/x", "Connection: close\r\n")).status, 200);
  EXPECT_TRUE(clients.front()->is_closed());
  clients.front()->finish_sending();
  while (server.server().figures().connections_open == 3) std::this_thread::yield();
  RawClient fifth(server.port());
  EXPECT_EQ(fifth.ask(get("/x")).status, 200);
  EXPECT_EQ(server.server().figures().connections_refused, 1U);
}

TEST(ServerLimits, ConnectionsOfOneAddress) {
  BareServer server({.limits = {.connections_per_address = 2}, .trusted_proxies = {"127.0.0.9"}});
  RawClient first(server.port(), "127.0.0.2");
  RawClient second(server.port(), "127.0.0.2");
  EXPECT_EQ(first.ask(get("/x")).status + second.ask(get("/x")).status, 400);
  RawClient third(server.port(), "127.0.0.2");
  EXPECT_EQ(code_of(third.read_answer()), "503 server_busy");
  RawClient other(server.port(), "127.0.0.3");
  EXPECT_EQ(other.ask(get("/x")).status, 200);
  std::vector<std::unique_ptr<RawClient>> through_proxy;
  for (int i = 0; i < 5; ++i) {
    through_proxy.push_back(std::make_unique<RawClient>(server.port(), "127.0.0.9"));
    EXPECT_EQ(through_proxy.back()->ask(get("/x")).status, 200);
  }
}

constexpr std::chrono::milliseconds soon{40};

TEST(ServerLimits, ASlowHeadIsEnded) {
  BareServer server({.limits = {.head_timeout = soon}});
  RawClient client(server.port());
  client.send("GET /x HTTP/1.1\r\nHo");
  EXPECT_EQ(code_of(client.read_answer()), "408 request_timeout");
  EXPECT_TRUE(client.is_closed());
  EXPECT_EQ(server.server().figures().connections_timed_out, 1U);
  EXPECT_EQ(server.handled(), 0U);
}

TEST(ServerLimits, ByteByByteWinsNoTime) {
  BareServer server({.limits = {.head_timeout = soon}});
  RawClient client(server.port());
  // Never ends its head, never stops sending: only the server's close ends this loop.
  client.send("GET /x HTTP/1.1\r\nX: ");
  std::size_t sent = 0;
  while (sent < 10'000'000 && client.send("a")) ++sent;
  EXPECT_LT(sent, 10'000'000U);
  EXPECT_EQ(server.handled(), 0U);
}

TEST(ServerLimits, ASlowBodyIsEnded) {
  BareServer server({.limits = {.body_timeout = soon}});
  RawClient client(server.port());
  client.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
  EXPECT_EQ(code_of(client.read_answer()), "408 request_timeout");
  EXPECT_TRUE(client.is_closed());
}

TEST(ServerLimits, AnIdleConnectionIsClosedInSilence) {
  BareServer server({.limits = {.idle_timeout = soon}});
  RawClient silent(server.port());
  EXPECT_TRUE(silent.is_closed());
  RawClient used(server.port());
  EXPECT_EQ(used.ask(get("/x")).status, 200);
  EXPECT_TRUE(used.is_closed());
  EXPECT_EQ(server.server().figures().connections_timed_out, 0U);
}

TEST(ServerLimits, AHandlerMayTakeLongerThanAnyOfThem) {
  BareServer server(
      {.limits = {.head_timeout = soon, .body_timeout = soon, .idle_timeout = soon, .write_timeout = soon}});
  RawClient waiting(server.port());
  waiting.send(get("/later"));
  server.wait_for_kept(1);
  RawClient idle(server.port());  // as a watch: when it is closed, the limits have passed
  EXPECT_TRUE(idle.is_closed());
  server.release();
  EXPECT_EQ(waiting.read_answer().body, "late\n");
}

TEST(ServerLimits, AClientThatDoesNotReadIsDropped) {
  BareServer server({.limits = {.write_timeout = soon, .write_bytes_per_second = std::size_t{1} << 30U}});
  RawClient client(server.port());
  client.send(get("/big"));
  while (server.server().figures().connections_timed_out == 0) std::this_thread::yield();
  // What the kernel holds for both is far less than the answer. A small buffer of ours would not help: it makes the
  // kernel hand over what is left at the pace of its probes, for minutes.
  EXPECT_LT(client.read_to_end().size(), std::size_t{64} * 1024 * 1024);
}

}  // namespace
}  // namespace spotme::test

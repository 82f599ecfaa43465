#include "http/event_stream.hpp"

#include "http/event_hub.hpp"
#include "tests/support/bare_server.hpp"
#include "tests/support/raw_client.hpp"

#include <gtest/gtest.h>

#include <future>
#include <string>
#include <thread>

/// Server-sent events: the stream, the hub, and what of them comes over the wire.
namespace spotme::test {
namespace {

using http::EventHub;
using http::EventStream;

TEST(EventText, HasALineForEachLineOfTheData) {
  EXPECT_EQ(http::event_text("box", "7", "{}"), "event: box\nid: 7\ndata: {}\n\n");
  EXPECT_EQ(http::event_text("box", "", "a\nb"), "event: box\ndata: a\ndata: b\n\n");
}

TEST(EventStream, WakesItsConnectionOnceForAllThatWaits) {
  EventStream stream(100);
  int woken = 0;
  EXPECT_TRUE(stream.push("a"));
  stream.open([&] { ++woken; });
  EXPECT_EQ(stream.take(), "a");
  EXPECT_EQ(stream.take(), "");
  stream.push("b");
  stream.push("c");
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(stream.take(), "bc");
  stream.push("d");
  EXPECT_EQ(woken, 2);
  stream.end();
  EXPECT_FALSE(stream.push("e"));
  EXPECT_EQ(stream.take(), "d") << "what waits is still written";
  EXPECT_FALSE(stream.take());
}

TEST(EventStream, EndsWhenMoreWouldWaitThanItMay) {
  const auto dropped = std::make_shared<std::atomic<std::uint64_t>>(0);
  EventStream stream(10, dropped);
  EXPECT_TRUE(stream.push("0123456789"));
  EXPECT_FALSE(stream.ended());
  EXPECT_EQ(stream.take(), "0123456789");
  EXPECT_TRUE(stream.push("01234567"));
  EXPECT_FALSE(stream.push("890"));
  EXPECT_TRUE(stream.ended());
  EXPECT_FALSE(stream.take());
  EXPECT_EQ(*dropped, 1U);
}

TEST(EventStreamOverTheWire, ComesPieceByPieceWithoutALength) {
  BareServer server;
  RawClient client(server.port());
  client.send(get("/events"));
  const auto head = client.read_answer(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-length"), "");
  EXPECT_EQ(head.header("connection"), "close");
  server.events->push("data: satu\n\n");
  EXPECT_EQ(client.read_until("\n\n"), "data: satu\n\n");
  server.events->push("data: dua\n\n");
  EXPECT_EQ(client.read_until("\n\n"), "data: dua\n\n");
  server.events->push("data: tiga\n\n");
  server.events->end();
  EXPECT_EQ(client.read_to_end(), "data: tiga\n\n");
}

TEST(EventStreamOverTheWire, HeadAloneOpensNone) {
  BareServer server;
  RawClient client(server.port());
  client.send("HEAD /events HTTP/1.1\r\nHost: spotme\r\n\r\n");
  EXPECT_EQ(client.read_answer(true).status, 200);
  EXPECT_TRUE(client.is_closed());
  EXPECT_TRUE(server.events->ended());
}

TEST(EventStreamOverTheWire, AClientThatLeavesEndsItAtTheNextBytes) {
  BareServer server;
  {
    RawClient client(server.port());
    client.send(get("/events"));
    (void)client.read_answer(true);
  }
  while (server.events->push(":\n\n")) std::this_thread::yield();
  EXPECT_TRUE(server.events->ended());
}

TEST(EventStreamOverTheWire, AReaderThatDoesNotReadIsDroppedInBoundedMemory) {
  http::ServerOptions options;
  options.limits.write_timeout = std::chrono::milliseconds{100};
  BareServer server(options);
  RawClient client(server.port());
  client.send(get("/events"));
  (void)client.read_answer(true);
  const std::string piece(std::size_t{16} * 1024, 'x');
  std::size_t pushed = 0;
  while (server.events->push(piece)) {
    pushed += piece.size();
    std::this_thread::yield();
  }
  EXPECT_TRUE(server.events->ended());
  EXPECT_LT(client.read_to_end().size(), pushed + 1) << "the connection closes";
}

TEST(EventStreamOverTheWire, OthersAreServedWhileStreamsAreOpen) {
  http::ServerOptions options;
  options.threads = 1;
  BareServer server(options);
  RawClient client(server.port());
  client.send(get("/events"));
  (void)client.read_answer(true);
  RawClient other(server.port());
  EXPECT_EQ(other.ask(get("/x")).status, 200);
}

TEST(EventStreamOverTheWire, ADrainingServerEndsIt) {
  BareServer server;
  RawClient client(server.port());
  client.send(get("/events"));
  (void)client.read_answer(true);
  std::thread drain([&] { server.server().drain(std::chrono::seconds{20}); });
  EXPECT_EQ(client.read_to_end(), "");
  drain.join();
  EXPECT_FALSE(server.events->push("data: lewat\n\n"));
}

http::StreamOwner owner(int number) {
  base::Uuid id;
  id.bytes[15] = static_cast<std::uint8_t>(number);
  return {{base::Uuid{}}, {id}, {id}};
}

class Hub : public testing::Test {
 protected:
  static constexpr std::chrono::hours never{1};
  EventHub::Options options{4, 2, 100, never, never};
  static std::vector<bool> all_live(const std::vector<http::StreamOwner>& owners) {
    return std::vector<bool>(owners.size(), true);
  }
};

TEST_F(Hub, HoldsSoManyStreamsAndRefusesOneMore) {
  EventHub hub(options, all_live);
  std::vector<std::shared_ptr<EventStream>> open;
  for (int i = 0; i < 4; ++i) open.push_back(hub.open(owner(i), "notices"));
  EXPECT_EQ(hub.listening("notices").size(), 4U);
  EXPECT_EQ(hub.open(owner(9), "notices"), nullptr);
  EXPECT_EQ(hub.figures().refused, 1U);
  open.pop_back();
  EXPECT_EQ(hub.figures().open, 3U) << "a stream goes with its connection";
  EXPECT_NE(hub.open(owner(9), "notices"), nullptr);
}

TEST_F(Hub, OfOneOfficerTheOldestMakesRoom) {
  EventHub hub(options, all_live);
  const auto first = hub.open(owner(1), "notices");
  const auto second = hub.open(owner(1), "notices");
  const auto board = hub.open(owner(1), "board");
  EXPECT_FALSE(first->ended()) << "another topic counts for itself";
  const auto third = hub.open(owner(1), "notices");
  EXPECT_TRUE(first->ended());
  EXPECT_FALSE(second->ended());
  EXPECT_FALSE(third->ended());
  EXPECT_FALSE(board->ended());
}

TEST_F(Hub, EndsTheStreamsOfASessionAtOnceAndAllWithItself) {
  std::shared_ptr<EventStream> other;
  {
    EventHub hub(options, all_live);
    const auto one = hub.open(owner(1), "notices");
    other = hub.open(owner(2), "notices");
    hub.end_session(owner(1).session);
    EXPECT_TRUE(one->ended());
    EXPECT_FALSE(other->ended());
  }
  EXPECT_TRUE(other->ended());
}

TEST_F(Hub, ASourceThatBreaksDownHoldsUpNoOtherAndNoHeartbeat) {
  options.heartbeat = std::chrono::milliseconds{0};
  EventHub hub(options, all_live);
  std::promise<void> asked;
  hub.add_source([] { throw std::runtime_error("planted"); });
  hub.add_source([&] { asked.set_value(); });
  const auto stream = hub.open(owner(1), "notices");
  hub.wake();
  asked.get_future().wait();
  while (hub.figures().breakdowns == 0) std::this_thread::yield();
  std::string beat;
  while (beat.empty()) beat = stream->take().value();
  EXPECT_EQ(beat, ":\n\n");
}

TEST_F(Hub, WhereNobodyListensNothingIsAsked) {
  options.look = std::chrono::milliseconds{1};
  std::atomic<int> asked = 0;
  std::atomic<int> beside = 0;
  EventHub hub(options, all_live);
  hub.add_source([&] { ++asked; });
  EventHub other(options, all_live);  // its looks, as often, tell how time goes on
  other.add_source([&] { ++beside; });
  const auto listens = other.open(owner(2), "notices");
  const auto some_looks = [&] {
    for (const int until = beside + 50; beside < until;) std::this_thread::yield();
  };
  auto stream = hub.open(owner(1), "notices");
  while (asked == 0) std::this_thread::yield();
  stream.reset();
  some_looks();
  const int before = asked;
  some_looks();
  EXPECT_EQ(asked, before);
}

}  // namespace
}  // namespace spotme::test

#pragma once

#include "store/grant.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/sign_in.hpp"

#include <memory>
#include <string>
#include <thread>

/// A head who watches his board over HTTP, one officer below him, and somebody of another agency.
namespace spotme::test {

class BoardHttpTest : public SignInTest {
 protected:
  BoardHttpTest()
      : head(installation.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {domain::Role::head}})),
        stranger(installation.add({"asing", "U1", domain::State::kedah, domain::Wbf{}, {domain::Role::head}, "AG2"})),
        token(installation.token_for(head)) {}

  Answer ask(const std::string& target) { return server.send_as(token, "GET", "/api/v1" + target); }
  std::string unit(const std::string& path) { return base::to_string(installation.unit("AG1", path)); }
  void press(const TestInstallation::Made& who, const std::string& kind = "in", TestServer* where = nullptr) {
    const auto key = base::to_string(base::make_uuid(installation.clock.now()));
    const auto answer = (where == nullptr ? server : *where)
                            .send_as(installation.token_for(who), "POST", "/api/v1/clock-events",
                                     fmt::format(R"({{"key":"{}","kind":"{}"}})", key, kind));
    EXPECT_EQ(answer.status, 201) << answer.body;
  }
  /// The head's stream behind its head.
  std::unique_ptr<RawClient> listen(const std::string& query = {}, const std::string& more = {},
                                    TestServer* where = nullptr) {
    auto client = std::make_unique<RawClient>((where == nullptr ? server : *where).port());
    client->send(get("/api/v1/board/stream" + query, "Authorization: Bearer " + token + "\r\n" + more));
    const auto answer = client->read_answer(true);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("content-type"), "text/event-stream; charset=utf-8");
    EXPECT_EQ(answer.header("cache-control"), "no-store");
    return client;
  }
  template <class Condition>
  static void wait_for(const Condition& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!condition() && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    EXPECT_TRUE(condition());
  }

  TestInstallation::Made head, stranger;
  std::string token;
};

}  // namespace spotme::test

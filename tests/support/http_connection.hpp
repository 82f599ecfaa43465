#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace spotme::test {

/// An answer at the beginning of some bytes.
struct AnswerView {
  int status = 0;
  std::string_view body;
  std::size_t length = 0;  ///< of head and body together
};
/// nullopt while it is not all there. The server always tells the length of a body.
[[nodiscard]] std::optional<AnswerView> read_answer(std::string_view bytes);

/// The bytes of one press on a connection that stays open.
[[nodiscard]] std::string press_request(std::string_view token, std::string_view key, std::string_view kind);

/// A connection to a server on loopback that stays open between requests, for programs that expect the server to die
/// under it: nothing here throws, every failure is an answer that does not come.
class HttpConnection {
 public:
  HttpConnection() = default;
  ~HttpConnection() { close(); }
  HttpConnection(const HttpConnection&) = delete;
  HttpConnection& operator=(const HttpConnection&) = delete;

  /// False when nobody listens.
  [[nodiscard]] bool open(std::uint16_t port, std::chrono::milliseconds timeout);
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] bool send(std::string_view request) const;
  struct Answer {
    int status = 0;
    std::string body;
  };
  /// nullopt when the server died, closed or took too long: what became of the request is unknown, and the connection
  /// is closed.
  [[nodiscard]] std::optional<Answer> receive();
  void close();

 private:
  int descriptor_ = -1;
  std::string buffer_;
};

}  // namespace spotme::test

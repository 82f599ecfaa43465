#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spotme::test {

/// One answer as it came over the wire.
struct RawAnswer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;

  [[nodiscard]] std::string header(std::string_view name) const;  ///< the first, or empty
};

/// A blocking socket that sends exactly the bytes it is told to: what no HTTP library would send. Every wait ends after
/// 20 s with std::runtime_error, so that a server which hangs fails the test.
class RawClient {
 public:
  /// `from`: the loopback address to come from (all of 127.0.0.0/8 is there on Linux).
  explicit RawClient(std::uint16_t port, const std::string& from = "127.0.0.1");
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False when the server has closed: what it answered before can still be read.
  bool send(std::string_view bytes);
  void finish_sending();
  /// The next answer by its Content-Length. `to_head`: has none of the bytes that it announces.
  [[nodiscard]] RawAnswer read_answer(bool to_head = false);
  /// Sends `bytes`, reads one answer.
  [[nodiscard]] RawAnswer ask(std::string_view bytes);
  /// What comes up to and with `text`, without the rest: the events of a stream.
  [[nodiscard]] std::string read_until(std::string_view text);
  /// Everything until the server closes; a reset counts as a close.
  [[nodiscard]] std::string read_to_end();
  /// True when the server closes without another byte.
  [[nodiscard]] bool is_closed() { return read_to_end().empty(); }

 private:
  bool fill();

  int descriptor_;
  std::string received_;
};

/// A request line and the headers that every request has.
[[nodiscard]] std::string get(std::string_view target, std::string_view more_headers = {});
[[nodiscard]] std::string post(std::string_view target, std::string_view body, std::string_view more_headers = {});

}  // namespace spotme::test

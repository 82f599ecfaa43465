#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace spotme::bench {

/// One event stream that was opened and is read by nobody else.
struct OpenedStream {
  std::size_t group = 0;   ///< streams of one group are told the same
  std::string text = {};   ///< of the first stream of each group, all that came
  std::uint64_t told = 0;  ///< closing braces that came: a measure of what it was told that heartbeats leave alone
  bool closed = false;
  int socket = -1;
  bool keeps_text = false;  ///< the first of its group
};

/// Many event streams at once, read on a thread of its own. Throws std::runtime_error when one cannot be opened.
class StreamReader {
 public:
  struct Wanted {
    std::size_t group = 0;
    std::string token;
  };
  StreamReader(std::uint16_t port, const std::string& target, const std::vector<Wanted>& wanted);
  ~StreamReader();
  StreamReader(const StreamReader&) = delete;
  StreamReader& operator=(const StreamReader&) = delete;

  /// Returns when nothing but heartbeats came for three seconds: the last look was told.
  void settle();
  /// Stops reading; then the streams can be looked at.
  void stop();
  [[nodiscard]] const std::vector<OpenedStream>& streams() const { return streams_; }

 private:
  void take(OpenedStream& stream, std::string_view bytes);
  void read();

  std::vector<OpenedStream> streams_;
  int poll_;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::uint64_t> told_ = 0;  ///< by all
  std::thread thread_;
};

}  // namespace spotme::bench

#pragma once

#include "tests/support/process.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace spotme::test {

/// A real mail server on a port of loopback that it keeps (tests/support/smtp_server.py says whom it refuses). It takes
/// connections from the first moment on: they wait until it is up.
class SmtpServer {
 public:
  /// With `user` and `password` it demands them.
  explicit SmtpServer(std::string user = {}, std::string password = {});
  ~SmtpServer();
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  /// Down: connections are refused.
  void stop();
  void start();

  [[nodiscard]] std::string url() const;
  struct Received {
    std::string from;
    std::string to;
    std::string subject;  ///< decoded, as the rest
    std::string body;
    std::string message_id;
    std::string date;
    std::string type;
    std::string headers;  ///< the names, in lower case, sorted
  };
  /// All that it took, the earliest first.
  [[nodiscard]] std::vector<Received> received() const;

 private:
  std::string user_;
  std::string password_;
  Folder folder_;
  std::uint16_t port_ = 0;
  int listening_ = -1;
  std::unique_ptr<Process> process_;
};

}  // namespace spotme::test

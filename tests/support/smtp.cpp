#include "tests/support/smtp.hpp"

#include <arpa/inet.h>
#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace spotme::test {
namespace {

/// A listening socket that a program started later inherits. `port` 0: any free one, which is put there.
int listen_on(std::uint16_t& port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool listening = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                         ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
                         ::listen(socket, 64) == 0;
  if (!listening) {
    ::close(socket);
    throw std::runtime_error("the mail server has no port");
  }
  port = ntohs(address.sin_port);
  return socket;
}

std::string field(const boost::json::object& mail, std::string_view name) {
  return std::string(mail.at(name).as_string());
}

}  // namespace

SmtpServer::SmtpServer(std::string user, std::string password)
    : user_(std::move(user)), password_(std::move(password)) {
  start();
}

SmtpServer::~SmtpServer() { stop(); }

void SmtpServer::start() {
  listening_ = listen_on(port_);
  std::vector<std::string> command{std::string(SPOTME_SOURCE_DIR) + "/tests/support/smtp_server.py",
                                   std::to_string(listening_), folder_.path().string()};
  if (!user_.empty()) command.insert(command.end(), {user_, password_});
  process_ = std::make_unique<Process>(command, folder_.path() / "log");
}

void SmtpServer::stop() {
  if (process_) process_->kill();
  process_.reset();
  if (listening_ >= 0) ::close(std::exchange(listening_, -1));
}

std::string SmtpServer::url() const { return fmt::format("smtp://127.0.0.1:{}", port_); }

std::vector<SmtpServer::Received> SmtpServer::received() const {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Received> mails;
  for (const auto& file : files) {
    std::ifstream in(file);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const auto mail = boost::json::parse(text).as_object();
    mails.push_back({field(mail, "from"), field(mail, "to"), field(mail, "subject"), field(mail, "body"),
                     field(mail, "message_id"), field(mail, "date"), field(mail, "type"), field(mail, "headers")});
  }
  return mails;
}

}  // namespace spotme::test

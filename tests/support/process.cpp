#include "tests/support/process.hpp"

#include "tests/support/http_connection.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace spotme::test {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

int status_of(int waited) { return WIFEXITED(waited) ? WEXITSTATUS(waited) : 128 + WTERMSIG(waited); }

std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                     ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(socket);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

std::string tail_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string text(std::istreambuf_iterator<char>(in), {});
  return text.size() <= 3000 ? text : text.substr(text.size() - 3000);
}

bool is_ready(std::uint16_t port) {
  HttpConnection connection;
  if (!connection.open(port, 1000ms) || !connection.send("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
    return false;
  const auto answer = connection.receive();
  return answer && answer->status == 200;
}

std::vector<pid_t> children_of(pid_t id) {
  std::ifstream in(fmt::format("/proc/{}/task/{}/children", id, id));
  std::vector<pid_t> children;
  for (pid_t child = 0; in >> child;) children.push_back(child);
  return children;
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const std::filesystem::path& output) {
  std::vector<char*> arguments;
  for (const auto& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (out < 0) throw std::runtime_error("cannot write " + output.string());
  id_ = ::fork();
  if (id_ == 0) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  ::close(out);
  if (id_ < 0) throw std::runtime_error("cannot start " + command.front());
  ::setpgid(id_, id_);  // by both, so that no kill comes before the group is there
}

void Process::kill() {
  if (id_ < 0) return;
  ::kill(-id_, SIGKILL);
  wait();
}

int Process::stop() {
  if (id_ > 0) ::kill(id_, SIGTERM);
  return wait();
}

int Process::wait() {
  if (id_ < 0) return status_;
  int waited = 0;
  ::waitpid(id_, &waited, 0);
  id_ = -1;
  return status_ = status_of(waited);
}

bool Process::is_running() {
  if (id_ < 0) return false;
  int waited = 0;
  if (::waitpid(id_, &waited, WNOHANG) != id_) return true;
  id_ = -1;
  status_ = status_of(waited);
  return false;
}

void run(const std::vector<std::string>& command, const std::filesystem::path& output) {
  const int status = Process(command, output).wait();
  if (status == 0) return;
  throw std::runtime_error(fmt::format("{} ended with {}: {}", fmt::join(command, " "), status, tail_of(output)));
}

Folder::Folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "spotme-run-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  if (!kept_) std::filesystem::remove_all(path_, ignored);
}

ServerProcess::ServerProcess(std::string binary, std::string database_url, std::filesystem::path folder)
    : binary_(std::move(binary)),
      url_(std::move(database_url)),
      log_(std::move(folder) / "server.log"),
      port_(free_port()) {}

void ServerProcess::start() {
  process_ = std::make_unique<Process>(
      std::vector<std::string>{binary_, "serve", "--database", url_, "--listen", fmt::format("127.0.0.1:{}", port_)},
      log_);
  const auto deadline = Clock::now() + 60s;
  while (!is_ready(port_)) {
    if (!process_->is_running()) throw std::runtime_error("the server ended at its start: " + tail_of(log_));
    if (Clock::now() > deadline) throw std::runtime_error("the server is not ready after a minute: " + tail_of(log_));
    std::this_thread::sleep_for(2ms);  // between two questions, not instead of them
  }
}

PrivatePostgres::PrivatePostgres(const std::filesystem::path& folder)
    : url_file_(folder / "postgres.url"), log_(folder / "postgres.log") {
  // What it leaves behind becomes ours to bury: PostgreSQL takes a dead process that nobody has waited for as a living
  // one.
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
  run({SPOTME_SOURCE_DIR "/tests/support/postgres", "start", url_file_.string()}, log_);
  std::getline(std::ifstream(url_file_) >> std::ws, url_);
  const auto from = url_.find("host=") + 5;
  data_ = url_.substr(from, url_.find('&', from) - from) + "/data";
}

PrivatePostgres::~PrivatePostgres() {
  try {
    crash();
    run({SPOTME_SOURCE_DIR "/tests/support/postgres", "stop", url_file_.string()}, log_);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
  }
}

void PrivatePostgres::crash() {
  pid_t postmaster = 0;
  std::ifstream(data_ + "/postmaster.pid") >> postmaster;
  if (postmaster <= 0) throw std::runtime_error("PostgreSQL does not run");
  // Stopped first, so that it starts no other while its children are counted; each of them leads a group of its own.
  ::kill(postmaster, SIGSTOP);
  auto all = children_of(postmaster);
  all.push_back(postmaster);
  for (const auto id : all) ::kill(id, SIGKILL);
  // The postmaster last in the list, first in the grave: its children become ours when it is gone.
  for (auto id = all.rbegin(); id != all.rend(); ++id) {
    if (::waitpid(*id, nullptr, 0) != *id) throw std::runtime_error("a process of PostgreSQL is not ours to wait for");
  }
}

void PrivatePostgres::restart() {
  run({SPOTME_SOURCE_DIR "/tests/support/postgres", "restart", url_file_.string()}, log_);
}

}  // namespace spotme::test

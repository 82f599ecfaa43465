#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

/// Programs that a test runs beside itself: the real server, and a PostgreSQL of its own.
namespace spotme::test {

/// A running program in a process group of its own; what it prints is appended to a file. It dies with this object, and
/// with the thread that started it, so start it from the main thread.
class Process {
 public:
  Process(const std::vector<std::string>& command, const std::filesystem::path& output);
  ~Process() { kill(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// SIGKILL to the whole group; returns when it is gone.
  void kill();
  /// SIGTERM; returns the exit status, or 128 and the signal that ended it.
  int stop();
  int wait();
  [[nodiscard]] pid_t id() const { return id_; }
  /// False when it has ended by itself.
  [[nodiscard]] bool is_running();

 private:
  pid_t id_ = -1;
  int status_ = 0;
};

/// Runs to the end; throws std::runtime_error with the command when its status is not 0.
void run(const std::vector<std::string>& command, const std::filesystem::path& output);

/// A folder under the temporary one, removed with this object unless it is kept.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  std::filesystem::path path_;
  bool kept_ = false;
};

/// `spotme serve` on one port of loopback, which it keeps when it is started again.
class ServerProcess {
 public:
  ServerProcess(std::string binary, std::string database_url, std::filesystem::path folder);
  /// Returns when it is ready. Throws std::runtime_error with the end of its log when it ends or takes more than a
  /// minute.
  void start();
  void kill() { process_->kill(); }
  int stop() { return process_->stop(); }
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] pid_t id() const { return process_->id(); }

 private:
  std::string binary_;
  std::string url_;
  std::filesystem::path log_;
  std::uint16_t port_;
  std::unique_ptr<Process> process_;
};

/// A PostgreSQL on a private socket, with its data; gone with this object.
class PrivatePostgres {
 public:
  explicit PrivatePostgres(const std::filesystem::path& folder);
  ~PrivatePostgres();
  PrivatePostgres(const PrivatePostgres&) = delete;
  PrivatePostgres& operator=(const PrivatePostgres&) = delete;

  [[nodiscard]] const std::string& url() const { return url_; }
  /// SIGKILL to the postmaster and to every process that it started; returns when none is left.
  void crash();
  /// Starts it on the data as the crash left them; returns when it accepts connections.
  void restart();

 private:
  std::filesystem::path url_file_;
  std::filesystem::path log_;
  std::string url_;
  std::string data_;
};

}  // namespace spotme::test

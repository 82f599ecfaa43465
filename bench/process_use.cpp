#include "bench/process_use.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace spotme::bench {

double processor_seconds(pid_t process) {
  std::ifstream in(fmt::format("/proc/{}/stat", process));
  std::string text(std::istreambuf_iterator<char>(in), {});
  std::istringstream fields(text.substr(text.rfind(')') + 2));  // the name before it may hold spaces
  std::string skipped;
  for (int i = 3; i < 14; ++i) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

double resident_mb(pid_t process) {
  std::ifstream in(fmt::format("/proc/{}/status", process));
  for (std::string word; in >> word;) {
    double kilobytes = 0;
    if (word == "VmRSS:" && in >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

}  // namespace spotme::bench

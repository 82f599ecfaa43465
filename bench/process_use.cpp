#include "bench/process_use.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace spotme::bench {
namespace {

double memory_mb(const std::string& file, std::string_view field) {
  std::ifstream in(file);
  for (std::string word; in >> word;) {
    double kilobytes = 0;
    if (word == field && in >> kilobytes) return kilobytes / 1024;
  }
  return 0;
}

}  // namespace

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

double resident_mb(pid_t process) { return memory_mb(fmt::format("/proc/{}/status", process), "VmRSS:"); }

double own_peak_mb() { return memory_mb("/proc/self/status", "VmHWM:"); }

void forget_peak() {
  std::ofstream file("/proc/self/clear_refs");
  file << '5' << std::flush;  // proc(5): the peak becomes what is resident now
  if (!file) throw std::runtime_error("the peak of this process's memory cannot be forgotten");
}

}  // namespace spotme::bench

#include "bench/figures.hpp"

#include "base/clock.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <fmt/format.h>
#include <sys/utsname.h>

#include <array>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <thread>

namespace spotme::bench {
namespace {

std::string output_of(const char* command) {
  struct Close {
    void operator()(FILE* pipe) const { ::pclose(pipe); }
  };
  const std::unique_ptr<FILE, Close> pipe(::popen(command, "r"));
  std::array<char, 256> text{};
  if (!pipe || std::fgets(text.data(), text.size(), pipe.get()) == nullptr) return "unknown";
  return std::string(base::trimmed(text.data()));
}

std::string processor() {
  std::ifstream in("/proc/cpuinfo");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("model name"))
      return std::string(base::trimmed(std::string_view(line).substr(line.find(':') + 1)));
  }
  return "unknown";
}

std::string quoted(const std::string& text) { return boost::json::serialize(boost::json::string(text)); }

}  // namespace

Figures::Figures(const std::string& file) : out_(file) {
  if (!out_) throw std::runtime_error("cannot write " + file);
  utsname system{};
  ::uname(&system);
  const auto machine =
      fmt::format("{}, {} cores, Linux {}", processor(), std::thread::hardware_concurrency(), system.release);
  const auto commit = output_of("git -C '" SPOTME_SOURCE_DIR "' describe --always --dirty 2>/dev/null");
  const auto day = base::format_instant(base::SystemClock{}.now());
  where_ = fmt::format(R"("machine":{},"commit":{},"at":{})", quoted(machine), quoted(commit), quoted(day));
  fmt::print("{}\ncommit {}, {}\n\n{:10} {:58} {:>12}\n", machine, commit, day, "engine", "what", "figure");
}

void Figures::add(const std::string& engine, const std::string& name, double value, const std::string& unit) {
  const int digits = value < 100 ? 2 : 0;
  fmt::print("{:10} {:58} {:>12.{}f} {}\n", engine, name, value, digits, unit);
  std::fflush(stdout);
  out_ << fmt::format("{{\"engine\":{},\"name\":{},\"value\":{},\"unit\":{},{}}}\n", quoted(engine), quoted(name),
                      value, quoted(unit), where_)
       << std::flush;
}

}  // namespace spotme::bench

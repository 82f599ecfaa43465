#include "bench/verdict_figures.hpp"

#include "app/judge_line.hpp"
#include "base/text.hpp"
#include "bench/sample_case.hpp"
#include "store/rule_pack.hpp"
#include "tests/support/process.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <stdexcept>
#include <thread>
#include <vector>

namespace spotme::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t sample_size = 300'000;
const base::Day first_day = base::parse_day("2026-11-01").value();
constexpr int days_of_month = 30;

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Seconds of processor time of this process, or of the programs that it waited for.
double processor_seconds(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  return seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
}

domain::Case sample(std::size_t number) {
  return sample_case(number / days_of_month, first_day + std::chrono::days{number % days_of_month});
}

double most_memory_mib() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("VmHWM:")) continue;
    const auto text = base::trimmed(std::string_view(line).substr(6));
    return static_cast<double>(base::parse_integer(text.substr(0, text.find(' '))).value_or(0)) / 1024;
  }
  return 0;
}

/// What the days of some officers came to; so that nothing can be left out.
struct Sum {
  std::size_t judged = 0;
  std::size_t working = 0;
  std::int64_t minutes = 0;
};

Sum judge_officers(const store::Rules& rules, std::size_t from, std::size_t to) {
  Sum sum;
  for (auto officer = from; officer < to; ++officer) {
    for (int i = 0; i < days_of_month; ++i) {
      const auto day = first_day + std::chrono::days{i};
      const auto facts = sample_case(officer, day);
      const auto verdict = domain::judge(rules.pack, rules.calendar, facts);
      if (!verdict) throw std::runtime_error("a sample case was refused: " + verdict.error().key);
      ++sum.judged;
      if (verdict->day_type == domain::DayType::working) ++sum.working;
      sum.minutes += (verdict->late + verdict->early).count();
    }
  }
  return sum;
}

void domain_alone(Figures& figures) {
  const auto rules = store::builtin_rules();
  std::vector<domain::Case> cases;
  for (std::size_t i = 0; i < sample_size; ++i) cases.push_back(sample(i));
  std::size_t steps = 0;
  const auto before = processor_seconds(RUSAGE_SELF);
  for (const auto& one : cases) steps += domain::judge(rules.pack, rules.calendar, one)->because.size();
  const auto seconds = processor_seconds(RUSAGE_SELF) - before;
  figures.add(
      "", fmt::format("verdicts in the domain, one core ({:.1f} steps each)", static_cast<double>(steps) / sample_size),
      sample_size / seconds, "1/s");
}

void through_the_command(const std::string& binary, Figures& figures) {
  const test::Folder folder;
  const auto input = (folder.path() / "cases.jsonl").string();
  const auto output = (folder.path() / "verdicts.jsonl").string();
  {
    std::ofstream file(input, std::ios::binary);
    std::string line;
    for (std::size_t i = 0; i < sample_size; ++i) {
      line.clear();
      app::append_case(line, fmt::format("case-{}", i), sample(i));
      file << line << '\n';
    }
  }
  const auto script = fmt::format("exec '{}' judge < '{}' > '{}'", binary, input, output);
  const auto before = processor_seconds(RUSAGE_CHILDREN);
  test::run({"/bin/sh", "-c", script}, folder.path() / "log");
  const auto seconds = processor_seconds(RUSAGE_CHILDREN) - before;
  figures.add("",
              fmt::format("lines through spotme judge, one core ({:.0f} B in, {:.0f} B out each)",
                          static_cast<double>(std::filesystem::file_size(input)) / sample_size,
                          static_cast<double>(std::filesystem::file_size(output)) / sample_size),
              sample_size / seconds, "1/s");
}

}  // namespace

void measure_verdicts(const std::string& binary, Figures& figures) {
  domain_alone(figures);
  through_the_command(binary, figures);
}

void measure_national_month(std::size_t officers, Figures& figures) {
  const auto rules = store::builtin_rules();
  const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
  const auto begun = Clock::now();
  std::vector<std::future<Sum>> parts;
  for (std::size_t i = 0; i < threads; ++i) {
    parts.push_back(std::async(std::launch::async, judge_officers, std::cref(rules), officers * i / threads,
                               officers * (i + 1) / threads));
  }
  Sum all;
  for (auto& part : parts) {
    const auto sum = part.get();
    all.judged += sum.judged;
    all.working += sum.working;
    all.minutes += sum.minutes;
  }
  const auto seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  const auto what = fmt::format("a month of {} officers, {} threads", officers, threads);
  figures.add("", what, seconds, "s");
  figures.add("", fmt::format("working days in it, of {} days", all.judged), static_cast<double>(all.working), "");
  figures.add("", "its verdicts", static_cast<double>(all.judged) / seconds, "1/s");
  figures.add("", "most memory so far", most_memory_mib(), "MiB");
}

}  // namespace spotme::bench

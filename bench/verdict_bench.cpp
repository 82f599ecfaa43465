#include "app/judge_line.hpp"
#include "app/verdict_writer.hpp"
#include "bench/sample_case.hpp"
#include "store/rule_pack.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

/// The parts of a verdict on one core: reading a case, judging it, writing the verdict with its reasons.
namespace spotme::bench {
namespace {

constexpr std::size_t sample_size = 3000;

/// A month of a hundred officers as the nightly closing sees it.
std::vector<domain::Case> sample() {
  std::vector<domain::Case> cases;
  const auto first = base::parse_day("2026-11-01").value();
  for (std::size_t i = 0; i < sample_size; ++i) cases.push_back(sample_case(i / 30, first + std::chrono::days{i % 30}));
  return cases;
}

void judge_all(benchmark::State& state, const std::vector<domain::Case>& cases) {
  const auto rules = store::builtin_rules();
  for (auto _ : state) {
    for (const auto& one : cases) benchmark::DoNotOptimize(domain::judge(rules.pack, rules.calendar, one));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cases.size()));
}

void judge_a_month(benchmark::State& state) { judge_all(state, sample()); }
BENCHMARK(judge_a_month);

/// Without rest days: every case goes the whole way.
void judge_working_days(benchmark::State& state) {
  auto cases = sample();
  for (auto& one : cases) one.holiday = one.rest_day = false;
  judge_all(state, cases);
}
BENCHMARK(judge_working_days);

void read_cases(benchmark::State& state) {
  std::vector<std::string> lines;
  for (const auto& one : sample()) app::append_case(lines.emplace_back(), "case", one);
  for (auto _ : state) {
    for (const auto& line : lines) benchmark::DoNotOptimize(app::read_case(line));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}
BENCHMARK(read_cases);

void write_verdicts(benchmark::State& state) {
  const auto rules = store::builtin_rules();
  const auto messages = base::Messages::load();
  const app::VerdictWriter writer(messages);
  std::vector<domain::Verdict> verdicts;
  for (const auto& one : sample()) verdicts.push_back(domain::judge(rules.pack, rules.calendar, one).value());
  std::string out;
  for (auto _ : state) {
    for (const auto& one : verdicts) {
      out.clear();
      writer.append_verdict(out, "case", one);
      benchmark::DoNotOptimize(out.data());
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(verdicts.size()));
}
BENCHMARK(write_verdicts);

}  // namespace
}  // namespace spotme::bench

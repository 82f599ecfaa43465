#include "domain/verdict.hpp"
#include "store/rule_pack.hpp"

#include <benchmark/benchmark.h>

#include <vector>

/// Verdicts a second on one core, the reasons included.
namespace {

using namespace spotme;  // NOLINT(google-build-using-namespace)

base::Minutes at(int hour, int minute) { return base::Minutes{hour * 60 + minute}; }

/// A month of one officer as the nightly closing sees it: mostly ordinary, some late, some with a grant.
std::vector<domain::Case> month() {
  std::vector<domain::Case> cases;
  for (int i = 0; i < 30; ++i) {
    domain::Case facts;
    facts.day = base::parse_day("2026-11-01").value() + std::chrono::days{i};
    facts.state = i % 3 == 0 ? domain::State::kedah : domain::State::putrajaya;
    facts.events = {{at(7, 30 + i), domain::EventKind::in}, {at(17, 10), domain::EventKind::out}};
    if (i % 7 == 3) facts.events[0].at = at(9, 20);
    if (i % 5 == 2) facts.grants.emplace_back(domain::TimeOff{at(10, 0), at(11, 30)});
    if (i % 11 == 4) facts.grants.emplace_back(domain::OfficialDuty{at(8, 0), at(10, 0), true});
    cases.push_back(std::move(facts));
  }
  return cases;
}

void judge_a_month(benchmark::State& state) {
  const auto rules = store::builtin_rules();
  const auto cases = month();
  for (auto _ : state) {
    for (const auto& one : cases) benchmark::DoNotOptimize(domain::judge(rules.pack, rules.calendar, one));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cases.size()));
}
BENCHMARK(judge_a_month);

/// Without rest days: every case goes the whole way.
void judge_working_days(benchmark::State& state) {
  const auto rules = store::builtin_rules();
  auto cases = month();
  for (auto& one : cases) one.holiday = one.rest_day = false;
  for (auto _ : state) {
    for (const auto& one : cases) benchmark::DoNotOptimize(domain::judge(rules.pack, rules.calendar, one));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cases.size()));
}
BENCHMARK(judge_working_days);

}  // namespace

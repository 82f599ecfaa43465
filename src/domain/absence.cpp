#include "domain/absence.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {

std::vector<AbsenceRun> absence_runs(const std::vector<AbsenceDay>& days) {
  std::vector<AbsenceRun> runs;
  bool open = false;
  const auto end = [&] {
    if (open) runs.back().running = false;
    open = false;
  };
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (i > 0 && days[i].day - days[i - 1].day > std::chrono::days{1}) end();
    if (days[i].kind == AbsenceDayKind::breaks) end();
    if (days[i].kind != AbsenceDayKind::unexplained) continue;
    if (!open) runs.emplace_back();
    open = true;
    runs.back().days.push_back(days[i].day);
  }
  return runs;
}

AbsenceReceivers receivers_of(const AbsenceTold& rule, std::int64_t level) {
  const auto in = [level](const std::vector<std::int64_t>& levels) {
    return std::find(levels.begin(), levels.end(), level) != levels.end();
  };
  return {in(rule.supervisor), in(rule.head), in(rule.integrity)};
}

std::string_view absence_stage_name(AbsenceStage stage) {
  constexpr std::array<std::string_view, 3> names{"first", "letter", "last"};
  return names.at(static_cast<std::size_t>(stage));
}

AbsenceStage absence_stage(const std::vector<std::int64_t>& levels, std::int64_t level) {
  if (level >= levels.back()) return AbsenceStage::last;
  return level > levels.front() ? AbsenceStage::letter : AbsenceStage::first;
}

}  // namespace spotme::domain

#pragma once

#include "base/time.hpp"
#include "domain/verdict.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Inside of domain/verdict: the hours that a scheme sets on one day, and the noting of steps. Used by `judge` alone.
namespace spotme::domain {

[[nodiscard]] StepValue minute_value(std::string_view name, base::Minutes at);
[[nodiscard]] StepValue amount_value(std::string_view name, base::Minutes amount);
[[nodiscard]] StepValue hours_value(std::string_view name, base::Minutes amount);
[[nodiscard]] StepValue state_value(std::string_view name, State state);

/// Collects the steps of one verdict with their sources.
class Reasoning {
 public:
  Reasoning(const RulePack& pack, std::vector<Step>& steps) : pack_(pack), steps_(steps) {}
  /// A step on the ground that the pack gives for the rule itself.
  Step& note(Rule rule, std::initializer_list<StepValue> values = {});
  /// A step on the ground of a value of the pack or the calendar.
  Step& note(Rule rule, const std::string& source, std::initializer_list<StepValue> values = {});
  /// The first of the two when `source` is null, else the second.
  Step& note(Rule rule, const std::string* source, std::initializer_list<StepValue> values = {});
  [[nodiscard]] const std::string& basis(Rule rule) const { return pack_.basis[static_cast<std::size_t>(rule)]; }

 private:
  const RulePack& pack_;
  std::vector<Step>& steps_;
};

/// The hours of one day under one scheme.
struct Hours {
  base::Minutes opens{0};       ///< work counts from here
  base::Minutes deadline{0};    ///< later is late
  base::Minutes office_end{0};  ///< when office hours end
  base::Minutes span{0};        ///< from start to leaving, less the Ramadan cut; of no meaning for a shift
  bool shift = false;
  std::optional<MinuteRange> pause = {};      ///< the break; a shift may have none
  const std::string* pause_source = nullptr;  ///< null for a shift's own break: the ground of the rule itself
  /// The ground of being in time or late. Null for WBF, whose circular answers each of these questions by itself.
  const std::string* source = nullptr;

  /// When he may leave who started at `start`.
  [[nodiscard]] base::Minutes leaves(base::Minutes start) const { return shift ? office_end : start + span; }
};
/// `cut`: the day is in Ramadan and the short break is approved. Notes the span, the cut and the window.
[[nodiscard]] Hours hours_of(const DayRules& rules, const Scheme& scheme, bool cut, Reasoning& reasoning);

}  // namespace spotme::domain

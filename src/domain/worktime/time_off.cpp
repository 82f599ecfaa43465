#include "domain/worktime/time_off.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

using base::Minutes;

Minutes length(const MinuteRange& range) { return range.to - range.from; }

/// Working hours without the break.
Minutes net_hours(const RulePack& pack, State state, base::Day day, const Scheme& scheme, bool ramadan_cut) {
  if (const auto* shift = std::get_if<Shift>(&scheme)) {
    return shift->end - shift->start - (shift->pause ? length(*shift->pause) : Minutes{0});
  }
  const auto rules = rules_of(pack, state, day);
  const auto net = rules.span->value - length(rules.pause->value);
  if (!ramadan_cut) return net;
  const auto& cut = rules.ramadan_cut->value;
  return net - cut.minutes + (rules.friday ? 2 * cut.friday_each_end : cut.break_end);
}

}  // namespace

Minutes most_time_off(const RulePack& pack, State state, base::Day day, const Scheme& scheme, bool ramadan_cut) {
  const auto& cap = pack.time_off_cap.as_of(day)->value;
  const auto net = net_hours(pack, state, day, scheme, ramadan_cut);
  return std::min(cap.most, Minutes{std::max(net, Minutes{0}).count() * cap.share_percent / 100});
}

}  // namespace spotme::domain

#include "bench/sample_case.hpp"

namespace spotme::bench {
namespace {

using base::Minutes;
using domain::EventKind;

/// SplitMix64: spreads neighbouring numbers.
std::uint64_t spread(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

/// Draws small numbers, one after the other, from one chance.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : left_(spread(seed)) {}
  /// 0 to `below` - 1.
  int draw(int below) {
    const auto bound = static_cast<std::uint64_t>(below);
    const auto drawn = static_cast<int>(left_ % bound);
    left_ /= bound;
    return drawn;
  }
  bool one_in(int many) { return draw(many) == 0; }

 private:
  std::uint64_t left_;
};

Minutes at(int hour, int minute) { return Minutes{hour * 60 + minute}; }

domain::Scheme scheme_of(Chance& officer) {
  switch (officer.draw(20)) {
    case 0: return domain::Office{};
    case 1: return domain::Wbb{at(8, 0)};
    case 2: return domain::Shift{at(7, 0), at(15, 0), domain::MinuteRange{at(11, 0), at(11, 30)}};
    case 3: return domain::Shift{at(22, 0), at(30, 0)};
    default: return domain::Wbf{};
  }
}

void add_grants(domain::Case& facts, Chance& day) {
  if (day.one_in(20)) facts.grants.emplace_back(domain::TimeOff{at(10, 0), at(11, 30)});
  if (day.one_in(25)) facts.grants.emplace_back(domain::OfficialDuty{at(8, 0), at(10, 0), day.one_in(4)});
  if (day.one_in(25)) facts.grants.emplace_back(domain::Leave{domain::LeavePart::day, "CR"});
  if (day.one_in(5)) facts.grants.emplace_back(domain::WorkFromHome{});
}

}  // namespace

domain::Case sample_case(std::uint64_t officer, base::Day day) {
  Chance person(officer);
  Chance chance(spread(officer) + static_cast<std::uint64_t>(day.time_since_epoch().count()));
  domain::Case facts;
  facts.day = day;
  facts.state = domain::all_states()[static_cast<std::size_t>(person.draw(domain::state_count))];
  facts.scheme = scheme_of(person);
  facts.pregnancy_hour = person.one_in(100);
  add_grants(facts, chance);
  if (chance.one_in(100)) return facts;
  const auto start =
      std::holds_alternative<domain::Shift>(facts.scheme) ? std::get<domain::Shift>(facts.scheme).start : at(8, 20);
  const auto arrived = start + Minutes{chance.draw(56) - 50};
  facts.events.push_back({arrived, EventKind::in});
  if (!chance.one_in(50)) facts.events.push_back({arrived + Minutes{9 * 60 + chance.draw(40) - 2}, EventKind::out});
  return facts;
}

}  // namespace spotme::bench

#include "domain/pulse.hpp"

#include "base/crypto.hpp"
#include "domain/verdict_facts.hpp"
#include "domain/verdict_hours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using base::Minutes;
using std::chrono::floor;
using std::chrono::hours;

constexpr std::array<std::string_view, 3> answers{"inside", "outside", "unknown"};
constexpr std::array<std::string_view, 5> grounds{"in_place", "beyond_place", "edge", "no_position", "no_place"};
constexpr std::array<std::string_view, 3> accuracies{"fine", "fair", "vague"};
constexpr std::array<std::string_view, 4> bands{"within", "under_1_km", "under_5_km", "further"};

template <class Word, std::size_t count>
std::optional<Word> find_word(const std::array<std::string_view, count>& words, std::string_view text) {
  const auto* const found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Word>(found - words.begin());
}

/// What is left of the ranges without `gone`.
std::vector<MinuteRange> without(const std::vector<MinuteRange>& ranges, const MinuteRange& gone) {
  std::vector<MinuteRange> left;
  for (const auto& range : ranges) {
    const MinuteRange before{range.from, std::min(range.to, gone.from)};
    const MinuteRange after{std::max(range.from, gone.to), range.to};
    if (before.from < before.to) left.push_back(before);
    if (after.from < after.to) left.push_back(after);
  }
  return left;
}

base::Digest digest_of(const PulseOwner& owner, std::int64_t hour, std::span<const std::uint8_t> key,
                       std::string_view purpose) {
  return base::keyed_hash(key, fmt::format("{}|{}|{}|{}|{}", purpose, base::to_string(owner.agency),
                                           base::to_string(owner.officer), base::format_day(owner.day), hour));
}

AccuracyClass accuracy_of(double metres) {
  constexpr double fine = 50;
  constexpr double fair = 500;
  if (metres <= fine) return AccuracyClass::fine;
  return metres <= fair ? AccuracyClass::fair : AccuracyClass::vague;
}

DistanceBand band_of(double metres_outside) {
  constexpr double near = 1'000;
  constexpr double far = 5'000;
  if (metres_outside <= 0) return DistanceBand::within;
  if (metres_outside <= near) return DistanceBand::under_1_km;
  return metres_outside <= far ? DistanceBand::under_5_km : DistanceBand::further;
}

}  // namespace

bool is_remote(Whereabouts where) { return where == Whereabouts::home || where == Whereabouts::hybrid; }
bool is_remote(const DayWhereabouts& where) { return is_remote(where.morning) || is_remote(where.afternoon); }

std::vector<MinuteRange> remote_time(const RulePack& pack, const Calendar& calendar, const Case& facts,
                                     const DayWhereabouts& where, const std::optional<Minutes>& may_leave_from) {
  if (!is_remote(where)) return {};
  const auto rules = rules_of(pack, facts.state, facts.day);
  const auto kind_of_day = day_facts(calendar, rules, facts);
  if (!kind_of_day) return {};
  std::vector<Step> steps;
  Reasoning reasoning(pack, steps);
  const auto measured = hours_of(rules, facts.scheme, kind_of_day->ramadan && facts.ramadan_short_break, reasoning);
  const auto known = digest(facts);
  const auto from = known.first_in ? std::max(*known.first_in, measured.opens) : measured.deadline;
  const bool left = known.last_out && (!known.last_in || *known.last_in <= *known.last_out);
  const auto leaves = may_leave_from.value_or(std::min(measured.leaves(from), measured.office_end));
  const auto to = left ? *known.last_out : leaves;
  constexpr Minutes noon{12 * 60};
  const auto pause = measured.pause.value_or(MinuteRange{noon, noon});
  std::vector<MinuteRange> ranges;
  if (is_remote(where.morning)) ranges.push_back({from, std::min(pause.from, to)});
  if (is_remote(where.afternoon)) ranges.push_back({std::max(from, pause.to), to});
  std::erase_if(ranges, [](const auto& range) { return range.from >= range.to; });
  for (const auto& grant : facts.grants) {
    if (const auto* off = std::get_if<TimeOff>(&grant)) ranges = without(ranges, {off->from, off->to});
    if (const auto* duty = std::get_if<OfficialDuty>(&grant)) ranges = without(ranges, {duty->from, duty->to});
  }
  return ranges;
}

std::vector<PulseSlot> pulse_slots(std::span<const MinuteRange> ranges, const PulseOwner& owner,
                                   std::span<const std::uint8_t> key, Minutes open) {
  constexpr Minutes hour_long{60};
  std::vector<PulseSlot> slots;
  for (const auto& range : ranges) {
    auto hour = std::chrono::ceil<hours>(range.from);
    for (; hour + hour_long <= range.to; hour += hours{1}) {
      const auto hash = digest_of(owner, hour.count(), key, "pulse minute");
      std::uint64_t number = 0;
      for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8U | hash.at(i);
      const auto choices = static_cast<std::uint64_t>((hour_long - open).count()) + 1;
      const auto asked = hour + Minutes{static_cast<Minutes::rep>(number % choices)};
      slots.push_back({hour.count(), asked, asked + open});
    }
  }
  std::sort(slots.begin(), slots.end(), [](const auto& a, const auto& b) { return a.hour < b.hour; });
  return slots;
}

base::Uuid pulse_id(const PulseOwner& owner, std::int64_t hour, std::span<const std::uint8_t> key) {
  const auto hash = digest_of(owner, hour, key, "pulse id");
  base::Uuid id;
  std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

std::string_view pulse_answer_name(PulseAnswer answer) { return answers.at(static_cast<std::size_t>(answer)); }
std::optional<PulseAnswer> parse_pulse_answer(std::string_view text) { return find_word<PulseAnswer>(answers, text); }
std::string_view pulse_ground_name(PulseGround ground) { return grounds.at(static_cast<std::size_t>(ground)); }
std::optional<PulseGround> parse_pulse_ground(std::string_view text) { return find_word<PulseGround>(grounds, text); }
std::string_view accuracy_class_name(AccuracyClass accuracy) {
  return accuracies.at(static_cast<std::size_t>(accuracy));
}
std::optional<AccuracyClass> parse_accuracy_class(std::string_view text) {
  return find_word<AccuracyClass>(accuracies, text);
}
std::string_view distance_band_name(DistanceBand band) { return bands.at(static_cast<std::size_t>(band)); }
std::optional<DistanceBand> parse_distance_band(std::string_view text) { return find_word<DistanceBand>(bands, text); }

GradedPulse grade_answer(std::span<const Circle> places, const std::optional<Position>& position) {
  GradedPulse graded;
  if (position) graded.accuracy = accuracy_of(position->accuracy_m);
  if (places.empty()) return graded;
  graded.ground = PulseGround::no_position;
  if (!position) return graded;
  double nearest = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto edge = distance_m(places[i].centre, position->at) - places[i].radius_m;
    if (graded.place && edge >= nearest) continue;
    nearest = edge;
    graded.place = i;
  }
  graded.distance = band_of(nearest);
  if (nearest + position->accuracy_m <= 0) {
    graded.answer = PulseAnswer::inside;
    graded.ground = PulseGround::in_place;
  } else if (nearest - position->accuracy_m > 0) {
    graded.answer = PulseAnswer::outside;
    graded.ground = PulseGround::beyond_place;
  } else {
    graded.ground = PulseGround::edge;
  }
  return graded;
}

}  // namespace spotme::domain

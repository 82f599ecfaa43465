#include "domain/grant_check.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace spotme::domain {
namespace {

using base::Minutes;

constexpr Minutes one_day{24 * 60};

/// How two kinds may stand on one day.
enum class Together : std::uint8_t {
  always,   ///< they have nothing to do with each other
  minutes,  ///< as long as they share no minute; half a day's leave has the minutes of its half
  halves,   ///< as long as they share no half of the day
  half_in,  ///< half a day's leave may lie in a whole remote day, but not in the same half
  never,
};
using Row = std::array<Together, grant_kind_count>;

constexpr auto yes = Together::always;
constexpr auto min = Together::minutes;
constexpr auto half = Together::halves;
constexpr auto in = Together::half_in;
constexpr auto no = Together::never;

/// THE table of what may overlap what, by GrantKind; it mirrors itself. The pregnancy hour runs over months, so that a
/// day's leave lies within it and simply has no hour; only maternity leave ends it (grant_pregnancy.cpp). Of two
/// Ramadan choices the number that a Ramadan bears decides (grant_remote.cpp). Nobody works overtime while he is away.
constexpr std::array<Row, grant_kind_count> table{{
    //   duty off  leave home pregn ramad course hybrid overtime
    Row{min, min, min, yes, yes, yes, no, yes, yes},   // official duty
    Row{min, min, min, yes, yes, yes, no, yes, min},   // time off
    Row{min, min, half, in, yes, yes, no, in, min},    // leave
    Row{yes, yes, in, half, yes, yes, no, half, yes},  // work from home
    Row{yes, yes, yes, yes, no, yes, yes, yes, yes},   // pregnancy hour
    Row{yes, yes, yes, yes, yes, yes, yes, yes, yes},  // Ramadan choice
    Row{no, no, no, no, yes, yes, no, no, yes},        // course
    Row{yes, yes, in, half, yes, yes, no, half, yes},  // hybrid day
    Row{yes, min, min, yes, yes, yes, yes, yes, min},  // overtime
}};

LeavePart part_of(const std::optional<LeavePart>& part) { return part.value_or(LeavePart::day); }

bool share_half(LeavePart a, LeavePart b) { return a == b || a == LeavePart::day || b == LeavePart::day; }

std::optional<MinuteRange> pause_of(const RulePack& pack, const GrantDay& day) {
  if (const auto* shift = std::get_if<Shift>(&day.scheme.scheme)) return shift->pause;
  return rules_of(pack, day.state, day.day).pause->value;
}

/// The minutes that it takes of a day: its own, or those of the part that is away. The morning ends where the break
/// begins, the afternoon begins where it ends (rules.md 8.3, A6).
MinuteRange minutes_on(const RulePack& pack, const HeldGrant& grant, const GrantDay& day) {
  if (grant.times) return *grant.times;
  const auto whole = whole_day(day.scheme.scheme);
  const auto pause = pause_of(pack, day);
  const auto part = part_of(grant.part);
  if (part == LeavePart::day || !pause) return whole;
  return part == LeavePart::morning ? MinuteRange{whole.from, pause->from} : MinuteRange{pause->to, whole.to};
}

/// The first day on which the two share a minute. Minutes may run over midnight, so neighbouring days meet too.
std::optional<base::Day> shared_minute(const GrantFacts& facts, const HeldGrant& draft, const HeldGrant& held) {
  for (const auto& day : facts.days) {
    if (!draft.days.contains(day.day)) continue;
    const auto own = minutes_on(*facts.pack, draft, day);
    for (const auto& other : facts.days) {
      const auto apart = other.day - day.day;
      if (apart < std::chrono::days{-1} || apart > std::chrono::days{1} || !held.days.contains(other.day)) continue;
      const auto theirs = minutes_on(*facts.pack, held, other);
      const Minutes shift = apart.count() * one_day;
      if (own.from < theirs.to + shift && theirs.from + shift < own.to) return day.day;
    }
  }
  return std::nullopt;
}

std::optional<base::Day> shared_day(const HeldGrant& draft, const HeldGrant& held) {
  const auto first = std::max(draft.days.first, held.days.first);
  if (first > std::min(draft.days.last, held.days.last)) return std::nullopt;
  return first;
}

/// The first day on which the two may not stand together.
std::optional<base::Day> clash(const GrantFacts& facts, const HeldGrant& draft, const HeldGrant& held) {
  const auto mine = part_of(draft.part);
  const auto theirs = part_of(held.part);
  switch (table.at(static_cast<std::size_t>(draft.kind)).at(static_cast<std::size_t>(held.kind))) {
    case Together::always: return std::nullopt;
    case Together::minutes: return shared_minute(facts, draft, held);
    case Together::halves: return share_half(mine, theirs) ? shared_day(draft, held) : std::nullopt;
    case Together::half_in: {
      const auto away = draft.kind == GrantKind::leave ? mine : theirs;
      return away == LeavePart::day || mine == theirs ? shared_day(draft, held) : std::nullopt;
    }
    case Together::never: return shared_day(draft, held);
  }
  return std::nullopt;
}

}  // namespace

void GrantCheck::check_overlap() {
  const auto own = held_of(draft_, {});
  for (const auto& held : facts_.held) {
    const auto day = clash(facts_, own, held);
    if (!day) continue;
    refuse(base::Code::conflict, "grant_overlap_" + std::string(grant_kind_name(held.kind)),
           draft_.times ? "from" : "first_day", {{"day", base::format_day(*day)}});
  }
}

}  // namespace spotme::domain

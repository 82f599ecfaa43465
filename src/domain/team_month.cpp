#include "domain/team_month.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

using enum DayMark;

constexpr std::array<std::string_view, day_mark_count> names{"nothing", "open",   "present", "late", "early",
                                                             "missing", "absent", "remote",  "duty", "leave",
                                                             "holiday", "rest",   "unknown"};
constexpr std::array<DayMark, day_mark_count> all{nothing, open, present, late,    early, missing, absent,
                                                  remote,  duty, leave,   holiday, rest,  unknown};

bool has(const TeamDay& day, Issue issue) {
  return std::find(day.issues.begin(), day.issues.end(), issue) != day.issues.end();
}

std::optional<DayMark> away(const DayWhereabouts& where) {
  switch (std::max(where.morning, where.afternoon)) {
    case Whereabouts::leave: return leave;
    case Whereabouts::duty: return duty;
    case Whereabouts::home:
    case Whereabouts::hybrid: return remote;
    case Whereabouts::office:
    case Whereabouts::off: break;
  }
  return std::nullopt;
}

DayMark free_day(DayType type) { return type == DayType::holiday ? holiday : rest; }

std::int64_t halves(const DayWhereabouts& where, Whereabouts wanted) {
  return (where.morning == wanted ? 1 : 0) + (where.afternoon == wanted ? 1 : 0);
}

}  // namespace

std::string_view day_mark_name(DayMark mark) { return names.at(static_cast<std::size_t>(mark)); }

const std::array<DayMark, day_mark_count>& all_day_marks() { return all; }

DayMark mark_of(const TeamDay& day) {
  if (!day.posted) return nothing;
  if (day.day_type != DayType::working) return free_day(day.day_type);
  const auto elsewhere = away(day.where);
  if (day.future) return elsewhere.value_or(nothing);
  if (!day.judged) return elsewhere.value_or(unknown);
  if (day.status == Status::on_leave) return leave;
  if (has(day, Issue::absent)) return absent;
  if (has(day, Issue::no_clock_in) || has(day, Issue::no_clock_out)) return missing;
  if (has(day, Issue::late_in)) return late;
  if (has(day, Issue::early_out)) return early;
  return elsewhere.value_or(day.status == Status::open ? open : present);
}

TeamTotals add_up(const std::vector<TeamDay>& days) {
  TeamTotals totals;
  for (const auto& day : days) {
    if (!day.posted || day.day_type != DayType::working) continue;
    if (!day.future && has(day, Issue::late_in)) {
      ++totals.late;
      totals.late_minutes += day.late.count();
    }
    if (!day.future && has(day, Issue::absent)) ++totals.absent;
    totals.leave_halves += halves(day.where, Whereabouts::leave);
    totals.duty_halves += halves(day.where, Whereabouts::duty);
    totals.remote_halves += halves(day.where, Whereabouts::home) + halves(day.where, Whereabouts::hybrid);
  }
  return totals;
}

}  // namespace spotme::domain

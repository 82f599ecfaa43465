#pragma once

#include "domain/holiday.hpp"
#include "domain/transaction.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Figures (angka): numbers of officers and issues over a range of days, added up from what each closed day of an
/// officer came to. Pure; app keeps them up to date and asks for them.
namespace spotme::domain {

/// What is counted of an officer's closed day. All are numbers of officer-days, but for the last two, which are
/// minutes. An absence is both the day's status and its issue.
enum class Figure : std::uint8_t {
  officers,    ///< with a record that is not void
  present,     ///< came and went
  incomplete,  ///< one of the two is missing
  absent,
  on_leave,
  day_off,  ///< rest day or holiday
  duty,     ///< with approved official duty, whatever else the day was
  remote,   ///< at home (BDR, HBH)
  late_in,
  early_out,
  no_clock_in,
  no_clock_out,
  outside_place,
  weak_evidence,
  late_minutes,
  early_minutes,
};
inline constexpr std::size_t figure_count = 16;
/// `officers`, `present`, …: the words of the tables and of the API.
[[nodiscard]] std::string_view figure_name(Figure figure);
/// Those that are issues, in the order of domain::Issue.
inline constexpr std::array<Figure, 7> issue_figures{Figure::late_in,      Figure::early_out, Figure::no_clock_in,
                                                     Figure::no_clock_out, Figure::absent,    Figure::outside_place,
                                                     Figure::weak_evidence};

struct Figures {
  std::array<std::int64_t, figure_count> of{};

  [[nodiscard]] std::int64_t operator[](Figure figure) const { return of.at(static_cast<std::size_t>(figure)); }
  [[nodiscard]] std::int64_t& operator[](Figure figure) { return of.at(static_cast<std::size_t>(figure)); }
  Figures& operator+=(const Figures& more);
  Figures& operator-=(const Figures& less);
  [[nodiscard]] std::int64_t expected() const;  ///< officer-days of work: neither a day off nor leave
  [[nodiscard]] std::int64_t issues() const;    ///< of all kinds
  bool operator==(const Figures&) const = default;
};

/// First presses are counted by the quarter of an hour.
inline constexpr std::int64_t arrival_step = 15;

/// What one officer's closed day adds to the figures of the unit in which he stood.
struct FigureEntry {
  std::string unit_path;
  Figures counts;
  std::optional<std::int64_t> arrival = {};  ///< the quarter of the first press: its first minute from 00:00
  bool operator==(const FigureEntry&) const = default;

  /// True when there is something against the officer.
  [[nodiscard]] bool exceptional() const { return counts.issues() > 0; }
};
/// What `spotme judge` is told of the day beside the record's own fields.
struct FigureFacts {
  bool duty = false;
  bool remote = false;
  std::vector<Issue> evidence = {};  ///< issues that the evidence of the presses raised
};
/// nullopt for a void record: it counts for nothing.
[[nodiscard]] std::optional<FigureEntry> figure_entry(const DayRecord& record, const FigureFacts& facts);

/// The longest range of which figures are given.
inline constexpr std::int64_t most_figure_days = 366;

/// The range before it, to compare with: of whole months as many months, else of as many days.
[[nodiscard]] DayRange range_before(const DayRange& days);
/// The Monday of its week.
[[nodiscard]] base::Day week_of(base::Day day);

/// Open cases by how many whole days they wait: 0–1, 2–3, 4–7, 8–14, 15 and more.
inline constexpr std::array<std::int64_t, 5> age_bands{0, 2, 4, 8, 15};  ///< the first day of each

}  // namespace spotme::domain

#pragma once

#include "app/context.hpp"
#include "base/result.hpp"
#include "domain/access.hpp"
#include "domain/board.hpp"
#include "domain/team.hpp"
#include "store/audit.hpp"
#include "store/team.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The live board (papan langsung) of those whom a caller follows: where each of them is now. `http/board_feed` keeps
/// it up to date on open pages, by the functions below.
namespace spotme::app {

/// With more officers than this a board is refused (`unit_too_large`, field `unit_id`, args `limit`).
inline constexpr std::int64_t most_board_officers = 1'000;

struct BoardQuestion {
  std::optional<base::UnitId> unit = {};  ///< nullopt: everybody whom the caller follows
  bool below = true;                      ///< false: only the unit itself
};

/// What a board shows: whose, and of them those in the unit. Of two callers with the same scope the boards are the
/// same; two heads of one unit have the same.
struct BoardScope {
  base::AgencyId agency;
  domain::TeamReach reach;  ///< sorted, nothing in it without which it would reach the same
  std::optional<base::UnitId> unit = {};
  std::string unit_path = {};
  std::string unit_name = {};
  bool below = true;

  /// Equal for equal scopes, whatever the units are called.
  [[nodiscard]] std::string key() const;
};
/// Refuses `unit_unknown` (field `unit_id`) for a unit that there is not today.
[[nodiscard]] base::Result<BoardScope> board_scope(db::Read& read, const domain::Caller& caller,
                                                   const BoardQuestion& question);

/// How one officer stands.
struct Standing {
  domain::Presence presence;
  base::Day work_day;        ///< the one that a press of this moment would count for
  std::int64_t presses = 0;  ///< stored of that day
  base::Instant until;       ///< from then on it may be another without a press
};
/// In the order of the question; by one statement a table.
[[nodiscard]] std::vector<Standing> load_standings(const Context& context, db::Read& read, base::AgencyId agency,
                                                   const std::vector<base::OfficerId>& officers);

/// How many officers have each status.
using BoardCounts = std::array<std::int64_t, domain::presence_count>;
struct BoardRow {
  store::TeamMember member;
  Standing standing;
};
/// Members of a scope whose names hold `search`, with how they stand, by name. Refuses `unit_too_large`, and
/// `unit_unknown` for a unit in which the caller follows nobody.
[[nodiscard]] base::Result<std::vector<BoardRow>> load_board_rows(const Context& context, db::Read& read,
                                                                  const BoardScope& scope,
                                                                  const std::string& search = {});

struct BoardFilter {
  std::string search = {};  ///< part of the name
  std::optional<domain::PresenceStatus> status = {};
};
/// A unit of the board with its counts.
struct BoardUnit {
  std::string path;
  std::string name;
  BoardCounts counts = {};
};
struct Board {
  base::Instant at;
  BoardScope scope;
  std::vector<BoardRow> rows;    ///< those that the filter asks for
  BoardCounts counts = {};       ///< before the filter's status
  std::vector<BoardUnit> units;  ///< by path; the same
};
/// The look is recorded, as is the one below.
[[nodiscard]] base::Result<Board> show_board(const Context& context, const domain::Caller& caller,
                                             const BoardQuestion& question, const BoardFilter& filter,
                                             const store::Actor& actor);

/// What a page that stays open begins with.
struct WatchedBoard {
  BoardScope scope;
  std::vector<BoardRow> rows;
};
[[nodiscard]] base::Result<WatchedBoard> watch_board(const Context& context, const domain::Caller& caller,
                                                     const BoardQuestion& question, const store::Actor& actor);

/// True when the caller, with the roles that he holds today, would still get this very scope for his question.
[[nodiscard]] bool still_sees(db::Read& read, domain::Caller caller, const BoardQuestion& question,
                              const BoardScope& scope);

/// The units in which the caller follows somebody, by path.
[[nodiscard]] std::vector<store::TeamUnit> list_board_units(const Context& context, const domain::Caller& caller);

}  // namespace spotme::app

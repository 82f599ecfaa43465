#pragma once

#include "app/board.hpp"
#include "base/id.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace spotme::http {

using Standings = std::unordered_map<base::OfficerId, app::Standing, base::IdHash>;

/// One live board as it was told last, with its latest changes: what a page that was away for a while has missed. Its
/// size is bounded by its officers, however many presses come. Not thread-safe: part of BoardFeed.
class BoardRoom {
 public:
  /// Changes that are kept. Who has missed more loads the board again, which costs less than telling him each.
  static constexpr std::size_t most_changes = 200;

  struct Seat {
    base::OfficerId officer;
    std::size_t unit = 0;  ///< in units()
    app::Standing standing;
  };

  /// `number`: greater than that of any change so far; those of this board are greater still.
  BoardRoom(std::vector<app::BoardRow> rows, std::uint64_t number);

  [[nodiscard]] const std::vector<Seat>& seats() const { return seats_; }
  [[nodiscard]] std::uint64_t last() const { return last_; }

  /// Takes in how these stand now; officers of other boards are left alone. What differs from what was told gets the
  /// next numbers. Returns false when that is too much to be told one by one.
  [[nodiscard]] bool update(const Standings& standings, std::uint64_t& number);
  /// Takes in the whole board. Returns false as `update`, and when other officers are on it.
  [[nodiscard]] bool replace(const std::vector<app::BoardRow>& rows, std::uint64_t& number);

  /// True when all that came behind that number is still known.
  [[nodiscard]] bool knows_since(std::uint64_t number) const { return number >= forgotten_ && number <= last_; }
  /// Who changed behind it, each once as he stands now: `{"at": …, "officers": [{"officer_id": …, "presence": …}]}`;
  /// empty when nobody did.
  [[nodiscard]] std::string changes_since(std::uint64_t number, base::Instant at) const;
  /// The counts, of at most the first hundred units too, nobody named: `{"at": …, "counts": …, "units": […]}`.
  [[nodiscard]] std::string counts(base::Instant at) const;

 private:
  void fill(const std::vector<app::BoardRow>& rows);
  void forget(std::uint64_t number);

  struct Change {
    std::uint64_t number;
    std::size_t seat;
  };
  std::vector<Seat> seats_;
  std::vector<app::BoardUnit> units_;
  app::BoardCounts counts_ = {};
  std::deque<Change> changes_;
  std::uint64_t forgotten_;  ///< up to this number nothing is known
  std::uint64_t last_;
};

}  // namespace spotme::http

#pragma once

#include "app/board.hpp"
#include "app/context.hpp"
#include "base/result.hpp"
#include "http/board_room.hpp"
#include "http/event_hub.hpp"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spotme::http {

/// The live board on open pages, as server-sent events (docs/decisions/0021). At every look of the hub the presses of
/// all officers on all boards are counted by one statement, whichever process stored them; only those of whom that
/// differs, or whose minute has come, are looked at again. Every half minute a board is made anew, so that grants,
/// corrections and transfers show, and it is asked again whether its watchers may still see it.
///
/// Events: `presence` with the officers that changed (data as BoardChanges); `reset`: load the board again, what came
/// meanwhile is not known. On a wall `counts` alone (data as BoardWall), which names nobody. The `id` names this
/// process and a number that rises.
class BoardFeed {
 public:
  static constexpr std::string_view topic = "board";
  struct Options {
    std::size_t boards = 2'000;
    std::size_t watched = 100'000;  ///< seats of all boards
    std::chrono::seconds renewal{30};
    std::chrono::seconds kept{120};              ///< a board that nobody watches, for those who come back
    std::size_t renewed_at_once = 2'000;         ///< seats in one look, and at least one board
    std::chrono::milliseconds least_pause{250};  ///< between looks that presses ask for
  };

  /// All must outlive it, but for the hub, which calls `look` and so must have ended before.
  BoardFeed(const app::Context& context, EventHub& hub) : BoardFeed(context, hub, Options{}) {}
  BoardFeed(const app::Context& context, EventHub& hub, const Options& options);

  struct Opening {
    app::BoardQuestion question;
    bool wall = false;
    std::string_view last_event;  ///< what the browser says that it has; empty: nothing
  };
  /// A stream for the caller: from the event that he had last on, when that is still known, else beginning with
  /// `reset`. On a wall with the counts as they stand. Refuses as app::watch_board; null when there are too many.
  [[nodiscard]] base::Result<std::shared_ptr<EventStream>> open(const domain::Caller& caller, const Opening& opening,
                                                                const store::Actor& actor);

  /// A press of that agency was stored by this process: those who watch it are told soon. From any thread; waits for
  /// nothing.
  void pressed(base::AgencyId agency);

  /// Tells all who watch what is new; a source of the hub.
  void look();

  struct Figures {
    std::size_t boards = 0;
    std::size_t watched = 0;
  };
  [[nodiscard]] Figures figures() const;

 private:
  struct Watcher {
    std::weak_ptr<EventStream> stream;
    domain::Caller caller;
    bool wall = false;
  };
  struct Board {
    app::BoardScope scope;
    app::BoardQuestion question;
    BoardRoom room;
    std::vector<Watcher> watchers = {};
    base::Instant renewed = {};   ///< when it was made anew
    base::Instant deserted = {};  ///< since when nobody watches
    bool gone = false;            ///< it can no longer be shown

    void push(std::string_view event, bool wall) const;
  };
  using BoardPtr = std::shared_ptr<Board>;
  using AgencyStandings = std::map<base::AgencyId, Standings>;
  struct Renewal {
    BoardPtr board;
    std::optional<std::vector<app::BoardRow>> rows;  ///< nullopt: it can no longer be shown
    std::set<base::OfficerId> unseeing;              ///< watchers who may not see it any more
  };

  [[nodiscard]] std::string id_of(std::uint64_t number) const;
  [[nodiscard]] std::optional<std::uint64_t> number_in(std::string_view id) const;
  [[nodiscard]] std::shared_ptr<EventStream> seat_watcher(Board& board, const domain::Caller& caller,
                                                          const Opening& opening);
  [[nodiscard]] BoardPtr find_board(const std::string& key) const;
  /// Lets go of streams that ended and of boards that were left; those that are left.
  [[nodiscard]] std::vector<BoardPtr> living(base::Instant now);
  [[nodiscard]] AgencyStandings load_changed(db::Read& read, const std::vector<BoardPtr>& boards) const;
  [[nodiscard]] std::vector<Renewal> load_renewals(db::Read& read, const std::vector<BoardPtr>& boards) const;
  void tell(Board& board, std::uint64_t before, bool one_by_one, base::Instant now);
  void take(Renewal& renewal, base::Instant now);

  const app::Context& context_;
  EventHub& hub_;
  const Options options_;
  const std::string epoch_;
  mutable std::mutex mutex_;
  std::map<std::string, BoardPtr> boards_;  ///< by scope
  std::uint64_t number_ = 0;                ///< of the last change
  mutable std::shared_mutex listening_mutex_;
  std::set<base::AgencyId> listening_;      ///< agencies with a board
  std::atomic<std::int64_t> last_wake_{0};  ///< of the steady clock, in milliseconds
};

}  // namespace spotme::http

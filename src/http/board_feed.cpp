#include "http/board_feed.hpp"

#include "base/text.hpp"
#include "store/board.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::http {
namespace {

/// Milliseconds after which a browser comes again, when the connection broke.
constexpr std::string_view opening_text = "retry: 3000\n\n";

/// A word that no other process, and no earlier run of this one, has.
std::string make_epoch(base::Instant now) {
  auto text = base::to_string(base::make_uuid(now));
  std::erase(text, '-');
  return text;
}

std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

/// Lets go of boards that nobody watches, those left first, until one with so many seats fits. False when it does not.
template <class Boards>
bool make_place(Boards& boards, std::size_t seats, const BoardFeed::Options& most) {
  for (const auto& [key, board] : boards) seats += board->room.seats().size();
  while (boards.size() >= most.boards || seats > most.watched) {
    auto longest = boards.end();
    for (auto at = boards.begin(); at != boards.end(); ++at) {
      if (at->second->deserted == base::Instant{} || !at->second->watchers.empty()) continue;
      if (longest == boards.end() || at->second->deserted < longest->second->deserted) longest = at;
    }
    if (longest == boards.end()) return false;
    seats -= longest->second->room.seats().size();
    boards.erase(longest);
  }
  return true;
}

}  // namespace

BoardFeed::BoardFeed(const app::Context& context, EventHub& hub, const Options& options)
    : context_(context), hub_(hub), options_(options), epoch_(make_epoch(context.clock.now())) {}

std::string BoardFeed::id_of(std::uint64_t number) const { return fmt::format("{}-{}", epoch_, number); }

std::optional<std::uint64_t> BoardFeed::number_in(std::string_view id) const {
  if (!id.starts_with(epoch_) || id.size() <= epoch_.size() + 1 || id[epoch_.size()] != '-') return std::nullopt;
  const auto number = base::parse_integer(id.substr(epoch_.size() + 1));
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

void BoardFeed::Board::push(std::string_view event, bool wall) const {
  for (const auto& watcher : watchers) {
    const auto stream = watcher.wall == wall ? watcher.stream.lock() : nullptr;
    if (stream) stream->push(event);
  }
}

BoardFeed::BoardPtr BoardFeed::find_board(const std::string& key) const {
  const auto found = boards_.find(key);
  return found == boards_.end() || found->second->gone ? nullptr : found->second;
}

std::shared_ptr<EventStream> BoardFeed::seat_watcher(Board& board, const domain::Caller& caller,
                                                     const Opening& opening) {
  auto stream = hub_.open({caller.agency, caller.officer, caller.session}, topic);
  if (!stream) return nullptr;
  auto text = std::string(opening_text);
  const auto& room = board.room;
  const auto now = context_.clock.now();
  const auto seen = number_in(opening.last_event);
  const auto id = id_of(room.last());
  if (opening.wall) {
    text += event_text("counts", id, room.counts(now));
  } else if (!seen || !room.knows_since(*seen)) {
    text += event_text("reset", id, "{}");
  } else if (const auto missed = room.changes_since(*seen, now); !missed.empty()) {
    text += event_text("presence", id, missed);
  }
  stream->push(text);
  board.watchers.push_back({stream, caller, opening.wall});
  return stream;
}

base::Result<std::shared_ptr<EventStream>> BoardFeed::open(const domain::Caller& caller, const Opening& opening,
                                                           const store::Actor& actor) {
  // Who comes back after a broken connection was recorded when he came; his reach is asked all the same.
  if (number_in(opening.last_event)) {
    SPOTME_TRY(const auto scope, context_.database.read(
                                     [&](db::Read& read) { return app::board_scope(read, caller, opening.question); }));
    const std::lock_guard lock(mutex_);
    if (const auto board = find_board(scope.key())) return seat_watcher(*board, caller, opening);
  }
  SPOTME_TRY(auto watched, app::watch_board(context_, caller, opening.question, actor));
  const auto key = watched.scope.key();
  std::shared_ptr<EventStream> stream;
  {
    const std::lock_guard lock(mutex_);
    auto board = find_board(key);
    if (!board) {
      if (!make_place(boards_, watched.rows.size(), options_)) return std::shared_ptr<EventStream>{};
      board = std::make_shared<Board>(Board{std::move(watched.scope),
                                            opening.question,
                                            BoardRoom(std::move(watched.rows), ++number_),
                                            {},
                                            context_.clock.now()});
      boards_[key] = board;
    }
    stream = seat_watcher(*board, caller, opening);
  }
  const std::unique_lock lock(listening_mutex_);
  listening_.insert(caller.agency);
  return stream;
}

void BoardFeed::pressed(base::AgencyId agency) {
  {
    const std::shared_lock lock(listening_mutex_);
    if (!listening_.contains(agency)) return;
  }
  const auto now = steady_ms();
  auto last = last_wake_.load(std::memory_order_relaxed);
  if (now - last < options_.least_pause.count()) return;  // the look that is on its way, or the next, finds it
  if (last_wake_.compare_exchange_strong(last, now, std::memory_order_relaxed)) hub_.wake();
}

std::vector<BoardFeed::BoardPtr> BoardFeed::living(base::Instant now) {
  std::vector<BoardPtr> boards;
  std::set<base::AgencyId> agencies;
  {
    const std::lock_guard lock(mutex_);
    for (auto at = boards_.begin(); at != boards_.end();) {
      auto& board = *at->second;
      std::erase_if(board.watchers, [](const Watcher& one) {
        const auto stream = one.stream.lock();
        return !stream || stream->ended();
      });
      if (!board.watchers.empty()) board.deserted = {};
      if (board.watchers.empty() && board.deserted == base::Instant{}) board.deserted = now;
      const bool left = board.watchers.empty() && now - board.deserted >= options_.kept;
      if (board.gone || left) {
        at = boards_.erase(at);
        continue;
      }
      agencies.insert(board.scope.agency);
      boards.push_back(at->second);
      ++at;
    }
  }
  const std::unique_lock lock(listening_mutex_);
  listening_ = std::move(agencies);
  return boards;
}

BoardFeed::AgencyStandings BoardFeed::load_changed(db::Read& read, const std::vector<BoardPtr>& boards) const {
  // Only this thread changes rooms, so that they can be read here. An officer may sit on several boards, of which one
  // was made later and knows more than another: each is compared, but asked about once.
  struct Question {
    std::size_t n = 0;
    base::Day work_day;
    bool stale = false;
  };
  std::map<base::AgencyId, std::unordered_map<base::OfficerId, Question, base::IdHash>> questions;
  std::vector<store::OfficerDay> days;
  for (const auto& board : boards) {
    auto& there = questions[board->scope.agency];
    for (const auto& seat : board->room.seats()) {
      const auto& day = seat.standing.work_day;
      const auto [at, fresh] = there.emplace(seat.officer, Question{days.size(), day});
      if (fresh) days.push_back({board->scope.agency, seat.officer, day});
      at->second.stale = at->second.stale || at->second.work_day != day;
    }
  }
  const auto counts = store::count_presses(read, days);
  std::map<base::AgencyId, std::vector<base::OfficerId>> asked;
  for (const auto& board : boards) {
    auto& there = questions[board->scope.agency];
    for (const auto& seat : board->room.seats()) {
      auto& question = there.at(seat.officer);
      const auto& told = seat.standing;
      if (question.n == days.size()) continue;
      if (!question.stale && counts[question.n] == told.presses && read.now() < told.until) continue;
      asked[board->scope.agency].push_back(seat.officer);
      question.n = days.size();  // once is enough
    }
  }
  AgencyStandings changed;
  for (const auto& [agency, officers] : asked) {
    const auto found = app::load_standings(context_, read, agency, officers);
    for (std::size_t i = 0; i < officers.size(); ++i) changed[agency].emplace(officers[i], found[i]);
  }
  return changed;
}

std::vector<BoardFeed::Renewal> BoardFeed::load_renewals(db::Read& read, const std::vector<BoardPtr>& boards) const {
  std::vector<BoardPtr> due;
  for (const auto& board : boards) {
    if (read.now() - board->renewed >= options_.renewal || read.now() < board->renewed) due.push_back(board);
  }
  std::sort(due.begin(), due.end(), [](const auto& a, const auto& b) { return a->renewed < b->renewed; });
  std::vector<Renewal> renewals;
  std::size_t seats = 0;
  for (const auto& board : due) {
    seats += board->room.seats().size();
    if (!renewals.empty() && seats > options_.renewed_at_once) break;  // the others at the next look
    std::map<base::OfficerId, domain::Caller> callers;
    {
      const std::lock_guard lock(mutex_);
      for (const auto& watcher : board->watchers) callers.emplace(watcher.caller.officer, watcher.caller);
    }
    Renewal renewal{board, std::nullopt, {}};
    for (const auto& [officer, caller] : callers) {
      if (!app::still_sees(read, caller, board->question, board->scope)) renewal.unseeing.insert(officer);
    }
    auto rows = app::load_board_rows(context_, read, board->scope);
    if (rows) renewal.rows = std::move(rows).value();
    renewals.push_back(std::move(renewal));
  }
  return renewals;
}

void BoardFeed::tell(Board& board, std::uint64_t before, bool one_by_one, base::Instant now) {
  if (number_ == before) return;
  const auto id = id_of(board.room.last());
  if (!one_by_one) {
    board.push(event_text("reset", id, "{}"), false);
  } else if (const auto changes = board.room.changes_since(before, now); !changes.empty()) {
    board.push(event_text("presence", id, changes), false);
  }
  board.push(event_text("counts", id, board.room.counts(now)), true);
}

void BoardFeed::take(Renewal& renewal, base::Instant now) {
  auto& board = *renewal.board;
  board.renewed = now;
  for (const auto& watcher : board.watchers) {
    const auto stream = watcher.stream.lock();
    if (stream && (!renewal.rows || renewal.unseeing.contains(watcher.caller.officer))) stream->end();
  }
  if (!renewal.rows) {
    board.gone = true;
    return;
  }
  const auto before = number_;
  const bool one_by_one = board.room.replace(*renewal.rows, number_);
  tell(board, before, one_by_one, now);
}

void BoardFeed::look() {
  const auto boards = living(context_.clock.now());
  if (boards.empty()) return;
  struct News {
    base::Instant now;
    AgencyStandings changed;
    std::vector<Renewal> renewals;
  };
  auto news = context_.database.read([&](db::Read& read) {
    News found{read.now(), load_changed(read, boards), {}};
    found.renewals = load_renewals(read, boards);
    return found;
  });
  const std::lock_guard lock(mutex_);
  for (const auto& board : boards) {
    const auto found = news.changed.find(board->scope.agency);
    if (found == news.changed.end()) continue;
    const auto before = number_;
    const bool one_by_one = board->room.update(found->second, number_);
    tell(*board, before, one_by_one, news.now);
  }
  for (auto& renewal : news.renewals) take(renewal, news.now);
}

BoardFeed::Figures BoardFeed::figures() const {
  const std::lock_guard lock(mutex_);
  Figures figures{boards_.size(), 0};
  for (const auto& [key, board] : boards_) figures.watched += board->room.seats().size();
  return figures;
}

}  // namespace spotme::http

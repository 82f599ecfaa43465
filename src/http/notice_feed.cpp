#include "http/notice_feed.hpp"

#include "app/notice.hpp"
#include "http/notice_json.hpp"

#include <boost/json/serialize.hpp>

#include <map>
#include <memory>
#include <string>
#include <utility>

namespace spotme::http {
namespace {

constexpr std::int64_t most_at_once = 20;
/// Milliseconds after which a browser comes again, when the connection broke.
constexpr std::string_view opening = "retry: 3000\n\n";

std::string box_event(const store::NoticeBox& box) {
  return event_text("box", std::to_string(box.last), boost::json::serialize(to_json(box)));
}

std::string notice_event(const base::Messages& messages, const store::Notice& notice) {
  return event_text("notice", std::to_string(notice.number),
                    boost::json::serialize(to_json(app::view_of(messages, notice))));
}

}  // namespace

NoticeFeed::NoticeFeed(const app::Context& context, const base::Messages& messages, EventHub& hub)
    : context_(context), messages_(messages), hub_(hub) {}

std::shared_ptr<EventStream> NoticeFeed::open(const domain::Caller& caller,
                                              const std::optional<std::int64_t>& last_seen) {
  auto stream = hub_.open({caller.agency, caller.officer, caller.session}, topic);
  if (!stream) return nullptr;
  stream->push(opening);
  // No box has that many unread: the first look tells it how the box stands.
  store::NoticeListener seen{{caller.agency, caller.officer}, {last_seen.value_or(0), -1}};
  if (!last_seen) {
    seen.seen = app::notice_box(context_, caller);
    stream->push(box_event(seen.seen));
  }
  {
    const std::lock_guard lock(mutex_);
    listeners_.push_back({seen, stream});
  }
  if (last_seen) hub_.wake();
  return stream;
}

std::vector<NoticeFeed::Listener> NoticeFeed::listeners() {
  const std::lock_guard lock(mutex_);
  std::erase_if(listeners_, [](const Listener& one) {
    const auto stream = one.stream.lock();
    return !stream || stream->ended();
  });
  return listeners_;
}

void NoticeFeed::remember(const std::vector<Listener>& told) {
  const std::lock_guard lock(mutex_);
  std::map<std::weak_ptr<EventStream>, store::NoticeBox, std::owner_less<>> boxes;
  for (const auto& one : told) boxes.emplace(one.stream, one.seen.seen);
  for (auto& one : listeners_) {
    if (const auto found = boxes.find(one.stream); found != boxes.end()) one.seen.seen = found->second;
  }
}

void NoticeFeed::look() {
  const auto all = listeners();
  if (all.empty()) return;
  std::vector<store::NoticeListener> asked;
  asked.reserve(all.size());
  for (const auto& one : all) asked.push_back(one.seen);
  struct News {
    std::vector<store::ChangedBox> boxes;
    std::map<store::NoticeOwner, std::vector<store::Notice>> notices;
  };
  const auto news = context_.database.read([&](db::Read& read) {
    News found{store::load_changed_boxes(read, asked), {}};
    // Of an officer with several pages all that any of them has not seen is loaded once.
    std::map<store::NoticeOwner, store::NoticeListener> furthest;
    for (const auto& changed : found.boxes) {
      const auto& one = asked.at(changed.n);
      const auto [at, fresh] = furthest.emplace(one.owner, one);
      if (!fresh && one.seen.last < at->second.seen.last) at->second = one;
    }
    std::vector<store::NoticeListener> behind;
    for (const auto& [owner, one] : furthest) behind.push_back(one);
    for (auto& notice : store::load_notices_after(read, behind, most_at_once)) {
      const auto owner = notice.owner;
      found.notices[owner].push_back(std::move(notice));
    }
    return found;
  });
  std::vector<Listener> told;
  for (const auto& changed : news.boxes) {
    auto one = all.at(changed.n);
    const auto stream = one.stream.lock();
    if (!stream) continue;
    if (const auto found = news.notices.find(one.seen.owner); found != news.notices.end()) {
      for (const auto& notice : found->second) {
        if (notice.number > one.seen.seen.last) stream->push(notice_event(messages_, notice));
      }
    }
    stream->push(box_event(changed.box));
    one.seen.seen = changed.box;
    told.push_back(std::move(one));
  }
  remember(told);
}

}  // namespace spotme::http

#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "http/event_hub.hpp"
#include "store/notice.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace spotme::http {

/// The live page: notices as server-sent events. At every look of the hub the boxes of all who listen are compared with
/// what they were told last, by one statement whatever their number and whichever process wrote; so a notice of another
/// server on the same database arrives within a look too (docs/decisions/0015).
///
/// Events: `notice` for each new one, `id` its number and `data` as GET /api/v1/notices shows it; after them, and
/// whenever the number of unread ones changed, `box` with `id` the last number and `data` `{"last": …, "unread": …}`.
class NoticeFeed {
 public:
  static constexpr std::string_view topic = "notices";

  /// All must outlive it, but for the hub, which calls `look` and so must have ended before.
  NoticeFeed(const app::Context& context, const base::Messages& messages, EventHub& hub);

  /// A stream for the caller. It begins with what came after the notice `last_seen`, of many the latest 20; without one
  /// with the box as it stands. Null when the hub is full.
  [[nodiscard]] std::shared_ptr<EventStream> open(const domain::Caller& caller,
                                                  const std::optional<std::int64_t>& last_seen);

  /// Tells all who listen what is new for them; a source of the hub.
  void look();

 private:
  struct Listener {
    store::NoticeListener seen;
    std::weak_ptr<EventStream> stream;
  };
  /// Those who still listen.
  [[nodiscard]] std::vector<Listener> listeners();
  /// Keeps what these were told of.
  void remember(const std::vector<Listener>& told);

  const app::Context& context_;
  const base::Messages& messages_;
  EventHub& hub_;
  std::mutex mutex_;
  std::vector<Listener> listeners_;
};

}  // namespace spotme::http

#include "http/mailbox.hpp"

#include "base/log.hpp"

#include <boost/asio/post.hpp>

namespace spotme::http {

void Mailbox::put(Letter letter) {
  if (std::this_thread::get_id() == owner_ && at_once_.ticket == letter.ticket) {
    at_once_.given = true;
    at_once_.answer = answer_of(std::move(letter));
    return;
  }
  const std::lock_guard lock(mutex_);
  if (!open_) return;
  letters_.push_back(std::move(letter));
  // Inside the lock: after close() the context may be gone.
  if (letters_.size() == 1) boost::asio::post(context_, [self = shared_from_this()] { self->deliver_all(); });
}

void Mailbox::deliver_all() {
  {
    const std::lock_guard lock(mutex_);
    delivering_.swap(letters_);
  }
  for (auto& letter : delivering_) {
    const auto ticket = letter.ticket;
    deliver_(ticket, answer_of(std::move(letter)));
  }
  delivering_.clear();
}

std::optional<Response> Mailbox::answer_of(Letter letter) {
  if (!letter.make) return std::move(letter.answer);
  try {
    return letter.make();
  } catch (...) {
    // As an abandoned one, the request is answered with 500 by its connection.
    base::log(base::Level::error, "answer_not_made", {{"what", base::what_of(std::current_exception())}});
    return std::nullopt;
  }
}

void Mailbox::close() {
  const std::lock_guard lock(mutex_);
  open_ = false;
  letters_.clear();
}

}  // namespace spotme::http

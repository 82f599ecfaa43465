#include "http/mailbox.hpp"

#include <boost/asio/post.hpp>

namespace spotme::http {

void Mailbox::put(Letter letter) {
  if (std::this_thread::get_id() == owner_ && at_once_.ticket == letter.ticket) {
    at_once_.given = true;
    at_once_.answer = std::move(letter.answer);
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
  for (auto& [ticket, answer] : delivering_) deliver_(ticket, std::move(answer));
  delivering_.clear();
}

void Mailbox::close() {
  const std::lock_guard lock(mutex_);
  open_ = false;
  letters_.clear();
}

}  // namespace spotme::http

#include "base/text.hpp"
#include "http/server.hpp"

#include <algorithm>
#include <stdexcept>

namespace spotme::http {
namespace {

class FunctionSink final : public Responder::Sink {
 public:
  explicit FunctionSink(Responder::Send send) : send_(std::move(send)) {}
  void send(std::uint64_t /*ticket*/, Response response) override { send_(std::move(response)); }
  void send_made(std::uint64_t /*ticket*/, Responder::Make make) override { send_(make()); }
  void abandon(std::uint64_t /*ticket*/) noexcept override { send_(Response{.status = 500}); }

 private:
  Responder::Send send_;
};

}  // namespace

std::string_view Request::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& one) { return one.first == name; });
  return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  const auto found = std::find_if(query.begin(), query.end(), [&](const auto& one) { return one.first == name; });
  if (found == query.end()) return std::nullopt;
  return found->second;
}

std::string_view Request::cookie(std::string_view name) const {
  // RFC 6265 5.4 allows one Cookie header; HTTP/2 front ends may split it, so every one is looked at.
  for (const auto& [header_name, value] : headers) {
    if (header_name != "cookie") continue;
    for (const auto pair : base::split(value, ';')) {
      const auto trimmed = base::trimmed(pair);
      const auto equals = trimmed.find('=');
      if (equals != std::string_view::npos && trimmed.substr(0, equals) == name) return trimmed.substr(equals + 1);
    }
  }
  return {};
}

Responder::Responder(Send send) : sink_(std::make_shared<FunctionSink>(std::move(send))) {}

Responder& Responder::operator=(Responder&& other) noexcept {
  if (this != &other) {
    if (sink_) sink_->abandon(ticket_);
    sink_ = std::move(other.sink_);
    ticket_ = other.ticket_;
  }
  return *this;
}

Responder::~Responder() {
  if (sink_) sink_->abandon(ticket_);
}

void Responder::operator()(Response response) {
  if (!sink_) throw std::logic_error("a request was answered twice");
  const auto sink = std::move(sink_);
  sink->send(ticket_, std::move(response));
}

void Responder::made(Make make) {
  if (!sink_) throw std::logic_error("a request was answered twice");
  const auto sink = std::move(sink_);
  sink->send_made(ticket_, std::move(make));
}

}  // namespace spotme::http

#include "tests/support/bare_server.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace spotme::test {
namespace {

std::string_view name_of(http::Method method) {
  switch (method) {
    case http::Method::get: return "GET";
    case http::Method::head: return "HEAD";
    case http::Method::post: return "POST";
    case http::Method::put: return "PUT";
    case http::Method::patch: return "PATCH";
    case http::Method::del: return "DELETE";
    case http::Method::options: return "OPTIONS";
  }
  return "?";
}

http::Response show(const http::Request& request) {
  http::Response response;
  response.headers = {{"Content-Type", "text/plain"}};
  response.body = fmt::format("{} {}\n", name_of(request.method), request.path);
  for (const auto& [name, value] : request.query) response.body += fmt::format("?{}={}\n", name, value);
  response.body += fmt::format("{} {}\n{}", request.address, request.secure ? "secure" : "plain", request.body);
  return response;
}

}  // namespace

BareServer::BareServer(http::ServerOptions options) {
  options.listen.port = 0;
  server_ =
      std::make_unique<http::Server>(options, clock, base::Messages::load(),
                                     [this](std::shared_ptr<const http::Request> request, http::Responder respond) {
                                       handle(std::move(request), std::move(respond));
                                     });
}

BareServer::~BareServer() { end(); }

void BareServer::handle(std::shared_ptr<const http::Request> request, http::Responder respond) {
  const std::lock_guard lock(mutex_);
  ++handled_;
  if (request->path == "/throw") throw std::runtime_error("thrown by the test");
  if (request->path == "/drop") return;
  if (request->path == "/made") return respond.made([request] { return show(*request); });
  if (request->path == "/unmade") {
    return respond.made([]() -> http::Response { throw std::runtime_error("thrown late"); });
  }
  if (request->path.starts_with("/later")) {
    kept_.push_back({std::move(respond), request->path});
    changed_.notify_all();
    return;
  }
  auto response = show(*request);
  if (request->path == "/big") response.body = std::string(std::size_t{64} * 1024 * 1024, 'x');
  if (request->path == "/events") response = {.headers = {{"Content-Type", "text/event-stream"}}, .stream = events};
  if (request->path == "/none") response = {.status = 204};
  if (request->path == "/split") response.headers.emplace_back("X-Name", "a\r\nSet-Cookie: evil=1");
  respond(std::move(response));
}

std::size_t BareServer::handled() const {
  const std::lock_guard lock(mutex_);
  return handled_;
}

void BareServer::wait_for_kept(std::size_t count) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, std::chrono::seconds{20}, [&] { return kept_.size() >= count; })) {
    throw std::runtime_error("the requests do not arrive");
  }
}

void BareServer::release() {
  const http::Response late{.status = 200, .body = "late\n"};
  std::vector<Kept> kept;
  {
    const std::lock_guard lock(mutex_);
    kept.swap(kept_);
  }
  for (auto one = kept.rbegin(); one != kept.rend(); ++one) {
    if (one->path == "/later/made") {
      one->respond.made([late] { return late; });
    } else if (one->path == "/later/unmade") {
      one->respond.made([]() -> http::Response { throw std::runtime_error("thrown late"); });
    } else {
      one->respond(late);
    }
  }
}

}  // namespace spotme::test

#include "http/gateway.hpp"

#include "app/api_token.hpp"
#include "app/health.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "domain/attachment.hpp"
#include "http/cookie.hpp"
#include "http/errors.hpp"
#include "http/metrics.hpp"
#include "http/officer_import_handlers.hpp"
#include "http/origin.hpp"
#include "http/token_scope.hpp"

namespace spotme::http {
namespace {

using base::Code;
using base::Error;

/// Takes the next segment off `path`; afterwards `path` is nullopt when it was the last.
std::string_view take_segment(std::optional<std::string_view>& path) {
  const auto slash = path->find('/');
  const auto segment = path->substr(0, slash);
  if (slash == std::string_view::npos) {
    path.reset();
  } else {
    path->remove_prefix(slash + 1);
  }
  return segment;
}

/// `{id}` of a route takes one segment of the path.
bool matches(std::optional<std::string_view> pattern, std::optional<std::string_view> path,
             std::vector<std::string_view>& parameters) {
  parameters.clear();
  while (pattern && path) {
    const auto wanted = take_segment(pattern);
    const auto given = take_segment(path);
    if (wanted.starts_with('{')) {
      if (given.empty()) return false;
      parameters.push_back(given);
    } else if (wanted != given) {
      return false;
    }
  }
  return !pattern && !path;
}

bool writes(Method method) { return method != Method::get && method != Method::head && method != Method::options; }

/// Simple content types may be posted by a form of any page; JSON and the types of attachments and tables may not.
base::Result<void> check_content_type(const Route& route, const Request& request) {
  const auto type = request.header("content-type");
  if (route.handle == post_officer_import) {
    if (is_table_type(type)) return {};
    return Error{Code::invalid, "table_content_type_refused", ""};
  }
  if (route.body == Body::file) {
    if (domain::parse_media_type(type)) return {};
    return Error{Code::invalid, "attachment_content_type_refused", ""};
  }
  if (request.body.empty() || type.starts_with("application/json")) return {};
  return Error{Code::invalid, "content_type_refused", ""};
}

base::Result<void> check_rate(Service& service, const Route& route, const Request& request) {
  std::optional<std::chrono::seconds> wait;
  if (route.permission == domain::Permission::anyone) {
    if (writes(request.method)) wait = service.address_limit.take(request.address, request.received_at);
  } else if (route.handle_later != nullptr || app::is_api_token(token_of(request))) {
    wait = service.token_limit.take(token_of(request), request.received_at);
  }
  if (!wait) return {};
  return Error{Code::too_many, "too_many_requests", "", {{"seconds", std::to_string(wait->count())}}};
}

/// Runs on a pool's thread.
Response answer(Service& service, const Route& route, const Request& request,
                std::vector<std::string_view> parameters) {
  try {
    domain::Caller caller;
    std::optional<Request> by_program;
    if (route.permission != domain::Permission::anyone) {
      auto found = app::authenticate(service.context, token_of(request));
      if (!found) return refuse(service.messages, found.error(), request.request_id);
      caller = std::move(*found);
      if (caller.scopes) {
        if (const auto checked = check_scope(route, *caller.scopes); !checked) {
          return refuse(service.messages, checked.error(), request.request_id);
        }
        by_program = request;  // what it does is written down with the token's name
        by_program->request_id = app::token_request_id(caller, request.request_id);
      }
      if (!domain::may_call(route.permission, caller)) {
        const auto* key = caller.must_change_password ? "password_change_required" : "not_permitted";
        return refuse(service.messages, {Code::forbidden, key, "", {}}, request.request_id);
      }
    }
    auto result = route.handle(Call{service, by_program ? *by_program : request, caller, std::move(parameters)});
    return result ? std::move(*result) : refuse(service.messages, result.error(), request.request_id);
  } catch (...) {
    return break_down(service.messages, std::current_exception(), request.request_id);
  }
}

void log_request(const Request& request, const Response& response, base::Instant now) {
  if (!base::logs(base::Level::debug)) return;
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(now - request.received_at);
  base::log(base::Level::debug, "request_done",
            {{"request_id", request.request_id},
             {"path", request.path},
             {"status", std::to_string(response.status)},
             {"microseconds", std::to_string(took.count())}});
}

}  // namespace

Gateway::Gateway(const base::Messages& messages) : messages_(messages) {}

Gateway::Match Gateway::match(const Request& request) {
  Match found;
  for (const auto& route : routes()) {
    if (!matches(route.path, request.path, found.parameters)) continue;
    found.path_known = true;
    const auto method = request.method == Method::head ? Method::get : request.method;
    if (route.method != method) continue;
    found.route = &route;
    return found;
  }
  return found;
}

void Gateway::handle(const std::shared_ptr<const Request>& request, Responder respond) {
  auto* service = service_.load();
  const bool secure = request->secure || (service != nullptr && service->options.secure_cookies());
  auto guarded = edited(std::move(respond), [secure, request, service](Response& response) {
    response.static_headers = security_headers(secure);
    if (service != nullptr) log_request(*request, response, service->context.clock.now());
  });
  if (answer_health(request, guarded)) return;
  if (service == nullptr) {
    return guarded(
        refuse(messages_, {Code::unavailable, "server_starting", "", {{"seconds", "1"}}}, request->request_id));
  }
  if (request->path.starts_with("/api/")) return handle_api(*service, request, std::move(guarded));
  if (writes(request->method)) {
    return guarded(refuse(messages_, {Code::not_found, "route_unknown", "", {}}, request->request_id));
  }
  if (auto page = assets_.find(*request)) return guarded(std::move(*page));
  guarded(refuse(messages_, {Code::not_found, "route_unknown", "", {}}, request->request_id));
}

bool Gateway::answer_health(const std::shared_ptr<const Request>& request, Responder& respond) {
  if (request->path != "/healthz" && request->path != "/readyz") return false;
  auto* service = service_.load();
  Response response;
  response.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}};
  if (request->path == "/healthz") {
    response.body = "alive\n";
    respond(std::move(response));
    return true;
  }
  if (service == nullptr) {
    response.status = 503;
    response.body = "starting\n";
    respond(std::move(response));
    return true;
  }
  auto shared = std::make_shared<Responder>(std::move(respond));
  const bool posted = service->workers.try_post([service, shared, response]() mutable {
    const bool ready = app::can_write(service->context);
    response.status = ready ? 200 : 503;
    response.body = ready ? "ready\n" : "the database cannot be written\n";
    (*shared)(std::move(response));
  });
  if (!posted) {
    response.status = 503;
    response.body = "busy\n";
    (*shared)(std::move(response));
  }
  return true;
}

void Gateway::handle_api(Service& service, const std::shared_ptr<const Request>& request, Responder respond) {
  const auto refuse_with = [&](const Error& error) { respond(refuse(messages_, error, request->request_id)); };
  auto found = match(*request);
  if (found.route == nullptr) {
    if (!found.path_known) return refuse_with({Code::not_found, "route_unknown", "", {}});
    auto response = refuse(messages_, {Code::invalid, "method_not_allowed", "", {}}, request->request_id);
    response.status = 405;
    return respond(std::move(response));
  }
  if (writes(request->method)) {
    if (const auto checked = check_origin(service.options, *request); !checked) return refuse_with(checked.error());
    if (const auto checked = check_content_type(*found.route, *request); !checked) return refuse_with(checked.error());
  }
  if (const auto checked = check_rate(service, *found.route, *request); !checked) return refuse_with(checked.error());
  if (found.route->handle_later != nullptr) {
    if (app::is_api_token(token_of(*request))) return refuse_with({Code::forbidden, "persons_only", "", {}});
    return found.route->handle_later(service, request, std::move(respond));
  }
  run(service, found, request, std::move(respond));
}

void Gateway::run(Service& service, const Match& found, const std::shared_ptr<const Request>& request,
                  Responder respond) {
  auto& pool = found.route->pool == Pool::workers ? service.workers : service.password_workers;
  auto shared = std::make_shared<Responder>(std::move(respond));
  const bool posted =
      pool.try_post([&service, route = found.route, parameters = found.parameters, request, shared]() mutable {
        (*shared)(answer(service, *route, *request, std::move(parameters)));
      });
  if (!posted) {
    (*shared)(refuse(messages_, {Code::unavailable, "server_full", "", {{"seconds", "2"}}}, request->request_id));
  }
}

void Gateway::handle_administration(const std::shared_ptr<const Request>& request, Responder respond,
                                    const Server::Figures& public_figures) {
  if (answer_health(request, respond)) return;
  auto* service = service_.load();
  if (request->path != "/metrics" || service == nullptr) {
    return respond(refuse(messages_, {Code::not_found, "route_unknown", "", {}}, request->request_id));
  }
  Response response;
  response.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}, {"Cache-Control", "no-store"}};
  response.body = metrics_text(*service, public_figures);
  respond(std::move(response));
}

}  // namespace spotme::http

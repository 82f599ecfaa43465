#pragma once

#include "base/result.hpp"
#include "domain/access.hpp"
#include "http/server.hpp"
#include "http/service.hpp"
#include "store/audit.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::http {

/// One request on its way through a handler.
struct Call {
  Service& service;
  const Request& request;
  const domain::Caller& caller;              ///< empty on a route for anyone
  std::vector<std::string_view> parameters;  ///< what stood in the place of each `{…}` of the path, in order

  /// Who acts, for the audit trail.
  [[nodiscard]] store::Actor actor() const { return {caller.officer, request.address, request.request_id}; }
};

/// Where a handler runs. `workers` wait for the database; `password_workers` compute Argon2id.
enum class Pool { workers, password_workers };

using Handle = base::Result<Response> (*)(const Call& call);
/// A handler that neither blocks nor needs the caller beforehand: the press, whose batch finds the caller itself.
using HandleLater = void (*)(Service& service, const std::shared_ptr<const Request>& request, Responder respond);

/// What a route takes as the body of a write. Nothing at all is for the handler to judge.
enum class Body { json, file };

struct Route {
  Method method;
  std::string_view path;  ///< `/api/v1/sessions/{id}`
  domain::Permission permission;
  Handle handle = nullptr;
  Pool pool = Pool::workers;
  HandleLater handle_later = nullptr;
  Body body = Body::json;
};

/// THE route table: every address of the API, with what it asks of its caller. A test holds it against
/// docs/api/openapi.yaml.
[[nodiscard]] std::span<const Route> routes();
/// For Limits::large_body_bytes: what the addresses take to which files are sent.
[[nodiscard]] std::size_t large_body_bytes(std::string_view target);

}  // namespace spotme::http

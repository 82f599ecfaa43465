#pragma once

#include "http/server.hpp"

#include <string>

namespace spotme::test {

/// As docs/api/openapi.yaml writes it.
inline std::string method_word(http::Method method) {
  switch (method) {
    case http::Method::get: return "get";
    case http::Method::post: return "post";
    case http::Method::put: return "put";
    case http::Method::patch: return "patch";
    case http::Method::del: return "delete";
    default: return "other";
  }
}

}  // namespace spotme::test

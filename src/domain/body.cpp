#include "domain/body.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

Error refuse(std::string_view key, std::vector<std::pair<std::string, std::string>> args = {}) {
  return {Code::unprocessable, std::string(key), "parent_id", std::move(args)};
}

const BodyPlace* find(const std::vector<BodyPlace>& bodies, const base::Uuid& id) {
  const auto found = std::find_if(bodies.begin(), bodies.end(), [&](const auto& one) { return one.id == id; });
  return found == bodies.end() ? nullptr : &*found;
}

/// Levels from the top down to that body, itself counted; more than there are bodies where they stand in a ring.
std::size_t depth_of(const std::vector<BodyPlace>& bodies, const BodyPlace* body) {
  std::size_t depth = 0;
  while (body != nullptr && depth <= bodies.size()) {
    ++depth;
    body = body->parent ? find(bodies, *body->parent) : nullptr;
  }
  return depth;
}

/// Levels below that body.
std::size_t height_of(const std::vector<BodyPlace>& bodies, const base::Uuid& id) {
  const auto own = find(bodies, id);
  if (own == nullptr) return 0;
  const auto top = depth_of(bodies, own);
  std::size_t height = 0;
  for (const auto& one : bodies) {
    std::size_t steps = 0;
    for (const auto* at = &one; at != nullptr && steps <= bodies.size(); ++steps) {
      if (at->id == id) height = std::max(height, depth_of(bodies, &one) - top);
      at = at->parent ? find(bodies, *at->parent) : nullptr;
    }
  }
  return height;
}

}  // namespace

base::Result<void> check_code(std::string_view code, std::string_view field) {
  const bool plain = std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  });
  if (!code.empty() && code.size() <= most_code_length && plain) return {};
  return Error{Code::unprocessable, "code_invalid", std::string(field), {{"limit", std::to_string(most_code_length)}}};
}

base::Result<std::string> tidy_name(std::string_view name, std::string_view field) {
  auto tidied = std::string(base::trimmed(name));
  if (tidied.empty()) return Error{Code::unprocessable, "name_required", std::string(field)};
  return tidied;
}

base::Result<void> check_body_place(const std::vector<BodyPlace>& bodies, const base::Uuid& id, std::string_view kind,
                                    const std::optional<base::Uuid>& parent) {
  if (kind == "ministry") return parent ? base::Result<void>(refuse("ministry_below")) : base::Result<void>();
  if (!parent) return refuse("department_alone");
  const auto* const above = find(bodies, *parent);
  if (above == nullptr) return refuse("body_unknown");
  std::size_t steps = 0;
  for (const auto* at = above; at != nullptr && steps <= bodies.size(); ++steps) {
    if (at->id == id) return refuse("body_loop");
    at = at->parent ? find(bodies, *at->parent) : nullptr;
  }
  if (steps > bodies.size()) return refuse("body_loop");
  if (depth_of(bodies, above) + 1 + height_of(bodies, id) > most_body_levels) {
    return refuse("body_too_deep", {{"limit", std::to_string(most_body_levels)}});
  }
  return {};
}

}  // namespace spotme::domain

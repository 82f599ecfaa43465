#pragma once

#include "base/messages.hpp"
#include "http/request_parser.hpp"
#include "http/server.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::http {

/// The answers that the server gives without asking a handler, in the project's error form. The texts are put into JSON
/// once.
class Refusals {
 public:
  explicit Refusals(const base::Messages& messages);
  [[nodiscard]] Response answer(Refusal why, std::string_view request_id) const;

 private:
  std::vector<std::string> beginnings_;  ///< by Refusal: the body up to the request id
};

}  // namespace spotme::http

#pragma once

#include "base/result.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace spotme::base {

/// JSON from outside, such as the body of a request, read strictly (RFC 8259 as narrowed by RFC 7493): valid UTF-8
/// without a byte order mark, no lone surrogate, no NUL unless it is allowed, no name twice in an object, nothing after
/// the value, at most `max_depth` levels. Small bodies are read without an allocation. Lives on the stack of one
/// handler: neither copied nor moved.
class JsonBody {
 public:
  static constexpr std::size_t max_depth = 32;
  /// Text with NUL (written `\u0000`) cannot be stored as it is; allowed where it is only handed on.
  enum class Nul : bool { refused, allowed };

  explicit JsonBody(std::string_view text, Nul nul = Nul::refused);
  JsonBody(const JsonBody&) = delete;
  JsonBody& operator=(const JsonBody&) = delete;

  /// Why the body was refused: `json_malformed`, `json_too_deep`, `json_duplicate_field` (with the field),
  /// `json_control_text`.
  [[nodiscard]] const Result<void>& state() const { return state_; }
  /// null when the body was refused.
  [[nodiscard]] const boost::json::value& value() const { return value_; }

 private:
  std::array<unsigned char, 4096> memory_;
  boost::json::monotonic_resource resource_{memory_.data(), memory_.size()};
  boost::json::value value_;
  Result<void> state_;
};

}  // namespace spotme::base

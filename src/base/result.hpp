#pragma once

#include "base/error.hpp"

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace spotme::base {

/// Either a value or a refusal. Breakdowns (a dead database, a full disk) are exceptions and never travel in here,
/// so that "it does not exist" can never be confused with "I could not look".
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}          // NOLINT(google-explicit-constructor)
  Result(Error refusal) : state_(std::in_place_index<1>, std::move(refusal)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() & { return (assert(has_value()), *std::get_if<0>(&state_)); }
  [[nodiscard]] const T& value() const& { return (assert(has_value()), *std::get_if<0>(&state_)); }
  [[nodiscard]] T&& value() && { return (assert(has_value()), std::move(*std::get_if<0>(&state_))); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const& { return (assert(!has_value()), *std::get_if<1>(&state_)); }
  [[nodiscard]] Error&& error() && { return (assert(!has_value()), std::move(*std::get_if<1>(&state_))); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error refusal) : refusal_(std::move(refusal)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool has_value() const { return !refusal_; }
  explicit operator bool() const { return has_value(); }
  [[nodiscard]] const Error& error() const { return (assert(refusal_.has_value()), *refusal_); }

 private:
  std::optional<Error> refusal_;
};

}  // namespace spotme::base

#define SPOTME_JOIN_2(a, b) a##b
#define SPOTME_JOIN(a, b) SPOTME_JOIN_2(a, b)

/// Returns the refusal of `expression` from the enclosing function, or goes on.
#define SPOTME_CHECK(expression) SPOTME_CHECK_NAMED(SPOTME_JOIN(spotme_checked_, __COUNTER__), expression)
#define SPOTME_CHECK_NAMED(name, expression)                             \
  do {                                                                   \
    if (auto name = (expression); !name) return std::move(name).error(); \
  } while (false)

/// `SPOTME_TRY(auto x, f());` declares x with the value of f(), or returns its refusal from the enclosing function.
#define SPOTME_TRY(declaration, expression) \
  SPOTME_TRY_NAMED(SPOTME_JOIN(spotme_tried_, __COUNTER__), declaration, expression)
#define SPOTME_TRY_NAMED(name, declaration, expression) \
  auto name = (expression);                             \
  if (!name) return std::move(name).error();            \
  declaration = std::move(name).value()

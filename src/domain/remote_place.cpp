#include "domain/remote_place.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 2> kinds{"home", "other"};
constexpr std::array<std::string_view, 4> states{"waiting", "approved", "rejected", "withdrawn"};

double to_hundredth(double degrees) {
  constexpr double steps = 100;
  // Adding 0 turns a negative zero into zero.
  return std::round(degrees * steps) / steps + 0.0;
}

template <class Word, std::size_t count>
std::optional<Word> find_word(const std::array<std::string_view, count>& words, std::string_view text) {
  const auto* const found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Word>(found - words.begin());
}

}  // namespace

std::string_view remote_place_kind_name(RemotePlaceKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::optional<RemotePlaceKind> parse_remote_place_kind(std::string_view text) {
  return find_word<RemotePlaceKind>(kinds, text);
}
std::string_view remote_place_state_name(RemotePlaceState state) { return states.at(static_cast<std::size_t>(state)); }
std::optional<RemotePlaceState> parse_remote_place_state(std::string_view text) {
  return find_word<RemotePlaceState>(states, text);
}

Coordinate coarse(const Coordinate& exact) { return {to_hundredth(exact.latitude), to_hundredth(exact.longitude)}; }

base::Result<void> check_keep_hours(const RemoteTerms& terms, std::int64_t hours) {
  if (hours >= terms.least_hours && hours <= terms.most_hours) return {};
  return base::Error{base::Code::unprocessable,
                     "keep_hours_out_of_range",
                     "keep_hours",
                     {{"least", std::to_string(terms.least_hours)}, {"most", std::to_string(terms.most_hours)}}};
}

}  // namespace spotme::domain

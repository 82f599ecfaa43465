#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace spotme::domain {

/// The thirteen states and three federal territories. Rest days, breaks and holidays follow the state of the officer's
/// post.
enum class State : std::uint8_t {
  johor,
  kedah,
  kelantan,
  melaka,
  negeri_sembilan,
  pahang,
  perak,
  perlis,
  pulau_pinang,
  sabah,
  sarawak,
  selangor,
  terengganu,
  kuala_lumpur,
  labuan,
  putrajaya,
};

inline constexpr std::size_t state_count = 16;
/// All of them in the order of the enumeration.
[[nodiscard]] const std::array<State, state_count>& all_states();
/// `negeri_sembilan`: the word of the API, of files and of tables. The words for people are messages `state_<name>`.
[[nodiscard]] std::string_view state_name(State state);
/// Exactly one of those words; nullopt for anything else.
[[nodiscard]] std::optional<State> parse_state(std::string_view text);

}  // namespace spotme::domain

#include "domain/worktime/state.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, state_count> names{
    "johor",        "kedah", "kelantan", "melaka",   "negeri_sembilan", "pahang",       "perak",  "perlis",
    "pulau_pinang", "sabah", "sarawak",  "selangor", "terengganu",      "kuala_lumpur", "labuan", "putrajaya"};

}  // namespace

const std::array<State, state_count>& all_states() {
  static constexpr auto states = [] {
    std::array<State, state_count> all{};
    for (std::size_t i = 0; i < state_count; ++i) all[i] = static_cast<State>(i);
    return all;
  }();
  return states;
}

std::string_view state_name(State state) { return names[static_cast<std::size_t>(state)]; }

std::optional<State> parse_state(std::string_view text) {
  const auto* const found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<State>(found - names.begin());
}

}  // namespace spotme::domain

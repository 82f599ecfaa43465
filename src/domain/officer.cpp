#include "domain/officer.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 5> departure_kinds{"retired", "resigned", "contract_ended", "died", "other"};
constexpr std::array<std::string_view, 5> transfer_states{"offered", "accepted", "done", "refused", "withdrawn"};
constexpr std::array<std::string_view, 4> history_kinds{"posting", "supervision", "scheme", "role"};

template <class Enum, std::size_t N>
std::optional<Enum> find_word(const std::array<std::string_view, N>& words, std::string_view text) {
  const auto* const found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

}  // namespace

std::string_view departure_kind_name(DepartureKind kind) { return departure_kinds.at(static_cast<std::size_t>(kind)); }
std::optional<DepartureKind> parse_departure_kind(std::string_view text) {
  return find_word<DepartureKind>(departure_kinds, text);
}

std::string_view transfer_state_name(TransferState state) {
  return transfer_states.at(static_cast<std::size_t>(state));
}
std::optional<TransferState> parse_transfer_state(std::string_view text) {
  return find_word<TransferState>(transfer_states, text);
}
bool is_open(TransferState state) { return state == TransferState::offered || state == TransferState::accepted; }

std::string_view history_kind_name(HistoryKind kind) { return history_kinds.at(static_cast<std::size_t>(kind)); }
std::optional<HistoryKind> parse_history_kind(std::string_view text) {
  return find_word<HistoryKind>(history_kinds, text);
}

}  // namespace spotme::domain

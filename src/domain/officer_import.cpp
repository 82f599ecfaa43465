#include "domain/officer_import.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 5> states{"planned", "applying", "done", "undone", "cancelled"};
constexpr std::array<std::string_view, 4> kinds{"new", "changed", "unchanged", "wrong"};
constexpr std::array<std::string_view, 7> outcomes{"",          "removed",       "ended",       "restored",
                                                   "signed_in", "changed_since", "leads_others"};

template <class Enum, std::size_t Size>
std::optional<Enum> find(const std::array<std::string_view, Size>& names, std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view import_state_name(ImportState state) { return states.at(static_cast<std::size_t>(state)); }
std::optional<ImportState> parse_import_state(std::string_view name) { return find<ImportState>(states, name); }

std::string_view import_row_kind_name(ImportRowKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::optional<ImportRowKind> parse_import_row_kind(std::string_view name) { return find<ImportRowKind>(kinds, name); }

std::string_view undo_outcome_name(UndoOutcome outcome) { return outcomes.at(static_cast<std::size_t>(outcome)); }
std::optional<UndoOutcome> parse_undo_outcome(std::string_view name) { return find<UndoOutcome>(outcomes, name); }

}  // namespace spotme::domain

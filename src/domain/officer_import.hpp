#pragma once

#include "base/id.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// An import of people (import pegawai): a file that is looked at, stored as a whole and may be undone as a whole.
namespace spotme::domain {

using OfficerImportId = base::Id<struct OfficerImportTag>;

/// The most that the file may hold. Project default.
inline constexpr std::size_t most_import_bytes = std::size_t{5} * 1024 * 1024;
/// The most officers to whom slips with temporary passwords are given at once. Project default.
inline constexpr std::size_t most_password_slips = 5'000;

enum class ImportState : std::uint8_t {
  planned,    ///< looked at; nothing of it is stored
  applying,   ///< is being stored
  done,       ///< stored
  undone,     ///< stored, and taken back as far as it could be
  cancelled,  ///< given up before it was stored
};
/// The word of the API and of the table.
[[nodiscard]] std::string_view import_state_name(ImportState state);
[[nodiscard]] std::optional<ImportState> parse_import_state(std::string_view name);

/// What a line of the file means.
enum class ImportRowKind : std::uint8_t {
  fresh,      ///< `new`: a person whom nobody knows yet
  changed,    ///< somebody of whom something differs
  unchanged,  ///< somebody who is so already
  wrong,      ///< it cannot be taken as it is
};
[[nodiscard]] std::string_view import_row_kind_name(ImportRowKind kind);
[[nodiscard]] std::optional<ImportRowKind> parse_import_row_kind(std::string_view name);

/// What undoing made of a line that was stored.
enum class UndoOutcome : std::uint8_t {
  none,
  removed,        ///< new, never signed in, nothing recorded of him: as if he had never been brought in
  ended,          ///< new, never signed in, but with records: these stay, and he belongs nowhere from today on
  restored,       ///< what was changed of him is as it was before
  signed_in,      ///< new and signed in since: he stays
  changed_since,  ///< something of him was changed again since: he stays as he is
  leads_others,   ///< new, and others were put under him since: he stays
};
/// Empty for none.
[[nodiscard]] std::string_view undo_outcome_name(UndoOutcome outcome);
[[nodiscard]] std::optional<UndoOutcome> parse_undo_outcome(std::string_view name);

}  // namespace spotme::domain

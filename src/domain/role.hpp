#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace spotme::domain {

/// What a person may be, besides an officer. A role is held in a unit, between two dates, and reaches that unit's
/// subtree.
enum class Role : std::uint8_t {
  officer,       ///< Pegawai: everybody; never stored
  supervisor,    ///< Penyelia
  approver,      ///< Pelulus
  delegate,      ///< Penerima kuasa
  head,          ///< Ketua Jabatan
  coordinator,   ///< Penyelaras Kehadiran
  agency_admin,  ///< Pentadbir Agensi
  system_admin,  ///< Pentadbir Sistem
  integrity,     ///< Unit Integriti
  auditor,       ///< Juruaudit
  device,        ///< Peranti
};

/// The word of the API, of files and of tables.
[[nodiscard]] std::string_view role_name(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

}  // namespace spotme::domain

#pragma once

#include <string>

namespace spotme::main {

struct DoctorOptions {
  std::string config_file;
  std::string database;  ///< over that of the settings
  std::string attachments;
  std::string backups;
  bool json = false;
};
/// `spotme doctor`: examines an installation, running or not, and prints what it finds, a line each. Returns 1 when
/// something is ill; warnings alone are 0.
[[nodiscard]] int run_doctor(const DoctorOptions& options);

}  // namespace spotme::main

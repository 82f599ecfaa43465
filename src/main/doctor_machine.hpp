#pragma once

#include "app/doctor.hpp"
#include "base/clock.hpp"
#include "main/config.hpp"

#include <string>
#include <vector>

namespace spotme::main {

/// What is examined outside of the database: the machine's clock and disks, the files and who may read them, the
/// settings, the certificate, the mail server and the backups. `config_file` may be empty.
[[nodiscard]] std::vector<app::Finding> examine_machine(const Config& config, const std::string& config_file,
                                                        const base::Clock& clock);

}  // namespace spotme::main

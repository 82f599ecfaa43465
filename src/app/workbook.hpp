#pragma once

#include <xlsxwriter.h>

namespace spotme::app {

/// Throws std::runtime_error with libxlsxwriter's own words where something could not be written.
void check_workbook(lxw_error error);

}  // namespace spotme::app

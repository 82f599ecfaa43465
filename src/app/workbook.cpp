#include "app/workbook.hpp"

#include <stdexcept>
#include <string>

namespace spotme::app {

void check_workbook(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("cannot write the workbook: ") + lxw_strerror(error));
}

}  // namespace spotme::app

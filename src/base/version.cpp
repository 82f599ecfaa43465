#include "base/version.hpp"

namespace spotme::base {

std::string_view program_version() { return SPOTME_VERSION; }

}  // namespace spotme::base

#include "base/count_text.hpp"

namespace spotme::base {

void append_count(std::string& out, std::string_view digits) {
  const auto begin = out.size();
  out.append(digits);
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return;
  for (auto at = out.size(); at > begin + 3;) out.insert(at -= 3, 1, ',');
}

}  // namespace spotme::base

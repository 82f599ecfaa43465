#include "domain/card.hpp"

#include <cstdint>
#include <cstdlib>

/// A card table that is taken is written back as it was read, and knows a colour for every number of marks; more marks
/// never lead to a better one.
namespace {

using namespace spotme;  // NOLINT(google-build-using-namespace)

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto table = domain::parse_card_table(text);
  if (!table) return 0;
  const auto again = domain::parse_card_table(domain::format_card_table(*table));
  require(again.has_value() && *again == *table);
  for (const auto colour : {domain::CardColour::yellow, domain::CardColour::green, domain::CardColour::red}) {
    auto worst = domain::CardColour::yellow;
    for (std::int64_t marks = 0; marks <= 64; ++marks) {
      const auto next = table->next(colour, marks);
      require(next >= worst);
      worst = next;
    }
  }
  return 0;
}

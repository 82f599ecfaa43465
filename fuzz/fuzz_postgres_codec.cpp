#include "store/db.hpp"
#include "store/postgres_codec.hpp"

#include <cstdint>
#include <cstdlib>

/// Any bytes of any type are a value or a Fault; a value is written in a form that is read as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spotme::db;  // NOLINT(google-build-using-namespace)
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto type = static_cast<Type>(data[0] % 7);
  try {
    const auto value = postgres::decode(postgres::oid_of(type), bytes);
    if (type_of(value) != type) std::abort();
    std::string again;
    if (!postgres::encode(again, value)) std::abort();
    // Any byte but 0 is true; everything else has one form.
    if (type != Type::boolean && again != bytes) std::abort();
  } catch (const Fault&) {
    return 0;
  }
  return 0;
}

#include "base/json_reader.hpp"
#include "base/text.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

/// JSON from outside through JsonBody and an ObjectReader that asks for one field of each kind.
namespace {

using spotme::base::JsonBody;
using spotme::base::ObjectReader;

void insist(bool holds) {
  if (!holds) std::abort();
}

/// Boost.JSON reads 1e999 as infinity and 0e999 as not a number; every field refuses both, and neither can be written.
bool can_be_written(const boost::json::value& value) {
  if (const auto* number = value.if_double()) return std::isfinite(*number);
  if (const auto* array = value.if_array()) return std::all_of(array->begin(), array->end(), can_be_written);
  if (const auto* object = value.if_object()) {
    return std::all_of(object->begin(), object->end(), [](const auto& one) { return can_be_written(one.value()); });
  }
  return true;
}

void read_fields(const JsonBody& body) {
  enum class Kind { in, out };
  ObjectReader reader(body);
  const auto text = reader.optional_text("text", 1, 8);
  const auto number = reader.optional_number("number", -90, 90);
  const auto integer = reader.optional_integer("integer", 0, 10);
  (void)reader.optional_boolean("flag");
  (void)reader.optional_uuid("key");
  (void)reader.optional_instant("at");
  (void)reader.optional_day("day");
  (void)reader.optional_enum<Kind>("kind", {{"in", Kind::in}, {"out", Kind::out}});
  const auto texts = reader.optional_texts("texts", 3, 1, 4);
  if (auto position = reader.optional_object("position")) (void)position->required_number("latitude", -90, 90);
  const auto finished = reader.finish();
  if (!finished) {
    insist(!finished.error().key.empty() && reader.failed());
    return;
  }
  insist(body.value().is_object() && texts.size() <= 3);
  if (text)
    insist(spotme::base::is_storable_text(*text) && !text->empty() && spotme::base::count_characters(*text) <= 8);
  if (number) insist(std::isfinite(*number) && *number >= -90 && *number <= 90);
  if (integer) insist(*integer >= 0 && *integer <= 10);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const JsonBody body(text);
  read_fields(body);
  if (!body.state()) {
    insist(body.value().is_null());
    return 0;
  }
  // What was accepted is accepted again when it is written out: nothing ambiguous got in.
  if (can_be_written(body.value())) insist(JsonBody(boost::json::serialize(body.value())).state().has_value());
  return 0;
}

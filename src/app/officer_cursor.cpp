#include "app/officer_cursor.hpp"

#include "base/crypto.hpp"
#include "base/text.hpp"

namespace spotme::app {

std::string write_cursor(base::OfficerId officer, std::string_view name_key) {
  const auto text = base::to_string(officer).append(name_key);
  return base::to_base64url(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

base::Result<store::AccountCursor> read_cursor(std::string_view text) {
  constexpr std::size_t id_length = 36;
  const base::Error refusal{base::Code::unprocessable, "cursor_invalid", "after"};
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() < id_length) return refusal;
  const std::string plain(bytes->begin(), bytes->end());
  const auto id = base::parse_uuid(std::string_view(plain).substr(0, id_length));
  if (!id || !base::is_storable_text(plain)) return refusal;
  return store::AccountCursor{plain.substr(id_length), {*id}};
}

}  // namespace spotme::app

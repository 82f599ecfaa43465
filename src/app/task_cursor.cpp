#include "app/task_cursor.hpp"

#include "base/crypto.hpp"

namespace spotme::app {

std::string write_task_cursor(const store::TaskCursor& cursor) {
  const auto text = base::to_string(cursor.id) + base::format_day(cursor.due_on);
  return base::to_base64url(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

base::Result<store::TaskCursor> read_task_cursor(std::string_view text) {
  constexpr std::size_t id_length = 36;
  const base::Error refusal{base::Code::unprocessable, "cursor_invalid", "after"};
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() < id_length) return refusal;
  const std::string plain(bytes->begin(), bytes->end());
  const auto id = base::parse_uuid(std::string_view(plain).substr(0, id_length));
  const auto day = base::parse_day(std::string_view(plain).substr(id_length));
  if (!id || !day) return refusal;
  return store::TaskCursor{*day, {*id}};
}

}  // namespace spotme::app

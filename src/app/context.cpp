#include "app/context.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace spotme::app {
namespace {

/// 32 digits and letters without 0, i, l and o, which people mix up on paper.
constexpr std::string_view alphabet = "123456789abcdefghjkmnpqrstuvwxyz";
constexpr std::size_t temporary_letters = 16;
constexpr std::size_t temporary_group = 4;

/// `letters` with a `-` after every fourth.
std::string in_groups(std::string_view letters) {
  std::string grouped;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i != 0 && i % temporary_group == 0) grouped.push_back('-');
    grouped.push_back(letters[i]);
  }
  return grouped;
}

/// A temporary password as it stands on the slip, however it was typed from there.
std::string as_printed(std::string_view typed) {
  std::string letters = base::ascii_lower(typed);
  std::erase_if(letters, [](char c) { return c == '-' || c == ' '; });
  return letters.size() == temporary_letters ? in_groups(letters) : std::string(typed);
}

}  // namespace

base::Result<base::Bytes> load_installation_key(db::Database& database) {
  return database.read([](db::Read& read) -> base::Result<base::Bytes> {
    const auto rows = read.query("SELECT value FROM installation WHERE name = 'key'");
    if (rows.empty()) return base::Error{base::Code::unavailable, "not_initialised", ""};
    return rows[0].blob(0);
  });
}

std::string normal_user_id(std::string_view text) { return base::ascii_lower(base::trimmed(text)); }

base::Result<void> check_user_id(std::string_view normal, std::string_view field) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '@';
  };
  if (normal.empty() || normal.size() > 64 || !std::all_of(normal.begin(), normal.end(), allowed)) {
    return base::Error{base::Code::unprocessable, "user_id_invalid", std::string(field)};
  }
  return {};
}

bool is_email_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find(' ') == std::string_view::npos;
}

std::string make_temporary_password() {
  std::array<std::uint8_t, temporary_letters> dice{};
  base::random_bytes(dice);
  std::string letters;
  for (const auto die : dice) letters.push_back(alphabet[die % alphabet.size()]);  // 32 divides 256: none is likelier
  return in_groups(letters);
}

std::string hash_temporary_password(const base::Bytes& installation_key, std::string_view password) {
  return "temporary:" + base::to_base64url(base::keyed_hash(installation_key, as_printed(password)));
}

}  // namespace spotme::app

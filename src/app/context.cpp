#include "app/context.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace spotme::app {
namespace {

/// 32 digits and letters without 0, i, l and o, which people mix up on paper.
constexpr std::string_view alphabet = "123456789abcdefghjkmnpqrstuvwxyz";

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

std::string make_temporary_password() {
  std::array<std::uint8_t, 16> dice{};
  base::random_bytes(dice);
  std::string password;
  for (std::size_t i = 0; i < dice.size(); ++i) {
    if (i != 0 && i % 4 == 0) password.push_back('-');
    password.push_back(alphabet[dice[i] % alphabet.size()]);  // 32 divides 256: no letter is likelier
  }
  return password;
}

std::string hash_temporary_password(const base::Bytes& installation_key, std::string_view password) {
  return "temporary:" + base::to_base64url(base::keyed_hash(installation_key, password));
}

}  // namespace spotme::app

#include "app/session.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

constexpr std::size_t id_bytes = 16;

base::Uuid uuid_at(const base::Bytes& bytes, std::size_t at) {
  base::Uuid id;
  std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), id_bytes, id.bytes.begin());
  return id;
}

}  // namespace

std::string make_token(base::AgencyId agency, base::SessionId session, const base::Digest& secret) {
  base::Bytes bytes(agency.value.bytes.begin(), agency.value.bytes.end());
  bytes.insert(bytes.end(), session.value.bytes.begin(), session.value.bytes.end());
  bytes.insert(bytes.end(), secret.begin(), secret.end());
  return base::to_base64url(bytes);
}

std::optional<TokenParts> read_token(std::string_view token) {
  const auto bytes = base::from_base64url(token);
  if (!bytes || bytes->size() != 2 * id_bytes + sizeof(base::Digest)) return std::nullopt;
  base::Digest secret;
  std::copy(bytes->begin() + 2 * id_bytes, bytes->end(), secret.begin());
  return TokenParts{{uuid_at(*bytes, 0)}, {uuid_at(*bytes, id_bytes)}, hash_secret(secret)};
}

base::Digest hash_secret(const base::Digest& secret) {
  return base::sha256({reinterpret_cast<const char*>(secret.data()), secret.size()});
}

}  // namespace spotme::app

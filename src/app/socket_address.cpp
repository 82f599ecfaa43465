#include "app/socket_address.hpp"

#include <netinet/in.h>

#include <cstring>

namespace spotme::app {

domain::Address address_of(const sockaddr& from) {
  domain::Address address{};
  if (from.sa_family == AF_INET) {
    address[10] = address[11] = 0xFF;
    std::memcpy(&address[12], &reinterpret_cast<const sockaddr_in&>(from).sin_addr, 4);
  } else if (from.sa_family == AF_INET6) {
    std::memcpy(address.data(), &reinterpret_cast<const sockaddr_in6&>(from).sin6_addr, address.size());
  }
  return address;
}

}  // namespace spotme::app

#pragma once

#include <memory>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace spotme::http {

/// TLS 1.2 or later with session resumption, for sites without a front end. Throws std::runtime_error naming the file
/// that cannot be used. shared_ptr, so that users of this header need not know the type.
[[nodiscard]] std::shared_ptr<boost::asio::ssl::context> make_tls_context(const std::string& cert,
                                                                          const std::string& key);

}  // namespace spotme::http

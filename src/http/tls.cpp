#include "http/tls.hpp"

#include <boost/asio/ssl/context.hpp>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace spotme::http {
namespace {

/// We speak HTTP/1.1 alone; a client that offers nothing of ours is served all the same, as RFC 7301 leaves open.
int choose_protocol(SSL* /*connection*/, const unsigned char** chosen, unsigned char* chosen_size,
                    const unsigned char* offered, unsigned int offered_size, void* /*nothing*/) {
  static constexpr std::string_view ours = "\x08http/1.1";
  auto* found = const_cast<unsigned char**>(chosen);
  const auto outcome = SSL_select_next_proto(found, chosen_size, reinterpret_cast<const unsigned char*>(ours.data()),
                                             static_cast<unsigned int>(ours.size()), offered, offered_size);
  return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

}  // namespace

std::shared_ptr<boost::asio::ssl::context> make_tls_context(const std::string& cert, const std::string& key) {
  namespace ssl = boost::asio::ssl;
  if (cert.empty() || key.empty())
    throw std::runtime_error("tls_cert and tls_key belong together: give both or neither");
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  context->set_options(ssl::context::default_workarounds | ssl::context::no_sslv3 | ssl::context::no_tlsv1 |
                       ssl::context::no_tlsv1_1 | ssl::context::no_compression);
  auto* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");  // TLS 1.2; those of 1.3 are all sound
  constexpr std::string_view session_context = "spotme";
  SSL_CTX_set_session_id_context(native, reinterpret_cast<const unsigned char*>(session_context.data()),
                                 static_cast<unsigned int>(session_context.size()));
  SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_SERVER);
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  boost::system::error_code failure;
  context->use_certificate_chain_file(cert, failure);
  if (failure) throw std::runtime_error("tls_cert: cannot use " + cert + ": " + failure.message());
  context->use_private_key_file(key, ssl::context::pem, failure);
  if (failure) throw std::runtime_error("tls_key: cannot use " + key + ": " + failure.message());
  if (SSL_CTX_check_private_key(native) != 1)
    throw std::runtime_error("tls_key: " + key + " is not the key of " + cert);
  return context;
}

}  // namespace spotme::http

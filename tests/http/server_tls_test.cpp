#include "tests/support/bare_server.hpp"
#include "tests/support/raw_client.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

/// TLS against OpenSSL's own client, with a certificate made for the test.
namespace spotme::test {
namespace {

class Certificate {
 public:
  Certificate() : folder_(std::filesystem::temp_directory_path() / fmt::format("spotme-tls-{}", ::getpid())) {
    std::filesystem::create_directories(folder_);
    const auto command = fmt::format(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost "
        "-keyout {} -out {} 2>/dev/null",
        key(), cert());
    if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl req failed");
  }
  ~Certificate() { std::filesystem::remove_all(folder_); }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;

  [[nodiscard]] std::string cert() const { return (folder_ / "cert.pem").string(); }
  [[nodiscard]] std::string key() const { return (folder_ / "key.pem").string(); }

 private:
  std::filesystem::path folder_;
};

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeBio {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
};
using Context = std::unique_ptr<SSL_CTX, FreeContext>;
using Bio = std::unique_ptr<BIO, FreeBio>;

SSL* ssl_of(const Bio& bio) {
  SSL* ssl = nullptr;
  BIO_get_ssl(bio.get(), &ssl);
  return ssl;
}

/// null when the handshake fails.
Bio connect(const Context& context, std::uint16_t port, SSL_SESSION* session = nullptr) {
  Bio bio(BIO_new_ssl_connect(context.get()));
  BIO_set_conn_hostname(bio.get(), fmt::format("127.0.0.1:{}", port).c_str());
  if (session != nullptr) SSL_set_session(ssl_of(bio), session);
  return BIO_do_handshake(bio.get()) == 1 ? std::move(bio) : nullptr;
}

std::string ask(const Bio& bio, const std::string& request) {
  BIO_write(bio.get(), request.data(), static_cast<int>(request.size()));
  std::array<char, 4096> buffer{};
  std::string text;
  while (text.find("secure\n") == std::string::npos && text.find("plain\n") == std::string::npos) {
    const int got = BIO_read(bio.get(), buffer.data(), static_cast<int>(buffer.size()));
    if (got <= 0) break;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return text;
}

class ServerTls : public testing::Test {
 protected:
  Certificate certificate;
  BareServer server{{.listen = {.tls_cert = certificate.cert(), .tls_key = certificate.key()}}};
  Context context{SSL_CTX_new(TLS_client_method())};
};

TEST_F(ServerTls, ServesHttpsOnAKeptConnection) {
  const auto bio = connect(context, server.port());
  ASSERT_TRUE(bio);
  EXPECT_TRUE(ask(bio, get("/x")).ends_with("GET /x\n127.0.0.1 secure\n"));
  EXPECT_TRUE(ask(bio, get("/y")).ends_with("GET /y\n127.0.0.1 secure\n"));
  EXPECT_EQ(server.server().figures().connections_accepted, 1U);
}

TEST_F(ServerTls, ChoosesHttp11) {
  static constexpr std::array<unsigned char, 12> offer{2, 'h', '2', 8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  SSL_CTX_set_alpn_protos(context.get(), offer.data(), offer.size());
  const auto bio = connect(context, server.port());
  ASSERT_TRUE(bio);
  const unsigned char* chosen = nullptr;
  unsigned int size = 0;
  SSL_get0_alpn_selected(ssl_of(bio), &chosen, &size);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(chosen), size), "http/1.1");
}

TEST_F(ServerTls, RefusesWhatIsOlderThan12) {
  SSL_CTX_set_security_level(context.get(), 0);
  SSL_CTX_set_cipher_list(context.get(), "ALL:@SECLEVEL=0");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context.get(), TLS1_1_VERSION);
  EXPECT_FALSE(connect(context, server.port()));
  SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION);
  EXPECT_TRUE(connect(context, server.port()));
}

TEST_F(ServerTls, ResumesASession) {
  SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION);
  auto first = connect(context, server.port());
  ASSERT_TRUE(first);
  SSL_SESSION* session = SSL_get1_session(ssl_of(first));
  first.reset();
  const auto second = connect(context, server.port(), session);
  SSL_SESSION_free(session);
  ASSERT_TRUE(second);
  EXPECT_EQ(SSL_session_reused(ssl_of(second)), 1);
  EXPECT_TRUE(ask(second, get("/x")).ends_with("secure\n"));
}

TEST_F(ServerTls, PlainTextOnTheTlsPortEnds) {
  RawClient client(server.port());
  client.send(get("/x"));
  EXPECT_EQ(client.read_to_end().find("HTTP/1.1"), std::string::npos);
  EXPECT_EQ(server.handled(), 0U);
}

TEST(ServerTlsLimits, AHandshakeMustNotTakeForEver) {
  const Certificate certificate;
  BareServer server({.listen = {.tls_cert = certificate.cert(), .tls_key = certificate.key()},
                     .limits = {.head_timeout = std::chrono::milliseconds{40}}});
  RawClient client(server.port());
  client.send("\x16\x03\x01");
  EXPECT_TRUE(client.is_closed());
}

TEST(ServerTlsLimits, KeyAndCertificateMustBelongTogether) {
  const Certificate certificate;
  const auto other = certificate.cert() + ".key";
  ASSERT_EQ(
      std::system(
          fmt::format("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:prime256v1 -out {}", other).c_str()),
      0);
  EXPECT_THROW(BareServer({.listen = {.tls_cert = certificate.cert(), .tls_key = other}}), std::runtime_error);
}

}  // namespace
}  // namespace spotme::test

#include "http/certificate.hpp"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>
#include <stdexcept>

namespace spotme::http {

base::Instant certificate_end(const std::string& file) {
  const std::unique_ptr<BIO, int (*)(BIO*)> in(BIO_new_file(file.c_str(), "r"), BIO_free);
  const std::unique_ptr<X509, void (*)(X509*)> certificate(
      in ? PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr) : nullptr, X509_free);
  std::tm end{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1) {
    throw std::runtime_error("no certificate can be read from " + file);
  }
  const std::chrono::year_month_day day{std::chrono::year{end.tm_year + 1900},
                                        std::chrono::month{static_cast<unsigned>(end.tm_mon) + 1},
                                        std::chrono::day{static_cast<unsigned>(end.tm_mday)}};
  return std::chrono::sys_days{day} + std::chrono::hours{end.tm_hour} + std::chrono::minutes{end.tm_min} +
         std::chrono::seconds{end.tm_sec};
}

}  // namespace spotme::http

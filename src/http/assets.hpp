#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "http/server.hpp"

/// The web that the build put into the binary.
namespace spotme::http {

/// Headers that every answer carries (docs/decisions names the reason of each). `secure` adds HSTS.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> security_headers(bool secure);

/// Serves `web/dist/`: hashed files under /assets/ for ever, everything else with an ETag to ask by. A path without a dot is a page
/// of the application and gets index.html. Compressed once, when it is made. Thread-safe.
class Assets {
 public:
  Assets();

  /// nullopt when there is no such file.
  [[nodiscard]] std::optional<Response> find(const Request& request) const;

 private:
  struct File {
    std::string_view plain;
    std::string gzip;  ///< empty when it would not be smaller
    std::string etag;
    std::string_view content_type;
    bool immutable = false;
  };
  std::unordered_map<std::string, File> files_;  ///< by path, such as `/index.html`
};

}  // namespace spotme::http

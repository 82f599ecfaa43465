#pragma once

#include "http/server.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// The web that the build put into the binary.
namespace spotme::http {

/// The lines of the headers that every answer carries, for Response::static_headers. `secure` adds HSTS.
[[nodiscard]] std::string_view security_headers(bool secure);

/// True when `accept_encoding` (RFC 9110 12.5.3) allows `coding`, by name or by `*`, with a weight above 0.
[[nodiscard]] bool accepts_encoding(std::string_view accept_encoding, std::string_view coding);

/// Serves files: hashed ones under /assets/ for ever, everything else with an ETag to ask by. A path without a dot in
/// its last segment is a page of the application and gets index.html. Compressed once, when it is made; what the build
/// has compressed already (`name.br`, `name.gz` beside `name`) is used instead. Thread-safe.
class Assets {
 public:
  /// By path, such as `/index.html`; the contents must live as long as the Assets. Without an index.html, as in a build
  /// without the web, a bare page stands in: `/` always answers.
  using Files = std::map<std::string, std::string_view>;
  explicit Assets(const Files& files);
  /// Those of `web/dist/`.
  Assets();
  Assets(const Assets&) = delete;
  Assets& operator=(const Assets&) = delete;

  /// nullopt when there is no such file.
  [[nodiscard]] std::optional<Response> find(const Request& request) const;

 private:
  struct Coded {
    std::string_view coding;  ///< `br`, `gzip`
    std::string_view content;
    std::string etag;
  };
  struct File {
    std::string_view plain;
    std::string etag;
    std::vector<Coded> coded;  ///< the one that is preferred first
    std::string gzip;          ///< content of one of `coded`, when it was made here
    std::string_view content_type;
    bool immutable = false;
  };
  void add(const Files& files, const std::string& name, std::string_view content);

  std::unordered_map<std::string, File> files_;
};

}  // namespace spotme::http

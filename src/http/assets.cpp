#include "http/assets.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/crypto.hpp"
#include "base/embedded.hpp"

namespace spotme::http {
namespace {

constexpr std::string_view root = "web/dist";

struct ContentType {
  std::string_view ending;
  std::string_view type;
  bool compress;
};
constexpr std::array content_types{
    ContentType{".html", "text/html; charset=utf-8", true},
    ContentType{".js", "text/javascript; charset=utf-8", true},
    ContentType{".css", "text/css; charset=utf-8", true},
    ContentType{".json", "application/json", true},
    ContentType{".webmanifest", "application/manifest+json", true},
    ContentType{".svg", "image/svg+xml", true},
    ContentType{".png", "image/png", false},
    ContentType{".ico", "image/vnd.microsoft.icon", false},
    ContentType{".woff2", "font/woff2", false},
    ContentType{".txt", "text/plain; charset=utf-8", true},
};
constexpr ContentType unknown_type{"", "application/octet-stream", false};

const ContentType& type_of(std::string_view path) {
  const auto found = std::find_if(content_types.begin(), content_types.end(),
                                  [&](const ContentType& one) { return path.ends_with(one.ending); });
  return found == content_types.end() ? unknown_type : *found;
}

/// Empty when zlib refuses or nothing is won.
std::string gzip(std::string_view plain) {
  constexpr int gzip_window = 15 + 16;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int status = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return status == Z_STREAM_END && out.size() < plain.size() ? out : std::string();
}

}  // namespace

std::vector<std::pair<std::string, std::string>> security_headers(bool secure) {
  std::vector<std::pair<std::string, std::string>> headers{
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
       "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "same-origin"},
      {"Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
  };
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return headers;
}

Assets::Assets() {
  for (const auto path : base::embedded_paths(root)) {
    const auto name = path.substr(root.size());
    const auto& type = type_of(name);
    File file;
    file.plain = base::embedded_file(path).value();
    file.content_type = type.type;
    file.immutable = name.starts_with("/assets/");
    const auto digest = base::sha256(file.plain);
    file.etag = "\"" + base::to_hex(std::span<const std::uint8_t>(digest).first(16)) + "\"";
    if (type.compress) file.gzip = gzip(file.plain);
    files_.emplace(name, std::move(file));
  }
}

std::optional<Response> Assets::find(const Request& request) const {
  const auto slash = request.path.rfind('/');
  const bool page = request.path.find('.', slash == std::string::npos ? 0 : slash) == std::string::npos;
  const auto found = files_.find(page ? "/index.html" : request.path);
  if (found == files_.end()) return std::nullopt;
  const auto& file = found->second;
  Response response;
  response.headers = {{"Content-Type", std::string(file.content_type)},
                      {"ETag", file.etag},
                      {"Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (request.header("if-none-match") == file.etag) {
    response.status = 304;
    return response;
  }
  response.static_body = file.plain;
  if (!file.gzip.empty()) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (request.header("accept-encoding").find("gzip") != std::string_view::npos) {
      response.headers.emplace_back("Content-Encoding", "gzip");
      response.static_body = file.gzip;
    }
  }
  return response;
}

}  // namespace spotme::http

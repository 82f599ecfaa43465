#include "http/assets.hpp"

#include "base/crypto.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "http/map.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>

namespace spotme::http {
namespace {

constexpr std::string_view root = "web/dist";
constexpr std::string_view index_path = "/index.html";
constexpr std::string_view bare_page =
    "<!doctype html><html lang=\"ms\"><meta charset=\"utf-8\"><title>SPOT-Me</title><h1>SPOT-Me</h1></html>\n";

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
    ContentType{".yaml", "application/yaml", true},
    ContentType{".webmanifest", "application/manifest+json", true},
    ContentType{".svg", "image/svg+xml", true},
    ContentType{".png", "image/png", false},
    ContentType{".webp", "image/webp", false},
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

std::string etag_of(std::string_view content, std::string_view suffix) {
  const auto digest = base::sha256(content);
  return "\"" + base::to_hex(std::span<const std::uint8_t>(digest).first(16)) + std::string(suffix) + "\"";
}

/// If-None-Match compares weakly (RFC 9110 13.1.2).
bool is_known(std::string_view if_none_match, std::string_view etag) {
  for (auto one : base::split(if_none_match, ',')) {
    one = base::trimmed(one);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == etag || one == "*") return true;
  }
  return false;
}

/// A weight of `q=0`, `q=0.` or `q=0.000` forbids.
bool is_zero_weight(std::string_view parameter) {
  parameter = base::trimmed(parameter);
  return (parameter.starts_with("q=0") || parameter.starts_with("Q=0")) &&
         parameter.find_first_not_of("0.", 2) == std::string_view::npos;
}

bool is_page(std::string_view path) { return path.find('.', path.rfind('/') + 1) == std::string_view::npos; }

}  // namespace

std::string_view security_headers(bool secure) {
  static const std::string lines = fmt::format(
      "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"
      "Content-Security-Policy: {}\r\n"
      "X-Content-Type-Options: nosniff\r\n"
      "Referrer-Policy: same-origin\r\n"
      "Permissions-Policy: geolocation=(self), camera=(), microphone=(), payment=(), usb=()\r\n"
      "Cross-Origin-Opener-Policy: same-origin\r\n"
      "Cross-Origin-Resource-Policy: same-origin\r\n",
      content_policy(map_tiles()));
  // The first line is for HTTPS alone: over plain HTTP browsers ignore it.
  const std::string_view all = lines;
  return secure ? all : all.substr(all.find('\n') + 1);
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view coding) {
  bool any = false;
  for (const auto entry : base::split(accept_encoding, ',')) {
    const auto parts = base::split(entry, ';');
    const auto name = base::ascii_lower(base::trimmed(parts.front()));
    const bool allowed = parts.size() < 2 || !is_zero_weight(parts[1]);
    if (name == coding) return allowed;
    if (name == "*") any = allowed;
  }
  return any;
}

Assets::Assets(const Files& files) {
  for (const auto& [name, content] : files) add(files, name, content);
  if (!files.contains(std::string(index_path))) add({}, std::string(index_path), bare_page);
}

Assets::Assets()
    : Assets([] {
        Files files;
        for (const auto path : base::embedded_paths(root)) {
          files.emplace(path.substr(root.size()), base::embedded_file(path).value());
        }
        return files;
      }()) {}

void Assets::add(const Files& files, const std::string& name, std::string_view content) {
  const auto& type = type_of(name);
  auto& file = files_[name];
  file.plain = content;
  file.content_type = type.type;
  file.immutable = name.starts_with("/assets/");
  file.etag = etag_of(content, "");
  const auto brotli = files.find(name + ".br");
  if (brotli != files.end()) file.coded.push_back({"br", brotli->second, etag_of(content, "-br")});
  const auto made = files.find(name + ".gz");
  if (made == files.end() && type.compress) file.gzip = gzip(content);
  const auto zipped = made == files.end() ? std::string_view{file.gzip} : made->second;
  if (!zipped.empty()) file.coded.push_back({"gzip", zipped, etag_of(content, "-gz")});
}

std::optional<Response> Assets::find(const Request& request) const {
  const auto found = files_.find(is_page(request.path) ? std::string(index_path) : request.path);
  if (found == files_.end()) return std::nullopt;
  const auto& file = found->second;
  const auto coded = std::find_if(file.coded.begin(), file.coded.end(), [&](const Coded& one) {
    return accepts_encoding(request.header("accept-encoding"), one.coding);
  });
  const bool plain = coded == file.coded.end();
  const auto& etag = plain ? file.etag : coded->etag;
  Response response;
  response.headers = {{"ETag", etag},
                      {"Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (!file.coded.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (is_known(request.header("if-none-match"), etag)) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("Content-Type", file.content_type);
  if (!plain) response.headers.emplace_back("Content-Encoding", coded->coding);
  response.static_body = plain ? file.plain : coded->content;
  return response;
}

}  // namespace spotme::http

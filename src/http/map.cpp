#include "http/map.hpp"

#include "http/place_handlers.hpp"
#include "http/reply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace spotme::http {
namespace {

MapTiles& tiles_in_use() {
  static MapTiles tiles;
  return tiles;
}

bool is_plain_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
  });
}

bool is_plain_path(std::string_view path) {
  return std::all_of(path.begin(), path.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-{}?=&@").find(c) != std::string_view::npos;
  });
}

/// Where the path of the URL begins; npos for what is no URL that tiles may come from.
std::size_t path_of(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!url.starts_with(scheme)) continue;
    const auto slash = url.find('/', scheme.size());
    if (slash == std::string_view::npos) return slash;
    const auto host = url.substr(scheme.size(), slash - scheme.size());
    const bool loopback = host == "127.0.0.1" || host.starts_with("127.0.0.1:");
    return is_plain_host(host) && (scheme == "https://" || loopback) ? slash : std::string_view::npos;
  }
  return std::string_view::npos;
}

bool stands_once(std::string_view text, std::string_view part) {
  const auto at = text.find(part);
  return at != std::string_view::npos && text.find(part, at + 1) == std::string_view::npos;
}

}  // namespace

std::string MapTiles::origin() const {
  const auto path = path_of(url);
  return path == std::string::npos ? std::string() : url.substr(0, path);
}

base::Result<void> check_map_tiles(const MapTiles& tiles) {
  if (tiles.url.empty()) return {};
  const std::string_view url = tiles.url;
  const auto at = path_of(url);
  bool good = at != std::string_view::npos;
  if (good) {
    const auto path = url.substr(at);
    good = is_plain_path(path) && std::count(path.begin(), path.end(), '{') == 3 &&
           std::count(path.begin(), path.end(), '}') == 3;
    for (const auto* part : {"{z}", "{x}", "{y}"}) good = good && stands_once(path, part);
  }
  if (good) return {};
  return base::Error{base::Code::unprocessable,
                     "map_tiles_invalid",
                     "map_tiles",
                     {{"example", "https://tile.example.gov.my/{z}/{x}/{y}.png"}}};
}

std::string content_policy(const MapTiles& tiles) {
  const auto origin = tiles.origin();
  return fmt::format(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{}{}; font-src 'self'; "
      "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
      "frame-ancestors 'none'",
      origin.empty() ? "" : " ", origin);
}

void use_map_tiles(MapTiles tiles) { tiles_in_use() = std::move(tiles); }

const MapTiles& map_tiles() { return tiles_in_use(); }

base::Result<Response> show_map(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  const auto& tiles = map_tiles();
  boost::json::object body{{"tiles", nullptr}, {"attribution", tiles.attribution}};
  if (!tiles.url.empty()) body["tiles"] = tiles.url;
  return reply(200, body);
}

}  // namespace spotme::http

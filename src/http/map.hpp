#pragma once

#include "base/result.hpp"

#include <string>

/// What maps are drawn on: pictures of a tile server that the operator names, or none. One process has one answer, as
/// it has one level of its log: the headers of every response depend on it.
namespace spotme::http {

struct MapTiles {
  std::string url;          ///< `https://tile.example.gov.my/{z}/{x}/{y}.png`; empty: maps are a plain grid
  std::string attribution;  ///< what the server's licence wants to be said, as plain text

  /// `https://tile.example.gov.my`: the one foreign origin that pictures may come from; empty without tiles.
  [[nodiscard]] std::string origin() const;
};

/// Refuses (`unprocessable`, field `map_tiles`): `map_tiles_invalid` for what is not `https://` with a plain host and a
/// path that has each of {z}, {x}, {y} once and nothing else in braces. Plain HTTP is taken on loopback alone. An empty
/// url passes.
[[nodiscard]] base::Result<void> check_map_tiles(const MapTiles& tiles);

/// The Content-Security-Policy of every answer: nothing of others, but the pictures of these tiles.
[[nodiscard]] std::string content_policy(const MapTiles& tiles);

/// To be called before the server starts, with tiles that passed the check.
void use_map_tiles(MapTiles tiles);
[[nodiscard]] const MapTiles& map_tiles();

}  // namespace spotme::http

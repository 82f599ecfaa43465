#pragma once

#include "bench/figures.hpp"

#include <cstddef>
#include <string>

namespace spotme::bench {

struct BoardLoad {
  std::size_t streams = 2'000;  ///< open boards, of forty agencies with 500 officers each
  double seconds = 10;
  double rate = 3000;  ///< presses a second
  unsigned connections = 256;
};
/// The live board: how long one of 500 officers takes, and thousands of open ones while presses go on: what they were
/// not told, and what memory the server takes.
void measure_board(const std::string& binary, bool on_postgres, const BoardLoad& load, Figures& figures);

}  // namespace spotme::bench

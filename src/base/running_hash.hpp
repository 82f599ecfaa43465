#pragma once

#include "base/crypto.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

namespace spotme::base {

/// SHA-256 of what comes in parts: a file that is larger than the memory, the rows of a table.
class RunningHash {
 public:
  RunningHash();
  ~RunningHash();
  RunningHash(const RunningHash&) = delete;
  RunningHash& operator=(const RunningHash&) = delete;

  void add(std::string_view part);
  /// Once, at the end.
  [[nodiscard]] Digest finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace spotme::base

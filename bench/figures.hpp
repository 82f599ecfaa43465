#pragma once

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace spotme::bench {

/// Figures of one run: a table on standard output, a JSON line each in a file, with the machine and the commit.
class Figures {
 public:
  /// Throws std::runtime_error when `file` cannot be written.
  explicit Figures(const std::string& file);
  void add(const std::string& engine, const std::string& name, double value, const std::string& unit);

 private:
  std::ofstream out_;
  std::string where_;  ///< the JSON fields that are the same in each line
};

}  // namespace spotme::bench

#pragma once

#include <string>
#include <string_view>

namespace spotme::main {

/// A new file for secrets that only its owner may read. It is made before the work begins, so that a path that cannot
/// be written stops the command early, and goes away again with this object unless it is kept.
class SecretFile {
 public:
  /// Throws std::runtime_error when the file cannot be made or is there already: nothing is ever overwritten.
  explicit SecretFile(std::string path);
  ~SecretFile();
  SecretFile(const SecretFile&) = delete;
  SecretFile& operator=(const SecretFile&) = delete;

  /// Replaces the content and returns when it is on the disk, its name in the directory too. Throws std::runtime_error.
  void write(std::string_view text);
  void keep() { kept_ = true; }

 private:
  std::string path_;
  int descriptor_ = -1;
  bool kept_ = false;
};

}  // namespace spotme::main

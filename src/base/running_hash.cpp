#include "base/running_hash.hpp"

#include <sodium.h>

#include <cstdlib>

namespace spotme::base {

struct RunningHash::State {
  crypto_hash_sha256_state hash;
};

RunningHash::RunningHash() : state_(std::make_unique<State>()) {
  if (sodium_init() < 0) std::abort();
  crypto_hash_sha256_init(&state_->hash);
}

RunningHash::~RunningHash() = default;

void RunningHash::add(std::string_view part) {
  crypto_hash_sha256_update(&state_->hash, reinterpret_cast<const unsigned char*>(part.data()), part.size());
}

Digest RunningHash::finish() {
  Digest digest{};
  crypto_hash_sha256_final(&state_->hash, digest.data());
  return digest;
}

}  // namespace spotme::base

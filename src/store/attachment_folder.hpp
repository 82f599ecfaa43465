#pragma once

#include "base/crypto.hpp"
#include "base/id.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace spotme::store {

/// A folder for the bytes of attachments, in the place of the database: `AGENCY/ab/abcdef…`, named by the agency's id
/// and the SHA-256 of the content, never by what a user wrote. Several servers may share it. Safe from any thread.
/// What the file system refuses is thrown as db::Unavailable.
class AttachmentFolder {
 public:
  /// Makes the folder where it is missing.
  explicit AttachmentFolder(std::string root);

  /// While one is held nothing is swept away. Take one before `put`, and keep it until the row is committed.
  class Hold {
   public:
    explicit Hold(int descriptor) : descriptor_(descriptor) {}
    ~Hold();
    Hold(Hold&& other) noexcept;
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    Hold& operator=(Hold&&) = delete;

   private:
    int descriptor_;
  };
  [[nodiscard]] Hold hold() const;
  /// Returns when the bytes are on stable storage under their name.
  void put(base::AgencyId agency, const base::Digest& sha256, std::string_view bytes) const;
  /// Throws db::Failure when they are not there.
  [[nodiscard]] std::string load(base::AgencyId agency, const base::Digest& sha256) const;

  /// Which of the contents no row speaks of any more, as numbers of the question; asked while nobody puts any.
  using Unused = std::function<std::vector<std::size_t>(base::AgencyId, const std::vector<base::Digest>&)>;
  /// Takes away what is not used, and what was left half written. `stopped` is asked before each small folder. Returns
  /// how many files it were.
  std::int64_t sweep(const Unused& unused, const std::function<bool()>& stopped) const;

 private:
  std::string root_;
};

}  // namespace spotme::store

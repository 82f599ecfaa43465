#include "store/attachment_folder.hpp"

#include "base/crypto.hpp"
#include "store/db.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace spotme::store {
namespace {

namespace fs = std::filesystem;

class Folder : public testing::Test {
 protected:
  Folder()
      : root(fs::temp_directory_path() / ("spotme_folder_" + base::to_string(base::make_uuid({})))),
        folder(root.string()) {}
  ~Folder() override { fs::remove_all(root); }

  [[nodiscard]] fs::path path_of(const std::string& bytes) const {
    const auto name = base::to_hex(base::sha256(bytes));
    return root / base::to_string(agency) / name.substr(0, 2) / name;
  }
  void put(const std::string& bytes) const { folder.put(agency, base::sha256(bytes), bytes); }
  /// With these in use.
  [[nodiscard]] std::int64_t sweep(const std::vector<std::string>& used) const {
    return folder.sweep(
        [&](base::AgencyId asked, const std::vector<base::Digest>& contents) {
          EXPECT_EQ(asked, agency);
          std::vector<std::size_t> unused;
          for (std::size_t n = 0; n < contents.size(); ++n) {
            const bool kept = std::any_of(used.begin(), used.end(),
                                          [&](const auto& bytes) { return base::sha256(bytes) == contents[n]; });
            if (!kept) unused.push_back(n);
          }
          return unused;
        },
        [] { return false; });
  }

  base::AgencyId agency = base::AgencyId::make({});
  fs::path root;
  AttachmentFolder folder;
};

TEST_F(Folder, KeepsBytesUnderTheirHash) {
  std::string bytes(100'000, 'x');
  bytes[5] = '\0';
  put(bytes);
  put(bytes);
  EXPECT_EQ(folder.load(agency, base::sha256(bytes)), bytes);
  EXPECT_TRUE(fs::exists(path_of(bytes)));
  EXPECT_EQ(std::distance(fs::directory_iterator(path_of(bytes).parent_path()), {}), 1) << "nothing half written";
  EXPECT_THROW((void)folder.load(agency, base::sha256("other")), db::Failure);
  EXPECT_THROW((void)folder.load(base::AgencyId::make({}), base::sha256(bytes)), db::Failure) << "another agency's";
}

TEST_F(Folder, IsSweptOfWhatNobodyUsesAndOfHalves) {
  put("kept");
  put("gone");
  std::ofstream(path_of("kept").parent_path() / "0123.part") << "half";
  std::ofstream(path_of("kept").parent_path() / "README") << "of the operator";
  EXPECT_EQ(sweep({"kept"}), 2);
  EXPECT_TRUE(fs::exists(path_of("kept")));
  EXPECT_FALSE(fs::exists(path_of("gone")));
  EXPECT_TRUE(fs::exists(path_of("kept").parent_path() / "README"));
  EXPECT_EQ(sweep({"kept"}), 0);
}

TEST_F(Folder, IsNotSweptWhileSomebodyPuts) {
  const auto is_free = [&] {
    const int other = ::open((root / "lock").c_str(), O_RDWR | O_CLOEXEC);
    const bool taken = ::flock(other, LOCK_EX | LOCK_NB) == 0;
    ::close(other);
    return taken;
  };
  EXPECT_TRUE(is_free());
  {
    const auto one = folder.hold();
    const auto two = folder.hold();  // those who put do not wait for each other
    EXPECT_FALSE(is_free());
  }
  EXPECT_TRUE(is_free());
}

TEST_F(Folder, SaysWhatItCannotDo) {
  std::ofstream(root / "file") << "x";
  EXPECT_THROW(AttachmentFolder((root / "file").string()), db::Unavailable);
  EXPECT_THROW(AttachmentFolder((root / "file" / "below").string()), db::Unavailable);
}

}  // namespace
}  // namespace spotme::store

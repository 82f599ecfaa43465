#include "base/crypto.hpp"

#include <gtest/gtest.h>

namespace spotme::base {
namespace {

constexpr PasswordCost cheap{1, std::size_t{8} * 1024 * 1024};

TEST(Crypto, Sha256OfAKnownText) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Crypto, AKeyedHashDependsOnKeyAndText) {
  const Bytes key(32, 1);
  const Bytes other(32, 2);
  EXPECT_EQ(keyed_hash(key, "a"), keyed_hash(key, "a"));
  EXPECT_NE(keyed_hash(key, "a"), keyed_hash(other, "a"));
  EXPECT_NE(keyed_hash(key, "a"), keyed_hash(key, "b"));
}

TEST(Crypto, Base64UrlReadsBackAndRefusesTheRest) {
  for (std::size_t size = 0; size < 70; ++size) {
    Bytes bytes(size);
    random_bytes(bytes);
    EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
  }
  EXPECT_EQ(to_base64url(Bytes{0xFB, 0xFF}), "-_8");
  for (const auto* bad : {"-_8=", "+/8", "A", "AB C", "-_9", "\xC3\xA9"}) EXPECT_FALSE(from_base64url(bad)) << bad;
}

TEST(Crypto, ComparesBytes) {
  EXPECT_TRUE(same_bytes(Bytes{1, 2}, Bytes{1, 2}));
  EXPECT_FALSE(same_bytes(Bytes{1, 2}, Bytes{1, 3}));
  EXPECT_FALSE(same_bytes(Bytes{1, 2}, Bytes{1, 2, 3}));
  EXPECT_TRUE(same_bytes(Bytes{}, Bytes{}));
}

TEST(Crypto, APasswordIsVerifiedByItsHashAlone) {
  const auto phc = hash_password("kata laluan 😀", cheap);
  EXPECT_TRUE(phc.starts_with("$argon2id$")) << phc;
  EXPECT_TRUE(verify_password(phc, "kata laluan 😀"));
  EXPECT_FALSE(verify_password(phc, "kata laluan"));
  EXPECT_FALSE(verify_password(phc, ""));
  EXPECT_NE(hash_password("kata laluan 😀", cheap), phc) << "the salt is new each time";
  EXPECT_FALSE(password_cost_differs(phc, cheap));
  EXPECT_TRUE(password_cost_differs(phc, {2, cheap.memory_bytes}));
}

TEST(Crypto, AMalformedHashVerifiesNothing) {
  for (const std::string& phc : {std::string(), std::string("$argon2id$"), std::string("temporary:abc"),
                                 std::string(127, 'a'), std::string(128, 'a'), std::string(100'000, '$')}) {
    EXPECT_FALSE(verify_password(phc, "kata")) << phc.size();
  }
}

}  // namespace
}  // namespace spotme::base

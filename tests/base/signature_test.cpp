#include "base/signature.hpp"

#include <gtest/gtest.h>

namespace spotme::base {
namespace {

std::string hex_of(std::string_view key, std::string_view text) {
  return to_hex(hmac_sha256({reinterpret_cast<const std::uint8_t*>(key.data()), key.size()}, text));
}

/// RFC 4231, test cases 2 and 6.
TEST(Signature, IsThatOfTheStandard) {
  EXPECT_EQ(hex_of("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hex_of(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Signature, Base64IsPadded) {
  EXPECT_EQ(to_base64(Bytes{}), "");
  EXPECT_EQ(to_base64(Bytes{'f'}), "Zg==");
  EXPECT_EQ(to_base64(Bytes{0xfb, 0xff}), "+/8=");
}

}  // namespace
}  // namespace spotme::base

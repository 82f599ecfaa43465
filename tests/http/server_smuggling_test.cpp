#include "http/server.hpp"
#include "tests/support/bare_server.hpp"
#include "tests/support/raw_client.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

/// Bytes that two readers could take for different requests, and paths that mean something else when they are decoded
/// again. After each there is a second request on the same connection: it must never be answered.
namespace spotme::test {
namespace {

struct Row {
  const char* name;
  std::string bytes;
  std::string expected;
};

std::string body_request(const std::string& headers, const std::string& body = {}) {
  return "POST /x HTTP/1.1\r\nHost: spotme\r\n" + headers + "\r\n" + body;
}

class Refused : public testing::TestWithParam<Row> {};

TEST_P(Refused, AndTheConnectionEnds) {
  BareServer server;
  RawClient client(server.port());
  client.send(GetParam().bytes + get("/smuggled"));
  const auto answer = client.read_answer();
  const auto error = boost::json::parse(answer.body).at("error").as_object();
  EXPECT_EQ(fmt::format("{} {}", answer.status, std::string(error.at("code").as_string())), GetParam().expected);
  EXPECT_EQ(answer.header("connection"), "close");
  EXPECT_TRUE(client.is_closed());
  EXPECT_EQ(server.handled(), 0U);
}

std::string row_name(const testing::TestParamInfo<Row>& row) { return row.param.name; }

const std::string malformed = "400 request_malformed";
const std::string chunked = "Transfer-Encoding: chunked\r\n";

INSTANTIATE_TEST_SUITE_P(
    Lengths, Refused,
    testing::Values(
        Row{"LengthThenChunked", body_request("Content-Length: 5\r\n" + chunked, "0\r\n\r\n"), malformed},
        Row{"ChunkedThenLength", body_request(chunked + "Content-Length: 5\r\n", "0\r\n\r\n"), malformed},
        Row{"TwoLengths", body_request("Content-Length: 3\r\nContent-Length: 5\r\n", "isi"), malformed},
        Row{"TheSameLengthTwice", body_request("Content-Length: 3\r\nContent-Length: 3\r\n", "isi"), malformed},
        Row{"LengthList", body_request("Content-Length: 3, 3\r\n", "isi"), malformed},
        Row{"LengthWithSign", body_request("Content-Length: +3\r\n", "isi"), malformed},
        Row{"LengthNegative", body_request("Content-Length: -3\r\n", "isi"), malformed},
        Row{"LengthInHex", body_request("Content-Length: 0x3\r\n", "isi"), malformed},
        Row{"LengthEmpty", body_request("Content-Length: \r\n", "isi"), malformed},
        Row{"LengthOverflows", body_request("Content-Length: 18446744073709551619\r\n", "isi"), malformed},
        Row{"ChunkedTwice", body_request(chunked + chunked, "0\r\n\r\n"), malformed},
        Row{"ChunkedNotLast", body_request("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), malformed},
        Row{"AnotherCoding", body_request("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), malformed},
        Row{"UnknownCoding", body_request("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), malformed},
        Row{"ChunkedQuoted", body_request("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), malformed},
        Row{"ChunkedInHttp10", "POST /x HTTP/1.0\r\nConnection: keep-alive\r\n" + chunked + "\r\n0\r\n\r\n", malformed},
        Row{"ChunkSizeNotHex", body_request(chunked, "g\r\n"), malformed},
        Row{"ChunkSizeNegative", body_request(chunked, "-1\r\n"), malformed},
        Row{"ChunkSizeOverflows", body_request(chunked, "1ffffffffffffffff\r\n"), malformed},
        Row{"ChunkLongerThanItsSize", body_request(chunked, "3\r\nisinya\r\n0\r\n\r\n"), malformed},
        Row{"ChunkWithBareLf", body_request(chunked, "3\nisi\n0\n\n"), malformed},
        Row{"Trailer", body_request(chunked, "0\r\nX: 1\r\n\r\n"), malformed}),
    row_name);

INSTANTIATE_TEST_SUITE_P(
    Heads, Refused,
    testing::Values(
        Row{"FoldedHeader", get("/x", "X: 1\r\n more\r\n"), malformed},
        Row{"FoldedByTab", get("/x", "X: 1\r\n\tmore\r\n"), malformed},
        Row{"FoldedFirstHeader", "GET /x HTTP/1.1\r\n Host: spotme\r\n\r\n", malformed},
        Row{"BareLfInHead", "GET /x HTTP/1.1\nHost: spotme\n\n\r\n\r\n", malformed},
        Row{"BareLfBetweenHeaders", "GET /x HTTP/1.1\r\nHost: spotme\nX: 1\r\n\r\n", malformed},
        Row{"BareCr", get("/x", "X: 1\r2\r\n"), malformed},
        Row{"NulInHeader", get("/x", std::string("X: 1\0002\r\n", 8)), malformed},
        Row{"SpaceBeforeColon", get("/x", "Content-Length : 3\r\n"), malformed},
        Row{"NoColon", get("/x", "Content-Length 3\r\n"), malformed}, Row{"EmptyName", get("/x", ": 3\r\n"), malformed},
        Row{"NoHost", "GET /x HTTP/1.1\r\n\r\n", malformed}, Row{"TwoHosts", get("/x", "Host: other\r\n"), malformed},
        Row{"LeadingEmptyLine", "\r\n" + get("/x"), malformed},
        Row{"TwoSpaces", "GET  /x HTTP/1.1\r\nHost: x\r\n\r\n", malformed},
        Row{"NoVersion", "GET /x\r\nHost: x\r\n\r\n", malformed},
        Row{"Http2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", malformed},
        Row{"Http9", "GET /x HTTP/9.9\r\nHost: x\r\n\r\n", malformed},
        Row{"TlsOnThePlainPort", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15), malformed},
        Row{"UnknownMethod", "BREW /x HTTP/1.1\r\nHost: x\r\n\r\n", "405 method_unknown"},
        Row{"Trace", "TRACE /x HTTP/1.1\r\nHost: x\r\n\r\n", "405 method_unknown"},
        Row{"Connect", "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n", "405 method_unknown"},
        Row{"LowerCaseMethod", "get /x HTTP/1.1\r\nHost: x\r\n\r\n", "405 method_unknown"}),
    row_name);

const std::string hostile = "404 path_not_found";
const std::string bad_path = "400 path_malformed";

INSTANTIATE_TEST_SUITE_P(
    Paths, Refused,
    testing::Values(Row{"DotDot", get("/assets/../server.key"), hostile}, Row{"DotDotAtTheEnd", get("/a/.."), hostile},
                    Row{"DotDotEncoded", get("/a/%2e%2E/b"), hostile},
                    Row{"DotDotHalfEncoded", get("/a/.%2e/b"), hostile},
                    Row{"DotDotSlashEncoded", get("/a/..%2fb"), hostile}, Row{"Dot", get("/a/./b"), hostile},
                    Row{"SlashEncoded", get("/a%2Fb"), hostile}, Row{"BackslashEncoded", get("/a/..%5cb"), hostile},
                    Row{"NulEncoded", get("/a%00.html"), hostile}, Row{"LineEndEncoded", get("/a%0d%0aX:1"), hostile},
                    Row{"Backslash", get("/a\\b"), bad_path}, Row{"BadPercent", get("/a%zz"), bad_path},
                    Row{"HalfPercent", get("/a%2"), bad_path}, Row{"NotUtf8", get("/a%ff"), bad_path},
                    Row{"OverlongSlash", get("/a%c0%af"), bad_path}, Row{"LoneSurrogate", get("/a%ed%a0%80"), bad_path},
                    Row{"NotUtf8InQuery", get("/a?b=%ff"), bad_path}, Row{"NulInQuery", get("/a?b=%00"), bad_path},
                    Row{"BadPercentInQuery", get("/a?b=%g1"), bad_path}, Row{"RawUtf8", get("/\xc3\xa9"), bad_path},
                    Row{"Fragment", get("/a#b"), bad_path}, Row{"Absolute", get("http://other/x"), bad_path},
                    Row{"NoSlash", get("x"), bad_path}, Row{"Star", get("*"), bad_path}),
    row_name);

TEST(Served, PathsThatOnlyLookStrange) {
  BareServer server;
  RawClient client(server.port());
  EXPECT_TRUE(client.ask(get("/a%252fb")).body.starts_with("GET /a%2fb\n"));  // decoded once
  EXPECT_TRUE(client.ask(get("/...")).body.starts_with("GET /...\n"));
  EXPECT_TRUE(client.ask(get("//a//")).body.starts_with("GET //a//\n"));
  EXPECT_TRUE(client.ask(get("/caf%C3%A9?q=%C3%A9&q=2")).body.starts_with("GET /caf\xc3\xa9\n?q=\xc3\xa9\n?q=2\n"));
  EXPECT_TRUE(client.ask(get("/?")).body.starts_with("GET /\n"));
}

TEST(Served, HeadersOfAnyCaseAndSpacing) {
  BareServer server;
  RawClient client(server.port());
  EXPECT_EQ(client.ask("POST /x HTTP/1.1\r\nhOST:spotme\r\nCONTENT-length:\t3 \r\n\r\nisi").body,
            "POST /x\n127.0.0.1 plain\nisi");
}

}  // namespace
}  // namespace spotme::test

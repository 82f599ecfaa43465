#include "http/assets.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <string>

namespace spotme::test {
namespace {

using http::Assets;

const std::string page(2000, 'h');
const std::string script(2000, 's');

http::Request request(std::string path, std::vector<std::pair<std::string, std::string>> headers = {}) {
  http::Request made;
  made.path = std::move(path);
  made.headers = std::move(headers);
  return made;
}

std::string header(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

std::string inflated(std::string_view zipped) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string plain(100'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zipped.data()));
  stream.avail_in = static_cast<uInt>(zipped.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

Assets sample() {
  return Assets(Assets::Files{{"/index.html", page},
                              {"/sw.js", script},
                              {"/assets/app-1a2b.js", script},
                              {"/assets/app-1a2b.js.br", "brotli bytes"},
                              {"/assets/app-1a2b.js.gz", "gzip bytes"},
                              {"/assets/peta-9.woff2", "font"},
                              {"/favicon.ico", "icon"},
                              {"/empty.txt", ""}});
}

TEST(Assets, TypesAndCaching) {
  const auto assets = sample();
  const auto seen = [&](const char* path) {
    const auto found = assets.find(request(path));
    return found ? header(*found, "Content-Type") + " | " + header(*found, "Cache-Control") : "none";
  };
  const std::string for_ever = " | public, max-age=31536000, immutable";
  EXPECT_EQ(seen("/"), "text/html; charset=utf-8 | no-cache");
  EXPECT_EQ(seen("/index.html"), "text/html; charset=utf-8 | no-cache");
  EXPECT_EQ(seen("/sw.js"), "text/javascript; charset=utf-8 | no-cache");
  EXPECT_EQ(seen("/assets/app-1a2b.js"), "text/javascript; charset=utf-8" + for_ever);
  EXPECT_EQ(seen("/assets/peta-9.woff2"), "font/woff2" + for_ever);
  EXPECT_EQ(seen("/favicon.ico"), "image/vnd.microsoft.icon | no-cache");
  EXPECT_EQ(seen("/no.js"), "none");
  EXPECT_EQ(seen("/assets/no.js"), "none");
  EXPECT_EQ(seen("/index.html/x.js"), "none");
}

TEST(Assets, APathWithoutADotIsAPage) {
  const auto assets = sample();
  for (const auto* path : {"/", "/bulan", "/bulan/2026-11", "/v1.2/bulan", "/a/"}) {
    const auto found = assets.find(request(path));
    ASSERT_TRUE(found) << path;
    EXPECT_EQ(found->static_body, page) << path;
  }
}

TEST(Assets, AsksByEtag) {
  const auto assets = sample();
  const auto first = assets.find(request("/sw.js")).value();
  const auto etag = header(first, "ETag");
  EXPECT_EQ(etag.size(), 34U);
  for (const auto& asked : {etag, "W/" + etag, "\"other\", " + etag, std::string("*")}) {
    const auto again = assets.find(request("/sw.js", {{"if-none-match", asked}})).value();
    EXPECT_EQ(again.status, 304) << asked;
    EXPECT_TRUE(again.static_body.empty());
    EXPECT_EQ(header(again, "ETag"), etag);
    EXPECT_EQ(header(again, "Cache-Control"), "no-cache");
  }
  EXPECT_EQ(assets.find(request("/sw.js", {{"if-none-match", "\"other\""}}))->status, 200);
  EXPECT_NE(header(*assets.find(request("/")), "ETag"), etag);
}

TEST(Assets, CompressesForWhoTakesIt) {
  const auto assets = sample();
  const auto zipped = assets.find(request("/sw.js", {{"accept-encoding", "gzip, deflate"}})).value();
  EXPECT_EQ(header(zipped, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(zipped, "Vary"), "Accept-Encoding");
  EXPECT_LT(zipped.static_body.size(), script.size());
  EXPECT_EQ(inflated(zipped.static_body), script);
  const auto plain = assets.find(request("/sw.js")).value();
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
  EXPECT_EQ(plain.static_body, script);
  EXPECT_NE(header(plain, "ETag"), header(zipped, "ETag"));  // two contents, two tags
  EXPECT_EQ(
      assets.find(request("/sw.js", {{"accept-encoding", "gzip"}, {"if-none-match", header(plain, "ETag")}}))->status,
      200);
}

TEST(Assets, UsesWhatTheBuildCompressed) {
  const auto assets = sample();
  const auto coding = [&](const char* accepted) {
    const auto found = assets.find(request("/assets/app-1a2b.js", {{"accept-encoding", accepted}})).value();
    return header(found, "Content-Encoding") + ":" + std::string(found.static_body.substr(0, 12));
  };
  EXPECT_EQ(coding("gzip, deflate, br"), "br:brotli bytes");
  EXPECT_EQ(coding("gzip"), "gzip:gzip bytes");
  EXPECT_EQ(coding("identity"), ":ssssssssssss");
}

TEST(Assets, ReadsWeights) {
  EXPECT_TRUE(http::accepts_encoding("gzip", "gzip"));
  EXPECT_TRUE(http::accepts_encoding("deflate , GZIP;q=0.5", "gzip"));
  EXPECT_TRUE(http::accepts_encoding("*", "gzip"));
  EXPECT_FALSE(http::accepts_encoding("", "gzip"));
  EXPECT_FALSE(http::accepts_encoding("gzip;q=0", "gzip"));
  EXPECT_FALSE(http::accepts_encoding("gzip; q=0.000, *", "gzip"));
  EXPECT_FALSE(http::accepts_encoding("*;q=0", "gzip"));
  EXPECT_FALSE(http::accepts_encoding("x-gzip", "gzip"));
  EXPECT_TRUE(http::accepts_encoding("gzip;q=0.001", "gzip"));
}

TEST(Assets, SmallOrDenseFilesStayAsTheyAre) {
  const auto font = sample().find(request("/assets/peta-9.woff2", {{"accept-encoding", "gzip"}})).value();
  EXPECT_EQ(header(font, "Content-Encoding"), "");
  EXPECT_EQ(header(font, "Vary"), "");
  EXPECT_EQ(font.static_body, "font");
}

TEST(Assets, TheFirstPageAnswersWithoutAWeb) {
  const Assets none(Assets::Files{});
  const auto found = none.find(request("/"));
  ASSERT_TRUE(found);
  EXPECT_EQ(header(*found, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_FALSE(found->static_body.empty());
  EXPECT_FALSE(none.find(request("/app.js")));
  EXPECT_TRUE(Assets().find(request("/")));
}

TEST(SecurityHeaders, AllowNothingOfOthers) {
  const auto value_in = [](std::string_view lines, const std::string& name) {
    const auto at = lines.find(name + ": ");
    if (at == std::string_view::npos) return std::string();
    const auto begin = at + name.size() + 2;
    return std::string(lines.substr(begin, lines.find("\r\n", begin) - begin));
  };
  const auto value = [&](const std::string& name) { return value_in(http::security_headers(false), name); };
  const auto policy = value("Content-Security-Policy");
  EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'self';"));
  for (const auto* part : {"frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "connect-src 'self'"}) {
    EXPECT_NE(policy.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(policy.find("unsafe"), std::string::npos);
  EXPECT_EQ(policy.find('*'), std::string::npos);
  EXPECT_EQ(value("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(value("Referrer-Policy"), "same-origin");
  EXPECT_TRUE(value("Permissions-Policy").starts_with("geolocation=(self), camera=()"));
  EXPECT_EQ(value("Strict-Transport-Security"), "");
  EXPECT_EQ(value_in(http::security_headers(true), "Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
  EXPECT_EQ(value_in(http::security_headers(true), "Content-Security-Policy"), policy);
}

}  // namespace
}  // namespace spotme::test

#include "tests/support/attachment.hpp"

#include "base/text.hpp"
#include "http/attachment_json.hpp"
#include "http/routes.hpp"
#include "tests/support/installation.hpp"
#include "tests/support/raw_client.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

/// Attachments over HTTP, and the attacks on them.
namespace spotme::test {
namespace {

constexpr const char* address = "/api/v1/attachments";
constexpr std::size_t most = domain::most_attachment_bytes;

class AttachmentHttp : public testing::Test {
 protected:
  AttachmentHttp() : server(installation) {
    ali = installation.add({"ali"});
    token = installation.token_for(ali);
  }
  Answer post(const std::string& query, const std::string& type, const std::string& body,
              const TestServer::Headers& more = {}) {
    TestServer::Headers headers{{"Authorization", "Bearer " + token}, {"Content-Type", type}};
    headers.insert(headers.end(), more.begin(), more.end());
    return server.send("POST", address + query, body, headers);
  }
  /// `status code field`.
  static std::string outcome(const Answer& answer) {
    if (answer.status < 400) return std::to_string(answer.status);
    const auto error = boost::json::parse(answer.body).at("error").as_object();
    const auto* const field = error.if_contains("field");
    return fmt::format("{} {}{}", answer.status, std::string(error.at("code").as_string()),
                       field == nullptr ? "" : " " + std::string(field->as_string()));
  }
  std::string made(const std::string& query, const std::string& type, const std::string& body) {
    const auto answer = post(query, type, body);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return std::string(boost::json::parse(answer.body).at("id").as_string());
  }
  std::string target(const std::string& id) { return std::string(address) + "/" + id; }

  TestInstallation installation;
  TestServer server;
  TestInstallation::Made ali;
  std::string token;
};

TEST_F(AttachmentHttp, IsSentReadAndTakenAway) {
  const auto bytes = make_png();
  const auto answer = post("?name=Imej%201.png&restricted=true", "image/png", bytes);
  ASSERT_EQ(answer.status, 201) << answer.body;
  const auto body = boost::json::parse(answer.body);
  EXPECT_EQ(body.at("name").as_string(), "Imej 1.png");
  EXPECT_EQ(body.at("type").as_string(), "image/png");
  EXPECT_EQ(body.at("size").as_int64(), static_cast<std::int64_t>(bytes.size()));
  EXPECT_EQ(body.at("restricted").as_bool(), true);
  const std::string id(body.at("id").as_string());
  const auto file = server.send_as(token, "GET", target(id));
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.body, bytes);
  EXPECT_EQ(server.send_as(token, "DELETE", target(id)).status, 204);
  EXPECT_EQ(outcome(server.send_as(token, "GET", target(id))), "404 not_found");
  EXPECT_EQ(outcome(server.send_as(token, "DELETE", target(id))), "404 not_found");
}

TEST_F(AttachmentHttp, IsSavedAndNeverOpenedInPlace) {
  const auto id = made("?name=%3Cscript%3Ealert(1)%22.pdf", "application/pdf", make_pdf());
  const auto file = server.send_as(token, "GET", target(id));
  EXPECT_EQ(file.header("content-type"), "application/pdf");
  EXPECT_EQ(file.header("content-disposition"),
            "attachment; filename=\"_script_alert_1__.pdf\"; filename*=UTF-8''%3Cscript%3Ealert%281%29%22.pdf");
  EXPECT_EQ(file.header("x-content-type-options"), "nosniff");
  EXPECT_EQ(file.header("cache-control"), "private, no-store");
  bool sandboxed = false;
  for (const auto& [name, value] : file.headers) {
    sandboxed = sandboxed || (name == "content-security-policy" && value == "sandbox; default-src 'none'");
  }
  EXPECT_TRUE(sandboxed);
  EXPECT_EQ(http::attachment_disposition("sijil é.pdf"),
            "attachment; filename=\"sijil _.pdf\"; filename*=UTF-8''sijil%20%C3%A9.pdf");
}

TEST_F(AttachmentHttp, WrongTypesBehindRightNamesAreRefused) {
  EXPECT_EQ(outcome(post("?name=a.pdf", "application/pdf", make_zip())), "422 attachment_type_unknown file");
  EXPECT_EQ(outcome(post("?name=a.png", "image/png", "<svg xmlns='http://www.w3.org/2000/svg'/>")),
            "422 attachment_type_unknown file");
  EXPECT_EQ(outcome(post("?name=a.png", "image/png", make_jpeg())), "422 attachment_type_differs file");
  EXPECT_EQ(outcome(post("?name=a.pdf", "application/pdf", make_pdf() + make_zip())), "422 attachment_mixed file");
  EXPECT_EQ(outcome(post("?name=a.jpg", "image/jpeg", make_jpeg() + "<script>")), "422 attachment_mixed file");
  EXPECT_EQ(outcome(post("?name=a.pdf", "application/pdf", "")), "422 attachment_empty file");
}

TEST_F(AttachmentHttp, OnlyTheThreeTypesAreTaken) {
  for (const auto* const type : {"application/json", "image/svg+xml", "application/zip", "text/html", "text/plain",
                                 "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
                                 "application/pdf; x=y", "image/jpg", ""}) {
    EXPECT_EQ(outcome(post("?name=a.pdf", type, make_pdf())), "400 attachment_content_type_refused") << type;
  }
  EXPECT_EQ(outcome(server.send("POST", "/api/v1/session/password", make_pdf(),
                                {{"Authorization", "Bearer " + token}, {"Content-Type", "application/pdf"}})),
            "400 content_type_refused")
      << "and nowhere else";
}

TEST_F(AttachmentHttp, IsBoundedWhileItIsRead) {
  EXPECT_EQ(outcome(post("?name=a.pdf", "application/pdf", make_pdf(most - 1))), "201");
  EXPECT_EQ(outcome(post("?name=a.pdf", "application/pdf", make_pdf(most))), "201");
  EXPECT_EQ(outcome(post("?name=a.pdf", "application/pdf", make_pdf(most + 1))), "413 request_too_large");
  // A hundred megabytes are refused before any of it is sent.
  const std::string head =
      "POST /api/v1/attachments?name=a.pdf HTTP/1.1\r\nHost: x\r\nContent-Type: application/pdf\r\n";
  const auto port =
      static_cast<std::uint16_t>(base::parse_integer(server.origin().substr(server.origin().rfind(':') + 1)).value());
  RawClient early(port);
  early.send(head + "Content-Length: 104857600\r\n\r\n");
  EXPECT_EQ(early.read_answer().status, 413);
  RawClient chunked(port);
  chunked.send(head + "Transfer-Encoding: chunked\r\n\r\n500001\r\n" + std::string(most + 1, 'a') + "\r\n");
  EXPECT_EQ(chunked.read_answer().status, 413);
  EXPECT_EQ(http::large_body_bytes("/api/v1/attachments?name=x"), most);
  EXPECT_EQ(http::large_body_bytes("/api/v1/attachments/x"), 0U);
  EXPECT_EQ(http::large_body_bytes("/api/v1/attachmentsx"), 0U);
}

TEST_F(AttachmentHttp, NeedsTheSameOriginAndASession) {
  const TestServer::Headers browser{{"Content-Type", "application/pdf"},
                                    {"Cookie", std::string("spotme_session=") + token}};
  auto foreign = browser;
  foreign.emplace_back("Origin", "https://jahat.example");
  const auto upload = std::string(address) + "?name=a.pdf";
  EXPECT_EQ(outcome(server.send("POST", upload, make_pdf(), foreign)), "403 origin_refused");
  EXPECT_EQ(outcome(server.send("POST", upload, make_pdf(), {{"Content-Type", "application/pdf"}})),
            "401 not_signed_in");
  EXPECT_EQ(outcome(post("?name=a.pdf", "application/pdf", make_pdf(), {{"Sec-Fetch-Site", "cross-site"}})),
            "403 origin_refused");
}

TEST_F(AttachmentHttp, NamesAreNoPaths) {
  const auto name = [&](const std::string& query) {
    const auto answer = post("?name=" + query, "application/pdf", make_pdf());
    if (answer.status != 201) return outcome(answer);
    return std::string(boost::json::parse(answer.body).at("name").as_string());
  };
  EXPECT_EQ(name("..%2f..%2fetc%2fpasswd"), "passwd.pdf");
  EXPECT_EQ(name("%2fetc%2fshadow.pdf"), "shadow.pdf");
  EXPECT_EQ(name("a%0d%0aSet-Cookie:%20x.pdf"), "aSet-Cookie: x.pdf");
  EXPECT_EQ(name("%2e%2e"), "422 file_name_invalid name");
  EXPECT_EQ(name(""), "422 file_name_invalid name");
  EXPECT_EQ(name(std::string(255, 'a')), std::string(96, 'a') + ".pdf");
  EXPECT_EQ(name(std::string(256, 'a')), "400 parameter_invalid name");
  EXPECT_NE(post("?name=a%00.pdf", "application/pdf", make_pdf()).status, 201);
  EXPECT_NE(post("?name=%ff.pdf", "application/pdf", make_pdf()).status, 201);
  EXPECT_EQ(outcome(post("", "application/pdf", make_pdf())), "422 file_name_invalid name");
}

TEST_F(AttachmentHttp, PathsLeadNowhere) {
  for (const auto* const path : {"..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "a%00b", "%2fetc%2fpasswd", "x",
                                 "01890a5d-ac96-774b-bcce-b302099a8057"}) {
    EXPECT_EQ(server.send_as(token, "GET", target(path)).status, 404) << path;
    EXPECT_EQ(server.send_as(token, "DELETE", target(path)).status, 404) << path;
  }
  EXPECT_EQ(outcome(post("?name=a.pdf&path=/etc", "application/pdf", make_pdf())), "400 parameter_invalid path");
  EXPECT_EQ(outcome(post("?name=a.pdf&restricted=1", "application/pdf", make_pdf())),
            "400 parameter_invalid restricted");
}

TEST_F(AttachmentHttp, OfOthersAreNotThere) {
  const auto id = made("?name=a.pdf", "application/pdf", make_pdf());
  using domain::Role;
  for (const auto& person :
       {TestInstallation::Person{"budi"},
        TestInstallation::Person{"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head, Role::auditor}},
        TestInstallation::Person{"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}},
        TestInstallation::Person{"asing", "U1", domain::State::kedah, domain::Wbf{}, {Role::agency_admin}, "AG2"},
        TestInstallation::Person{"sistem", "U1", domain::State::kedah, domain::Wbf{}, {Role::system_admin}, "AG3"}}) {
    const auto other = installation.token_for(installation.add(person));
    EXPECT_EQ(outcome(server.send_as(other, "GET", target(id))), "404 not_found") << person.user_id;
    EXPECT_EQ(outcome(server.send_as(other, "DELETE", target(id))), "404 not_found") << person.user_id;
  }
  EXPECT_EQ(server.send_as(token, "GET", target(id)).status, 200);
}

}  // namespace
}  // namespace spotme::test

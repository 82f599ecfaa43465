#include "tests/support/sign_in.hpp"

/// Introductions over HTTP: what waits, and that it waits no more once it was seen.
namespace spotme::test {
namespace {

class ToursHttp : public SignInTest {
 protected:
  std::string waiting(const std::string& token) {
    const auto answer = server.send_as(token, "GET", "/api/v1/tours");
    EXPECT_EQ(answer.status, 200);
    return boost::json::serialize(boost::json::parse(answer.body).at("waiting"));
  }
};

TEST_F(ToursHttp, OneWaitsForEachRoleUntilItWasSeen) {
  const auto head = installation.add({.user_id = "ketua", .roles = {domain::Role::head, domain::Role::approver}});
  const auto token = installation.token_for(head);
  EXPECT_EQ(waiting(token), R"(["officer","approver","head"])");
  EXPECT_EQ(server.send_as(token, "PUT", "/api/v1/tours/approver").status, 200);
  EXPECT_EQ(waiting(token), R"(["officer","head"])");
  EXPECT_EQ(server.send_as(token, "PUT", "/api/v1/tours/approver").status, 200);
  EXPECT_EQ(server.send_as(token, "PUT", "/api/v1/tours/officer").status, 200);
  EXPECT_EQ(server.send_as(token, "PUT", "/api/v1/tours/head").status, 200);
  EXPECT_EQ(waiting(token), "[]");
  EXPECT_EQ(waiting(installation.token_for(officer)), R"(["officer"])") << "what one has seen is new to another";
}

TEST_F(ToursHttp, ARoleThatOneDoesNotHoldIsNotFound) {
  const auto token = installation.token_for(officer);
  for (const std::string role : {"head", "device", "raja", "%00", "..%2fofficer"}) {
    const auto answer = server.send_as(token, "PUT", "/api/v1/tours/" + role);
    EXPECT_TRUE(answer.status == 404 || answer.status == 400) << role << ' ' << answer.status;
  }
  EXPECT_EQ(waiting(token), R"(["officer"])");
}

}  // namespace
}  // namespace spotme::test

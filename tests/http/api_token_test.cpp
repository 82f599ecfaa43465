#include "tests/support/integration.hpp"

/// Tokens of programs over HTTP, with what attackers try (rows 1, 5, 9, 15, 18, 24, 25).
namespace spotme::test {
namespace {

using std::chrono::days;
using std::chrono::seconds;

class ApiTokens : public IntegrationTest {
 protected:
  int accounts(const std::string& token) { return server.send_as(token, "GET", path("/accounts")).status; }
};

TEST_F(ApiTokens, AreShownOnceAndActWithinTheirScopes) {
  const auto made = make_token();
  ASSERT_EQ(made.status, 201) << made.body;
  const auto token = text(made, "token");
  EXPECT_TRUE(token.starts_with("spotme_"));
  EXPECT_EQ(token.size(), 7U + 86U);
  EXPECT_EQ(text(made, "expires_at"), base::format_instant(place.clock.now() + days{90})) << "the usual life";
  EXPECT_EQ(accounts(token), 200);
  EXPECT_EQ(refusal(server.send_as(token, "GET", "/api/v1/transactions?from=2026-11-01&to=2026-11-30")),
            "403 scope_missing");
  EXPECT_NE(
      server.send_as(token, "GET", "/api/v1/transactions?from=2026-11-01&to=2026-11-30").body.find("transaction_read"),
      std::string::npos)
      << "it names the scope";
  for (const auto* target : {"/api/v1/session", "/api/v1/sessions", "/api/v1/clock", "/api/v1/approvals"}) {
    EXPECT_EQ(refusal(server.send_as(token, "GET", target)), "403 persons_only") << target;
  }
  EXPECT_EQ(refusal(server.send_as(token, "POST", "/api/v1/clock-events",
                                   R"({"key":"01890a5d-ac96-774b-bcce-b302099a8057","kind":"in"})")),
            "403 persons_only");
  EXPECT_EQ(refusal(server.send_as(token, "POST", path("/api-tokens"), token_body())), "403 persons_only")
      << "a token makes no token";
  const auto list = send(keeper, "GET", path("/api-tokens"));
  EXPECT_EQ(list.body.find(token.substr(50)), std::string::npos);
  EXPECT_EQ(object(list).at("tokens").at(0).at("name"), "HRMIS");
  EXPECT_EQ(object(list).at("tokens").at(0).at("last_used_at"),
            boost::json::value(base::format_instant(place.clock.now())));
}

TEST_F(ApiTokens, GiveNoMoreThanTheirMakerHas) {
  const auto token = text(make_token(R"("people_read","transaction_read","people_write","audit_read")"), "token");
  EXPECT_EQ(accounts(token), 200);
  const auto other = fmt::format("/api/v1/agencies/{}/accounts", base::to_string(stranger.agency));
  EXPECT_EQ(server.send_as(token, "GET", other).status, 404);
  place.database->write([&](db::Write& write) {
    write.execute("UPDATE role_holding SET valid_to = '2026-11-24' WHERE agency_id = $1 AND officer_id = $2",
                  {db::to_value(keeper.agency), db::to_value(keeper.officer)});
    return true;
  });
  EXPECT_EQ(refusal(server.send_as(token, "GET", path("/accounts"))), "403 not_permitted") << "his roles of the day";
}

TEST_F(ApiTokens, EndWhenTheyAreEndedOrRunOut) {
  const auto made = make_token(R"("people_read")", R"(,"days":1)");
  const auto token = text(made, "token");
  place.clock.advance(days{1} - seconds{1});
  EXPECT_EQ(accounts(token), 200);
  place.clock.advance(seconds{1});
  EXPECT_EQ(accounts(token), 401);
  const auto next = make_token();
  const auto ending = path("/api-tokens/" + text(next, "id") + "/ending");
  EXPECT_EQ(refusal(send(stranger, "POST", ending)), "404 not_found");
  EXPECT_EQ(accounts(text(next, "token")), 200);
  EXPECT_EQ(send(keeper, "POST", ending).status, 204);
  EXPECT_EQ(accounts(text(next, "token")), 401);
  EXPECT_EQ(refusal(send(keeper, "POST", ending)), "404 not_found");
  EXPECT_EQ(audited("api_token_made"), 2);
  EXPECT_EQ(audited("api_token_ended"), 1);
}

TEST_F(ApiTokens, EndWithThePasswordAndTheAccountOfTheirMaker) {
  const auto account = path("/accounts/" + base::to_string(keeper.officer));
  const auto first = text(make_token(), "token");
  EXPECT_EQ(send(chief, "POST", account + "/temporary-password").status, 200);
  EXPECT_EQ(accounts(first), 401) << "another reset his password";
  place.database->write([&](db::Write& write) {
    write.execute("UPDATE account SET temporary_until = NULL WHERE agency_id = $1 AND officer_id = $2",
                  {db::to_value(keeper.agency), db::to_value(keeper.officer)});
    return true;
  });
  EXPECT_EQ(accounts(first), 401) << "it does not come back";
  EXPECT_EQ(audited("api_token_ended"), 1);
  const auto second = text(send(chief, "POST", path("/api-tokens"), token_body()), "token");
  EXPECT_EQ(accounts(second), 200);
  const auto of_chief = path("/accounts/" + base::to_string(chief.officer) + "/active");
  EXPECT_EQ(send(keeper, "PUT", of_chief, R"({"active":false})").status, 200);
  EXPECT_EQ(accounts(second), 401);
  EXPECT_EQ(send(keeper, "PUT", of_chief, R"({"active":true})").status, 200);
  EXPECT_EQ(accounts(second), 401);
}

TEST_F(ApiTokens, AreMadeByWhoShowsHisPassword) {
  const auto refused = [&](const std::string& body) {
    return refusal(send(keeper, "POST", path("/api-tokens"), body));
  };
  EXPECT_EQ(refused(R"({"name":"x","scopes":["people_read"],"password":"salah"})"),
            "422 current_password_wrong password");
  for (int i = 0; i < 9; ++i) {
    (void)refused(R"({"name":"x","scopes":["people_read"],"password":"salah"})");
    place.clock.advance(std::chrono::minutes{5});
  }
  EXPECT_EQ(audited("api_token_made"), 0);
  EXPECT_GE(audited("sign_in_locked"), 1) << "a guess here is a guess at the door";
}

TEST_F(ApiTokens, RefuseWhatCannotBeMeant) {
  const auto refused = [&](const std::string& body) {
    return refusal(send(keeper, "POST", path("/api-tokens"), body));
  };
  EXPECT_EQ(refused(token_body(R"("people_read")", R"(,"days":366)")), "422 token_days_invalid days");
  EXPECT_EQ(refused(token_body(R"("people_read")", R"(,"days":365)")), "201");
  EXPECT_EQ(refused(token_body(R"("people_read")", R"(,"days":0)")), "422 out_of_range days");
  EXPECT_EQ(refused(token_body("")), "422 token_scopes_missing scopes");
  EXPECT_EQ(refused(token_body(R"("clock_write")")), "400 not_one_of scopes");
  EXPECT_EQ(refused(token_body(R"("semua")")), "400 not_one_of scopes");
  EXPECT_EQ(refused(token_body(R"("people_read")", R"(,"agency_id":"x")")), "400 unknown_field agency_id");
  EXPECT_EQ(refused(token_body(R"("people_read")", R"(,"officer_id":"x")")), "400 unknown_field officer_id");
  EXPECT_EQ(refused(R"({"name":"","scopes":["people_read"],"password":"x"})"), "400 too_short name");
  const auto name = "'; DROP TABLE api_token; --";
  auto sql = token_body();
  sql.replace(sql.find("HRMIS"), 5, name);
  EXPECT_EQ(refused(sql), "201");
  EXPECT_EQ(object(send(keeper, "GET", path("/api-tokens"))).at("tokens").at(0).at("name"), name);
  EXPECT_EQ(refusal(send(keeper, "GET", path("/api-tokens?limit=201"))), "400 parameter_invalid limit");
  EXPECT_EQ(refusal(send(keeper, "GET", path("/api-tokens?after=x"))), "422 cursor_invalid after");
}

TEST_F(ApiTokens, AreListedInPagesAndFewEnough) {
  for (int i = 0; i < 50; ++i) ASSERT_EQ(make_token().status, 201) << i;
  EXPECT_EQ(refusal(make_token()), "409 too_many_tokens");
  const auto first = object(send(keeper, "GET", path("/api-tokens?limit=30")));
  EXPECT_EQ(first.at("tokens").as_array().size(), 30U);
  const auto second =
      object(send(keeper, "GET", path("/api-tokens?limit=30&after=" + std::string(first.at("next").as_string()))));
  EXPECT_EQ(second.at("tokens").as_array().size(), 20U);
  EXPECT_FALSE(second.contains("next"));
}

TEST_F(ApiTokens, AForgedOneIsNobody) {
  const auto token = text(make_token(), "token");
  auto forged = token;
  forged.back() = forged.back() == 'A' ? 'Q' : 'A';
  for (const auto& text : {forged, token.substr(7), std::string("spotme_"), token + "A", "spotme_spotme_" + token,
                           token.substr(0, token.size() - 1)}) {
    EXPECT_EQ(refusal(server.send_as(text, "GET", path("/accounts"))), "401 not_signed_in") << text;
  }
  EXPECT_EQ(refusal(server.send_as("spotme_" + place.token_for(keeper), "GET", path("/accounts"))), "401 not_signed_in")
      << "a session is no token of this kind";
}

TEST_F(ApiTokens, WhatOneDoesIsWrittenDownWithItsName) {
  const auto made = make_token(R"("people_write","people_read")");
  const auto active = path("/accounts/" + base::to_string(chief.officer) + "/active");
  const auto answer = server.send_as(text(made, "token"), "PUT", active, R"({"active":false})");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(audited("account_deactivated", "api_token:" + text(made, "id") + ":"), 1);
}

TEST_F(ApiTokens, EachHasItsOwnRate) {
  const auto one = text(make_token(), "token");
  const auto other = text(make_token(), "token");
  int refused = 0;
  for (int i = 0; i < 60; ++i) refused += accounts(one) == 429 ? 1 : 0;
  EXPECT_EQ(accounts(other), 200);
  EXPECT_GT(refused, 0);
}

TEST_F(ApiTokens, TheDescriptionIsForAnyone) {
  const auto answer = server.send("GET", "/api/v1/openapi.yaml");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("content-type"), "application/yaml");
  EXPECT_TRUE(answer.body.starts_with("openapi: 3."));
  EXPECT_NE(answer.body.find("/agencies/{id}/api-tokens:"), std::string::npos);
  const auto known = server.send("GET", "/api/v1/openapi.yaml", {}, {{"If-None-Match", answer.header("etag")}});
  EXPECT_EQ(known.status, 304);
  for (int i = 0; i < 70; ++i) ASSERT_EQ(server.send("HEAD", "/api/v1/openapi.yaml").status, 200) << i;
  EXPECT_EQ(refusal(server.send("POST", "/api/v1/session", R"({"user_id":"a","password":"b","as":"token"})")),
            "401 sign_in_failed")
      << "reading it does not use up sign-ins";
}

}  // namespace
}  // namespace spotme::test

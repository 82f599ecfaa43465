#include "http/token_scope.hpp"

#include "domain/api_token.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace spotme::http {
namespace {

std::string line(Method method, std::string_view path) {
  return std::to_string(static_cast<int>(method)) + " " + std::string(path);
}

TEST(TokenScopes, EveryRouteThatWantsACallerStandsThereOnPurpose) {
  std::set<std::string> wanted;
  for (const auto& route : routes()) {
    if (route.permission != domain::Permission::anyone) wanted.insert(line(route.method, route.path));
  }
  std::set<std::string> standing;
  for (const auto& row : route_scopes()) standing.insert(line(row.method, row.path));
  EXPECT_EQ(wanted, standing) << "add the route to http/token_scope.cpp: with a scope, or for persons alone";
  EXPECT_EQ(standing.size(), route_scopes().size()) << "a route stands twice";
}

TEST(TokenScopes, OnlyOfferedScopesOpenAnything) {
  const auto offered = domain::token_scopes();
  for (const auto& row : route_scopes()) {
    const bool opens = !row.scope || std::find(offered.begin(), offered.end(), *row.scope) != offered.end();
    EXPECT_TRUE(opens) << row.path;
  }
}

TEST(TokenScopes, ARouteThatIsUnknownIsClosed) {
  const Route route{Method::get, "/api/v1/tidak-dikenali", domain::Permission::officer};
  const auto every = domain::scopes();
  EXPECT_EQ(check_scope(route, {every.begin(), every.end()}).error().key, "persons_only");
}

}  // namespace
}  // namespace spotme::http

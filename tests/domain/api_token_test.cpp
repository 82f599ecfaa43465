#include "domain/api_token.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace spotme::domain {
namespace {

Caller with(Role role, const std::string& unit_path) {
  Caller caller;
  caller.agency = {base::make_uuid(base::Instant{})};
  caller.roles = {{role, unit_path}};
  return caller;
}

TEST(ApiTokens, AreKeptByAdministratorsOfAWholeTree) {
  const auto caller = with(Role::agency_admin, "U1");
  EXPECT_TRUE(may_keep_integration(caller, caller.agency));
  EXPECT_FALSE(may_keep_integration(caller, {base::make_uuid(base::Instant{})})) << "of another agency";
  for (const auto& other : {with(Role::agency_admin, "U1/A"), with(Role::system_admin, "U1"), with(Role::head, "U1"),
                            with(Role::coordinator, "U1")}) {
    EXPECT_FALSE(may_keep_integration(other, other.agency));
  }
}

TEST(ApiTokens, ScopesAreReadAsTheyAreWritten) {
  EXPECT_EQ(scopes_text({Scope::people_read, Scope::transaction_read, Scope::people_read}),
            "transaction_read people_read");
  EXPECT_EQ(parse_scopes("transaction_read sesuatu people_read"),
            (std::vector{Scope::transaction_read, Scope::people_read}));
  EXPECT_TRUE(parse_scopes("").empty());
  const auto offered = token_scopes();
  EXPECT_EQ(offered.size(), scopes().size() - 1);
  EXPECT_EQ(std::find(offered.begin(), offered.end(), Scope::clock_write), offered.end());
}

}  // namespace
}  // namespace spotme::domain

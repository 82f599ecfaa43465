#pragma once

#include "domain/access.hpp"
#include "domain/notice.hpp"
#include "store/audit.hpp"
#include "store/grant.hpp"

#include <vector>

/// What officers hear of grants that others enter for them or take back; of what they applied for tells
/// app/approval_notice.
namespace spotme::app {

/// Each officer hears once of all that the caller entered for him by this.
void tell_of_given(db::Write& write, const domain::Caller& caller, const std::vector<store::Grant>& grants);
/// The officer hears that what was allowed to him no longer holds.
void tell_of_withdrawal(db::Write& write, const domain::Caller& caller, const store::Grant& grant);

struct ToldGrant {
  store::Grant grant;  ///< `first_day` is the day that is told
  domain::NoticeKind kind = domain::NoticeKind::grant_cancelled;
};
/// Officers hear of what became of their grants by the grant of another. Nobody is told of what he did himself, nor of
/// what no officer did.
void tell_of_grants(db::Write& write, const std::vector<ToldGrant>& told, const store::Actor& actor);

}  // namespace spotme::app

#include "app/grant_notice.hpp"

#include "app/notice.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

#include <map>

namespace spotme::app {
namespace {

std::string name_of(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  return store::load_officer_names(read, agency, {officer}).front();
}

NewNotice notice_of(const store::Grant& grant, domain::NoticeKind kind, const std::string& by) {
  NewNotice notice;
  notice.agency = grant.agency;
  notice.to = grant.officer;
  notice.kind = kind;
  notice.args = {{"day", base::format_day(grant.first_day)}, {"name", by}};
  notice.words = {{"grant", fmt::format("rule_choice_{}", domain::grant_kind_name(grant.kind))}};
  notice.link = "/kebenaran";
  return notice;
}

}  // namespace

void tell_of_given(db::Write& write, const domain::Caller& caller, const std::vector<store::Grant>& grants) {
  if (grants.empty()) return;
  const auto by = name_of(write, caller.agency, caller.officer);
  std::map<base::OfficerId, std::vector<const store::Grant*>> given;
  for (const auto& grant : grants) given[grant.officer].push_back(&grant);
  std::vector<NewNotice> notices;
  for (const auto& [officer, his] : given) {
    auto notice = notice_of(*his.front(), domain::NoticeKind::grant_given, by);
    if (his.size() > 1) {
      notice.kind = domain::NoticeKind::grants_given;
      notice.args = {{"count", std::to_string(his.size())}, {"name", by}};
      notice.words = {};
    }
    notices.push_back(std::move(notice));
  }
  notify(write, notices);
}

void tell_of_withdrawal(db::Write& write, const domain::Caller& caller, const store::Grant& grant) {
  const auto by = name_of(write, caller.agency, caller.officer);
  notify(write, {notice_of(grant, domain::NoticeKind::grant_cancelled, by)});
}

void tell_of_grants(db::Write& write, const std::vector<ToldGrant>& told, const store::Actor& actor) {
  if (told.empty() || !actor.officer) return;
  const auto by = name_of(write, told.front().grant.agency, *actor.officer);
  std::vector<NewNotice> notices;
  for (const auto& one : told) {
    if (one.grant.officer != *actor.officer) notices.push_back(notice_of(one.grant, one.kind, by));
  }
  notify(write, notices);
}

}  // namespace spotme::app

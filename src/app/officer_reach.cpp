#include "app/officer_reach.hpp"

#include "domain/month.hpp"
#include "domain/officer.hpp"
#include "store/closing.hpp"
#include "store/look.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

}  // namespace

base::Result<std::vector<store::KeptOfficer>> find_kept(db::Read& read, const domain::Caller& caller,
                                                        base::AgencyId agency,
                                                        const std::vector<base::OfficerId>& officers) {
  if (!domain::may_administer_agency(caller, agency)) return Error{Code::not_found, "not_found", ""};
  if (officers.empty()) return Error{Code::unprocessable, "officers_missing", "officers"};
  if (officers.size() > domain::most_officers_at_once) {
    return Error{Code::unprocessable,
                 "too_many_items",
                 "officers",
                 {{"field", "officers"}, {"limit", std::to_string(domain::most_officers_at_once)}}};
  }
  std::set<base::OfficerId> seen;
  for (std::size_t i = 0; i < officers.size(); ++i) {
    if (!seen.insert(officers[i]).second) {
      return Error{Code::unprocessable, "officer_twice", fmt::format("officers[{}]", i)};
    }
  }
  auto found = store::load_kept_officers(read, agency, officers);
  std::vector<store::KeptOfficer> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i] || !domain::may_administer(caller, agency, found[i]->unit_path)) {
      return Error{Code::not_found, "not_found", fmt::format("officers[{}]", i)};
    }
    kept.push_back(std::move(*found[i]));
  }
  return kept;
}

base::Result<store::KeptOfficer> find_kept(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                           base::OfficerId officer) {
  auto found = store::load_kept_officers(read, agency, {officer}).front();
  if (!found || !domain::may_administer(caller, agency, found->unit_path)) {
    return Error{Code::not_found, "not_found", ""};
  }
  return std::move(*found);
}

base::Result<store::KeptOfficer> find_kept_below(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                                 base::OfficerId officer) {
  SPOTME_TRY(auto kept, find_kept(read, caller, agency, officer));
  if (!domain::may_take_over(caller, agency, kept.unit_path, kept.held)) {
    return Error{Code::forbidden, "account_above_yours", ""};
  }
  return kept;
}

base::Result<void> check_open_months(db::Read& read, base::AgencyId agency, base::Day from, base::Day last,
                                     const std::string& field) {
  last = std::min(last, read.today());
  if (last < from) return {};
  const auto closed = store::load_closed_months(read, agency, {from, last});
  if (closed.empty()) return {};
  return Error{Code::conflict, "month_closed", field, {{"month", domain::format_month(closed.front())}}};
}

void record_looks(const Context& context, base::AgencyId agency, const store::Actor& actor, std::string_view action,
                  const std::vector<base::OfficerId>& owners) {
  std::vector<store::Look> looks;
  for (const auto& owner : owners) looks.push_back({owner, owner.value});
  context.database.write([&](db::Write& write) {
    store::insert_looks(write, agency, actor, action, looks);
    return true;
  });
}

void record_refusal(const Context& context, base::AgencyId agency, base::OfficerId officer, const store::Actor& actor,
                    const base::Error& error) {
  if (error.key != "account_above_yours") return;
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, agency, actor, "account_above_refused", officer.value, "");
    return true;
  });
}

std::string officer_link(base::AgencyId agency, base::OfficerId officer) {
  return "/pegawai/" + base::to_string(agency) + "/" + base::to_string(officer);
}

}  // namespace spotme::app

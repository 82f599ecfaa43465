#include "app/approval_effect.hpp"
#include "app/grant_facts.hpp"
#include "app/grant_store.hpp"
#include "store/grant_application.hpp"
#include "store/grant_list.hpp"

#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::ApprovalKind;

/// Accepted cases with what was applied for, by the case.
struct Accepted {
  std::map<base::Uuid, std::size_t> steps;       ///< number of the step
  std::vector<store::Grant> grants;              ///< what was applied for
  std::map<base::GrantId, store::Grant> former;  ///< the grants that they change or end, as they stand
};

Accepted load_accepted(db::Write& write, base::AgencyId agency, const std::vector<const Step*>& steps) {
  Accepted accepted;
  std::vector<base::ApprovalId> ids;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i]->after.state != domain::ApprovalState::accepted) continue;
    ids.push_back(steps[i]->view.approval.id);
    accepted.steps.emplace(ids.back().value, i);
  }
  if (ids.empty()) return accepted;
  accepted.grants = store::load_grant_applications(write, agency, ids);
  std::vector<base::GrantId> former;
  for (const auto& grant : accepted.grants) {
    if (grant.replaces) former.push_back(*grant.replaces);
  }
  for (auto& grant : store::load_grants_by_id(write, agency, former)) {
    const auto id = grant.id;
    accepted.former.emplace(id, std::move(grant));
  }
  return accepted;
}

/// Against all that holds now, and against what the same officer was granted by an earlier case of this batch.
std::optional<Error> check_again(GrantAnswer answer, const store::Grant& grant,
                                 const std::vector<store::Grant>& before) {
  for (const auto& one : before) {
    if (one.officer == grant.officer) answer.facts.held.push_back(store::held_of(one));
  }
  auto faults = domain::check_grant(store::draft_of(grant), answer.facts);
  if (faults.empty()) return std::nullopt;
  return std::move(faults.front());
}

}  // namespace

Effects apply_grants(const Context& context, db::Write& write, base::AgencyId agency,
                     const std::vector<const Step*>& steps, const store::Actor& actor) {
  Effects effects(steps.size());
  const auto accepted = load_accepted(write, agency, steps);
  if (accepted.steps.empty()) return effects;
  std::vector<GrantQuestion> questions;
  for (const auto& grant : accepted.grants) {
    questions.push_back({grant.officer, store::draft_of(grant), grant.replaces});
  }
  const auto found = load_grant_facts(context, write, agency, domain::GrantOrigin::accepted, questions);
  std::vector<store::Grant> made;
  std::vector<store::Grant> ended;
  for (std::size_t n = 0; n < accepted.grants.size(); ++n) {
    auto grant = accepted.grants[n];
    const auto place = accepted.steps.at(*grant.approval);
    const auto kind = steps[place]->after.kind;
    const auto former = grant.replaces ? accepted.former.find(*grant.replaces) : accepted.former.end();
    if (grant.replaces && former == accepted.former.end()) {
      effects[place].refusal = Error{Code::conflict, "grant_withdrawn", "id"};
      continue;
    }
    if (former != accepted.former.end()) {
      if (auto open = check_months_open(write, former->second); !open) {
        effects[place].refusal = open.error();
        continue;
      }
    }
    if (kind != ApprovalKind::grant_cancellation) {
      effects[place].refusal = check_again(found.answers[n], grant, made);
      if (effects[place].refusal) continue;
      grant.made_at = write.now();
      grant.made_by = actor.officer;
      made.push_back(std::move(grant));
    }
    if (former != accepted.former.end()) ended.push_back(former->second);
    effects[place].facts = detail_of(accepted.grants[n]);
  }
  if (!ended.empty()) withdraw_grants(write, ended, "", actor);
  store_grants(context, write, made, actor, "grant_approved");
  return effects;
}

}  // namespace spotme::app

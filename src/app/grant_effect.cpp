#include "app/approval_effect.hpp"
#include "app/grant_end.hpp"
#include "app/grant_facts.hpp"
#include "app/grant_store.hpp"
#include "store/grant_application.hpp"
#include "store/grant_list.hpp"
#include "store/time_slip.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::ApprovalKind;

/// Accepted cases with what was applied for, by the case.
struct Accepted {
  std::map<base::Uuid, std::size_t> steps;       ///< number of the step
  std::vector<store::Grant> grants;              ///< what was applied for, in the order in which it is decided
  std::map<base::GrantId, store::Grant> former;  ///< the grants that they change or end, as they stand
};

bool is_husband(const store::Grant& grant) { return grant.pregnancy && grant.pregnancy->husband; }

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
  // As they were put, but husbands behind wives: the end of her hour ends his, and then his case finds it withdrawn.
  std::sort(accepted.grants.begin(), accepted.grants.end(), [&](const auto& a, const auto& b) {
    return std::pair(is_husband(a), accepted.steps.at(*a.approval)) <
           std::pair(is_husband(b), accepted.steps.at(*b.approval));
  });
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

/// The cases of one batch, each decided after what the ones before it did.
class Deciding {
 public:
  Deciding(db::Write& write, Accepted& accepted, const store::Actor& actor)
      : write_(write), accepted_(accepted), actor_(actor) {}

  std::optional<Error> decide(ApprovalKind kind, store::Grant grant, GrantAnswer answer) {
    std::optional<store::Grant> former;
    if (grant.replaces) {
      former = find_former(*grant.replaces);
      if (!former) return Error{Code::conflict, "grant_withdrawn", "id"};
    }
    const bool changes = kind != ApprovalKind::grant_cancellation;
    const auto begins = changes ? std::optional(grant.first_day) : std::nullopt;
    if (former) {
      if (auto may = check_may_end(write_, *former, begins); !may) return may.error();
    }
    if (changes) {
      if (auto refusal = check_again(grant, former, std::move(answer))) return refusal;
      grant.made_at = write_.now();
      grant.made_by = actor_.officer;
      made_.push_back(grant);
    }
    if (!former) return std::nullopt;
    accepted_.former.erase(former->id);
    GrantEnd end{*former, used_days(*former, write_.today(), begins)};
    if (changes) end.changed = std::move(grant);
    ends_.push_back(std::move(end));
    return std::nullopt;
  }

  void save(const Context& context) {
    end_grants(write_, ends_, "grant_withdrawn", "", actor_);
    store_grants(context, write_, made_, actor_, "grant_approved");
    std::vector<store::Grant> same_minutes;  // of others a slip would tell of minutes that were not allowed then
    for (const auto& end : ends_) {
      if (end.changed && end.changed->times == end.grant.times) same_minutes.push_back(*end.changed);
    }
    store::move_time_slips(write_, same_minutes);
  }

 private:
  /// The grant that a case would change or end, where it still holds.
  [[nodiscard]] std::optional<store::Grant> find_former(base::GrantId id) const {
    const auto found = accepted_.former.find(id);
    if (found == accepted_.former.end() || ends_with_another(found->second)) return std::nullopt;
    return found->second;
  }
  [[nodiscard]] bool ends_with_another(const store::Grant& grant) const {
    return is_husband(grant) && std::any_of(ends_.begin(), ends_.end(), [&](const auto& one) {
             return one.grant.id == grant.pregnancy->wife_grant;
           });
  }

  /// Against all that holds now, what of its own former stays, and what the same officer was granted before.
  [[nodiscard]] std::optional<Error> check_again(const store::Grant& grant, const std::optional<store::Grant>& former,
                                                 GrantAnswer answer) const {
    auto& held = answer.facts.held;
    for (const auto& end : ends_) {
      std::erase_if(held, [&](const auto& one) { return one.id == end.grant.id; });
      if (end.grant.officer != grant.officer || end.stays->last < end.stays->first) continue;
      held.push_back(store::held_of(end.grant));
      held.back().days = *end.stays;
    }
    for (const auto& one : made_) {
      if (one.officer == grant.officer) held.push_back(store::held_of(one));
    }
    if (former) {
      if (auto stays = held_beside(*former, write_.today(), grant.first_day)) held.push_back(std::move(*stays));
    }
    auto faults = domain::check_grant(store::draft_of(grant), answer.facts);
    if (faults.empty()) return std::nullopt;
    return std::move(faults.front());
  }

  db::Write& write_;
  Accepted& accepted_;
  const store::Actor& actor_;
  std::vector<store::Grant> made_;
  std::vector<GrantEnd> ends_;
};

}  // namespace

Effects apply_grants(const Context& context, db::Write& write, base::AgencyId agency,
                     const std::vector<const Step*>& steps, const store::Actor& actor) {
  Effects effects(steps.size());
  auto accepted = load_accepted(write, agency, steps);
  if (accepted.steps.empty()) return effects;
  std::vector<GrantQuestion> questions;
  for (const auto& grant : accepted.grants) {
    questions.push_back({grant.officer, store::draft_of(grant), grant.replaces});
  }
  auto found = load_grant_facts(context, write, agency, domain::GrantOrigin::accepted, questions);
  Deciding deciding(write, accepted, actor);
  for (std::size_t n = 0; n < accepted.grants.size(); ++n) {
    const auto& grant = accepted.grants[n];
    const auto place = accepted.steps.at(*grant.approval);
    effects[place].refusal = deciding.decide(steps[place]->after.kind, grant, std::move(found.answers[n]));
    if (!effects[place].refusal) effects[place].facts = detail_of(grant);
  }
  deciding.save(context);
  return effects;
}

}  // namespace spotme::app

#pragma once

#include "app/context.hpp"
#include "domain/approval.hpp"
#include "store/approval.hpp"
#include "store/audit.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the steps of a case do outside of it: issues change their state, a correction becomes a fact, a grant is
/// stored. One function a kind of case, each for many cases of one agency at once and inside the transaction of the
/// step.
namespace spotme::app {

struct Step {
  store::ApprovalView view;        ///< as it stood before
  domain::ApprovalStanding after;  ///< as it is going to stand
  domain::ApprovalAction action = domain::ApprovalAction::accept;
};

/// What a step did.
struct Effect {
  std::optional<base::Error> refusal = {};  ///< then nothing was stored for it
  std::string facts = {};                   ///< what it rested on when it was taken, for an auditor
};
/// One answer a step, in their order. Steps that settle nothing are given too: the issues of a reason follow every
/// step.
using Effects = std::vector<Effect>;
[[nodiscard]] Effects apply_effects(const Context& context, db::Write& write, base::AgencyId agency,
                                    const std::vector<Step>& steps, const store::Actor& actor);

/// The kinds, each with steps of its own kind alone.
[[nodiscard]] Effects apply_reasons(const Context& context, db::Write& write, base::AgencyId agency,
                                    const std::vector<const Step*>& steps, const store::Actor& actor);
[[nodiscard]] Effects apply_corrections(const Context& context, db::Write& write, base::AgencyId agency,
                                        const std::vector<const Step*>& steps, const store::Actor& actor);
/// Of grants, of their changes and of their cancellations alike; app/grant_effect.cpp.
[[nodiscard]] Effects apply_grants(const Context& context, db::Write& write, base::AgencyId agency,
                                   const std::vector<const Step*>& steps, const store::Actor& actor);

}  // namespace spotme::app

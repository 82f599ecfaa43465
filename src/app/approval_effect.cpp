#include "app/approval_effect.hpp"

#include <array>
#include <utility>

namespace spotme::app {
namespace {

using domain::ApprovalKind;
using Apply = Effects (*)(const Context&, db::Write&, base::AgencyId, const std::vector<const Step*>&,
                          const store::Actor&);

constexpr std::array effects_by_kind{std::pair<ApprovalKind, Apply>{ApprovalKind::reason, apply_reasons},
                                     std::pair<ApprovalKind, Apply>{ApprovalKind::correction, apply_corrections},
                                     std::pair<ApprovalKind, Apply>{ApprovalKind::grant, apply_grants},
                                     std::pair<ApprovalKind, Apply>{ApprovalKind::grant_change, apply_grants},
                                     std::pair<ApprovalKind, Apply>{ApprovalKind::grant_cancellation, apply_grants}};

}  // namespace

Effects apply_effects(const Context& context, db::Write& write, base::AgencyId agency, const std::vector<Step>& steps,
                      const store::Actor& actor) {
  Effects effects(steps.size());
  for (const auto& [kind, apply] : effects_by_kind) {
    std::vector<const Step*> some;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].after.kind != kind) continue;
      some.push_back(&steps[i]);
      places.push_back(i);
    }
    if (some.empty()) continue;
    auto done = apply(context, write, agency, some, actor);
    for (std::size_t i = 0; i < places.size(); ++i) effects[places[i]] = std::move(done[i]);
  }
  return effects;
}

}  // namespace spotme::app

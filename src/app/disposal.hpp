#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/disposal.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Destruction of records past their time (pelupusan, Act 629 section 25: none without the approval of Arkib Negara).
/// Four eyes: an administrator of the whole agency proposes it with the reference of that approval, another one
/// confirms it, and the job of the night destroys, a few rows in a transaction. What a hold keeps stays, and so does
/// what belongs to an open case. Offered only for kinds whose way is `approval`.
namespace spotme::app {

/// `before`: what is older goes; at most as late as the time of the kind allows today. Refuses `not_permitted`
/// (forbidden), `disposal_kind` (field `kind`), `disposal_too_early` (field `before`, args `day`),
/// `disposal_reference_missing` (field `reference`), `disposal_nothing` (conflict) and `disposal_open` (conflict: one
/// of that kind is under way).
[[nodiscard]] base::Result<store::Disposal> propose_disposal(const Context& context, const domain::Caller& caller,
                                                             domain::RetentionKind kind, base::Day before,
                                                             const std::string& reference, const store::Actor& actor);
/// Refuses `not_permitted` (forbidden), `not_found`, `disposal_same_officer` (forbidden) for who proposed it, and
/// `disposal_moved` (conflict).
[[nodiscard]] base::Result<store::Disposal> confirm_disposal(const Context& context, const domain::Caller& caller,
                                                             const base::Uuid& id, const store::Actor& actor);
/// Before it is carried out. Refuses `not_permitted` (forbidden), `not_found` and `disposal_moved` (conflict).
[[nodiscard]] base::Result<store::Disposal> withdraw_disposal(const Context& context, const domain::Caller& caller,
                                                              const base::Uuid& id, const store::Actor& actor);

struct DisposalPage {
  std::vector<store::Disposal> disposals;  ///< the latest first
  std::optional<base::Uuid> next = {};
};
[[nodiscard]] base::Result<DisposalPage> list_disposals(const Context& context, const domain::Caller& caller,
                                                        const std::optional<base::Uuid>& before, std::int64_t limit);

/// For the job of the night: carries out what is confirmed, `batch` rows in a transaction; returns how many rows went.
/// May be killed and run again at any time.
std::int64_t carry_out_disposals(const Context& context, const std::function<bool()>& stopped, std::int64_t batch = 10);

}  // namespace spotme::app

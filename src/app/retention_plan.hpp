#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "domain/retention.hpp"
#include "store/audit.hpp"
#include "store/retention_count.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How long records are kept (tempoh simpanan), what is past its time (a dry run: nothing here destroys), and the list
/// of it for Borang Arkib 3/08. For whoever may read the audit trail; set by an administrator of the whole agency.
namespace spotme::app {

struct RetentionView {
  domain::RetentionTerm term;
  base::Day before;  ///< what is older is past its time
  store::Overdue overdue;
};
struct RetentionPlan {
  std::vector<RetentionView> kinds;
  bool may_keep = false;  ///< the caller may set them, and propose and confirm destruction
};
/// Refuses `not_found` to who may not read it.
[[nodiscard]] base::Result<RetentionPlan> show_retention(const Context& context, const domain::Caller& caller);

/// nullopt: the rule again. Refuses `not_permitted` (forbidden), and as domain::check_retention_days.
[[nodiscard]] base::Result<RetentionPlan> set_retention(const Context& context, const domain::Caller& caller,
                                                        domain::RetentionKind kind, std::optional<std::int64_t> days,
                                                        const store::Actor& actor);

enum class ListFormat : std::uint8_t { csv, pdf };
struct DisposalList {
  std::string name;
  std::string content_type;
  std::string bytes;
};
/// The dry run of a kind, month by month. Refuses `not_found`.
[[nodiscard]] base::Result<DisposalList> disposal_list(const Context& context, const base::Messages& messages,
                                                       const domain::Caller& caller, domain::RetentionKind kind,
                                                       ListFormat format, const store::Actor& actor);

}  // namespace spotme::app

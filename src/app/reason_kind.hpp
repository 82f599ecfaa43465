#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "domain/reason_kind.hpp"
#include "store/audit.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Kinds of reasons (jenis alasan): what an officer may choose from, and an agency's keeping of them.
namespace spotme::app {

/// Every kind of the agency, as it stood at that moment (now when empty), those too that are offered no more: for the
/// names of what was submitted.
[[nodiscard]] std::vector<domain::ReasonKind> load_reason_kinds(db::Read& read, base::AgencyId agency,
                                                                std::optional<base::Instant> at = {});
/// For whoever stores a reason: the kind, where the agency offers it. Refuses `reason_kind_unknown` under `field`.
[[nodiscard]] base::Result<domain::ReasonKind> find_offered_reason_kind(db::Read& read, base::AgencyId agency,
                                                                        std::string_view code, std::string_view field);

/// What an officer says, to be held against the kind that he chose.
struct SaidReason {
  std::string_view kind;
  std::string_view text;
  std::size_t attachments = 0;
  std::string_view kind_field = "kind";
};
/// Refuses `reason_kind_unknown` (its field), `reason_text_missing` (field `text`) and `reason_attachment_missing`
/// (field `attachments`) where the kind asks for what is not there.
[[nodiscard]] base::Result<domain::ReasonKind> check_said_reason(db::Read& read, base::AgencyId agency,
                                                                 const SaidReason& said);

/// All kinds of the caller's agency, those too that it offers no more: the others are what he may choose from, these
/// the names of what was submitted.
[[nodiscard]] std::vector<domain::ReasonKind> list_reason_kinds(const Context& context, const domain::Caller& caller);

struct ReasonKindBook {
  std::vector<domain::ReasonKind> kinds;
  bool may_edit = false;
};
/// All of an agency, for its administrators, and for a system administrator to look at. Refuses `not_found`.
[[nodiscard]] base::Result<ReasonKindBook> show_reason_kinds(const Context& context, const domain::Caller& caller,
                                                             base::AgencyId agency);

struct ReasonKindEntry {
  std::string name_ms;
  std::string name_en;
  domain::AttachmentNeed attachment = domain::AttachmentNeed::none;
  bool health = false;  ///< a default's papers of health stay so
  bool needs_text = false;
  bool offered = true;
};
/// Adds one of the agency's own. For its administrators whose reach is all of it. Refuses `not_found`,
/// `rule_not_yours`, `reason_kind_name_taken` (field `name_ms`), `reason_kinds_too_many`.
[[nodiscard]] base::Result<domain::ReasonKind> add_reason_kind(const Context& context, const domain::Caller& caller,
                                                               base::AgencyId agency, const ReasonKindEntry& entry,
                                                               const store::Actor& actor);
/// The kind as it is from now on. Refuses these too, `reason_kind_health_kept` (field `health`) and `reason_kind_last`
/// (field `offered`): something must be left to choose from.
[[nodiscard]] base::Result<domain::ReasonKind> change_reason_kind(const Context& context, const domain::Caller& caller,
                                                                  base::AgencyId agency, std::string_view code,
                                                                  const ReasonKindEntry& entry,
                                                                  const store::Actor& actor);

}  // namespace spotme::app

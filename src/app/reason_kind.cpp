#include "app/reason_kind.hpp"

#include "app/rule_check.hpp"
#include "base/text.hpp"
#include "store/organisation.hpp"
#include "store/reason_kind.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

domain::ReasonKind to_kind(std::string code, const ReasonKindEntry& entry) {
  domain::ReasonKind kind;
  kind.code = std::move(code);
  kind.name_ms = entry.name_ms;
  kind.name_en = entry.name_en;
  kind.attachment = entry.attachment;
  kind.health = entry.health;
  kind.needs_text = entry.needs_text;
  kind.offered = entry.offered;
  return kind;
}

/// Two that are offered may not be told apart by nothing but their code.
base::Result<void> check_name(const std::vector<domain::ReasonKind>& kinds, const domain::ReasonKind& kind) {
  const bool taken = kind.offered && std::any_of(kinds.begin(), kinds.end(), [&](const auto& one) {
                       return one.offered && one.code != kind.code && one.name_ms == kind.name_ms;
                     });
  if (taken) return Error{Code::conflict, "reason_kind_name_taken", "name_ms"};
  return {};
}

std::string detail_of(const domain::ReasonKind& kind) {
  return fmt::format("{} | {} | {} | attachment {}{}{}{}", kind.code, kind.name_ms, kind.name_en,
                     domain::attachment_need_name(kind.attachment), kind.health ? " | health" : "",
                     kind.needs_text ? " | text" : "", kind.offered ? "" : " | not offered");
}

/// Stores the kind and gives it back as it stands among the others.
domain::ReasonKind put(db::Write& write, const domain::Caller& caller, base::AgencyId agency,
                       const domain::ReasonKind& kind, std::string_view action, const store::Actor& actor) {
  store::put_reason_kind(write, agency, kind, caller.officer);
  store::insert_audit_entry(write, agency, actor, action, std::nullopt, detail_of(kind));
  return *domain::find_reason_kind(load_reason_kinds(write, agency), kind.code);
}

}  // namespace

std::vector<domain::ReasonKind> load_reason_kinds(db::Read& read, base::AgencyId agency,
                                                  std::optional<base::Instant> at) {
  return domain::merge_reason_kinds(store::builtin_reason_kinds(), store::load_reason_kinds(read, agency, at));
}

base::Result<domain::ReasonKind> find_offered_reason_kind(db::Read& read, base::AgencyId agency, std::string_view code,
                                                          std::string_view field) {
  const auto kinds = load_reason_kinds(read, agency);
  const auto* const kind = domain::find_reason_kind(kinds, code);
  if (kind == nullptr || !kind->offered) return Error{Code::unprocessable, "reason_kind_unknown", std::string(field)};
  return *kind;
}

base::Result<domain::ReasonKind> check_said_reason(db::Read& read, base::AgencyId agency, const SaidReason& said) {
  SPOTME_TRY(auto kind, find_offered_reason_kind(read, agency, said.kind, said.kind_field));
  if (kind.needs_text && base::trimmed(said.text).empty()) {
    return Error{Code::unprocessable, "reason_text_missing", "text"};
  }
  if (kind.attachment == domain::AttachmentNeed::required && said.attachments == 0) {
    return Error{Code::unprocessable, "reason_attachment_missing", "attachments"};
  }
  return kind;
}

std::vector<domain::ReasonKind> list_reason_kinds(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) { return load_reason_kinds(read, caller.agency); });
}

base::Result<ReasonKindBook> show_reason_kinds(const Context& context, const domain::Caller& caller,
                                               base::AgencyId agency) {
  return context.database.read([&](db::Read& read) -> base::Result<ReasonKindBook> {
    if (!domain::may_see_agency_rules(caller, agency) || !store::find_agency(read, agency)) return not_found;
    return ReasonKindBook{load_reason_kinds(read, agency), keeps_agency_rules(read, caller, agency)};
  });
}

base::Result<domain::ReasonKind> add_reason_kind(const Context& context, const domain::Caller& caller,
                                                 base::AgencyId agency, const ReasonKindEntry& entry,
                                                 const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<domain::ReasonKind> {
    SPOTME_CHECK(check_rule_keeper(write, caller, agency));
    const auto kinds = load_reason_kinds(write, agency);
    if (kinds.size() >= domain::most_reason_kinds) {
      return Error{Code::conflict, "reason_kinds_too_many", "", {{"limit", std::to_string(domain::most_reason_kinds)}}};
    }
    const auto kind = to_kind(base::to_string(base::make_uuid(write.now())), entry);
    SPOTME_CHECK(check_name(kinds, kind));
    return put(write, caller, agency, kind, "reason_kind_added", actor);
  });
}

base::Result<domain::ReasonKind> change_reason_kind(const Context& context, const domain::Caller& caller,
                                                    base::AgencyId agency, std::string_view code,
                                                    const ReasonKindEntry& entry, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<domain::ReasonKind> {
    SPOTME_CHECK(check_rule_keeper(write, caller, agency));
    const auto kinds = load_reason_kinds(write, agency);
    if (domain::find_reason_kind(kinds, code) == nullptr) return not_found;
    const auto kind = to_kind(std::string(code), entry);
    SPOTME_CHECK(check_name(kinds, kind));
    const auto* const given = domain::find_reason_kind(store::builtin_reason_kinds(), code);
    if (given != nullptr && given->health && !kind.health) {
      return Error{Code::unprocessable, "reason_kind_health_kept", "health"};
    }
    const bool others =
        std::any_of(kinds.begin(), kinds.end(), [&](const auto& one) { return one.offered && one.code != code; });
    if (!kind.offered && !others) return Error{Code::conflict, "reason_kind_last", "offered"};
    return put(write, caller, agency, kind, "reason_kind_changed", actor);
  });
}

}  // namespace spotme::app

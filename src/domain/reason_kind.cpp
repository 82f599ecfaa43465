#include "domain/reason_kind.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr std::array<std::string_view, 3> needs{"none", "asked", "required"};

}  // namespace

std::string_view attachment_need_name(AttachmentNeed need) { return needs[static_cast<std::size_t>(need)]; }

std::optional<AttachmentNeed> parse_attachment_need(std::string_view text) {
  const auto* const found = std::find(needs.begin(), needs.end(), text);
  if (found == needs.end()) return std::nullopt;
  return static_cast<AttachmentNeed>(found - needs.begin());
}

std::vector<ReasonKind> merge_reason_kinds(const std::vector<ReasonKind>& defaults,
                                           const std::vector<ReasonKind>& of_agency) {
  std::vector<ReasonKind> kinds;
  for (const auto& given : defaults) {
    auto kind = given;
    if (const auto* const changed = find_reason_kind(of_agency, given.code)) {
      kind = *changed;
      kind.health = kind.health || given.health;
      kind.source = given.source;
    }
    kind.own = false;
    kinds.push_back(std::move(kind));
  }
  for (const auto& kind : of_agency) {
    if (find_reason_kind(defaults, kind.code) != nullptr) continue;
    kinds.push_back(kind);
    kinds.back().own = true;
  }
  return kinds;
}

const ReasonKind* find_reason_kind(const std::vector<ReasonKind>& kinds, std::string_view code) {
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& kind) { return kind.code == code; });
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace spotme::domain

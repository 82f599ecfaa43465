#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Kinds of reasons (jenis alasan) that officers choose from. No published circular names any: the project's defaults
/// stand in rules/reasons.toml, and each agency keeps its own over them.
namespace spotme::domain {

/// Whether a reason of the kind wants papers.
enum class AttachmentNeed : std::uint8_t { none, asked, required };
/// `none`, `asked`, `required`.
[[nodiscard]] std::string_view attachment_need_name(AttachmentNeed need);
[[nodiscard]] std::optional<AttachmentNeed> parse_attachment_need(std::string_view text);

struct ReasonKind {
  std::string code;  ///< `lalu_lintas`, or the id of an agency's own; never changes
  std::string name_ms;
  std::string name_en;
  AttachmentNeed attachment = AttachmentNeed::none;
  bool health = false;      ///< its papers are of health: restricted whatever the officer ticked
  bool needs_text = false;  ///< the officer says it in his own words too
  bool offered = true;      ///< false: kept for the names of what was submitted, and chosen no more
  bool own = false;         ///< of the agency, not of the project
  std::string source = {};  ///< of a default
  bool operator==(const ReasonKind&) const = default;
};

/// The most kinds of one agency, with the defaults, those too that are offered no more. Project default.
inline constexpr std::size_t most_reason_kinds = 60;
inline constexpr std::size_t most_reason_name_characters = 80;

/// The defaults in their order with what the agency made of them, then its own in the order given. A default's
/// papers of health stay so, whatever the agency says.
[[nodiscard]] std::vector<ReasonKind> merge_reason_kinds(const std::vector<ReasonKind>& defaults,
                                                         const std::vector<ReasonKind>& of_agency);
/// nullptr when there is none with that code.
[[nodiscard]] const ReasonKind* find_reason_kind(const std::vector<ReasonKind>& kinds, std::string_view code);

}  // namespace spotme::domain

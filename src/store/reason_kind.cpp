#include "store/reason_kind.hpp"

#include "store/rule_pack.hpp"
#include "store/rule_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace spotme::store {
namespace {

using base::Result;
using db::to_value;

constexpr std::string_view rules_file = "rules/reasons.toml";

bool is_code(std::string_view text) {
  return text.size() <= 32 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

Result<domain::ReasonKind> read_kind(const RuleTable& table) {
  SPOTME_CHECK(table.only({"code", "name_ms", "name_en", "attachment", "health", "text", "source"}));
  domain::ReasonKind kind;
  SPOTME_TRY(kind.code, table.text("code"));
  if (!is_code(kind.code)) return table.refusal("rule_wrong_type", "code");
  SPOTME_TRY(kind.name_ms, table.text("name_ms"));
  SPOTME_TRY(kind.name_en, table.text("name_en"));
  SPOTME_TRY(const std::string need, table.text("attachment"));
  const auto parsed = domain::parse_attachment_need(need);
  if (!parsed) return table.refusal("rule_wrong_type", "attachment");
  kind.attachment = *parsed;
  SPOTME_TRY(kind.health, table.flag("health"));
  SPOTME_TRY(kind.needs_text, table.flag("text"));
  if (!table.has("source")) return table.refusal("rule_no_source", "source");
  SPOTME_TRY(kind.source, table.text("source"));
  return kind;
}

}  // namespace

Result<std::vector<domain::ReasonKind>> parse_reason_kinds(std::string_view file_name, std::string_view toml) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  SPOTME_CHECK(RuleTable(file_name, "", root).only({"kind"}));
  const auto* list = root["kind"].as_array();
  if (list == nullptr || list->empty()) return rule_refusal("rule_missing", file_name, "kind");
  if (!list->is_homogeneous(toml::node_type::table)) return rule_refusal("rule_wrong_type", file_name, "kind");
  std::vector<domain::ReasonKind> kinds;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const RuleTable table(file_name, fmt::format("kind[{}]", i), *list->get_as<toml::table>(i));
    SPOTME_TRY(auto kind, read_kind(table));
    if (domain::find_reason_kind(kinds, kind.code) != nullptr) return table.refusal("rule_overlap", "code");
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

const std::vector<domain::ReasonKind>& builtin_reason_kinds() {
  static const auto kinds = [] {
    auto read = parse_reason_kinds(rules_file, embedded_rules(rules_file));
    if (!read) throw std::runtime_error(fmt::format("{}: {}", read.error().key, read.error().field));
    return std::move(*read);
  }();
  return kinds;
}

std::vector<domain::ReasonKind> load_reason_kinds(db::Read& read, base::AgencyId agency,
                                                  std::optional<base::Instant> at) {
  std::vector<domain::ReasonKind> kinds;
  for (const auto row : read.query(
           "SELECT k.code, k.name_ms, k.name_en, k.attachment, k.health, k.needs_text, k.offered FROM reason_kind k "
           "WHERE k.agency_id = $1 AND k.made_at <= $2 AND (k.retired_at IS NULL OR k.retired_at > $2) ORDER BY "
           "(SELECT min(f.made_at) FROM reason_kind f WHERE f.agency_id = k.agency_id AND f.code = k.code), k.code",
           {to_value(agency), to_value(at.value_or(read.now()))})) {
    domain::ReasonKind kind;
    kind.code = row.text(0);
    kind.name_ms = row.text(1);
    kind.name_en = row.text(2);
    kind.attachment = domain::parse_attachment_need(row.text(3)).value();
    kind.health = row.boolean(4);
    kind.needs_text = row.boolean(5);
    kind.offered = row.boolean(6);
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

void put_reason_kind(db::Write& write, base::AgencyId agency, const domain::ReasonKind& kind,
                     std::optional<base::OfficerId> by) {
  const auto who = by ? std::optional(by->value) : std::nullopt;
  write.execute("UPDATE reason_kind SET retired_at = $3 WHERE agency_id = $1 AND code = $2 AND retired_at IS NULL",
                {to_value(agency), to_value(kind.code), to_value(write.now())});
  write.execute(
      "INSERT INTO reason_kind (agency_id, code, id, name_ms, name_en, attachment, health, needs_text, offered, "
      "made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {to_value(agency), to_value(kind.code), to_value(base::make_uuid(write.now())), to_value(kind.name_ms),
       to_value(kind.name_en), to_value(domain::attachment_need_name(kind.attachment)), to_value(kind.health),
       to_value(kind.needs_text), to_value(kind.offered), to_value(write.now()), to_value(who)});
}

}  // namespace spotme::store

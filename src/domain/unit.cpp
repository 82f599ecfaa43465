#include "domain/unit.hpp"

#include "domain/access.hpp"
#include "domain/body.hpp"

#include <algorithm>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

constexpr base::Day open{std::chrono::year{9999} / 12 / 31};

Error refuse(Code code, std::string_view key, std::string_view field,
             std::vector<std::pair<std::string, std::string>> args = {}) {
  return {code, std::string(key), std::string(field), std::move(args)};
}

std::string_view code_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::size_t levels_of(std::string_view path) {
  return 1 + static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
}

/// The first version after that day of a unit for which `touched` holds.
template <class Touched>
base::Result<void> check_nothing_planned(const UnitSpans& spans, base::Day from, Touched touched) {
  for (const auto& span : spans) {
    if (span.from > from && touched(span)) {
      return refuse(Code::conflict, "unit_change_planned", "from", {{"day", base::format_day(span.from)}});
    }
  }
  return {};
}

base::Result<void> check_free(const UnitSpans& spans, std::string_view path, base::UnitId own, std::string_view field) {
  const bool taken =
      std::any_of(spans.begin(), spans.end(), [&](const auto& span) { return span.path == path && span.id != own; });
  if (taken) return refuse(Code::conflict, "unit_code_taken", field);
  return {};
}

base::Result<void> check_length(std::string_view path) {
  if (levels_of(path) <= most_unit_levels && path.size() <= most_unit_path) return {};
  return refuse(Code::unprocessable, "unit_too_deep", "parent_id", {{"limit", std::to_string(most_unit_levels)}});
}

/// The unit under which something is to stand from that day on.
base::Result<const UnitSpan*> find_parent(const UnitSpans& spans, base::UnitId id, base::Day from) {
  const auto* const parent = find_unit_on(spans, id, from);
  if (parent == nullptr) return refuse(Code::unprocessable, "unit_unknown", "parent_id");
  SPOTME_CHECK(check_nothing_planned(spans, from, [&](const auto& span) { return span.id == id; }));
  if (parent->to != open) {
    return refuse(Code::conflict, "unit_closing", "parent_id", {{"day", base::format_day(parent->to)}});
  }
  return parent;
}

base::Result<const UnitSpan*> find_own(const UnitSpans& spans, base::UnitId id, base::Day from) {
  const auto* const unit = find_unit_on(spans, id, from);
  if (unit == nullptr) return refuse(Code::not_found, "not_found", "");
  return unit;
}

UnitSpan begun(UnitSpan span, base::Day from) {
  span.from = from;
  return span;
}

}  // namespace

base::Result<void> check_change_day(base::Day from, base::Day today) {
  if (from < today) return refuse(Code::unprocessable, "change_date_past", "from");
  if (from - today > furthest_change) {
    return refuse(Code::unprocessable, "change_date_far", "from", {{"day", base::format_day(today + furthest_change)}});
  }
  return {};
}

const UnitSpan* find_unit_on(const UnitSpans& spans, base::UnitId id, base::Day day) {
  const auto found = std::find_if(spans.begin(), spans.end(),
                                  [&](const auto& span) { return span.id == id && span.from <= day && day < span.to; });
  return found == spans.end() ? nullptr : &*found;
}

base::Result<UnitSpans> plan_new_unit(const UnitSpans& spans, const NewUnit& unit, base::Day from) {
  SPOTME_CHECK(check_code(unit.code, "code"));
  UnitSpan made{unit.id, unit.parent, unit.code, {}, {}, from, open};
  SPOTME_TRY(made.name, tidy_name(unit.name, "name"));
  if (unit.parent) {
    SPOTME_TRY(const auto* parent, find_parent(spans, *unit.parent, from));
    made.path = parent->path + "/" + unit.code;
    SPOTME_CHECK(check_length(made.path));
  }
  SPOTME_CHECK(check_free(spans, made.path, unit.id, "code"));
  return UnitSpans{std::move(made)};
}

base::Result<UnitSpans> plan_unit_name(const UnitSpans& spans, base::UnitId id, std::string_view name, base::Day from) {
  SPOTME_TRY(const auto* unit, find_own(spans, id, from));
  SPOTME_CHECK(check_nothing_planned(spans, from, [&](const auto& span) { return span.id == id; }));
  auto renamed = begun(*unit, from);
  SPOTME_TRY(renamed.name, tidy_name(name, "name"));
  return UnitSpans{std::move(renamed)};
}

base::Result<UnitSpans> plan_unit_move(const UnitSpans& spans, base::UnitId id, base::UnitId parent, base::Day from) {
  SPOTME_TRY(const auto* unit, find_own(spans, id, from));
  if (!unit->parent) return refuse(Code::conflict, "unit_topmost", "parent_id");
  SPOTME_TRY(const auto* above, find_parent(spans, parent, from));
  if (path_reaches(unit->path, above->path)) return refuse(Code::unprocessable, "unit_loop", "parent_id");
  if (unit->parent == parent) return refuse(Code::conflict, "unit_there_already", "parent_id");
  const auto path = above->path + "/" + std::string(code_of(unit->path));
  SPOTME_CHECK(check_free(spans, path, id, "parent_id"));
  UnitSpans moved;
  for (const auto& span : spans) {
    if (!path_reaches(unit->path, span.path) || span.from > from || from >= span.to) continue;
    auto next = begun(span, from);
    next.path = path + span.path.substr(unit->path.size());
    if (next.id == id) next.parent = parent;
    SPOTME_CHECK(check_length(next.path));
    moved.push_back(std::move(next));
  }
  SPOTME_CHECK(check_nothing_planned(spans, from, [&](const auto& span) {
    return path_reaches(unit->path, span.path) || path_reaches(path, span.path) ||
           std::any_of(moved.begin(), moved.end(), [&](const auto& one) { return one.id == span.id; });
  }));
  return moved;
}

base::Result<void> check_unit_closing(const UnitSpans& spans, base::UnitId id, base::Day from) {
  SPOTME_TRY(const auto* unit, find_own(spans, id, from));
  if (!unit->parent) return refuse(Code::conflict, "unit_topmost", "");
  SPOTME_CHECK(check_nothing_planned(spans, from, [&](const auto& span) { return span.id == id; }));
  if (unit->to != open) return refuse(Code::conflict, "unit_closing", "", {{"day", base::format_day(unit->to)}});
  const bool has_units = std::any_of(spans.begin(), spans.end(), [&](const auto& span) { return span.parent == id; });
  if (has_units) return refuse(Code::conflict, "unit_has_units", "");
  return {};
}

}  // namespace spotme::domain

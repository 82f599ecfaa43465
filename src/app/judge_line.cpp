#include "app/judge_line.hpp"

#include "base/json_reader.hpp"
#include "base/json_text.hpp"

#include <array>
#include <utility>

namespace spotme::app {
namespace {

using base::ObjectReader;

/// The line's own limit bounds the lists: none of them can be longer.
constexpr std::size_t most_items = longest_case_line;

enum class GrantKind : std::uint8_t { official_duty, time_off, leave, work_from_home };
constexpr std::array<std::string_view, 3> part_names{"day", "morning", "afternoon"};

domain::State read_state(ObjectReader& reader) {
  const auto word = reader.required_any_text("state");
  if (const auto state = domain::parse_state(word)) return *state;
  std::string allowed;
  for (const auto state : domain::all_states()) {
    allowed.append(allowed.empty() ? "" : ", ").append(domain::state_name(state));
  }
  reader.refuse("state", base::Code::invalid, "not_one_of", {{"allowed", std::move(allowed)}});
  return {};
}

domain::MinuteRange read_range(ObjectReader& reader) {
  const auto from = reader.required_minute("from");
  return {from, reader.required_minute("to")};
}

domain::Scheme read_scheme(ObjectReader reader) {
  const auto kind = reader.required_enum<domain::Scheme>(
      "kind",
      {{"wbf", domain::Wbf{}}, {"wbb", domain::Wbb{}}, {"office", domain::Office{}}, {"shift", domain::Shift{}}});
  if (std::holds_alternative<domain::Wbb>(kind)) return domain::Wbb{reader.required_minute("start")};
  if (!std::holds_alternative<domain::Shift>(kind)) return kind;
  domain::Shift shift;
  shift.start = reader.required_minute("start");
  shift.end = reader.required_minute("end");
  if (auto pause = reader.optional_object("break")) shift.pause = read_range(*pause);
  return shift;
}

domain::Grant read_grant(ObjectReader& reader) {
  const auto kind = reader.required_enum<GrantKind>("kind", {{"official_duty", GrantKind::official_duty},
                                                             {"time_off", GrantKind::time_off},
                                                             {"leave", GrantKind::leave},
                                                             {"work_from_home", GrantKind::work_from_home}});
  switch (kind) {
    case GrantKind::official_duty: {
      const auto range = read_range(reader);
      return domain::OfficialDuty{range.from, range.to, reader.optional_boolean("outstation").value_or(false)};
    }
    case GrantKind::time_off: {
      const auto range = read_range(reader);
      return domain::TimeOff{range.from, range.to};
    }
    case GrantKind::leave: {
      using domain::LeavePart;
      const auto part = reader.required_enum<LeavePart>(
          "part", {{"day", LeavePart::day}, {"morning", LeavePart::morning}, {"afternoon", LeavePart::afternoon}});
      return domain::Leave{part, reader.optional_any_text("code").value_or(std::string{})};
    }
    case GrantKind::work_from_home: break;
  }
  return domain::WorkFromHome{};
}

domain::DayEvent read_event(ObjectReader& reader) {
  using domain::EventKind;
  const auto at = reader.required_minute("at");
  return {at, reader.required_enum<EventKind>("kind", {{"in", EventKind::in}, {"out", EventKind::out}})};
}

domain::Case read_facts(ObjectReader& reader) {
  domain::Case facts;
  facts.day = reader.required_day("date");
  facts.state = read_state(reader);
  facts.scheme = read_scheme(reader.required_object("scheme"));
  facts.holiday = reader.optional_boolean("holiday");
  facts.ramadan = reader.optional_boolean("ramadan");
  facts.rest_day = reader.optional_boolean("rest_day");
  facts.ramadan_short_break = reader.optional_boolean("ramadan_short_break").value_or(false);
  facts.pregnancy_hour = reader.optional_boolean("pregnancy_hour").value_or(false);
  auto grants = reader.optional_objects("grants", most_items);
  facts.grants.reserve(grants.size());
  for (auto& grant : grants) facts.grants.push_back(read_grant(grant));
  auto events = reader.optional_objects("events", most_items);
  facts.events.reserve(events.size());
  for (auto& event : events) facts.events.push_back(read_event(event));
  facts.as_of = reader.optional_minute("as_of");
  facts.district = reader.optional_any_text("district").value_or(std::string{});
  facts.unit_path = reader.optional_any_text("unit_path").value_or(std::string{});
  return facts;
}

void append_text_field(std::string& out, std::string_view name, std::string_view text) {
  base::append_json_string(out.append(name), text);
}

void append_minute_field(std::string& out, std::string_view name, base::Minutes at) {
  out.append(name).append(1, '"').append(base::format_minute(at)).append(1, '"');
}

void append_scheme(std::string& out, const domain::Scheme& scheme) {
  out.append(R"(,"scheme":{"kind":")").append(domain::scheme_kind(scheme)).append(1, '"');
  if (const auto* wbb = std::get_if<domain::Wbb>(&scheme)) append_minute_field(out, R"(,"start":)", wbb->start);
  if (const auto* shift = std::get_if<domain::Shift>(&scheme)) {
    append_minute_field(out, R"(,"start":)", shift->start);
    append_minute_field(out, R"(,"end":)", shift->end);
    if (shift->pause) {
      append_minute_field(out, R"(,"break":{"from":)", shift->pause->from);
      append_minute_field(out, R"(,"to":)", shift->pause->to);
      out.push_back('}');
    }
  }
  out.push_back('}');
}

void append_override(std::string& out, std::string_view name, const std::optional<bool>& value) {
  if (value) out.append(",\"").append(name).append(*value ? "\":true" : "\":false");
}

void append_grant(std::string& out, const domain::Grant& grant) {
  if (const auto* duty = std::get_if<domain::OfficialDuty>(&grant)) {
    append_minute_field(out, R"({"kind":"official_duty","from":)", duty->from);
    append_minute_field(out, R"(,"to":)", duty->to);
    if (duty->outstation) out.append(R"(,"outstation":true)");
  } else if (const auto* time_off = std::get_if<domain::TimeOff>(&grant)) {
    append_minute_field(out, R"({"kind":"time_off","from":)", time_off->from);
    append_minute_field(out, R"(,"to":)", time_off->to);
  } else if (const auto* leave = std::get_if<domain::Leave>(&grant)) {
    append_text_field(out, R"({"kind":"leave","part":)", part_names[static_cast<std::size_t>(leave->part)]);
    if (!leave->code.empty()) append_text_field(out, R"(,"code":)", leave->code);
  } else {
    out.append(R"({"kind":"work_from_home")");
  }
  out.push_back('}');
}

void append_event(std::string& out, const domain::DayEvent& event) {
  append_minute_field(out, R"({"at":)", event.at);
  out.append(event.kind == domain::EventKind::in ? R"(,"kind":"in"})" : R"(,"kind":"out"})");
}

/// Nothing for an empty list.
template <class Items, class Append>
void append_list(std::string& out, std::string_view name, const Items& items, Append append_one) {
  if (items.empty()) return;
  out.append(",\"").append(name).append("\":[");
  bool first = true;
  for (const auto& one : items) {
    if (!std::exchange(first, false)) out.push_back(',');
    append_one(out, one);
  }
  out.push_back(']');
}

}  // namespace

base::Error line_too_long() {
  return {base::Code::too_large, "line_too_long", "", {{"limit", std::to_string(longest_case_line)}}};
}

CaseLine read_case(std::string_view line) {
  if (line.size() > longest_case_line) return {std::nullopt, line_too_long()};
  const base::JsonBody body(line, base::JsonBody::Nul::allowed);
  ObjectReader reader(body);
  std::optional<std::string> id = reader.required_any_text("id");
  if (reader.failed()) id.reset();
  auto facts = read_facts(reader);
  if (const auto finished = reader.finish(); !finished) return {std::move(id), finished.error()};
  return {std::move(id), std::move(facts)};
}

void append_case(std::string& out, std::string_view id, const domain::Case& facts) {
  append_text_field(out, R"({"id":)", id);
  append_text_field(out, R"(,"date":)", base::format_day(facts.day));
  append_text_field(out, R"(,"state":)", domain::state_name(facts.state));
  append_scheme(out, facts.scheme);
  append_override(out, "holiday", facts.holiday);
  append_override(out, "ramadan", facts.ramadan);
  append_override(out, "rest_day", facts.rest_day);
  if (facts.ramadan_short_break) append_override(out, "ramadan_short_break", true);
  if (facts.pregnancy_hour) append_override(out, "pregnancy_hour", true);
  append_list(out, "grants", facts.grants, append_grant);
  append_list(out, "events", facts.events, append_event);
  if (facts.as_of) append_minute_field(out, R"(,"as_of":)", *facts.as_of);
  if (!facts.district.empty()) append_text_field(out, R"(,"district":)", facts.district);
  if (!facts.unit_path.empty()) append_text_field(out, R"(,"unit_path":)", facts.unit_path);
  out.push_back('}');
}

}  // namespace spotme::app

#include "app/verdict_writer.hpp"

#include "base/count_text.hpp"
#include "base/json_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace spotme::app {
namespace {

using base::Minutes;
using domain::StepValue;

void append_number(std::string& out, std::int64_t number) {
  std::array<char, 20> digits{};
  const auto [end, failure] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end);
}

constexpr char digit(std::int64_t number) { return static_cast<char>('0' + number % 10); }

/// Two digits, of 0 to 99.
void append_two_digits(std::string& out, std::int64_t number) {
  const std::array<char, 2> digits{digit(number / 10), digit(number)};
  out.append(digits.data(), digits.size());
}

/// As base::format_minute.
void append_minute(std::string& out, Minutes at) {
  constexpr std::int64_t day = 24 * 60;
  const auto hour = at.count() % day / 60;
  const auto minute = at.count() % 60;
  const std::array<char, 5> text{digit(hour / 10), digit(hour), ':', digit(minute / 10), digit(minute)};
  out.append(text.data(), text.size());
  if (at.count() < day) return;
  out.push_back('+');
  append_number(out, at.count() / day);
}

void append_value(std::string& out, const StepValue& value) {
  switch (value.kind) {
    case StepValue::Kind::minute: append_minute(out, Minutes{value.number}); break;
    case StepValue::Kind::amount: append_number(out, value.number); break;
    case StepValue::Kind::hours:
      append_number(out, value.number / 60);
      out.push_back(':');
      append_two_digits(out, value.number % 60);
      break;
    case StepValue::Kind::state: out.append(value.word); break;
  }
}

void append_minute_or_null(std::string& out, std::string_view name, const std::optional<Minutes>& at) {
  out.append(name);
  if (!at) {
    out.append("null");
    return;
  }
  out.push_back('"');
  append_minute(out, *at);
  out.push_back('"');
}

void append_word(std::string& out, std::string_view name, std::string_view word) {
  out.append(name).append(1, '"').append(word).append(1, '"');
}

void append_day(std::string& out, std::string_view name, base::Day day) {
  const std::chrono::year_month_day date{day};
  const auto year = static_cast<int>(date.year());
  out.append(name).push_back('"');
  append_two_digits(out, year / 100);
  append_two_digits(out, year % 100);
  out.push_back('-');
  append_two_digits(out, static_cast<unsigned>(date.month()));
  out.push_back('-');
  append_two_digits(out, static_cast<unsigned>(date.day()));
  out.push_back('"');
}

void append_values(std::string& out, const domain::Step& step) {
  out.push_back('{');
  for (std::size_t i = 0; i < step.value_count; ++i) {
    if (i > 0) out.push_back(',');
    out.append(1, '"').append(step.values[i].name).append("\":\"");
    append_value(out, step.values[i]);
    out.push_back('"');
  }
  if (!step.name_ms.empty()) {
    out.append(step.value_count > 0 ? ",\"name\":" : "\"name\":");
    base::append_json_string(out, step.name_ms);
  }
  out.push_back('}');
}

std::string escaped(std::string_view text) {
  std::string out;
  base::append_json_escaped(out, text);
  return out;
}

}  // namespace

VerdictWriter::VerdictWriter(const base::Messages& messages) : messages_(messages) {
  for (const auto rule : domain::all_rules()) {
    const auto& pattern = messages.pattern(fmt::format("because_{}", domain::rule_name(rule)));
    because_[static_cast<std::size_t>(rule)] = {cut(pattern.ms), cut(pattern.en)};
  }
  for (const auto state : domain::all_states()) {
    const auto& name = messages.pattern(fmt::format("state_{}", domain::state_name(state)));
    states_[static_cast<std::size_t>(state)] = {escaped(name.ms), escaped(name.en)};
  }
}

std::vector<VerdictWriter::Piece> VerdictWriter::cut(std::string_view pattern) {
  std::vector<Piece> pieces;
  for (const auto& [words, argument] : base::pieces_of(pattern)) pieces.push_back({escaped(words), argument});
  return pieces;
}

void VerdictWriter::append_argument(std::string& out, const domain::Step& step, std::string_view name,
                                    Language language) const {
  for (std::size_t i = 0; i < step.value_count; ++i) {
    const auto& value = step.values[i];
    if (value.name != name) continue;
    if (value.kind == StepValue::Kind::amount) {
      base::append_count(out, std::to_string(value.number));
    } else if (value.kind != StepValue::Kind::state) {
      append_value(out, value);
    } else if (const auto state = domain::parse_state(value.word)) {
      const auto& word = states_[static_cast<std::size_t>(*state)];
      out.append(language == Language::ms ? word.ms : word.en);
    }
    return;
  }
  if (name != "name") throw std::logic_error(fmt::format("{} has no value {}", domain::rule_name(step.rule), name));
  base::append_json_escaped(out, language == Language::ms ? step.name_ms : step.name_en);
}

void VerdictWriter::append_sentence(std::string& out, const domain::Step& step, Language language) const {
  const auto& words = because_[static_cast<std::size_t>(step.rule)];
  for (const auto& piece : language == Language::ms ? words.ms : words.en) {
    out.append(piece.words);
    if (!piece.argument.empty()) append_argument(out, step, piece.argument, language);
  }
}

void VerdictWriter::append_step(std::string& out, const domain::Step& step) const {
  append_word(out, R"({"rule":)", domain::rule_name(step.rule));
  base::append_json_string(out.append(R"(,"source":)"), step.source);
  append_values(out.append(R"(,"values":)"), step);
  append_sentence(out.append(R"(,"text":{"ms":")"), step, Language::ms);
  append_sentence(out.append(R"(","en":")"), step, Language::en);
  out.append("\"}}");
}

void VerdictWriter::append_verdict(std::string& out, std::string_view id, const domain::Verdict& verdict) const {
  base::append_json_string(out.append(R"({"id":)"), id);
  out.push_back(',');
  append_fields(out, verdict);
}

void VerdictWriter::append_verdict(std::string& out, const domain::Verdict& verdict) const {
  out.push_back('{');
  append_fields(out, verdict);
}

/// All but the opening brace.
void VerdictWriter::append_fields(std::string& out, const domain::Verdict& verdict) const {
  append_day(out, R"("date":)", verdict.day);
  append_word(out, R"(,"day_type":)", domain::day_type_name(verdict.day_type));
  append_word(out, R"(,"status":)", domain::status_name(verdict.status));
  append_minute_or_null(out, R"(,"effective_start":)", verdict.effective_start);
  append_minute_or_null(out, R"(,"may_leave_from":)", verdict.may_leave_from);
  append_minute_or_null(out, R"(,"office_end":)", verdict.office_end);
  append_number(out.append(R"(,"late_minutes":)"), verdict.late.count());
  append_number(out.append(R"(,"early_minutes":)"), verdict.early.count());
  out.append(R"(,"worked_minutes":)");
  if (verdict.worked) {
    append_number(out, verdict.worked->count());
  } else {
    out.append("null");
  }
  out.append(R"(,"issues":[)");
  for (std::size_t i = 0; i < verdict.issues.size(); ++i) {
    append_word(out, i == 0 ? "" : ",", domain::issue_name(verdict.issues[i]));
  }
  base::append_json_escaped(out.append(R"(],"pack":")"), verdict.pack_name);
  base::append_json_escaped(out.append(1, ' '), verdict.pack_version);
  out.append(R"(","because":[)");
  for (std::size_t i = 0; i < verdict.because.size(); ++i) {
    if (i > 0) out.push_back(',');
    append_step(out, verdict.because[i]);
  }
  out.append("]}");
}

void VerdictWriter::append_refusal(std::string& out, const std::optional<std::string>& id,
                                   const base::Error& error) const {
  const auto text_or_null = [&](std::string_view name, bool known, std::string_view text) {
    out.append(name);
    if (known) {
      base::append_json_string(out, text);
    } else {
      out.append("null");
    }
  };
  const auto text = messages_.text(error.key, error.args);
  text_or_null(R"({"id":)", id.has_value(), id ? *id : std::string_view{});
  base::append_json_string(out.append(R"(,"error":{"code":)"), error.key);
  text_or_null(R"(,"field":)", !error.field.empty(), error.field);
  base::append_json_string(out.append(R"(,"message":{"ms":)"), text.ms);
  base::append_json_string(out.append(R"(,"en":)"), text.en);
  out.append("}}}");
}

}  // namespace spotme::app

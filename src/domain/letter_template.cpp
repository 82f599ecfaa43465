#include "base/text.hpp"
#include "domain/letter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

constexpr std::array<LetterField, 5> fields{{{"number", &LetterTemplate::number, 80},
                                             {"letterhead", &LetterTemplate::letterhead, 600},
                                             {"subject", &LetterTemplate::subject, 300},
                                             {"body", &LetterTemplate::body, 8000},
                                             {"closing", &LetterTemplate::closing, 1500}}};

constexpr std::array<std::string_view, 4> of_number{"agensi", "jenis", "tahun", "bil"};
constexpr std::array<std::string_view, 12> of_text{"nama",       "unit",         "agensi",     "kementerian",
                                                   "rujukan",    "tarikh",       "bulan",      "bilangan",
                                                   "warna_asal", "warna_baharu", "kuat_kuasa", "ketua"};
constexpr std::array<std::string_view, 2> of_reply{"tarikh_jawab", "hari_jawab"};
constexpr std::string_view table = "jadual";

/// Where a character stands, as an editor counts: from 1.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
};
Place place_of(std::string_view text, std::size_t at) {
  Place place;
  const auto before = text.substr(0, at);
  place.line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const auto line_start = before.rfind('\n');
  place.column += base::count_characters(line_start == std::string_view::npos ? before : before.substr(line_start + 1));
  return place;
}

Error refusal_at(std::string_view key, std::string_view field, std::string_view text, std::size_t at) {
  const auto place = place_of(text, at);
  return {Code::unprocessable,
          std::string(key),
          std::string(field),
          {{"line", std::to_string(place.line)}, {"column", std::to_string(place.column)}}};
}

/// What stands in braces at `at`, where an opening brace is; nullopt when the line or the text ends before it closes.
std::optional<std::string_view> name_at(std::string_view text, std::size_t at) {
  const auto end = text.find_first_of("{}\n", at + 1);
  if (end == std::string_view::npos || text[end] != '}') return std::nullopt;
  return text.substr(at + 1, end - at - 1);
}

/// True when the placeholder at `at` is a paragraph of its own.
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  const auto before = text.substr(0, at);
  const auto after = text.substr(at + size);
  const bool begins = base::trimmed(before).empty() || before.ends_with("\n\n");
  return begins && (base::trimmed(after).empty() || after.starts_with("\n\n"));
}

base::Result<void> check_placeholders(LetterKind kind, const LetterField& field, std::string_view text) {
  const auto allowed = letter_placeholders(kind, field.name);
  bool table_seen = false;
  for (auto at = text.find_first_of("{}"); at != std::string_view::npos; at = text.find_first_of("{}", at)) {
    if (text[at] == '}') return refusal_at("letter_brace_stray", field.name, text, at);
    const auto name = name_at(text, at);
    if (!name) return refusal_at("letter_brace_open", field.name, text, at);
    if (std::find(allowed.begin(), allowed.end(), *name) == allowed.end()) {
      auto refusal = refusal_at("letter_placeholder_unknown", field.name, text, at);
      refusal.args.emplace_back("placeholder", *name);
      return refusal;
    }
    const auto size = name->size() + 2;
    if (*name == table && (table_seen || !stands_alone(text, at, size))) {
      return refusal_at("letter_table_not_alone", field.name, text, at);
    }
    table_seen = table_seen || *name == table;
    at += size;
  }
  return {};
}

base::Result<void> check_number(std::string_view pattern) {
  if (pattern.find('\n') != std::string_view::npos) {
    return Error{Code::unprocessable, "letter_number_lines", "number"};
  }
  for (const auto* needed : {"{tahun}", "{bil}"}) {
    if (pattern.find(needed) != std::string_view::npos) continue;
    return Error{Code::unprocessable, "letter_number_incomplete", "number", {{"placeholder", needed}}};
  }
  return {};
}

std::string plain(std::string_view value) {
  std::string text(value);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
  return text;
}

std::string fill(std::string_view text, const LetterValues& values) {
  std::string filled;
  std::size_t done = 0;
  for (auto at = text.find('{'); at != std::string_view::npos; at = text.find('{', done)) {
    filled += text.substr(done, at - done);
    const auto name = name_at(text, at);
    if (!name) throw std::logic_error("a template of a letter that was not checked");
    done = at + name->size() + 2;
    if (*name == table) {
      filled += letter_table_mark;
      continue;
    }
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == *name; });
    if (value == values.end()) throw std::logic_error("a letter has no value for " + std::string(*name));
    filled += plain(value->second);
  }
  filled += text.substr(done);
  return filled;
}

}  // namespace

const std::array<LetterField, 5>& letter_fields() { return fields; }

std::vector<std::string_view> letter_placeholders(LetterKind kind, std::string_view field) {
  if (field == "number") return {of_number.begin(), of_number.end()};
  std::vector<std::string_view> names(of_text.begin(), of_text.end());
  if (kind == LetterKind::show_cause) names.insert(names.end(), of_reply.begin(), of_reply.end());
  if (field == "body") names.push_back(table);
  return names;
}

base::Result<void> check_letter_template(LetterKind kind, const LetterTemplate& texts) {
  for (const auto& field : fields) {
    const std::string_view text = texts.*field.text;
    if (base::trimmed(text).empty()) return Error{Code::unprocessable, "letter_text_empty", std::string(field.name)};
    if (base::count_characters(text) > field.most) {
      return Error{
          Code::unprocessable, "letter_text_too_long", std::string(field.name), {{"most", std::to_string(field.most)}}};
    }
    SPOTME_CHECK(check_placeholders(kind, field, text));
  }
  return check_number(texts.number);
}

std::string fill_letter_number(std::string_view pattern, const LetterValues& values) { return fill(pattern, values); }

LetterTemplate fill_letter(const LetterTemplate& texts, const LetterValues& values) {
  auto filled = texts;
  for (const auto& field : fields) {
    if (field.text != &LetterTemplate::number) filled.*field.text = fill(texts.*field.text, values);
  }
  return filled;
}

}  // namespace spotme::domain

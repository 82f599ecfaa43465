#include "base/json_reader.hpp"

#include "base/text.hpp"

#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spotme::base {
namespace {

namespace json = boost::json;

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
  });
}

}  // namespace

ObjectReader::ObjectReader(const JsonBody& body) : state_(std::make_shared<State>()), node_(nullptr) {
  if (!body.state()) state_->refusal = body.state().error();
  const auto* object = body.value().if_object();
  node_ = &state_->nodes.emplace_back(Node{object == nullptr ? &nothing() : object});
  if (object == nullptr) refuse({}, Code::invalid, "not_an_object");
}

const json::object& ObjectReader::nothing() {
  static const json::object empty;
  return empty;
}

bool ObjectReader::failed() const { return state_->refusal.has_value(); }

void ObjectReader::refuse(std::string_view name, Code code, std::string_view key,
                          std::vector<std::pair<std::string, std::string>> args) {
  if (failed()) return;
  auto field = path_of(*node_) + std::string(name);
  args.emplace_back("field", field);
  state_->refusal = Error{code, std::string(key), std::move(field), std::move(args)};
}

void ObjectReader::refuse_type(std::string_view name, std::string_view expected) {
  refuse(name, Code::invalid, "wrong_type", {{"expected", std::string(expected)}});
}

Result<void> ObjectReader::finish() {
  for (auto& node : state_->nodes) {
    if (failed()) break;
    for (std::size_t i = 0; i < node.object->size(); ++i) {
      const bool asked =
          i < 64 ? ((node.asked >> i) & 1U) != 0
                 : std::find(node.asked_beyond.begin(), node.asked_beyond.end(), i) != node.asked_beyond.end();
      if (asked) continue;
      const auto name = (node.object->begin() + static_cast<std::ptrdiff_t>(i))->key();
      ObjectReader(state_, &node).refuse({name.data(), name.size()}, Code::invalid, "unknown_field");
      break;
    }
  }
  if (failed()) return *state_->refusal;
  return {};
}

const json::value* ObjectReader::find(std::string_view name, bool required) {
  if (failed()) return nullptr;
  const auto* const member = node_->object->find({name.data(), name.size()});
  if (member == node_->object->end()) {
    if (required) refuse(name, Code::invalid, "missing_field");
    return nullptr;
  }
  const auto number = static_cast<std::size_t>(member - node_->object->begin());
  if (number < 64) {
    node_->asked |= std::uint64_t{1} << number;
  } else {
    node_->asked_beyond.push_back(number);
  }
  return member->value().is_null() && !required ? nullptr : &member->value();
}

const json::string* ObjectReader::find_string(std::string_view name, bool required) {
  const auto* value = find(name, required);
  if (value == nullptr) return nullptr;
  if (!value->is_string()) refuse_type(name, "string");
  return value->if_string();
}

std::optional<std::string_view> ObjectReader::find_word(std::string_view name, bool required) {
  const auto* text = find_string(name, required);
  if (text == nullptr) return std::nullopt;
  return view(*text);
}

std::string ObjectReader::checked_text(std::string_view name, const json::value& value, std::size_t least,
                                       std::size_t most) {
  const auto* text = value.if_string();
  if (text == nullptr) {
    refuse_type(name, "string");
    return {};
  }
  const auto length = count_characters(view(*text));
  if (length < least) refuse(name, Code::invalid, "too_short", {{"minimum", fmt::to_string(least)}});
  if (length > most) refuse(name, Code::invalid, "too_long", {{"limit", fmt::to_string(most)}});
  if (has_control(view(*text))) refuse(name, Code::invalid, "control_character");
  return failed() ? std::string{} : std::string(view(*text));
}

std::optional<std::string> ObjectReader::find_text(std::string_view name, bool required, std::size_t least,
                                                   std::size_t most) {
  const auto* value = find(name, required);
  if (value == nullptr) return std::nullopt;
  return checked_text(name, *value, least, most);
}

std::string ObjectReader::required_text(std::string_view name, std::size_t least, std::size_t most) {
  return find_text(name, true, least, most).value_or(std::string{});
}

std::optional<std::string> ObjectReader::optional_text(std::string_view name, std::size_t least, std::size_t most) {
  return find_text(name, false, least, most);
}

std::string ObjectReader::required_any_text(std::string_view name) {
  return std::string(find_word(name, true).value_or(std::string_view{}));
}

std::optional<std::string> ObjectReader::optional_any_text(std::string_view name) {
  const auto word = find_word(name, false);
  if (!word) return std::nullopt;
  return std::string(*word);
}

std::optional<double> ObjectReader::find_number(std::string_view name, bool required, double least, double most) {
  const auto* value = find(name, required);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) {
    refuse_type(name, "number");
    return std::nullopt;
  }
  json::error_code failure;
  const auto number = value->to_number<double>(failure);
  if (!failure && std::isfinite(number) && number >= least && number <= most) return number;
  refuse(name, Code::unprocessable, "out_of_range", {{"least", fmt::to_string(least)}, {"most", fmt::to_string(most)}});
  return std::nullopt;
}

double ObjectReader::required_number(std::string_view name, double least, double most) {
  return find_number(name, true, least, most).value_or(0.0);
}

std::optional<double> ObjectReader::optional_number(std::string_view name, double least, double most) {
  return find_number(name, false, least, most);
}

std::int64_t ObjectReader::checked_integer(std::string_view name, const boost::json::value& value, std::int64_t least,
                                           std::int64_t most) {
  if (!value.is_int64() && !value.is_uint64()) {
    refuse_type(name, "integer");
    return 0;
  }
  const auto* number = value.if_int64();
  if (number != nullptr && *number >= least && *number <= most) return *number;
  refuse(name, Code::unprocessable, "out_of_range", {{"least", fmt::to_string(least)}, {"most", fmt::to_string(most)}});
  return 0;
}

std::optional<std::int64_t> ObjectReader::find_integer(std::string_view name, bool required, std::int64_t least,
                                                       std::int64_t most) {
  const auto* value = find(name, required);
  if (value == nullptr) return std::nullopt;
  const auto number = checked_integer(name, *value, least, most);
  return failed() ? std::nullopt : std::optional(number);
}

std::vector<std::int64_t> ObjectReader::required_integers(std::string_view name, std::size_t most_items,
                                                          std::int64_t least, std::int64_t most) {
  std::vector<std::int64_t> numbers;
  const auto* array = find_array(name, most_items);
  if (array == nullptr) return numbers;
  for (std::size_t i = 0; i < array->size(); ++i) {
    numbers.push_back(checked_integer(fmt::format("{}[{}]", name, i), (*array)[i], least, most));
  }
  return failed() ? std::vector<std::int64_t>{} : numbers;
}

std::int64_t ObjectReader::required_integer(std::string_view name, std::int64_t least, std::int64_t most) {
  return find_integer(name, true, least, most).value_or(0);
}

std::optional<std::int64_t> ObjectReader::optional_integer(std::string_view name, std::int64_t least,
                                                           std::int64_t most) {
  return find_integer(name, false, least, most);
}

std::optional<bool> ObjectReader::find_boolean(std::string_view name, bool required) {
  const auto* value = find(name, required);
  if (value == nullptr) return std::nullopt;
  if (const auto* boolean = value->if_bool()) return *boolean;
  refuse_type(name, "boolean");
  return std::nullopt;
}

bool ObjectReader::required_boolean(std::string_view name) { return find_boolean(name, true).value_or(false); }
std::optional<bool> ObjectReader::optional_boolean(std::string_view name) { return find_boolean(name, false); }

template <class Value, class Parse>
std::optional<Value> ObjectReader::find_parsed(std::string_view name, bool required, Parse parse, Code code,
                                               std::string_view key) {
  const auto word = find_word(name, required);
  if (!word) return std::nullopt;
  const auto parsed = parse(*word);
  if (!parsed) refuse(name, code, key);
  return parsed;
}

Uuid ObjectReader::required_uuid(std::string_view name) {
  return find_parsed<Uuid>(name, true, parse_uuid, Code::invalid, "not_a_uuid").value_or(Uuid{});
}

std::optional<Uuid> ObjectReader::optional_uuid(std::string_view name) {
  return find_parsed<Uuid>(name, false, parse_uuid, Code::invalid, "not_a_uuid");
}

Instant ObjectReader::required_instant(std::string_view name) {
  const auto parsed = find_parsed<Instant>(name, true, parse_instant, Code::unprocessable, "not_an_instant");
  return parsed.value_or(Instant{});
}

std::optional<Instant> ObjectReader::optional_instant(std::string_view name) {
  return find_parsed<Instant>(name, false, parse_instant, Code::unprocessable, "not_an_instant");
}

Day ObjectReader::required_day(std::string_view name) {
  return find_parsed<Day>(name, true, parse_day, Code::unprocessable, "not_a_day").value_or(Day{});
}

std::optional<Day> ObjectReader::optional_day(std::string_view name) {
  return find_parsed<Day>(name, false, parse_day, Code::unprocessable, "not_a_day");
}

Minutes ObjectReader::required_minute(std::string_view name) {
  const auto parsed = find_parsed<Minutes>(name, true, parse_minute, Code::unprocessable, "not_a_minute");
  return parsed.value_or(Minutes{0});
}

std::optional<Minutes> ObjectReader::optional_minute(std::string_view name) {
  return find_parsed<Minutes>(name, false, parse_minute, Code::unprocessable, "not_a_minute");
}

}  // namespace spotme::base

#include "base/json_body.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/parser.hpp>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace spotme::base {
namespace {

namespace json = boost::json;

Error malformed(std::string_view key, std::string field = {},
                std::vector<std::pair<std::string, std::string>> args = {}) {
  return {Code::invalid, std::string(key), std::move(field), std::move(args)};
}

bool has_nul(json::string_view text) { return text.find('\0') != json::string_view::npos; }

/// Counts the names in the objects of `value`; false when a text or name holds NUL. Recursion is bounded by max_depth.
bool survey(const json::value& value, std::size_t& names) {
  if (const auto* text = value.if_string()) return !has_nul(*text);
  if (const auto* array = value.if_array()) {
    return std::all_of(array->begin(), array->end(), [&](const json::value& one) { return survey(one, names); });
  }
  if (const auto* object = value.if_object()) {
    names += object->size();
    return std::all_of(object->begin(), object->end(),
                       [&](const auto& member) { return !has_nul(member.key()) && survey(member.value(), names); });
  }
  return true;
}

/// The end of the string that begins (after its quote) at `at`, in valid JSON: the place of the closing quote.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  while (text[at] != '"') at += text[at] == '\\' ? 2 : 1;
  return at;
}

/// `quoted` is a valid JSON string with its quotes.
std::string decode_string(std::string_view quoted) {
  const auto value = json::parse({quoted.data(), quoted.size()});
  return {value.get_string().data(), value.get_string().size()};
}

/// How many names `text`, which is valid JSON, writes: one for each colon outside strings.
std::size_t count_written_names(std::string_view text) {
  std::size_t names = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      at = end_of_string(text, at + 1);
    } else if (text[at] == ':') {
      ++names;
    }
  }
  return names;
}

/// The first name that stands twice in an object of `text`, which is valid JSON and has one.
std::string find_duplicate(std::string_view text) {
  std::vector<std::unordered_set<std::string>> objects;
  std::string last;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '{': objects.emplace_back(); break;
      case '}': objects.pop_back(); break;
      case ':':
        if (!objects.back().insert(last).second) return last;
        break;
      case '"': {
        const auto end = end_of_string(text, at + 1);
        last = decode_string(text.substr(at, end + 1 - at));
        at = end;
        break;
      }
      default: break;
    }
  }
  return {};
}

}  // namespace

// The buffers are written before they are read: to clear them would cost more than most bodies do.
JsonBody::JsonBody(std::string_view text) {  // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::array<unsigned char, 2048> scratch;   // NOLINT(cppcoreguidelines-pro-type-member-init): the parser's stack
  json::parser parser(json::storage_ptr{}, json::parse_options{.max_depth = max_depth}, scratch.data(), scratch.size());
  parser.reset(&resource_);
  json::error_code failure;
  parser.write(text.data(), text.size(), failure);
  if (failure) {
    state_ = malformed(failure == json::error::too_deep ? "json_too_deep" : "json_malformed");
    return;
  }
  value_ = parser.release();
  std::size_t names = 0;
  if (!survey(value_, names)) {
    state_ = malformed("json_control_text");
  } else if (names != count_written_names(text)) {
    // Boost.JSON keeps the last of two equal names; another reader of the same bytes may keep the first.
    const auto field = find_duplicate(text);
    state_ = malformed("json_duplicate_field", field, {{"field", field}});
  }
  if (!state_) value_ = nullptr;
}

}  // namespace spotme::base

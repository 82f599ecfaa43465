#include "base/json_body.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/parser.hpp>

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

struct Survey {
  std::size_t names = 0;  ///< in all objects
  bool nul = false;       ///< a text or a name holds one
};

/// Recursion is bounded by max_depth.
void survey(const json::value& value, Survey& seen) {
  if (const auto* text = value.if_string()) {
    seen.nul = seen.nul || has_nul(*text);
  } else if (const auto* array = value.if_array()) {
    for (const auto& one : *array) survey(one, seen);
  } else if (const auto* object = value.if_object()) {
    seen.names += object->size();
    for (const auto& member : *object) {
      seen.nul = seen.nul || has_nul(member.key());
      survey(member.value(), seen);
    }
  }
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
JsonBody::JsonBody(std::string_view text, Nul nul) {  // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::array<unsigned char, 2048> scratch;  // NOLINT(cppcoreguidelines-pro-type-member-init): the parser's stack
  json::parser parser(json::storage_ptr{}, json::parse_options{.max_depth = max_depth}, scratch.data(), scratch.size());
  parser.reset(&resource_);
  json::error_code failure;
  parser.write(text.data(), text.size(), failure);
  if (failure) {
    state_ = malformed(failure == json::error::too_deep ? "json_too_deep" : "json_malformed");
    return;
  }
  value_ = parser.release();
  Survey seen;
  survey(value_, seen);
  if (seen.nul && nul == Nul::refused) {
    state_ = malformed("json_control_text");
  } else if (seen.names != count_written_names(text)) {
    // Boost.JSON keeps the last of two equal names; another reader of the same bytes may keep the first.
    const auto field = find_duplicate(text);
    state_ = malformed("json_duplicate_field", field, {{"field", field}});
  }
  if (!state_) value_ = nullptr;
}

}  // namespace spotme::base

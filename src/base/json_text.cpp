#include "base/json_text.hpp"

namespace spotme::base {
namespace {

bool stands_for_itself(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte != 0x7F && c != '"' && c != '\\';
}

void append_escape(std::string& out, char c) {
  static constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  if (c == '"' || c == '\\') {
    out.append({'\\', c});
  } else {
    out.append("\\u00").append({digits[byte >> 4U], digits[byte & 0xFU]});
  }
}

}  // namespace

void append_json_escaped(std::string& out, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (stands_for_itself(text[at])) continue;
    out.append(text.substr(written, at - written));
    append_escape(out, text[at]);
    written = at + 1;
  }
  out.append(text.substr(written));
}

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  append_json_escaped(out, text);
  out.push_back('"');
}

}  // namespace spotme::base

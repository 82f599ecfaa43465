#include "domain/mail.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

constexpr bool is_control(char c) { return (c >= 0 && c < ' ') || c == 127; }

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto at = [&](std::size_t offset) {
      return i + offset < bytes.size() ? static_cast<unsigned char>(bytes[i + offset]) : 0U;
    };
    const std::uint32_t group = (at(0) << 16U) | (at(1) << 8U) | at(2);
    for (std::size_t part = 0; part < 4; ++part) {
      text.push_back(i + part > bytes.size() ? '=' : letters[(group >> (18U - 6U * part)) & 63U]);
    }
  }
  return text;
}

/// The length of the longest beginning of at most `most` bytes that cuts no character.
std::size_t whole_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return most;
}

/// As text: the files of this project's prefixes are checked when they are read, these here by a test.
constexpr std::array<std::string_view, 8> never_mailed{"0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.255.255.255",
                                                       "::",        "fe80::/10",      "ff00::/8",    "fd00:ec2::/32"};
constexpr std::array<std::string_view, 2> loopback{"127.0.0.0/8", "::1"};

template <std::size_t N>
bool any_contains(const std::array<std::string_view, N>& prefixes, const Address& address) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view text) {
    const auto prefix = parse_prefix(text);
    return !prefix || contains(*prefix, address);
  });
}

}  // namespace

bool is_mail_address(std::string_view text) {
  constexpr std::string_view refused = "<>()[]\\\",;:";
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
         text.find('@', at + 1) == std::string_view::npos && std::all_of(text.begin(), text.end(), [&](char c) {
           return c > ' ' && c < 127 && refused.find(c) == std::string_view::npos;
         });
}

std::string mail_line(std::string_view text) {
  std::string line(text);
  std::replace_if(line.begin(), line.end(), is_control, ' ');
  return line;
}

std::string mail_header(std::string_view text) {
  constexpr std::size_t most_bytes = 39;  // an encoded word has at most 75 characters
  const auto line = mail_line(text);
  const bool plain = std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c < 127; });
  if (plain && line.size() <= 60 && line.find("=?") == std::string::npos) return line;
  std::string header;
  for (std::string_view rest = line; !rest.empty();) {
    const auto part = rest.substr(0, whole_characters(rest, most_bytes));
    header.append(header.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?").append(base64(part)).append("?=");
    rest.remove_prefix(part.size());
  }
  return header;
}

std::string mail_body(std::string_view text) {
  constexpr std::size_t line_length = 76;
  std::string lines;
  for (const char c : text) {
    if (c == '\n') lines.push_back('\r');
    lines.push_back(c);
  }
  const auto encoded = base64(lines);
  std::string body;
  for (std::size_t at = 0; at < encoded.size(); at += line_length) {
    body.append(encoded, at, line_length).append("\r\n");
  }
  return body;
}

std::chrono::seconds mail_retry_delay(std::int64_t attempt, double dice) {
  constexpr std::int64_t first = 60;
  constexpr std::int64_t most = 3600;
  std::int64_t wait = first;
  for (std::int64_t i = 1; i < attempt && wait < most; ++i) wait *= 2;
  wait = std::min(wait, most);
  return std::chrono::seconds{wait + static_cast<std::int64_t>(static_cast<double>(wait) / 2 * (dice - 0.5))};
}

bool may_mail_to(const Address& address, bool loopback_named) {
  if (any_contains(loopback, address)) return loopback_named;
  return !any_contains(never_mailed, address);
}

}  // namespace spotme::domain

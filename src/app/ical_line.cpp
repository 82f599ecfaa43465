#include "app/ical_line.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

std::string upper(std::string_view text) {
  std::string result(text);
  for (auto& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// Takes `size` characters and the one behind them off the front.
std::string_view take(std::string_view& text, std::size_t size) {
  const auto front = text.substr(0, size);
  text.remove_prefix(std::min(text.size(), size + 1));
  return front;
}

/// One value of a parameter, in quotes or not; nullopt when the quotes do not close.
std::optional<std::string_view> take_param_value(std::string_view& rest) {
  if (!rest.starts_with('"')) {
    const auto end = rest.find_first_of(";:,\"");
    if (end == std::string_view::npos || rest[end] == '"') return std::nullopt;
    const auto value = rest.substr(0, end);
    rest.remove_prefix(end);
    return value;
  }
  const auto end = rest.find('"', 1);
  if (end == std::string_view::npos) return std::nullopt;
  const auto value = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  return value;
}

}  // namespace

std::string_view IcalLine::param(std::string_view wanted) const {
  const auto found =
      std::find_if(params.begin(), params.end(), [&](const auto& param) { return param.first == wanted; });
  return found == params.end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<std::pair<std::size_t, std::string>> unfold_ical(std::string_view text) {
  std::vector<std::pair<std::size_t, std::string>> lines;
  std::size_t number = 0;
  bool open = false;  // the line before may be continued
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = take(text, end);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (open && !line.empty() && (line.front() == ' ' || line.front() == '\t')) {
      lines.back().second += line.substr(1);
      continue;
    }
    open = !line.empty();
    if (open) lines.emplace_back(number, line);
  }
  return lines;
}

std::optional<IcalLine> parse_ical_line(std::size_t number, std::string_view line) {
  const auto end = line.find_first_of(";:");
  if (end == std::string_view::npos || !is_name(line.substr(0, end))) return std::nullopt;
  IcalLine parsed;
  parsed.number = number;
  parsed.name = upper(line.substr(0, end));
  auto rest = line.substr(end);
  while (rest.starts_with(';')) {
    rest.remove_prefix(1);
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos || !is_name(rest.substr(0, equals))) return std::nullopt;
    auto param = upper(take(rest, equals));
    std::string values;
    for (;;) {
      const auto value = take_param_value(rest);
      if (!value) return std::nullopt;
      values += *value;
      if (!rest.starts_with(',')) break;
      values.push_back(',');
      rest.remove_prefix(1);
    }
    parsed.params.emplace_back(std::move(param), std::move(values));
  }
  if (!rest.starts_with(':')) return std::nullopt;
  parsed.value = rest.substr(1);
  return parsed;
}

std::string unescape_ical(std::string_view value) {
  std::string text;
  text.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c != '\\' || i + 1 == value.size()) {
      text.push_back(c);
      continue;
    }
    const char escaped = value[++i];
    text.push_back(escaped == 'n' || escaped == 'N' ? ' ' : escaped);
  }
  return text;
}

}  // namespace spotme::app

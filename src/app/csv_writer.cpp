#include "app/csv_writer.hpp"

#include "app/transaction_export.hpp"

namespace spotme::app {
namespace {

void add_text(std::string& out, const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace

std::string write_csv(const std::vector<std::string_view>& titles, const std::vector<std::vector<CsvCell>>& rows) {
  std::string out;
  for (const auto title : titles) out.append(out.empty() ? "" : ",").append(title);
  out += "\r\n";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) out += ',';
      if (const auto* number = std::get_if<std::int64_t>(&row.at(i))) out += std::to_string(*number);
      if (const auto* text = std::get_if<std::string>(&row.at(i))) add_text(out, neutral_cell(*text));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace spotme::app

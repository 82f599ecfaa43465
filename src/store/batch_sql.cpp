#include "store/batch_sql.hpp"

#include "store/db.hpp"

#include <optional>

namespace spotme::db {
namespace {

constexpr std::string_view mark = "{rows}";
constexpr std::string_view from_mark = " FROM {rows}";

bool continues_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/// `r.name` as `:name`.
std::string with_parameters(std::string_view sql) {
  std::string text;
  for (std::size_t at = 0; at < sql.size(); ++at) {
    if (sql.substr(at).starts_with("r.") && (at == 0 || !continues_word(sql[at - 1]))) {
      text.push_back(':');
      ++at;
    } else {
      text.push_back(sql[at]);
    }
  }
  return text;
}

/// nullopt when the rows are chosen by more than WHERE true.
std::optional<std::string> as_values(std::string_view sql) {
  constexpr std::string_view select = ") SELECT ";
  constexpr std::string_view all = " WHERE true";
  const auto list = sql.find(select);
  const auto end = sql.find(from_mark);
  if (!sql.starts_with("INSERT INTO ") || list == std::string_view::npos || end < list) return std::nullopt;
  auto rest = sql.substr(end + from_mark.size());
  if (rest.starts_with(all)) rest.remove_prefix(all.size());
  if (!rest.empty() && !rest.starts_with(" ON CONFLICT ") && !rest.starts_with(" RETURNING ")) return std::nullopt;
  std::string text(sql.substr(0, list + 1));
  text.append(" VALUES (")
      .append(sql.substr(list + select.size(), end - list - select.size()))
      .append(")")
      .append(rest);
  return with_parameters(text);
}

/// nullopt when the row is joined with other tables.
std::optional<std::string> as_update(std::string_view sql) {
  const auto at = sql.find(from_mark);
  if (!sql.starts_with("UPDATE ") || at == std::string_view::npos) return std::nullopt;
  const auto rest = sql.substr(at + from_mark.size());
  if (!rest.starts_with(" WHERE ")) return std::nullopt;
  return with_parameters(std::string(sql.substr(0, at)).append(rest));
}

}  // namespace

std::string with_rows(std::string_view sql, std::string_view table) {
  const auto at = sql.find(mark);
  if (at == std::string_view::npos || sql.find(mark, at + 1) != std::string_view::npos) {
    throw Fault("a batch statement says {rows} exactly once: " + std::string(sql));
  }
  std::string text(sql.substr(0, at));
  text += table;
  text += sql.substr(at + mark.size());
  return text;
}

std::string with_one_row(std::string_view sql, std::string_view table) {
  constexpr std::string_view joined = " JOIN ";
  auto text = with_rows(sql, table);  // says so when {rows} does not stand there once
  if (auto values = as_values(sql)) return std::move(*values);
  if (auto update = as_update(sql)) return std::move(*update);
  const auto behind = sql.find(mark) + table.size();
  if (std::string_view(text).substr(behind).starts_with(joined)) text.insert(behind, " CROSS");
  return text;
}

}  // namespace spotme::db

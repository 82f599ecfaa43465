#include "store/batch_sql.hpp"

#include "store/db.hpp"

namespace spotme::db {

std::string with_rows(std::string_view sql, std::string_view table) {
  constexpr std::string_view mark = "{rows}";
  const auto at = sql.find(mark);
  if (at == std::string_view::npos || sql.find(mark, at + 1) != std::string_view::npos) {
    throw Fault("a batch statement says {rows} exactly once: " + std::string(sql));
  }
  std::string text(sql.substr(0, at));
  text += table;
  text += sql.substr(at + mark.size());
  return text;
}

}  // namespace spotme::db

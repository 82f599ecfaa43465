#include "app/health.hpp"

#include "base/log.hpp"

namespace spotme::app {

bool can_write(const Context& context) {
  try {
    return context.database.write([](db::Write& write) {
      constexpr std::string_view sql =
          "INSERT INTO installation (name, value) VALUES ('probe', $1) ON CONFLICT (name) DO UPDATE SET value = "
          "excluded.value";
      const auto at = base::format_instant(write.now());
      return write.execute(sql, {db::to_value(base::Bytes(at.begin(), at.end()))}) == 1;
    });
  } catch (const db::Failure& failure) {
    base::log(base::Level::warning, "not_ready", {{"message", failure.what()}});
    return false;
  }
}

}  // namespace spotme::app

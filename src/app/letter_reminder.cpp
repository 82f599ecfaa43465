#include "app/letter_reminder.hpp"

#include "app/letter_notice.hpp"
#include "store/letter.hpp"

namespace spotme::app {
namespace {

constexpr std::int64_t batch_size = 500;

}  // namespace

std::int64_t remind_of_letters(const Context& context, base::AgencyId agency) {
  std::int64_t reminded = 0;
  for (bool more = true; more;) {
    const auto batch = context.database.write([&](db::Write& write) -> std::int64_t {
      const auto rules = context.rulebook.current(write, agency);
      const auto& days = rules->pack.explain_reminder.as_of(write.today())->value;
      if (days.empty()) return 0;
      const domain::DayRange due{write.today(), write.today() + std::chrono::days{days.back()}};
      const auto letters = store::list_letters_to_remind(write, agency, due, batch_size);
      tell_of_due(write, letters);
      store::set_letters_reminded(write, letters);
      return static_cast<std::int64_t>(letters.size());
    });
    reminded += batch;
    more = batch == batch_size;
  }
  return reminded;
}

}  // namespace spotme::app

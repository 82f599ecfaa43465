#include "app/calendar_file.hpp"
#include "app/ical.hpp"
#include "base/text.hpp"

#include <cstdint>
#include <cstdlib>

/// Whatever bytes stand in a file of holidays: what is read is storable and whole, what is not is named with its line.
namespace {

using namespace spotme;  // NOLINT(google-build-using-namespace)

void require(bool holds) {
  if (!holds) std::abort();
}

void read(app::CalendarFormat format, std::string_view text) {
  app::CalendarDefaults defaults;
  defaults.states = {domain::State::perak};
  defaults.source = "source";
  app::ImportFaults faults;
  const auto entries = app::read_calendar_file(format, text, defaults, faults);
  require(entries.size() <= app::most_calendar_entries);
  for (const auto& [line, holiday] : entries) {
    require(line > 0 && !holiday.states.empty() && !holiday.name_ms.empty() && !holiday.source.empty());
    require(base::is_storable_text(holiday.name_ms) && base::is_storable_text(holiday.name_en));
    require(base::is_storable_text(holiday.source) && base::is_storable_text(holiday.district));
    require(base::parse_day(base::format_day(holiday.day)).has_value());
  }
  for (const auto& fault : faults.kept()) require(fault.line > 0 && base::is_storable_text(fault.error.field));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto& event : app::read_ical(text).events) {
    require(event.first <= event.last && (event.last - event.first).count() < app::most_event_days);
    require(!event.name.empty() && base::is_storable_text(event.name));
  }
  read(app::CalendarFormat::ical, text);
  read(app::CalendarFormat::csv, text);
  return 0;
}

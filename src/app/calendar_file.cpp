#include "app/calendar_file.hpp"

#include "app/agency_day_entry.hpp"
#include "app/csv.hpp"
#include "app/ical.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::size_t most_name = 200;
constexpr std::size_t most_source = 500;
constexpr std::size_t most_district = 80;
constexpr std::size_t most_path = 200;
constexpr std::size_t most_quoted = 60;

/// The columns of a file; the last one may be left out.
using Columns = std::span<const std::string_view>;
constexpr std::array<std::string_view, 9> national_columns{"date",    "states", "name_ms",   "name_en", "kind",
                                                           "islamic", "source", "certainty", "district"};
constexpr std::array<std::string_view, 5> agency_columns{"date", "name_ms", "name_en", "source", "unit"};

std::string quoted(std::string_view value) {
  if (base::count_characters(value) <= most_quoted) return std::string(value);
  auto end = most_quoted;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
  return std::string(value.substr(0, end)) + "…";
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20U || byte == 0x7fU;
  });
}

std::optional<bool> parse_yes_no(std::string_view text) {
  if (text != "yes" && text != "no") return std::nullopt;
  return text == "yes";
}

/// One record on its way to an entry; remembers whether anything was wrong.
class EntryReader {
 public:
  EntryReader(Columns columns, const CsvRecord& record, ImportFaults& faults)
      : columns_(columns), record_(record), faults_(faults) {}

  std::optional<CalendarEntry> read_national() {
    CalendarEntry entry{record_.line, {}};
    auto& holiday = entry.holiday;
    holiday.day = read_day();
    holiday.states = read_states();
    holiday.name_ms = required("name_ms", most_name);
    holiday.name_en = required("name_en", most_name);
    holiday.kind = word("kind", domain::parse_holiday_kind, "holiday, substitute, declared");
    holiday.islamic = word("islamic", parse_yes_no, "yes, no");
    holiday.source = required("source", most_source);
    holiday.certainty = word("certainty", domain::parse_date_certainty, "official, press, derived, tentative");
    holiday.district = limited("district", most_district);
    if (faulty_) return std::nullopt;
    return entry;
  }

  std::optional<CalendarEntry> read_agency() {
    AgencyDayEntry entry;
    entry.day = read_day();
    entry.name_ms = required("name_ms", most_name);
    entry.name_en = limited("name_en", most_name);
    if (entry.name_en.empty()) entry.name_en = entry.name_ms;
    entry.source = required("source", most_source);
    auto holiday = agency_holiday(entry);
    holiday.unit_path = limited("unit", most_path);
    if (faulty_) return std::nullopt;
    return CalendarEntry{record_.line, std::move(holiday)};
  }

 private:
  /// Empty for the last column where the file has none.
  [[nodiscard]] std::string text(std::string_view column) const {
    const auto at = static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) - columns_.begin());
    return at < record_.fields.size() ? std::string(base::trimmed(record_.fields[at])) : std::string{};
  }

  void fault(std::string_view column, std::string key, base::MessageArgs args = {}) {
    faulty_ = true;
    faults_.add(record_.line, std::move(key), std::string(column), std::move(args));
  }

  base::Day read_day() {
    const auto day = base::parse_day(text("date"));
    if (!day) fault("date", "calendar_day_invalid", {{"value", quoted(text("date"))}});
    return day.value_or(base::Day{});
  }

  std::string limited(std::string_view column, std::size_t most) {
    auto value = text(column);
    if (base::count_characters(value) > most) fault(column, "import_too_long", {{"limit", std::to_string(most)}});
    if (has_control(value)) fault(column, "import_control_character");
    return value;
  }

  std::string required(std::string_view column, std::size_t most) {
    auto value = limited(column, most);
    if (value.empty()) fault(column, "import_empty");
    return value;
  }

  template <class Value>
  Value word(std::string_view column, std::optional<Value> (*parse)(std::string_view), std::string_view allowed) {
    const auto value = text(column);
    const auto parsed = parse(value);
    if (!parsed) {
      fault(column, "calendar_word_unknown", {{"value", quoted(value)}, {"allowed", std::string(allowed)}});
    }
    return parsed.value_or(Value{});
  }

  std::vector<domain::State> read_states() {
    const auto& every = domain::all_states();
    const auto value = text("states");
    if (value == "all") return {every.begin(), every.end()};
    std::vector<domain::State> found;
    for (const auto name : base::split(value, ';')) {
      const auto state = domain::parse_state(base::trimmed(name));
      if (!state) {
        fault("states", "import_state_unknown", {{"value", quoted(name)}});
        break;
      }
      if (std::find(found.begin(), found.end(), *state) == found.end()) found.push_back(*state);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  Columns columns_;
  const CsvRecord& record_;
  ImportFaults& faults_;
  bool faulty_ = false;
};

using ReadEntry = std::optional<CalendarEntry> (EntryReader::*)();

std::vector<CalendarEntry> read_csv_entries(std::string_view text, Columns columns, std::string_view header,
                                            ReadEntry read, ImportFaults& faults) {
  const auto csv = read_csv(text);
  for (const auto& fault : csv.faults) faults.add(fault.line, fault.key);
  const auto is_header = [&](const std::vector<std::string>& fields) {
    return (fields.size() == columns.size() || fields.size() + 1 == columns.size()) &&
           std::equal(fields.begin(), fields.end(), columns.begin());
  };
  if (csv.records.empty() || !is_header(csv.records.front().fields)) {
    faults.add(csv.records.empty() ? 1 : csv.records.front().line, "import_header", "",
               {{"header", std::string(header)}});
    return {};
  }
  const auto expected = csv.records.front().fields.size();
  std::vector<CalendarEntry> entries;
  for (std::size_t i = 1; i < csv.records.size(); ++i) {
    const auto& record = csv.records[i];
    if (record.fields.size() != expected) {
      faults.add(record.line, "import_columns", "",
                 {{"count", std::to_string(record.fields.size())}, {"expected", std::to_string(expected)}});
      continue;
    }
    EntryReader reader(columns, record, faults);
    if (auto entry = (reader.*read)()) entries.push_back(std::move(*entry));
  }
  return entries;
}

/// `like` has what the file does not say of its days.
std::vector<CalendarEntry> read_ical_entries(std::string_view text, const domain::Holiday& like, ImportFaults& faults) {
  const auto ical = read_ical(text);
  for (const auto& fault : ical.faults) {
    faults.add(fault.line, fault.error.key, fault.error.field, fault.error.args);
  }
  std::vector<CalendarEntry> entries;
  for (const auto& event : ical.events) {
    for (auto day = event.first; day <= event.last; day += std::chrono::days{1}) {
      CalendarEntry entry{event.line, like};
      entry.holiday.day = day;
      entry.holiday.name_ms = event.name;
      entry.holiday.name_en = event.name_en.empty() ? event.name : event.name_en;
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

bool is_too_large(std::string_view text, ImportFaults& faults) {
  if (text.size() <= most_calendar_bytes) return false;
  faults.add(1, "calendar_file_too_large", "", {{"limit", "1 MB"}});
  return true;
}

std::vector<CalendarEntry> not_too_many(std::vector<CalendarEntry> entries, ImportFaults& faults) {
  if (entries.size() <= most_calendar_entries) return entries;
  faults.add(entries[most_calendar_entries].line, "calendar_too_many_entries", "",
             {{"limit", std::to_string(most_calendar_entries)}});
  return {};
}

}  // namespace

std::vector<CalendarEntry> read_calendar_file(CalendarFormat format, std::string_view text,
                                              const CalendarDefaults& defaults, ImportFaults& faults) {
  if (is_too_large(text, faults)) return {};
  if (format == CalendarFormat::csv) {
    return not_too_many(read_csv_entries(text, national_columns, calendar_header, &EntryReader::read_national, faults),
                        faults);
  }
  domain::Holiday like;
  like.states = defaults.states;
  like.source = defaults.source;
  like.certainty = defaults.certainty;
  like.kind = defaults.kind;
  like.islamic = defaults.islamic;
  like.district = defaults.district;
  return not_too_many(read_ical_entries(text, like, faults), faults);
}

std::vector<CalendarEntry> read_agency_file(CalendarFormat format, std::string_view text, const std::string& source,
                                            ImportFaults& faults) {
  if (is_too_large(text, faults)) return {};
  if (format == CalendarFormat::csv) {
    return not_too_many(read_csv_entries(text, agency_columns, agency_header, &EntryReader::read_agency, faults),
                        faults);
  }
  AgencyDayEntry like;
  like.source = source;
  return not_too_many(read_ical_entries(text, agency_holiday(like), faults), faults);
}

}  // namespace spotme::app

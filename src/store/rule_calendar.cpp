#include "base/crypto.hpp"
#include "base/text.hpp"
#include "store/rule_pack.hpp"
#include "store/rule_reader.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace spotme::store {
namespace {

using base::Result;

constexpr std::string_view holidays_file = "rules/holidays.csv";
constexpr std::string_view ramadan_file = "rules/ramadan.csv";

using CsvRow = std::vector<std::string>;

/// All rows, the header included. Refuses text that is not CSV with `rule_file_malformed`.
Result<std::vector<CsvRow>> read_csv(std::string_view file, std::string_view text) {
  struct Rows {
    std::vector<CsvRow> done;
    CsvRow current;
  } rows;
  csv_parser parser{};
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
  const auto on_field = [](void* bytes, std::size_t size, void* target) {
    static_cast<Rows*>(target)->current.emplace_back(static_cast<const char*>(bytes), size);
  };
  const auto on_row = [](int, void* target) {
    auto& into = *static_cast<Rows*>(target);
    into.done.push_back(std::move(into.current));
    into.current.clear();
  };
  const bool read = csv_parse(&parser, text.data(), text.size(), on_field, on_row, &rows) == text.size() &&
                    csv_fini(&parser, on_field, on_row, &rows) == 0;
  csv_free(&parser);
  if (!read) return rule_refusal("rule_file_malformed", file, fmt::format("{}", rows.done.size() + 1));
  return std::move(rows.done);
}

/// One row, whose columns are found by the names of the header.
class Line {
 public:
  Line(std::string_view file, std::size_t number, const CsvRow& header, const CsvRow& row)
      : file_(file), number_(number), header_(header), row_(row) {}

  [[nodiscard]] const std::string& operator[](std::string_view column) const {
    return row_[static_cast<std::size_t>(std::find(header_.begin(), header_.end(), column) - header_.begin())];
  }
  [[nodiscard]] base::Error refusal(std::string message_key, std::string_view column) const {
    return rule_refusal(std::move(message_key), file_, fmt::format("{}.{}", number_, column));
  }
  [[nodiscard]] Result<base::Day> day(std::string_view column) const {
    const auto day = base::parse_day((*this)[column]);
    if (!day) return refusal("rule_wrong_type", column);
    return *day;
  }
  /// What `parse` makes of the word in that column.
  template <class Parse>
  [[nodiscard]] auto word(std::string_view column, Parse parse) const
      -> Result<typename decltype(parse(std::string_view{}))::value_type> {
    const auto value = parse(std::string_view((*this)[column]));
    if (!value) return refusal("rule_wrong_type", column);
    return *value;
  }
  [[nodiscard]] Result<std::string> source() const {
    if (base::trimmed((*this)["source"]).empty()) return refusal("rule_no_source", "source");
    return (*this)["source"];
  }

 private:
  std::string_view file_;
  std::size_t number_;
  const CsvRow& header_;
  const CsvRow& row_;
};

/// Calls `read` for each row below a header that must be exactly `header`.
template <class Read>
Result<void> for_each_line(std::string_view file, std::string_view text, const CsvRow& header, Read read) {
  SPOTME_TRY(const std::vector<CsvRow> rows, read_csv(file, text));
  if (rows.empty() || rows.front() != header) return rule_refusal("rule_file_malformed", file, "1");
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() != header.size()) return rule_refusal("rule_file_malformed", file, fmt::format("{}", i + 1));
    SPOTME_CHECK(read(Line(file, i + 1, header, rows[i])));
  }
  return {};
}

Result<std::vector<domain::State>> read_states(const Line& line) {
  const auto& every = domain::all_states();
  if (line["states"] == "all") return std::vector<domain::State>(every.begin(), every.end());
  std::vector<domain::State> states;
  for (const auto word : base::split(line["states"], ';')) {
    const auto state = domain::parse_state(word);
    if (!state) return line.refusal("rule_unknown_state", "states");
    states.push_back(*state);
  }
  return states;
}

/// The id of a row that has none of its own: the same whenever the same words are read (RFC 9562, version 8).
base::Uuid row_id(std::string_view text) {
  const auto digest = base::sha256(text);
  base::Uuid id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0fU) | 0x80U);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3fU) | 0x80U);
  return id;
}

std::optional<bool> parse_yes_no(std::string_view text) {
  if (text != "yes" && text != "no") return std::nullopt;
  return text == "yes";
}

Result<domain::Holiday> read_holiday(const Line& line) {
  domain::Holiday holiday;
  SPOTME_TRY(holiday.day, line.day("date"));
  SPOTME_TRY(holiday.states, read_states(line));
  SPOTME_TRY(holiday.kind, line.word("kind", domain::parse_holiday_kind));
  SPOTME_TRY(holiday.islamic, line.word("islamic", parse_yes_no));
  SPOTME_TRY(holiday.source, line.source());
  SPOTME_TRY(holiday.certainty, line.word("certainty", domain::parse_date_certainty));
  holiday.name_ms = line["name_ms"];
  holiday.name_en = line["name_en"];
  if (holiday.name_ms.empty()) return line.refusal("rule_missing", "name_ms");
  if (holiday.name_en.empty()) return line.refusal("rule_missing", "name_en");
  holiday.id = row_id(fmt::format("holiday|{}|{}|{}", line["date"], line["states"], holiday.name_ms));
  return holiday;
}

std::chrono::year year_of(base::Day day) { return std::chrono::year_month_day{day}.year(); }

/// One Ramadan a row, the years without a gap.
Result<std::vector<domain::Ramadan>> read_ramadans(std::string_view text) {
  std::vector<domain::Ramadan> ramadans;
  const auto read = [&](const Line& line) -> Result<void> {
    domain::Ramadan ramadan{};
    auto& range = ramadan.days;
    SPOTME_TRY(range.first, line.day("first_day"));
    SPOTME_TRY(range.last, line.day("last_day"));
    SPOTME_TRY(ramadan.source, line.source());
    SPOTME_TRY(ramadan.certainty, line.word("certainty", domain::parse_date_certainty));
    if (range.last < range.first) return line.refusal("rule_ends_before_it_begins", "last_day");
    const auto year = year_of(range.first);
    if (base::parse_integer(line["year"]) != static_cast<int>(year)) return line.refusal("rule_wrong_type", "year");
    if (!ramadans.empty()) {
      const auto before = year_of(ramadans.back().days.first);
      if (year <= before) return line.refusal("rule_overlap", "year");
      if (year != before + std::chrono::years{1}) return line.refusal("rule_gap", "year");
    }
    ramadan.id = row_id(fmt::format("ramadan|{}", line["year"]));
    ramadans.push_back(std::move(ramadan));
    return {};
  };
  SPOTME_CHECK(for_each_line(ramadan_file, text, {"year", "first_day", "last_day", "source", "certainty"}, read));
  if (ramadans.empty()) return rule_refusal("rule_missing", ramadan_file, "2");
  return ramadans;
}

/// A year in which a state has no holiday at all has been forgotten.
Result<void> check_every_year(const domain::DayRange& covers, const std::vector<domain::Holiday>& holidays) {
  std::set<std::pair<std::chrono::year, domain::State>> known;
  for (const auto& holiday : holidays) {
    for (const auto state : holiday.states) known.emplace(year_of(holiday.day), state);
  }
  for (auto year = year_of(covers.first); year <= year_of(covers.last); ++year) {
    for (const auto state : domain::all_states()) {
      if (known.contains({year, state})) continue;
      return rule_refusal("rule_gap", holidays_file,
                          fmt::format("{} ({})", static_cast<int>(year), domain::state_name(state)));
    }
  }
  return {};
}

}  // namespace

Result<domain::Calendar> parse_calendar(std::string_view holidays_csv, std::string_view ramadan_csv) {
  SPOTME_TRY(std::vector<domain::Ramadan> ramadans, read_ramadans(ramadan_csv));
  const domain::DayRange covers{base::Day{year_of(ramadans.front().days.first) / std::chrono::January / 1},
                                base::Day{year_of(ramadans.back().days.first) / std::chrono::December / 31}};
  std::vector<domain::Holiday> holidays;
  std::set<base::Uuid> known;
  const auto read = [&](const Line& line) -> Result<void> {
    SPOTME_TRY(domain::Holiday holiday, read_holiday(line));
    if (!known.insert(holiday.id).second) return line.refusal("rule_overlap", "date");
    if (!covers.contains(holiday.day)) return line.refusal("rule_out_of_range", "date");
    holidays.push_back(std::move(holiday));
    return {};
  };
  SPOTME_CHECK(for_each_line(holidays_file, holidays_csv,
                             {"date", "states", "name_ms", "name_en", "kind", "islamic", "source", "certainty"}, read));
  SPOTME_CHECK(check_every_year(covers, holidays));
  return domain::Calendar::make(covers, std::move(holidays), std::move(ramadans));
}

Result<EvidenceRules> parse_evidence_rules(std::string_view file_name, std::string_view toml) {
  SPOTME_TRY(const toml::table root, parse_rule_file(file_name, toml));
  SPOTME_CHECK(RuleTable(file_name, "", root).only({"position", "jump", "delivery"}));
  SPOTME_TRY(const RuleTable position, sub_table(file_name, root, "position"));
  SPOTME_TRY(const RuleTable jump, sub_table(file_name, root, "jump"));
  SPOTME_TRY(const RuleTable delivery, sub_table(file_name, root, "delivery"));
  SPOTME_CHECK(position.only({"good_accuracy_m", "vague_accuracy_m", "source", "certainty"}));
  SPOTME_CHECK(jump.only({"speed_kmh", "least_km", "source", "certainty"}));
  SPOTME_CHECK(delivery.only({"late_after_minutes", "oldest_claim_days", "source", "certainty"}));
  for (const auto* table : {&position, &jump, &delivery}) {
    if (!table->text("source")) return table->refusal("rule_no_source", "source");
    SPOTME_CHECK(table->text("certainty"));
  }
  SPOTME_TRY(const std::int64_t good, position.number("good_accuracy_m", 1, 100'000));
  SPOTME_TRY(const std::int64_t vague, position.number("vague_accuracy_m", good, 1'000'000));
  SPOTME_TRY(const std::int64_t speed, jump.number("speed_kmh", 1, 100'000));
  SPOTME_TRY(const std::int64_t least, jump.number("least_km", 0, 20'000));
  SPOTME_TRY(const std::int64_t late, delivery.number("late_after_minutes", 1, 24 * 60));
  SPOTME_TRY(const std::int64_t oldest, delivery.number("oldest_claim_days", 1, 3'650));
  return EvidenceRules{
      {static_cast<double>(good), static_cast<double>(vague), static_cast<double>(speed), static_cast<double>(least)},
      {base::Minutes{late}, std::chrono::days{oldest}}};
}

}  // namespace spotme::store

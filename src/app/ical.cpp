#include "app/ical.hpp"

#include "app/ical_line.hpp"
#include "base/messages.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::size_t most_faults = 1000;
constexpr std::size_t most_name = 200;
constexpr base::Day latest{std::chrono::year{9999} / 12 / 31};

/// Zones whose whole days are those of Malaysia; UTC is what publishers write who have days alone.
constexpr std::array<std::string_view, 7> own_zones{
    "Asia/Kuala_Lumpur", "Asia/Kuching", "Asia/Singapore", "Singapore Standard Time", "UTC", "Etc/UTC", "GMT"};

bool is_own_zone(std::string_view zone) {
  return zone.empty() || std::find(own_zones.begin(), own_zones.end(), zone) != own_zones.end();
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20U || byte == 0x7fU;
  });
}

/// `20261108`.
std::optional<base::Day> parse_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return base::parse_day(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
}

/// `P1D`, `P2W`; nullopt for anything else, times too.
std::optional<int> parse_days(std::string_view text) {
  if (text.size() < 3 || text.size() > 5 || text.front() != 'P') return std::nullopt;
  const auto unit = text.back();
  const auto number = base::parse_integer(text.substr(1, text.size() - 2));
  if (!number || *number < 1 || (unit != 'D' && unit != 'W')) return std::nullopt;
  return static_cast<int>(*number) * (unit == 'W' ? 7 : 1);
}

/// What has been read of one VEVENT.
struct Draft {
  std::size_t line = 0;
  bool faulty = false;
  std::set<std::string> seen = {};
  std::string name = {};
  std::string name_en = {};
  std::optional<base::Day> first = {};
  std::optional<base::Day> end = {};  ///< excluded
  std::size_t end_line = 0;
  std::optional<int> days = {};  ///< DURATION
};

class Reader {
 public:
  IcalText run(std::string_view text) {
    for (const auto& [number, line] : unfold_ical(text)) {
      if (stopped_) break;
      take_line(number, line);
      last_ = number;
    }
    if (!stopped_ && !(ended_ && open_.empty())) fault(std::max<std::size_t>(last_, 1), "ical_malformed", "END");
    return std::move(read_);
  }

 private:
  void fault(std::size_t line, std::string key, std::string field, base::MessageArgs args = {}) {
    if (!open_.empty() && open_.back() == "VEVENT") draft_.faulty = true;
    if (read_.faults.size() < most_faults) {
      args.emplace_back("property", field);
      read_.faults.push_back({line, {base::Code::invalid, std::move(key), std::move(field), std::move(args)}});
    }
  }

  /// Nothing behind it can be understood.
  void stop(std::size_t line, std::string key, std::string field) {
    fault(line, std::move(key), std::move(field));
    stopped_ = true;
  }

  void take_line(std::size_t number, const std::string& raw) {
    if (!base::is_storable_text(raw)) return fault(number, "ical_not_utf8", "");
    auto line = parse_ical_line(number, raw);
    if (!began_) {
      if (!line || line->name != "BEGIN" || base::ascii_lower(line->value) != "vcalendar") {
        return stop(number, "ical_not_a_calendar", "BEGIN");
      }
      began_ = true;
    }
    if (!line) return fault(number, "ical_malformed", "");
    if (line->name == "BEGIN") return begin(*line);
    if (line->name == "END") return end(*line);
    if (open_.empty()) return stop(number, "ical_malformed", line->name);
    take_property(*line);
  }

  void begin(const IcalLine& line) {
    const auto component = upper_word(line.value);
    if (open_.size() >= most_nested || (open_.empty() != (component == "VCALENDAR"))) {
      return stop(line.number, "ical_malformed", "BEGIN");
    }
    if (component == "VEVENT") {
      if (open_.back() != "VCALENDAR") return stop(line.number, "ical_malformed", "BEGIN");
      draft_ = {line.number};
    }
    open_.push_back(component);
    ended_ = false;
  }

  void end(const IcalLine& line) {
    if (open_.empty() || open_.back() != upper_word(line.value)) return stop(line.number, "ical_malformed", "END");
    if (open_.back() == "VEVENT") finish_event();
    open_.pop_back();
    ended_ = open_.empty();
  }

  static std::string upper_word(std::string_view text) {
    auto word = std::string(base::trimmed(text));
    for (auto& c : word) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return word;
  }

  void take_property(const IcalLine& line) {
    const auto& component = open_.back();
    if (component == "VCALENDAR") return take_head(line);
    if (component == "VTIMEZONE" && line.name == "TZID") return check_zone(line, line.value);
    if (component == "VEVENT") take_event(line);
  }

  void take_head(const IcalLine& line) {
    if (line.name == "X-WR-TIMEZONE") check_zone(line, base::trimmed(line.value));
    if (line.name == "METHOD" && upper_word(line.value) == "CANCEL") fault(line.number, "ical_cancelled", "METHOD");
    if (line.name == "VERSION" && line.value != "2.0") fault(line.number, "ical_not_a_calendar", "VERSION");
  }

  void check_zone(const IcalLine& line, std::string_view zone) {
    if (!is_own_zone(zone)) fault(line.number, "ical_other_zone", line.name);
  }

  void take_event(const IcalLine& line) {
    static const std::set<std::string_view> repeating{"RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"};
    static const std::set<std::string_view> once{"DTSTART", "DTEND", "DURATION", "STATUS"};
    if (repeating.contains(line.name)) return fault(line.number, "ical_repeats", line.name);
    if (once.contains(line.name) && !draft_.seen.insert(line.name).second) {
      return fault(line.number, "ical_twice", line.name);
    }
    if (line.name == "SUMMARY") return take_name(line);
    if (line.name == "DTSTART") draft_.first = take_day(line);
    if (line.name == "DTEND") {
      draft_.end = take_day(line);
      draft_.end_line = line.number;
    }
    if (line.name == "DURATION") {
      draft_.days = parse_days(line.value);
      draft_.end_line = line.number;
      if (!draft_.days) fault(line.number, "ical_not_a_day", line.name);
    }
    if (line.name == "STATUS" && upper_word(line.value) == "CANCELLED") {
      fault(line.number, "ical_cancelled", line.name);
    }
  }

  void take_name(const IcalLine& line) {
    auto name = unescape_ical(line.value);
    if (has_control(name)) return fault(line.number, "ical_malformed", line.name);
    name = base::trimmed(name);
    if (base::count_characters(name) > most_name) {
      return fault(line.number, "ical_name_too_long", line.name, {{"limit", std::to_string(most_name)}});
    }
    const bool english = base::ascii_lower(line.param("LANGUAGE")).starts_with("en");
    auto& target = english ? draft_.name_en : draft_.name;
    if (!target.empty()) return fault(line.number, "ical_twice", line.name);
    target = std::move(name);
  }

  std::optional<base::Day> take_day(const IcalLine& line) {
    const auto zone = line.param("TZID");
    if (!is_own_zone(zone)) {
      fault(line.number, "ical_other_zone", line.name);
      return std::nullopt;
    }
    const auto kind = upper_word(line.param("VALUE"));
    if ((!kind.empty() && kind != "DATE") || line.value.find('T') != std::string::npos) {
      fault(line.number, "ical_not_a_day", line.name);
      return std::nullopt;
    }
    const auto day = parse_date(line.value);
    if (!day) fault(line.number, "ical_day_invalid", line.name);
    return day;
  }

  void finish_event() {
    if (draft_.name.empty()) std::swap(draft_.name, draft_.name_en);
    if (draft_.name.empty() && !draft_.faulty) fault(draft_.line, "ical_missing", "SUMMARY");
    if (!draft_.first && !draft_.seen.contains("DTSTART")) fault(draft_.line, "ical_missing", "DTSTART");
    if (draft_.faulty) return;
    // RFC 5545, 3.6.1: without an end, a day lasts one day.
    auto end = *draft_.first + std::chrono::days{draft_.days.value_or(1)};
    if (draft_.end) end = *draft_.end;
    if (end - std::chrono::days{1} > latest) return fault(draft_.end_line, "ical_day_invalid", "DTEND");
    if (end <= *draft_.first) return fault(draft_.end_line, "ical_ends_before_it_begins", "DTEND");
    if ((end - *draft_.first).count() > most_event_days) {
      return fault(draft_.end_line, "ical_too_many_days", "DTEND", {{"limit", std::to_string(most_event_days)}});
    }
    read_.events.push_back(
        {draft_.line, std::move(draft_.name), std::move(draft_.name_en), *draft_.first, end - std::chrono::days{1}});
  }

  static constexpr std::size_t most_nested = 8;

  IcalText read_;
  Draft draft_;
  std::vector<std::string> open_;  ///< the components that have begun and not ended
  std::size_t last_ = 0;
  bool began_ = false;
  bool ended_ = false;
  bool stopped_ = false;
};

}  // namespace

IcalText read_ical(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return Reader().run(text);
}

}  // namespace spotme::app

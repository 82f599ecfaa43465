#pragma once

#include "base/result.hpp"
#include "base/time.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace spotme::domain {

/// A value that changes on known days: an officer's scheme, a state's rest days, a deadline. Everything that the law or
/// an agency may change is asked "as of" a day, so that a report about March shows March. Invariant: the starts ascend
/// strictly; each value holds until the day before the next start, the last one for ever.
template <class T>
class Timeline {
 public:
  struct Entry {
    base::Day from;  ///< first day on which `value` holds
    T value;
    bool operator==(const Entry&) const = default;
  };

  Timeline() = default;

  /// The value that holds on `day`; nullptr before the first start. Lives as long as the timeline.
  [[nodiscard]] const T* as_of(base::Day day) const {
    // Searched from the end: nearly every question is about the present.
    for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
      if (entry->from <= day) return &entry->value;
    }
    return nullptr;
  }

  /// A new timeline in which `value` holds from `from`. Refuses a second value for the same first day with
  /// `conflict` / `timeline_overlap`.
  [[nodiscard]] base::Result<Timeline> with_change(base::Day from, T value) const {
    const auto place = std::lower_bound(entries_.begin(), entries_.end(), from,
                                        [](const Entry& entry, base::Day day) { return entry.from < day; });
    if (place != entries_.end() && place->from == from) {
      return base::Error{base::Code::conflict, "timeline_overlap", "valid_from", {{"day", base::format_day(from)}}};
    }
    Timeline changed = *this;
    changed.entries_.insert(changed.entries_.begin() + (place - entries_.begin()), Entry{from, std::move(value)});
    return changed;
  }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  bool operator==(const Timeline&) const = default;

 private:
  std::vector<Entry> entries_;
};

}  // namespace spotme::domain

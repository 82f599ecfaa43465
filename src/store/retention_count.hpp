#pragma once

#include "base/id.hpp"
#include "domain/retention.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// The dry run of retention: what is past its time, and what a hold keeps of it. Nothing here destroys.
namespace spotme::store {

/// Counting stops here: a page needs no more to say "more than".
inline constexpr std::int64_t most_counted_rows = 100'000;
/// What a list of months reaches back, at most.
inline constexpr std::size_t most_listed_months = 600;

struct Overdue {
  std::int64_t rows = 0;  ///< before the day; most_counted_rows + 1 when there are more
  std::int64_t held = 0;  ///< of these, kept by a hold
  std::optional<base::Day> oldest = {};
};
[[nodiscard]] Overdue count_overdue(db::Read& read, base::AgencyId agency, domain::RetentionKind kind,
                                    base::Day before);

struct OverdueMonth {
  base::Day first;  ///< of the month, or of what is left of it
  base::Day last;
  std::int64_t rows = 0;
  std::int64_t held = 0;
};
/// By month, the oldest first, months without any left out.
[[nodiscard]] std::vector<OverdueMonth> list_overdue_months(db::Read& read, base::AgencyId agency,
                                                            domain::RetentionKind kind, base::Day before);

}  // namespace spotme::store

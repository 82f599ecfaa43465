#pragma once

#include "domain/worktime/scheme.hpp"
#include "store/press.hpp"

#include <optional>
#include <string>
#include <vector>

/// What holds for one officer over a range of days.
namespace spotme::store {

/// Rows of one officer's history that touch the range, each from its first day on, ascending.
template <class T>
struct Dated {
  base::Day from;
  base::Day to;  ///< not included
  T value;
};
struct Worktime {
  std::vector<Dated<Posting>> postings;
  std::vector<Dated<domain::Scheme>> schemes;

  [[nodiscard]] const Posting* posting(base::Day day) const;
  [[nodiscard]] const domain::Scheme* scheme(base::Day day) const;
};
[[nodiscard]] Worktime load_worktime(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day first,
                                     base::Day last);

}  // namespace spotme::store

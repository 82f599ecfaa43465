#pragma once

#include "base/id.hpp"
#include "domain/officer.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Two records of one person: the double, closed, points at the one that is kept.
namespace spotme::store {

struct Merge {
  base::AgencyId agency;
  base::OfficerId double_id;
  domain::MergeId id;
  base::OfficerId kept;
  std::string reason = {};
  base::Day made_on;
  base::Instant made_at = {};
  base::OfficerId made_by = {};
  bool posting_cut = false;  ///< his post was ended by it
  bool was_active = false;   ///< his account was closed by it
};
void insert_merge(db::Write& write, const Merge& merge);
/// The one that stands for this double.
[[nodiscard]] std::optional<Merge> find_merge(db::Read& read, base::AgencyId agency, base::OfficerId double_id);
void undo_merge(db::Write& write, const Merge& merge, base::OfficerId by);

/// Another record of the same person.
struct LinkedOfficer {
  base::OfficerId officer;
  std::string name;
  base::Day made_on;
};
/// The doubles that were merged into this one, the earliest first.
[[nodiscard]] std::vector<LinkedOfficer> load_doubles(db::Read& read, base::AgencyId agency, base::OfficerId kept);

/// How much stands under a record, in the order of the question.
struct RecordCounts {
  std::int64_t closed_days = 0;
  std::int64_t grants = 0;
  std::int64_t cases = 0;
  std::int64_t tasks = 0;
};
[[nodiscard]] std::vector<RecordCounts> count_records(db::Read& read, base::AgencyId agency,
                                                      const std::vector<base::OfficerId>& officers);

}  // namespace spotme::store

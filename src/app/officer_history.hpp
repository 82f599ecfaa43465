#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/account_list.hpp"
#include "store/audit.hpp"
#include "store/officer_departure.hpp"
#include "store/officer_history.hpp"
#include "store/officer_merge.hpp"
#include "store/officer_transfer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What is known of one person, in one look. What held for him when: posts, supervisors, working time, roles; and what
/// was done to his account.
namespace spotme::app {

struct OfficerHistory {
  store::AccountView account;
  std::vector<store::HistoryRow> rows;      ///< by kind and first day
  std::vector<store::OfficerEvent> events;  ///< the latest first
  std::optional<base::Uuid> next = {};      ///< of the events; give it as `before`
  // What became of the record, and what is planned.
  std::optional<store::Departure> departure = {};    ///< the last one that was not taken back
  std::optional<store::TransferView> transfer = {};  ///< that may still come to pass, else by which he left
  std::optional<store::TransferView> came_by = {};   ///< by which he came
  std::optional<store::Merge> merge = {};            ///< this is a double
  std::string kept_name = {};                        ///< of the one that it was merged into
  std::vector<store::LinkedOfficer> doubles = {};    ///< that were merged into this one
};
/// Refuses `not_found`. The look is recorded for its owner.
[[nodiscard]] base::Result<OfficerHistory> show_history(const Context& context, const domain::Caller& caller,
                                                        base::AgencyId agency, base::OfficerId officer,
                                                        const std::optional<base::Uuid>& before, std::int64_t limit,
                                                        const store::Actor& actor);

}  // namespace spotme::app

#include "app/officer_merge.hpp"

#include "app/api_token.hpp"
#include "app/officer_departure.hpp"
#include "app/officer_reach.hpp"
#include "store/account.hpp"
#include "store/clock_event.hpp"
#include "store/officer_departure.hpp"
#include "store/organisation.hpp"
#include "store/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::HistoryKind;

constexpr std::chrono::days one_day{1};

struct Pair {
  store::KeptOfficer kept;
  store::KeptOfficer double_record;
};
base::Result<Pair> find_pair(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                             const MergePair& pair) {
  if (pair.kept == pair.double_id) return Error{Code::unprocessable, "merge_same", "double_id"};
  SPOTME_TRY(auto kept, find_kept(read, caller, agency, pair.kept));
  SPOTME_TRY(auto other, find_kept(read, caller, agency, pair.double_id));
  return Pair{std::move(kept), std::move(other)};
}

/// Whether the post of the double has to be ended: it goes on beyond today. Refuses changes that are planned, which
/// could not be put back as they were.
base::Result<bool> post_goes_on(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  bool goes_on = false;
  for (const auto& row : store::load_officer_history(read, agency, officer)) {
    if (row.kind != HistoryKind::posting) continue;
    if (row.from > read.today()) return Error{Code::conflict, "post_changes_later", ""};
    goes_on = goes_on || row.to > read.today() + one_day;
  }
  return goes_on;
}

base::Result<bool> check_merge(db::Read& read, const domain::Caller& caller, base::AgencyId agency, const Pair& pair) {
  const auto& other = pair.double_record;
  if (!domain::may_take_over(caller, agency, other.unit_path, other.held)) {
    return Error{Code::forbidden, "account_above_yours", ""};
  }
  if (caller.agency == agency && caller.officer == other.id) return Error{Code::conflict, "own_merge", ""};
  SPOTME_CHECK(check_not_closed(read, agency, other.id));
  if (!check_not_closed(read, agency, pair.kept.id)) return Error{Code::conflict, "merge_kept_closed", ""};
  SPOTME_CHECK(check_nothing_planned(read, agency, other.id));
  if (store::leads_or_holds(read, agency, other.id)) return Error{Code::conflict, "double_leads", ""};
  return post_goes_on(read, agency, other.id);
}

std::set<base::Day> press_days(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  std::vector<store::OfficerDay> asked;
  for (auto day = read.today() - merge_looks_back; day <= read.today(); day += one_day) {
    asked.push_back({agency, officer, day});
  }
  std::set<base::Day> days;
  for (const auto& one : store::load_clock_events(read, asked)) days.insert(one.event.work_day);
  return days;
}

}  // namespace

base::Result<MergePreview> preview_merge(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                         const MergePair& asked, const store::Actor& actor) {
  auto preview = context.database.read([&](db::Read& read) -> base::Result<MergePreview> {
    SPOTME_TRY(auto pair, find_pair(read, caller, agency, asked));
    const auto counts = store::count_records(read, agency, {asked.kept, asked.double_id});
    const auto kept = press_days(read, agency, asked.kept);
    const auto other = press_days(read, agency, asked.double_id);
    MergePreview found;
    const auto able = check_merge(read, caller, agency, pair);
    if (!able) found.obstacle = able.error();
    for (auto day = other.rbegin(); day != other.rend(); ++day) {
      if (kept.contains(*day)) {
        ++found.common_days;
        continue;
      }
      ++found.alone_total;
      if (found.alone.size() < most_merge_days) found.alone.push_back(*day);
    }
    found.kept = {std::move(pair.kept), counts[0], static_cast<std::int64_t>(kept.size())};
    found.double_record = {std::move(pair.double_record), counts[1], static_cast<std::int64_t>(other.size())};
    return found;
  });
  if (preview) record_looks(context, agency, actor, "officer_records_read", {asked.kept, asked.double_id});
  return preview;
}

base::Result<void> merge_officers(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                  const MergePair& asked, const std::string& reason, const store::Actor& actor) {
  auto merged = context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto pair, find_pair(write, caller, agency, asked));
    SPOTME_TRY(const auto cut, check_merge(write, caller, agency, pair));
    store::Merge merge{agency, asked.double_id, domain::MergeId::make(write.now()), asked.kept, reason, write.today()};
    merge.made_at = write.now();
    merge.made_by = caller.officer;
    merge.posting_cut = cut;
    merge.was_active = pair.double_record.active;
    if (cut) store::end_postings(write, agency, asked.double_id, write.today() + one_day);
    store::update_active(write, agency, asked.double_id, false);
    store::end_sessions(write, agency, asked.double_id, std::nullopt);
    end_tokens_of(write, agency, {asked.double_id}, actor);
    store::insert_merge(write, merge);
    store::insert_audit_entries(
        write, agency, actor, "officer_merged",
        {{asked.double_id.value, fmt::format("into {}: {}", base::to_string(asked.kept), reason)},
         {asked.kept.value, fmt::format("double {}: {}", base::to_string(asked.double_id), reason)}});
    return {};
  });
  return audited(context, agency, asked.double_id, actor, std::move(merged));
}

base::Result<void> undo_merge(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                              base::OfficerId double_id, const store::Actor& actor) {
  auto undone = context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_CHECK(find_kept_below(write, caller, agency, double_id));
    const auto merge = store::find_merge(write, agency, double_id);
    if (!merge) return Error{Code::not_found, "not_found", ""};
    if (merge->made_on != write.today()) return Error{Code::conflict, "merge_undo_over", ""};
    if (merge->posting_cut) {
      (void)store::undo_change(write, agency, double_id, HistoryKind::posting, merge->made_on + one_day, std::nullopt);
    }
    if (merge->was_active) store::update_active(write, agency, double_id, true);
    store::undo_merge(write, *merge, caller.officer);
    store::insert_audit_entries(write, agency, actor, "officer_merge_undone",
                                {{double_id.value, ""}, {merge->kept.value, base::to_string(double_id)}});
    return {};
  });
  return audited(context, agency, double_id, actor, std::move(undone));
}

}  // namespace spotme::app

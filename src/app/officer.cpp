#include "app/officer.hpp"

#include "app/approval_handover.hpp"
#include "app/officer_reach.hpp"
#include "app/posting_notice.hpp"
#include "base/text.hpp"
#include "store/account.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/reopening.hpp"
#include "store/unit.hpp"
#include "store/worktime.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};

Error refuse(std::string_view key, std::string_view field) {
  return {Code::unprocessable, std::string(key), std::string(field)};
}

std::vector<store::Officer> rows_of(base::AgencyId agency, const std::vector<store::KeptOfficer>& kept) {
  std::vector<store::Officer> rows;
  for (const auto& one : kept) {
    store::Officer officer;
    officer.agency = agency;
    officer.id = one.id;
    officer.name = one.name;
    rows.push_back(std::move(officer));
  }
  return rows;
}

/// The state of each from that day on, and the last day that the change touches. Refuses who has no post then.
struct CheckedPosting {
  std::vector<store::Officer> rows;
  base::Day last;
};
base::Result<CheckedPosting> check_posts(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                         const std::vector<store::KeptOfficer>& kept, const PostingChange& change) {
  std::optional<domain::State> state;
  if (change.state) {
    state = domain::parse_state(*change.state);
    if (!state) return refuse("state_unknown", "state");
  }
  std::vector<store::OfficerDays> days;
  const auto last = std::max(change.from, read.today());
  for (const auto& one : kept) days.push_back({agency, one.id, change.from, last});
  const auto worktimes = store::load_worktimes(read, days);
  CheckedPosting checked{rows_of(agency, kept), change.from - one_day};
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto* post = worktimes[i].posting(change.from);
    if (post == nullptr) {
      if (kept[i].first_post && change.from < *kept[i].first_post) {
        return Error{Code::conflict, "before_first_post", "from", {{"day", base::format_day(*kept[i].first_post)}}};
      }
      return Error{Code::conflict, "no_post", fmt::format("officers[{}]", i), {{"name", kept[i].name}}};
    }
    if (!domain::may_administer(caller, agency, post->unit_path)) {
      return Error{Code::not_found, "not_found", fmt::format("officers[{}]", i)};
    }
    checked.rows[i].unit = change.unit;
    checked.rows[i].state = state.value_or(post->state);
    // What is known already from a later day on stays as it is; a row may be cut where the unit's own name changed.
    auto until = store::open_end;
    for (const auto& row : worktimes[i].postings) {
      if (row.from > change.from && row.value.unit_path != post->unit_path) until = std::min(until, row.from);
    }
    checked.last = std::max(checked.last, until == store::open_end ? last : until - one_day);
  }
  return checked;
}

base::Result<std::optional<base::OfficerId>> find_supervisor(db::Read& read, base::AgencyId agency,
                                                             const SupervisorChange& change) {
  constexpr std::string_view field = "supervisor_user_id";
  if (!change.supervisor_user_id) return std::optional<base::OfficerId>{};
  const auto account = store::find_account_by_user_id(read, normal_user_id(*change.supervisor_user_id));
  if (!account || account->agency != agency) return refuse("supervisor_unknown", field);
  if (!account->active || !store::find_officer(read, agency, account->officer, change.from)) {
    return refuse("supervisor_inactive", field);
  }
  const auto above = store::load_chain_above(read, agency, account->officer, change.from);
  for (const auto& officer : change.officers) {
    if (officer == account->officer) return refuse("supervisor_self", field);
    if (std::find(above.begin(), above.end(), officer) != above.end()) {
      const auto name = store::load_officer_names(read, agency, {officer}).front();
      return Error{Code::unprocessable, "supervisor_loop", std::string(field), {{"name", name}}};
    }
  }
  return std::optional(account->officer);
}

}  // namespace

base::Result<AccountView> edit_officer(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                       base::OfficerId officer, const OfficerEdit& edit, const store::Actor& actor) {
  auto edited = context.database.write([&](db::Write& write) -> base::Result<AccountView> {
    SPOTME_TRY(const auto kept, find_kept_below(write, caller, agency, officer));
    store::Officer row;
    row.agency = agency;
    row.id = officer;
    row.name = std::string(base::trimmed(edit.name));
    row.email = std::string(base::trimmed(edit.email));
    if (row.name.empty()) return refuse("name_required", "name");
    if (!row.email.empty() && !is_email_address(row.email)) return refuse("email_invalid", "email");
    const auto before = store::find_account_view(write, agency, officer);
    if (!before) return Error{Code::not_found, "not_found", ""};
    store::update_officers(write, {row});
    store::insert_audit_entry(write, agency, actor, "officer_edited", officer.value,
                              fmt::format("{} <{}> to {} <{}>", before->name, before->email, row.name, row.email));
    return store::find_account_view(write, agency, officer).value();
  });
  return audited(context, agency, officer, actor, std::move(edited));
}

base::Result<void> change_postings(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                   const PostingChange& change, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto kept, find_kept(write, caller, agency, change.officers));
    const auto unit = store::find_unit(write, agency, change.unit, change.from);
    if (!unit || !domain::may_administer(caller, agency, unit->path)) return refuse("unit_unknown", "unit_id");
    if (const auto end = store::find_unit_end(write, agency, change.unit, change.from)) {
      return Error{Code::conflict, "unit_closing", "unit_id", {{"day", base::format_day(*end)}}};
    }
    SPOTME_TRY(const auto checked, check_posts(write, caller, agency, kept, change));
    SPOTME_CHECK(check_open_months(write, agency, change.from, checked.last, "from"));
    store::change_postings(write, checked.rows, change.from);
    if (change.from <= write.today()) {
      store::reopen_days(write, agency, change.officers, {change.from, write.today()}, {"reopen_posting"});
    }
    std::vector<store::AuditSubject> subjects;
    for (const auto& row : checked.rows) {
      subjects.push_back({row.id.value, fmt::format("{} {} from {}: {}", unit->path, domain::state_name(row.state),
                                                    base::format_day(change.from), change.reason)});
    }
    store::insert_audit_entries(write, agency, actor, "posting_changed", subjects);
    tell_of_posts(write, agency, kept, unit->name, std::nullopt, change.from);
    return {};
  });
}

base::Result<void> change_supervisor(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                     const SupervisorChange& change, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto kept, find_kept(write, caller, agency, change.officers));
    for (const auto& one : kept) {
      if (one.first_post && *one.first_post <= change.from) continue;
      const auto day = one.first_post.value_or(store::open_end);
      return Error{Code::conflict, "before_first_post", "from", {{"day", base::format_day(day)}}};
    }
    SPOTME_TRY(const auto supervisor, find_supervisor(write, agency, change));
    auto rows = rows_of(agency, kept);
    std::vector<store::AuditSubject> subjects;
    for (auto& row : rows) {
      row.supervisor = supervisor;
      subjects.push_back({row.id.value, fmt::format("{} from {}: {}", change.supervisor_user_id.value_or("nobody"),
                                                    base::format_day(change.from), change.reason)});
    }
    const auto before = store::load_team_places(write, agency, change.officers);
    store::change_supervisors(write, rows, change.from);
    hand_over_cases(context, write, agency, before);
    store::insert_audit_entries(write, agency, actor, "supervisor_changed", subjects);
    if (supervisor) {
      auto names = store::load_officer_names(write, agency, {*supervisor});
      tell_of_posts(write, agency, kept, std::nullopt, std::move(names.front()), change.from);
    }
    return {};
  });
}

}  // namespace spotme::app

#include "app/grant.hpp"

#include "app/grant_end.hpp"
#include "app/grant_facts.hpp"
#include "app/grant_notice.hpp"
#include "app/grant_store.hpp"
#include "store/look.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using Lines = std::vector<GrantLine>;

const Error not_found{Code::not_found, "not_found", ""};

std::string officer_field(std::size_t n) { return fmt::format("officers[{}]", n); }

/// Who may be named in an entry, before anything is loaded.
base::Result<void> check_officers(const domain::Caller& caller, const GrantEntry& entry) {
  std::set<base::OfficerId> seen;
  for (std::size_t n = 0; n < entry.officers.size(); ++n) {
    if (entry.officers[n] == caller.officer) return Error{Code::forbidden, "grant_own", officer_field(n)};
    if (!seen.insert(entry.officers[n]).second) return Error{Code::unprocessable, "officer_twice", officer_field(n)};
  }
  return {};
}

base::Result<Lines> hold_against(const Context& context, db::Read& read, const domain::Caller& caller,
                                 const GrantEntry& entry) {
  std::vector<GrantQuestion> questions;
  // Dates that make no sense are refused before anything is loaded for them.
  const bool sound = domain::check_grant_shape(entry.draft).empty();
  auto asked = entry.draft;
  if (!sound) asked.last_day = asked.first_day;
  for (const auto& officer : entry.officers) questions.push_back({officer, asked});
  const auto found = load_grant_facts(context, read, caller.agency, domain::GrantOrigin::entered, questions);
  const auto names = store::load_officer_names(read, caller.agency, entry.officers);
  Lines lines;
  for (std::size_t n = 0; n < questions.size(); ++n) {
    const auto& answer = found.answers[n];
    const auto& path = answer.unit_path;
    if (path.empty() || !domain::may_keep_grants(caller, caller.agency, path, entry.officers[n])) return not_found;
    lines.push_back({entry.officers[n], names[n], domain::check_grant(entry.draft, answer.facts)});
  }
  return lines;
}

base::Result<void> check_range(domain::DayRange days) {
  if (days.last < days.first) return Error{Code::unprocessable, "range_reversed", "to"};
  if ((days.last - days.first).count() < most_grant_query_days) return {};
  return Error{Code::unprocessable, "range_too_long", "to", {{"limit", std::to_string(most_grant_query_days)}}};
}

base::Result<GrantPage> load_page(db::Read& read, base::AgencyId agency, store::GrantFilter filter,
                                  const GrantQuery& query, const std::optional<std::string>& after) {
  std::optional<base::GrantId> cursor;
  if (after) {
    const auto id = base::parse_uuid(*after);
    if (!id) return Error{Code::unprocessable, "cursor_invalid", "after"};
    cursor = base::GrantId{*id};
  }
  filter.days = query.days;
  filter.kind = query.kind;
  filter.withdrawn = query.withdrawn;
  GrantPage page{store::list_grants(read, agency, filter, cursor, query.limit + 1), {}};
  if (static_cast<std::int64_t>(page.grants.size()) > query.limit) {
    page.grants.pop_back();
    page.next = base::to_string(page.grants.back().grant.id);
  }
  std::vector<std::pair<base::OfficerId, base::GrantId>> times_off;
  for (const auto& view : page.grants) {
    if (view.grant.kind == store::GrantKind::time_off) times_off.emplace_back(view.grant.officer, view.grant.id);
  }
  if (!times_off.empty()) page.slips = store::load_time_slips(read, agency, times_off);
  return page;
}

}  // namespace

base::Result<Lines> try_grants(const Context& context, const domain::Caller& caller, const GrantEntry& entry) {
  SPOTME_CHECK(check_officers(caller, entry));
  return context.database.read(
      [&](db::Read& read) -> base::Result<Lines> { return hold_against(context, read, caller, entry); });
}

base::Result<Lines> enter_grants(const Context& context, const domain::Caller& caller, const GrantEntry& entry,
                                 const store::Actor& actor) {
  SPOTME_CHECK(check_officers(caller, entry));
  return context.database.write([&](db::Write& write) -> base::Result<Lines> {
    SPOTME_TRY(auto lines, hold_against(context, write, caller, entry));
    std::vector<store::Grant> grants;
    for (std::size_t n = 0; n < lines.size(); ++n) {
      auto& line = lines[n];
      if (!line.faults.empty()) {
        auto first = line.faults.front();
        if (lines.size() > 1) first.field = fmt::format("{}.{}", officer_field(n), first.field);
        return first;
      }
      line.grant = base::GrantId::make(write.now());
      auto grant = store::make_grant(caller.agency, line.officer, *line.grant, entry.draft);
      grant.made_at = write.now();
      grant.made_by = actor.officer;
      grants.push_back(std::move(grant));
    }
    store_grants(context, write, grants, actor, "grant_entered");
    tell_of_given(write, caller, grants);
    return lines;
  });
}

base::Result<void> withdraw_grant(const Context& context, const domain::Caller& caller, base::GrantId id,
                                  const std::string& reason, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto view = store::find_grant(write, caller.agency, id);
    if (!view || !domain::may_keep_grants(caller, caller.agency, view->unit_path)) return not_found;
    if (view->grant.officer == caller.officer) return Error{Code::forbidden, "grant_own", "id"};
    if (view->withdrawn_at) return Error{Code::conflict, "grant_withdrawn", "id"};
    SPOTME_CHECK(check_months_open(write, caller.agency, {view->grant.first_day, view->grant.last_day}));
    end_grants(write, {{view->grant}}, "grant_withdrawn", reason, actor);
    tell_of_withdrawal(write, caller, view->grant);
    return {};
  });
}

base::Result<GrantPage> own_grants(const Context& context, const domain::Caller& caller, const GrantQuery& query,
                                   const std::optional<std::string>& after) {
  SPOTME_CHECK(check_range(query.days));
  return context.database.read([&](db::Read& read) -> base::Result<GrantPage> {
    store::GrantFilter filter;
    filter.reach = {std::string()};
    filter.officer = caller.officer;
    return load_page(read, caller.agency, std::move(filter), query, after);
  });
}

base::Result<GrantPage> list_grants(const Context& context, const domain::Caller& caller, const GrantQuery& query,
                                    std::optional<base::UnitId> unit, std::optional<base::OfficerId> officer,
                                    const std::optional<std::string>& after, const store::Actor& actor) {
  SPOTME_CHECK(check_range(query.days));
  return context.database.write([&](db::Write& write) -> base::Result<GrantPage> {
    store::GrantFilter filter;
    filter.reach = domain::grant_reach(caller);
    filter.officer = officer;
    if (unit) {
      const auto found = store::find_unit(write, caller.agency, *unit, write.today());
      if (!found || !domain::may_keep_grants(caller, caller.agency, found->path)) {
        return Error{Code::unprocessable, "unit_unknown", "unit_id"};
      }
      filter.reach = {found->path};
    }
    SPOTME_TRY(auto page, load_page(write, caller.agency, std::move(filter), query, after));
    const auto detail = fmt::format("{} to {}: {} grants", base::format_day(query.days.first),
                                    base::format_day(query.days.last), page.grants.size());
    if (officer) {
      store::insert_looks(write, caller.agency, actor, "grants_read", {{*officer, officer->value, detail}});
    } else {
      store::insert_audit_entry(write, caller.agency, actor, "grants_read", std::nullopt, detail);
    }
    return page;
  });
}

}  // namespace spotme::app

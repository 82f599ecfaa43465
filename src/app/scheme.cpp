#include "app/scheme.hpp"

#include "app/day_case.hpp"
#include "app/officer_cursor.hpp"
#include "app/roster.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

/// A change that was found to be in order.
struct CheckedChange {
  domain::AssignedScheme scheme;
  std::vector<store::OfficerDays> days = {};        ///< of each officer, from the change on
  std::map<base::OfficerId, base::Day> until = {};  ///< the first day on which something else is known already
};

base::Result<domain::AssignedScheme> read_scheme(const Context& context, db::Read& read, const domain::Caller& caller,
                                                 const SchemeChange& change) {
  SPOTME_TRY(auto scheme, domain::parse_assigned(change.scheme));
  SPOTME_CHECK(domain::check_assigned(context.rulebook.current(read, caller.agency)->pack, change.from, scheme));
  SPOTME_CHECK(check_place(read, caller.agency, scheme, change.from));
  return scheme;
}

base::Result<CheckedChange> check_change(const Context& context, db::Read& read, const domain::Caller& caller,
                                         const SchemeChange& change) {
  SPOTME_TRY(auto scheme, read_scheme(context, read, caller, change));
  CheckedChange checked{std::move(scheme)};
  const auto last = std::max(change.from, read.today());
  for (const auto& officer : change.officers) checked.days.push_back({caller.agency, officer, change.from, last});
  const auto worktimes = store::load_worktimes(read, checked.days);
  std::map<base::OfficerId, bool> seen;
  for (std::size_t i = 0; i < change.officers.size(); ++i) {
    const auto field = fmt::format("officers[{}]", i);
    if (!seen.emplace(change.officers[i], true).second) return Error{Code::unprocessable, "officer_twice", field};
    const auto* posting = worktimes[i].posting(change.from);
    if (posting == nullptr) {
      if (worktimes[i].postings.empty()) return not_found;
      return Error{
          Code::conflict, "before_first_post", "from", {{"day", base::format_day(worktimes[i].postings.front().from)}}};
    }
    if (!domain::may_keep_worktime(caller, caller.agency, posting->unit_path)) return not_found;
    for (const auto& row : worktimes[i].schemes) {
      if (row.from > change.from) checked.until.emplace(change.officers[i], row.from);
    }
  }
  return checked;
}

store::SchemeFilter filter_of(const SchemeQuestion& question, base::Day today) {
  return {question.day.value_or(today), store::name_key(question.search), question.scheme, {}, question.limit + 1};
}

}  // namespace

base::Result<SchemePage> list_schemes(const Context& context, const domain::Caller& caller,
                                      const SchemeQuestion& question, std::optional<std::string> after) {
  std::optional<store::AccountCursor> cursor;
  if (after) {
    SPOTME_TRY(cursor, read_cursor(*after));
  }
  return context.database.read([&](db::Read& read) -> base::Result<SchemePage> {
    auto filter = filter_of(question, read.today());
    filter.reach = domain::worktime_reach(caller);
    if (question.unit) {
      const auto unit = store::find_unit(read, caller.agency, *question.unit, filter.day);
      if (!unit || !domain::may_keep_worktime(caller, caller.agency, unit->path)) {
        return Error{Code::unprocessable, "unit_unknown", "unit_id"};
      }
      filter.reach = {unit->path};
    }
    SchemePage page{store::list_schemes(read, caller.agency, filter, cursor), std::nullopt,
                    store::count_schemes(read, caller.agency, filter)};
    if (static_cast<std::int64_t>(page.officers.size()) > question.limit) {
      page.officers.pop_back();
      page.next = write_cursor(page.officers.back().officer, page.officers.back().name_key);
    }
    return page;
  });
}

base::Result<OfficerSchemes> show_schemes(const Context& context, const domain::Caller& caller,
                                          base::OfficerId officer) {
  return context.database.read([&](db::Read& read) -> base::Result<OfficerSchemes> {
    constexpr base::Day first{std::chrono::year{1900} / 1 / 1};
    const auto last = store::open_end - std::chrono::days{1};
    auto worktime = store::load_worktimes(read, {{caller.agency, officer, first, last}}).front();
    if (worktime.postings.empty()) return not_found;
    const auto* posting = worktime.posting(read.today());
    const auto& path = posting == nullptr ? worktime.postings.back().value.unit_path : posting->unit_path;
    if (!domain::may_keep_worktime(caller, caller.agency, path)) return not_found;
    return OfficerSchemes{store::load_officer_names(read, caller.agency, {officer}).front(),
                          std::move(worktime.schemes)};
  });
}

base::Result<Preview> preview_schemes(const Context& context, const domain::Caller& caller,
                                      const SchemeChange& change) {
  return context.database.read([&](db::Read& read) -> base::Result<Preview> {
    SPOTME_TRY(const auto checked, check_change(context, read, caller, change));
    PreviewQuestion question;
    question.agency = caller.agency;
    question.range = preview_range(change.from, std::nullopt, read.today());
    question.officers = change.officers;
    question.reach = domain::worktime_reach(caller);
    Roster roster;
    const auto& days = question.range.days;
    for (const auto& officer : change.officers) {
      roster.expect({caller.agency, officer, days.first, days.last}, checked.scheme);
    }
    roster.load(read);
    const auto text = domain::format_assigned(checked.scheme);
    return preview(context, read, question, [&](OfficerDayFacts& day) {
      const auto until = checked.until.find(day.officer);
      const bool ended = !question.range.trial && until != checked.until.end() && day.day >= until->second;
      if (!ended) put_scheme(day, text, roster.on(day.agency, day.officer, day.day, checked.scheme));
    });
  });
}

base::Result<void> change_schemes(const Context& context, const domain::Caller& caller, const SchemeChange& change,
                                  const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto checked, check_change(context, write, caller, change));
    std::vector<store::Officer> officers;
    std::vector<store::AuditSubject> subjects;
    const auto detail = fmt::format("{} from {}: {}", domain::format_assigned(checked.scheme),
                                    base::format_day(change.from), change.reason);
    for (const auto& id : change.officers) {
      store::Officer officer;
      officer.agency = caller.agency;
      officer.id = id;
      officer.scheme = checked.scheme;
      officers.push_back(std::move(officer));
      subjects.push_back({id.value, detail});
    }
    store::change_schemes(write, officers, change.from);
    if (change.from <= write.today()) {
      store::reopen_days(write, caller.agency, change.officers, {change.from, write.today()}, {"reopen_scheme"});
    }
    store::insert_audit_entries(write, caller.agency, actor, "scheme_changed", subjects);
    return {};
  });
}

void put_scheme(OfficerDayFacts& day, std::string scheme_text, const domain::DayScheme& scheme) {
  day.scheme_text = std::move(scheme_text);
  day.scheme = scheme;
  const auto made = make_case(day.day, day.facts.state, scheme);
  day.facts.scheme = made.scheme;
  day.facts.holiday = made.holiday;
  day.facts.rest_day = made.rest_day;
}

}  // namespace spotme::app

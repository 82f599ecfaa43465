#include "app/rota.hpp"

#include "app/roster.hpp"
#include "app/scheme.hpp"
#include "store/organisation.hpp"
#include "store/reopening.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};
constexpr base::Day beginning{std::chrono::year{1900} / 1 / 1};

base::Result<domain::RotaVersion> read_asking(const RotaAsking& asking) {
  SPOTME_TRY(auto days, domain::parse_pattern(asking.pattern));
  return domain::RotaVersion{asking.first_day.value_or(asking.valid_from), std::move(days), asking.works_on_holidays};
}

std::string detail_of(const RotaAsking& asking, const domain::RotaVersion& version, const std::string& code) {
  return fmt::format("{} from {}: {} | first day {} | holidays {} | {}", code, base::format_day(asking.valid_from),
                     domain::format_pattern(version.days), base::format_day(version.first_day),
                     version.works_on_holidays ? "worked" : "free", asking.reason);
}

/// How many officers stand on each rota, by its code.
std::map<std::string, std::int64_t> count_officers(db::Read& read, base::AgencyId agency) {
  std::map<std::string, std::int64_t> counts;
  for (const auto& count : store::count_by_scheme(read, agency, read.today())) {
    const auto assigned = domain::parse_assigned(count.scheme);
    if (!assigned) continue;
    if (const auto* place = std::get_if<domain::RotaPlace>(&*assigned)) counts[place->code] += count.officers;
  }
  return counts;
}

std::string unit_path(db::Read& read, const store::Rota& rota) {
  const auto unit = store::find_unit(read, rota.agency, rota.unit, read.today());
  return unit ? unit->path : std::string{};
}

RotaView make_view(const domain::Caller& caller, store::Rota rota, std::string path, const domain::RotaVersion* now,
                   std::int64_t officers) {
  const bool may = domain::may_keep_worktime(caller, rota.agency, path);
  return {std::move(rota), std::move(path), now == nullptr ? std::nullopt : std::optional(*now), officers, may};
}

base::Result<RotaDetail> load_detail(db::Read& read, const domain::Caller& caller, const std::string& code) {
  auto rota = store::find_rota(read, caller.agency, code);
  if (!rota) return not_found;
  const auto last = store::open_end - std::chrono::days{1};
  auto versions = store::load_rota_versions(read, {caller.agency}, {beginning, last});
  auto path = unit_path(read, *rota);
  const auto* now = store::find_version(versions, caller.agency, code, read.today());
  RotaDetail detail{
      make_view(caller, std::move(*rota), std::move(path), now, count_officers(read, caller.agency)[code]), {}};
  detail.versions = std::move(versions[{caller.agency, code}]);
  return detail;
}

/// A rota that the caller may change, and what he asks of it.
struct CheckedAsking {
  RotaDetail before;
  domain::RotaVersion version;
  std::optional<base::Day> until = {};  ///< the first day of a version that is known already
};
base::Result<CheckedAsking> check_asking(db::Read& read, const domain::Caller& caller, const std::string& code,
                                         const RotaAsking& asking) {
  SPOTME_TRY(auto before, load_detail(read, caller, code));
  if (!before.view.may_change) return not_found;
  SPOTME_TRY(auto version, read_asking(asking));
  const auto first = before.versions.front().from;
  if (asking.valid_from < first) {
    return Error{Code::unprocessable, "before_rota", "valid_from", {{"day", base::format_day(first)}}};
  }
  CheckedAsking checked{std::move(before), std::move(version)};
  for (const auto& row : checked.before.versions) {
    if (row.from > asking.valid_from && !checked.until) checked.until = row.from;
  }
  return checked;
}

}  // namespace

base::Result<RotaPage> list_rotas(const Context& context, const domain::Caller& caller, const std::string& after,
                                  std::size_t limit) {
  return context.database.read([&](db::Read& read) -> base::Result<RotaPage> {
    auto rotas = store::list_rotas(read, caller.agency, after, limit + 1);
    RotaPage page;
    if (rotas.size() > limit) {
      rotas.pop_back();
      page.next = rotas.back().code;
    }
    const auto versions = store::load_rota_versions(read, {caller.agency}, {read.today(), read.today()});
    auto counts = count_officers(read, caller.agency);
    std::map<base::UnitId, std::string> paths;
    for (const auto& unit : store::load_units(read, caller.agency, read.today())) paths[unit.id] = unit.path;
    for (auto& rota : rotas) {
      const auto* now = store::find_version(versions, caller.agency, rota.code, read.today());
      const auto officers = counts[rota.code];
      auto path = paths[rota.unit];
      page.rotas.push_back(make_view(caller, std::move(rota), std::move(path), now, officers));
    }
    return page;
  });
}

base::Result<RotaDetail> show_rota(const Context& context, const domain::Caller& caller, const std::string& code) {
  return context.database.read([&](db::Read& read) { return load_detail(read, caller, code); });
}

base::Result<RotaDetail> open_rota(const Context& context, const domain::Caller& caller, const RotaOpening& opening,
                                   const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<RotaDetail> {
    if (!domain::is_rota_code(opening.code)) return Error{Code::unprocessable, "rota_code_invalid", "code"};
    const auto unit = store::find_unit(write, caller.agency, opening.unit, write.today());
    if (!unit || !domain::may_keep_worktime(caller, caller.agency, unit->path)) {
      return Error{Code::unprocessable, "unit_unknown", "unit_id"};
    }
    SPOTME_TRY(auto version, read_asking(opening.asking));
    if (store::find_rota(write, caller.agency, opening.code)) return Error{Code::conflict, "rota_code_taken", "code"};
    const store::Rota rota{caller.agency, base::RotaId::make(write.now()), opening.code, opening.name, unit->id};
    store::insert_rota(write, rota, {caller.agency, rota.id, opening.asking.valid_from, version, actor.officer});
    store::insert_audit_entry(write, caller.agency, actor, "rota_opened", rota.id.value,
                              detail_of(opening.asking, version, rota.code));
    return load_detail(write, caller, opening.code);
  });
}

base::Result<Preview> preview_rota(const Context& context, const domain::Caller& caller, const std::string& code,
                                   const RotaAsking& asking) {
  return context.database.read([&](db::Read& read) -> base::Result<Preview> {
    SPOTME_TRY(const auto checked, check_asking(read, caller, code, asking));
    PreviewQuestion question;
    question.agency = caller.agency;
    const auto last = checked.until ? std::optional(*checked.until - std::chrono::days{1}) : std::nullopt;
    question.range = preview_range(asking.valid_from, last, read.today());
    question.reach = domain::worktime_reach(caller);
    question.officers = store::load_rota_officers(read, caller.agency, code, question.range.days);
    if (question.officers.empty()) return Preview{question.range};
    return preview(context, read, question, [&](OfficerDayFacts& day) {
      const auto assigned = domain::parse_assigned(day.scheme_text);
      const auto* place = assigned ? std::get_if<domain::RotaPlace>(&*assigned) : nullptr;
      if (place == nullptr || place->code != code) return;
      const auto kept = day.scheme.changed ? day.scheme.duty : std::nullopt;
      put_scheme(day, day.scheme_text, domain::day_scheme(checked.version, day.day, place->offset, kept));
    });
  });
}

base::Result<RotaDetail> change_rota(const Context& context, const domain::Caller& caller, const std::string& code,
                                     const RotaAsking& asking, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<RotaDetail> {
    SPOTME_TRY(const auto checked, check_asking(write, caller, code, asking));
    const auto rota = checked.before.view.rota.id;
    store::change_rota(write, {caller.agency, rota, asking.valid_from, checked.version, actor.officer});
    if (asking.valid_from <= write.today()) {
      const domain::DayRange days{asking.valid_from, write.today()};
      const auto officers = store::load_rota_officers(write, caller.agency, code, days);
      store::reopen_days(write, caller.agency, officers, days, {"reopen_rota"});
    }
    store::insert_audit_entry(write, caller.agency, actor, "rota_changed", rota.value,
                              detail_of(asking, checked.version, code));
    return load_detail(write, caller, code);
  });
}

}  // namespace spotme::app

#include "app/place_keeping.hpp"

#include "base/text.hpp"
#include "store/officer.hpp"

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};

Error ended(const store::Keeping& last, std::string field) {
  return {Code::conflict, "keeping_ended", std::move(field), {{"day", base::format_day(last.to - one_day)}}};
}

}  // namespace

base::Error keeping_not_found() { return {Code::not_found, "not_found", ""}; }

base::Result<std::vector<std::string>> keeper_reach(const domain::Caller& caller, base::AgencyId agency) {
  auto reach = domain::place_reach(caller, agency);
  if (reach.empty()) return keeping_not_found();
  return reach;
}

base::Result<store::Unit> keeper_unit(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                      base::UnitId unit) {
  SPOTME_CHECK(keeper_reach(caller, agency));
  auto found = store::find_unit(read, agency, unit, read.today());
  if (!found || !domain::may_keep_places(caller, agency, found->path)) {
    return Error{Code::unprocessable, "unit_unknown", "unit_id"};
  }
  return std::move(*found);
}

base::Result<store::KeepingFilter> keeping_filter(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                                  const KeepingQuestion& question) {
  store::KeepingFilter filter;
  SPOTME_TRY(filter.reach, keeper_reach(caller, agency));
  if (question.unit) {
    SPOTME_TRY(const auto unit, keeper_unit(read, caller, agency, *question.unit));
    filter.reach = {unit.path};
  }
  filter.search = store::name_key(question.search);
  filter.ended = question.ended;
  filter.after = question.after;
  filter.limit = question.limit + 1;
  return filter;
}

base::Result<void> check_draft(db::Read& read, const std::string& name, base::Day from) {
  if (base::trimmed(name).empty()) return Error{Code::unprocessable, "keeping_name_missing", "name"};
  if (from < read.today()) {
    return Error{Code::unprocessable, "keeping_from_past", "from", {{"today", base::format_day(read.today())}}};
  }
  if (from >= store::open_end) return Error{Code::unprocessable, "keeping_from_too_late", "from"};
  return {};
}

base::Result<void> check_change(const store::Keeping& last, base::Day from) {
  if (last.to <= from) return ended(last, "from");
  return {};
}

base::Result<void> check_ending(db::Read& read, const store::Keeping& last, base::Day last_day) {
  if (last_day < read.today() - one_day) {
    return Error{Code::unprocessable,
                 "keeping_last_day_past",
                 "last_day",
                 {{"yesterday", base::format_day(read.today() - one_day)}}};
  }
  if (last.to <= read.today() || last_day + one_day >= last.to) return ended(last, "last_day");
  return {};
}

store::KeepingWord keeping_word(const store::Actor& actor, const std::string& reason) {
  return {actor.officer, std::string(base::trimmed(reason))};
}

std::string with_reason(std::string detail, const std::string& reason) {
  const auto text = base::trimmed(reason);
  if (!text.empty()) detail.append(" | ").append(text);
  return detail;
}

}  // namespace spotme::app

#include "app/roster.hpp"

#include <algorithm>

namespace spotme::app {

void Roster::expect(const store::OfficerDays& days, const domain::AssignedScheme& assigned) {
  if (std::holds_alternative<domain::RotaPlace>(assigned)) expected_.push_back(days);
}

void Roster::load(db::Read& read) {
  if (expected_.empty()) return;
  std::vector<base::AgencyId> agencies;
  domain::DayRange days{expected_.front().first, expected_.front().last};
  for (const auto& one : expected_) {
    agencies.push_back(one.agency);
    days = {std::min(days.first, one.first), std::max(days.last, one.last)};
  }
  std::sort(agencies.begin(), agencies.end());
  agencies.erase(std::unique(agencies.begin(), agencies.end()), agencies.end());
  for (auto& [rota, versions] : store::load_rota_versions(read, agencies, days)) versions_[rota] = std::move(versions);
  for (const auto& [n, change] : store::load_rota_changes(read, expected_)) {
    changes_[{change.officer, change.day}] = change.duty;  // in the order of their making: the last one stays
  }
  expected_.clear();
}

domain::DayScheme Roster::on(base::AgencyId agency, base::OfficerId officer, base::Day day,
                             const domain::AssignedScheme& assigned) const {
  if (const auto* scheme = std::get_if<domain::Scheme>(&assigned)) return domain::day_scheme(*scheme);
  const auto& place = std::get<domain::RotaPlace>(assigned);
  const auto* version = store::find_version(versions_, agency, place.code, day);
  if (version == nullptr) return {domain::Office{}, domain::Duty{domain::Rest{}}};
  const auto change = changes_.find({officer, day});
  return domain::day_scheme(*version, day, place.offset,
                            change == changes_.end() ? std::nullopt : std::optional(change->second));
}

base::Result<void> check_place(db::Read& read, base::AgencyId agency, const domain::AssignedScheme& assigned,
                               base::Day from, std::string_view field) {
  const auto* place = std::get_if<domain::RotaPlace>(&assigned);
  if (place == nullptr) return {};
  const auto versions = store::load_rota_versions(read, {agency}, {from, from});
  if (store::find_version(versions, agency, place->code, from) != nullptr) return {};
  return base::Error{base::Code::unprocessable, "rota_unknown", std::string(field), {{"code", place->code}}};
}

}  // namespace spotme::app

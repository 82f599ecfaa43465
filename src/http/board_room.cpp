#include "http/board_room.hpp"

#include "base/time.hpp"
#include "http/board_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace spotme::http {
namespace {

constexpr std::size_t most_units = 100;

std::size_t place_of(const app::Standing& standing) { return static_cast<std::size_t>(standing.presence.status); }

}  // namespace

BoardRoom::BoardRoom(std::vector<app::BoardRow> rows, std::uint64_t number) : forgotten_(number), last_(number) {
  fill(rows);
}

void BoardRoom::fill(const std::vector<app::BoardRow>& rows) {
  seats_.clear();
  units_.clear();
  counts_ = {};
  std::map<std::string, std::size_t> places;
  for (const auto& row : rows) places.emplace(row.member.unit_path, 0);
  for (auto& [path, place] : places) {
    place = units_.size();
    units_.push_back({path, {}});
  }
  for (const auto& row : rows) {
    const auto place = places.at(row.member.unit_path);
    units_[place].name = row.member.unit_name;
    ++units_[place].counts.at(place_of(row.standing));
    ++counts_.at(place_of(row.standing));
    seats_.push_back({row.member.officer, place, row.standing});
  }
}

void BoardRoom::forget(std::uint64_t number) {
  changes_.clear();
  forgotten_ = last_ = number;
}

bool BoardRoom::update(const Standings& standings, std::uint64_t& number) {
  std::size_t changed = 0;
  for (std::size_t i = 0; i < seats_.size(); ++i) {
    auto& seat = seats_[i];
    const auto found = standings.find(seat.officer);
    if (found == standings.end()) continue;
    const bool same = found->second.presence == seat.standing.presence;
    if (!same) {
      for (auto* counts : {&counts_, &units_[seat.unit].counts}) {
        --counts->at(place_of(seat.standing));
        ++counts->at(place_of(found->second));
      }
      changes_.push_back({++number, i});
      last_ = number;
      ++changed;
    }
    seat.standing = found->second;
  }
  if (changed > most_changes) {
    forget(number);
    return false;
  }
  for (; changes_.size() > most_changes; changes_.pop_front()) forgotten_ = changes_.front().number;
  return true;
}

bool BoardRoom::replace(const std::vector<app::BoardRow>& rows, std::uint64_t& number) {
  const bool same = rows.size() == seats_.size() &&
                    std::equal(rows.begin(), rows.end(), seats_.begin(), [&](const auto& row, const auto& seat) {
                      return row.member.officer == seat.officer && row.member.unit_path == units_[seat.unit].path;
                    });
  if (!same) {
    fill(rows);
    forget(++number);
    return false;
  }
  Standings standings;
  for (const auto& row : rows) standings.emplace(row.member.officer, row.standing);
  return update(standings, number);
}

std::string BoardRoom::changes_since(std::uint64_t number, base::Instant at) const {
  std::set<std::size_t> changed;
  for (const auto& change : changes_) {
    if (change.number > number) changed.insert(change.seat);
  }
  if (changed.empty()) return {};
  boost::json::array officers;
  for (const auto seat : changed) {
    officers.push_back(boost::json::object{{"officer_id", base::to_string(seats_[seat].officer)},
                                           {"presence", to_json(seats_[seat].standing.presence)}});
  }
  return boost::json::serialize(
      boost::json::object{{"at", base::format_instant(at)}, {"officers", std::move(officers)}});
}

std::string BoardRoom::counts(base::Instant at) const {
  boost::json::array units;
  for (const auto& unit : units_) {
    if (units.size() < most_units) units.push_back(to_json(unit));
  }
  return boost::json::serialize(
      boost::json::object{{"at", base::format_instant(at)}, {"counts", to_json(counts_)}, {"units", std::move(units)}});
}

}  // namespace spotme::http

#include "store/worktime.hpp"

namespace spotme::store {
namespace {

using db::to_value;

template <class T>
const T* as_of(const std::vector<Dated<T>>& rows, base::Day day) {
  for (const auto& row : rows) {
    if (row.from <= day && day < row.to) return &row.value;
  }
  return nullptr;
}

}  // namespace

const Posting* Worktime::posting(base::Day day) const { return as_of(postings, day); }
const domain::Scheme* Worktime::scheme(base::Day day) const { return as_of(schemes, day); }

Worktime load_worktime(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day first,
                       base::Day last) {
  Worktime worktime;
  const auto postings = read.query(
      "SELECT p.valid_from, p.valid_to, v.path, p.state FROM posting p JOIN unit_version v ON v.agency_id = "
      "p.agency_id "
      "AND v.unit_id = p.unit_id AND v.valid_from <= p.valid_from AND p.valid_from < v.valid_to "
      "WHERE p.agency_id = $1 AND p.officer_id = $2 AND p.valid_from <= $4 AND $3 < p.valid_to ORDER BY p.valid_from",
      {to_value(agency), to_value(officer), to_value(first), to_value(last)});
  for (const auto row : postings) {
    worktime.postings.push_back({row.day(0), row.day(1), {row.text(2), domain::parse_state(row.text(3)).value()}});
  }
  const auto schemes = read.query(
      "SELECT valid_from, valid_to, scheme FROM officer_scheme WHERE agency_id = $1 AND officer_id = $2 AND valid_from "
      "<= $4 "
      "AND $3 < valid_to ORDER BY valid_from",
      {to_value(agency), to_value(officer), to_value(first), to_value(last)});
  for (const auto row : schemes) {
    worktime.schemes.push_back({row.day(0), row.day(1), domain::parse_scheme(row.text(2)).value()});
  }
  return worktime;
}

}  // namespace spotme::store

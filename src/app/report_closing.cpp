#include "app/report_closing.hpp"

#include "store/closing.hpp"

namespace spotme::app {
namespace {

/// nullopt: none is.
std::optional<base::Day> closed_until(db::Read& read, base::AgencyId agency) {
  const auto closing = store::find_agency_closing(read, agency);
  if (!closing || !closing->start || closing->closed_until < *closing->start) return std::nullopt;
  return closing->closed_until;
}

}  // namespace

bool is_period_closed(db::Read& read, base::AgencyId agency, const domain::ReportQuestion& question) {
  return domain::looks_ahead(question.kind) || closed_until(read, agency) >= question.days.last;
}

std::string not_final_words(db::Read& read, const ReportWords& words, base::AgencyId agency,
                            const domain::ReportQuestion& question) {
  if (domain::looks_ahead(question.kind)) return {};
  const auto until = closed_until(read, agency);
  if (!until) return words("report_nothing_closed");
  if (*until >= question.days.last) return {};
  return words("report_closed_until", {{"day", words.day(*until)}});
}

}  // namespace spotme::app

#pragma once

#include "app/context.hpp"
#include "base/messages.hpp"
#include "domain/access.hpp"
#include "domain/report.hpp"
#include "store/audit.hpp"
#include "store/report_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Reports that are made in the background (app/report_runner) and fetched later. An order is its owner's alone: to
/// anybody else it does not exist.
namespace spotme::app {

/// An officer may have so many reports waiting; one at a time is made for him anyway.
inline constexpr std::int64_t most_waiting_reports = 5;
/// A larger file of a report is refused.
inline constexpr std::int64_t most_report_mebibytes = 100;
/// What a purpose and a recipient may have, in characters.
inline constexpr std::size_t most_purpose_length = 300;

struct NewReport {
  domain::ReportQuestion question;
  domain::ReportForm form = domain::ReportForm::pdf;
  std::string purpose = {};
  std::string recipient = {};
};
/// Refuses `report_purpose_missing` (field `purpose` or `recipient`) for an empty one where the agency asks for them.
[[nodiscard]] base::Result<void> check_report_purpose(db::Read& read, base::AgencyId agency, const std::string& purpose,
                                                      const std::string& recipient);
/// Refuses what app::check_report_task and domain::check_report_form refuse, `report_purpose_missing` (field `purpose`
/// or `recipient`) where the agency asks for them, and `report_too_many` (conflict; args `limit`). Audited; an order
/// about one officer is a look that he may read.
[[nodiscard]] base::Result<store::ReportOrder> order_report(const Context& context, const domain::Caller& caller,
                                                            const NewReport& asked, const store::Actor& actor);

struct ReportOrderPage {
  std::vector<store::ReportOrder> orders;  ///< the latest first
  std::optional<base::Uuid> next = {};     ///< give it as `before`
};
[[nodiscard]] ReportOrderPage list_report_orders(const Context& context, const domain::Caller& caller,
                                                 const std::optional<base::Uuid>& before, std::int64_t limit);
/// Refuses `not_found`, as those below.
[[nodiscard]] base::Result<store::ReportOrder> show_report_order(const Context& context, const domain::Caller& caller,
                                                                 domain::ReportOrderId id);
/// Refuses `report_not_running` (conflict) for one that has ended. A runner stops before its next page. Audited.
[[nodiscard]] base::Result<store::ReportOrder> cancel_report_order(const Context& context, const domain::Caller& caller,
                                                                   domain::ReportOrderId id, const store::Actor& actor);
struct ReportFileBytes {
  std::string bytes;
  std::string file_name;
  std::string media_type;
};
/// Refuses `report_not_ready` (conflict) before it is done or when its file is gone; `not_found` when the caller no
/// longer reaches what it tells of. Audited, as an order is.
[[nodiscard]] base::Result<ReportFileBytes> fetch_report(const Context& context, const domain::Caller& caller,
                                                         domain::ReportOrderId id, const store::Actor& actor);

/// What the agency set for its reports. Who may order reports may read it.
[[nodiscard]] store::ReportPolicy show_report_policy(const Context& context, const domain::Caller& caller);
/// Refuses `not_found` for who is no administrator of the whole agency, and `report_keep_days` (field `keep_days`; args
/// `limit`). Audited.
[[nodiscard]] base::Result<store::ReportPolicy> set_report_policy(const Context& context, const domain::Caller& caller,
                                                                  const store::ReportPolicy& policy,
                                                                  const store::Actor& actor);

}  // namespace spotme::app

#include "app/report_order.hpp"

#include "app/report.hpp"
#include "store/look.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};
constexpr std::int64_t most_keep_days = 90;

std::string detail_of(const store::ReportOrder& order) {
  const auto& asked = order.question;
  auto text = fmt::format("{} {} {} {} {}", domain::terms_of(asked.kind).name, base::format_day(asked.days.first),
                          base::format_day(asked.days.last), asked.unit_path.empty() ? "all reached" : asked.unit_path,
                          domain::report_form_name(order.form));
  if (!order.purpose.empty()) text += "; purpose: " + order.purpose;
  if (!order.recipient.empty()) text += "; recipient: " + order.recipient;
  return text;
}

void record(db::Write& write, const store::Actor& actor, std::string_view action, const store::ReportOrder& order) {
  const auto& officer = order.question.officer;
  if (officer) {
    store::insert_looks(write, order.agency, actor, action, {{*officer, order.id.value, detail_of(order)}});
  } else {
    store::insert_audit_entry(write, order.agency, actor, action, order.id.value, detail_of(order));
  }
}

base::Result<store::ReportOrder> find_own(db::Read& read, const domain::Caller& caller, domain::ReportOrderId id) {
  auto order = store::find_report_order(read, caller.agency, id);
  if (!order || order->ordered_by != caller.officer) return not_found;
  return *std::move(order);
}

}  // namespace

base::Result<void> check_report_purpose(db::Read& read, base::AgencyId agency, const std::string& purpose,
                                        const std::string& recipient) {
  if (!store::load_report_policy(read, agency).purpose_asked) return {};
  if (purpose.empty()) return Error{Code::unprocessable, "report_purpose_missing", "purpose"};
  if (recipient.empty()) return Error{Code::unprocessable, "report_purpose_missing", "recipient"};
  return {};
}

base::Result<store::ReportOrder> order_report(const Context& context, const domain::Caller& caller,
                                              const NewReport& asked, const store::Actor& actor) {
  SPOTME_CHECK(domain::check_report_form(asked.question.kind, asked.form));
  return context.database.write([&](db::Write& write) -> base::Result<store::ReportOrder> {
    SPOTME_CHECK(check_report_task(write, caller, asked.question));
    SPOTME_CHECK(check_report_purpose(write, caller.agency, asked.purpose, asked.recipient));
    if (store::count_open_report_orders(write, caller.agency, caller.officer) >= most_waiting_reports) {
      return Error{Code::conflict, "report_too_many", "", {{"limit", std::to_string(most_waiting_reports)}}};
    }
    store::ReportOrder order;
    order.agency = caller.agency;
    order.id = domain::ReportOrderId::make(write.now());
    order.question = asked.question;
    order.form = asked.form;
    order.purpose = asked.purpose;
    order.recipient = asked.recipient;
    order.ordered_by = caller.officer;
    order.ordered_at = write.now();
    store::insert_report_orders(write, {order});
    record(write, actor, "report_ordered", order);
    return store::find_report_order(write, order.agency, order.id).value();
  });
}

ReportOrderPage list_report_orders(const Context& context, const domain::Caller& caller,
                                   const std::optional<base::Uuid>& before, std::int64_t limit) {
  return context.database.read([&](db::Read& read) {
    ReportOrderPage page{store::list_report_orders(read, caller.agency, caller.officer, before, limit + 1)};
    if (static_cast<std::int64_t>(page.orders.size()) > limit) {
      page.orders.pop_back();
      page.next = page.orders.back().id.value;
    }
    return page;
  });
}

base::Result<store::ReportOrder> show_report_order(const Context& context, const domain::Caller& caller,
                                                   domain::ReportOrderId id) {
  return context.database.read([&](db::Read& read) { return find_own(read, caller, id); });
}

base::Result<store::ReportOrder> cancel_report_order(const Context& context, const domain::Caller& caller,
                                                     domain::ReportOrderId id, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::ReportOrder> {
    SPOTME_TRY(const auto order, find_own(write, caller, id));
    if (!store::cancel_report_order(write, caller.agency, id)) {
      return Error{Code::conflict, "report_not_running", ""};
    }
    store::insert_audit_entry(write, caller.agency, actor, "report_cancelled", id.value, detail_of(order));
    return find_own(write, caller, id);
  });
}

base::Result<ReportFileBytes> fetch_report(const Context& context, const domain::Caller& caller,
                                           domain::ReportOrderId id, const store::Actor& actor) {
  SPOTME_TRY(const auto order, context.database.write([&](db::Write& write) -> base::Result<store::ReportOrder> {
    SPOTME_TRY(auto found, find_own(write, caller, id));
    if (found.state != store::ReportState::done) return Error{Code::conflict, "report_not_ready", ""};
    // What he may see is asked again: a role that ended meanwhile opens no file any more.
    const auto reach = report_reach(write, caller, found.question.kind);
    if (!domain::still_reached(reach, found.paths)) return not_found;
    record(write, actor, "report_fetched", found);
    return found;
  }));
  ReportFileBytes file;
  file.bytes = context.database.read([&](db::Read& read) {
    return store::load_report_file(read, {caller.agency, id});
  });
  file.file_name = order.file_name;
  file.media_type = domain::report_media_type(order.form);
  return file;
}

store::ReportPolicy show_report_policy(const Context& context, const domain::Caller& caller) {
  return context.database.read([&](db::Read& read) { return store::load_report_policy(read, caller.agency); });
}

base::Result<store::ReportPolicy> set_report_policy(const Context& context, const domain::Caller& caller,
                                                    const store::ReportPolicy& policy, const store::Actor& actor) {
  if (!domain::may_close_months(caller, caller.agency)) return not_found;  // what holds for everybody in it, as a month
  if (policy.keep_days < 1 || policy.keep_days > most_keep_days) {
    return Error{Code::unprocessable, "report_keep_days", "keep_days", {{"limit", std::to_string(most_keep_days)}}};
  }
  return context.database.write([&](db::Write& write) -> base::Result<store::ReportPolicy> {
    store::put_report_policy(write, caller.agency, policy, actor.officer);
    store::insert_audit_entry(
        write, caller.agency, actor, "report_policy_set", std::nullopt,
        fmt::format("keep {} days, purpose {}", policy.keep_days, policy.purpose_asked ? "asked" : "not asked"));
    return policy;
  });
}

}  // namespace spotme::app

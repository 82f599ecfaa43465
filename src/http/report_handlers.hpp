#pragma once

#include "http/routes.hpp"

/// The handlers of reports (laporan): on the screen, ordered, by schedule; and the caller's own time card.
namespace spotme::http {

// report.cpp
[[nodiscard]] base::Result<Response> list_report_kinds(const Call& call);
[[nodiscard]] base::Result<Response> show_report(const Call& call);
[[nodiscard]] base::Result<Response> list_report_officers(const Call& call);
[[nodiscard]] base::Result<Response> show_own_time_card(const Call& call);

// report_order.cpp
[[nodiscard]] base::Result<Response> list_report_orders(const Call& call);
[[nodiscard]] base::Result<Response> post_report_order(const Call& call);
[[nodiscard]] base::Result<Response> show_report_order(const Call& call);
[[nodiscard]] base::Result<Response> post_report_order_cancellation(const Call& call);
[[nodiscard]] base::Result<Response> show_report_order_file(const Call& call);
[[nodiscard]] base::Result<Response> show_report_policy(const Call& call);
[[nodiscard]] base::Result<Response> put_report_policy(const Call& call);

// report_schedule.cpp
[[nodiscard]] base::Result<Response> list_report_readers(const Call& call);
[[nodiscard]] base::Result<Response> list_report_schedules(const Call& call);
[[nodiscard]] base::Result<Response> post_report_schedule(const Call& call);
[[nodiscard]] base::Result<Response> delete_report_schedule(const Call& call);

}  // namespace spotme::http

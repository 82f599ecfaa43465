#include "app/hold.hpp"

#include "base/json_reader.hpp"
#include "http/audit_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_title = 200;
constexpr std::size_t most_reason = 1'000;

boost::json::object to_json(const store::HoldView& view) {
  const auto& hold = view.hold;
  boost::json::object body{{"id", base::to_string(hold.id)},
                           {"scope", hold.officer ? "officer"
                                     : hold.unit  ? "unit"
                                                  : "agency"},
                           {"officer", nullptr},
                           {"unit", nullptr},
                           {"title", hold.title},
                           {"reason", hold.reason},
                           {"reference", hold.reference},
                           {"ordered_by", hold.ordered_by},
                           {"placed_at", base::format_instant(hold.placed_at)},
                           {"placed_by", view.placed_by_name},
                           {"officers", view.officers},
                           {"ended", nullptr}};
  if (hold.officer) body["officer"] = {{"id", base::to_string(*hold.officer)}, {"name", view.officer_name}};
  if (hold.unit) {
    body["unit"] = {{"id", base::to_string(*hold.unit)}, {"path", view.unit_path}, {"name", view.unit_name}};
  }
  if (view.ended_at) {
    body["ended"] = {
        {"at", base::format_instant(*view.ended_at)}, {"by", view.ended_by_name}, {"reason", view.ended_reason}};
  }
  return body;
}

}  // namespace

base::Result<Response> list_holds(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"open", "before", "limit"}));
  SPOTME_TRY(const bool open, query_flag(call.request, "open"));
  SPOTME_TRY(const auto before, query_uuid(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto page, app::list_holds(call.service.context, call.caller, open, before, limit));
  boost::json::array holds;
  for (const auto& view : page.holds) holds.push_back(to_json(view));
  boost::json::object body{{"holds", std::move(holds)}, {"may_keep", page.may_keep}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> post_hold(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::HoldEntry entry;
  if (const auto officer = reader.optional_uuid("officer_id")) entry.officer = base::OfficerId{*officer};
  if (const auto unit = reader.optional_uuid("unit_id")) entry.unit = base::UnitId{*unit};
  entry.title = reader.required_text("title", 1, most_title);
  entry.reason = reader.required_text("reason", 1, most_reason);
  entry.reference = reader.required_text("reference", 1, most_title);
  entry.ordered_by = reader.required_text("ordered_by", 1, most_title);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view, app::place_hold(call.service.context, call.caller, entry, call.actor()));
  return reply(201, to_json(view));
}

base::Result<Response> post_hold_ending(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto reason = reader.required_text("reason", 1, most_reason);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view, app::end_hold(call.service.context, call.caller, {id}, reason, call.actor()));
  return reply(200, to_json(view));
}

}  // namespace spotme::http

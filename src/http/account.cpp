#include "app/account.hpp"

#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/account_json.hpp"
#include "http/handlers.hpp"
#include "http/officer_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::string_view role_words =
    "officer, supervisor, approver, head, coordinator, agency_admin, system_admin, integrity, auditor";

boost::json::object unit_json(base::UnitId id, std::string_view path, std::string_view name) {
  return {{"id", base::to_string(id)}, {"path", path}, {"name", name}};
}

}  // namespace

boost::json::object account_json(const app::AccountView& view) {
  boost::json::array roles{"officer"};
  for (const auto role : view.roles) roles.emplace_back(domain::role_name(role));
  boost::json::object body{{"officer_id", base::to_string(view.officer)},
                           {"user_id", view.user_id},
                           {"name", view.name},
                           {"email", view.email},
                           {"unit", unit_json(view.unit, view.unit_path, view.unit_name)},
                           {"state", view.state},
                           {"scheme", view.scheme},
                           {"roles", std::move(roles)},
                           {"status", store::account_status_name(view.status)}};
  if (view.supervisor) {
    body["supervisor"] = {{"officer_id", base::to_string(view.supervisor->officer)},
                          {"user_id", view.supervisor->user_id},
                          {"name", view.supervisor->name}};
  }
  if (view.temporary_until) body["temporary_until"] = base::format_instant(*view.temporary_until);
  if (view.last_sign_in_at) body["last_sign_in_at"] = base::format_instant(*view.last_sign_in_at);
  if (view.posted_until) body["posted_until"] = base::format_day(*view.posted_until - std::chrono::days{1});
  return body;
}

namespace {

base::Result<store::AccountFilter> read_filter(const Request& request) {
  SPOTME_CHECK(check_query(request, {"search", "status", "unit_id", "role", "after", "limit"}));
  store::AccountFilter filter;
  if (const auto search = request.query_value("search")) {
    if (!base::is_storable_text(*search) || base::count_characters(*search) > 100) return bad_parameter("search");
    filter.search = *search;
  }
  if (const auto status = request.query_value("status")) {
    using store::AccountStatus;
    for (const auto known : {AccountStatus::active, AccountStatus::temporary, AccountStatus::expired,
                             AccountStatus::locked, AccountStatus::inactive}) {
      if (store::account_status_name(known) == *status) filter.status = known;
    }
    if (!filter.status) return bad_parameter("status");
  }
  if (const auto role = request.query_value("role")) {
    filter.role = domain::parse_role(*role);
    if (!filter.role || *filter.role == domain::Role::officer) return bad_parameter("role");
  }
  SPOTME_TRY(filter.limit, query_limit(request, filter.limit, 200));
  return filter;
}

base::Result<app::AccountOpening> read_opening(const Request& request) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  app::AccountOpening opening;
  opening.user_id = reader.required_text("user_id", 1, 64);
  opening.name = reader.required_text("name", 1, 200);
  opening.email = reader.optional_text("email", 0, 254).value_or("");
  opening.unit = {reader.required_uuid("unit_id")};
  opening.state = reader.required_text("state", 1, 40);
  opening.scheme = reader.required_text("scheme", 1, 60);
  opening.supervisor_user_id = reader.optional_text("supervisor_user_id", 1, 64);
  for (const auto& word : reader.optional_texts("roles", 8, 1, 40)) {
    const auto role = domain::parse_role(word);
    if (!role) {
      reader.refuse("roles", base::Code::invalid, "not_one_of", {{"allowed", std::string(role_words)}});
    } else {
      opening.roles.push_back(*role);
    }
  }
  SPOTME_CHECK(reader.finish());
  return opening;
}

}  // namespace

boost::json::object to_json(const app::AccountWithPassword& given) {
  return {{"account", account_json(given.account)},
          {"temporary_password", given.temporary_password},
          {"expires_at", base::format_instant(given.expires_at)}};
}

base::Result<Response> list_agencies(const Call& call) {
  boost::json::array agencies;
  for (const auto& agency : app::list_agencies(call.service.context, call.caller)) {
    agencies.push_back({{"id", base::to_string(agency.id)}, {"code", agency.code}, {"name", agency.name}});
  }
  return reply(200, {{"agencies", std::move(agencies)}});
}

base::Result<Response> list_units(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto found, app::list_units(call.service.context, call.caller, {agency}));
  boost::json::array units;
  for (const auto& unit : found) units.push_back(unit_json(unit.id, unit.path, unit.name));
  return reply(200, {{"units", std::move(units)}});
}

base::Result<Response> list_reached_units(const Call& call) {
  boost::json::array units;
  for (const auto& unit : app::list_reached_units(call.service.context, call.caller)) {
    units.push_back(unit_json(unit.id, unit.path, unit.name));
  }
  return reply(200, {{"units", std::move(units)}});
}

base::Result<Response> list_accounts(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto filter, read_filter(call.request));
  std::optional<std::string> after;
  if (const auto text = call.request.query_value("after")) after = *text;
  SPOTME_TRY(const auto unit, query_id<base::UnitId>(call.request, "unit_id"));
  SPOTME_TRY(const auto page,
             app::list_accounts(call.service.context, call.caller, {agency}, filter, unit, after, call.actor()));
  boost::json::array accounts;
  for (const auto& view : page.accounts) accounts.push_back(account_json(view));
  boost::json::object body{{"accounts", std::move(accounts)}, {"total", page.total}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> post_account(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto opening, read_opening(call.request));
  SPOTME_TRY(const auto given, app::open_account(call.service.context, call.caller, {agency}, opening, call.actor()));
  return reply(201, to_json(given));
}

base::Result<Response> show_account(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  SPOTME_TRY(const auto view,
             app::show_account(call.service.context, call.caller, target.agency, target.officer, call.actor()));
  return reply(200, account_json(view));
}

base::Result<Response> post_temporary_password(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  SPOTME_TRY(const auto given,
             app::reset_password(call.service.context, call.caller, target.agency, target.officer, call.actor()));
  return reply(200, to_json(given));
}

base::Result<Response> put_account_active(const Call& call) {
  SPOTME_TRY(const auto target, officer_target(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const bool active = reader.required_boolean("active");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view,
             app::set_active(call.service.context, call.caller, target.agency, target.officer, active, call.actor()));
  return reply(200, account_json(view));
}

}  // namespace spotme::http

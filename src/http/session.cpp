#include "app/session.hpp"

#include "app/account.hpp"
#include "app/kiosk.hpp"
#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/cookie.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::object officer_json(const Call& call, const domain::Caller& caller) {
  const auto own = app::load_own(call.service.context, caller);
  boost::json::array roles{"officer"};
  std::string_view last;
  for (const auto& holding : caller.roles) {
    const auto name = domain::role_name(holding.role);
    if (name != last) roles.emplace_back(name);
    last = name;
  }
  boost::json::object officer{
      {"id", base::to_string(caller.officer)},
      {"user_id", caller.user_id},
      {"name", own.name},
      {"agency", {{"id", base::to_string(own.agency.id)}, {"code", own.agency.code}, {"name", own.agency.name}}},
      {"roles", std::move(roles)}};
  if (own.unit) {
    officer["unit"] = {{"id", base::to_string(own.unit->id)}, {"path", own.unit->path}, {"name", own.unit->name}};
  } else {
    officer["unit"] = nullptr;
  }
  return officer;
}

boost::json::object signed_in_json(const Call& call, const domain::Caller& caller) {
  return {{"must_change_password", caller.must_change_password}, {"officer", officer_json(call, caller)}};
}

/// The answer to a session that was opened: a cookie for a browser, the token itself for a program.
base::Result<Response> answer_opened(const Call& call, const app::OpenedSession& opened) {
  const auto kiosk = call.request.cookie(kiosk_cookie_name);
  if (!kiosk.empty()) app::open_at_kiosk(call.service.context, opened.session, kiosk);
  SPOTME_TRY(const auto caller, app::authenticate(call.service.context, opened.token));
  auto body = signed_in_json(call, caller);
  body["expires_at"] = base::format_instant(opened.session.expires_at);
  body["failed_attempts"] = opened.failed_attempts;
  const bool as_token = opened.session.kind == "token";
  if (as_token) body["token"] = opened.token;
  auto response = reply(200, body);
  if (!as_token) response.headers.emplace_back("Set-Cookie", session_cookie(call.service.options, opened));
  return response;
}

/// What a browser says of itself, cut to what is worth keeping.
std::string device_of(const Request& request) {
  const auto agent = request.header("user-agent").substr(0, 300);
  return base::is_storable_text(agent) ? std::string(agent) : std::string();
}

boost::json::object session_json(const store::Session& session, const domain::Caller& caller) {
  return {{"id", base::to_string(session.id)},
          {"current", session.id == caller.session},
          {"trusted", session.trusted},
          {"kind", session.kind},
          {"created_at", base::format_instant(session.created_at)},
          {"last_used_at", base::format_instant(session.last_used_at)},
          {"expires_at", base::format_instant(session.expires_at)},
          {"address", session.address},
          {"device", session.device}};
}

}  // namespace

base::Result<Response> post_session(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::SignIn sign_in;
  sign_in.user_id = reader.required_text("user_id", 1, 64);
  sign_in.password = reader.required_text("password", 1, 256);
  sign_in.kind =
      reader.optional_enum<std::string_view>("as", {{"cookie", "cookie"}, {"token", "token"}}).value_or("cookie");
  // A kiosk is everybody's: it never stays signed in.
  const bool shared = !call.request.cookie(kiosk_cookie_name).empty();
  sign_in.trust_device = reader.optional_boolean("trust_device").value_or(false) && !shared;
  SPOTME_CHECK(reader.finish());
  sign_in.address = call.request.address;
  sign_in.device = device_of(call.request);
  sign_in.request_id = call.request.request_id;
  SPOTME_TRY(const auto opened, app::sign_in(call.service.context, sign_in));
  // A whole office stands behind one address; what is slowed there is guessing, and a right password is no guess.
  call.service.address_limit.give_back(call.request.address);
  return answer_opened(call, opened);
}

base::Result<Response> show_session(const Call& call) { return reply(200, signed_in_json(call, call.caller)); }

base::Result<Response> delete_session(const Call& call) {
  app::sign_out(call.service.context, call.caller, call.actor());
  call.service.events.end_session(call.caller.session);
  auto response = reply_empty();
  response.headers.emplace_back("Set-Cookie", expired_cookie(call.service.options));
  return response;
}

base::Result<Response> post_password(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::PasswordChange change;
  change.current = reader.required_text("current", 1, 256);
  change.next = reader.required_text("new", 1, 256);
  SPOTME_CHECK(reader.finish());
  change.address = call.request.address;
  change.device = device_of(call.request);
  change.request_id = call.request.request_id;
  SPOTME_TRY(const auto opened, app::change_password(call.service.context, call.caller, change));
  return answer_opened(call, opened);
}

base::Result<Response> list_sessions(const Call& call) {
  boost::json::array sessions;
  for (const auto& session : app::list_sessions(call.service.context, call.caller)) {
    sessions.push_back(session_json(session, call.caller));
  }
  return reply(200, {{"sessions", std::move(sessions)}});
}

base::Result<Response> delete_sessions(const Call& call) {
  app::end_other_sessions(call.service.context, call.caller, call.actor());
  return reply_empty();
}

base::Result<Response> delete_one_session(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_CHECK(app::end_session(call.service.context, call.caller, {id}, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http

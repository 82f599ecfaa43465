#include "app/officer_password.hpp"

#include "app/password_mail.hpp"
#include "domain/officer.hpp"
#include "http/officer_handlers.hpp"
#include "http/officer_json.hpp"
#include "http/reply.hpp"
#include "http/service.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace spotme::http {
namespace {

app::PasswordMailing mailing_of(const Call& call) {
  const auto& service = call.service;
  return {service.options.public_origin, &service.messages, service.options.sends_mail};
}

/// The mail server is asked at once, and not at the next look.
void wake(const Call& call) {
  if (call.service.mail != nullptr) call.service.mail->wake();
}

boost::json::object person_json(base::OfficerId officer, const std::string& user_id, const std::string& name,
                                const std::string& unit_name) {
  return {{"officer_id", base::to_string(officer)}, {"user_id", user_id}, {"name", name}, {"unit_name", unit_name}};
}

boost::json::object to_json(const app::GivenPasswords& passwords, const Call& call) {
  const auto expires = base::format_instant(passwords.expires_at);
  boost::json::array given;
  for (const auto& one : passwords.given) {
    auto body = person_json(one.officer, one.user_id, one.name, one.unit_name);
    body["temporary_password"] = one.temporary_password;
    body["expires_at"] = expires;
    given.push_back(std::move(body));
  }
  boost::json::array mailed;
  for (const auto& one : passwords.mailed) {
    mailed.push_back(person_json(one.officer, one.user_id, one.name, one.unit_name));
  }
  boost::json::array refused;
  for (const auto& one : passwords.refused) {
    refused.push_back({{"officer_id", base::to_string(one.officer)},
                       {"name", one.name},
                       {"code", one.error.key},
                       {"message", http::to_json(call.service.messages.text(one.error.key, one.error.args))}});
  }
  return {{"given", std::move(given)}, {"mailed", std::move(mailed)}, {"refused", std::move(refused)}};
}

boost::json::object to_json(const app::PasswordPolicy& policy, bool set_up) {
  boost::json::object body{{"password_by_mail", policy.mail.current && policy.mail.current->allowed},
                           {"mail_set_up", set_up},
                           {"may_change", policy.yours}};
  if (policy.mail.current) body["from"] = base::format_day(policy.mail.current->from);
  if (const auto& next = policy.mail.next) {
    body["next"] = {{"password_by_mail", next->allowed}, {"from", base::format_day(next->from)}};
  }
  return body;
}

}  // namespace

base::Result<Response> post_temporary_passwords(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  using Who = app::PasswordOrder::Who;
  using app::PasswordWay;
  app::PasswordOrder order;
  order.who =
      reader
          .optional_enum<Who>(
              "who", {{"named", Who::named}, {"never_signed_in", Who::never_signed_in}, {"expired", Who::expired}})
          .value_or(Who::named);
  order.officers = read_officers(reader, "officers");
  if (const auto unit = reader.optional_uuid("unit_id")) order.unit = base::UnitId{*unit};
  order.way = reader.optional_enum<PasswordWay>("by", {{"slip", PasswordWay::slip}, {"mail", PasswordWay::mail}})
                  .value_or(PasswordWay::slip);
  const bool both = order.who != Who::named && !order.officers.empty();
  if (both) reader.refuse("officers", base::Code::invalid, "unknown_field");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto given,
             app::give_passwords(call.service.context, call.caller, {agency}, order, mailing_of(call), call.actor()));
  if (!given.mailed.empty()) wake(call);
  return reply(200, to_json(given, call));
}

base::Result<Response> show_password_policy(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto policy, app::show_password_policy(call.service.context, call.caller, {agency}));
  return reply(200, to_json(policy, call.service.options.sends_mail));
}

base::Result<Response> put_password_policy(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const bool by_mail = reader.required_boolean("password_by_mail");
  const auto from = reader.optional_day("from");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto policy,
             app::set_password_policy(call.service.context, call.caller, {agency}, by_mail, from, call.actor()));
  return reply(200, to_json(policy, call.service.options.sends_mail));
}

base::Result<Response> post_officer_import_mails(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto unit = reader.optional_text("unit", 0, 200).value_or("");
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto answer,
             app::mail_import_passwords(call.service.context, call.caller, domain::OfficerImportId{id}, unit,
                                        mailing_of(call), call.actor()));
  if (answer.mailed > 0) wake(call);
  // More than anybody looks through are only counted; the slips are for all of them.
  const auto shown = std::min(answer.without_address.size(), domain::most_officers_at_once);
  boost::json::array without;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& one = answer.without_address[i];
    without.push_back(person_json(one.account.officer, one.account.user_id, one.account.officer_name, one.unit_name));
  }
  return reply(200, {{"mailed", answer.mailed},
                     {"not_mailed", answer.without_address.size()},
                     {"without_address", std::move(without)}});
}

}  // namespace spotme::http

#include "app/appearance.hpp"

#include "base/json_reader.hpp"
#include "http/body_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::object to_json(const app::AppearanceView& view) {
  boost::json::array header;
  for (const auto& line : view.appearance.header) header.emplace_back(line);
  return {{"header", std::move(header)},
          {"accent", domain::accent_name(view.appearance.accent)},
          {"has_logo", !view.appearance.logo.empty()},
          {"may_edit", view.may_edit}};
}

domain::Accent read_accent(base::ObjectReader& reader) {
  const auto word = reader.required_text("accent", 1, 20);
  const auto accent = domain::parse_accent(word);
  if (!accent) {
    std::string allowed;
    for (const auto one : domain::accents())
      allowed.append(allowed.empty() ? "" : ", ").append(domain::accent_name(one));
    reader.refuse("accent", base::Code::invalid, "not_one_of", {{"allowed", std::move(allowed)}});
  }
  return accent.value_or(domain::Accent::black);
}

}  // namespace

base::Result<Response> show_appearance(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto view, app::show_appearance(call.service.context, call.caller, {agency}));
  return reply(200, to_json(view));
}

base::Result<Response> put_appearance(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto header = reader.required_texts("header", domain::most_header_lines, 0, 200);
  const auto accent = read_accent(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view,
             app::change_appearance(call.service.context, call.caller, {agency}, header, accent, call.actor()));
  return reply(200, to_json(view));
}

base::Result<Response> show_logo(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(auto view, app::show_appearance(call.service.context, call.caller, {agency}));
  if (view.appearance.logo.empty()) return base::Error{base::Code::not_found, "not_found", ""};
  Response response;
  response.headers = {{"Content-Type", "image/png"}, {"Cache-Control", "no-store"}};
  response.body = std::move(view.appearance.logo);
  return response;
}

base::Result<Response> put_logo(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  if (call.request.body.empty()) return base::Error{base::Code::unprocessable, "attachment_empty", "file"};
  SPOTME_TRY(const auto view,
             app::change_logo(call.service.context, call.caller, {agency}, call.request.body, call.actor()));
  return reply(200, to_json(view));
}

base::Result<Response> delete_logo(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto view, app::change_logo(call.service.context, call.caller, {agency}, "", call.actor()));
  return reply(200, to_json(view));
}

base::Result<Response> show_own_policies(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto own, app::show_own_policies(call.service.context, call.caller, {agency}));
  return reply(200, {{"rules", own.rules},
                     {"reason_kinds", own.reason_kinds},
                     {"letter_templates", own.letter_templates},
                     {"calendar_days", own.calendar_days},
                     {"remote_policies", own.remote_policies}});
}

}  // namespace spotme::http

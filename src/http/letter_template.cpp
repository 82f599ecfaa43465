#include "app/letter_template.hpp"

#include "base/json_reader.hpp"
#include "http/handlers.hpp"
#include "http/letter_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

base::Result<domain::LetterKind> path_kind(const Call& call) {
  const auto kind = domain::parse_letter_kind(call.parameters.at(1));
  if (!kind) return base::Error{base::Code::not_found, "not_found", ""};
  return *kind;
}

/// The texts of a body. Lengths are the domain's to refuse; what is far beyond them is refused here.
domain::LetterTemplate read_texts(base::ObjectReader& reader) {
  domain::LetterTemplate texts;
  for (const auto& field : domain::letter_fields()) {
    texts.*field.text = reader.required_text(field.name, 0, 2 * field.most);
  }
  return texts;
}

constexpr std::int64_t most_versions = 1'000'000;

}  // namespace

base::Result<Response> list_letter_templates(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto views, app::list_letter_templates(call.service.context, call.caller, {agency}));
  boost::json::array templates;
  for (const auto& view : views) templates.push_back(to_json(view));
  return reply(200, {{"templates", std::move(templates)}});
}

base::Result<Response> put_letter_template(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto kind, path_kind(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto seen = reader.required_integer("version", 0, most_versions);
  auto texts = read_texts(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view, app::set_letter_template(call.service.context, call.caller, {agency}, kind, seen,
                                                       std::move(texts), call.actor()));
  return reply(200, to_json(view));
}

base::Result<Response> post_letter_template_preview(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto kind, path_kind(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  auto texts = read_texts(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(auto bytes, app::preview_letter_template(call.service.context, call.service.messages, call.caller,
                                                      {agency}, kind, std::move(texts)));
  Response response;
  response.headers = {{"Content-Type", "application/pdf"},
                      {"Content-Disposition", "attachment; filename=\"contoh-surat.pdf\""},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(bytes);
  return response;
}

base::Result<Response> post_letter_template_withdrawal(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto kind, path_kind(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto seen = reader.required_integer("version", 0, most_versions);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto view,
             app::withdraw_letter_template(call.service.context, call.caller, {agency}, kind, seen, call.actor()));
  return reply(200, to_json(view));
}

}  // namespace spotme::http

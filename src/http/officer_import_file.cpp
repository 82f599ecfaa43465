#include "app/officer_import_file.hpp"

#include "app/password_slip.hpp"
#include "base/json_reader.hpp"
#include "http/officer_import_handlers.hpp"
#include "http/reply.hpp"

#include <utility>

namespace spotme::http {
namespace {

base::Result<app::TableFormat> query_format(const Request& request) {
  SPOTME_TRY(const auto word, query_text(request, "format", 10));
  if (word == "csv") return app::TableFormat::csv;
  if (word == "xlsx") return app::TableFormat::xlsx;
  return bad_parameter("format");
}

Response download(std::string bytes, const std::string& name, const std::string& type) {
  Response response;
  response.headers = {{"Content-Type", type},
                      {"Content-Disposition", "attachment; filename=\"" + name + "\""},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(bytes);
  return response;
}

app::SlipPaper paper_of(const Call& call) { return {call.service.options.public_origin, &call.service.messages}; }

Response slips_reply(app::SlipFile file) {
  auto response = download(std::move(file.bytes), "kata-laluan-sementara.pdf", "application/pdf");
  response.headers.emplace_back("X-Slips", std::to_string(file.slips));
  return response;
}

}  // namespace

base::Result<Response> show_officer_import_form(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"format"}));
  SPOTME_TRY(const auto format, query_format(call.request));
  auto file = app::write_import_form(format);
  return download(std::move(file.bytes), file.file_name, file.content_type);
}

base::Result<Response> show_officer_import_errors(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"format", "language"}));
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto format, query_format(call.request));
  SPOTME_TRY(const auto language, query_text(call.request, "language", 2));
  if (!language.empty() && language != "ms" && language != "en") return bad_parameter("language");
  SPOTME_TRY(auto file, app::write_error_file(call.service.context, call.service.messages, call.caller,
                                              domain::OfficerImportId{id}, format,
                                              language == "en" ? app::FileLanguage::english : app::FileLanguage::malay,
                                              call.actor()));
  return download(std::move(file.bytes), file.file_name, file.content_type);
}

base::Result<Response> post_officer_import_slips(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto unit = reader.optional_text("unit", 0, 200).value_or("");
  const auto receivers = reader.optional_boolean("without_address").value_or(false)
                             ? app::SlipReceivers::without_address
                             : app::SlipReceivers::all;
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(auto file, app::print_import_slips(call.service.context, call.caller, domain::OfficerImportId{id}, unit,
                                                receivers, paper_of(call), call.actor()));
  return slips_reply(std::move(file));
}

base::Result<Response> post_password_slips(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  constexpr std::size_t most_chosen = 500;
  constexpr std::size_t id_length = 36;
  std::vector<base::OfficerId> officers;
  for (const auto& text : reader.required_texts("officer_ids", most_chosen, id_length, id_length)) {
    const auto id = base::parse_uuid(text);
    if (!id) reader.refuse("officer_ids", base::Code::invalid, "not_a_uuid");
    officers.push_back({id.value_or(base::Uuid{})});
  }
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(auto file, app::print_password_slips(call.service.context, call.caller, {agency}, officers, paper_of(call),
                                                  call.actor()));
  return slips_reply(std::move(file));
}

}  // namespace spotme::http

#include "app/reason_kind.hpp"

#include "base/json_reader.hpp"
#include "http/calendar_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::object to_json(const domain::ReasonKind& kind) {
  return {{"code", kind.code},
          {"name", http::to_json(base::Text{kind.name_ms, kind.name_en})},
          {"attachment", domain::attachment_need_name(kind.attachment)},
          {"health", kind.health},
          {"needs_text", kind.needs_text},
          {"offered", kind.offered},
          {"own", kind.own},
          {"source", kind.source}};
}

boost::json::array to_json(const std::vector<domain::ReasonKind>& kinds) {
  boost::json::array list;
  for (const auto& kind : kinds) list.push_back(to_json(kind));
  return list;
}

base::Result<app::ReasonKindEntry> read_entry(const Request& request) {
  using domain::AttachmentNeed;
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  app::ReasonKindEntry entry;
  entry.name_ms = read_line(reader, "name_ms", 1, domain::most_reason_name_characters);
  entry.name_en = read_optional_line(reader, "name_en", domain::most_reason_name_characters);
  if (entry.name_en.empty()) entry.name_en = entry.name_ms;
  entry.attachment = reader.required_enum<AttachmentNeed>(
      "attachment",
      {{"none", AttachmentNeed::none}, {"asked", AttachmentNeed::asked}, {"required", AttachmentNeed::required}});
  entry.health = reader.optional_boolean("health").value_or(false);
  entry.needs_text = reader.optional_boolean("needs_text").value_or(false);
  entry.offered = reader.optional_boolean("offered").value_or(true);
  SPOTME_CHECK(reader.finish());
  return entry;
}

}  // namespace

base::Result<Response> list_reason_kinds(const Call& call) {
  return reply(200, {{"kinds", to_json(app::list_reason_kinds(call.service.context, call.caller))}});
}

base::Result<Response> list_agency_reason_kinds(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto book, app::show_reason_kinds(call.service.context, call.caller, {agency}));
  return reply(200, {{"kinds", to_json(book.kinds)}, {"may_edit", book.may_edit}});
}

base::Result<Response> post_reason_kind(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto entry, read_entry(call.request));
  SPOTME_TRY(const auto kind, app::add_reason_kind(call.service.context, call.caller, {agency}, entry, call.actor()));
  return reply(201, to_json(kind));
}

base::Result<Response> put_reason_kind(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto entry, read_entry(call.request));
  SPOTME_TRY(const auto kind, app::change_reason_kind(call.service.context, call.caller, {agency},
                                                      call.parameters.at(1), entry, call.actor()));
  return reply(200, to_json(kind));
}

}  // namespace spotme::http

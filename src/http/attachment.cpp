#include "app/attachment.hpp"

#include "app/approval_attachment.hpp"
#include "http/attachment_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include <iterator>

namespace spotme::http {
boost::json::object to_json(const store::Attachment& attachment) {
  return {{"id", base::to_string(attachment.id)},
          {"name", attachment.name},
          {"type", boost::json::string(domain::media_type(attachment.type))},
          {"size", attachment.size},
          {"restricted", attachment.restricted},
          {"made_at", base::format_instant(attachment.made_at)}};
}

std::vector<base::AttachmentId> read_attachments(base::ObjectReader& reader) {
  constexpr std::size_t id_length = 36;
  std::vector<base::AttachmentId> ids;
  for (const auto& text : reader.optional_texts("attachments", domain::most_attachments, id_length, id_length)) {
    const auto id = base::parse_uuid(text);
    if (!id) reader.refuse("attachments", base::Code::invalid, "not_a_uuid");
    ids.push_back({id.value_or(base::Uuid{})});
  }
  return ids;
}

std::string attachment_disposition(std::string_view name) {
  std::string plain;
  std::string coded;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || c == '.' || c == '-' || c == '_') {
      plain.push_back(c);
      coded.push_back(c);
    } else {
      // One mark for a character, not for each of its bytes.
      if ((static_cast<std::uint8_t>(c) & 0xc0U) != 0x80U) plain.push_back(c == ' ' ? ' ' : '_');
      fmt::format_to(std::back_inserter(coded), "%{:02X}", static_cast<std::uint8_t>(c));
    }
  }
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, coded);
}

base::Result<Response> post_attachment(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"name", "restricted"}));
  app::NewAttachment asked;
  SPOTME_TRY(asked.name, query_text(call.request, "name", 255));
  SPOTME_TRY(asked.restricted, query_flag(call.request, "restricted"));
  asked.type = domain::parse_media_type(call.request.header("content-type")).value();  // the gateway has asked
  SPOTME_TRY(const auto made,
             app::upload_attachment(call.service.context, call.caller, asked, call.request.body, call.actor()));
  return reply(201, to_json(made));
}

base::Result<Response> post_approval_attachments(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto ids = read_attachments(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto all, app::add_case_attachments(call.service.context, call.caller, {id}, ids, call.actor()));
  boost::json::array attachments;
  for (const auto& one : all) attachments.push_back(to_json(one));
  return reply(200, {{"attachments", std::move(attachments)}});
}

base::Result<Response> show_attachment(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(auto file, app::read_attachment(call.service.context, call.caller, {id}, call.actor()));
  Response response;
  // Saved and never opened in place: whatever it is, it runs nothing under our origin. nosniff is the gateway's.
  response.headers = {{"Content-Type", std::string(domain::media_type(file.attachment.type))},
                      {"Content-Disposition", attachment_disposition(file.attachment.name)},
                      {"Content-Security-Policy", "sandbox; default-src 'none'"},
                      {"Cache-Control", "private, no-store"}};
  response.body = std::move(file.bytes);
  return response;
}

base::Result<Response> delete_attachment(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_CHECK(app::delete_attachment(call.service.context, call.caller, {id}, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http

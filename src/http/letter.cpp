#include "app/letter.hpp"

#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/attachment_json.hpp"
#include "http/handlers.hpp"
#include "http/letter_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

base::Result<app::LetterQuestion> read_question(const Request& request) {
  SPOTME_CHECK(check_query(request, {"kind", "state", "overdue", "after", "limit"}));
  app::LetterQuestion question;
  if (const auto kind = request.query_value("kind")) {
    question.kind = domain::parse_letter_kind(*kind);
    if (!question.kind) return bad_parameter("kind");
  }
  if (const auto state = request.query_value("state")) {
    question.state = domain::parse_letter_state(*state);
    if (!question.state) return bad_parameter("state");
  }
  SPOTME_TRY(question.overdue, query_flag(request, "overdue"));
  SPOTME_TRY(question.after, query_uuid(request, "after"));
  SPOTME_TRY(question.limit, query_limit(request, 50, 200));
  return question;
}

Response reply_page(const app::LetterPage& page) {
  boost::json::array letters;
  for (const auto& entry : page.letters) letters.push_back(letter_line_json(entry));
  boost::json::object body{{"letters", std::move(letters)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

/// A text without space at its ends, and not empty then.
std::string read_words(base::ObjectReader& reader, std::string_view name, std::size_t most) {
  auto text = std::string(base::trimmed(reader.required_text(name, 1, most)));
  if (!reader.failed() && text.empty()) reader.refuse(name, base::Code::invalid, "too_short", {{"minimum", "1"}});
  return text;
}

/// One text that is all of the body.
base::Result<std::string> read_text(const Request& request, std::string_view name, std::size_t most) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  auto text = read_words(reader, name, most);
  SPOTME_CHECK(reader.finish());
  return text;
}

}  // namespace

base::Result<Response> list_own_letters(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"after", "limit"}));
  SPOTME_TRY(const auto after, query_uuid(call.request, "after"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto page, app::own_letters(call.service.context, call.caller, after, limit));
  return reply_page(page);
}

base::Result<Response> show_letter(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto entry, app::show_letter(call.service.context, call.caller, id, call.actor()));
  return reply(200, to_json(entry));
}

base::Result<Response> show_letter_file(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(auto file, app::letter_file(call.service.context, call.service.messages, call.caller, id, call.actor()));
  Response response;
  response.headers = {{"Content-Type", "application/pdf"},
                      {"Content-Disposition", "attachment; filename=\"" + file.name + "\""},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(file.bytes);
  return response;
}

base::Result<Response> post_letter_reply(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::LetterReply answer;
  answer.text = read_words(reader, "text", app::most_reply_characters);
  answer.attachments = read_attachments(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto entry, app::reply_letter(call.service.context, call.caller, id, answer, call.actor()));
  return reply(201, to_json(entry));
}

base::Result<Response> list_letters(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto page, app::list_letters(call.service.context, call.caller, {agency}, question, call.actor()));
  return reply_page(page);
}

base::Result<Response> post_letter_closing(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_TRY(const auto note, read_text(call.request, "note", app::most_note_characters));
  SPOTME_TRY(const auto entry, app::close_letter(call.service.context, call.caller, {agency}, id, note, call.actor()));
  return reply(201, to_json(entry));
}

base::Result<Response> post_letter_cancellation(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_TRY(const auto reason, read_text(call.request, "reason", app::most_note_characters));
  SPOTME_TRY(const auto entry,
             app::cancel_letter(call.service.context, call.caller, {agency}, id, reason, call.actor()));
  return reply(201, to_json(entry));
}

}  // namespace spotme::http

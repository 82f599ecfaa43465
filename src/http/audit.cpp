#include "app/audit_trail.hpp"
#include "base/crypto.hpp"
#include "http/audit_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_words = 200;

base::Result<app::AuditQuestion> read_question(const Request& request) {
  app::AuditQuestion question;
  SPOTME_TRY(question.days.first, query_day(request, "from"));
  SPOTME_TRY(question.days.last, query_day(request, "to"));
  SPOTME_TRY(question.actor, query_id<base::OfficerId>(request, "actor_id"));
  SPOTME_TRY(question.officer, query_id<base::OfficerId>(request, "officer_id"));
  SPOTME_TRY(const auto group, query_text(request, "group", 20));
  if (!group.empty()) {
    question.group = domain::parse_audit_group(group);
    if (!question.group) return bad_parameter("group");
  }
  SPOTME_TRY(question.action, query_text(request, "action", 60));
  SPOTME_TRY(question.text, query_text(request, "text", app::most_audit_text));
  return question;
}

template <class IdType>
boost::json::value or_null(const std::optional<IdType>& id) {
  if (!id) return nullptr;
  return boost::json::string(base::to_string(*id));
}

boost::json::object entry_json(const base::Messages& messages, const store::AuditEntry& entry) {
  boost::json::array roles;
  for (const auto& role : entry.actor_roles) roles.push_back(boost::json::string(role));
  const auto group = domain::group_of(entry.action);
  boost::json::object body{{"id", base::to_string(entry.id)},
                           {"at", base::format_instant(entry.at)},
                           {"action", entry.action},
                           {"what", to_json(app::audit_words(messages, entry.action))},
                           {"group", nullptr},
                           {"actor", nullptr},
                           {"officer", nullptr},
                           {"subject_id", or_null(entry.subject)},
                           {"address", entry.address},
                           {"request_id", entry.request_id},
                           {"detail", entry.detail}};
  if (group) body["group"] = domain::audit_group_name(*group);
  if (entry.actor) {
    body["actor"] = {{"id", base::to_string(*entry.actor)},
                     {"name", entry.actor_name},
                     {"unit_path", entry.actor_unit},
                     {"roles", std::move(roles)}};
  }
  if (entry.officer) {
    body["officer"] = {
        {"id", base::to_string(*entry.officer)}, {"name", entry.officer_name}, {"unit_path", entry.officer_unit}};
  }
  return body;
}

boost::json::object to_json(const store::AuditExport& made) {
  return {{"id", base::to_string(made.id)},
          {"made_at", base::format_instant(made.made_at)},
          {"made_by", made.made_by_name},
          {"from", base::format_day(made.days.first)},
          {"to", base::format_day(made.days.last)},
          {"file_name", made.file_name},
          {"purpose", made.purpose},
          {"recipient", made.recipient},
          {"entries", made.entries},
          {"sha256", base::to_hex(made.sha256)}};
}

}  // namespace

base::Result<Response> list_audit(const Call& call) {
  SPOTME_CHECK(check_query(call.request,
                           {"from", "to", "actor_id", "officer_id", "group", "action", "text", "before", "limit"}));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto before, query_uuid(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto page,
             app::list_audit_trail(call.service.context, call.caller, question, before, limit, call.actor()));
  boost::json::array entries;
  for (const auto& entry : page.entries) entries.push_back(entry_json(call.service.messages, entry));
  boost::json::object body{{"entries", std::move(entries)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> list_audit_actions(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  const auto& messages = call.service.messages;
  boost::json::array groups;
  for (std::size_t i = 0; i < domain::audit_group_names().size(); ++i) {
    const auto group = static_cast<domain::AuditGroup>(i);
    const auto name = domain::audit_group_name(group);
    boost::json::array actions;
    for (const auto word : domain::actions_of(group)) {
      actions.push_back({{"action", word}, {"what", to_json(app::audit_words(messages, word))}});
    }
    groups.push_back({{"group", name},
                      {"what", to_json(messages.text("audit_group_" + std::string(name)))},
                      {"actions", std::move(actions)}});
  }
  return reply(200, {{"groups", std::move(groups)}});
}

base::Result<Response> export_audit(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to", "actor_id", "officer_id", "group", "action", "text", "format",
                                          "purpose", "recipient"}));
  SPOTME_TRY(const auto question, read_question(call.request));
  SPOTME_TRY(const auto word, query_text(call.request, "format", 10));
  const auto format = app::parse_audit_format(word);
  if (!format) return bad_parameter("format");
  app::AuditRelease release{*format, {}, {}};
  SPOTME_TRY(release.purpose, query_text(call.request, "purpose", most_words));
  SPOTME_TRY(release.recipient, query_text(call.request, "recipient", most_words));
  SPOTME_TRY(auto file, app::export_audit_trail(call.service.context, call.service.messages, call.caller, question,
                                                release, call.actor()));
  Response response;
  response.headers = {{"Content-Type", file.content_type},
                      {"Content-Disposition", "attachment; filename=\"" + file.name + "\""},
                      {"Cache-Control", "no-store"},
                      {"Spotme-Export", base::to_string(file.id)},
                      {"Spotme-Sha256", base::to_hex(file.sha256)}};
  response.body = std::move(file.bytes);
  return response;
}

base::Result<Response> list_audit_exports(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"before", "limit"}));
  SPOTME_TRY(const auto before, query_uuid(call.request, "before"));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  SPOTME_TRY(const auto page, app::list_audit_exports(call.service.context, call.caller, before, limit));
  boost::json::array exports;
  for (const auto& made : page.exports) exports.push_back(to_json(made));
  boost::json::object body{{"exports", std::move(exports)}};
  if (page.next) body["next"] = base::to_string(*page.next);
  return reply(200, body);
}

base::Result<Response> show_audit_certificate(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"language"}));
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto word, query_text(call.request, "language", 2));
  if (!word.empty() && word != "ms" && word != "en") return bad_parameter("language");
  const auto language = word == "en" ? app::CertificateLanguage::en : app::CertificateLanguage::ms;
  SPOTME_TRY(auto file, app::audit_certificate(call.service.context, call.service.messages, call.caller, id, language,
                                               call.actor()));
  Response response;
  response.headers = {{"Content-Type", "application/pdf"},
                      {"Content-Disposition", "attachment; filename=\"" + file.name + "\""},
                      {"Cache-Control", "no-store"}};
  response.body = std::move(file.bytes);
  return response;
}

}  // namespace spotme::http

#include "app/notice.hpp"

#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/handlers.hpp"
#include "http/notice_json.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

#include <limits>

namespace spotme::http {
namespace {

constexpr auto most_number = std::numeric_limits<std::int64_t>::max();

base::Result<store::NoticeFilter> read_filter(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"before", "unread", "limit"}));
  store::NoticeFilter filter;
  if (const auto before = call.request.query_value("before")) {
    filter.before = base::parse_integer(*before);
    if (!filter.before || *filter.before < 1) return bad_parameter("before");
  }
  SPOTME_TRY(filter.unread, query_flag(call.request, "unread"));
  SPOTME_TRY(filter.limit, query_limit(call.request, filter.limit, 200));
  return filter;
}

/// What the browser says that it has, after a broken connection; nothing where it is no number of ours.
std::optional<std::int64_t> last_event(const Request& request) {
  const auto number = base::parse_integer(request.header("last-event-id"));
  return number && *number >= 0 ? number : std::nullopt;
}

boost::json::object to_json(const Call& call, const store::NoticePreference& preference) {
  boost::json::object choices;
  for (const auto group : domain::notice_groups()) {
    choices[domain::notice_group_name(group)] = domain::mail_choice_name(preference.of(group));
  }
  return {{"language", store::mail_language_name(preference.language)},
          {"choices", std::move(choices)},
          {"mail_sent", call.service.options.sends_mail},
          {"digest_hour", call.service.options.mail_digest_hour},
          {"email", app::own_email(call.service.context, call.caller)}};
}

}  // namespace

boost::json::object to_json(const app::NoticeView& notice) {
  boost::json::object json{
      {"number", notice.number},      {"kind", notice.kind}, {"title", to_json(notice.title)},
      {"body", to_json(notice.body)}, {"link", notice.link}, {"made_at", base::format_instant(notice.made_at)}};
  if (notice.read_at) json["read_at"] = base::format_instant(*notice.read_at);
  return json;
}

boost::json::object to_json(const store::NoticeBox& box) { return {{"last", box.last}, {"unread", box.unread}}; }

base::Result<Response> list_notices(const Call& call) {
  SPOTME_TRY(const auto filter, read_filter(call));
  const auto page = app::list_notices(call.service.context, call.service.messages, call.caller, filter);
  boost::json::array notices;
  for (const auto& one : page.notices) notices.push_back(to_json(one));
  boost::json::object body{{"box", to_json(page.box)}, {"notices", std::move(notices)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> show_notice_box(const Call& call) {
  return reply(200, to_json(app::notice_box(call.service.context, call.caller)));
}

base::Result<Response> post_notice_read(const Call& call) {
  const auto number = base::parse_integer(call.parameters.at(0));
  if (!number) return base::Error{base::Code::not_found, "not_found", ""};
  SPOTME_TRY(const auto box, app::read_notice(call.service.context, call.caller, *number));
  return reply(200, to_json(box));
}

base::Result<Response> post_notices_read(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto up_to = reader.required_integer("up_to", 0, most_number);
  SPOTME_CHECK(reader.finish());
  return reply(200, to_json(app::read_notices(call.service.context, call.caller, up_to)));
}

base::Result<Response> stream_notices(const Call& call) {
  Response response;
  response.headers = {{"Content-Type", "text/event-stream; charset=utf-8"},
                      {"Cache-Control", "no-store"},
                      {"X-Accel-Buffering", "no"}};  // a proxy that collects answers would hold them back
  response.stream = call.service.notices.open(call.caller, last_event(call.request));
  if (!response.stream) return base::Error{base::Code::unavailable, "server_full", "", {{"seconds", "60"}}};
  return response;
}

base::Result<Response> show_notice_preferences(const Call& call) {
  return reply(200, to_json(call, app::notice_preference(call.service.context, call.caller)));
}

base::Result<Response> put_notice_preferences(const Call& call) {
  using domain::MailChoice;
  using store::MailLanguage;
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  store::NoticePreference chosen;
  chosen.language = reader.required_enum<MailLanguage>(
      "language", {{"both", MailLanguage::both}, {"ms", MailLanguage::ms}, {"en", MailLanguage::en}});
  auto choices = reader.required_object("choices");
  for (const auto group : domain::notice_groups()) {
    chosen.choices.at(static_cast<std::size_t>(group)) = choices.required_enum<MailChoice>(
        domain::notice_group_name(group),
        {{"digest", MailChoice::digest}, {"at_once", MailChoice::at_once}, {"never", MailChoice::never}});
  }
  SPOTME_CHECK(reader.finish());
  app::choose_notice_mail(call.service.context, call.caller, chosen, call.actor());
  return reply(200, to_json(call, chosen));
}

}  // namespace spotme::http

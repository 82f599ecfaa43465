#include "app/task_series.hpp"

#include "http/reply.hpp"
#include "http/task_handlers.hpp"
#include "http/task_json.hpp"

namespace spotme::http {

base::Result<Response> list_task_series(const Call& call) {
  constexpr std::int64_t usual_page = 50;
  constexpr std::int64_t most_page = 200;
  SPOTME_CHECK(check_query(call.request, {"after", "limit"}));
  SPOTME_TRY(const auto limit, query_limit(call.request, usual_page, most_page));
  const auto after = call.request.query_value("after");
  SPOTME_TRY(const auto page, app::list_series(call.service.context, call.caller,
                                               after ? std::optional(std::string(*after)) : std::nullopt, limit));
  boost::json::array series;
  for (const auto& entry : page.series) series.push_back(to_json(entry));
  boost::json::object body{{"series", std::move(series)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> post_task_series(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::SeriesDraft draft;
  draft.title = reader.required_text("title", 1, domain::most_task_title);
  draft.output = reader.optional_text("output", 0, domain::most_task_output).value_or("");
  draft.priority = read_priority(reader);
  const auto recurrence = read_recurrence(reader);
  if (!recurrence) reader.refuse("recurrence", base::Code::invalid, "missing_field");
  SPOTME_CHECK(reader.finish());
  draft.recurrence = *recurrence;
  SPOTME_TRY(const auto entry, app::plan_series(call.service.context, call.caller, draft, call.actor()));
  return reply(201, to_json(entry));
}

base::Result<Response> post_task_series_ending(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::end_series(call.service.context, call.caller, {id}, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http

#include "app/card.hpp"

#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/card_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

base::Error bad_parameter(std::string_view name) {
  return {base::Code::invalid, "parameter_invalid", std::string(name), {{"field", std::string(name)}}};
}

/// The month of the query; this month where it names none.
base::Result<domain::Month> month_of(const Call& call) {
  const auto text = call.request.query_value("month");
  if (!text) return domain::month_of(base::local_day(call.service.context.clock.now()));
  const auto month = domain::parse_month(*text);
  if (!month) return bad_parameter("month");
  return *month;
}

base::Result<app::CardQuestion> read_question(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"month", "colour", "proposed", "after", "limit"}));
  app::CardQuestion question;
  SPOTME_TRY(question.month, month_of(call));
  if (const auto colour = call.request.query_value("colour")) {
    question.colour = domain::parse_card_colour(*colour);
    if (!question.colour) return bad_parameter("colour");
  }
  if (const auto proposed = call.request.query_value("proposed")) {
    if (*proposed != "true" && *proposed != "false") return bad_parameter("proposed");
    question.proposed = *proposed == "true";
  }
  if (const auto limit = call.request.query_value("limit")) {
    const auto number = base::parse_integer(*limit);
    if (!number || *number < 1 || *number > 200) return bad_parameter("limit");
    question.limit = *number;
  }
  return question;
}

base::Result<domain::CardColour> read_approval(const Request& request) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  const auto word = reader.required_text("to", 1, 20);
  const auto colour = domain::parse_card_colour(word);
  if (!word.empty() && !colour)
    reader.refuse("to", base::Code::invalid, "not_one_of", {{"allowed", "yellow, green, red"}});
  SPOTME_CHECK(reader.finish());
  return *colour;
}

}  // namespace

base::Result<Response> show_card(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"month"}));
  SPOTME_TRY(const auto month, month_of(call));
  SPOTME_TRY(const auto own, app::own_card(call.service.context, call.caller, month));
  return reply(200, to_json(own, call.service.messages));
}

base::Result<Response> list_cards(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto question, read_question(call));
  std::optional<std::string> after;
  if (const auto text = call.request.query_value("after")) after = *text;
  SPOTME_TRY(const auto page,
             app::list_cards(call.service.context, call.caller, {agency}, question, after, call.actor()));
  boost::json::array cards;
  for (const auto& entry : page.cards) cards.push_back(to_json(entry));
  boost::json::object body{{"month", domain::format_month(question.month)}, {"cards", std::move(cards)}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> post_card_approval(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto officer, path_id(call, 1));
  const auto month = domain::parse_month(call.parameters.at(2));
  if (!month) return base::Error{base::Code::not_found, "not_found", ""};
  SPOTME_TRY(const auto seen, read_approval(call.request));
  SPOTME_TRY(const auto change,
             app::approve_card(call.service.context, call.caller, {agency}, {officer}, *month, seen, call.actor()));
  return reply(200, to_json(change));
}

}  // namespace spotme::http

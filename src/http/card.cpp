#include "app/card.hpp"

#include "app/card_approval.hpp"
#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/card_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

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
  SPOTME_TRY(question.proposed, query_flag(call.request, "proposed"));
  SPOTME_TRY(question.limit, query_limit(call.request, question.limit, 200));
  return question;
}

/// The colour that was seen.
domain::CardColour read_seen(base::ObjectReader& reader) {
  using domain::CardColour;
  return reader.required_enum<CardColour>(
      "to", {{"yellow", CardColour::yellow}, {"green", CardColour::green}, {"red", CardColour::red}});
}

base::Result<std::vector<app::CardApproval>> read_approvals(const Request& request) {
  const base::JsonBody body(request.body);
  base::ObjectReader reader(body);
  std::vector<app::CardApproval> approvals;
  for (auto& one : reader.required_objects("approvals", app::most_card_approvals)) {
    app::CardApproval approval;
    approval.officer = {one.required_uuid("officer_id")};
    const auto text = one.required_text("month", 1, 10);
    const auto month = domain::parse_month(text);
    if (!one.failed() && !month) one.refuse("month", base::Code::unprocessable, "not_a_month");
    approval.month = month.value_or(domain::Month{});
    approval.seen = read_seen(one);
    approvals.push_back(approval);
  }
  SPOTME_CHECK(reader.finish());
  return approvals;
}

boost::json::object approved_json(const app::CardApproved& approved) {
  auto body = to_json(approved.change);
  boost::json::array letters;
  for (const auto& letter : approved.letters) {
    letters.push_back({{"id", base::to_string(letter.id)},
                       {"kind", domain::letter_kind_name(letter.kind)},
                       {"reference", letter.reference}});
  }
  body["letters"] = std::move(letters);
  return body;
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
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto seen = read_seen(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto approved, app::approve_card(call.service.context, call.service.messages, call.caller, {agency},
                                                    {{officer}, *month, seen}, call.actor()));
  return reply(200, approved_json(approved));
}

base::Result<Response> post_card_approvals(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto approvals, read_approvals(call.request));
  if (domain::card_reach(call.caller, {agency}).empty()) return base::Error{base::Code::not_found, "not_found", ""};
  const auto answers =
      app::approve_cards(call.service.context, call.service.messages, call.caller, {agency}, approvals, call.actor());
  boost::json::array results;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    boost::json::object one{{"officer_id", base::to_string(approvals[i].officer)},
                            {"month", domain::format_month(approvals[i].month)},
                            {"change", nullptr},
                            {"error", nullptr}};
    if (answers[i]) {
      one["change"] = approved_json(*answers[i]);
    } else {
      const auto& error = answers[i].error();
      one["error"] = boost::json::object{{"code", error.key},
                                         {"message", to_json(call.service.messages.text(error.key, error.args))}};
    }
    results.push_back(std::move(one));
  }
  return reply(200, {{"results", std::move(results)}});
}

}  // namespace spotme::http

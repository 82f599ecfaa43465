#include "http/card_json.hpp"

#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::value day_or_null(const std::optional<base::Day>& day) {
  if (!day) return nullptr;
  return boost::json::value(base::format_day(*day));
}

/// What every view of a card has.
boost::json::object view_json(const app::CardView& view) {
  boost::json::object body{{"month", domain::format_month(view.month)},
                           {"colour", domain::card_colour_name(view.held.colour)},
                           {"since", day_or_null(view.held.since)},
                           {"marks", view.count.marks},
                           {"to_explain", view.count.to_explain},
                           {"waiting", view.count.waiting},
                           {"change", nullptr}};
  if (view.change) body["change"] = to_json(*view.change);
  return body;
}

boost::json::array items_json(const domain::CardCount& count) {
  boost::json::array items;
  for (const auto& item : count.items) {
    items.push_back({{"date", base::format_day(item.day)},
                     {"issue", domain::issue_name(item.issue)},
                     {"state", domain::mark_state_name(item.state)},
                     {"is_mark", domain::is_mark(item.state)},
                     {"explain_by", base::format_day(item.explain_by)}});
  }
  return items;
}

boost::json::object rule_json(const app::OwnCard& own) {
  boost::json::array rows;
  for (const auto& row : own.table.table.rows()) {
    boost::json::object one{{"from", domain::card_colour_name(row.from)},
                            {"least", row.least},
                            {"most", nullptr},
                            {"to", domain::card_colour_name(row.to)}};
    if (row.most) one["most"] = *row.most;
    rows.push_back(std::move(one));
  }
  boost::json::array issues;
  for (const auto issue : own.marks.value.issues) issues.emplace_back(domain::issue_name(issue));
  return {{"variant", own.table.variant},
          {"rows", std::move(rows)},
          {"source", own.table.table_source},
          {"certainty", domain::certainty_name(own.table.table_certainty)},
          {"chosen_by", own.chosen_by},
          {"months", own.months.value},
          {"months_source", own.months.source},
          {"issues", std::move(issues)},
          {"most_a_day", own.marks.value.most_a_day},
          {"marks_source", own.marks.source}};
}

boost::json::object forecast_json(const app::CardView& view, const base::Messages& messages) {
  boost::json::array sentences;
  for (const auto& sentence : app::forecast_sentences(messages, view))
    sentences.push_back({{"kind", sentence.kind}, {"text", to_json(sentence.text)}});
  boost::json::object body{{"if_no_more", domain::card_colour_name(view.forecast.if_no_more)},
                           {"more", nullptr},
                           {"if_more", domain::card_colour_name(view.forecast.if_more)},
                           {"if_unexplained", domain::card_colour_name(view.forecast.if_unexplained)},
                           {"sentences", std::move(sentences)}};
  if (view.forecast.more) body["more"] = *view.forecast.more;
  return body;
}

}  // namespace

boost::json::object to_json(const store::CardChange& change) {
  return {{"month", domain::format_month(change.month)},
          {"from", domain::card_colour_name(change.from)},
          {"to", domain::card_colour_name(change.to)},
          {"marks", change.marks},
          {"state", store::card_change_state_name(change.state)},
          {"valid_from", day_or_null(change.valid_from)}};
}

boost::json::object to_json(const app::OwnCard& own, const base::Messages& messages) {
  auto body = view_json(own.card);
  body["running"] = own.card.running;
  body["items"] = items_json(own.card.count);
  body["rule"] = rule_json(own);
  body["forecast"] = forecast_json(own.card, messages);
  boost::json::array history;
  for (const auto& view : own.history) history.push_back(view_json(view));
  body["history"] = std::move(history);
  return body;
}

boost::json::object to_json(const app::CardListEntry& entry) {
  auto body = view_json(entry.card);
  body["officer_id"] = base::to_string(entry.line.officer);
  body["name"] = entry.line.name;
  body["unit"] = {{"path", entry.line.unit_path}, {"name", entry.line.unit_name}};
  body["may_approve"] = entry.may_approve;
  return body;
}

}  // namespace spotme::http

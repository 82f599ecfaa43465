#include "http/letter_json.hpp"

#include "http/attachment_json.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

boost::json::value day_or_null(const std::optional<base::Day>& day) {
  if (!day) return nullptr;
  return boost::json::value(base::format_day(*day));
}

boost::json::value time_or_null(const std::optional<store::LetterStep>& step) {
  if (!step) return nullptr;
  return boost::json::value(base::format_instant(step->at));
}

boost::json::value minute_or_null(const std::optional<base::Minutes>& at) {
  if (!at) return nullptr;
  return boost::json::value(base::format_minute(*at));
}

boost::json::value step_json(const std::optional<store::LetterStep>& step) {
  if (!step) return nullptr;
  return boost::json::object{{"at", base::format_instant(step->at)}, {"text", step->text}};
}

boost::json::object texts_json(const domain::LetterTemplate& texts) {
  boost::json::object body;
  for (const auto& field : domain::letter_fields()) body[field.name] = texts.*field.text;
  return body;
}

}  // namespace

boost::json::object letter_line_json(const app::LetterListEntry& entry) {
  const auto& letter = entry.view.letter;
  return {{"id", base::to_string(letter.id)},
          {"officer_id", base::to_string(letter.officer)},
          {"officer_name", letter.officer_name},
          {"unit", letter.unit_name},
          {"kind", domain::letter_kind_name(letter.kind)},
          {"reference", letter.reference},
          {"date", base::format_day(letter.issued_on)},
          {"reply_by", day_or_null(letter.reply_by)},
          {"month", domain::format_month(letter.month)},
          {"from", domain::card_colour_name(letter.from)},
          {"to", domain::card_colour_name(letter.to)},
          {"state", domain::letter_state_name(entry.view.state())},
          {"overdue", entry.overdue},
          {"read_at", time_or_null(entry.view.read)},
          {"replied_at", time_or_null(entry.view.reply)},
          {"may_decide", entry.may_decide}};
}

boost::json::object to_json(const app::LetterListEntry& entry) {
  auto body = letter_line_json(entry);
  const auto& letter = entry.view.letter;
  body["subject"] = letter.subject;
  body["signer"] = letter.signer_name;
  body["template_version"] = letter.template_version;
  boost::json::array rows;
  for (const auto& row : letter.rows) {
    rows.push_back({{"date", base::format_day(row.day)},
                    {"issue", domain::issue_name(row.issue)},
                    {"state", domain::mark_state_name(row.state)},
                    {"in", minute_or_null(row.first_in)},
                    {"out", minute_or_null(row.last_out)},
                    {"late_minutes", row.late.count()},
                    {"early_minutes", row.early.count()}});
  }
  body["rows"] = std::move(rows);
  body["reply"] = step_json(entry.view.reply);
  boost::json::array attachments;
  for (const auto& one : entry.attachments) attachments.push_back(to_json(one));
  body["attachments"] = std::move(attachments);
  body["closing"] = step_json(entry.view.closing);
  body["cancellation"] = step_json(entry.view.cancellation);
  return body;
}

boost::json::object to_json(const app::LetterTemplateView& view) {
  boost::json::array fields;
  for (const auto& field : domain::letter_fields()) {
    boost::json::array names;
    for (const auto name : domain::letter_placeholders(view.kind, field.name)) names.emplace_back(name);
    fields.push_back({{"name", field.name}, {"most", field.most}, {"placeholders", std::move(names)}});
  }
  boost::json::object body{{"kind", domain::letter_kind_name(view.kind)},
                           {"version", view.version},
                           {"is_default", view.is_default},
                           {"texts", texts_json(view.texts)},
                           {"default", texts_json(view.standard.texts)},
                           {"source", view.standard.source},
                           {"certainty", view.standard.certainty},
                           {"fields", std::move(fields)},
                           {"made_at", nullptr},
                           {"made_by", view.made_by}};
  if (view.made_at) body["made_at"] = base::format_instant(*view.made_at);
  return body;
}

}  // namespace spotme::http

#include "app/pulse.hpp"

#include "base/json_reader.hpp"
#include "base/text.hpp"
#include "http/pulse_json.hpp"
#include "http/remote_handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

#include <charconv>

namespace spotme::http {
namespace {

boost::json::object to_json(const app::OwnPulses& own) {
  boost::json::array days;
  for (const auto& day : own.days) days.push_back(own_day_json(day, own.kept));
  return {{"now", base::format_instant(own.now)},
          {"work_day", base::format_day(own.work_day)},
          {"has_place", own.has_place},
          {"keep_hours", own.terms.keep_hours},
          {"open_minutes", own.terms.pulse_open.count()},
          {"days", std::move(days)}};
}

std::optional<domain::Position> read_position(base::ObjectReader& reader) {
  auto position = reader.optional_object("position");
  if (!position) return std::nullopt;
  return domain::Position{
      {position->required_number("latitude", -90, 90), position->required_number("longitude", -180, 180)},
      position->required_number("accuracy_m", 0, domain::most_accuracy_m)};
}

/// Day and hour of the path; `not_found` for what names no pulse.
base::Result<std::pair<base::Day, std::int64_t>> path_pulse(const Call& call) {
  const base::Error refusal{base::Code::not_found, "not_found", ""};
  const auto day = base::parse_day(call.parameters.at(0));
  const auto text = call.parameters.at(1);
  std::int64_t hour = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), hour);
  const bool number = read.ec == std::errc() && read.ptr == text.data() + text.size() && hour >= 0;
  if (!day || !number) return refusal;
  return std::pair(*day, hour);
}

}  // namespace

base::Result<Response> show_pulses_today(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {}));
  return reply(200, to_json(app::show_pulses_today(call.service.context, call.caller)));
}

base::Result<Response> list_pulses(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"from", "to"}));
  SPOTME_TRY(const auto from, query_day(call.request, "from"));
  SPOTME_TRY(const auto to, query_day(call.request, "to"));
  SPOTME_TRY(const auto own, app::list_own_pulses(call.service.context, call.caller, from, to));
  return reply(200, to_json(own));
}

base::Result<Response> post_pulse(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::PulseDraft draft;
  draft.id = reader.required_uuid("pulse_id");
  draft.key = reader.required_uuid("key");
  draft.given_by = reader.required_enum<store::PulseGiver>(
      "given_by", {{"tap", store::PulseGiver::tap}, {"page", store::PulseGiver::page}});
  draft.position = read_position(reader);
  draft.absence = reader.optional_enum<std::string>(
      "position_absence",
      {{"denied", "denied"}, {"unavailable", "unavailable"}, {"timeout", "timeout"}, {"unsupported", "unsupported"}});
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto answered, app::answer_pulse(call.service.context, call.caller, draft, call.actor()));
  const auto& pulse = answered.pulse;
  auto json = answer_json(pulse, pulse.position ? &*pulse.position : nullptr);
  json["date"] = base::format_day(pulse.ref.day);
  json["hour"] = pulse.ref.hour;
  return reply(answered.repeat ? 200 : 201, json);
}

base::Result<Response> put_pulse_explanation(const Call& call) {
  SPOTME_TRY(const auto which, path_pulse(call));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto text = reader.required_text("text", 1, app::most_explanation);
  if (base::trimmed(text).empty()) reader.refuse("text", base::Code::invalid, "too_short", {{"minimum", "1"}});
  SPOTME_CHECK(reader.finish());
  SPOTME_CHECK(app::explain_pulse(call.service.context, call.caller, which.first, which.second,
                                  std::string(base::trimmed(text)), call.actor()));
  return reply_empty();
}

}  // namespace spotme::http

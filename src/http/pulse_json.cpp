#include "http/pulse_json.hpp"

#include <boost/json/array.hpp>

#include <algorithm>

namespace spotme::http {
namespace {

using boost::json::object;
using boost::json::value;

template <class Word>
value word_or_null(const std::optional<Word>& word, std::string_view (*name)(Word)) {
  return word ? value(name(*word)) : value(nullptr);
}
value instant_or_null(const std::optional<base::Instant>& at) {
  return at ? value(base::format_instant(*at)) : value(nullptr);
}
value minute_or_null(const std::optional<base::Minutes>& at) {
  return at ? value(base::format_minute(*at)) : value(nullptr);
}

/// What both see: the hour, and once it was asked when.
object pulse_head(const app::PulseView& pulse) {
  const std::chrono::hours hour{pulse.hour};
  object body{{"hour", pulse.hour},
              {"from", base::format_minute(hour)},
              {"to", base::format_minute(hour + std::chrono::hours{1})},
              {"state", app::pulse_state_name(pulse.state)},
              {"asked_at", nullptr},
              {"closes_at", nullptr},
              {"explanation", nullptr}};
  if (pulse.state != app::PulseState::ahead) {
    body["asked_at"] = base::format_instant(pulse.asked_at);
    body["closes_at"] = base::format_instant(pulse.closes_at);
  }
  if (pulse.explanation) {
    body["explanation"] = {{"text", pulse.explanation->text},
                           {"said_at", base::format_instant(pulse.explanation->said_at)}};
  }
  return body;
}

object day_head(const app::PulseDay& day) {
  return {{"date", base::format_day(day.day)},
          {"remote_morning", domain::is_remote(day.where.morning)},
          {"remote_afternoon", domain::is_remote(day.where.afternoon)},
          {"hybrid",
           day.where.morning == domain::Whereabouts::hybrid || day.where.afternoon == domain::Whereabouts::hybrid},
          {"from", minute_or_null(day.from)},
          {"to", minute_or_null(day.to)}};
}

}  // namespace

object to_json(const domain::Position& position) {
  return {
      {"latitude", position.at.latitude}, {"longitude", position.at.longitude}, {"accuracy_m", position.accuracy_m}};
}

object answer_json(const store::Pulse& pulse, const domain::Position* kept) {
  object body{{"answer", domain::pulse_answer_name(pulse.answer)},
              {"ground", domain::pulse_ground_name(pulse.ground)},
              {"answered_at", base::format_instant(pulse.answered_at)},
              {"late", pulse.late},
              {"given_by", store::pulse_giver_name(pulse.given_by)},
              {"accuracy", word_or_null(pulse.accuracy, domain::accuracy_class_name)},
              {"distance", word_or_null(pulse.distance, domain::distance_band_name)},
              {"position_absence", pulse.absence ? value(*pulse.absence) : value(nullptr)},
              {"position_erased_after", instant_or_null(pulse.erase_after)},
              {"position_erased_at", instant_or_null(pulse.erased_at)},
              {"position", nullptr}};
  if (kept != nullptr) body["position"] = to_json(*kept);
  return body;
}

object own_day_json(const app::PulseDay& day, const std::vector<store::KeptPosition>& kept) {
  boost::json::array pulses;
  for (const auto& pulse : day.pulses) {
    auto body = pulse_head(pulse);
    const bool asked = pulse.state != app::PulseState::ahead && !pulse.id.is_nil();
    body["id"] = asked ? value(base::to_string(pulse.id)) : value(nullptr);
    body["answer"] = nullptr;
    if (pulse.answer) {
      const auto raw =
          std::find_if(kept.begin(), kept.end(), [&](const auto& one) { return one.ref == pulse.answer->ref; });
      body["answer"] = answer_json(*pulse.answer, raw == kept.end() ? nullptr : &raw->position);
    }
    pulses.push_back(std::move(body));
  }
  auto body = day_head(day);
  body["pulses"] = std::move(pulses);
  return body;
}

object team_day_json(const app::PulseDay& day) {
  boost::json::array pulses;
  for (const auto& pulse : day.pulses) {
    auto body = pulse_head(pulse);
    body["answer"] = nullptr;
    body["answered_at"] = nullptr;
    body["late"] = false;
    if (pulse.answer) {
      body["answer"] = domain::pulse_answer_name(pulse.answer->answer);
      body["answered_at"] = base::format_instant(pulse.answer->answered_at);
      body["late"] = pulse.answer->late;
    }
    pulses.push_back(std::move(body));
  }
  auto body = day_head(day);
  body["pulses"] = std::move(pulses);
  return body;
}

}  // namespace spotme::http

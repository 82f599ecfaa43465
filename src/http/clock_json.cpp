#include "http/clock_json.hpp"

#include "http/reply.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace spotme::http {

boost::json::object to_json(const store::ClockEvent& event, domain::Counting counts) {
  boost::json::object body{{"id", base::to_string(event.id)},
                           {"key", base::to_string(event.key)},
                           {"kind", domain::event_kind_name(event.kind)},
                           {"at", base::format_instant(event.at)},
                           {"grade", domain::grade_name(event.grade)},
                           {"counts", domain::counting_name(counts)}};
  if (event.claimed_at) body["claimed_at"] = base::format_instant(*event.claimed_at);
  if (event.place_name) body["place"] = *event.place_name;
  return body;
}

boost::json::object detail_json(const store::ClockEvent& event, domain::Counting counts,
                                const base::Messages& messages) {
  auto body = to_json(event, counts);
  body["channel"] = event.channel;
  body["address"] = event.address;
  if (event.position) {
    body["position"] = {{"latitude", event.position->at.latitude},
                        {"longitude", event.position->at.longitude},
                        {"accuracy_m", event.position->accuracy_m}};
  }
  boost::json::array reasons;
  for (const auto& reason : event.grade_reasons) {
    reasons.push_back({{"code", reason.key}, {"text", to_json(messages.text(reason.key, reason.args))}});
  }
  body["grade_reasons"] = std::move(reasons);
  return body;
}

std::string json_text(const app::Recorded& recorded, const app::VerdictWriter& writer, const base::Messages& messages) {
  auto body = detail_json(recorded.event, recorded.counts, messages);
  if (!recorded.note.empty()) body["note"] = to_json(messages.text(recorded.note, recorded.note_args));
  body["work_day"] = base::format_day(recorded.event.work_day);
  auto text = boost::json::serialize(body);
  // The verdict is by far the largest part, and every press is answered with one: it is written where it belongs.
  text.reserve(text.size() + 2048);
  text.pop_back();
  text += ",\"verdict\":";
  writer.append_verdict(text, recorded.verdict);
  text.push_back('}');
  return text;
}

}  // namespace spotme::http

#include "app/card.hpp"
#include "base/day_words.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

/// Collects sentences; every argument that any of them may use is at hand in each.
class Sentences {
 public:
  Sentences(const base::Messages& messages, const CardView& view)
      : messages_(messages), until_(base::day_in_words(view.month.last())) {}

  void say(std::string kind, domain::CardColour colour, std::int64_t count = 0) {
    const auto word = messages_.text(fmt::format("card_{}", domain::card_colour_name(colour)));
    const auto number = std::to_string(count);
    auto text = messages_.text("card_forecast_" + kind, {{"colour", word.ms}, {"until", until_.ms}, {"count", number}},
                               {{"colour", word.en}, {"until", until_.en}, {"count", number}});
    said.push_back({std::move(kind), std::move(text)});
  }

  std::vector<CardSentence> said;

 private:
  const base::Messages& messages_;
  base::Text until_;
};

}  // namespace

std::vector<CardSentence> forecast_sentences(const base::Messages& messages, const CardView& view) {
  if (!view.running) return {};
  const auto& forecast = view.forecast;
  const auto now = view.held.colour;
  Sentences sentences(messages, view);
  if (forecast.if_no_more == now) {
    sentences.say("stays", now);
  } else {
    sentences.say(forecast.if_no_more < now ? "better" : "worse", forecast.if_no_more);
  }
  if (forecast.more) {
    const std::string kind = *forecast.more == 1 ? "one_more" : "more";
    sentences.say(forecast.if_more == now ? kind + "_stays" : kind, forecast.if_more, *forecast.more);
  }
  if (view.count.to_explain > 0) sentences.say("to_explain", forecast.if_unexplained, view.count.to_explain);
  if (view.count.waiting > 0) sentences.say("waiting", now, view.count.waiting);
  return std::move(sentences.said);
}

}  // namespace spotme::app

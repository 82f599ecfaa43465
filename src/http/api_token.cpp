#include "app/api_token.hpp"

#include "base/json_reader.hpp"
#include "http/integration_handlers.hpp"
#include "http/reply.hpp"
#include "store/integration_rules.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_name = 100;
constexpr std::size_t most_password = 1000;

boost::json::array to_json(const std::vector<domain::Scope>& scopes) {
  boost::json::array names;
  for (const auto scope : scopes) names.push_back(boost::json::value(domain::scope_name(scope)));
  return names;
}

boost::json::object to_json(const store::ApiToken& token, base::Instant now) {
  boost::json::object body{{"id", base::to_string(token.id)},
                           {"name", token.name},
                           {"scopes", to_json(token.scopes)},
                           {"created_at", base::format_instant(token.created_at)},
                           {"expires_at", base::format_instant(token.expires_at)},
                           {"last_used_at", nullptr},
                           {"ended_at", nullptr},
                           {"living", !token.ended_at && now < token.expires_at}};
  if (token.last_used_at) body["last_used_at"] = base::format_instant(*token.last_used_at);
  if (token.ended_at) body["ended_at"] = base::format_instant(*token.ended_at);
  return body;
}

std::vector<domain::Scope> read_scopes(base::ObjectReader& reader) {
  const auto offered = domain::token_scopes();
  std::vector<domain::Scope> scopes;
  for (const auto& name : reader.required_texts("scopes", offered.size(), 1, 40)) {
    const auto scope = domain::parse_scope(name);
    if (scope && std::find(offered.begin(), offered.end(), *scope) != offered.end()) {
      scopes.push_back(*scope);
    } else {
      reader.refuse("scopes", base::Code::invalid, "not_one_of",
                    {{"allowed", domain::scopes_text({offered.begin(), offered.end()})}});
    }
  }
  return scopes;
}

}  // namespace

base::Result<Response> list_api_tokens(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_CHECK(check_query(call.request, {"after", "limit"}));
  SPOTME_TRY(const auto limit, query_limit(call.request, 50, 200));
  std::optional<std::string> after;
  if (const auto text = call.request.query_value("after")) after = *text;
  const auto& context = call.service.context;
  SPOTME_TRY(const auto page, app::list_api_tokens(context, call.caller, {agency}, after, limit));
  boost::json::array tokens;
  for (const auto& view : page.tokens) {
    auto token = to_json(view.token, context.clock.now());
    token["made_by"] = view.maker_name;
    tokens.push_back(std::move(token));
  }
  const auto& rules = store::builtin_integration_rules();
  const auto offered = domain::token_scopes();
  boost::json::object body{{"tokens", std::move(tokens)},
                           {"scopes", to_json(std::vector<domain::Scope>(offered.begin(), offered.end()))},
                           {"usual_days", rules.token_usual_days},
                           {"most_days", rules.token_most_days}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> post_api_token(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::NewApiToken wanted;
  wanted.name = reader.required_text("name", 1, most_name);
  wanted.scopes = read_scopes(reader);
  wanted.days = reader.optional_integer("days", 1, 100'000);
  wanted.password = reader.required_text("password", 1, most_password);
  SPOTME_CHECK(reader.finish());
  const auto& context = call.service.context;
  SPOTME_TRY(const auto made, app::make_api_token(context, call.caller, {agency}, wanted, call.actor()));
  auto answer = to_json(made.token, context.clock.now());
  answer["token"] = made.text;
  return reply(201, answer);
}

base::Result<Response> post_api_token_ending(const Call& call) {
  SPOTME_TRY(const auto agency, path_id(call, 0));
  SPOTME_TRY(const auto id, path_id(call, 1));
  SPOTME_CHECK(app::end_api_token(call.service.context, call.caller, {agency}, {id}, call.actor()));
  return reply_empty();
}

}  // namespace spotme::http

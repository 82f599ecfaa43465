#include "app/reason.hpp"

#include "app/correction.hpp"
#include "base/json_reader.hpp"
#include "http/approval_json.hpp"
#include "http/attachment_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

using domain::Issue;

Issue read_issue(base::ObjectReader& reader) {
  return reader.required_enum<Issue>("issue", {{"late_in", Issue::late_in},
                                               {"early_out", Issue::early_out},
                                               {"no_clock_in", Issue::no_clock_in},
                                               {"no_clock_out", Issue::no_clock_out},
                                               {"absent", Issue::absent},
                                               {"outside_place", Issue::outside_place},
                                               {"weak_evidence", Issue::weak_evidence}});
}

}  // namespace

base::Result<Response> list_issues(const Call& call) {
  boost::json::array issues;
  for (const auto& one : app::issues_to_explain(call.service.context, call.caller)) {
    issues.push_back({{"date", base::format_day(one.issue.day.day)},
                      {"issue", domain::issue_name(one.issue.kind)},
                      {"state", domain::issue_state_name(one.issue.state)},
                      {"explain_by", base::format_day(one.issue.explain_by)},
                      {"closed", one.closed}});
  }
  return reply(200, {{"issues", std::move(issues)}});
}

base::Result<Response> post_reason(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::ReasonDraft draft;
  for (auto& one : reader.required_objects("issues", app::most_reason_issues)) {
    const auto day = one.required_day("date");
    draft.issues.emplace_back(day, read_issue(one));
  }
  draft.kind = reader.required_text("kind", 1, 40);
  draft.text = reader.optional_text("text", 0, app::most_reason_text).value_or("");
  draft.attachments = read_attachments(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto approval, app::submit_reason(call.service.context, call.caller, draft, call.actor()));
  return reply(201, to_json(approval));
}

base::Result<Response> post_correction(const Call& call) {
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::CorrectionDraft draft;
  draft.work_day = reader.required_day("date");
  draft.kind =
      reader.required_enum<domain::EventKind>("kind", {{"in", domain::EventKind::in}, {"out", domain::EventKind::out}});
  draft.minute = reader.required_minute("at");
  if (const auto answers = reader.optional_uuid("answers")) draft.answers = base::EventId{*answers};
  draft.reason_kind = reader.required_text("reason_kind", 1, 40);
  draft.text = reader.optional_text("text", 0, app::most_reason_text).value_or("");
  draft.attachments = read_attachments(reader);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto approval, app::submit_correction(call.service.context, call.caller, draft, call.actor()));
  return reply(201, to_json(approval));
}

}  // namespace spotme::http

#include "app/approval.hpp"

#include "base/json_reader.hpp"
#include "http/approval_json.hpp"
#include "http/handlers.hpp"
#include "http/reply.hpp"

#include <boost/json/array.hpp>

namespace spotme::http {
namespace {

constexpr std::size_t most_note = 1'000;
constexpr std::int64_t usual_page = 50;
constexpr std::int64_t most_page = 200;

base::Result<app::InboxQuestion> read_question(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"box", "subject", "search", "after", "limit"}));
  app::InboxQuestion question;
  const auto box = call.request.query_value("box").value_or("to_decide");
  if (box == "asked") {
    question.box = store::Box::asked;
  } else if (box == "decided") {
    question.box = store::Box::decided;
  } else if (box == "all") {
    question.box = store::Box::all;
  } else if (box != "to_decide") {
    return bad_parameter("box");
  }
  SPOTME_TRY(const auto subject, query_text(call.request, "subject", 40));
  if (!subject.empty()) question.subject = subject;
  SPOTME_TRY(question.search, query_text(call.request, "search", 100));
  SPOTME_TRY(question.limit, query_limit(call.request, usual_page, most_page));
  return question;
}

std::optional<std::string> after_of(const Call& call) {
  const auto text = call.request.query_value("after");
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

/// An answer or a withdrawal of one's own case.
base::Result<Response> move_own(const Call& call, domain::ApprovalAction action, std::size_t least_note) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  app::SeenApproval seen{{id}, reader.required_integer("revision", 1, 1'000'000)};
  const auto note = reader.optional_text("note", least_note, most_note);
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto outcome,
             app::move_own_approval(call.service.context, call.caller, seen, action, note.value_or(""), call.actor()));
  return reply(200, to_json(outcome, call.service.messages));
}

}  // namespace

base::Result<Response> list_approvals(const Call& call) {
  SPOTME_TRY(const auto question, read_question(call));
  SPOTME_TRY(const auto page,
             app::list_inbox(call.service.context, call.caller, question, after_of(call), call.actor()));
  boost::json::array entries;
  for (const auto& entry : page.entries) entries.push_back(to_json(entry));
  boost::json::array counts;
  std::int64_t total = 0;
  for (const auto& one : page.counts) {
    counts.push_back({{"subject", one.subject}, {"count", one.count}});
    total += one.count;
  }
  boost::json::object body{{"approvals", std::move(entries)},
                           {"counts", std::move(counts)},
                           {"total", total},
                           {"decides", page.decides},
                           {"reads", page.reads},
                           {"figures", boost::json::object{{"decided", page.figures.decided},
                                                           {"passed_on", page.figures.passed_on},
                                                           {"minutes_to_decide", page.figures.minutes_to_decide}}}};
  if (page.next) body["next"] = *page.next;
  return reply(200, body);
}

base::Result<Response> list_own_approvals(const Call& call) {
  SPOTME_CHECK(check_query(call.request, {"open", "after", "limit"}));
  SPOTME_TRY(const bool open, query_flag(call.request, "open"));
  SPOTME_TRY(const auto limit, query_limit(call.request, usual_page, most_page));
  SPOTME_TRY(const auto own, app::list_own_approvals(call.service.context, call.caller, open, after_of(call), limit));
  boost::json::array entries;
  for (const auto& entry : own.entries) entries.push_back(to_json(entry));
  boost::json::object body{{"approvals", std::move(entries)}};
  if (own.next) body["next"] = *own.next;
  return reply(200, body);
}

base::Result<Response> show_approval(const Call& call) {
  SPOTME_TRY(const auto id, path_id(call, 0));
  SPOTME_TRY(const auto detail, app::show_approval(call.service.context, call.caller, {id}, call.actor()));
  return reply(200, to_json(detail));
}

base::Result<Response> post_decisions(const Call& call) {
  using domain::ApprovalAction;
  const base::JsonBody body(call.request.body);
  base::ObjectReader reader(body);
  const auto action = reader.required_enum<ApprovalAction>("action", {{"accept", ApprovalAction::accept},
                                                                      {"reject", ApprovalAction::reject},
                                                                      {"ask", ApprovalAction::ask},
                                                                      {"take_back", ApprovalAction::take_back}});
  const auto note = reader.optional_text("note", 0, most_note);
  std::vector<app::SeenApproval> seen;
  for (auto& one : reader.required_objects("approvals", app::most_decided_at_once)) {
    const auto id = one.required_uuid("id");
    seen.push_back({{id}, one.required_integer("revision", 1, 1'000'000)});
  }
  SPOTME_CHECK(reader.finish());
  SPOTME_TRY(const auto outcomes,
             app::decide_approvals(call.service.context, call.caller, seen, action, note.value_or(""), call.actor()));
  boost::json::array results;
  std::int64_t done = 0;
  for (const auto& outcome : outcomes) {
    results.push_back(to_json(outcome, call.service.messages));
    if (!outcome.refusal) ++done;
  }
  return reply(200, {{"done", done}, {"results", std::move(results)}});
}

base::Result<Response> post_approval_answer(const Call& call) {
  return move_own(call, domain::ApprovalAction::answer, 1);
}

base::Result<Response> post_approval_withdrawal(const Call& call) {
  return move_own(call, domain::ApprovalAction::withdraw, 0);
}

}  // namespace spotme::http

#include "http/transaction_json.hpp"

#include "base/crypto.hpp"
#include "http/reply.hpp"
#include "http/verdict_json.hpp"

#include <boost/json/parse.hpp>

namespace spotme::http {
namespace {

boost::json::value minute(const std::optional<base::Minutes>& at) {
  if (!at) return nullptr;
  return boost::json::value(base::format_minute(*at));
}

boost::json::value amount(const std::optional<base::Minutes>& span) {
  if (!span) return nullptr;
  return boost::json::value(span->count());
}

boost::json::object record_json(const domain::DayRecord& record) {
  boost::json::array issues;
  for (const auto issue : record.issues) issues.emplace_back(domain::issue_name(issue));
  return {{"unit_path", record.unit_path},
          {"state", record.state},
          {"scheme", record.scheme},
          {"day_type", record.day_type},
          {"status", record.status},
          {"first_in", minute(record.first_in)},
          {"last_out", minute(record.last_out)},
          {"effective_start", minute(record.effective_start)},
          {"may_leave_from", minute(record.may_leave_from)},
          {"office_end", minute(record.office_end)},
          {"late_minutes", record.late.count()},
          {"early_minutes", record.early.count()},
          {"worked_minutes", amount(record.worked)},
          {"issues", std::move(issues)}};
}

boost::json::object version_json(const app::TransactionVersion& version, const base::Messages& messages) {
  const auto& t = version.transaction;
  boost::json::value facts = nullptr;
  if (!t.record.facts.empty()) facts = boost::json::parse(t.record.facts);
  boost::json::value previous = nullptr;
  if (t.previous_hash) previous = boost::json::value(base::to_hex(*t.previous_hash));
  return {{"version", t.version},
          {"made_at", base::format_instant(t.made_at)},
          {"record", record_json(t.record)},
          {"facts", std::move(facts)},
          {"pack", t.pack},
          {"reasons", to_json(t.reasons, messages)},
          {"differences", to_json(version.differences)},
          {"previous_hash", std::move(previous)},
          {"hash", base::to_hex(t.hash)},
          {"intact", version.intact}};
}

}  // namespace

boost::json::array to_json(const std::vector<domain::Difference>& differences) {
  boost::json::array rows;
  for (const auto& one : differences) {
    if (one.field == "facts") {
      rows.push_back({{"field", one.field}, {"from", ""}, {"to", ""}});  // they stand with each version
    } else {
      rows.push_back({{"field", one.field}, {"from", one.from}, {"to", one.to}});
    }
  }
  return rows;
}

boost::json::array to_json(const std::vector<domain::ChangeReason>& reasons, const base::Messages& messages) {
  boost::json::array rows;
  for (const auto& reason : reasons) {
    rows.push_back({{"code", reason.key}, {"text", to_json(messages.text(reason.key, reason.args))}});
  }
  return rows;
}

boost::json::object to_json(const store::TransactionView& view, std::string_view agency_code) {
  const auto& t = view.transaction;
  boost::json::object body{
      {"number", t.number},
      {"reference", app::transaction_reference(agency_code, t.number)},
      {"version", t.version},
      {"date", base::format_day(t.day)},
      {"officer", {{"officer_id", base::to_string(t.officer)}, {"user_id", view.user_id}, {"name", view.officer_name}}},
      {"pack", t.pack}};
  body["record"] = record_json(t.record);
  return body;
}

boost::json::object to_json(const app::TransactionDetail& detail, const base::Messages& messages) {
  const auto& last = detail.versions.back().transaction;
  boost::json::array versions;
  for (const auto& version : detail.versions) versions.push_back(version_json(version, messages));
  boost::json::value verdict = nullptr;
  if (detail.verdict) verdict = to_json(*detail.verdict, messages);
  return {{"number", last.number},
          {"reference", app::transaction_reference(detail.agency_code, last.number)},
          {"date", base::format_day(last.day)},
          {"officer", {{"officer_id", base::to_string(last.officer)}, {"name", detail.officer_name}}},
          {"versions", std::move(versions)},
          {"verdict", std::move(verdict)},
          {"repeated", detail.repeated}};
}

}  // namespace spotme::http

#include "domain/transaction.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using Field = std::pair<std::string_view, std::string>;

constexpr std::array all_issues{Issue::late_in, Issue::early_out, Issue::no_clock_in, Issue::no_clock_out,
                                Issue::absent};

std::string minute(const std::optional<base::Minutes>& at) { return at ? base::format_minute(*at) : std::string(); }

std::string amount(const std::optional<base::Minutes>& span) {
  return span ? std::to_string(span->count()) : std::string();
}

/// A value that may come from people, on one line.
std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return line;
}

/// Every field of a record by the name that the API has for it, the facts last.
std::vector<Field> fields_of(const DayRecord& record) {
  return {{"unit", record.unit_path},
          {"state", record.state},
          {"scheme", record.scheme},
          {"day_type", record.day_type},
          {"status", record.status},
          {"effective_start", minute(record.effective_start)},
          {"may_leave_from", minute(record.may_leave_from)},
          {"office_end", minute(record.office_end)},
          {"first_in", minute(record.first_in)},
          {"last_out", minute(record.last_out)},
          {"late_minutes", amount(record.late)},
          {"early_minutes", amount(record.early)},
          {"worked_minutes", amount(record.worked)},
          {"issues", write_issues(record.issues)},
          {"facts", record.facts}};
}

std::optional<Issue> issue_of(std::string_view word) {
  const auto* const found =
      std::find_if(all_issues.begin(), all_issues.end(), [&](Issue issue) { return issue_name(issue) == word; });
  if (found == all_issues.end()) return std::nullopt;
  return *found;
}

}  // namespace

std::string write_changes(const std::vector<ChangeReason>& reasons) {
  std::string text;
  for (const auto& reason : reasons) {
    text += reason.key;
    for (const auto& [name, value] : reason.args) text.append("\t").append(name).append("=").append(on_one_line(value));
    text += "\n";
  }
  return text;
}

std::vector<ChangeReason> read_changes(std::string_view text) {
  std::vector<ChangeReason> reasons;
  for (const auto line : base::split(text, '\n')) {
    if (line.empty()) continue;
    const auto fields = base::split(line, '\t');
    ChangeReason reason{std::string(fields[0])};
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const auto equals = fields[i].find('=');
      if (equals == std::string_view::npos) continue;
      reason.args.emplace_back(fields[i].substr(0, equals), fields[i].substr(equals + 1));
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

DayRecord record_of(const Case& facts, const Verdict& verdict, std::string unit_path, std::string scheme,
                    std::string facts_line) {
  DayRecord record;
  record.unit_path = std::move(unit_path);
  record.state = state_name(facts.state);
  record.scheme = std::move(scheme);
  record.facts = std::move(facts_line);
  record.day_type = day_type_name(verdict.day_type);
  record.status = status_name(verdict.status);
  record.effective_start = verdict.effective_start;
  record.may_leave_from = verdict.may_leave_from;
  record.office_end = verdict.office_end;
  record.late = verdict.late;
  record.early = verdict.early;
  record.worked = verdict.worked;
  record.issues = verdict.issues;
  for (const auto& event : facts.events) {
    if (event.kind == EventKind::in) record.first_in = std::min(record.first_in.value_or(event.at), event.at);
    if (event.kind == EventKind::out) record.last_out = std::max(record.last_out.value_or(event.at), event.at);
  }
  return record;
}

DayRecord void_record(const DayRecord& before) {
  DayRecord record;
  record.unit_path = before.unit_path;
  record.state = before.state;
  record.scheme = before.scheme;
  record.day_type = before.day_type;
  record.status = "void";
  return record;
}

std::string canonical_bytes(const Transaction& transaction) {
  std::string bytes = "spotme transaction 1\n";
  const auto add = [&](std::string_view name, std::string_view value) {
    bytes.append(name).append("=").append(value).append("\n");
  };
  add("agency", base::to_string(transaction.agency));
  add("officer", base::to_string(transaction.officer));
  add("day", base::format_day(transaction.day));
  add("number", std::to_string(transaction.number));
  add("version", std::to_string(transaction.version));
  add("previous", transaction.previous_hash ? base::to_hex(*transaction.previous_hash) : std::string());
  add("pack", transaction.pack);
  add("national_revision", std::to_string(transaction.national_revision));
  add("agency_revision", std::to_string(transaction.agency_revision));
  for (const auto& reason : transaction.reasons) {
    auto line = write_changes({reason});
    line.pop_back();
    add("reason", line);
  }
  for (const auto& [name, value] : fields_of(transaction.record)) add(name, value);
  return bytes;
}

base::Digest hash_of(const Transaction& transaction) { return base::sha256(canonical_bytes(transaction)); }

std::vector<Difference> differences(const DayRecord& from, const DayRecord& to) {
  std::vector<Difference> found;
  auto before = fields_of(from);
  auto after = fields_of(to);
  for (std::size_t i = 0; i < before.size(); ++i) {
    auto& [name, value] = before[i];
    if (value != after[i].second) found.push_back({name, std::move(value), std::move(after[i].second)});
  }
  return found;
}

std::string write_issues(const std::vector<Issue>& issues) {
  std::string text;
  for (const auto issue : issues) text.append(text.empty() ? "" : " ").append(issue_name(issue));
  return text;
}

std::vector<Issue> read_issues(std::string_view text) {
  std::vector<Issue> issues;
  for (const auto word : base::split(text, ' ')) {
    if (const auto issue = issue_of(word)) issues.push_back(*issue);
  }
  return issues;
}

}  // namespace spotme::domain

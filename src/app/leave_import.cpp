#include "app/leave_import.hpp"

#include "app/csv.hpp"
#include "app/grant_facts.hpp"
#include "app/grant_notice.hpp"
#include "app/grant_store.hpp"
#include "app/table_file.hpp"
#include "app/webhook_event.hpp"
#include "base/text.hpp"
#include "store/account_batch.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

constexpr std::size_t columns = 6;
constexpr std::size_t most_code = 20;
constexpr std::size_t most_evidence = 200;

/// Reads one record into a draft; names what is wrong.
class LineReader {
 public:
  LineReader(const CsvRecord& record, ImportFaults& faults) : record_(record), faults_(faults) {}

  std::optional<LeaveLine> read() {
    if (record_.fields.size() != columns) {
      faults_.add(record_.line, "import_columns", {},
                  {{"count", std::to_string(record_.fields.size())}, {"expected", std::to_string(columns)}});
      return std::nullopt;
    }
    LeaveLine line;
    line.line = record_.line;
    line.user_id = normal_user_id(record_.fields[0]);
    auto& draft = line.draft;
    draft.kind = domain::GrantKind::leave;
    draft.first_day = day(1, "first_day");
    draft.last_day = record_.fields[2].empty() ? draft.first_day : day(2, "last_day");
    draft.part = part();
    draft.code = limited(4, "code", most_code);
    draft.evidence = limited(5, "evidence", most_evidence);
    if (draft.code.empty()) fault("grant_code_missing", "code");
    line.faulty = faulty_;
    return line;
  }

 private:
  void fault(std::string key, std::string column, base::MessageArgs args = {}) {
    faults_.add(record_.line, std::move(key), std::move(column), std::move(args));
    faulty_ = true;
  }
  base::Day day(std::size_t at, std::string column) {
    const auto found = base::parse_day(record_.fields[at]);
    if (!found) fault("leave_import_day", std::move(column), {{"value", quoted(record_.fields[at])}});
    return found.value_or(base::Day{});
  }
  std::optional<domain::LeavePart> part() {
    const auto& text = record_.fields[3];
    if (text.empty()) return domain::LeavePart::day;
    const auto found = domain::parse_leave_part(text);
    if (!found) fault("leave_import_part", "part");
    return found;
  }
  std::string limited(std::size_t at, std::string column, std::size_t most) {
    const auto& text = record_.fields[at];
    const bool control = std::any_of(text.begin(), text.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte < 0x20U || byte == 0x7fU;
    });
    if (control || base::count_characters(text) > most) {
      fault("import_too_long", std::move(column), {{"limit", std::to_string(most)}});
    }
    return text;
  }
  static std::string quoted(const std::string& text) { return base::count_characters(text) > 40 ? "…" : text; }

  const CsvRecord& record_;
  ImportFaults& faults_;
  bool faulty_ = false;
};

std::vector<LeaveLine> read_lines(std::string_view text, ImportFaults& faults) {
  std::vector<LeaveLine> lines;
  if (text.size() > most_leave_bytes) {
    faults.add(1, "leave_import_too_large");
    return lines;
  }
  const auto csv = read_separated(text);
  for (const auto& fault : csv.faults) faults.add(fault.line, fault.key);
  if (csv.records.empty() || fmt::format("{}", fmt::join(csv.records.front().fields, ",")) != leave_header) {
    faults.add(1, "leave_import_header", {}, {{"header", std::string(leave_header)}});
    return lines;
  }
  if (csv.records.size() > most_leave_lines + 1) {
    faults.add(csv.records[most_leave_lines + 1].line, "leave_import_too_many", {},
               {{"limit", std::to_string(most_leave_lines)}});
    return lines;
  }
  for (std::size_t i = 1; i < csv.records.size(); ++i) {
    if (auto line = LineReader(csv.records[i], faults).read()) lines.push_back(std::move(*line));
  }
  return lines;
}

/// The officers behind the user IDs, of the caller's agency alone. Lines that are wrong in another way are asked for
/// too, so that all is named in one look, and go no further.
void find_officers(db::Read& read, const domain::Caller& caller, std::vector<LeaveLine>& lines, ImportFaults& faults) {
  std::vector<std::string> user_ids;
  for (const auto& line : lines) user_ids.push_back(line.user_id);
  std::vector<bool> known(lines.size(), false);
  std::vector<bool> own(lines.size(), false);
  for (const auto& [n, account] : store::load_accounts(read, user_ids)) {
    if (account.agency != caller.agency) continue;
    known[n] = true;
    own[n] = account.officer == caller.officer;
    lines[n].officer = account.officer;
    lines[n].name = account.officer_name;
  }
  std::vector<LeaveLine> found;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    auto& line = lines[n];
    if (!known[n]) {
      faults.add(line.line, "leave_import_officer", "user_id", {{"value", line.user_id}});
    } else if (own[n]) {
      faults.add(line.line, "grant_own", "user_id");
    } else if (!line.faulty) {
      found.push_back(std::move(line));
    }
  }
  lines = std::move(found);
}

bool is_same(const domain::HeldGrant& held, const domain::GrantDraft& draft) {
  return held.kind == draft.kind && held.days == domain::DayRange{draft.first_day, draft.last_day} &&
         held.part == draft.part && held.code == draft.code;
}

/// Each line against what holds and against the lines before it.
void check_lines(const Context& context, db::Read& read, const domain::Caller& caller, std::vector<LeaveLine>& lines,
                 ImportFaults& faults) {
  std::vector<GrantQuestion> questions;
  for (const auto& line : lines) {
    auto draft = line.draft;
    if (!domain::check_grant_shape(draft).empty()) draft.last_day = draft.first_day;
    questions.push_back({line.officer, std::move(draft)});
  }
  auto found = load_grant_facts(context, read, caller.agency, domain::GrantOrigin::entered, questions);
  std::map<base::OfficerId, std::vector<domain::HeldGrant>> before;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    auto& line = lines[n];
    auto& answer = found.answers[n];
    const auto& path = answer.unit_path;
    if (path.empty() || !domain::may_keep_grants(caller, caller.agency, path, line.officer)) {
      faults.add(line.line, "leave_import_officer", "user_id", {{"value", line.user_id}});
      continue;
    }
    auto& held = answer.facts.held;
    line.same = std::any_of(held.begin(), held.end(), [&](const auto& one) { return is_same(one, line.draft); });
    if (line.same) continue;
    auto& earlier = before[line.officer];
    held.insert(held.end(), earlier.begin(), earlier.end());
    for (auto& fault : domain::check_grant(line.draft, answer.facts)) {
      faults.add(line.line, std::move(fault.key), std::move(fault.field), std::move(fault.args));
    }
    earlier.push_back(domain::held_of(line.draft, {}));
  }
}

LeaveImport hold_against(const Context& context, db::Read& read, const domain::Caller& caller, std::string_view text) {
  ImportFaults faults;
  LeaveImport outcome;
  outcome.lines = read_lines(text, faults);
  find_officers(read, caller, outcome.lines, faults);
  check_lines(context, read, caller, outcome.lines, faults);
  outcome.faults = faults.kept();
  outcome.faults_total = faults.total();
  return outcome;
}

}  // namespace

LeaveImport import_leave(const Context& context, const domain::Caller& caller, std::string_view text, bool dry_run,
                         const store::Actor& actor) {
  if (dry_run) {
    return context.database.read([&](db::Read& read) { return hold_against(context, read, caller, text); });
  }
  return context.database.write([&](db::Write& write) {
    auto outcome = hold_against(context, write, caller, text);
    if (outcome.faults_total > 0) return outcome;
    std::vector<store::Grant> grants;
    for (const auto& line : outcome.lines) {
      if (line.same) continue;
      auto grant = store::make_grant(caller.agency, line.officer, base::GrantId::make(write.now()), line.draft);
      grant.source = store::GrantSource::imported;
      grant.made_at = write.now();
      grant.made_by = actor.officer;
      grants.push_back(std::move(grant));
    }
    store_grants(context, write, grants, actor, "leave_imported");
    tell_of_given(write, caller, grants);
    outcome.stored = grants.size();
    announce_import(write, caller.agency, "leave", static_cast<std::int64_t>(grants.size()));
    return outcome;
  });
}

}  // namespace spotme::app

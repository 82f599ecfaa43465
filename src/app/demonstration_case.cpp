#include "app/demonstration_case.hpp"

#include "app/approval.hpp"
#include "app/demonstration_table.hpp"
#include "app/reason.hpp"
#include "base/embedded.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace spotme::app {
namespace {

using domain::ApprovalAction;

constexpr std::string_view file = "demonstration/cases.toml";

[[noreturn]] void fail(std::string_view what) { throw std::runtime_error(fmt::format("{}: {}", file, what)); }

struct Said {
  std::vector<std::string> issues;
  std::string kind;
  std::string text;
};

/// What is said and decided, taken in turn.
class Cases {
 public:
  Cases() {
    const auto table = toml::parse(base::embedded_file(file).value());
    const DemonstrationTable read(file, table);
    outcomes_ = read.texts("outcomes");
    question_ = read.needed<std::string>("question");
    refusal_ = read.needed<std::string>("refusal");
    const auto* reasons = table["reason"].as_array();
    if (reasons == nullptr) fail("there is no reason");
    for (const auto& one : *reasons) {
      const DemonstrationTable reason(file, *one.as_table());
      said_.push_back({reason.texts("issues"), reason.needed<std::string>("kind"), reason.needed<std::string>("text")});
    }
  }

  [[nodiscard]] const std::string& next_outcome() { return outcomes_[outcome_++ % outcomes_.size()]; }
  [[nodiscard]] ReasonDraft next_reason(const store::AttendanceIssue& issue) {
    for (std::size_t i = 0; i < said_.size(); ++i) {
      const auto& one = said_[reason_++ % said_.size()];
      if (std::find(one.issues.begin(), one.issues.end(), domain::issue_name(issue.kind)) == one.issues.end()) continue;
      return {{{issue.day.day, issue.kind}}, one.kind, one.text};
    }
    fail(fmt::format("nobody says anything of {}", domain::issue_name(issue.kind)));
  }
  [[nodiscard]] const std::string& note_for(ApprovalAction action) const {
    static const std::string none;
    if (action == ApprovalAction::ask) return question_;
    return action == ApprovalAction::reject ? refusal_ : none;
  }

 private:
  std::vector<std::string> outcomes_;
  std::string question_;
  std::string refusal_;
  std::vector<Said> said_;
  std::size_t outcome_ = 0;
  std::size_t reason_ = 0;
};

domain::Caller caller_of(base::AgencyId agency, base::OfficerId officer) {
  domain::Caller caller;
  caller.agency = agency;
  caller.officer = officer;
  return caller;
}

void decide(const Context& context, const store::Approval& made, const store::Officer& officer,
            const std::string& outcome, const Cases& cases) {
  if (outcome == "waiting" || !officer.supervisor) return;
  const auto action = outcome == "accepted" ? ApprovalAction::accept
                      : outcome == "asked"  ? ApprovalAction::ask
                                            : ApprovalAction::reject;
  const auto decided = decide_approvals(context, caller_of(officer.agency, *officer.supervisor), {{made.id, 1}}, action,
                                        cases.note_for(action), {*officer.supervisor, {}, {}});
  if (!decided || decided->front().refusal) fail("a reason could not be decided");
}

}  // namespace

void make_cases(const Context& context, const std::vector<DemonstrationOfficer>& officers) {
  Cases cases;
  for (const auto& person : officers) {
    const auto caller = caller_of(person.officer.agency, person.officer.id);
    for (const auto& one : issues_to_explain(context, caller)) {
      const auto& outcome = cases.next_outcome();
      if (!one.closed || outcome == "none") continue;
      const auto made = submit_reason(context, caller, cases.next_reason(one.issue), {person.officer.id, {}, {}});
      if (!made) fail(made.error().key);
      decide(context, *made, person.officer, outcome, cases);
    }
  }
}

}  // namespace spotme::app

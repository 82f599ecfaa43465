#include "app/grant_facts.hpp"

#include "app/roster.hpp"
#include "domain/access.hpp"
#include "domain/clock.hpp"
#include "store/closing.hpp"
#include "store/district.hpp"
#include "store/grant_list.hpp"
#include "store/hybrid.hpp"
#include "store/worktime.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

constexpr std::chrono::days one_day{1};
constexpr std::chrono::days one_week{7};

/// All questions of one agency, with what the tables say of them.
class Loading {
 public:
  Loading(db::Read& read, base::AgencyId agency, const AgencyRules& rules, const std::vector<GrantQuestion>& questions)
      : agency_(agency), districts_(store::load_unit_districts(read, agency)) {
    for (const auto& question : questions) {
      const auto& draft = question.draft;
      days_.push_back({agency, question.officer, draft.first_day - one_week, draft.last_day + one_week});
      const auto range = domain::facts_range(draft, *rules.calendar);
      wider_.push_back({agency, question.officer, range.first, range.last});
      if (draft.pregnancy && draft.pregnancy->wife_grant) wives_asked_.push_back(*draft.pregnancy->wife_grant);
      whole_ =
          whole_ ? domain::DayRange{std::min(whole_->first, range.first), std::max(whole_->last, range.last)} : range;
    }
    load(read);
  }

  [[nodiscard]] GrantAnswer answer(std::size_t n, const GrantQuestion& question) const {
    GrantAnswer answer;
    auto& facts = answer.facts;
    for (auto day = days_[n].first; day <= days_[n].last; day += one_day) add_day(n, day, facts.days);
    for (const auto& day : facts.days) {
      if (answer.unit_path.empty() || day.day <= question.draft.first_day) answer.unit_path = day.unit_path;
    }
    const bool goes_on = std::any_of(held_[n].begin(), held_[n].end(), [&](const auto& one) {
      return one.id == question.replaces && stands_once(one.kind);
    });
    for (const auto& grant : held_[n]) {
      const bool left = goes_on && grant.kind == question.draft.kind && grant.days.last < question.draft.first_day;
      if (grant.id != question.replaces && !left) facts.held.push_back(grant);
    }
    facts.closed_months = closed_;
    for (const auto& service : services_) add_service(service, question, answer);
    if (question.draft.pregnancy && question.draft.pregnancy->wife_grant) {
      for (const auto& wife : wives_) {
        const bool hers = wife.id == *question.draft.pregnancy->wife_grant && wife.officer != question.officer;
        if (hers) facts.wife = store::held_of(wife);
      }
    }
    return answer;
  }

 private:
  void load(db::Read& read) {
    worktimes_ = store::load_worktimes(read, days_);
    for (std::size_t i = 0; i < days_.size(); ++i) {
      for (const auto& row : worktimes_[i].schemes) roster_.expect(days_[i], row.value);
    }
    roster_.load(read);
    held_.resize(wider_.size());
    for (const auto& [n, grant] : store::load_grants(read, wider_)) held_[n].push_back(store::held_of(grant));
    closed_ = store::load_closed_months(read, agency_, *whole_);
    services_ = store::load_hybrid_services(read, agency_, *whole_);
    if (!wives_asked_.empty()) wives_ = store::load_grants_by_id(read, agency_, wives_asked_);
  }

  void add_day(std::size_t n, base::Day day, std::vector<domain::GrantDay>& days) const {
    const auto* posting = worktimes_[n].posting(day);
    const auto* assigned = worktimes_[n].scheme(day);
    if (posting == nullptr || assigned == nullptr) return;
    days.push_back({day, posting->state, roster_.on(agency_, days_[n].officer, day, *assigned),
                    std::string(store::district_of(districts_, posting->unit_path, day)), posting->unit_path});
  }

  static void add_service(const store::HybridService& service, const GrantQuestion& question, GrantAnswer& answer) {
    const auto& draft = question.draft;
    if (draft.last_day < service.days.first || service.days.last < draft.first_day) return;
    const bool his = service.officer ? *service.officer == question.officer
                                     : domain::path_reaches(service.unit_path, answer.unit_path);
    if (his) answer.facts.services.set(static_cast<std::size_t>(service.service));
  }

  base::AgencyId agency_;
  std::vector<store::UnitDistrict> districts_;
  std::vector<store::OfficerDays> days_;
  std::vector<store::OfficerDays> wider_;
  std::optional<domain::DayRange> whole_;
  std::vector<base::GrantId> wives_asked_;
  std::vector<store::Worktime> worktimes_;
  Roster roster_;
  std::vector<std::vector<domain::HeldGrant>> held_;
  std::vector<domain::Month> closed_;
  std::vector<store::HybridService> services_;
  std::vector<store::Grant> wives_;
};

}  // namespace

GrantAnswers load_grant_facts(const Context& context, db::Read& read, base::AgencyId agency, domain::GrantOrigin origin,
                              const std::vector<GrantQuestion>& questions) {
  GrantAnswers found{context.rulebook.current(read, agency), {}};
  if (questions.empty()) return found;
  const Loading loading(read, agency, *found.rules, questions);
  for (std::size_t n = 0; n < questions.size(); ++n) {
    auto answer = loading.answer(n, questions[n]);
    answer.facts.pack = &found.rules->pack;
    answer.facts.calendar = found.rules->calendar.get();
    answer.facts.today = read.today();
    answer.facts.minute = domain::minute_of(read.today(), read.now());
    answer.facts.origin = origin;
    found.answers.push_back(std::move(answer));
  }
  return found;
}

}  // namespace spotme::app

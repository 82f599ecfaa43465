#include "app/rule.hpp"
#include "app/rule_check.hpp"

#include <map>
#include <memory>

namespace spotme::app {
namespace {

using Shared = std::shared_ptr<const AgencyRules>;

/// The rules as they would be with one more value, made once for each agency that is asked for.
class Tried {
 public:
  Tried(db::Read& read, std::vector<store::RuleEdit> national, store::RuleLayer layer, store::RuleEdit edit)
      : read_(read), national_(std::move(national)), layer_(layer), edit_(std::move(edit)) {}

  Shared instead_of(const Shared& now, base::AgencyId agency) {
    auto& held = made_[now];
    if (!held) held = make(*now, agency);
    return held;
  }

 private:
  [[nodiscard]] Shared make(const AgencyRules& now, base::AgencyId agency) const {
    store::RuleEdits edits{national_, {}};
    if (now.revision.agency > 0) edits.agency = store::load_agency_rule_edits(read_, agency, now.revision.agency);
    (layer_ == store::RuleLayer::national ? edits.national : edits.agency).push_back(edit_);
    auto pack = store::parse_builtin_pack(edits);
    if (!pack) return std::make_shared<const AgencyRules>(now);  // on a day on which another value begins
    auto tried = now;
    pack->version = now.pack.version;
    tried.pack = std::move(pack).value();
    return std::make_shared<const AgencyRules>(std::move(tried));
  }

  db::Read& read_;
  std::vector<store::RuleEdit> national_;
  store::RuleLayer layer_;
  store::RuleEdit edit_;
  std::map<Shared, Shared> made_;
};

Preview try_edit(const Context& context, db::Read& read, PreviewQuestion question, store::RuleLayer layer,
                 store::RuleEdit edit) {
  if (question.range.trial) {
    edit.from = question.range.days.first;
    edit.to.reset();
  }
  Tried tried(read, store::load_rule_edits(read, store::load_national_revision(read)), layer, std::move(edit));
  return preview(context, read, question,
                 [&](OfficerDayFacts& day) { day.rules = tried.instead_of(day.rules, day.agency); });
}

}  // namespace

base::Result<Preview> preview_rule(const Context& context, const domain::Caller& caller, const RuleInput& input) {
  return context.database.read([&](db::Read& read) -> base::Result<Preview> {
    SPOTME_TRY(auto edit, check_new_rule(read, caller, input));
    PreviewQuestion question;
    question.range = preview_range(edit.from, edit.to, read.today());
    return try_edit(context, read, question, store::RuleLayer::national, std::move(edit));
  });
}

base::Result<Preview> preview_agency_rule(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                          const RuleInput& input) {
  return context.database.read([&](db::Read& read) -> base::Result<Preview> {
    SPOTME_TRY(auto edit, check_new_agency_rule(read, caller, agency, input));
    PreviewQuestion question;
    question.agency = agency;
    question.range = preview_range(edit.from, edit.to, read.today());
    question.reach = domain::worktime_reach(caller);
    return try_edit(context, read, question, store::RuleLayer::agency, std::move(edit));
  });
}

}  // namespace spotme::app

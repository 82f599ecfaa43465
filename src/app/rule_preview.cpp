#include "app/rule.hpp"
#include "app/rule_check.hpp"

#include <map>
#include <memory>

namespace spotme::app {
namespace {

using Shared = std::shared_ptr<const AgencyRules>;

/// The rules as they would be with other edits of one layer, made once for each agency that is asked for.
class Tried {
 public:
  /// `edits` are all of that layer.
  Tried(db::Read& read, store::RuleLayer layer, std::vector<store::RuleEdit> edits) : read_(read), layer_(layer) {
    if (layer == store::RuleLayer::national) {
      edits_.national = std::move(edits);
    } else {
      edits_.national = store::load_rule_edits(read, store::load_national_revision(read));
      edits_.agency = std::move(edits);
    }
  }

  Shared instead_of(const Shared& now, base::AgencyId agency) {
    auto& held = made_[now];
    if (!held) held = make(*now, agency);
    return held;
  }

 private:
  [[nodiscard]] Shared make(const AgencyRules& now, base::AgencyId agency) const {
    auto edits = edits_;
    if (layer_ == store::RuleLayer::national && now.revision.agency > 0) {
      edits.agency = store::load_agency_rule_edits(read_, agency, now.revision.agency);
    }
    auto pack = store::parse_builtin_pack(edits);
    if (!pack) return std::make_shared<const AgencyRules>(now);  // on a day on which another value begins
    auto tried = now;
    pack->version = now.pack.version;
    tried.pack = std::move(pack).value();
    return std::make_shared<const AgencyRules>(std::move(tried));
  }

  db::Read& read_;
  store::RuleLayer layer_;
  store::RuleEdits edits_;
  std::map<Shared, Shared> made_;
};

/// The days on which an edit holds, of every agency or within the caller's reach in one.
PreviewQuestion question_of(const db::Read& read, const store::RuleEdit& edit) {
  PreviewQuestion question;
  question.range = preview_range(edit.from, edit.to, read.today());
  return question;
}
PreviewQuestion question_of(const db::Read& read, const store::RuleEdit& edit, const domain::Caller& caller,
                            base::AgencyId agency) {
  auto question = question_of(read, edit);
  question.agency = agency;
  question.reach = domain::worktime_reach(caller);
  return question;
}

Preview try_edits(const Context& context, db::Read& read, const PreviewQuestion& question, store::RuleLayer layer,
                  std::vector<store::RuleEdit> edits) {
  Tried tried(read, layer, std::move(edits));
  return preview(context, read, question,
                 [&](OfficerDayFacts& day) { day.rules = tried.instead_of(day.rules, day.agency); });
}

/// An edit of the future is tried on the days of the range.
std::vector<store::RuleEdit> with_edit(std::vector<store::RuleEdit> edits, store::RuleEdit edit,
                                       const PreviewRange& range) {
  if (range.trial) {
    edit.from = range.days.first;
    edit.to.reset();
  }
  edits.push_back(std::move(edit));
  return edits;
}

}  // namespace

base::Result<Preview> preview_rule(const Context& context, const domain::Caller& caller, const RuleInput& input) {
  return context.database.read([&](db::Read& read) -> base::Result<Preview> {
    SPOTME_TRY(auto edit, check_new_rule(read, caller, input));
    const auto question = question_of(read, edit);
    return try_edits(context, read, question, store::RuleLayer::national,
                     with_edit(counting(store::load_rule_values(read)), std::move(edit), question.range));
  });
}

base::Result<Preview> preview_agency_rule(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                          const RuleInput& input) {
  return context.database.read([&](db::Read& read) -> base::Result<Preview> {
    SPOTME_TRY(auto edit, check_new_agency_rule(read, caller, agency, input));
    const auto question = question_of(read, edit, caller, agency);
    return try_edits(
        context, read, question, store::RuleLayer::agency,
        with_edit(counting(store::load_agency_rule_values(read, agency)), std::move(edit), question.range));
  });
}

base::Result<std::optional<Preview>> preview_rule_withdrawal(const Context& context, const domain::Caller& caller,
                                                             const base::Uuid& id) {
  return context.database.read([&](db::Read& read) -> base::Result<std::optional<Preview>> {
    SPOTME_TRY(const auto value, check_rule_withdrawal(read, caller, id));
    const auto question = question_of(read, value.edit);
    if (question.range.trial) return std::optional<Preview>{};
    return std::optional(
        try_edits(context, read, question, store::RuleLayer::national, counting(store::load_rule_values(read), id)));
  });
}

base::Result<std::optional<Preview>> preview_agency_rule_withdrawal(const Context& context,
                                                                    const domain::Caller& caller, base::AgencyId agency,
                                                                    const base::Uuid& id) {
  return context.database.read([&](db::Read& read) -> base::Result<std::optional<Preview>> {
    SPOTME_TRY(const auto value, check_agency_rule_withdrawal(read, caller, agency, id));
    const auto question = question_of(read, value.edit, caller, agency);
    if (question.range.trial) return std::optional<Preview>{};
    return std::optional(try_edits(context, read, question, store::RuleLayer::agency,
                                   counting(store::load_agency_rule_values(read, agency), id)));
  });
}

}  // namespace spotme::app

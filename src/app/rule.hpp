#pragma once

#include "app/context.hpp"
#include "app/preview.hpp"
#include "domain/access.hpp"
#include "domain/rule_key.hpp"
#include "store/audit.hpp"
#include "store/rule_book.hpp"
#include "store/rule_value.hpp"

#include <optional>
#include <string>
#include <vector>

/// The rules as people read and set them. National values are set by a system administrator and hold for everybody; an
/// agency's own are set by its administrators, where the national value is unsure, and hold for it alone. A value is
/// never changed: it is withdrawn with a reason, and another one is set.
namespace spotme::app {

/// Who set or withdrew a value, as pages name him.
struct RuleActor {
  std::string name;
  base::Instant at;
};

/// One value of a key, of the files or set in the application.
struct RuleValueView {
  store::RuleEntry entry;
  std::optional<base::Uuid> id = {};  ///< of one that was set in the application
  std::int64_t revision = 0;
  std::optional<RuleActor> made = {};
  std::optional<RuleActor> withdrawn = {};
  std::string reason = {};  ///< of the withdrawal
};

struct RuleKeyView {
  const domain::RuleKey* key;
  std::vector<RuleValueView> values;           ///< file, national, agency; withdrawn ones too
  std::vector<store::InEffect> in_effect;      ///< on the day asked for; indices into `values`
  std::vector<store::InEffect> national = {};  ///< the same without the agency's own values
  bool open = false;                           ///< the national value of that day is unsure: an agency may set its own
};

struct RuleBookView {
  std::string version;  ///< of the pack as it stands now
  base::Day as_of;
  bool may_edit = false;  ///< the caller may set values of this book
  std::vector<RuleKeyView> keys;
};

[[nodiscard]] RuleBookView show_rules(const Context& context, const domain::Caller& caller,
                                      std::optional<base::Day> as_of);
/// `not_found` for an agency that is not the caller's own, but for a system administrator.
[[nodiscard]] base::Result<RuleBookView> show_agency_rules(const Context& context, const domain::Caller& caller,
                                                           base::AgencyId agency, std::optional<base::Day> as_of);

/// A value as it was typed: minutes are texts, nothing is checked but the kinds.
struct RuleInput {
  domain::RuleFields fields;
  std::vector<std::string> states = {};  ///< for a key that differs by state
  base::Day from;
  std::optional<base::Day> to = {};
  std::string source;
  std::string certainty = {};  ///< an agency's own value is its practice, whatever stands here
};

/// The edit that the input stands for, in the form in which it is stored. Refuses, with the field of the body:
/// `rule_day_absurd` (before 2000 or after 2099), and as `rule_edit_…` all that a rule file would be refused for.
[[nodiscard]] base::Result<store::RuleEdit> to_edit(const RuleInput& input);

/// Sets a value from now on, under the next revision. Refuses as to_edit, `rule_edit_gap` and `rule_edit_overlap` where
/// it does not fit the others, `rule_settled` (an agency's value where the national one is sure), `rule_too_many`;
/// `not_found` and `forbidden` as the agency and the caller's roles have it. Returns the id.
[[nodiscard]] base::Result<base::Uuid> set_rule(const Context& context, const domain::Caller& caller,
                                                const RuleInput& input, const store::Actor& actor);
[[nodiscard]] base::Result<base::Uuid> set_agency_rule(const Context& context, const domain::Caller& caller,
                                                       base::AgencyId agency, const RuleInput& input,
                                                       const store::Actor& actor);

/// Who would change, and from what to what; refuses as the two above. A national value is tried on every agency and
/// names nobody.
[[nodiscard]] base::Result<Preview> preview_rule(const Context& context, const domain::Caller& caller,
                                                 const RuleInput& input);
[[nodiscard]] base::Result<Preview> preview_agency_rule(const Context& context, const domain::Caller& caller,
                                                        base::AgencyId agency, const RuleInput& input);

/// Withdraws a value, so that it counts no more; it stays to be read. `not_found` where there is none, `rule_withdrawn`
/// (conflict) for one that is withdrawn already.
[[nodiscard]] base::Result<void> withdraw_rule(const Context& context, const domain::Caller& caller,
                                               const base::Uuid& id, const std::string& reason,
                                               const store::Actor& actor);
[[nodiscard]] base::Result<void> withdraw_agency_rule(const Context& context, const domain::Caller& caller,
                                                      base::AgencyId agency, const base::Uuid& id,
                                                      const std::string& reason, const store::Actor& actor);

/// Who would change by a withdrawal; refuses as the two above. nullopt for a value that has not begun to hold: nothing
/// was decided by it.
[[nodiscard]] base::Result<std::optional<Preview>> preview_rule_withdrawal(const Context& context,
                                                                           const domain::Caller& caller,
                                                                           const base::Uuid& id);
[[nodiscard]] base::Result<std::optional<Preview>> preview_agency_rule_withdrawal(const Context& context,
                                                                                  const domain::Caller& caller,
                                                                                  base::AgencyId agency,
                                                                                  const base::Uuid& id);

}  // namespace spotme::app

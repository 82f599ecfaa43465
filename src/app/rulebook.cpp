#include "app/rulebook.hpp"

#include "domain/calendar_change.hpp"
#include "store/calendar.hpp"
#include "store/rule_value.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

constexpr std::size_t national_kept = 4;

/// What was checked before it was stored can be read.
template <class T>
T stored(base::Result<T> read) {
  if (!read) {
    throw db::Fault(fmt::format("the stored rules cannot be read: {} {}", read.error().key, read.error().field));
  }
  return std::move(read).value();
}

}  // namespace

std::string pack_version(std::string_view file_version, RuleRevision revision) {
  if (revision.agency > 0) return fmt::format("{}+{}.{}", file_version, revision.national, revision.agency);
  if (revision.national > 0) return fmt::format("{}+{}", file_version, revision.national);
  return std::string(file_version);
}

Rulebook::Rulebook(const store::Rules& base)
    : file_version_(base.pack.version), calendar_(std::make_shared<const domain::Calendar>(base.calendar)) {
  national_.emplace(0, std::make_shared<const AgencyRules>(AgencyRules{base.pack, calendar_, {}, base.card}));
}

base::Result<void> Rulebook::check(const store::RuleEdits& edits) {
  SPOTME_CHECK(store::parse_builtin_pack(edits));
  SPOTME_CHECK(store::parse_builtin_card_rules(edits));
  return {};
}

base::Result<void> Rulebook::check_stored(db::Read& read) {
  const auto check_of = [](const store::RuleEdits& edits, const std::string& agency) -> base::Result<void> {
    const auto fits = check(edits);
    if (fits) return {};
    return base::Error{fits.error().code, fits.error().key, agency, fits.error().args};
  };
  store::RuleEdits edits{store::load_rule_edits(read, store::load_national_revision(read)), {}};
  SPOTME_CHECK(check_of(edits, ""));
  for (const auto& [agency, code] : store::load_rule_holders(read)) {
    edits.agency = store::load_agency_rule_edits(read, agency, store::load_rule_revision(read, agency).agency);
    SPOTME_CHECK(check_of(edits, code));
  }
  return {};
}

Rulebook::Shared Rulebook::make_national(db::Read& read, std::int64_t revision) const {
  const store::RuleEdits edits{store::load_rule_edits(read, revision), {}};
  auto pack = stored(store::parse_builtin_pack(edits));
  pack.version = pack_version(file_version_, {revision, 0});
  const auto changes = store::load_calendar_changes(read, revision);
  auto calendar = calendar_;
  if (!changes.holidays.empty() || !changes.ramadans.empty()) {
    calendar = std::make_shared<const domain::Calendar>(domain::apply_changes(*calendar_, changes).calendar);
  }
  return std::make_shared<const AgencyRules>(
      AgencyRules{std::move(pack), std::move(calendar), {revision, 0}, stored(store::parse_builtin_card_rules(edits))});
}

Rulebook::Shared Rulebook::make_own(db::Read& read, base::AgencyId agency, RuleRevision revision,
                                    const AgencyRules& national) const {
  store::RuleEdits edits{{}, store::load_agency_rule_edits(read, agency, revision.agency)};
  auto pack = national.pack;
  auto card = national.card;
  if (!edits.agency.empty()) {
    edits.national = store::load_rule_edits(read, revision.national);
    pack = stored(store::parse_builtin_pack(edits));
    card = stored(store::parse_builtin_card_rules(edits));
  }
  pack.version = pack_version(file_version_, revision);
  auto calendar = national.calendar;
  if (const auto days = store::load_agency_days(read, agency, revision.agency); !days.empty()) {
    calendar = std::make_shared<const domain::Calendar>(domain::with_changes(*calendar, days));
  }
  return std::make_shared<const AgencyRules>(
      AgencyRules{std::move(pack), std::move(calendar), revision, std::move(card)});
}

Rulebook::Shared Rulebook::find_national(db::Read& read, std::int64_t revision) {
  {
    const std::lock_guard lock(mutex_);
    const auto held = national_.find(revision);
    if (held != national_.end()) return held->second;
  }
  auto made = make_national(read, revision);
  const std::lock_guard lock(mutex_);
  const auto held = national_.try_emplace(revision, std::move(made)).first->second;
  while (national_.size() > national_kept) national_.erase(national_.begin());
  return held;
}

Rulebook::Shared Rulebook::find(db::Read& read, base::AgencyId agency, RuleRevision revision) {
  if (revision.agency > 0) {
    const std::lock_guard lock(mutex_);
    const auto held = own_.find(agency);
    if (held != own_.end() && held->second->revision == revision) return held->second;
  }
  auto national = find_national(read, revision.national);
  if (revision.agency == 0) return national;
  auto made = make_own(read, agency, revision, *national);
  const std::lock_guard lock(mutex_);
  auto& held = own_[agency];
  if (!held || held->revision < revision) held = made;
  return made;
}

Rulebook::Shared Rulebook::current(db::Read& read, base::AgencyId agency) {
  return find(read, agency, store::load_rule_revision(read, agency));
}

Rulebook::Shared Rulebook::national(db::Read& read) { return find_national(read, store::load_national_revision(read)); }

Rulebook::Shared Rulebook::at(db::Read& read, base::AgencyId agency, RuleRevision revision) const {
  auto national = make_national(read, revision.national);
  return revision.agency == 0 ? national : make_own(read, agency, revision, *national);
}

}  // namespace spotme::app

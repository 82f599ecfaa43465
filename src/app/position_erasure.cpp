#include "app/position_erasure.hpp"

#include "store/audit.hpp"
#include "store/organisation.hpp"
#include "store/position_erasure.hpp"
#include "store/pulse.hpp"
#include "store/retention_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace spotme::app {
namespace {

using store::OfficerWorkDay;

/// One agency's coordinates.
class Erasure {
 public:
  Erasure(const Context& context, base::AgencyId agency, const std::function<bool()>& stopped, std::int64_t batch)
      : context_(context), agency_(agency), stopped_(stopped), batch_(batch) {}

  PositionReport run() {
    look_again();
    while (!stopped_() && step_day()) {
    }
    if (report_.presses > 0) note();
    return report_;
  }

 private:
  struct Step {
    std::int64_t presses = 0;
    std::int64_t kept = 0;
    std::optional<base::OfficerId> last = {};  ///< nullopt: nobody was left
  };

  /// What was left out before: erased now where nothing keeps it any more.
  void look_again() {
    std::optional<OfficerWorkDay> after;
    while (!stopped_()) {
      std::vector<OfficerWorkDay> asked;
      const auto presses = context_.database.write([&](db::Write& write) {
        asked = store::list_kept_days(write, agency_, after, batch_);
        const auto free = without_kept(write, asked);
        store::delete_kept_days(write, agency_, free);
        return store::erase_coordinates(write, agency_, free);
      });
      report_.presses += presses;
      if (static_cast<std::int64_t>(asked.size()) < batch_) return;
      after = asked.back();
    }
  }

  /// The next day whose time is over; false when there is none.
  bool step_day() {
    const auto day = context_.database.read([&](db::Read& read) {
      const auto terms = store::load_retention_terms(read, agency_);
      const auto kept_for = domain::term_of(terms, domain::RetentionKind::press_positions).days();
      return store::next_press_day(read, agency_, store::load_erased_through(read, agency_),
                                   read.today() - std::chrono::days{kept_for});
    });
    if (!day) return false;
    base::OfficerId after{};
    while (!stopped_()) {
      const auto step = erase_some(*day, after);
      report_.presses += step.presses;
      report_.kept += step.kept;
      if (!step.last) return true;
      after = *step.last;
    }
    return false;
  }

  Step erase_some(base::Day day, base::OfficerId after) {
    return context_.database.write([&](db::Write& write) {
      Step step;
      std::vector<OfficerWorkDay> asked;
      for (const auto& officer : store::list_placed_officers(write, agency_, day, after, batch_)) {
        asked.push_back({officer, day});
      }
      if (asked.empty()) {
        store::set_erased_through(write, agency_, day);
        return step;
      }
      const auto free = without_kept(write, asked);
      std::vector<OfficerWorkDay> kept;
      std::copy_if(asked.begin(), asked.end(), std::back_inserter(kept),
                   [&](const auto& one) { return std::find(free.begin(), free.end(), one) == free.end(); });
      store::insert_kept_days(write, agency_, kept);
      step.presses = store::erase_coordinates(write, agency_, free);
      step.kept = static_cast<std::int64_t>(kept.size());
      step.last = asked.back().officer;
      return step;
    });
  }

  std::vector<OfficerWorkDay> without_kept(db::Read& read, const std::vector<OfficerWorkDay>& asked) const {
    const auto kept = store::kept_among(read, agency_, asked);
    std::vector<OfficerWorkDay> free;
    std::copy_if(asked.begin(), asked.end(), std::back_inserter(free),
                 [&](const auto& one) { return std::find(kept.begin(), kept.end(), one) == kept.end(); });
    return free;
  }

  void note() {
    const auto engine = context_.database.engine();
    context_.database.write([&](db::Write& write) {
      store::insert_audit_entry(write, agency_, {}, "clock_positions_erased", std::nullopt,
                                fmt::format("{} presses, {} days kept", report_.presses, report_.kept));
      store::leave_no_trace(write, engine);
      return true;
    });
  }

  const Context& context_;
  base::AgencyId agency_;
  const std::function<bool()>& stopped_;
  std::int64_t batch_;
  PositionReport report_;
};

}  // namespace

PositionReport erase_press_positions(const Context& context, const std::function<bool()>& stopped, std::int64_t batch) {
  PositionReport all;
  for (const auto& agency : context.database.read([](db::Read& read) { return store::load_agencies(read); })) {
    if (stopped()) return all;
    const auto report = Erasure(context, agency.id, stopped, batch).run();
    all.presses += report.presses;
    all.kept += report.kept;
  }
  return all;
}

}  // namespace spotme::app

#pragma once

#include "app/clock.hpp"
#include "domain/rota.hpp"
#include "store/clock_event.hpp"
#include "store/correction.hpp"
#include "store/grant.hpp"
#include "store/kiosk.hpp"
#include "store/press.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Inside of app/clock: what is known of all presses of one transaction, loaded by one statement a table. The tables of
/// rotas and grants are asked only where a press of the batch needs them.
namespace spotme::app {

/// One press with all that was found for it.
struct FoundPress {
  const Press* press = nullptr;
  const store::Presser* presser = nullptr;  ///< nullptr when its session is unknown
  base::Day work_day = {};
  std::shared_ptr<const AgencyRules> rules = {};    ///< as they stand in this transaction; with a presser always there
  std::optional<domain::DayScheme> scheme = {};     ///< of the work day; nullopt without a working time
  base::Minutes day_end{0};                         ///< the minute of the work day after which nothing counts for it
  std::vector<store::Grant> grants = {};            ///< of the work day
  std::vector<store::Correction> corrections = {};  ///< accepted, of the work day
  std::string district = {};                        ///< of the unit; loaded where a holiday of that day asks for it
  std::optional<store::ClockKey> stored_key = {};
  std::optional<store::PressKiosk> kiosk = {};  ///< of a place that serves the officer's unit
};

class PressBatch {
 public:
  using DayKey = std::pair<base::OfficerId, base::Day>;

  PressBatch(const Context& context, db::Read& read, const std::vector<Press>& presses);
  PressBatch(const PressBatch&) = delete;
  PressBatch& operator=(const PressBatch&) = delete;

  /// One for each press, in their order.
  std::vector<FoundPress> found;
  /// Events of the days that presses fall on, and for the evidence of a few days before.
  std::map<DayKey, std::vector<store::ClockEvent>> days;

 private:
  [[nodiscard]] base::Day civil_day(const FoundPress& one) const;
  void load_pressers(const std::vector<Press>& presses);
  void place_in_days();
  void load_keys();
  void load_days();
  void load_approved();
  void load_districts();
  void load_kiosks();

  const Context& context_;
  db::Read& read_;
  std::vector<store::Presser> pressers_;
};

}  // namespace spotme::app

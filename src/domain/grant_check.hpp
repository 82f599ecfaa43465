#pragma once

#include "domain/grant.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Inside of check_grant: one draft against its facts, kind by kind. Used by grant*.cpp alone.
namespace spotme::domain {

class GrantCheck {
 public:
  GrantCheck(const GrantDraft& draft, const GrantFacts& facts) : draft_(draft), facts_(facts) {}

  /// Dates and times by themselves.
  void check_shape();
  void check_days();     ///< posts and closed months
  void check_overlap();  ///< grant_overlap.cpp
  void check_words();    ///< code, purpose, destination
  void check_kind();
  [[nodiscard]] std::vector<base::Error> take() { return std::move(faults_); }
  [[nodiscard]] bool failed() const { return !faults_.empty(); }

 private:
  using Args = std::vector<std::pair<std::string, std::string>>;

  void check_working_day();
  void check_overtime();
  void check_time_off();   ///< grant_time_off.cpp
  void check_pregnancy();  ///< grant_pregnancy.cpp
  void check_pregnancy_times(const PregnancyForm& form);
  void check_pregnancy_others(const PregnancyForm& form);
  void check_husband(const PregnancyForm& form);
  void check_maternity();
  void check_ramadan();  ///< grant_remote.cpp, as the two below
  void check_home();
  void check_hybrid();
  void check_quota();

  void refuse(base::Code code, std::string_view key, std::string_view field, Args args = {}) {
    faults_.push_back({code, std::string(key), std::string(field), std::move(args)});
  }
  void refuse(std::string_view key, std::string_view field, Args args = {}) {
    refuse(base::Code::unprocessable, key, field, std::move(args));
  }
  /// The days of the draft itself.
  [[nodiscard]] std::vector<const GrantDay*> own_days() const;
  [[nodiscard]] bool works_on(const GrantDay& day) const;
  /// True when a Ramadan choice holds on that day of Ramadan.
  [[nodiscard]] bool has_ramadan_cut(base::Day day) const;

  const GrantDraft& draft_;
  const GrantFacts& facts_;
  std::vector<base::Error> faults_;
};

/// False on rest days, holidays and days off by rota. A day that no calendar covers is taken for no holiday.
[[nodiscard]] bool is_working_day(const RulePack& pack, const Calendar& calendar, const GrantDay& day);
[[nodiscard]] DayRange days_of(const GrantDraft& draft);

}  // namespace spotme::domain

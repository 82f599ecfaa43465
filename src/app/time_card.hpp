#pragma once

#include "app/context.hpp"
#include "app/document.hpp"
#include "app/report_table.hpp"
#include "domain/access.hpp"
#include "domain/card.hpp"
#include "domain/month.hpp"
#include "store/card.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The time card (kad perakam waktu) of an officer's month, a page of A4: SPA 11/1981 asks for the record of arrival
/// and departure, SPA 1/2004 allows it to be electronic; marks stand in red and in words, the colour of the card in
/// words, and the officer, his supervisor and the head of department sign.
namespace spotme::app {

struct TimeCardDay {
  base::Day day;
  std::string in = {};
  std::string out = {};
  std::string worked = {};
  bool late = false;
  bool early = false;
  std::string remark = {};  ///< what the day was, what is approved and what is against the officer
  std::int64_t marks = 0;   ///< that count for the card
  bool against = false;     ///< something is, and was not accepted
};
struct TimeCard {
  store::CardLine officer;
  domain::Month month;
  std::string scheme = {};  ///< of the month's last closed day
  std::vector<TimeCardDay> days = {};
  std::optional<domain::CardColour> colour =
      {};  ///< none for a former unit: days that are not its own may have caused it
  std::int64_t marks = 0;
  std::int64_t to_explain = 0;
  std::int64_t waiting = 0;
  std::string change = {};  ///< what the marks of the month lead to, in words; empty for nothing
  std::int64_t present = 0;
  std::int64_t absent = 0;
  std::int64_t on_leave = 0;
  std::int64_t late = 0;  ///< days
  std::int64_t early = 0;
  base::Minutes late_minutes{0};
  base::Minutes early_minutes{0};
  base::Minutes worked{0};
};
/// In the order of `officers`, by one statement a table. Whoever stood in one of `paths` on his last day of the month
/// is told of whole; of others the days in these units alone, and what those count. A line without a unit gets that
/// of the last day which is told.
[[nodiscard]] std::vector<TimeCard> load_time_cards(const Context& context, const ReportWords& words, db::Read& read,
                                                    base::AgencyId agency, domain::Month month,
                                                    const std::vector<store::CardLine>& officers,
                                                    const std::vector<std::string>& paths);

/// Cards on paper, one behind the other.
class TimeCardPaper {
 public:
  TimeCardPaper(const ReportWords& words, std::string agency, base::Day dated, std::string foot,
                DocumentWriter::Sink sink);
  void add(const TimeCard& card);
  /// `empty` is said where there was no card.
  void finish(const std::string& empty);

 private:
  void head(const TimeCard& card);
  void days(const TimeCard& card);
  void sums(const TimeCard& card);

  const ReportWords& words_;
  const std::string agency_;
  DocumentWriter paper_;
  bool any_ = false;
};

struct OwnTimeCard {
  std::string bytes;
  std::string file_name;
};
/// The caller's own card as a PDF. Refuses `card_month_not_begun` (field `month`) and `not_found` for a month in which
/// he has no post.
[[nodiscard]] base::Result<OwnTimeCard> own_time_card(const Context& context, const base::Messages& messages,
                                                      const domain::Caller& caller, domain::Month month,
                                                      domain::ReportLanguage language);

}  // namespace spotme::app

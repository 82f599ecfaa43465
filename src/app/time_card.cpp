#include "app/time_card.hpp"

#include "app/card_facts.hpp"
#include "app/judge_line.hpp"
#include "app/report_units.hpp"
#include "store/organisation.hpp"
#include "store/team.hpp"
#include "store/transaction.hpp"
#include "store/worktime.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::chrono::days one_day{1};

std::string minute(const std::optional<base::Minutes>& at) { return at ? base::format_minute(*at) : std::string(); }

void append(std::string& text, const std::string& more) {
  if (!more.empty()) text += (text.empty() ? "" : "; ") + more;
}

/// One month of some officers, as it is stored.
class CardMonth {
 public:
  CardMonth(const Context& context, const ReportWords& words, db::Read& read, base::AgencyId agency,
            domain::Month month, const std::vector<store::CardLine>& officers, const std::vector<std::string>& paths)
      : words_(words),
        agency_(agency),
        month_(month),
        paths_(paths),
        today_(read.today()),
        units_(read, agency, {month.first, month.last()}) {
    std::vector<store::OfficerDay> asked;
    std::vector<store::OfficerDays> posted;
    std::vector<base::OfficerId> ids;
    for (const auto& line : officers) {
      ids.push_back(line.officer);
      posted.push_back({agency, line.officer, month.first, month.last()});
      for (auto day = month.first; day <= month.last(); day += one_day) asked.push_back({agency, line.officer, day});
    }
    for (auto& holding : store::load_holding(read, asked)) closed_.emplace(holding.n, std::move(holding.transaction));
    for (auto& issue : store::load_issues(read, asked)) issues_[issue.day.officer].push_back(issue);
    worktimes_ = store::load_worktimes(read, posted);
    facts_ = load_card_facts(read, agency, ids, {month.first, month.last()});
    rules_ = context.rulebook.current(read, agency);
  }

  [[nodiscard]] TimeCard card(std::size_t n, const store::CardLine& officer) const {
    TimeCard card{officer, month_};
    const auto held = facts_[n].held_on(std::min(today_, month_.last()));
    auto count = count_month(rules_->card, facts_[n], month_, held, today_);
    const bool whole = tells_whole(n);
    if (!whole) {
      std::erase_if(count.items, [&](const auto& item) { return !tells(n, item.day); });
      count.marks = std::count_if(count.items.begin(), count.items.end(),
                                  [](const auto& item) { return domain::is_mark(item.state); });
      count.to_explain = std::count_if(count.items.begin(), count.items.end(),
                                       [](const auto& item) { return item.state == domain::MarkState::to_explain; });
      count.waiting = std::count_if(count.items.begin(), count.items.end(),
                                    [](const auto& item) { return item.state == domain::MarkState::waiting; });
    }
    if (whole) card.colour = held.colour;
    card.marks = count.marks;
    card.to_explain = count.to_explain;
    card.waiting = count.waiting;
    const auto* change = whole ? facts_[n].change_of(month_) : nullptr;
    if (change != nullptr) card.change = words_of(*change);
    std::string unit;
    for (auto day = month_.first; day <= month_.last(); day += one_day) {
      const auto at = unit_on(n, day);
      const bool told = whole || is_within(paths_, at);
      if (told && !at.empty() && day <= today_) unit = at;
      card.days.push_back(told ? told_day(card, n, day, count) : untold_day(day, at));
    }
    if (officer.unit_path.empty()) {
      card.officer.unit_path = unit;
      card.officer.unit_name = units_.of(unit);
    }
    return card;
  }

 private:
  /// Of the officer's day; nullptr where it is not closed.
  [[nodiscard]] const domain::Transaction* closed_on(std::size_t n, base::Day day) const {
    const auto length = static_cast<std::size_t>((month_.last() - month_.first).count()) + 1;
    const auto found = closed_.find(n * length + static_cast<std::size_t>((day - month_.first).count()));
    return found == closed_.end() ? nullptr : &found->second;
  }
  /// Where he stood; empty without a post.
  [[nodiscard]] std::string unit_on(std::size_t n, base::Day day) const {
    const auto* closed = closed_on(n, day);
    if (closed != nullptr && closed->record.status != "void") return closed->record.unit_path;
    const auto* posting = worktimes_[n].posting(day);
    return posting == nullptr ? std::string() : posting->unit_path;
  }
  [[nodiscard]] bool tells_whole(std::size_t n) const {
    for (auto day = std::min(today_, month_.last()); day >= month_.first; day -= one_day) {
      const auto unit = unit_on(n, day);
      if (!unit.empty()) return is_within(paths_, unit);
    }
    return true;
  }
  [[nodiscard]] bool tells(std::size_t n, base::Day day) const {
    return day >= month_.first && day <= month_.last() && is_within(paths_, unit_on(n, day));
  }

  [[nodiscard]] TimeCardDay told_day(TimeCard& card, std::size_t n, base::Day day,
                                     const domain::CardCount& count) const {
    TimeCardDay line{day};
    const auto* closed = closed_on(n, day);
    if (closed != nullptr && closed->record.status != "void") {
      line = closed_day(*closed, card.officer.officer, count);
      add_up(card, closed->record);
    } else if (worktimes_[n].posting(day) == nullptr) {
      return untold_day(day, {});
    } else if (closed == nullptr && day < today_) {
      line.remark = words_("report_card_open");
    }
    return line;
  }
  [[nodiscard]] TimeCardDay untold_day(base::Day day, const std::string& unit) const {
    TimeCardDay line{day};
    line.remark = words_(unit.empty() ? "report_card_no_post" : "report_card_elsewhere");
    return line;
  }

  [[nodiscard]] std::string words_of(const store::CardChange& change) const {
    const auto colour = [&](domain::CardColour of) { return words_(fmt::format("card_{}", card_colour_name(of))); };
    return words_(fmt::format("report_change_{}", store::card_change_state_name(change.state)),
                  {{"from", colour(change.from)}, {"to", colour(change.to)}});
  }

  [[nodiscard]] TimeCardDay closed_day(const domain::Transaction& transaction, base::OfficerId officer,
                                       const domain::CardCount& count) const {
    const auto& record = transaction.record;
    TimeCardDay line{transaction.day, minute(record.first_in), minute(record.last_out), words_.span(record.worked)};
    line.late = record.late.count() > 0;
    line.early = record.early.count() > 0;
    for (const auto& item : count.items) {
      if (item.day == transaction.day && domain::is_mark(item.state)) ++line.marks;
    }
    if (record.status != "present") append(line.remark, status_words(record));
    append(line.remark, grant_words(words_, record.facts));
    const auto of = issues_.find(officer);
    for (const auto issue : record.issues) {
      auto text = issue == domain::Issue::absent && record.status == "absent"
                      ? std::string()
                      : issue_words(words_, issue, record.late, record.early);
      if (of != issues_.end()) {
        std::vector<store::AttendanceIssue> one;
        std::copy_if(of->second.begin(), of->second.end(), std::back_inserter(one),
                     [&](const auto& stored) { return stored.kind == issue; });
        const auto answer = answer_words(words_, one, {agency_, officer, transaction.day});
        if (!answer.empty()) text += (text.empty() ? "" : " – ") + answer;
        line.against = line.against || std::any_of(one.begin(), one.end(), [&](const auto& stored) {
                         return stored.day.day == transaction.day && stored.state != domain::IssueState::accepted &&
                                stored.state != domain::IssueState::withdrawn;
                       });
      }
      append(line.remark, text);
    }
    if (line.marks > 0) append(line.remark, words_("report_red_mark", {{"count", std::to_string(line.marks)}}));
    return line;
  }

  [[nodiscard]] std::string status_words(const domain::DayRecord& record) const {
    auto text = words_("status_" + record.status);
    if (record.status != "holiday") return text;
    const auto line = read_case(record.facts);
    if (!line.facts) return text;
    const auto& facts = *line.facts;
    if (!rules_->calendar->covers(facts.day)) return text;
    const auto* holiday = rules_->calendar->holiday(facts.state, facts.day, facts.district, facts.unit_path);
    if (holiday == nullptr) return text;
    return words_.language() == domain::ReportLanguage::ms ? holiday->name_ms : holiday->name_en;
  }

  static void add_up(TimeCard& card, const domain::DayRecord& record) {
    card.scheme = record.scheme;
    if (record.status == "present" || record.status == "incomplete") ++card.present;
    if (record.status == "absent") ++card.absent;
    if (record.status == "on_leave") ++card.on_leave;
    if (record.late.count() > 0) ++card.late;
    if (record.early.count() > 0) ++card.early;
    card.late_minutes += record.late;
    card.early_minutes += record.early;
    if (record.worked) card.worked += *record.worked;
  }

  const ReportWords& words_;
  const base::AgencyId agency_;
  const domain::Month month_;
  const std::vector<std::string> paths_;
  const base::Day today_;
  const ReportUnitNames units_;
  std::map<std::size_t, domain::Transaction> closed_;
  std::map<base::OfficerId, std::vector<store::AttendanceIssue>> issues_;
  std::vector<store::Worktime> worktimes_;
  std::vector<CardFacts> facts_;
  std::shared_ptr<const AgencyRules> rules_;
};

}  // namespace

std::vector<TimeCard> load_time_cards(const Context& context, const ReportWords& words, db::Read& read,
                                      base::AgencyId agency, domain::Month month,
                                      const std::vector<store::CardLine>& officers,
                                      const std::vector<std::string>& paths) {
  const CardMonth stored(context, words, read, agency, month, officers, paths);
  std::vector<TimeCard> cards;
  cards.reserve(officers.size());
  for (std::size_t n = 0; n < officers.size(); ++n) cards.push_back(stored.card(n, officers[n]));
  return cards;
}

base::Result<OwnTimeCard> own_time_card(const Context& context, const base::Messages& messages,
                                        const domain::Caller& caller, domain::Month month,
                                        domain::ReportLanguage language) {
  const ReportWords words(messages, language);
  struct Found {
    std::string agency;
    std::string code;
    base::Day today;
    TimeCard card;
  };
  SPOTME_TRY(const auto found, context.database.read([&](db::Read& read) -> base::Result<Found> {
    if (month.first > read.today()) return Error{Code::unprocessable, "card_month_not_begun", "month"};
    const auto agency = store::find_agency(read, caller.agency);
    const auto member =
        store::find_team_member(read, caller.agency, caller.officer, std::min(read.today(), month.last()));
    if (!agency || !member) return Error{Code::not_found, "not_found", ""};
    const store::CardLine line{member->officer, member->name, member->name_key, member->unit_path, member->unit_name};
    return Found{agency->name, agency->code, read.today(),
                 load_time_cards(context, words, read, caller.agency, month, {line}, {""}).front()};
  }));
  OwnTimeCard own;
  own.file_name = fmt::format("kad-{}-{}.pdf", found.code, domain::format_month(month));
  TimeCardPaper paper(words, found.agency, found.today, words("report_made", {{"day", base::format_day(found.today)}}),
                      [&](std::string_view bytes) {
                        own.bytes += bytes;
                        return true;
                      });
  paper.add(found.card);
  paper.finish({});
  return own;
}

}  // namespace spotme::app

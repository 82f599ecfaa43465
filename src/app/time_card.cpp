#include "app/time_card.hpp"

#include "app/card_facts.hpp"
#include "app/judge_line.hpp"
#include "store/organisation.hpp"
#include "store/team.hpp"
#include "store/transaction.hpp"

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
            domain::Month month, const std::vector<store::CardLine>& officers)
      : words_(words), agency_(agency), month_(month), today_(read.today()) {
    std::vector<store::OfficerDay> asked;
    std::vector<base::OfficerId> ids;
    for (const auto& line : officers) {
      ids.push_back(line.officer);
      for (auto day = month.first; day <= month.last(); day += one_day) asked.push_back({agency, line.officer, day});
    }
    for (auto& holding : store::load_holding(read, asked)) closed_.emplace(holding.n, std::move(holding.transaction));
    for (auto& issue : store::load_issues(read, asked)) issues_[issue.day.officer].push_back(issue);
    facts_ = load_card_facts(read, agency, ids, {month.first, month.last()});
    rules_ = context.rulebook.current(read, agency);
  }

  [[nodiscard]] TimeCard card(std::size_t n, const store::CardLine& officer) const {
    TimeCard card{officer, month_};
    const auto held = facts_[n].held_on(std::min(today_, month_.last()));
    const auto count = count_month(rules_->card, facts_[n], month_, held, today_);
    card.colour = held.colour;
    card.marks = count.marks;
    card.to_explain = count.to_explain;
    card.waiting = count.waiting;
    if (const auto* change = facts_[n].change_of(month_)) card.change = words_of(*change);
    const auto length = static_cast<std::size_t>((month_.last() - month_.first).count()) + 1;
    for (std::size_t i = 0; i < length; ++i) {
      const auto day = month_.first + one_day * static_cast<int>(i);
      const auto found = closed_.find(n * length + i);
      TimeCardDay line{day};
      if (found == closed_.end()) {
        if (day < today_) line.remark = words_("report_card_open");
      } else if (found->second.record.status != "void") {
        line = closed_day(found->second, officer.officer, count);
        add_up(card, found->second.record);
      }
      card.days.push_back(std::move(line));
    }
    return card;
  }

 private:
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
  const base::Day today_;
  std::map<std::size_t, domain::Transaction> closed_;
  std::map<base::OfficerId, std::vector<store::AttendanceIssue>> issues_;
  std::vector<CardFacts> facts_;
  std::shared_ptr<const AgencyRules> rules_;
};

}  // namespace

std::vector<TimeCard> load_time_cards(const Context& context, const ReportWords& words, db::Read& read,
                                      base::AgencyId agency, domain::Month month,
                                      const std::vector<store::CardLine>& officers) {
  const CardMonth stored(context, words, read, agency, month, officers);
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
                 load_time_cards(context, words, read, caller.agency, month, {line}).front()};
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

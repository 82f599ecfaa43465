#include "domain/task.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace spotme::domain {
namespace {

using enum TaskAction;
using std::chrono::days;

constexpr base::Day today{std::chrono::year{2026} / 11 / 24};

TaskStanding standing(TaskState state, bool assigned) {
  return {state, assigned, 50, today + days{2}, today - days{1}};
}
TaskActor actor(std::string_view who) {
  TaskActor made;
  made.own = who == "own";
  made.leads = who == "leads";
  made.reads = who == "leads" || who == "reads";
  return made;
}
std::string after(TaskState state, bool assigned, TaskAction action, std::string_view who) {
  TaskChange change{action, 75, today + days{1}, "sebab"};
  const auto result = take_step(standing(state, assigned), change, actor(who), today);
  return result ? std::string(task_state_name(result->state)) : result.error().key;
}

/// What each action of each kind of actor leads to from open, returned, handed_in, verified, cancelled.
struct Line {
  TaskAction action;
  std::string who;
  bool assigned;
  std::array<std::string, 5> becomes;
};
constexpr std::array all{TaskState::open, TaskState::returned, TaskState::handed_in, TaskState::verified,
                         TaskState::cancelled};

std::array<std::string, 5> each(const std::string& key) { return {key, key, key, key, key}; }

std::vector<Line> table() {
  const std::string settled = "task_settled";
  const std::string waits = "task_not_open";
  const std::string hidden = "not_found";
  std::vector<Line> lines;
  for (const bool assigned : {false, true}) {
    lines.push_back({progress, "own", assigned, {"open", "returned", "open", settled, settled}});
    lines.push_back({carry_over, "own", assigned, {"open", "returned", waits, settled, settled}});
    lines.push_back({hand_in, "own", assigned, {"handed_in", "handed_in", waits, settled, settled}});
    lines.push_back({add_evidence, "own", assigned, {"open", "returned", "handed_in", settled, settled}});
    lines.push_back({edit, "leads", assigned, {"open", "returned", waits, settled, settled}});
    lines.push_back({cancel, "leads", assigned, {"cancelled", "cancelled", "cancelled", settled, settled}});
    const std::string no = "task_not_handed_in";
    lines.push_back({verify, "leads", assigned, {no, no, "verified", settled, settled}});
    lines.push_back({send_back, "leads", assigned, {no, no, "returned", "returned", settled}});
    for (const auto action : {verify, send_back}) {
      lines.push_back({action, "own", assigned, each("task_not_yours_to_judge")});
    }
    for (const auto action : {progress, carry_over, hand_in, add_evidence}) {
      lines.push_back({action, "leads", assigned, each("task_not_yours_to_do")});
      lines.push_back({action, "reads", assigned, each("task_not_yours_to_do")});
    }
    for (const auto action : {edit, cancel, verify, send_back}) {
      lines.push_back({action, "reads", assigned, each("task_not_yours_to_judge")});
    }
    for (const auto action : {edit, progress, carry_over, hand_in, verify, send_back, cancel, add_evidence}) {
      lines.push_back({action, "stranger", assigned, each(hidden)});
    }
  }
  lines.push_back({edit, "own", false, {"open", "returned", waits, settled, settled}});
  lines.push_back({cancel, "own", false, {"cancelled", "cancelled", waits, settled, settled}});
  lines.push_back({edit, "own", true, each("task_assigned_by_other")});
  lines.push_back({cancel, "own", true, each("task_assigned_by_other")});
  return lines;
}

TEST(Task, EveryActionOfEveryActorFromEveryState) {
  const auto lines = table();
  EXPECT_EQ(lines.size(), 2U * 8U * 4U) << "8 actions, 4 kinds of actors, assigned or not";
  for (const auto& line : lines) {
    for (std::size_t n = 0; n < all.size(); ++n) {
      EXPECT_EQ(after(all[n], line.assigned, line.action, line.who), line.becomes[n])
          << task_action_name(line.action) << " by " << line.who << " from " << task_state_name(all[n])
          << (line.assigned ? " assigned" : " planned");
      const auto possible = possible_actions(standing(all[n], line.assigned), actor(line.who));
      const bool may = std::find(possible.begin(), possible.end(), line.action) != possible.end();
      EXPECT_EQ(may, parse_task_state(line.becomes[n]).has_value()) << "what may be done is what can be done";
    }
  }
}

TEST(Task, OfOneWhoLeftCanOnlyBeSettled) {
  auto leader = actor("leads");
  leader.gone = true;
  const auto after = [&](TaskState state, TaskAction action) {
    const auto result = take_step(standing(state, true), {action, 0, {}, "sebab"}, leader, today);
    return result ? std::string(task_state_name(result->state)) : result.error().key;
  };
  EXPECT_EQ(after(TaskState::handed_in, verify), "verified");
  EXPECT_EQ(after(TaskState::handed_in, cancel), "cancelled");
  EXPECT_EQ(after(TaskState::handed_in, send_back), "task_officer_gone");
  EXPECT_EQ(after(TaskState::verified, send_back), "task_officer_gone");
  EXPECT_EQ(after(TaskState::open, edit), "task_officer_gone");
  EXPECT_EQ(possible_actions(standing(TaskState::handed_in, true), leader), (std::vector{verify, cancel}));
  EXPECT_TRUE(possible_actions(standing(TaskState::verified, true), leader).empty());
}

TEST(Task, ProgressGoesInFiveSteps) {
  const auto key = [](std::int64_t percent, const std::string& note = "") {
    const auto result = take_step(standing(TaskState::open, true), {progress, percent, {}, note}, actor("own"), today);
    return result ? std::to_string(result->progress) : result.error().key;
  };
  for (const auto bad : {-25, -1, 1, 24, 26, 99, 101, 125}) EXPECT_EQ(key(bad), "not_one_of") << bad;
  EXPECT_EQ(key(0), "0");
  EXPECT_EQ(key(100), "100");
  EXPECT_EQ(key(50), "task_unchanged");
  EXPECT_EQ(key(50, "menunggu data"), "50");
  EXPECT_EQ(take_step(standing(TaskState::open, true), {hand_in}, actor("own"), today)->progress, 100);
}

TEST(Task, IsCarriedForwardOnlySoThatNoChainCloses) {
  auto task = standing(TaskState::open, false);
  const auto carry = [&](base::Day to) { return take_step(task, {carry_over, 0, to}, actor("own"), today); };
  EXPECT_EQ(carry(today).error().key, "task_carry_backwards");
  EXPECT_EQ(carry(today - days{1}).error().key, "task_carry_backwards");
  EXPECT_EQ(carry(today + days{most_task_days + 1}).error().key, "task_day_too_far");
  EXPECT_TRUE(carry(today + days{most_task_days}));
  task = *carry(today + days{3});
  EXPECT_EQ(task.resumes_on, today + days{3});
  EXPECT_EQ(task.due_on, today + days{3}) << "the due day of an own plan moves along";
  EXPECT_EQ(task.carried, 1);
  EXPECT_EQ(carry(today + days{3}).error().key, "task_carry_backwards") << "not to where it is";
  EXPECT_EQ(carry(today + days{1}).error().key, "task_carry_backwards") << "not back";
  task = standing(TaskState::open, true);
  EXPECT_EQ(carry(today + days{9})->due_on, today + days{2}) << "of an assigned task it stays";
}

TEST(Task, ReturningAndCancellingByWhoLeadsNeedWords) {
  const auto key = [](TaskState state, TaskAction action, std::string_view who, const std::string& note) {
    const auto result = take_step(standing(state, false), {action, 0, {}, note}, actor(who), today);
    return result ? "" : result.error().key;
  };
  EXPECT_EQ(key(TaskState::handed_in, send_back, "leads", ""), "task_note_missing");
  EXPECT_EQ(key(TaskState::handed_in, send_back, "leads", "  \n"), "task_note_missing");
  EXPECT_EQ(key(TaskState::open, cancel, "leads", ""), "task_note_missing");
  EXPECT_EQ(key(TaskState::open, cancel, "own", ""), "");
  EXPECT_EQ(key(TaskState::handed_in, send_back, "leads", std::string(most_task_note, 'x')), "");
  EXPECT_EQ(key(TaskState::handed_in, send_back, "leads", std::string(most_task_note + 1, 'x')), "too_long");
}

TEST(Task, DraftsAreBounded) {
  const TaskDraft good{"Tajuk", "", today, today};
  const auto key = [](const TaskDraft& draft) {
    const auto checked = check_task(draft, today);
    return checked ? "" : checked.error().key + " " + checked.error().field;
  };
  const auto with = [&](auto change) {
    auto draft = good;
    change(draft);
    return key(draft);
  };
  EXPECT_EQ(key(good), "");
  EXPECT_EQ(with([](auto& d) { d.title = ""; }), "missing_field title");
  EXPECT_EQ(with([](auto& d) { d.title = " \t "; }), "missing_field title");
  EXPECT_EQ(with([](auto& d) { d.title.assign(most_task_title, 'x'); }), "");
  EXPECT_EQ(with([](auto& d) { d.title.assign(most_task_title + 1, 'x'); }), "too_long title");
  EXPECT_EQ(with([](auto& d) { d.output.assign(most_task_output, 'x'); }), "");
  EXPECT_EQ(with([](auto& d) { d.output.assign(most_task_output + 1, 'x'); }), "too_long output");
  EXPECT_EQ(with([](auto& d) { d.begins_on += days{1}; }), "task_ends_before_it_begins due_on");
  EXPECT_EQ(with([](auto& d) { d.begins_on = today - days{most_task_days}; }), "");
  EXPECT_EQ(with([](auto& d) { d.begins_on = today - days{most_task_days + 1}; }), "task_day_too_far begins_on");
  EXPECT_EQ(with([](auto& d) { d.due_on = today + days{most_task_days}; }), "");
  EXPECT_EQ(with([](auto& d) { d.due_on = today + days{most_task_days + 1}; }), "task_day_too_far due_on");
  const auto late = [](auto& d) { d.begins_on = d.due_on = today - days{1}; };
  EXPECT_EQ(with(late), "task_day_past due_on");
  auto before = good;
  late(before);
  auto edited = before;
  edited.title = "Lain";
  EXPECT_TRUE(check_task_edit(edited, before, today)) << "it was late before";
  EXPECT_FALSE(check_task_edit(edited, good, today));
}

TEST(Task, LinksLeadToTheWebAlone) {
  const auto key = [](const std::string& url) {
    const auto checked = check_link({url}, "links[0]");
    return checked ? "" : checked.error().key + " " + checked.error().field;
  };
  for (const auto* good : {"https://fail.gov.my/a?b=c#d", "http://10.0.0.1:8080/x", "HTTPS://FAIL.GOV.MY",
                           "http://[::1]/", "https://fail.gov.my/minit%20mesyuarat", "https://fail.gov.my/é"}) {
    EXPECT_EQ(key(good), "") << good;
  }
  for (const auto* bad : {"",
                          "fail.gov.my",
                          "javascript:alert(1)",
                          "JaVaScRiPt://x/%0aalert(1)",
                          "data:text/html,x",
                          "file:///etc/passwd",
                          "https:/x",
                          "https://",
                          "https:///x",
                          "https://?x",
                          "https://:80/",
                          "https://a b/",
                          "https://a/\nb",
                          "https://gov.my@jahat.my/",
                          "https://a/\"><script>",
                          "//x",
                          " https://x",
                          "https://x\\y",
                          "ftp://x/",
                          "vbscript:x",
                          "https://a/\xff"}) {
    EXPECT_EQ(key(bad), "task_link_invalid links[0].url") << bad;
  }
  const std::string base = "https://x/";
  EXPECT_EQ(key(base + std::string(most_link - base.size(), 'y')), "");
  EXPECT_EQ(key(base + std::string(most_link - base.size() + 1, 'y')), "task_link_invalid links[0].url");
  EXPECT_TRUE(check_link({base, std::string(most_link_label, 'x')}, "l"));
  EXPECT_EQ(check_link({base, std::string(most_link_label + 1, 'x')}, "l").error().field, "l.label");
}

}  // namespace
}  // namespace spotme::domain

#pragma once

#include "app/approval.hpp"
#include "app/delegation.hpp"
#include "app/reason.hpp"
#include "store/officer.hpp"
#include "store/rule_value.hpp"
#include "tests/support/card.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

/// People around one officer, for tests of cases: who supervises him, who comes after, and who has nothing to say.
namespace spotme::test {

class ApprovalTest : public testing::Test {
 protected:
  using Made = TestInstallation::Made;
  using Role = domain::Role;

  ApprovalTest() {
    officer = place.add({"pegawai"});
    lone = place.add({"sendiri"});
    colleague = place.add({"rakan", "U1/B"});
    supervisor = place.add({"penyelia", "U1/A", domain::State::putrajaya, domain::Wbf{}, {Role::supervisor}});
    other_supervisor =
        place.add({"penyelia.lain", "U1/B", domain::State::putrajaya, domain::Wbf{}, {Role::supervisor}});
    approver = place.add({"pelulus", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::approver}});
    head = place.add({"ketua", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}});
    stranger = place.add({"asing", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::head}, "AG2"});
    supervise(officer, supervisor);
    supervise(colleague, other_supervisor);
  }

  static base::Day day(std::string_view text) { return base::parse_day(text).value(); }
  static store::Actor actor(const Made& who) { return {who.officer, "10.0.0.1", "ujian"}; }
  /// 09:00 on that day.
  void go_to(std::string_view text) {
    place.clock.set(base::to_instant(base::LocalTime{day(text)} + std::chrono::hours{9}));
  }
  /// From today on.
  void supervise(const Made& who, const Made& by) {
    place.database->write([&](db::Write& write) {
      auto found = store::find_officer(write, who.agency, who.officer, write.today()).value();
      found.supervisor = by.officer;
      store::change_supervisors(write, {found}, write.today());
      return true;
    });
  }
  /// An issue of that day and its reason.
  store::Approval explain(const Made& who, std::string_view text, domain::Issue issue) {
    add_issue(place, who, text, issue);
    const app::ReasonDraft draft{{{day(text), issue}}, "lalu_lintas", "Jalan sesak."};
    return app::submit_reason(*place.context, place.caller_for(who), draft, actor(who)).value();
  }
  /// The new state, or the key of the refusal.
  std::string decide(const Made& who, const store::Approval& made, domain::ApprovalAction action,
                     const std::string& note = "", std::int64_t revision = 1) {
    const auto done =
        app::decide_approvals(*place.context, place.caller_for(who), {{made.id, revision}}, action, note, actor(who));
    if (!done) return done.error().key;
    const auto& one = done->front();
    return one.refusal ? one.refusal->key : std::string(domain::approval_state_name(one.state));
  }
  std::string move(const Made& who, base::ApprovalId id, std::int64_t revision, domain::ApprovalAction action,
                   const std::string& note) {
    const auto done =
        app::move_own_approval(*place.context, place.caller_for(who), {id, revision}, action, note, actor(who));
    return done ? std::string(domain::approval_state_name(done->state)) : done.error().key;
  }
  std::vector<app::InboxEntry> inbox(const Made& who) {
    return app::list_inbox(*place.context, place.caller_for(who), {}, std::nullopt, actor(who)).value().entries;
  }
  store::DeskFigures figures(const Made& who) {
    return app::list_inbox(*place.context, place.caller_for(who), {}, std::nullopt, actor(who)).value().figures;
  }
  base::Uuid delegate(const Made& from, const Made& to, std::string_view first, std::string_view last) {
    const app::DelegationDraft draft{to.officer, day(first), day(last), "Cuti"};
    return app::give_delegation(*place.context, place.caller_for(from), draft, actor(from)).value().id;
  }
  std::string issue_state(std::string_view text, std::string_view kind) {
    return one_text("SELECT state FROM attendance_issue WHERE work_day = $1 AND kind = $2",
                    {db::to_value(day(text)), db::to_value(kind)});
  }
  std::int64_t steps_of(base::ApprovalId id) {
    return one_number("SELECT count(*) FROM approval_step WHERE approval_id = $1", {db::to_value(id)});
  }
  std::int64_t notices(const Made& who) {
    return one_number("SELECT count(*) FROM notice WHERE officer_id = $1", {db::to_value(who.officer)});
  }
  std::int64_t audited(std::string_view action) {
    return one_number("SELECT count(*) FROM audit_entry WHERE action = $1", {db::to_value(action)});
  }
  std::string supervisor_name() {
    return place.database->read([&](db::Read& read) {
      return store::load_officer_names(read, supervisor.agency, {supervisor.officer}).front();
    });
  }
  /// What the agency's rules say of who decides, from the beginning of the year.
  void set_policy(const std::vector<std::string>& by_head, const std::vector<std::string>& two_steps,
                  const std::string& second) {
    const auto list = [](const std::vector<std::string>& words) {
      std::string text;
      for (const auto& word : words) text += (text.empty() ? "\"" : ", \"") + word + "\"";
      return "[" + text + "]";
    };
    store::RuleEdit edit{"approval_path", "", day("2026-01-01"), std::nullopt, "", "Surat KSU 1/2026", "practice"};
    edit.value = "by_head = " + list(by_head) + "\ntwo_steps = " + list(two_steps) + "\nsecond = \"" + second + "\"";
    place.database->write([&](db::Write& write) {
      const auto revision = store::raise_rule_revision(write, officer.agency);
      store::insert_agency_rule_value(
          write, officer.agency,
          {base::make_uuid(write.now()), edit, revision, write.now(), {officer.agency, head.officer}});
      return true;
    });
  }

  TestInstallation place;
  Made officer, lone, colleague, supervisor, other_supervisor, approver, head, stranger;

 private:
  std::string one_text(std::string_view sql, std::initializer_list<db::Value> params) {
    return place.database->read([&](db::Read& read) { return read.query(sql, params).text(); });
  }
  std::int64_t one_number(std::string_view sql, std::initializer_list<db::Value> params) {
    return place.database->read([&](db::Read& read) { return read.query(sql, params).integer(); });
  }
};

}  // namespace spotme::test

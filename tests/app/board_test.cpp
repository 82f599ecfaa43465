#include "app/board.hpp"

#include "tests/support/board.hpp"

/// The live board: who is on it, how each stands, and what is refused.
namespace spotme::test {
namespace {

using domain::PresenceStatus;

class BoardTest : public BoardWorld {
 protected:
  base::Result<app::Board> show(const Made& by, const std::string& path = {}, bool below = true,
                                const app::BoardFilter& filter = {}) {
    app::BoardQuestion question;
    if (!path.empty()) question.unit = place.unit("AG1", path);
    question.below = below;
    return app::show_board(*place.context, place.caller_for(by), question, filter, actor(by));
  }
  std::vector<std::string> names(const Made& by, const std::string& path = {}, bool below = true,
                                 const app::BoardFilter& filter = {}) {
    std::vector<std::string> found;
    const auto board = show(by, path, below, filter);
    for (const auto& row : board->rows) found.push_back(row.member.name);
    return found;
  }
  app::Standing standing(const Made& who) {
    const auto board = show(head);
    for (const auto& row : board->rows) {
      if (row.member.officer == who.officer) return row.standing;
    }
    ADD_FAILURE() << "he is not on it";
    return {};
  }
  PresenceStatus status(const Made& who) { return standing(who).presence.status; }
};

TEST_F(BoardTest, ShowsWhomTheCallerFollows) {
  EXPECT_EQ(names(head).size(), 5U);
  EXPECT_EQ(names(head, "U1/A"), (std::vector<std::string>{name_of(officer), name_of(supervisor)}));
  EXPECT_EQ(names(head, "U1", false), (std::vector<std::string>{name_of(head)}));
  EXPECT_EQ(names(supervisor).size(), 2U) << "his unit, himself too";
  EXPECT_TRUE(names(officer).empty());
  EXPECT_EQ(names(stranger).size(), 1U) << "of another agency only its own";
}

TEST_F(BoardTest, ADelegateSeesTheBoardOfWhomHeStandsInFor) {
  EXPECT_TRUE(names(colleague).empty());
  delegate(supervisor, colleague, "2026-11-24", "2026-11-24");
  EXPECT_EQ(names(colleague).size(), 2U);
  place.clock.set(local("2026-11-25T08:00"));
  EXPECT_TRUE(names(colleague).empty());
}

TEST_F(BoardTest, RefusesUnitsThatAreNotHis) {
  const auto refusal = [&](const Made& by, base::UnitId unit) {
    const auto board = app::show_board(*place.context, place.caller_for(by), {unit, true}, {}, actor(by));
    return board ? "" : board.error().key + "/" + board.error().field;
  };
  EXPECT_EQ(refusal(supervisor, place.unit("AG1", "U1/B")), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(head, place.unit("AG2", "U1")), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(head, {}), "unit_unknown/unit_id");
  EXPECT_EQ(refusal(supervisor, place.unit("AG1", "U1")), "") << "his people stand below it";
  EXPECT_EQ(audited("board_read"), 1);
}

TEST_F(BoardTest, TellsHowEachStandsAndCountsThem) {
  place.clock.set(local("2026-11-24T09:01"));
  store_events({press(officer, "2026-11-24", in, "2026-11-24T08:07")});
  auto leave = grant(supervisor, store::GrantKind::leave, "2026-11-24", "2026-11-24");
  leave.part = domain::LeavePart::day;
  store_grants({leave, grant(colleague, store::GrantKind::hybrid_day, "2026-11-24", "2026-11-24")});
  EXPECT_EQ(standing(officer).presence,
            (domain::Presence{PresenceStatus::in, PresenceStatus::in, base::Minutes{487}, base::Minutes{0}}));
  EXPECT_EQ(standing(officer).presses, 1);
  EXPECT_EQ(status(supervisor), PresenceStatus::leave);
  EXPECT_EQ(standing(colleague).presence, (domain::Presence{PresenceStatus::remote, PresenceStatus::late}));
  EXPECT_EQ(status(head), PresenceStatus::late);
  const auto board = show(head);
  EXPECT_EQ(board->counts, (app::BoardCounts{1, 0, 2, 0, 1, 0, 1, 0, 0}));
  ASSERT_EQ(board->units.size(), 3U);
  EXPECT_EQ(board->units[1].path, "U1/A");
  EXPECT_EQ(board->units[1].counts, (app::BoardCounts{1, 0, 0, 0, 0, 0, 1, 0, 0}));
}

TEST_F(BoardTest, FiltersByStatusAndNameButCountsBeforeTheStatus) {
  store_events({press(officer, "2026-11-24", in, "2026-11-24T07:50")});
  app::BoardFilter filter;
  filter.status = PresenceStatus::in;
  EXPECT_EQ(names(head, {}, true, filter), (std::vector<std::string>{name_of(officer)}));
  EXPECT_EQ(show(head, {}, true, filter)->counts[1], 4);
  filter.status = PresenceStatus::duty;
  EXPECT_TRUE(names(head, {}, true, filter).empty());
  filter = {"RAKAN", {}};
  EXPECT_EQ(names(head, {}, true, filter), (std::vector<std::string>{name_of(colleague)}));
  filter.search = "' OR 1=1 --";
  EXPECT_TRUE(names(head, {}, true, filter).empty());
}

TEST_F(BoardTest, KnowsMidnightNightShiftsAndOfficersWithoutWorkingTime) {
  const auto guard = place.add({"pengawal", "U1/A", domain::State::kedah, domain::RotaPlace{"GUARD", 0}});
  make_rota(guard.agency, "22:00-06:00+1");
  store_events(
      {press(guard, "2026-11-24", in, "2026-11-24T21:55"), press(officer, "2026-11-24", in, "2026-11-24T08:00")});
  place.clock.set(local("2026-11-24T23:59"));
  EXPECT_EQ(status(officer), PresenceStatus::in);
  EXPECT_EQ(status(guard), PresenceStatus::in);
  EXPECT_EQ(standing(officer).until, local("2026-11-25T00:00"));
  place.clock.set(local("2026-11-25T00:00"));
  EXPECT_EQ(status(officer), PresenceStatus::not_yet) << "a new day";
  EXPECT_EQ(status(guard), PresenceStatus::in) << "his shift goes on";
  EXPECT_EQ(standing(guard).work_day, day("2026-11-24"));
  place.database->write([&](db::Write& write) {
    write.execute("DELETE FROM officer_scheme WHERE agency_id = $1 AND officer_id = $2",
                  {db::to_value(officer.agency), db::to_value(officer.officer)});
    return true;
  });
  EXPECT_EQ(status(officer), PresenceStatus::unknown);
  EXPECT_EQ(standing(officer).until, local("2026-11-26T00:00"));
}

TEST_F(BoardTest, RestDaysFollowTheStateOfThePost) {
  const auto kedah = place.add({"utara", "U1/A", domain::State::kedah});
  place.clock.set(local("2026-11-26T10:00"));  // a Thursday
  EXPECT_EQ(status(kedah), PresenceStatus::late);
  place.clock.set(local("2026-11-27T10:00"));
  EXPECT_EQ(status(kedah), PresenceStatus::off);
  EXPECT_EQ(status(officer), PresenceStatus::late);
}

TEST_F(BoardTest, ABoardOfMoreThanAThousandIsRefused) {
  add_many(995);
  EXPECT_EQ(names(head).size(), 1'000U);
  add_many(1);
  const auto refused = show(head);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "unit_too_large");
  EXPECT_EQ(refused.error().args.front().second, "1000");
  EXPECT_EQ(names(head, "U1/A").size(), 2U) << "a part of it may be shown";
}

TEST_F(BoardTest, ALookIsRecordedWithItsUnit) {
  (void)show(head, "U1/A", false);
  (void)show(head);
  EXPECT_EQ(audit_details("board_read"),
            (std::vector<std::string>{"U1/A alone: 2 officers", "all followed: 5 officers"}));
  const auto units = app::list_board_units(*place.context, place.caller_for(head));
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[1].path, "U1/A");
  EXPECT_EQ(units[1].officers, 2);
  EXPECT_TRUE(app::list_board_units(*place.context, place.caller_for(officer)).empty());
}

}  // namespace
}  // namespace spotme::test

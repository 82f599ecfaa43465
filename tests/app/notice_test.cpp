#include "app/notice.hpp"

#include "app/session.hpp"
#include "tests/support/installation.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace spotme::app {
namespace {

using domain::MailChoice;
using domain::NoticeGroup;
using domain::NoticeKind;
using Made = test::TestInstallation::Made;

class Notices : public testing::Test {
 protected:
  Notices() {
    ali = place.add({"ali"});
    abu = place.add({"abu"});
  }
  static NewNotice waiting(const Made& to, const std::string& name = "Siti binti Ahmad") {
    NewNotice notice;
    notice.agency = to.agency;
    notice.to = to.officer;
    notice.kind = NoticeKind::approval_waiting;
    notice.args = {{"name", name}};
    notice.words = {{"about", "notice_about_reason"}};
    notice.link = "/kelulusan/1";
    return notice;
  }
  void tell(const std::vector<NewNotice>& notices) {
    place.database->write([&](db::Write& write) {
      notify(write, notices);
      return true;
    });
  }
  NoticePage page(const Made& who, const store::NoticeFilter& filter = {}) {
    return list_notices(*place.context, place.messages, place.caller_for(who), filter);
  }
  std::vector<std::int64_t> numbers(const Made& who, const store::NoticeFilter& filter = {}) {
    std::vector<std::int64_t> all;
    for (const auto& one : page(who, filter).notices) all.push_back(one.number);
    return all;
  }
  std::string choices_of(const Made& who) {
    return place.database->read([&](db::Read& read) {
      std::string all;
      for (const auto row :
           read.query("SELECT mail FROM notice WHERE agency_id = $1 AND officer_id = $2 ORDER BY number",
                      {db::to_value(who.agency), db::to_value(who.officer)})) {
        all += (all.empty() ? "" : " ") + row.text(0);
      }
      return all;
    });
  }

  test::TestInstallation place;
  Made ali, abu;
};

TEST_F(Notices, AreNumberedForEachOfficerAndShownTheLatestFirst) {
  tell({waiting(ali), waiting(abu), waiting(ali, "Chong Wei")});
  tell({waiting(ali, "Muthu")});
  EXPECT_EQ(numbers(ali), (std::vector<std::int64_t>{3, 2, 1}));
  EXPECT_EQ(numbers(abu), (std::vector<std::int64_t>{1}));
  const auto shown = page(ali);
  EXPECT_EQ(shown.box, (store::NoticeBox{3, 3}));
  EXPECT_FALSE(shown.next);
  const auto& latest = shown.notices.front();
  EXPECT_EQ(latest.kind, "approval_waiting");
  EXPECT_EQ(latest.title.ms, "Menunggu keputusan anda");
  EXPECT_EQ(latest.body.ms, "Muthu mengemukakan alasan isu kehadiran untuk keputusan anda.");
  EXPECT_EQ(latest.body.en, "Muthu submitted reason for an attendance issue for your decision.");
  EXPECT_EQ(latest.link, "/kelulusan/1");
  EXPECT_EQ(latest.made_at, place.clock.now());
  EXPECT_FALSE(latest.read_at);
}

TEST_F(Notices, OfATransactionThatWasRolledBackNobodyIsTold) {
  const auto refused = place.database->write([&](db::Write& write) -> base::Result<int> {
    notify(write, {waiting(ali)});
    return base::Error{base::Code::conflict, "not_found", ""};
  });
  EXPECT_FALSE(refused);
  EXPECT_EQ(page(ali).box, store::NoticeBox{});
  tell({});
  EXPECT_TRUE(page(ali).notices.empty());
}

TEST_F(Notices, ArePagedByTheirNumbers) {
  tell(std::vector<NewNotice>(5, waiting(ali)));
  const auto first = page(ali, {{}, false, 2});
  EXPECT_EQ(first.next, 4);
  EXPECT_EQ(numbers(ali, {first.next, false, 2}), (std::vector<std::int64_t>{3, 2}));
  EXPECT_EQ(numbers(ali, {2, false, 2}), (std::vector<std::int64_t>{1}));
  EXPECT_FALSE(page(ali, {{}, false, 5}).next);
}

TEST_F(Notices, AreMarkedAsReadOneByOneAndUpToTheLastThatWasSeen) {
  tell(std::vector<NewNotice>(4, waiting(ali)));
  const auto caller = place.caller_for(ali);
  EXPECT_EQ(read_notice(*place.context, caller, 2).value(), (store::NoticeBox{4, 3}));
  EXPECT_EQ(read_notice(*place.context, caller, 2).value(), (store::NoticeBox{4, 3})) << "again changes nothing";
  EXPECT_EQ(numbers(ali, {{}, true, 50}), (std::vector<std::int64_t>{4, 3, 1}));
  EXPECT_EQ(read_notices(*place.context, caller, 3), (store::NoticeBox{4, 1})) << "the fourth came in meanwhile";
  EXPECT_EQ(numbers(ali, {{}, true, 50}), (std::vector<std::int64_t>{4}));
  EXPECT_EQ(read_notices(*place.context, caller, 4), (store::NoticeBox{4, 0}));
}

TEST_F(Notices, OfAnotherOfficerAreNotThere) {
  tell({waiting(ali), waiting(ali)});
  const auto refused = read_notice(*place.context, place.caller_for(abu), 2);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::Code::not_found);
  EXPECT_EQ(read_notices(*place.context, place.caller_for(abu), 2), store::NoticeBox{});
  EXPECT_EQ(page(ali).box, (store::NoticeBox{2, 2}));
}

TEST_F(Notices, RefuseArgumentsThatTheKindDoesNotSpeakOf) {
  const auto told = [&](const NewNotice& notice) { tell({notice}); };
  auto missing = waiting(ali);
  missing.words.clear();
  EXPECT_THROW(told(missing), std::logic_error);
  auto twice = waiting(ali);
  twice.args.emplace_back("about", "x");
  EXPECT_THROW(told(twice), std::logic_error);
  auto more = waiting(ali);
  more.args.emplace_back("day", "2026-11-24");
  EXPECT_THROW(told(more), std::logic_error);
  auto away = waiting(ali);
  away.link = "//jahat.example";
  EXPECT_THROW(told(away), std::logic_error);
  EXPECT_TRUE(page(ali).notices.empty());
}

TEST_F(Notices, ShowWhatALaterVersionStoredAsItIs) {
  store::Notice later;
  later.owner = {ali.agency, ali.officer};
  later.kind = "moon_landed";
  later.args = R"({"day": "2026-11-24", "issue": {"key": "no_such_word"}, "until": 7, "odd": [1]})";
  later.link = "/";
  EXPECT_EQ(view_of(place.messages, later).title.ms, "moon_landed");
  later.kind = "reason_due";
  const auto view = view_of(place.messages, later);
  EXPECT_EQ(view.title.ms, "Isu kehadiran perlu dijelaskan");
  EXPECT_NE(view.body.en.find("no_such_word on 24 Nov 2026"), std::string::npos) << view.body.en;
  later.args = "no JSON";
  EXPECT_NE(view_of(place.messages, later).body.ms.find("{day}"), std::string::npos);
}

TEST_F(Notices, ScriptAndQuotesInANameComeBackAsTheyWere) {
  const std::string name = R"(<script>alert("x")</script> \ ' {day} 👍)";
  tell({waiting(ali, name)});
  EXPECT_EQ(page(ali).notices.front().body.ms, name + " mengemukakan alasan isu kehadiran untuk keputusan anda.");
}

TEST_F(Notices, FollowWhatSomebodyChoseForMail) {
  NewNotice lock;
  lock.agency = ali.agency;
  lock.to = ali.officer;
  lock.kind = NoticeKind::sign_in_locked;
  lock.args = {{"day", "2026-11-24"}, {"time", "07:59"}};
  lock.link = "/akaun";
  tell({waiting(ali), lock});
  EXPECT_EQ(choices_of(ali), "digest at_once");
  const auto caller = place.caller_for(ali);
  EXPECT_EQ(notice_preference(*place.context, caller), store::usual_preference());
  const store::NoticePreference chosen{store::MailLanguage::en,
                                       {MailChoice::digest, MailChoice::never, MailChoice::at_once, MailChoice::never}};
  choose_notice_mail(*place.context, caller, chosen, {});
  EXPECT_EQ(notice_preference(*place.context, caller), chosen);
  EXPECT_EQ(choices_of(ali), "never digest") << "what waited follows";
  tell({waiting(ali), lock});
  EXPECT_EQ(choices_of(ali), "never digest never digest");
  EXPECT_EQ(notice_preference(*place.context, place.caller_for(abu)), store::usual_preference());
}

TEST_F(Notices, ThoseWhoListenAreToldByOneStatement) {
  const auto changed = [&](const std::vector<store::NoticeListener>& listeners) {
    return place.database->read([&](db::Read& read) { return store::load_changed_boxes(read, listeners); });
  };
  const auto news = [&](const std::vector<store::NoticeListener>& listeners) {
    return place.database->read([&](db::Read& read) {
      std::vector<std::int64_t> all;
      for (const auto& one : store::load_notices_after(read, listeners, 2)) all.push_back(one.number);
      return all;
    });
  };
  const store::NoticeOwner of_ali{ali.agency, ali.officer};
  const store::NoticeOwner of_abu{abu.agency, abu.officer};
  EXPECT_TRUE(changed({{of_ali, {}}, {of_abu, {}}}).empty());
  tell({waiting(abu), waiting(abu), waiting(abu)});
  const auto found = changed({{of_ali, {}}, {of_abu, {}}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].n, 1U);
  EXPECT_EQ(found[0].box, (store::NoticeBox{3, 3}));
  EXPECT_EQ(news({{of_ali, {}}, {of_abu, {}}}), (std::vector<std::int64_t>{2, 3})) << "of many only the latest two";
  EXPECT_EQ(news({{of_abu, {2, 2}}}), (std::vector<std::int64_t>{3}));
  EXPECT_TRUE(changed({{of_abu, {3, 3}}}).empty());
  (void)read_notices(*place.context, place.caller_for(abu), 3);
  EXPECT_EQ(changed({{of_abu, {3, 3}}}).size(), 1U) << "read in another window";
  EXPECT_TRUE(changed({}).empty());
}

TEST_F(Notices, ManyWhoTellOneAtTheSameTimeLeaveNoGap) {
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int turn = 0; turn < 5; ++turn) tell({waiting(abu), waiting(ali)});
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(page(ali).box, (store::NoticeBox{20, 20}));
  EXPECT_EQ(numbers(ali).size(), 20U);
  EXPECT_EQ(numbers(abu).size(), 20U);
}

TEST_F(Notices, TellTheOwnerThatHisAccountWasLocked) {
  for (int i = 0; i < 20; ++i) {
    (void)sign_in(*place.context, {.user_id = "ali", .password = "salah sama sekali"});
    place.clock.advance(std::chrono::minutes{1});
  }
  const auto shown = page(ali);
  ASSERT_FALSE(shown.notices.empty());
  EXPECT_EQ(shown.notices.front().kind, "sign_in_locked");
  EXPECT_NE(shown.notices.front().body.ms.find("24 Nov 2026, 08:"), std::string::npos) << shown.notices.front().body.ms;
  EXPECT_EQ(shown.notices.front().link, "/akaun");
}

}  // namespace
}  // namespace spotme::app

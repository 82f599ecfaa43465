#include "app/pulse_erasure.hpp"

#include "app/remote_policy.hpp"
#include "store/pulse.hpp"
#include "tests/support/remote.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_map>

/// Raw positions are kept for the hours of the policy, and then they are gone: from the tables on both engines, and on
/// SQLite from the bytes of the file and its log.
namespace spotme::app {
namespace {

using std::chrono::hours;

class Erasure : public test::RemoteTest {
 protected:
  Erasure() {
    make_home(officer, supervisor);
    make_remote(officer, "2026-11-24");
  }
  ErasureReport erase(std::int64_t batch = 500) {
    return erase_positions(
        *place.context, [] { return false; }, batch);
  }
  std::int64_t kept() { return count("SELECT count(*) FROM pulse_position"); }
  base::Result<RemotePolicy> set_hours(const Made& who, std::optional<std::int64_t> value) {
    return set_remote_policy(*place.context, place.caller_for(who), who.agency, value, actor(who));
  }
  Made admin = place.add({"pentadbir", "U1", domain::State::putrajaya, domain::Wbf{}, {Role::agency_admin}});
};

TEST_F(Erasure, ComesWhenTheHoursAreOver) {
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "inside");
  const auto answered = place.clock.now();
  place.clock.set(answered + hours{24} - std::chrono::microseconds{1});
  EXPECT_EQ(erase().positions, 0);
  EXPECT_EQ(kept(), 1);
  place.clock.set(answered + hours{24});
  EXPECT_EQ(erase().positions, 1);
  EXPECT_EQ(kept(), 0);
  EXPECT_EQ(audited("pulse_positions_erased"), 1);
  EXPECT_EQ(erase().positions, 0) << "once";
  const auto own =
      list_own_pulses(*place.context, place.caller_for(officer), day("2026-11-24"), day("2026-11-24")).value();
  EXPECT_TRUE(own.kept.empty());
  const auto& pulse = *own.days.at(0).pulses.at(0).answer;
  EXPECT_EQ(pulse.answer, domain::PulseAnswer::inside) << "the answer stays";
  EXPECT_EQ(pulse.erased_at, place.clock.now());
}

TEST_F(Erasure, FollowsTheHoursOfTheAgencyWithinBounds) {
  EXPECT_EQ(set_hours(admin, 0).error().key, "keep_hours_out_of_range");
  EXPECT_EQ(set_hours(admin, 73).error().key, "keep_hours_out_of_range");
  EXPECT_EQ(set_hours(admin, 72)->terms.keep_hours, 72);
  EXPECT_EQ(set_hours(officer, 2).error().code, base::Code::forbidden);
  EXPECT_EQ(set_remote_policy(*place.context, place.caller_for(admin), stranger.agency, 2, actor(admin)).error().code,
            base::Code::not_found);
  EXPECT_TRUE(show_remote_policy(*place.context, place.caller_for(officer), officer.agency)->terms.own_hours);
  EXPECT_FALSE(show_remote_policy(*place.context, place.caller_for(officer), officer.agency)->yours);
  EXPECT_TRUE(show_remote_policy(*place.context, place.caller_for(admin), officer.agency)->yours);
}

TEST_F(Erasure, OfWhatIsKeptComesSoonerWhenTheHoursBecomeFewer) {
  EXPECT_EQ(answer(officer, ask(officer, 9).id, at_home()), "inside");
  const auto answered = place.clock.now();
  EXPECT_EQ(set_hours(admin, 1)->terms.keep_hours, 1);
  place.clock.set(answered + hours{1} - std::chrono::microseconds{1});
  EXPECT_EQ(erase().positions, 0);
  place.clock.set(answered + hours{1});
  EXPECT_EQ(erase().positions, 1);
  EXPECT_EQ(set_hours(admin, std::nullopt)->terms.keep_hours, 24) << "the default again";
  EXPECT_EQ(audited("remote_policy_set"), 2);
}

std::uint64_t bits_of(double number) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  return bits;
}

/// How often each of these eight bytes stands in a file, at whatever place, in the order of SQLite's records.
void count_bits(const std::filesystem::path& file, std::unordered_map<std::uint64_t, std::int64_t>& wanted) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  std::uint64_t last_eight = 0;
  for (const char byte : bytes) {
    last_eight = last_eight << 8U | static_cast<unsigned char>(byte);
    const auto found = wanted.find(last_eight);
    if (found != wanted.end()) ++found->second;
  }
}

class ErasureOfBytes : public Erasure {
 protected:
  /// Of each of them a position of its own, far from every registered place.
  static domain::Position spot(int number) { return {{1.37 + number * 0.000123457, 110.31 + number * 0.000654321}, 9}; }
  void answer_often() {
    place.database->write([&](db::Write& write) {
      for (int i = 0; i < answers; ++i) {
        store::Pulse pulse;
        pulse.agency = officer.agency;
        pulse.ref = {i % 2 == 0 ? officer.officer : colleague.officer, day("2026-01-01") + std::chrono::days{i / 20},
                     i % 20};
        pulse.key = base::make_uuid(write.now());
        pulse.position = spot(i);
        pulse.asked_at = pulse.answered_at = write.now();
        // A third is kept for another day, so that pages are emptied by halves.
        pulse.erase_after = write.now() + hours{i % 3 == 0 ? 48 : 1};
        store::insert_pulse(write, pulse);
      }
      return true;
    });
  }
  /// Of each position, by its number, how often its latitude and its longitude stand in the database's files.
  std::vector<std::int64_t> traces() {
    std::unordered_map<std::uint64_t, std::int64_t> wanted;
    for (int i = 0; i < answers; ++i) {
      wanted[bits_of(spot(i).at.latitude)] = 0;
      wanted[bits_of(spot(i).at.longitude)] = 0;
    }
    const auto path = place.test_database.url().substr(std::string("sqlite:").size());
    for (const auto* suffix : {"", "-wal"}) {
      const std::filesystem::path file = path + suffix;
      if (std::filesystem::exists(file)) count_bits(file, wanted);
    }
    std::vector<std::int64_t> found;
    for (int i = 0; i < answers; ++i) {
      found.push_back(wanted[bits_of(spot(i).at.latitude)] + wanted[bits_of(spot(i).at.longitude)]);
    }
    return found;
  }
  static constexpr int answers = 1'200;
};

TEST_F(ErasureOfBytes, LeavesNoneInTheFileNorInItsLog) {
  answer_often();
  const bool sqlite = test::engine() == db::Engine::sqlite;
  if (sqlite) {
    for (const auto found : traces()) EXPECT_GE(found, 2) << "the test finds what is there";
  }
  place.clock.advance(hours{2});
  const auto report = erase(100);
  EXPECT_EQ(report.positions, answers * 2 / 3);
  EXPECT_FALSE(report.traces_left);
  EXPECT_EQ(kept(), answers / 3);
  if (!sqlite) return;
  const auto found = traces();
  for (int i = 0; i < answers; ++i) {
    if (i % 3 == 0) {
      EXPECT_GE(found[static_cast<std::size_t>(i)], 2) << i << " is kept";
    } else {
      EXPECT_EQ(found[static_cast<std::size_t>(i)], 0) << i;
    }
  }
}

TEST_F(ErasureOfBytes, SaysWhenAReaderHoldsTheLogAndClearsItLater) {
  if (test::engine() != db::Engine::sqlite) return;
  answer_often();
  place.clock.advance(hours{2});
  {
    const auto reader = place.test_database.connect();
    reader->begin(db::Mode::read_only);
    EXPECT_EQ(reader->execute("SELECT count(*) FROM pulse_position", {}).integer(), answers);
    const auto report = erase();
    EXPECT_TRUE(report.traces_left);
    EXPECT_GT(traces()[1], 0);
    EXPECT_FALSE(clear_traces(*place.context));
    reader->rollback();
  }
  EXPECT_TRUE(clear_traces(*place.context));
  EXPECT_EQ(traces()[1], 0);
  EXPECT_EQ(traces()[2], 0);
}

}  // namespace
}  // namespace spotme::app

#include "domain/evidence.hpp"

#include "base/messages.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace spotme::domain {
namespace {

constexpr Coordinate office{2.9264, 101.6964};
/// About 332 m north of the office's centre, 182 m outside its circle of 150 m.
constexpr Coordinate street{2.9294, 101.6964};
constexpr Coordinate kota_kinabalu{5.9804, 116.0735};

base::Instant instant(std::string_view text) { return base::parse_instant(std::string(text) + "+08:00").value(); }

class Evidence : public testing::Test {
 protected:
  Evidence() {
    facts_.at = instant("2026-11-24T08:00:00");
    facts_.work_day = base::parse_day("2026-11-24").value();
    facts_.places = places_;
    facts_.networks = networks_;
  }

  void stand(Coordinate at, double accuracy) { facts_.position = Position{at, accuracy}; }
  void use(std::string_view address) { facts_.address = parse_address(address); }
  void was(Coordinate at, std::string_view when, std::string_view day, double accuracy = 10) {
    past_.push_back({{at, accuracy}, instant(when), base::parse_day(day).value()});
    facts_.past = past_;
  }

  /// `A grade_inside grade_network_known`.
  std::string graded() const {
    const auto found = grade(facts_, {});
    std::string text(grade_name(found.grade));
    for (const auto& reason : found.reasons) text += " " + std::string(reason.key);
    return text;
  }

  std::vector<Place> places_{{"Blok C7", PlaceKind::office, Circle{office, 150}}};
  std::vector<Network> networks_{{"Parcel C", parse_prefix("10.1.0.0/16").value()}};
  std::vector<PastPosition> past_;
  EvidenceFacts facts_;
};

TEST_F(Evidence, is_a_by_two_proofs) {
  stand(office, 12);
  use("10.1.2.3");
  EXPECT_EQ(graded(), "A grade_inside grade_network_known");
}

TEST_F(Evidence, is_b_by_one_proof) {
  stand(office, 100);
  EXPECT_EQ(graded(), "B grade_inside grade_network_unknown");
  facts_.position = {};
  use("10.1.2.3");
  EXPECT_EQ(graded(), "B grade_position_not_given grade_network_known");
}

TEST_F(Evidence, is_c_by_a_weak_proof) {
  stand(office, 101);
  EXPECT_EQ(graded(), "C grade_inside_roughly grade_network_unknown") << "a metre worse than good";
  stand(street, 200);
  EXPECT_EQ(graded(), "C grade_perhaps_inside grade_network_unknown");
  use("10.1.2.3");
  EXPECT_EQ(graded(), "B grade_perhaps_inside grade_network_known");
}

TEST_F(Evidence, is_d_when_nothing_speaks_for_the_place) {
  EXPECT_EQ(graded(), "D grade_position_not_given grade_network_unknown");
  stand(street, 50);
  EXPECT_EQ(graded(), "D grade_outside grade_network_unknown");
  stand(office, 5'001);
  EXPECT_EQ(graded(), "D grade_position_vague grade_network_unknown");
  stand(office, 10);
  facts_.places = {};
  EXPECT_EQ(graded(), "D grade_no_place_known grade_network_unknown");
}

TEST_F(Evidence, tells_why_a_position_is_missing) {
  facts_.absence = PositionAbsence::refused;
  EXPECT_EQ(graded(), "D grade_position_refused grade_network_unknown");
  facts_.absence = PositionAbsence::unavailable;
  EXPECT_EQ(graded(), "D grade_position_unavailable grade_network_unknown");
}

TEST_F(Evidence, sees_position_and_network_contradict_each_other) {
  stand(kota_kinabalu, 20);
  use("10.1.2.3");
  EXPECT_EQ(graded(), "C grade_outside grade_network_known grade_contradiction");
}

TEST_F(Evidence, doubts_an_accuracy_of_zero) {
  stand(office, 0);
  EXPECT_EQ(graded(), "C grade_inside grade_accuracy_zero grade_network_unknown");
  use("10.1.2.3");
  EXPECT_EQ(graded(), "B grade_inside grade_accuracy_zero grade_network_known");
}

TEST_F(Evidence, doubts_coordinates_that_repeat_those_of_another_day) {
  stand(office, 12);
  was(office, "2026-11-24T07:30:00", "2026-11-24");
  EXPECT_EQ(graded(), "B grade_inside grade_network_unknown") << "twice on one day is a cached position";
  was(office, "2026-11-23T08:00:00", "2026-11-23");
  EXPECT_EQ(graded(), "C grade_inside grade_position_repeated grade_network_unknown");
  stand({office.latitude + 1e-7, office.longitude}, 12);
  EXPECT_EQ(graded(), "B grade_inside grade_network_unknown");
}

TEST_F(Evidence, doubts_a_jump_that_no_aircraft_makes) {
  stand(office, 12);
  was(kota_kinabalu, "2026-11-24T07:59:00", "2026-11-24");
  EXPECT_EQ(graded(), "C grade_inside grade_position_jump grade_network_unknown");
  past_.clear();
  was(kota_kinabalu, "2026-11-24T04:00:00", "2026-11-24");
  EXPECT_EQ(graded(), "B grade_inside grade_network_unknown") << "a flight of four hours";
  past_.clear();
  was({office.latitude + 0.3, office.longitude}, "2026-11-24T08:00:00", "2026-11-24");
  EXPECT_EQ(graded(), "B grade_inside grade_network_unknown") << "33 km may be a mobile mast";
  past_.clear();
  was({office.latitude + 0.6, office.longitude}, "2026-11-24T08:00:00", "2026-11-24", 20'000);
  EXPECT_EQ(graded(), "B grade_inside grade_network_unknown") << "66 km, 20 of which the accuracy explains";
}

TEST_F(Evidence, is_c_at_best_when_its_time_is_a_claim) {
  stand(office, 12);
  use("10.1.2.3");
  facts_.claimed_time = true;
  EXPECT_EQ(graded(), "C grade_inside grade_network_known grade_time_claimed");
  facts_.position = {};
  facts_.address = {};
  EXPECT_EQ(graded(), "D grade_position_not_given grade_network_unknown grade_time_claimed");
}

TEST_F(Evidence, takes_the_nearest_of_many_places) {
  places_.push_back({"Pejabat Sabah", PlaceKind::duty_site, Circle{kota_kinabalu, 150}});
  facts_.places = places_;
  stand(kota_kinabalu, 12);
  const auto found = grade(facts_, {});
  EXPECT_EQ(found.grade, Grade::b);
  const base::MessageArgs expected{{"place", "Pejabat Sabah"}, {"accuracy", "12"}};
  EXPECT_EQ(found.reasons.front().args, expected);
}

TEST_F(Evidence, has_words_for_every_reason_that_it_gives) {
  const auto messages = base::Messages::load();
  EXPECT_TRUE(rc::check([&] {
    auto any = facts_;
    const auto near = [](Coordinate at) {
      return Coordinate{at.latitude + *rc::gen::inRange(-40, 40) * 1e-4, at.longitude};
    };
    std::vector<PastPosition> before;
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
      before.push_back({{near(*rc::gen::element(office, kota_kinabalu)), 10},
                        any.at - base::Minutes{*rc::gen::inRange(0, 3000)},
                        any.work_day - std::chrono::days{*rc::gen::inRange(0, 2)}});
    }
    any.past = before;
    any.claimed_time = *rc::gen::arbitrary<bool>();
    any.absence = *rc::gen::element(PositionAbsence::not_asked, PositionAbsence::refused, PositionAbsence::unavailable);
    if (*rc::gen::arbitrary<bool>())
      any.position = Position{near(office), static_cast<double>(*rc::gen::inRange(0, 6000))};
    if (*rc::gen::arbitrary<bool>()) any.address = parse_address(*rc::gen::element<std::string>("10.1.2.3", "8.8.8.8"));
    if (*rc::gen::arbitrary<bool>()) any.places = {};
    const auto found = grade(any, {});
    RC_ASSERT(!found.reasons.empty());
    for (const auto& reason : found.reasons) RC_ASSERT(!messages.text(reason.key, reason.args).ms.empty());
    RC_ASSERT(grade(any, {}) == found);
  }));
}

}  // namespace
}  // namespace spotme::domain

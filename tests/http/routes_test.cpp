#include "http/routes.hpp"

#include "tests/http/method_word.hpp"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <set>

namespace spotme::http {
namespace {

using test::method_word;

TEST(Routes, AreThoseOfTheDescriptionAndNoOthers) {
  std::set<std::string> described;
  const auto document = YAML::LoadFile(SPOTME_SOURCE_DIR "/docs/api/openapi.yaml");
  const auto base = document["servers"][0]["url"].as<std::string>();
  for (const auto& path : document["paths"]) {
    for (const auto& method : path.second)
      described.insert(method.first.as<std::string>() + " " + base + path.first.as<std::string>());
  }
  std::set<std::string> served;
  for (const auto& route : routes()) served.insert(method_word(route.method) + " " + std::string(route.path));
  EXPECT_EQ(described, served);
  EXPECT_EQ(served.size(), routes().size()) << "a route stands twice";
}

TEST(Routes, OpenToAnyoneAreThoseTheDescriptionSays) {
  const auto document = YAML::LoadFile(SPOTME_SOURCE_DIR "/docs/api/openapi.yaml");
  for (const auto& route : routes()) {
    const auto path = std::string(route.path.substr(std::string_view("/api/v1").size()));
    const auto security = document["paths"][path][method_word(route.method)]["security"];
    const bool open = security.IsDefined() && security.size() == 0;
    EXPECT_EQ(open, route.permission == domain::Permission::anyone) << route.path;
  }
}

TEST(Routes, HaveExactlyOneHandler) {
  for (const auto& route : routes()) EXPECT_NE(route.handle == nullptr, route.handle_later == nullptr) << route.path;
}

}  // namespace
}  // namespace spotme::http

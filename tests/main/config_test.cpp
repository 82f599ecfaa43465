#include "main/config.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace spotme::main {
namespace {

/// Settings in a file and in the environment, both gone after the test.
class Settings : public testing::Test {
 protected:
  ~Settings() override {
    for (const auto& name : set_) unsetenv(name.c_str());
    std::filesystem::remove(file_);
  }
  void variable(const std::string& name, const std::string& value) {
    setenv(name.c_str(), value.c_str(), 1);
    set_.push_back(name);
  }
  Config from_file(const std::string& text) {
    std::ofstream(file_) << text;
    Config config;
    read_config_file(file_.string(), config);
    return config;
  }
  static std::string refusal(const std::function<void()>& act) {
    try {
      act();
    } catch (const std::runtime_error& failure) {
      return failure.what();
    }
    return "accepted";
  }
  [[nodiscard]] std::string file_refusal(const std::string& text) {
    auto said = refusal([&] { static_cast<void>(from_file(text)); });
    if (said.starts_with(file_.string())) said.erase(0, file_.string().size() + 2);
    return said;
  }
  [[nodiscard]] static std::string environment_refusal() {
    return refusal([] {
      Config config;
      read_config_environment(config);
    });
  }

 private:
  std::filesystem::path file_ =
      std::filesystem::temp_directory_path() / ("spotme-settings-" + std::to_string(getpid()) + ".toml");
  std::vector<std::string> set_;
};

TEST_F(Settings, TheEnvironmentStandsOverTheFile) {
  auto config = from_file(
      "database = \"sqlite:a.db\"\nlisten = \"127.0.0.1:1\"\nworkers = 3\nmigrate = false\n"
      "trusted_proxies = [\"10.0.0.1\"]\nwebhook_allow = [\"10.0.0.0/8\", \"hrmis.my\"]\n");
  EXPECT_EQ(config.database, "sqlite:a.db");
  EXPECT_EQ(config.trusted_proxies, std::vector<std::string>{"10.0.0.1"});
  variable("SPOTME_DATABASE", "sqlite:b.db");
  variable("SPOTME_WORKERS", "5");
  variable("SPOTME_MIGRATE", "true");
  EXPECT_EQ(config.webhook_allow, (std::vector<std::string>{"10.0.0.0/8", "hrmis.my"}));
  variable("SPOTME_TRUSTED_PROXIES", "10.0.0.2, 10.1.0.0/16,");
  variable("SPOTME_WEBHOOK_ALLOW", "localhost");
  read_config_environment(config);
  EXPECT_EQ(config.database, "sqlite:b.db");
  EXPECT_EQ(config.listen, "127.0.0.1:1") << "what it does not name stays";
  EXPECT_EQ(config.workers, 5);
  EXPECT_TRUE(config.migrate);
  EXPECT_EQ(config.trusted_proxies, (std::vector<std::string>{"10.0.0.2", "10.1.0.0/16"}));
  EXPECT_EQ(config.webhook_allow, std::vector<std::string>{"localhost"});
}

TEST_F(Settings, AWrongFileIsRefusedByName) {
  EXPECT_EQ(file_refusal("databse = \"sqlite:a.db\""), "databse: is no setting");
  EXPECT_EQ(file_refusal("database = 7"), "database: must be text");
  EXPECT_EQ(file_refusal("workers = \"8\""), "workers: must be a whole number");
  EXPECT_EQ(file_refusal("workers = 0"), "workers: must be from 1 to 256");
  EXPECT_EQ(file_refusal("workers = 256"), "accepted");
  EXPECT_EQ(file_refusal("workers = 257"), "workers: must be from 1 to 256");
  EXPECT_EQ(file_refusal("migrate = \"yes\""), "migrate: must be true or false");
  EXPECT_EQ(file_refusal("trusted_proxies = \"10.0.0.1\""), "trusted_proxies: must be a list of addresses");
}

TEST_F(Settings, AWrongVariableIsRefusedByName) {
  variable("SPOTME_WORKERS", "viele");
  EXPECT_EQ(environment_refusal(), "environment: workers: must be a whole number");
  variable("SPOTME_WORKERS", "8");
  variable("SPOTME_MIGRATE", "no");
  EXPECT_EQ(environment_refusal(), "environment: migrate: must be true or false");
}

TEST_F(Settings, AnOriginIsSettledAsBrowsersWriteIt) {
  const auto settled = [](const std::string& origin) {
    Config config;
    config.public_origin = origin;
    try {
      settle_config(config);
    } catch (const std::runtime_error&) {
      return std::string("refused");
    }
    return config.public_origin;
  };
  for (const auto* origin : {"", "https://spotme.example.gov.my", "http://127.0.0.1:8080", "http://[::1]:8080"}) {
    EXPECT_EQ(settled(origin), origin);
  }
  EXPECT_EQ(settled("https://SpotMe.example.gov.my/"), "https://spotme.example.gov.my");
  EXPECT_EQ(settled("https://spotme.example.gov.my:443"), "https://spotme.example.gov.my");
  EXPECT_EQ(settled("http://spotme.example.gov.my:80/"), "http://spotme.example.gov.my");
  EXPECT_EQ(settled("https://spotme.example.gov.my:8443"), "https://spotme.example.gov.my:8443");
  for (const auto* origin : {"spotme.example.gov.my", "https://", "https:///", "ftp://a", "https://a/spotme",
                             "https://a//", "https://a b", "https://u@a", "null"}) {
    EXPECT_EQ(settled(origin), "refused") << origin;
  }
}

TEST_F(Settings, WhatPeopleOpenIsWhereItListensUnlessTold) {
  Config config;
  EXPECT_EQ(origin_of(config), "http://127.0.0.1:8080");
  config.tls_cert = "a.pem";
  EXPECT_EQ(origin_of(config), "https://127.0.0.1:8080");
  config.tls_cert.clear();
  for (const auto* everywhere : {"0.0.0.0:8081", "[::]:8081"}) {
    config.listen = everywhere;
    EXPECT_EQ(origin_of(config), "http://127.0.0.1:8081") << "no browser has an origin " << everywhere;
  }
  config.public_origin = "https://spotme.example.gov.my";
  EXPECT_EQ(origin_of(config), "https://spotme.example.gov.my");
}

TEST_F(Settings, EachWorkerHasAConnectionForReading) {
  Config config;
  EXPECT_EQ(readers_of(config), 15U);
  config.workers = 256;
  config.password_workers = 64;
  EXPECT_EQ(readers_of(config), 325U);
}

TEST_F(Settings, ALogLevelIsOneOfFour) {
  Config config;
  config.log_level = "verbose";
  EXPECT_EQ(refusal([&] { settle_config(config); }), "settings: log_level: must be debug, info, warning or error");
}

TEST_F(Settings, MailWantsAServerASenderAndNameAndPasswordTogether) {
  const auto said = [](const std::string& url, const std::string& from, const std::string& user,
                       const std::string& file) {
    return refusal([&] {
      Config config;
      config.smtp_url = url;
      config.mail_from = from;
      config.smtp_user = user;
      config.smtp_password_file = file;
      settle_config(config);
    });
  };
  EXPECT_EQ(said("", "", "", ""), "accepted");
  EXPECT_EQ(said("smtp://mel.gov.my", "a@b", "", ""), "accepted");
  EXPECT_EQ(said("smtp://mel.gov.my", "a@b", "u", "/run/password"), "accepted");
  EXPECT_EQ(said("smtp://mel.gov.my", "", "", ""),
            "settings: mail_from: is missing: smtp_url needs the address that mail comes from");
  EXPECT_EQ(said("", "a@b", "u", "/run/password"),
            "settings: smtp_url: is missing: there is a user or a password for it");
  EXPECT_EQ(said("smtp://mel.gov.my", "a@b", "u", ""), "settings: smtp_user: and smtp_password_file belong together");
  EXPECT_EQ(file_refusal("mail_digest_hour = 0"), "accepted");
  EXPECT_EQ(file_refusal("mail_digest_hour = 23"), "accepted");
  EXPECT_EQ(file_refusal("mail_digest_hour = 24"), "mail_digest_hour: must be from 0 to 23");
  EXPECT_EQ(file_refusal("mail_at_once_an_hour = 0"), "mail_at_once_an_hour: must be from 1 to 1000");
  EXPECT_EQ(file_refusal("mail_give_up_hours = 721"), "mail_give_up_hours: must be from 1 to 720");
}

TEST_F(Settings, AddressesHaveAPort) {
  EXPECT_EQ(parse_address("[::1]:8080", "listen").host, "::1");
  EXPECT_EQ(parse_address("127.0.0.1:65535", "listen").port, 65'535);
  for (const auto* text : {"8080", "127.0.0.1", ":8080", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:x"}) {
    EXPECT_NE(refusal([&] { static_cast<void>(parse_address(text, "listen")); }), "accepted") << text;
  }
}

}  // namespace
}  // namespace spotme::main

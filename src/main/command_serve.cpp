#include "main/command_serve.hpp"

#include "app/closing_runner.hpp"
#include "app/context.hpp"
#include "app/report_runner.hpp"
#include "base/log.hpp"
#include "http/gateway.hpp"
#include "http/map.hpp"
#include "http/routes.hpp"
#include "main/mail_setup.hpp"
#include "main/operator_tools.hpp"
#include "main/webhook_setup.hpp"
#include "store/sign_in_rules.hpp"

#include <fmt/format.h>
#include <pthread.h>

#include <csignal>
#include <memory>
#include <optional>

namespace spotme::main {
namespace {

constexpr std::chrono::seconds drain_grace{25};
constexpr int exit_storage_failure = 74;  // EX_IOERR: the supervisor starts us again, and SQLite recovers from its log

/// SIGTERM and SIGINT are waited for by the main thread alone; blocked before any other thread starts.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

http::ServerOptions listen_options(const Config& config, const std::string& listen, const std::string& setting) {
  const auto address = parse_address(listen, setting);
  http::ServerOptions options;
  options.limits.large_body_bytes = http::large_body_bytes;
  options.listen = {address.host, address.port, {}, {}};
  options.trusted_proxies = config.trusted_proxies;
  options.threads = static_cast<unsigned>(config.threads);
  return options;
}

base::Level level_of(const std::string& name) {
  if (name == "debug") return base::Level::debug;
  if (name == "warning") return base::Level::warning;
  if (name == "error") return base::Level::error;
  return base::Level::info;
}

/// Everything that lives as long as the server, in the order in which it has to go away again.
struct Installation {
  explicit Installation(db::Url where)
      : url(std::move(where)),
        rules(store::builtin_rules()),
        rulebook(rules),
        sign_in_rules(store::builtin_sign_in_rules()),
        common_passwords(store::builtin_common_passwords()) {}

  void open(const Config& config, const base::Messages& messages, const std::string& public_origin) {
    db::DatabaseOptions options;
    options.cache_kib = config.cache_mib * 1024;
    options.readers = readers_of(config);
    options.group_commit.on_storage_failure = [](const db::StorageFailure&) { std::_Exit(exit_storage_failure); };
    database = db::Database::open(url, clock, options);
    if (config.migrate) migrate_database(url, clock);
    auto key = app::load_installation_key(*database);
    if (!key) throw std::runtime_error(words_of(key.error(), messages));
    check_rules(messages);
    if (!config.attachments.empty()) attachments.emplace(config.attachments);
    context = std::make_unique<app::Context>(
        app::Context{*database, clock, rules, rulebook, sign_in_rules, common_passwords, std::move(*key)});
    if (attachments) context->attachment_folder = &*attachments;
    http::ServiceOptions service_options;
    service_options.public_origin = public_origin;
    service_options.workers = static_cast<unsigned>(config.workers);
    service_options.password_workers = static_cast<unsigned>(config.password_workers);
    service_options.sends_mail = !config.smtp_url.empty();
    service_options.mail_digest_hour = config.mail_digest_hour;
    service = std::make_unique<http::Service>(*context, messages, service_options);
    mail = start_mail(config, *context, messages, public_origin);
    service->mail = mail.get();
    reports = std::make_unique<app::ReportRunner>(*context, messages, app::ReportRunner::Options{});
    webhooks = start_webhooks(config, *context);
    if (!config.close_days) return;
    closing = std::make_unique<app::ClosingRunner>(*context, app::ClosingRunner::Options{});
    service->closing = closing.get();
  }

  /// Better no server than one that finds at the first press that it cannot judge.
  void check_rules(const base::Messages& messages) {
    const auto fit = database->read([](db::Read& read) { return app::Rulebook::check_stored(read); });
    if (fit) return;
    const auto why = words_of(fit.error(), messages);
    throw std::runtime_error(words_of({base::Code::conflict, "stored_rules_do_not_fit", "", {{"why", why}}}, messages));
  }

  base::SystemClock clock;
  db::Url url;
  store::Rules rules;
  app::Rulebook rulebook;
  domain::SignInRules sign_in_rules;
  domain::CommonPasswords common_passwords;
  std::unique_ptr<db::Database> database;
  std::optional<store::AttachmentFolder> attachments;
  std::unique_ptr<app::Context> context;
  std::unique_ptr<http::Service> service;
  std::unique_ptr<app::MailRunner> mail;
  std::unique_ptr<app::ReportRunner> reports;  ///< ends before its next page
  std::unique_ptr<app::WebhookRunner> webhooks;
  std::unique_ptr<app::ClosingRunner> closing;  ///< ends first: it waits for one write at the most
};

/// Before the first answer, whose headers depend on it.
void use_map_tiles(const Config& config, const base::Messages& messages) {
  const http::MapTiles tiles{config.map_tiles, config.map_attribution};
  if (const auto checked = http::check_map_tiles(tiles); !checked) {
    throw std::runtime_error(words_of(checked.error(), messages));
  }
  http::use_map_tiles(tiles);
}

int serve(Config config) {
  settle_config(config);
  base::set_log_level(level_of(config.log_level));
  const auto signals = block_stop_signals();
  const auto messages = base::Messages::load();
  use_map_tiles(config, messages);
  Installation installation(parse_database_url(config.database, messages));
  http::Gateway gateway(messages);
  auto options = listen_options(config, config.listen, "listen");
  options.listen.tls_cert = config.tls_cert;
  options.listen.tls_key = config.tls_key;
  http::Server server(options, installation.clock, messages,
                      [&](std::shared_ptr<const http::Request> request, http::Responder respond) {
                        gateway.handle(request, std::move(respond));
                      });
  std::unique_ptr<http::Server> administration;
  if (!config.admin_listen.empty()) {
    auto admin = listen_options(config, config.admin_listen, "admin_listen");
    admin.threads = 1;
    administration =
        std::make_unique<http::Server>(admin, installation.clock, messages,
                                       [&](std::shared_ptr<const http::Request> request, http::Responder respond) {
                                         gateway.handle_administration(request, std::move(respond), server.figures());
                                       });
  }
  auto shown = config;
  if (shown.public_origin.empty() && parse_address(config.listen, "listen").port == 0) {
    shown.listen = fmt::format("{}:{}", options.listen.address, server.port());
  }
  installation.open(config, messages, origin_of(shown));
  gateway.open(*installation.service);
  if (config.public_origin.empty() && listens_everywhere(config)) {
    base::log(base::Level::warning, "public_origin_missing",
              {{"message", "browsers of other machines cannot write until public_origin says what they open"}});
  }
  base::log(
      base::Level::info, "serving",
      {{"origin", origin_of(shown)}, {"port", std::to_string(server.port())}, {"database", installation.url.shown()}});
  int signal = 0;
  sigwait(&signals, &signal);
  base::log(base::Level::info, "stopping", {{"signal", std::to_string(signal)}});
  server.drain(drain_grace);
  if (administration) administration->drain(std::chrono::seconds{1});
  return 0;
}

}  // namespace

int run_serve(const Config& config) {
  try {
    return serve(config);
  } catch (const std::exception& failure) {
    return report_failure("serve", failure.what());
  }
}

}  // namespace spotme::main

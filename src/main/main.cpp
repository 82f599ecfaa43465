#include "base/version.hpp"
#include "main/command_close.hpp"
#include "main/command_import.hpp"
#include "main/command_init.hpp"
#include "main/command_judge.hpp"
#include "main/command_serve.hpp"
#include "main/command_token.hpp"
#include "main/config.hpp"
#include "main/operation_commands.hpp"
#include "main/operator_tools.hpp"

#include <CLI/CLI.hpp>
#include <sys/stat.h>

namespace {

using namespace spotme::main;

/// Options of `serve` that were given on the command line; they win over file and environment.
struct ServeOptions {
  std::string config_file;
  std::string database;
  std::string listen;
  std::string public_origin;
  std::string tls_cert;
  std::string tls_key;
  std::string admin_listen;
  std::vector<std::string> trusted_proxies;
  bool no_migrate = false;
  bool no_closing = false;
};

void add_serve(CLI::App& app, ServeOptions& options, int& status) {
  auto* serve = app.add_subcommand("serve", "Serve the page and the API");
  serve->add_option("--config", options.config_file, "TOML file with settings");
  serve->add_option("--database", options.database, "sqlite:PATH or postgresql://…");
  serve->add_option("--listen", options.listen, "ADDRESS:PORT (default 127.0.0.1:8080)");
  serve->add_option("--public-origin", options.public_origin,
                    "The link that people open, such as https://spotme.example.gov.my");
  serve->add_option("--tls-cert", options.tls_cert, "PEM file; with --tls-key the server speaks TLS itself");
  serve->add_option("--tls-key", options.tls_key, "PEM file");
  serve->add_option("--trusted-proxy", options.trusted_proxies, "Address or prefix whose X-Forwarded-For is believed");
  serve->add_option("--admin-listen", options.admin_listen, "ADDRESS:PORT of the administration listener (metrics)");
  serve->add_flag("--no-closing", options.no_closing, "Leave the closing of days to another process");
  serve->add_flag("--no-migrate", options.no_migrate, "Do not bring the database to the newest version");
  serve->callback([&options, &status] {
    try {
      Config config;
      if (!options.config_file.empty()) read_config_file(options.config_file, config);
      read_config_environment(config);
      const auto over = [](std::string& setting, const std::string& given) {
        if (!given.empty()) setting = given;
      };
      over(config.database, options.database);
      over(config.listen, options.listen);
      over(config.public_origin, options.public_origin);
      over(config.tls_cert, options.tls_cert);
      over(config.tls_key, options.tls_key);
      over(config.admin_listen, options.admin_listen);
      if (!options.trusted_proxies.empty()) config.trusted_proxies = options.trusted_proxies;
      if (options.no_migrate) config.migrate = false;
      if (options.no_closing) config.close_days = false;
      status = run_serve(config);
    } catch (const std::exception& failure) {
      status = report_failure("serve", failure.what());
    }
  });
}

void add_init(CLI::App& app, InitOptions& options, int& status) {
  auto* init = app.add_subcommand("init", "Set up an empty database with its first system administrator");
  init->add_option("--database", options.database, "sqlite:PATH or postgresql://…")->required();
  init->add_option("--admin", options.admin, "User ID of the first system administrator")->required();
  init->add_flag("--demo", options.demo, "Add the demonstration ministry");
  init->callback([&options, &status] { status = run_init(options); });
}

void add_import(CLI::App& app, ImportOptions& options, int& status) {
  auto* import = app.add_subcommand("import", "Bring people in from a file");
  import->require_subcommand(1);
  auto* officers = import->add_subcommand("officers", "Create or update officers from a CSV file, all or nothing");
  officers->add_option("--database", options.database, "sqlite:PATH or postgresql://…")->required();
  officers->add_option("file", options.file, "CSV file")->required();
  officers->add_option("--passwords", options.passwords, "New file for new people's temporary passwords");
  officers->callback([&options, &status] { status = run_import_officers(options); });
}

void add_token(CLI::App& app, TokenOptions& options, int& status) {
  auto* token = app.add_subcommand("token", "Tokens for terminals and load generators");
  token->require_subcommand(1);
  auto* issue = token->add_subcommand("issue", "Issue bearer tokens for listed users, all or none");
  issue->add_option("--database", options.database, "sqlite:PATH or postgresql://…")->required();
  issue->add_option("--users", options.users, "File with one user ID a line")->required();
  issue->add_option("--hours", options.hours, "How long the tokens are good")->required();
  issue->add_option("--out", options.out, "New file for the tokens")->required();
  issue->add_flag("--activate", options.activate,
                  "Also where the password must still be changed; takes that password away");
  issue->callback([&options, &status] { status = run_token_issue(options); });
}

void add_judge(CLI::App& app, JudgeOptions& options, int& status) {
  auto* judge = app.add_subcommand("judge", "Judge cases, one in JSON a line, from standard input to standard output");
  judge->add_option("--pack", options.pack, "Rule pack to judge by, in the form of rules/federal.toml");
  judge->callback([&options, &status] { status = run_judge(options); });
}

void add_close(CLI::App& app, CloseOptions& options, int& status) {
  auto* close = app.add_subcommand("close", "Close the days that are due, and compute again what waits");
  close->add_option("--database", options.database, "sqlite:PATH or postgresql://…")->required();
  close->add_option("--agency", options.agency, "Code of one agency (default: all)");
  close->add_option("--from", options.from, "First day to close, for agencies whose closing has not begun");
  close->add_option("--until", options.until, "Last day to close");
  close->add_flag("--take-over", options.take_over, "Also where another process was closing that is known to be gone");
  close->callback([&options, &status] { status = run_close(options); });
}

void add_recompute(CLI::App& app, RecomputeOptions& options, int& status) {
  auto* recompute = app.add_subcommand("recompute", "Show which closed days would change; with a reason, change them");
  recompute->add_option("--database", options.database, "sqlite:PATH or postgresql://…")->required();
  recompute->add_option("--agency", options.agency, "Code of the agency")->required();
  recompute->add_option("--from", options.from, "First day")->required();
  recompute->add_option("--to", options.to, "Last day")->required();
  recompute->add_option("--reason", options.reason, "Why; makes the next versions");
  recompute->callback([&options, &status] { status = run_recompute(options); });
}

void add_export(CLI::App& app, ExportOptions& options, int& status) {
  auto* parent = app.add_subcommand("export", "Files for payroll and personnel systems");
  parent->require_subcommand(1);
  auto* transactions = parent->add_subcommand("transactions", "The transactions of an agency, one a line");
  transactions->add_option("--database", options.database, "sqlite:PATH or postgresql://…")->required();
  transactions->add_option("--agency", options.agency, "Code of the agency")->required();
  transactions->add_option("--from", options.from, "First day")->required();
  transactions->add_option("--to", options.to, "Last day")->required();
  transactions->add_option("--unit", options.unit, "Path of a unit, such as U1/U1A");
  transactions->add_option("--format", options.format, "csv, jsonl or xlsx");
  transactions->add_option("--out", options.out, "New file")->required();
  transactions->callback([&options, &status] { status = run_export_transactions(options); });
}

}  // namespace

int main(int argc, char** argv) {
  ::umask(0077);  // whatever this program writes is for its owner alone
  CLI::App app{"SPOT-Me: attendance of the Malaysian public service"};
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(spotme::base::program_version()));
  int status = 0;
  ServeOptions serve;
  InitOptions init;
  ImportOptions import;
  TokenOptions token;
  CloseOptions close;
  RecomputeOptions recompute;
  ExportOptions exported;
  JudgeOptions judge;
  add_serve(app, serve, status);
  add_init(app, init, status);
  add_import(app, import, status);
  add_token(app, token, status);
  add_close(app, close, status);
  add_recompute(app, recompute, status);
  add_export(app, exported, status);
  add_judge(app, judge, status);
  add_operation_commands(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  return status;
}

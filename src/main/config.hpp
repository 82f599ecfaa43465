#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The settings of `spotme serve`: a TOML file, then SPOTME_… variables, then the command line, each over the one
/// before.
namespace spotme::main {

struct Config {
  std::string database;                   ///< `sqlite:PATH` or `postgresql://…`
  std::string attachments;                ///< a folder for the bytes of attachments; empty: in the database
  std::string backups;                    ///< a folder in which `spotme backup` makes its backups
  std::int64_t backups_kept = 14;         ///< the newest of them; older ones are removed after a new one
  std::string listen = "127.0.0.1:8080";  ///< ADDR:PORT; `[::]:8080` for IPv6
  std::string public_origin;              ///< empty: http://<listen>
  std::string tls_cert;
  std::string tls_key;
  std::vector<std::string> trusted_proxies;
  std::string admin_listen;  ///< empty: no administration listener
  std::int64_t threads = 2;
  std::int64_t workers = 8;
  std::int64_t password_workers = 2;
  std::int64_t cache_mib = 64;  ///< SQLite's page cache of the writer
  std::string smtp_url;         ///< `smtp://host:587` or `smtps://host:465`; empty: no mail is made
  std::string smtp_user;
  std::string smtp_password_file;     ///< its first line is the password; never logged
  std::string mail_from;              ///< the address that mail comes from
  std::int64_t mail_digest_hour = 7;  ///< 0 to 23: the daily mail tells what was made before this hour
  std::int64_t mail_at_once_an_hour =
      5;  ///< mails at once to one person in an hour; what is more goes together after it
  std::int64_t mail_give_up_hours = 48;  ///< how long a mail that the server does not take is tried
  std::string map_tiles;        ///< `https://tile.example.gov.my/{z}/{x}/{y}.png`; empty: maps are a plain grid
  std::string map_attribution;  ///< what the tile server's licence wants to be said
  std::vector<std::string>
      webhook_allow;            ///< inner networks and hosts that webhooks may reach; see domain::add_allowed
  std::string webhook_ca_file;  ///< authorities of receivers' certificates; empty: those of the system
  bool migrate = true;
  bool close_days = true;          ///< closes the days of agencies that are over, beside serving
  std::string log_level = "info";  ///< debug, info, warning, error
};

/// Reads a TOML file into `config`. Throws std::runtime_error naming the file and the setting that is unknown or wrong.
void read_config_file(const std::string& file, Config& config);
/// SPOTME_DATABASE, SPOTME_LISTEN, … ; SPOTME_TRUSTED_PROXIES and SPOTME_WEBHOOK_ALLOW are separated by commas,
/// SPOTME_MIGRATE is true or false.
void read_config_environment(Config& config);

/// Brings `public_origin` into the form in which browsers write it, with which their writes are compared letter by
/// letter: small letters, no `/` at the end, no default port. Throws std::runtime_error naming a setting that cannot be
/// meant: a `public_origin` that is more than scheme and host, a `log_level` that is none, `map_tiles` that are no
/// address of tiles.
void settle_config(Config& config);

/// Connections for reading: nobody who works waits for one, neither requests nor what runs beside them (the mail, the
/// reports, the webhooks, the closing, the live streams).
[[nodiscard]] unsigned readers_of(const Config& config);

/// What people open, from settled settings: `public_origin`, else the address that is listened on; of a server on every
/// interface that is loopback, and other machines' browsers need a `public_origin`.
[[nodiscard]] std::string origin_of(const Config& config);
/// True for 0.0.0.0 and [::].
[[nodiscard]] bool listens_everywhere(const Config& config);

struct Address {
  std::string host;
  std::uint16_t port = 0;
};
/// `127.0.0.1:8080`, `[::1]:8080`. Throws std::runtime_error naming the setting.
[[nodiscard]] Address parse_address(const std::string& text, const std::string& setting);

}  // namespace spotme::main

#include "main/mail_setup.hpp"

#include "app/smtp.hpp"
#include "main/operator_tools.hpp"

#include <fstream>
#include <stdexcept>
#include <utility>

namespace spotme::main {
namespace {

/// The first line of a file; the error names the file, never what stands in it.
std::string read_password(const std::string& path) {
  if (path.empty()) return {};
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || line.empty()) {
    throw std::runtime_error("settings: smtp_password_file: " + path + " cannot be read, or its first line is empty");
  }
  if (line.back() == '\r') line.pop_back();
  return line;
}

}  // namespace

std::unique_ptr<app::MailRunner> start_mail(const Config& config, const app::Context& context,
                                            const base::Messages& messages, const std::string& origin) {
  if (config.smtp_url.empty()) return nullptr;
  app::SmtpSettings settings{config.smtp_url, config.smtp_user, read_password(config.smtp_password_file),
                             config.mail_from};
  if (const auto checked = app::check_smtp_settings(settings); !checked) {
    throw std::runtime_error(words_of(checked.error(), messages));
  }
  app::MailRunner::Options options;
  options.notices.origin = origin;
  options.notices.digest_hour = config.mail_digest_hour;
  options.notices.at_once_an_hour = config.mail_at_once_an_hour;
  options.sending.give_up = std::chrono::hours{config.mail_give_up_hours};
  return std::make_unique<app::MailRunner>(
      context, messages,
      [&settings](std::function<bool()> stopped) {
        return std::make_unique<app::SmtpTransport>(std::move(settings), std::move(stopped));
      },
      std::move(options));
}

}  // namespace spotme::main

#include "app/notice.hpp"
#include "app/private_folder.hpp"
#include "app/report.hpp"
#include "app/report_runner.hpp"
#include "store/delegation.hpp"
#include "store/officer.hpp"
#include "store/organisation.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace spotme::app {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1024} * 1024;

/// One order in the hands of a runner.
class Making {
 public:
  Making(const Context& context, const base::Messages& messages, base::Uuid runner, const ReportRunning& running,
         store::ReportOrder order)
      : context_(context),
        messages_(messages),
        runner_(runner),
        running_(running),
        order_(std::move(order)),
        key_{order_.agency, order_.id} {}

  void run() {
    if (order_.attempts > running_.most_attempts) {
      fail("report_failed_broken");
      return;
    }
    auto task = find_task();
    if (!task) {
      fail("report_failed_reach");
      return;
    }
    const PrivateFolder folder;
    const auto file = (folder.path() / "report").string();
    ReportMaking making;
    making.task = *task;
    making.form = order_.form;
    making.ordered_by = name_;
    making.purpose = order_.purpose;
    making.recipient = order_.recipient;
    making.page_rows = running_.page_rows;
    making.go_on = [this](std::int64_t progress) { return go_on(std::min<std::int64_t>(progress, 999)); };
    const auto rows = make_report_file(context_, messages_, making, file);
    if (!rows) {
      give_back();
      return;
    }
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(file));
    if (size > running_.most_bytes) {
      fail("report_failed_too_large");
      return;
    }
    keep(file, task->scope.paths, *rows, size);
  }

 private:
  [[nodiscard]] base::Instant lease_end(base::Instant now) const { return now + running_.lease; }

  /// What whoever ordered it reaches now; nullopt when that is no longer what he asked for.
  std::optional<ReportTask> find_task() {
    return context_.database.read([&](db::Read& read) -> std::optional<ReportTask> {
      domain::Caller caller;
      caller.agency = order_.agency;
      caller.officer = order_.ordered_by;
      caller.roles = store::load_role_holdings(read, order_.agency, {order_.ordered_by}, read.today()).front();
      name_ = store::load_officer_names(read, order_.agency, {order_.ordered_by}).front();
      auto task = check_report_task(read, caller, order_.question);
      if (!task) return std::nullopt;
      return std::move(task).value();
    });
  }

  bool go_on(std::int64_t progress) {
    if (running_.stopped()) return false;
    return context_.database.write([&](db::Write& write) {
      return store::renew_report_order(write, key_, runner_, lease_end(write.now()), progress);
    });
  }

  void give_back() {
    if (!running_.stopped()) return;  // it was cancelled, or another has it
    context_.database.write([&](db::Write& write) {
      store::release_report_order(write, key_, runner_);
      return true;
    });
  }

  void keep(const std::string& path, const std::vector<std::string>& paths, std::int64_t rows, std::int64_t size) {
    std::ifstream in(path, std::ios::binary);
    std::string piece(piece_bytes, '\0');
    std::string digests;
    std::int64_t number = 0;
    while (in.read(piece.data(), static_cast<std::streamsize>(piece_bytes)), in.gcount() > 0) {
      const std::string_view bytes(piece.data(), static_cast<std::size_t>(in.gcount()));
      store::add_piece_digest(digests, bytes);
      const bool held = !running_.stopped() && context_.database.write([&](db::Write& write) {
        if (!store::renew_report_order(write, key_, runner_, lease_end(write.now()), 999)) return false;
        store::insert_report_piece(write, key_, number, bytes);
        return true;
      });
      if (!held) {
        give_back();
        return;
      }
      ++number;
    }
    if (in.bad() || !in.eof()) throw std::runtime_error("cannot read the file of a report back");
    const bool ended = context_.database.write([&](db::Write& write) {
      store::ReportEnding ending;
      ending.paths = paths;
      ending.rows = rows;
      ending.size = size;
      ending.sha256 = base::sha256(digests);
      const auto agency = store::find_agency(write, order_.agency);
      ending.file_name = report_file_name(agency->code, order_.question, order_.form);
      ending.expires_at = write.now() + std::chrono::days{store::load_report_policy(write, order_.agency).keep_days};
      if (!store::end_report_order(write, key_, runner_, ending)) return false;
      tell(write, domain::NoticeKind::report_ready);
      return true;
    });
    if (ended) running_.ended(store::ReportState::done);
  }

  void fail(std::string_view why) {
    const bool ended = context_.database.write([&](db::Write& write) {
      store::ReportEnding ending;
      ending.state = store::ReportState::failed;
      ending.failure = why;
      ending.rows = 0;
      if (!store::end_report_order(write, key_, runner_, ending)) return false;
      tell(write, domain::NoticeKind::report_failed);
      return true;
    });
    if (ended) running_.ended(store::ReportState::failed);
  }

  void tell(db::Write& write, domain::NoticeKind kind) const {
    NewNotice notice;
    notice.agency = order_.agency;
    notice.to = order_.ordered_by;
    notice.kind = kind;
    const auto title = report_title(messages_, order_.question);
    notice.args = {{"title", order_.question.language == domain::ReportLanguage::ms ? title.ms : title.en}};
    notice.link = "/laporan/saya";
    notify(write, {notice});
  }

  const Context& context_;
  const base::Messages& messages_;
  const base::Uuid runner_;
  const ReportRunning& running_;
  const store::ReportOrder order_;
  const store::ReportOrderKey key_;
  std::string name_;
};

}  // namespace

bool make_next_report(const Context& context, const base::Messages& messages, base::Uuid runner,
                      const ReportRunning& running) {
  const auto key = context.database.read(
      [&](db::Read& read) { return store::next_report_order(read, store::load_agency_ids(read)); });
  if (!key) return false;
  auto order = context.database.write(
      [&](db::Write& write) { return store::take_report_order(write, *key, runner, write.now() + running.lease); });
  if (!order) return true;  // another was faster; there may be more
  Making(context, messages, runner, running, *std::move(order)).run();
  return true;
}

}  // namespace spotme::app

#pragma once

#include "base/id.hpp"
#include "domain/report.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Orders of reports, the lease under which a runner makes one, and the bytes of what is ready.
namespace spotme::store {

enum class ReportState : std::uint8_t { waiting, running, done, failed, cancelled, expired };
/// `waiting`, …
[[nodiscard]] std::string_view report_state_name(ReportState state);

struct ReportOrder {
  base::AgencyId agency;
  domain::ReportOrderId id;
  domain::ReportQuestion question;
  std::string officer_name;  ///< of whom it is alone, as he is called now; empty where it is of many
  domain::ReportForm form = domain::ReportForm::pdf;
  std::string purpose;
  std::string recipient;
  std::optional<domain::ReportScheduleId> schedule = {};
  base::OfficerId ordered_by;
  base::Instant ordered_at{};
  ReportState state = ReportState::waiting;
  std::int64_t progress = 0;  ///< of a thousand
  std::int64_t attempts = 0;
  std::vector<std::string> paths = {};  ///< what it came to when it was made
  std::string failure = {};             ///< the key of a message
  std::int64_t rows = 0;
  std::int64_t size = 0;  ///< bytes
  std::string file_name = {};
  std::optional<base::Instant> ended_at = {};
  std::optional<base::Instant> expires_at = {};
};
/// Adds them as waiting.
void insert_report_orders(db::Write& write, const std::vector<ReportOrder>& orders);
[[nodiscard]] std::optional<ReportOrder> find_report_order(db::Read& read, base::AgencyId agency,
                                                           domain::ReportOrderId id);
/// Of one officer, the latest first; those before `before` when it is given.
[[nodiscard]] std::vector<ReportOrder> list_report_orders(db::Read& read, base::AgencyId agency,
                                                          base::OfficerId officer,
                                                          const std::optional<base::Uuid>& before, std::int64_t limit);
[[nodiscard]] std::int64_t count_open_report_orders(db::Read& read, base::AgencyId agency, base::OfficerId officer);
/// False when it has ended already. What was stored of its file goes.
[[nodiscard]] bool cancel_report_order(db::Write& write, base::AgencyId agency, domain::ReportOrderId id);

struct ReportOrderKey {
  base::AgencyId agency;
  domain::ReportOrderId id;
};
/// The oldest that nobody makes now; nullopt for none.
[[nodiscard]] std::optional<ReportOrderKey> next_report_order(db::Read& read,
                                                              const std::vector<base::AgencyId>& agencies);
/// Takes it for `runner`; nullopt when another was faster. Counts the attempt and drops what an attempt before left.
[[nodiscard]] std::optional<ReportOrder> take_report_order(db::Write& write, const ReportOrderKey& key,
                                                           base::Uuid runner, base::Instant until);
/// Goes on with it. False when it was cancelled, or another took it: then nothing more of it may be written.
[[nodiscard]] bool renew_report_order(db::Write& write, const ReportOrderKey& key, base::Uuid runner,
                                      base::Instant until, std::int64_t progress);
/// Only while the runner holds it, as renew says.
void insert_report_piece(db::Write& write, const ReportOrderKey& key, std::int64_t n, std::string_view bytes);
/// Gives it back as it was, to be taken again at once.
void release_report_order(db::Write& write, const ReportOrderKey& key, base::Uuid runner);

struct ReportEnding {
  ReportState state = ReportState::done;  ///< or failed
  std::string failure = {};
  std::vector<std::string> paths = {};
  std::int64_t rows = 0;
  std::int64_t size = 0;
  base::Digest sha256{};
  std::string file_name = {};
  std::optional<base::Instant> expires_at = {};
};
/// False as renew says.
[[nodiscard]] bool end_report_order(db::Write& write, const ReportOrderKey& key, base::Uuid runner,
                                    const ReportEnding& ending);

/// The hash of a file is that of the hashes of its pieces, one behind the other, so that it can be found piece by
/// piece.
void add_piece_digest(std::string& digests, std::string_view piece);
/// The bytes of one that is done, checked against their hash. Throws db::Failure when they are not there or not whole.
[[nodiscard]] std::string load_report_file(db::Read& read, const ReportOrderKey& key);
/// Lets go of files whose time is over. Returns how many.
std::int64_t expire_report_orders(db::Write& write, const std::vector<base::AgencyId>& agencies);

/// What an agency set for itself, or the default of this project.
struct ReportPolicy {
  std::int64_t keep_days = 7;
  bool purpose_asked = false;
};
[[nodiscard]] ReportPolicy load_report_policy(db::Read& read, base::AgencyId agency);
void put_report_policy(db::Write& write, base::AgencyId agency, const ReportPolicy& policy,
                       const std::optional<base::OfficerId>& by);

}  // namespace spotme::store

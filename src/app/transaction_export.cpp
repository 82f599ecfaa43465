#include "app/transaction_export.hpp"

#include "app/export_writer.hpp"
#include "app/private_folder.hpp"
#include "app/transaction.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

constexpr std::int64_t page_rows = 1'000;
constexpr std::array<std::string_view, 3> format_names{"csv", "jsonl", "xlsx"};
constexpr std::array<std::string_view, 3> content_types{
    "text/csv; charset=utf-8", "application/jsonl; charset=utf-8",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};

Cell minute(const std::optional<base::Minutes>& at) {
  if (!at) return {};
  return base::format_minute(*at);
}

Cell amount(const std::optional<base::Minutes>& span) {
  if (!span) return {};
  return std::int64_t{span->count()};
}

std::string keys_of(const std::vector<domain::ChangeReason>& reasons) {
  std::string text;
  for (const auto& reason : reasons) text.append(text.empty() ? "" : " ").append(reason.key);
  return text;
}

ExportRow row_of(const std::string& agency, const store::TransactionView& view) {
  const auto& t = view.transaction;
  const auto& d = t.record;
  return {agency,
          t.number,
          transaction_reference(agency, t.number),
          t.version,
          base::format_day(t.day),
          view.user_id,
          view.officer_name,
          d.unit_path,
          d.state,
          d.scheme,
          d.day_type,
          d.status,
          minute(d.first_in),
          minute(d.last_out),
          minute(d.effective_start),
          minute(d.may_leave_from),
          minute(d.office_end),
          std::int64_t{d.late.count()},
          std::int64_t{d.early.count()},
          amount(d.worked),
          domain::write_issues(d.issues),
          keys_of(t.reasons),
          t.pack,
          t.previous_hash ? base::to_hex(*t.previous_hash) : std::string(),
          base::to_hex(t.hash)};
}

std::string code_of(db::Read& read, base::AgencyId agency) {
  const auto found = store::find_agency(read, agency);
  if (!found) throw db::Fault("an export of an agency that is none");
  return found->code;
}

}  // namespace

std::string_view export_format_name(ExportFormat format) { return format_names.at(static_cast<std::size_t>(format)); }

std::optional<ExportFormat> parse_export_format(std::string_view text) {
  for (std::size_t i = 0; i < format_names.size(); ++i) {
    if (format_names.at(i) == text) return static_cast<ExportFormat>(i);
  }
  return std::nullopt;
}

std::string neutral_cell(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r\n").find(text.front()) == std::string_view::npos) {
    return std::string(text);
  }
  return "'" + std::string(text);
}

base::Result<std::int64_t> export_transactions(const Context& context, const TransactionExport& what,
                                               const std::string& path) {
  return context.database.read([&](db::Read& read) -> base::Result<std::int64_t> {
    const auto count = store::count_transactions(read, what.agency, what.filter);
    auto most = what.most;
    if (what.format == ExportFormat::xlsx) most = std::min(most.value_or(most_sheet_rows), most_sheet_rows);
    if (most && count > *most) {
      return Error{Code::too_large, "export_too_large", "", {{"limit", std::to_string(*most)}}};
    }
    const auto agency = code_of(read, what.agency);
    const auto writer = make_export_writer(what.format, path);
    std::optional<store::TransactionCursor> after;
    while (true) {
      const auto page = store::list_transactions(read, what.agency, what.filter, store::TransactionOrder::oldest_first,
                                                 after, page_rows);
      for (const auto& view : page) writer->row(row_of(agency, view));
      if (static_cast<std::int64_t>(page.size()) < page_rows) break;
      after = store::TransactionCursor{page.back().transaction.day, page.back().transaction.officer};
    }
    writer->finish();
    return count;
  });
}

base::Result<Download> download_transactions(const Context& context, const domain::Caller& caller,
                                             store::TransactionFilter filter, ExportFormat format,
                                             const store::Actor& actor) {
  if (filter.days.last < filter.days.first) return Error{Code::unprocessable, "range_reversed", "to"};
  filter.reach = domain::transaction_reach(caller);
  const auto name = std::string(export_format_name(format));
  const auto code = context.database.read([&](db::Read& read) { return code_of(read, caller.agency); });
  Download download;
  download.file_name = fmt::format("transaksi-{}-{}-{}.{}", code, base::format_day(filter.days.first),
                                   base::format_day(filter.days.last), name);
  download.content_type = content_types.at(static_cast<std::size_t>(format));
  const PrivateFolder folder;
  const auto path = folder.path() / name;
  SPOTME_TRY(const auto rows, export_transactions(context, {caller.agency, filter, format, most_download_rows}, path));
  std::ifstream in(path, std::ios::binary);
  download.bytes.assign(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) throw std::runtime_error("cannot read the file of the download back");
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, caller.agency, actor, "transactions_exported", std::nullopt,
                              fmt::format("{} {} {} {} {}", base::format_day(filter.days.first),
                                          base::format_day(filter.days.last), filter.unit_path, name, rows));
    return true;
  });
  return download;
}

}  // namespace spotme::app

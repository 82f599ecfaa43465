#pragma once

#include "app/csv.hpp"
#include "base/error.hpp"
#include "base/messages.hpp"
#include "base/time.hpp"
#include "domain/role.hpp"
#include "domain/rota.hpp"
#include "domain/worktime/state.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The rows of an import file, each read by itself.
namespace spotme::app {

/// What is wrong with one line.
struct ImportFault {
  std::size_t line = 0;
  base::Error error;  ///< field: the column, empty when the whole line is meant
};

/// Collects faults: keeps the first of them, counts all.
class ImportFaults {
 public:
  static constexpr std::size_t most_kept = 100;

  explicit ImportFaults(std::size_t most = most_kept) : most_(most) {}

  void add(std::size_t line, std::string key, std::string column = {}, base::MessageArgs args = {});
  [[nodiscard]] bool none() const { return total_ == 0; }
  [[nodiscard]] std::size_t total() const { return total_; }
  /// By line.
  [[nodiscard]] std::vector<ImportFault> kept() const;

 private:
  std::size_t most_;
  std::vector<ImportFault> kept_;
  std::size_t total_ = 0;
};

struct ImportRow {
  std::size_t line = 0;
  std::string agency_code;
  std::string agency_name;
  std::string unit_path;
  std::string unit_name;
  std::string user_id;  ///< normalised
  std::string name;
  std::string email;
  domain::State state = domain::State::putrajaya;
  domain::AssignedScheme scheme = domain::Scheme{domain::Wbf{}};
  std::string supervisor_user_id;  ///< normalised; empty for none
  std::vector<domain::Role> roles;
  bool faulty = false;  ///< named among the faults; stands here so that others may refer to it
};

/// The first line of every import file.
inline constexpr std::string_view import_header =
    "agency_code,agency_name,unit_code,unit_name,user_id,name,email,state,scheme,supervisor_user_id,roles";
/// The roles that a file may give.
[[nodiscard]] const std::vector<domain::Role>& importable_roles();

/// Reads a file. No user ID stands twice among the rows.
[[nodiscard]] std::vector<ImportRow> read_import_rows(std::string_view csv, ImportFaults& faults);
/// The same of records that were read already, the titles first.
[[nodiscard]] std::vector<ImportRow> read_import_rows(const std::vector<CsvRecord>& records, ImportFaults& faults);
/// The titles, one a column.
[[nodiscard]] std::vector<std::string> import_columns();

}  // namespace spotme::app

#pragma once

#include "domain/officer_import.hpp"

#include <optional>

/// How far this process is with storing an import, and whether somebody asked it to give up. The rows of a transaction
/// under way can tell nobody, so this stands in memory; another server of the same database knows only that it goes on.
/// Safe from any thread.
namespace spotme::app {

class ImportProgress {
 public:
  /// For as long as it is stored.
  explicit ImportProgress(domain::OfficerImportId id);
  ~ImportProgress();
  ImportProgress(const ImportProgress&) = delete;
  ImportProgress& operator=(const ImportProgress&) = delete;

  /// `percent` of the work is done. False when it should be given up; from the last step on nobody can ask for that.
  [[nodiscard]] bool reached(int percent);
  static constexpr int last_step = 95;

  /// Percent; nullopt when this process does not store it.
  [[nodiscard]] static std::optional<int> of(domain::OfficerImportId id);
  /// Asks to give up. False when this process does not store it, or is past giving up.
  [[nodiscard]] static bool give_up(domain::OfficerImportId id);

 private:
  domain::OfficerImportId id_;
};

}  // namespace spotme::app

#pragma once

#include "app/sheet.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Inside of app/sheet: the parts of a workbook, unpacked within its limits and read as XML while they come.
namespace spotme::app {

/// One pass over an XML part. Names come without their prefix. Entities of its own are refused: no workbook has any,
/// and they are how a small text becomes a large one.
class PartReader {
 public:
  virtual ~PartReader() = default;
  /// `attributes` are name, value, name, value, …, null.
  virtual void open(std::string_view name, const char* const* attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
  /// True when nothing more need be read; `refusal` then says why, or nothing where it is read enough.
  [[nodiscard]] virtual bool stopped() const { return false; }
};

/// The value of an attribute by its name without prefix; empty when absent.
[[nodiscard]] std::string_view attribute(const char* const* attributes, std::string_view name);

class Workbook {
 public:
  /// Refuses `sheet_damaged`, `sheet_bomb`. `bytes` must outlive it.
  [[nodiscard]] static base::Result<Workbook> open(std::string_view bytes, const SheetLimits& limits);
  ~Workbook();
  Workbook(Workbook&&) noexcept;
  Workbook& operator=(Workbook&&) = delete;

  [[nodiscard]] bool has(const std::string& part) const;
  /// Lets `reader` see the part. Refuses as above; a reader that stopped is no refusal.
  [[nodiscard]] base::Result<void> read(const std::string& part, PartReader& reader);

 private:
  struct State;
  explicit Workbook(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace spotme::app

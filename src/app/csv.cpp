#include "app/csv.hpp"

#include "base/text.hpp"

#include <csv.h>

#include <memory>
#include <utility>

namespace spotme::app {
namespace {

constexpr std::size_t field_block = std::size_t{64} * 1024;

/// Feeds libcsv one line at a time, because libcsv itself does not count them.
class Reader {
 public:
  explicit Reader(char separator) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    // libcsv grows a field by so much at a time, and copies it each time: by its usual 128 bytes, one field of 5 MB
    // takes minutes.
    csv_set_blk_size(&parser_, field_block);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~Reader() { csv_free(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  CsvText run(std::string_view text) {
    std::size_t number = 0;
    while (!text.empty()) {
      const auto line = text.substr(0, line_length(text));
      text.remove_prefix(line.size());
      if (!feed(line, ++number)) return std::move(read_);
    }
    if (csv_fini(&parser_, on_field, on_row, this) != 0) malformed();
    return std::move(read_);
  }

 private:
  static std::size_t line_length(std::string_view text) {
    const auto end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) return text.size();
    return text.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
  }

  bool feed(std::string_view line, std::size_t number) {
    if (!in_record_) {
      if (line.find_first_not_of(" \t\r\n") == std::string_view::npos) return true;
      in_record_ = true;
      begins_ = number;
      storable_ = true;
    }
    if (!base::is_storable_text(line)) {
      storable_ = false;
      read_.faults.push_back({number, "csv_not_utf8"});
    }
    if (csv_parse(&parser_, line.data(), line.size(), on_field, on_row, this) == line.size()) return true;
    malformed();
    return false;
  }

  void malformed() { read_.faults.push_back({begins_, "csv_malformed"}); }

  static void on_field(void* bytes, std::size_t size, void* target) {
    static_cast<Reader*>(target)->fields_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void on_row(int, void* target) {
    auto& reader = *static_cast<Reader*>(target);
    if (reader.storable_) reader.read_.records.push_back({reader.begins_, std::move(reader.fields_)});
    reader.fields_.clear();
    reader.in_record_ = false;
  }

  csv_parser parser_{};
  CsvText read_;
  std::vector<std::string> fields_;
  std::size_t begins_ = 1;
  bool in_record_ = false;
  bool storable_ = true;
};

}  // namespace

CsvText read_csv(std::string_view text, char separator) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return Reader(separator).run(text);
}

}  // namespace spotme::app

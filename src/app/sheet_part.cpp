#include "app/sheet_part.hpp"

#include <expat.h>
#include <zip.h>

#include <array>
#include <exception>
#include <utility>

namespace spotme::app {
namespace {

using base::Error;

Error damaged() { return {base::Code::unprocessable, "sheet_damaged", "file"}; }
Error bomb() { return {base::Code::unprocessable, "sheet_bomb", "file"}; }

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

/// expat on one side, a reader on the other. Exceptions must not fly through expat, which is C.
class XmlPass {
 public:
  explicit XmlPass(PartReader& reader) : reader_(reader), parser_(XML_ParserCreate(nullptr)) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_open, on_close);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  }

  /// False when there is no sense in giving it more.
  bool feed(const char* bytes, std::size_t size, bool last) {
    const auto status = XML_Parse(parser_.get(), bytes, static_cast<int>(size), last ? 1 : 0);
    if (failure_) std::rethrow_exception(failure_);
    if (status != XML_STATUS_OK && !reader_.stopped()) broken_ = true;
    return status == XML_STATUS_OK && !reader_.stopped();
  }
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  template <class Work>
  void guarded(Work work) {
    if (failure_) return;
    try {
      work();
    } catch (...) {
      failure_ = std::current_exception();
    }
    if (failure_ || reader_.stopped()) XML_StopParser(parser_.get(), XML_FALSE);
  }
  static XmlPass& of(void* target) { return *static_cast<XmlPass*>(target); }
  static void XMLCALL on_open(void* target, const XML_Char* name, const XML_Char** attributes) {
    of(target).guarded([&] { of(target).reader_.open(local_name(name), attributes); });
  }
  static void XMLCALL on_close(void* target, const XML_Char* name) {
    of(target).guarded([&] { of(target).reader_.close(local_name(name)); });
  }
  static void XMLCALL on_text(void* target, const XML_Char* piece, int size) {
    of(target).guarded([&] { of(target).reader_.text({piece, static_cast<std::size_t>(size)}); });
  }
  static void XMLCALL on_doctype(void* target, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    of(target).broken_ = true;
    XML_StopParser(of(target).parser_.get(), XML_FALSE);
  }

  PartReader& reader_;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser_;
  std::exception_ptr failure_;
  bool broken_ = false;
};

}  // namespace

struct Workbook::State {
  SheetLimits limits;
  std::unique_ptr<zip_t, CloseArchive> archive;
  std::size_t unpacked = 0;
};

Workbook::Workbook(std::unique_ptr<State> state) : state_(std::move(state)) {}
Workbook::~Workbook() = default;
Workbook::Workbook(Workbook&&) noexcept = default;

base::Result<Workbook> Workbook::open(std::string_view bytes, const SheetLimits& limits) {
  auto state = std::make_unique<State>();
  state->limits = limits;
  zip_error_t error;
  zip_error_init(&error);
  auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) throw std::bad_alloc();
  state->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!state->archive) zip_source_free(source);
  zip_error_fini(&error);
  if (!state->archive) return damaged();
  const auto entries = zip_get_num_entries(state->archive.get(), 0);
  if (entries < 0) return damaged();
  if (static_cast<std::size_t>(entries) > limits.entries) return bomb();
  return Workbook(std::move(state));
}

bool Workbook::has(const std::string& part) const {
  return zip_name_locate(state_->archive.get(), part.c_str(), ZIP_FL_ENC_UTF_8) >= 0;
}

base::Result<void> Workbook::read(const std::string& part, PartReader& reader) {
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat(state_->archive.get(), part.c_str(), ZIP_FL_ENC_UTF_8, &about) != 0) return damaged();
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(state_->archive.get(), part.c_str(), ZIP_FL_ENC_UTF_8));
  if (!file) return damaged();
  const auto packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
  XmlPass pass(reader);
  std::array<char, 65'536> buffer{};
  std::size_t unpacked = 0;
  while (true) {
    const auto size = zip_fread(file.get(), buffer.data(), buffer.size());
    if (size < 0) return damaged();
    // Counted as it comes: what the archive says of its sizes may be a lie.
    unpacked += static_cast<std::size_t>(size);
    state_->unpacked += static_cast<std::size_t>(size);
    if (state_->unpacked > state_->limits.unpacked_bytes) return bomb();
    if (unpacked > state_->limits.small_bytes && unpacked / state_->limits.ratio > packed) return bomb();
    if (!pass.feed(buffer.data(), static_cast<std::size_t>(size), size == 0)) break;
    if (size == 0) break;
  }
  if (pass.broken()) return damaged();
  return {};
}

std::string_view attribute(const char* const* attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2) {
    if (local_name(attributes[0]) == name) return attributes[1];
  }
  return {};
}

}  // namespace spotme::app

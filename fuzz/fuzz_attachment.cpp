#include "base/text.hpp"
#include "domain/attachment.hpp"

#include <cstdint>
#include <cstdlib>

/// Whatever bytes are sent: nothing is read beyond them, what is accepted begins and ends as its type does, and a name
/// made of them is one that may be stored and is no path.
namespace {

using namespace spotme;  // NOLINT(google-build-using-namespace)

void require(bool holds) {
  if (!holds) std::abort();
}

void check_name(std::string_view text, domain::AttachmentType type) {
  if (!base::is_storable_text(text)) return;
  const auto name = domain::clean_file_name(text, type);
  require(base::is_storable_text(name) && base::count_characters(name) <= 100);
  require(name.find_first_of("/\\\r\n") == std::string::npos);
  require(name.empty() || name.front() != '.');
  require(domain::clean_file_name(name, type) == name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using domain::AttachmentType;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto found = domain::check_attachment(bytes);
  for (const auto type : {AttachmentType::pdf, AttachmentType::jpeg, AttachmentType::png}) {
    require(domain::check_attachment(bytes, type).has_value() == (found && *found == type));
    check_name(bytes, type);
  }
  if (!found) {
    require(found.error().field == "file");
    return 0;
  }
  require(!bytes.empty() && bytes.size() <= domain::most_attachment_bytes);
  if (*found == AttachmentType::pdf) require(bytes.starts_with("%PDF-"));
  if (*found == AttachmentType::jpeg) require(bytes.starts_with("\xff\xd8\xff") && bytes.ends_with("\xff\xd9"));
  if (*found == AttachmentType::png) require(bytes.starts_with("\x89PNG") && bytes.ends_with("\xae\x42\x60\x82"));
  return 0;
}

#include "domain/attachment.hpp"

#include "base/text.hpp"
#include "domain/attachment_form.hpp"

#include <utf8.h>

#include <algorithm>
#include <array>

namespace spotme::domain {
namespace {

using base::Code;
using base::Error;

struct Kind {
  std::string_view name;
  std::string_view media_type;
  std::string_view signature;
  Form (*walk)(std::string_view bytes);
  std::array<std::string_view, 2> endings;  ///< the first is added where none fits
};
constexpr std::array<Kind, 3> kinds{{
    {"pdf", "application/pdf", "%PDF-", walk_pdf, {".pdf", ".pdf"}},
    {"jpeg", "image/jpeg", "\xff\xd8\xff", walk_jpeg, {".jpg", ".jpeg"}},
    {"png", "image/png", "\x89PNG\r\n\x1a\n", walk_png, {".png", ".png"}},
}};
constexpr std::size_t most_name_characters = 100;

const Kind& kind_of(AttachmentType type) { return kinds[static_cast<std::size_t>(type)]; }

Error refuse(std::string key, Code code = Code::unprocessable, std::size_t limit = 0) {
  Error error{code, std::move(key), "file"};
  if (limit != 0) error.args.emplace_back("limit", std::to_string(limit));
  return error;
}

/// What makes a reader that guesses take a file for a page or a program.
bool holds_a_page(std::string_view head) {
  constexpr std::array<std::string_view, 7> marks{"<script", "<html", "<!doctype", "<iframe", "<svg", "<?php", "<body"};
  const auto text = base::ascii_lower(head);
  return std::any_of(marks.begin(), marks.end(), [&](auto mark) { return text.find(mark) != std::string::npos; });
}

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i > 0; --i) value = value * 256 + static_cast<std::uint8_t>(bytes[at + i - 1]);
  return value;
}

/// True when an archive ends in these bytes. Its readers look from the end for the record that closes its directory
/// (APPNOTE 4.3.16), which a comment of up to 65,535 bytes may follow, and step back by the size that the record says.
bool holds_an_archive(std::string_view bytes) {
  constexpr std::string_view end_mark = "PK\x05\x06";
  constexpr std::string_view entry_mark = "PK\x01\x02";
  constexpr std::size_t record = 22;
  const auto first = bytes.size() < record + 65'535 ? 0 : bytes.size() - record - 65'535;
  for (auto at = bytes.find(end_mark, first); at != std::string_view::npos; at = bytes.find(end_mark, at + 1)) {
    if (bytes.size() - at < record) return false;
    const auto size = little_endian(bytes, at + 12, 4);
    if (size <= at && bytes.substr(at - size).starts_with(entry_mark)) return true;
    const auto offset = little_endian(bytes, at + 16, 4);
    if (offset < at && bytes.substr(offset).starts_with(entry_mark)) return true;
  }
  return false;
}

/// Control characters, and those that turn or hide text: a name must read as what it is.
bool may_stand_in_a_name(std::uint32_t c) {
  const auto within = [c](std::uint32_t from, std::uint32_t to) { return from <= c && c <= to; };
  return !(c < 0x20 || within(0x7f, 0x9f) || c == 0xad || c == 0x61c || within(0x200b, 0x200f) ||
           within(0x2028, 0x202e) || within(0x2060, 0x206f) || c == 0xfeff || within(0xfff0, 0xffff));
}

bool ends_as(std::string_view name, const Kind& kind) {
  const auto lower = base::ascii_lower(name);
  return std::any_of(kind.endings.begin(), kind.endings.end(), [&](auto ending) { return lower.ends_with(ending); });
}

}  // namespace

bool is_picture_size(std::uint32_t width, std::uint32_t height) {
  return width >= 1 && height >= 1 && width <= most_picture_side && height <= most_picture_side &&
         std::uint64_t{width} * height <= most_picture_pixels;
}

std::string_view attachment_type_name(AttachmentType type) { return kind_of(type).name; }

std::optional<AttachmentType> parse_attachment_type(std::string_view name) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].name == name) return static_cast<AttachmentType>(i);
  }
  return std::nullopt;
}

std::string_view media_type(AttachmentType type) { return kind_of(type).media_type; }

std::optional<AttachmentType> parse_media_type(std::string_view text) {
  const auto lower = base::ascii_lower(base::trimmed(text));
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].media_type == lower) return static_cast<AttachmentType>(i);
  }
  return std::nullopt;
}

base::Result<AttachmentType> check_attachment(std::string_view bytes) {
  if (bytes.empty()) return refuse("attachment_empty");
  if (bytes.size() > most_attachment_bytes) {
    return refuse("attachment_too_large", Code::too_large, most_attachment_bytes / (std::size_t{1024} * 1024));
  }
  const auto* const kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) { return bytes.starts_with(one.signature); });
  if (kind == kinds.end()) return refuse("attachment_type_unknown");
  const auto form = kind->walk(bytes);
  switch (form.fault) {
    case FormFault::none: break;
    case FormFault::damaged: return refuse("attachment_damaged");
    case FormFault::mixed: return refuse("attachment_mixed");
    case FormFault::too_large: return refuse("attachment_picture_too_large");
  }
  if (holds_a_page(form.head) || holds_an_archive(bytes)) return refuse("attachment_mixed");
  return static_cast<AttachmentType>(kind - kinds.begin());
}

base::Result<AttachmentType> check_attachment(std::string_view bytes, AttachmentType said) {
  auto found = check_attachment(bytes);
  if (found && *found != said) return refuse("attachment_type_differs");
  return found;
}

std::string clean_file_name(std::string_view name, AttachmentType type) {
  const auto folder = name.find_last_of("/\\");
  if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
  const auto& kind = kind_of(type);
  std::string clean;
  std::size_t characters = 0;
  const auto most = most_name_characters - kind.endings.back().size();
  for (auto at = name.begin(); at != name.end();) {
    const auto c = utf8::unchecked::next(at);
    if (!may_stand_in_a_name(c) || (clean.empty() && (c == '.' || c == ' '))) continue;
    if (++characters > most_name_characters) break;
    utf8::unchecked::append(c, std::back_inserter(clean));
  }
  clean = std::string(base::trimmed(clean));
  if (clean.empty() || ends_as(clean, kind)) return clean;
  if (base::count_characters(clean) > most) {
    auto end = clean.begin();
    utf8::unchecked::advance(end, most);
    clean.erase(end, clean.end());
  }
  return clean.append(kind.endings.front());
}

}  // namespace spotme::domain

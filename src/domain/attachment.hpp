#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What officers attach (lampiran): papers as PDF, photographs as JPEG or PNG. Judged by the bytes alone; neither the
/// name nor what the sender says of them is believed.
namespace spotme::domain {

/// The most that one attachment may hold. A page scanned at 300 dpi is under 1 MB; photographs are made smaller before
/// they are sent. Project default.
inline constexpr std::size_t most_attachment_bytes = std::size_t{5} * 1024 * 1024;
/// The most attachments of one thing that is submitted. Project default.
inline constexpr std::size_t most_attachments = 10;
/// The most that one officer may have uploaded and not yet submitted. Project default.
inline constexpr std::size_t most_loose_attachments = 20;
/// A picture's sides are 1 to this many pixels, and it holds at most `most_picture_pixels`: no viewer falls over it.
inline constexpr std::uint32_t most_picture_side = 30'000;
inline constexpr std::uint64_t most_picture_pixels = 120'000'000;

enum class AttachmentType : std::uint8_t { pdf, jpeg, png };
/// `pdf`, `jpeg`, `png`: the word of the table.
[[nodiscard]] std::string_view attachment_type_name(AttachmentType type);
[[nodiscard]] std::optional<AttachmentType> parse_attachment_type(std::string_view name);
/// `application/pdf`, `image/jpeg`, `image/png`.
[[nodiscard]] std::string_view media_type(AttachmentType type);
/// The type of a Content-Type without parameters, in either case; nullopt for any other.
[[nodiscard]] std::optional<AttachmentType> parse_media_type(std::string_view text);

/// What the bytes are, from their first to their last. Refuses, with the field `file`: `attachment_empty`,
/// `attachment_too_large` (too_large), `attachment_type_unknown` for what begins as none of the three,
/// `attachment_damaged` for what is cut off or breaks its own form, `attachment_mixed` for what holds something else
/// in its head or behind its end (a page, a program, an archive), `attachment_picture_too_large`.
[[nodiscard]] base::Result<AttachmentType> check_attachment(std::string_view bytes);
/// The same, and refuses `attachment_type_differs` where the sender says another type than the bytes.
[[nodiscard]] base::Result<AttachmentType> check_attachment(std::string_view bytes, AttachmentType said);

/// A file's name as it is kept and shown: the part behind the last `/` or `\`, without control characters and those
/// that turn the direction of writing, at most 100 characters, with an ending that fits the type. `name` must be valid
/// UTF-8. Empty when nothing is left.
[[nodiscard]] std::string clean_file_name(std::string_view name, AttachmentType type);

}  // namespace spotme::domain

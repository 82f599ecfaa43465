#pragma once

#include "domain/network.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

/// Mail as the protocol wants it (RFC 5321, 5322, 2047), and when it is tried again. Pure.
namespace spotme::domain {

/// True for an address that can be written to without a quoted part: printable ASCII without spaces, brackets, quotes,
/// commas, colons or semicolons, one `@` with something on both sides, at most 254 characters. So an address can end
/// neither a command nor a header.
[[nodiscard]] bool is_mail_address(std::string_view text);

/// The text of a header. What is not plain ASCII stands in encoded words (RFC 2047, base64 of UTF-8), folded; control
/// characters, line ends among them, become spaces. `text` must be valid UTF-8.
[[nodiscard]] std::string mail_header(std::string_view text);
/// A line of a body: as it is, but for control characters, which become spaces.
[[nodiscard]] std::string mail_line(std::string_view text);

/// The lines of a body, ended by LF, as base64 of CRLF lines (RFC 2045), itself in lines: what a mail server never
/// changes, and in which no line of the text can end the message.
[[nodiscard]] std::string mail_body(std::string_view text);

/// How long to wait after the attempt of that number, from 1: a minute, doubled with each, at most an hour; moved by up
/// to a quarter either way, as `dice` (0 to 1) has it, so that what failed together does not come back together.
[[nodiscard]] std::chrono::seconds mail_retry_delay(std::int64_t attempt, double dice);

/// True when mail may go to a host at that address: no unspecified, link-local (metadata services stand there),
/// multicast or broadcast address; loopback only where the operator named it as such.
[[nodiscard]] bool may_mail_to(const Address& address, bool loopback_named);

}  // namespace spotme::domain

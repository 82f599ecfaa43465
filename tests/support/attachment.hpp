#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Small sound files of the three types, of any size that a test needs.
namespace spotme::test {

/// `size` bytes in all, at least 150.
[[nodiscard]] std::string make_pdf(std::size_t size = 200);
/// One chunk with its checksum.
[[nodiscard]] std::string png_chunk(std::string_view name, std::string_view data);
/// A PNG whose header says these sides; `extra` stands before the picture's data. Its data is none of a picture.
[[nodiscard]] std::string make_png(std::uint32_t width = 2, std::uint32_t height = 2, std::string_view extra = {});
/// A JPEG whose frame says these sides; `extra` are segments before it. `size` bytes in all, at least 100.
[[nodiscard]] std::string make_jpeg(std::size_t size = 200, std::uint32_t width = 2, std::uint32_t height = 2,
                                    std::string_view extra = {});
/// An archive with one stored entry.
[[nodiscard]] std::string make_zip();

}  // namespace spotme::test

#include "tests/support/attachment.hpp"

#include <zlib.h>

namespace spotme::test {
namespace {

/// Big-endian.
std::string number(std::uint64_t value, std::size_t bytes) {
  std::string text(bytes, '\0');
  for (std::size_t i = bytes; i > 0; --i, value >>= 8U) text[i - 1] = static_cast<char>(value & 0xffU);
  return text;
}

std::string little(std::uint64_t value, std::size_t bytes) {
  const auto text = number(value, bytes);
  return {text.rbegin(), text.rend()};
}

}  // namespace

std::string make_pdf(std::size_t size) {
  const std::string end = "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
  std::string text = "%PDF-1.7\n1 0 obj\n<< /Length 1 >>\nstream\n";
  text.append(size - text.size() - end.size(), 'q');
  return text + end;
}

std::string png_chunk(std::string_view name, std::string_view data) {
  const auto covered = std::string(name).append(data);
  const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(covered.data()), covered.size());
  return number(data.size(), 4) + covered + number(sum, 4);
}

std::string make_png(std::uint32_t width, std::uint32_t height, std::string_view extra) {
  std::string header = number(width, 4) + number(height, 4);
  header.append("\x08\x02\0\0\0", 5);
  return "\x89PNG\r\n\x1a\n" + png_chunk("IHDR", header) + std::string(extra) + png_chunk("IDAT", "data") +
         png_chunk("IEND", "");
}

std::string make_jpeg(std::size_t size, std::uint32_t width, std::uint32_t height, std::string_view extra) {
  std::string text("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0", 20);
  text.append(extra);
  text.append("\xff\xc0\0\x0b\x08", 5).append(number(height, 2)).append(number(width, 2));
  text.append("\1\1\x11\0", 4).append("\xff\xda\0\x08\1\1\0\0\x3f\0", 10);
  text.append("\x2a\xff\0\x12\xff\xd0", 6);  // a stuffed byte and a restart
  text.append(size - text.size() - 2, 'j');
  return text.append("\xff\xd9");
}

std::string make_zip() {
  std::string local = "PK\x03\x04" + std::string(26, '\0');
  const std::string entry = "PK\x01\x02" + std::string(42, '\0');
  return local + entry + "PK\x05\x06" + std::string(4, '\0') + little(1, 2) + little(1, 2) + little(entry.size(), 4) +
         little(local.size(), 4) + little(0, 2);
}

}  // namespace spotme::test

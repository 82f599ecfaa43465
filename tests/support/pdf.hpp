#pragma once

#include "tests/support/process.hpp"

#include <fstream>
#include <sstream>
#include <string>

namespace spotme::test {

/// The text of a PDF, laid out as on its pages, as poppler reads it.
inline std::string pdf_text(const std::string& bytes) {
  const Folder folder;
  const auto file = folder.path() / "paper.pdf";
  const auto text_file = folder.path() / "paper.txt";
  std::ofstream(file, std::ios::binary) << bytes;
  run({"/usr/bin/env", "pdftotext", "-layout", file.string(), text_file.string()}, folder.path() / "log");
  std::ostringstream text;
  text << std::ifstream(text_file).rdbuf();
  return text.str();
}

}  // namespace spotme::test

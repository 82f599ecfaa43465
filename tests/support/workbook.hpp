#pragma once

#include <zip.h>

#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace spotme::test {

/// A zip archive of these files, deflated.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_error_t error;
  zip_error_init(&error);
  auto* const source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* const archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("cannot make an archive");
  for (const auto& [name, content] : files) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0),
                 ZIP_FL_ENC_UTF_8);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("cannot close an archive");
  zip_source_open(source);
  zip_stat_t about;
  zip_source_stat(source, &about);
  std::string bytes(about.size, '\0');
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

/// A workbook whose first sheet has this inside `<worksheet>`; `shared` are its shared texts, ready as XML.
inline std::string workbook_of(const std::string& sheet, const std::string& shared = {}) {
  constexpr auto* main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
  std::vector<std::pair<std::string, std::string>> files{
      {"xl/workbook.xml",
       head + "<workbook " + main +
           R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)"
           R"(<sheets><sheet name="pegawai" sheetId="7" r:id="rId3"/><sheet name="lain" sheetId="8" )"
           R"(r:id="rId4"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       head + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
              R"(<Relationship Id="rId3" Type="t" Target="worksheets/sheet1.xml"/></Relationships>)"},
      {"xl/worksheets/sheet1.xml", head + "<worksheet " + main + ">" + sheet + "</worksheet>"}};
  if (!shared.empty()) files.emplace_back("xl/sharedStrings.xml", head + "<sst " + main + ">" + shared + "</sst>");
  return zip_of(files);
}

}  // namespace spotme::test

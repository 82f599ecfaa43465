#include "domain/attachment.hpp"

#include "base/text.hpp"
#include "tests/support/attachment.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace spotme::domain {
namespace {

using test::make_jpeg;
using test::make_pdf;
using test::make_png;
using test::png_chunk;

/// The type by name, or the key of the refusal.
std::string outcome(std::string_view bytes) {
  const auto found = check_attachment(bytes);
  if (found) return std::string(attachment_type_name(*found));
  EXPECT_EQ(found.error().field, "file");
  return found.error().key;
}

/// A segment of a JPEG with that marker.
std::string segment(std::string_view marker, std::string_view data) {
  std::string text(marker);
  text.push_back(static_cast<char>((data.size() + 2) >> 8U));
  text.push_back(static_cast<char>((data.size() + 2) & 0xffU));
  return text.append(data);
}

TEST(Attachment, IsOneOfThreeTypes) {
  EXPECT_EQ(outcome(make_pdf()), "pdf");
  EXPECT_EQ(outcome(make_png()), "png");
  EXPECT_EQ(outcome(make_jpeg()), "jpeg");
  for (const std::string_view other : {"x", "%PD", "\xff\xd8", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>",
                                       "<html>", "BM", "II*\0", "%!PS", " %PDF-1.4", "MZ"}) {
    EXPECT_EQ(outcome(other), "attachment_type_unknown") << other;
  }
  EXPECT_EQ(outcome(test::make_zip()), "attachment_type_unknown");
  EXPECT_EQ(outcome(""), "attachment_empty");
}

TEST(Attachment, IsWhatItsSenderSays) {
  EXPECT_TRUE(check_attachment(make_pdf(), AttachmentType::pdf));
  EXPECT_EQ(check_attachment(make_pdf(), AttachmentType::png).error().key, "attachment_type_differs");
  EXPECT_EQ(check_attachment(make_png(), AttachmentType::jpeg).error().key, "attachment_type_differs");
  EXPECT_EQ(parse_media_type(" Image/JPEG"), AttachmentType::jpeg);
  EXPECT_EQ(parse_media_type("image/jpg"), std::nullopt);
  EXPECT_EQ(parse_media_type("application/pdf; charset=x"), std::nullopt);
  EXPECT_EQ(parse_attachment_type("png"), AttachmentType::png);
  EXPECT_EQ(parse_attachment_type("gif"), std::nullopt);
}

TEST(Attachment, HoldsFiveMegabytesAtTheMost) {
  EXPECT_EQ(outcome(make_pdf(most_attachment_bytes - 1)), "pdf");
  EXPECT_EQ(outcome(make_pdf(most_attachment_bytes)), "pdf");
  EXPECT_EQ(outcome(make_jpeg(most_attachment_bytes)), "jpeg");
  EXPECT_EQ(outcome(make_pdf(most_attachment_bytes + 1)), "attachment_too_large");
  EXPECT_EQ(check_attachment(make_pdf(most_attachment_bytes + 1)).error().code, base::Code::too_large);
}

TEST(Attachment, IsWhole) {
  for (const auto& whole : {make_png(), make_jpeg(), make_pdf()}) {
    for (std::size_t size = 8; size < whole.size(); ++size) {
      if (whole.starts_with('%') && size >= whole.size() - 1) continue;  // without its last line feed it is whole
      EXPECT_EQ(outcome(std::string_view(whole).substr(0, size)), "attachment_damaged") << size;
    }
  }
}

TEST(Attachment, HasNothingBehindItsEnd) {
  for (const auto& whole : {make_png(), make_jpeg(), make_pdf()}) {
    EXPECT_EQ(outcome(whole + "<script>alert(1)</script>"), "attachment_mixed");
    EXPECT_EQ(outcome(whole + test::make_zip()), "attachment_mixed");
    EXPECT_EQ(outcome(whole + "x"), "attachment_mixed");
  }
  EXPECT_EQ(outcome(make_png() + make_jpeg()), "attachment_mixed");
  EXPECT_EQ(outcome(make_pdf() + std::string(1023, '\n')), "pdf");  // one line feed ends the file itself
  EXPECT_EQ(outcome(make_pdf() + std::string(1024, '\n')), "attachment_mixed");
}

TEST(Attachment, HoldsNoPageAndNoArchive) {
  const std::string page = "<!-- x --><ScRiPt>alert(1)</script>";
  EXPECT_EQ(outcome(make_png(2, 2, png_chunk("tEXt", page))), "attachment_mixed");
  EXPECT_EQ(outcome(make_jpeg(400, 2, 2, segment("\xff\xfe", page))), "attachment_mixed");
  auto pdf = make_pdf(2000);
  EXPECT_EQ(outcome(pdf.replace(40, page.size(), page)), "attachment_mixed");
  const auto zip = test::make_zip();
  EXPECT_EQ(outcome(make_png(2, 2, png_chunk("prVt", zip))), "attachment_mixed");
  EXPECT_EQ(outcome(make_jpeg(600, 2, 2, segment("\xff\xe2", zip))), "attachment_mixed");
  auto carrier = make_pdf(2000);
  EXPECT_EQ(outcome(carrier.replace(1500, zip.size(), zip)), "attachment_mixed");
  EXPECT_EQ(outcome(make_png(2, 2, png_chunk("tEXt", "PK\x05\x06 is no archive by itself"))), "png");
}

TEST(Attachment, PicturesHaveBoundedSides) {
  EXPECT_EQ(outcome(make_png(30'000, 4000)), "png");
  EXPECT_EQ(outcome(make_png(29'999, 1)), "png");
  EXPECT_EQ(outcome(make_png(30'001, 1)), "attachment_picture_too_large");
  EXPECT_EQ(outcome(make_png(30'000, 4001)), "attachment_picture_too_large");
  EXPECT_EQ(outcome(make_png(0x7fffffff, 0x7fffffff)), "attachment_picture_too_large");
  EXPECT_EQ(outcome(make_png(0, 1)), "attachment_damaged");
  EXPECT_EQ(outcome(make_jpeg(200, 4000, 30'000)), "jpeg");
  EXPECT_EQ(outcome(make_jpeg(200, 65'535, 1)), "attachment_picture_too_large");
  EXPECT_EQ(outcome(make_jpeg(200, 2, 0)), "attachment_damaged");
}

TEST(Attachment, PngKeepsItsForm) {
  const auto sound = make_png();
  auto wrong = sound;
  wrong[sound.find("data")] = 'D';
  EXPECT_EQ(outcome(wrong), "attachment_damaged") << "the checksum";
  const std::string signature = sound.substr(0, 8);
  const auto header = sound.substr(8, 25);
  const auto data = png_chunk("IDAT", "data");
  const auto end = png_chunk("IEND", "");
  EXPECT_EQ(outcome(signature + header + data + data + png_chunk("tIME", "now") + end), "png");
  EXPECT_EQ(outcome(signature + header + end), "attachment_damaged") << "no picture";
  EXPECT_EQ(outcome(signature + data + header + end), "attachment_damaged") << "the header is not first";
  EXPECT_EQ(outcome(signature + header + header + data + end), "attachment_damaged");
  EXPECT_EQ(outcome(signature + header + data + png_chunk("tIME", "now") + data + end), "attachment_damaged");
  EXPECT_EQ(outcome(make_png(2, 2, png_chunk("EVIL", "x"))), "attachment_damaged") << "an unknown critical chunk";
  EXPECT_EQ(outcome(make_png(2, 2, png_chunk("a/b1", "x"))), "attachment_damaged");
  EXPECT_EQ(outcome(make_png(2, 2, std::string(4, '\xff') + "tEXt")), "attachment_damaged") << "a length of 4 GB";
}

TEST(Attachment, JpegKeepsItsForm) {
  EXPECT_EQ(outcome(make_jpeg(400, 2, 2, segment("\xff\xff\xff\xe1", "Exif and so on"))), "jpeg") << "fill bytes";
  EXPECT_EQ(outcome(make_jpeg(400, 2, 2, std::string("\xff\xe1\0\1", 4))), "attachment_damaged") << "a length of 1";
  EXPECT_EQ(outcome(make_jpeg(400, 2, 2, "\xff\xe1\xff\xff")), "attachment_damaged") << "longer than the file";
  EXPECT_EQ(outcome(make_jpeg(400, 2, 2, "\xff\xd8")), "attachment_damaged") << "a second start";
  EXPECT_EQ(outcome(make_jpeg(400, 2, 2, "junk")), "attachment_damaged");
  EXPECT_EQ(outcome("\xff\xd8\xff\xd9"), "attachment_damaged") << "no picture";
  auto scans = make_jpeg();
  scans.insert(scans.size() - 2, std::string("\xff\xc4\0\3\0\xff\xda\0\x08\1\1\0\0\x3f\0more", 19));
  EXPECT_EQ(outcome(scans), "jpeg") << "progressive";
}

TEST(Attachment, PdfNamesItsVersion) {
  auto text = make_pdf();
  for (const auto* const version : {"1.0", "1.7", "2.0"}) EXPECT_EQ(outcome(text.replace(5, 3, version)), "pdf");
  for (const auto* const version : {"0.9", "3.0", "1x4", "1.x"}) {
    EXPECT_EQ(outcome(text.replace(5, 3, version)), "attachment_damaged") << version;
  }
}

TEST(FileName, IsTextAndNoPath) {
  const auto clean = [](std::string_view name) { return clean_file_name(name, AttachmentType::pdf); };
  EXPECT_EQ(clean("Sijil Cuti Sakit.pdf"), "Sijil Cuti Sakit.pdf");
  EXPECT_EQ(clean("SIJIL.PDF"), "SIJIL.PDF");
  EXPECT_EQ(clean("../../etc/passwd"), "passwd.pdf");
  EXPECT_EQ(clean("C:\\temp\\surat.pdf"), "surat.pdf");
  EXPECT_EQ(clean("surat.html"), "surat.html.pdf");
  EXPECT_EQ(clean("su\r\nrat\x1b.pdf"), "surat.pdf");
  EXPECT_EQ(clean("surat\u202efdp.exe"), "suratfdp.exe.pdf") << "no turned writing";
  EXPECT_EQ(clean("\u200b\ufeff..hidden.pdf "), "hidden.pdf");
  EXPECT_EQ(clean("<script>alert(1)</script>"), "script>.pdf");
  EXPECT_EQ(clean("<img src=x onerror=1>"), "<img src=x onerror=1>.pdf") << "shown as text";
  EXPECT_EQ(clean("/"), "");
  EXPECT_EQ(clean(" . "), "");
  EXPECT_EQ(clean_file_name("imej.jpeg", AttachmentType::jpeg), "imej.jpeg");
  EXPECT_EQ(clean_file_name("imej.heic", AttachmentType::jpeg), "imej.heic.jpg");
}

TEST(FileName, IsBounded) {
  for (const std::size_t letters : {94U, 95U, 96U, 100U, 101U, 1000U}) {
    std::string name;
    for (std::size_t i = 0; i < letters; ++i) name += "é";
    const auto kept = clean_file_name(name, AttachmentType::pdf);
    EXPECT_TRUE(kept.ends_with("é.pdf"));
    EXPECT_EQ(base::count_characters(kept), std::min<std::size_t>(letters, 96) + 4);
    EXPECT_EQ(clean_file_name(kept, AttachmentType::pdf), kept);
  }
}

}  // namespace
}  // namespace spotme::domain

#include "app/audit_trail.hpp"
#include "app/document.hpp"
#include "store/organisation.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace spotme::app {
namespace {

constexpr double label_width = 130;
constexpr double signature_room = 150;  ///< the lines to be filled in stay together

/// The certificate, from top to bottom.
class Certificate {
 public:
  Certificate(const base::Messages& messages, const store::AuditExport& made, std::string agency,
              CertificateLanguage language, std::string& out)
      : messages_(messages),
        made_(made),
        agency_(std::move(agency)),
        language_(language),
        document_(options(), [&out](std::string_view bytes) {
          out.append(bytes);
          return true;
        }) {}

  void write() {
    TextStyle title;
    title.size = 13;
    title.bold = true;
    title.align = TextAlign::centre;
    title.after = 4;
    document_.paragraph(word("certificate_title"), title);
    TextStyle note;
    note.size = 9;
    note.italic = true;
    note.align = TextAlign::centre;
    note.after = 14;
    document_.paragraph(word("certificate_template"), note);
    document_.paragraph(agency_, title);
    document_.rule();
    document_.space(10);
    write_statement();
    write_facts();
    write_signature();
    (void)document_.finish();
  }

 private:
  [[nodiscard]] std::string word(std::string_view key, const base::MessageArgs& args = {}) const {
    const auto text = messages_.text(key, args);
    return language_ == CertificateLanguage::ms ? text.ms : text.en;
  }

  [[nodiscard]] DocumentOptions options() const {
    DocumentOptions made;
    made.title = word("certificate_title");
    made.author = agency_;
    made.dated = base::local_day(made_.made_at);
    made.foot = word("certificate_foot", {{"reference", base::to_string(made_.id)}});
    made.page_words = [](int page) { return std::to_string(page); };
    return made;
  }

  void write_statement() {
    const auto subject = word(
        "certificate_subject_audit",
        {{"agency", agency_}, {"from", base::format_day(made_.days.first)}, {"to", base::format_day(made_.days.last)}});
    TextStyle bold;
    bold.bold = true;
    bold.after = 10;
    document_.paragraph(word("certificate_matter", {{"subject", subject}}), bold);
    TextStyle numbered;
    numbered.align = TextAlign::justified;
    numbered.hang = 24;
    numbered.after = 8;
    int number = 0;
    for (const auto* key : {"certificate_person", "certificate_ordinary_use", "certificate_working_order"}) {
      document_.paragraph(fmt::format("{}.\t{}", ++number, word(key)), numbered);
    }
  }

  void write_facts() {
    document_.space(6);
    TextStyle bold;
    bold.bold = true;
    document_.paragraph(word("certificate_document"), bold);
    const auto line = [&](std::string_view key, const std::string& value) {
      document_.field(word(key), ": " + value, 0, label_width);
    };
    line("certificate_file", made_.file_name);
    line("certificate_entries", std::to_string(made_.entries));
    line("certificate_made_at", base::format_instant(made_.made_at));
    line("certificate_made_by", made_.made_by_name);
    line("certificate_purpose", made_.purpose);
    line("certificate_recipient", made_.recipient);
    document_.space(4);
    TextStyle hash;
    hash.size = 9;
    document_.paragraph(fmt::format("{}: {}", word("certificate_sha256"), base::to_hex(made_.sha256)), hash);
    document_.paragraph(word("certificate_check"), hash);
  }

  void write_signature() {
    document_.keep(signature_room);
    document_.space(28);
    constexpr std::string_view blank = ": ..........................................................";
    for (const auto* key : {"certificate_sign", "certificate_name", "certificate_post", "certificate_date"}) {
      document_.field(word(key), blank, 0, label_width);
      document_.space(12);
    }
  }

  const base::Messages& messages_;
  const store::AuditExport& made_;
  std::string agency_;
  CertificateLanguage language_;
  DocumentWriter document_;
};

}  // namespace

base::Result<CertificateFile> audit_certificate(const Context& context, const base::Messages& messages,
                                                const domain::Caller& caller, const base::Uuid& id,
                                                CertificateLanguage language, const store::Actor& actor) {
  const base::Error not_found{base::Code::not_found, "not_found", ""};
  if (!domain::may_read_audit(caller, caller.agency)) return not_found;
  std::string agency;
  const auto made = context.database.write([&](db::Write& write) {
    const auto named = store::find_agency(write, caller.agency);
    agency = named ? named->name : std::string();
    auto found = store::find_audit_export(write, caller.agency, id);
    if (found) {
      store::insert_audit_entry(write, caller.agency, actor, "certificate_issued", id, base::to_hex(found->sha256));
    }
    return found;
  });
  if (!made) return not_found;
  CertificateFile file;
  file.name = fmt::format("perakuan-90A-{}.pdf", base::to_string(id));
  Certificate(messages, *made, agency, language, file.bytes).write();
  return file;
}

}  // namespace spotme::app

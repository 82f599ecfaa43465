#include "app/letter_template.hpp"

#include "app/letter_issue.hpp"
#include "app/letter_paper.hpp"
#include "app/rule_check.hpp"
#include "base/text.hpp"
#include "store/appearance.hpp"
#include "store/officer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

/// What forms send: other line ends, and space at both ends.
domain::LetterTemplate tidied(domain::LetterTemplate texts) {
  for (const auto& field : domain::letter_fields()) {
    auto& text = texts.*field.text;
    std::erase(text, '\r');
    text = std::string(base::trimmed(text));
  }
  return texts;
}

LetterTemplateView view_of(const Context& context, domain::LetterKind kind,
                           const std::vector<store::LetterTemplateVersion>& versions) {
  LetterTemplateView view;
  view.kind = kind;
  view.standard = context.rules.letters.at(static_cast<std::size_t>(kind));
  view.texts = view.standard.texts;
  const auto own = std::find_if(versions.begin(), versions.end(), [&](const auto& one) { return one.kind == kind; });
  if (own == versions.end()) return view;
  view.version = own->version;
  view.made_at = own->made_at;
  view.is_default = !own->texts;
  if (own->texts) view.texts = *own->texts;
  return view;
}

base::Result<LetterTemplateView> put(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                     domain::LetterKind kind, std::int64_t seen,
                                     const std::optional<domain::LetterTemplate>& texts, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<LetterTemplateView> {
    SPOTME_CHECK(check_rule_keeper(write, caller, agency));
    const auto before = view_of(context, kind, store::load_letter_templates(write, agency));
    if (before.version != seen) return Error{Code::conflict, "letter_template_changed", "version"};
    if (!texts && before.is_default) return Error{Code::conflict, "letter_template_default", ""};
    const store::LetterTemplateVersion version{kind, seen + 1, texts, write.now(), caller.officer};
    store::insert_letter_template(write, agency, version);
    store::insert_audit_entry(write, agency, actor, texts ? "letter_template_set" : "letter_template_withdrawn",
                              std::nullopt, fmt::format("{} {}", domain::letter_kind_name(kind), version.version));
    auto view = view_of(context, kind, {version});
    view.made_by = store::load_officer_names(write, agency, {caller.officer}).front();
    return view;
  });
}

store::LetterView sample_of(const base::Messages& messages, db::Read& read, base::AgencyId agency,
                            base::OfficerId signer, domain::LetterKind kind, const domain::LetterTemplate& texts) {
  const auto today = read.today();
  const auto month = domain::months_after(domain::month_of(today), -1);
  store::Letter letter;
  letter.kind = kind;
  letter.year = static_cast<int>(std::chrono::year_month_day{today}.year());
  letter.number = 1;
  letter.issued_on = today;
  if (kind == domain::LetterKind::show_cause) letter.reply_by = today + std::chrono::days{7};
  letter.month = month;
  const bool red = kind != domain::LetterKind::notice;
  letter.from = red ? domain::CardColour::green : domain::CardColour::yellow;
  letter.to = red ? domain::CardColour::red : domain::CardColour::green;
  letter.officer_name = messages.text("letter_sample_name").ms;
  letter.unit_name = messages.text("letter_sample_unit").ms;
  for (int i = 0; i < 3; ++i) {
    domain::LetterRow row{month.first + std::chrono::days{2 + 7 * i}};
    row.first_in = base::Minutes{9 * 60 + 5 + i};
    row.last_out = base::Minutes{18 * 60};
    row.late = base::Minutes{5 + i};
    if (i == 2) row.state = domain::MarkState::unexplained;
    letter.rows.push_back(row);
  }
  auto sender = load_letter_sender(read, agency, signer);
  sender.signer_name = messages.text("letter_sample_signer").ms;
  write_letter(messages, sender, texts, 3, domain::card_change_day(today), letter);
  return {letter};
}

}  // namespace

base::Result<std::vector<LetterTemplateView>> list_letter_templates(const Context& context,
                                                                    const domain::Caller& caller,
                                                                    base::AgencyId agency) {
  return context.database.read([&](db::Read& read) -> base::Result<std::vector<LetterTemplateView>> {
    SPOTME_CHECK(check_rule_keeper(read, caller, agency));
    const auto versions = store::load_letter_templates(read, agency);
    std::vector<base::OfficerId> makers;
    for (const auto& version : versions) makers.push_back(version.made_by);
    const auto names = store::load_officer_names(read, agency, makers);
    std::vector<LetterTemplateView> views;
    for (const auto kind : domain::all_letter_kinds) {
      auto view = view_of(context, kind, versions);
      for (std::size_t i = 0; i < versions.size(); ++i) {
        if (versions[i].kind == kind) view.made_by = names[i];
      }
      views.push_back(std::move(view));
    }
    return views;
  });
}

base::Result<LetterTemplateView> set_letter_template(const Context& context, const domain::Caller& caller,
                                                     base::AgencyId agency, domain::LetterKind kind, std::int64_t seen,
                                                     domain::LetterTemplate texts, const store::Actor& actor) {
  texts = tidied(std::move(texts));
  SPOTME_CHECK(domain::check_letter_template(kind, texts));
  return put(context, caller, agency, kind, seen, texts, actor);
}

base::Result<LetterTemplateView> withdraw_letter_template(const Context& context, const domain::Caller& caller,
                                                          base::AgencyId agency, domain::LetterKind kind,
                                                          std::int64_t seen, const store::Actor& actor) {
  return put(context, caller, agency, kind, seen, std::nullopt, actor);
}

base::Result<std::string> preview_letter_template(const Context& context, const base::Messages& messages,
                                                  const domain::Caller& caller, base::AgencyId agency,
                                                  domain::LetterKind kind, domain::LetterTemplate texts) {
  texts = tidied(std::move(texts));
  domain::Appearance appearance;
  SPOTME_TRY(const auto sample, context.database.read([&](db::Read& read) -> base::Result<store::LetterView> {
    SPOTME_CHECK(check_rule_keeper(read, caller, agency));
    SPOTME_CHECK(domain::check_letter_template(kind, texts));
    appearance = store::load_appearance(read, agency, read.now());
    return sample_of(messages, read, agency, caller.officer, kind, texts);
  }));
  return letter_pdf(messages, sample, appearance, true);
}

}  // namespace spotme::app

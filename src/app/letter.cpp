#include "app/letter.hpp"

#include "app/letter_attachment.hpp"
#include "app/letter_notice.hpp"
#include "app/letter_paper.hpp"
#include "store/appearance.hpp"
#include "store/look.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using store::LetterStepKind;

const Error not_found{Code::not_found, "not_found", ""};

LetterListEntry entry_of(const domain::Caller& caller, store::LetterView view, base::Day today) {
  LetterListEntry entry{std::move(view)};
  const auto& letter = entry.view.letter;
  entry.overdue = entry.view.is_overdue(today);
  entry.may_decide = entry.view.state() != domain::LetterState::cancelled &&
                     domain::may_decide_card(caller, letter.agency, letter.unit_path, letter.officer);
  return entry;
}

LetterPage page_of(const domain::Caller& caller, std::vector<store::LetterView> views, std::int64_t limit,
                   base::Day today) {
  LetterPage page;
  const bool more = static_cast<std::int64_t>(views.size()) > limit;
  if (more) views.pop_back();
  if (more) page.next = views.back().letter.id;
  for (auto& view : views) page.letters.push_back(entry_of(caller, std::move(view), today));
  return page;
}

bool may_see(const domain::Caller& caller, const store::Letter& letter) {
  if (caller.agency == letter.agency && caller.officer == letter.officer) return true;
  const auto reach = domain::card_reach(caller, letter.agency);
  return std::any_of(reach.begin(), reach.end(),
                     [&](const auto& path) { return domain::path_reaches(path, letter.unit_path); });
}

/// A look at a letter: kept as read where it is the officer's first, audited where it is another's.
base::Result<store::LetterView> look(db::Write& write, const domain::Caller& caller, const base::Uuid& id,
                                     std::string_view action, const store::Actor& actor) {
  auto view = store::find_letter(write, caller.agency, id);
  if (!view || !may_see(caller, view->letter)) return not_found;
  const auto& letter = view->letter;
  if (letter.officer != caller.officer) {
    store::insert_looks(write, letter.agency, actor, action, {{letter.officer, id, letter.reference}});
  } else if (!view->read) {
    const store::LetterStep step{LetterStepKind::read, write.now(), caller.officer, ""};
    if (store::insert_letter_step(write, letter.agency, id, step)) view->read = step;
  }
  return *view;
}

/// The same for a page of it alone.
LetterListEntry shown(db::Read& read, const domain::Caller& caller, store::LetterView view) {
  auto attachments = load_letter_attachments(read, caller, view.letter);
  auto entry = entry_of(caller, std::move(view), read.today());
  entry.attachments = std::move(attachments);
  return entry;
}

/// What no step but a cancellation may follow, and that may follow nothing but one.
base::Result<void> check_open(const store::LetterView& view, bool cancelling) {
  if (view.cancellation) return Error{Code::conflict, "letter_already_cancelled", ""};
  if (view.closing && !cancelling) return Error{Code::conflict, "letter_closed", ""};
  return {};
}

base::Result<LetterListEntry> decide(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                     const base::Uuid& id, LetterStepKind kind, const std::string& text,
                                     const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<LetterListEntry> {
    auto view = store::find_letter(write, agency, id);
    if (!view) return not_found;
    const auto& letter = view->letter;
    const bool own = caller.agency == agency && caller.officer == letter.officer;
    if (own) return Error{Code::conflict, "letter_own", ""};
    if (!domain::may_decide_card(caller, agency, letter.unit_path, letter.officer)) return not_found;
    SPOTME_CHECK(check_open(*view, kind == LetterStepKind::cancellation));
    const store::LetterStep step{kind, write.now(), caller.officer, text};
    if (!store::insert_letter_step(write, agency, id, step)) {
      throw db::SerializationFailure("another transaction took this step of the letter");
    }
    const bool closing = kind == LetterStepKind::closing;
    store::insert_audit_entry(write, agency, actor, closing ? "letter_closed" : "letter_cancelled", id,
                              fmt::format("{}: {}", letter.reference, text));
    tell_of_end(write, letter, kind);
    (closing ? view->closing : view->cancellation) = step;
    return shown(write, caller, std::move(*view));
  });
}

}  // namespace

base::Result<LetterPage> own_letters(const Context& context, const domain::Caller& caller,
                                     const std::optional<base::Uuid>& after, std::int64_t limit) {
  return context.database.read([&](db::Read& read) -> base::Result<LetterPage> {
    store::LetterFilter filter;
    filter.officer = caller.officer;
    auto views = store::list_letters(read, caller.agency, filter, after, limit + 1);
    return page_of(caller, std::move(views), limit, read.today());
  });
}

base::Result<LetterPage> list_letters(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                      const LetterQuestion& question, const store::Actor& actor) {
  const auto reach = domain::card_reach(caller, agency);
  if (reach.empty()) return not_found;
  SPOTME_TRY(auto page, context.database.read([&](db::Read& read) -> base::Result<LetterPage> {
    store::LetterFilter filter{reach, std::nullopt, question.kind, question.state};
    if (question.overdue) filter.overdue_on = read.today();
    auto views = store::list_letters(read, agency, filter, question.after, question.limit + 1);
    return page_of(caller, std::move(views), question.limit, read.today());
  }));
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, agency, actor, "letters_read", std::nullopt, std::to_string(page.letters.size()));
    return true;
  });
  return page;
}

base::Result<LetterListEntry> show_letter(const Context& context, const domain::Caller& caller, const base::Uuid& id,
                                          const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<LetterListEntry> {
    SPOTME_TRY(auto view, look(write, caller, id, "letter_read", actor));
    return shown(write, caller, std::move(view));
  });
}

base::Result<LetterFile> letter_file(const Context& context, const base::Messages& messages,
                                     const domain::Caller& caller, const base::Uuid& id, const store::Actor& actor) {
  domain::Appearance appearance;
  SPOTME_TRY(const auto view, context.database.write([&](db::Write& write) {
    auto found = look(write, caller, id, "letter_downloaded", actor);
    if (found) appearance = store::load_appearance(write, found->letter.agency, found->letter.issued_at);
    return found;
  }));
  return LetterFile{letter_pdf(messages, view, appearance), letter_file_name(view.letter)};
}

base::Result<LetterListEntry> reply_letter(const Context& context, const domain::Caller& caller, const base::Uuid& id,
                                           const LetterReply& reply, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<LetterListEntry> {
    auto view = store::find_letter(write, caller.agency, id);
    if (!view || view->letter.officer != caller.officer) return not_found;
    SPOTME_CHECK(check_open(*view, false));
    if (view->reply) return Error{Code::conflict, "letter_replied", ""};
    const store::LetterStep step{LetterStepKind::reply, write.now(), caller.officer, reply.text};
    if (!store::insert_letter_step(write, caller.agency, id, step)) {
      throw db::SerializationFailure("another transaction replied to the letter");
    }
    SPOTME_CHECK(claim_attachments(write, caller.agency, caller.officer, {reply.attachments},
                                   {std::string(letter_subject), id}, actor));
    store::insert_audit_entry(write, caller.agency, actor, "letter_replied", id, view->letter.reference);
    tell_of_answer(write, view->letter);
    view->reply = step;
    return shown(write, caller, std::move(*view));
  });
}

base::Result<LetterListEntry> close_letter(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                           const base::Uuid& id, const std::string& note, const store::Actor& actor) {
  return decide(context, caller, agency, id, LetterStepKind::closing, note, actor);
}

base::Result<LetterListEntry> cancel_letter(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                            const base::Uuid& id, const std::string& reason,
                                            const store::Actor& actor) {
  return decide(context, caller, agency, id, LetterStepKind::cancellation, reason, actor);
}

}  // namespace spotme::app

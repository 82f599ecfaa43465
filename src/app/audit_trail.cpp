#include "app/audit_trail.hpp"

#include "app/audit_question.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

const base::Error not_found{base::Code::not_found, "not_found", ""};

}  // namespace

base::Text audit_words(const base::Messages& messages, std::string_view action) {
  const auto key = fmt::format("audit_{}", action);
  return messages.text(messages.contains(key) ? key : "audit_other");
}

base::Result<AuditPage> list_audit_trail(const Context& context, const domain::Caller& caller,
                                         const AuditQuestion& question, const std::optional<base::Uuid>& before,
                                         std::int64_t limit, const store::Actor& actor) {
  SPOTME_TRY(const auto filter, filter_of(caller, question));
  auto page = context.database.read([&](db::Read& read) {
    AuditPage found{store::list_audit_entries(read, caller.agency, filter, before, limit + 1)};
    if (static_cast<std::int64_t>(found.entries.size()) > limit) {
      found.entries.pop_back();
      found.next = found.entries.back().id;
    }
    return found;
  });
  context.database.write([&](db::Write& write) {
    store::insert_audit_entry(write, caller.agency, actor, "audit_read", subject_of(question),
                              fmt::format("{}: {} entries", asked_of(question), page.entries.size()));
    return true;
  });
  return page;
}

base::Result<AuditExportPage> list_audit_exports(const Context& context, const domain::Caller& caller,
                                                 const std::optional<base::Uuid>& before, std::int64_t limit) {
  if (!domain::may_read_audit(caller, caller.agency)) return not_found;
  return context.database.read([&](db::Read& read) {
    AuditExportPage page{store::list_audit_exports(read, caller.agency, before, limit + 1)};
    if (static_cast<std::int64_t>(page.exports.size()) > limit) {
      page.exports.pop_back();
      page.next = page.exports.back().id;
    }
    return page;
  });
}

}  // namespace spotme::app

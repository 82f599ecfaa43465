#include "app/look.hpp"

namespace spotme::app {

void note_look(const Context& context, const domain::Caller& caller, const store::Actor& actor, std::string_view action,
               base::OfficerId owner) {
  if (owner == caller.officer) return;
  context.database.write([&](db::Write& write) {
    store::insert_looks(write, caller.agency, actor, action, {{owner, owner.value}});
    return true;
  });
}

void note_list_look(const Context& context, base::AgencyId agency, const store::Actor& actor, std::string_view action,
                    std::string_view what) {
  context.database.write([&](db::Write& write) {
    store::insert_list_look(write, agency, actor, action, what);
    return true;
  });
}

LookPage list_looks(const Context& context, const domain::Caller& caller, const std::optional<base::Uuid>& before,
                    std::int64_t limit) {
  return context.database.read([&](db::Read& read) {
    LookPage page{store::list_looks(read, caller.agency, caller.officer, before, limit + 1)};
    if (static_cast<std::int64_t>(page.looks.size()) > limit) {
      page.looks.pop_back();
      page.next = page.looks.back().id;
    }
    return page;
  });
}

}  // namespace spotme::app

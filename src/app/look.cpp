#include "app/look.hpp"

namespace spotme::app {

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

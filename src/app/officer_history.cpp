#include "app/officer_history.hpp"

#include "app/officer_reach.hpp"

namespace spotme::app {

base::Result<OfficerHistory> show_history(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                          base::OfficerId officer, const std::optional<base::Uuid>& before,
                                          std::int64_t limit, const store::Actor& actor) {
  auto history = context.database.read([&](db::Read& read) -> base::Result<OfficerHistory> {
    SPOTME_CHECK(find_kept(read, caller, agency, officer));
    auto account = store::find_account_view(read, agency, officer);
    if (!account) return base::Error{base::Code::not_found, "not_found", ""};
    OfficerHistory all{std::move(*account), store::load_officer_history(read, agency, officer),
                       store::list_officer_events(read, agency, officer, before, limit + 1)};
    if (static_cast<std::int64_t>(all.events.size()) > limit) {
      all.events.pop_back();
      all.next = all.events.back().id;
    }
    all.departure = store::find_departure(read, agency, officer);
    all.transfer = store::find_open_transfer(read, agency, officer);
    if (!all.transfer) all.transfer = store::find_leaving(read, agency, officer);
    all.came_by = store::find_coming(read, agency, officer);
    all.merge = store::find_merge(read, agency, officer);
    if (all.merge) all.kept_name = store::load_officer_names(read, agency, {all.merge->kept}).front();
    all.doubles = store::load_doubles(read, agency, officer);
    return all;
  });
  if (history && !before) record_looks(context, agency, actor, "officer_history_read", {officer});
  return history;
}

}  // namespace spotme::app

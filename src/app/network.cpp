#include "app/network.hpp"

#include "app/place_keeping.hpp"
#include "base/text.hpp"
#include "store/place.hpp"

#include <fmt/format.h>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using store::NetworkVersion;

constexpr std::chrono::days one_day{1};

std::string detail_of(const store::Unit& unit, const NetworkDraft& draft, const domain::Prefix& prefix) {
  return with_reason(fmt::format("{} in {} from {}: {}", base::trimmed(draft.name), unit.path,
                                 base::format_day(draft.from), domain::format_prefix(prefix)),
                     draft.reason);
}

base::Result<std::vector<NetworkVersion>> find_network(db::Read& read, const domain::Caller& caller,
                                                       base::AgencyId agency, domain::NetworkId id) {
  SPOTME_CHECK(keeper_reach(caller, agency));
  auto versions = store::load_network_versions(read, agency, id);
  if (versions.empty() || !domain::may_keep_places(caller, agency, versions.back().keeping.unit_path)) {
    return keeping_not_found();
  }
  return versions;
}

struct CheckedNetwork {
  store::Unit unit;
  domain::Prefix prefix;
};
base::Result<CheckedNetwork> check_network(db::Read& read, const domain::Caller& caller, base::AgencyId agency,
                                           domain::NetworkId id, const NetworkDraft& draft) {
  SPOTME_TRY(auto unit, keeper_unit(read, caller, agency, draft.unit));
  SPOTME_CHECK(check_draft(read, draft.name, draft.from));
  SPOTME_TRY(const auto prefix, domain::check_prefix(base::trimmed(draft.prefix)));
  if (store::network_prefix_taken(read, agency, id, unit.id, prefix, draft.from)) {
    return Error{Code::conflict, "network_prefix_taken", "prefix"};
  }
  return CheckedNetwork{std::move(unit), prefix};
}

void store_version(db::Write& write, base::AgencyId agency, domain::NetworkId id, const NetworkDraft& draft,
                   const domain::Prefix& prefix, const store::Actor& actor) {
  store::insert_network(write, agency, draft.unit, {id.value, "", {std::string(base::trimmed(draft.name)), prefix}},
                        draft.from, keeping_word(actor, draft.reason));
}

/// Whatever unit it serves: the question is whether the address is known at all.
std::optional<std::string> network_of(db::Read& read, base::AgencyId agency, const std::string& text) {
  const auto address = domain::parse_address(text);
  if (!address) return std::nullopt;
  std::vector<domain::Network> networks;
  for (const auto& one : store::load_networks(read, agency, read.today())) networks.push_back(one.network);
  const auto* found = domain::find_network(networks, *address);
  return found == nullptr ? std::nullopt : std::optional(found->name);
}

}  // namespace

base::Result<NetworkPage> list_networks(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                                        const KeepingQuestion& question, const store::Actor& actor) {
  return context.database.read([&](db::Read& read) -> base::Result<NetworkPage> {
    SPOTME_TRY(const auto filter, keeping_filter(read, caller, agency, question));
    NetworkPage page{store::list_networks(read, agency, filter), std::nullopt, actor.address,
                     network_of(read, agency, actor.address)};
    if (static_cast<std::int64_t>(page.networks.size()) > question.limit) {
      page.networks.pop_back();
      page.next = page.networks.back().id;
    }
    return page;
  });
}

base::Result<std::vector<NetworkVersion>> show_network(const Context& context, const domain::Caller& caller,
                                                       base::AgencyId agency, domain::NetworkId id) {
  return context.database.read([&](db::Read& read) { return find_network(read, caller, agency, id); });
}

base::Result<std::vector<NetworkVersion>> add_network(const Context& context, const domain::Caller& caller,
                                                      base::AgencyId agency, const NetworkDraft& draft,
                                                      const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<std::vector<NetworkVersion>> {
    const auto id = domain::NetworkId::make(write.now());
    SPOTME_TRY(const auto checked, check_network(write, caller, agency, id, draft));
    if (store::count_networks(write, agency, write.today()) >= domain::most_places) {
      return Error{Code::conflict, "networks_too_many", "", {{"limit", std::to_string(domain::most_places)}}};
    }
    store_version(write, agency, id, draft, checked.prefix, actor);
    store::insert_audit_entry(write, agency, actor, "network_added", id.value,
                              detail_of(checked.unit, draft, checked.prefix));
    return store::load_network_versions(write, agency, id);
  });
}

base::Result<std::vector<NetworkVersion>> change_network(const Context& context, const domain::Caller& caller,
                                                         base::AgencyId agency, domain::NetworkId id,
                                                         const NetworkDraft& draft, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<std::vector<NetworkVersion>> {
    SPOTME_TRY(const auto versions, find_network(write, caller, agency, id));
    SPOTME_TRY(const auto checked, check_network(write, caller, agency, id, draft));
    SPOTME_CHECK(check_change(versions.back().keeping, draft.from));
    store::cut_network(write, agency, id, draft.from);
    store_version(write, agency, id, draft, checked.prefix, actor);
    store::insert_audit_entry(write, agency, actor, "network_changed", id.value,
                              detail_of(checked.unit, draft, checked.prefix));
    return store::load_network_versions(write, agency, id);
  });
}

base::Result<void> end_network(const Context& context, const domain::Caller& caller, base::AgencyId agency,
                               domain::NetworkId id, const KeepingEnding& ending, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    SPOTME_TRY(const auto versions, find_network(write, caller, agency, id));
    SPOTME_CHECK(check_ending(write, versions.back().keeping, ending.last_day));
    store::cut_network(write, agency, id, ending.last_day + one_day, keeping_word(actor, ending.reason));
    store::insert_audit_entry(
        write, agency, actor, "network_ended", id.value,
        with_reason(fmt::format("{} last day {}", versions.back().network.name, base::format_day(ending.last_day)),
                    ending.reason));
    return {};
  });
}

}  // namespace spotme::app

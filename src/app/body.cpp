#include "app/body.hpp"

#include "domain/body.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

std::vector<domain::BodyPlace> places_of(const std::vector<store::Body>& bodies) {
  std::vector<domain::BodyPlace> places;
  places.reserve(bodies.size());
  for (const auto& body : bodies) places.push_back({body.id, body.parent});
  return places;
}

/// For the audit trail: what it is called and where it stands.
std::string described(const store::Body& body, const std::vector<store::Body>& bodies) {
  auto text = body.kind + " " + body.code + " " + body.name;
  if (!body.parent) return text;
  const auto above =
      std::find_if(bodies.begin(), bodies.end(), [&](const auto& one) { return one.id == *body.parent; });
  return above == bodies.end() ? text : text + " < " + above->code;
}

}  // namespace

base::Result<BodyTree> load_body_tree(const Context& context, const domain::Caller& caller) {
  if (!domain::may_keep_bodies(caller)) return not_found;
  return context.database.read([](db::Read& read) {
    return BodyTree{store::load_bodies(read), store::load_agencies(read), store::load_agency_beginnings(read)};
  });
}

base::Result<store::Body> found_body(const Context& context, const domain::Caller& caller, const NewBody& wanted,
                                     const store::Actor& actor) {
  if (!domain::may_keep_bodies(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<store::Body> {
    SPOTME_CHECK(domain::check_code(wanted.code, "code"));
    store::Body body{base::make_uuid(write.now()), wanted.parent, wanted.kind, wanted.code, {}};
    SPOTME_TRY(body.name, domain::tidy_name(wanted.name, "name"));
    const auto bodies = store::load_bodies(write);
    SPOTME_CHECK(domain::check_body_place(places_of(bodies), body.id, body.kind, body.parent));
    if (!store::body_code_is_free(write, body.code)) return Error{Code::conflict, "body_code_taken", "code"};
    store::insert_bodies(write, {body});
    store::insert_audit_entry(write, caller.agency, actor, "body_founded", body.id, described(body, bodies));
    return body;
  });
}

base::Result<store::Body> change_body(const Context& context, const domain::Caller& caller, const base::Uuid& id,
                                      const std::string& name, const std::optional<base::Uuid>& parent,
                                      const store::Actor& actor) {
  if (!domain::may_keep_bodies(caller)) return not_found;
  return context.database.write([&](db::Write& write) -> base::Result<store::Body> {
    const auto bodies = store::load_bodies(write);
    const auto found = std::find_if(bodies.begin(), bodies.end(), [&](const auto& one) { return one.id == id; });
    if (found == bodies.end()) return not_found;
    auto body = *found;
    SPOTME_TRY(body.name, domain::tidy_name(name, "name"));
    body.parent = parent;
    SPOTME_CHECK(domain::check_body_place(places_of(bodies), id, body.kind, parent));
    store::update_body(write, id, body.name, body.parent);
    store::insert_audit_entry(write, caller.agency, actor, "body_changed", id,
                              described(*found, bodies) + " -> " + described(body, bodies));
    return body;
  });
}

}  // namespace spotme::app

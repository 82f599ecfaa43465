#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/audit.hpp"
#include "store/body.hpp"

#include <optional>
#include <string>
#include <vector>

/// Ministries and departments, as a system administrator keeps them. The routes ask for the role; what anybody else
/// asks is `not_found`.
namespace spotme::app {

/// The whole tree above units: bodies by code, agencies by code each with when it was founded.
struct BodyTree {
  std::vector<store::Body> bodies;
  std::vector<store::Agency> agencies;
  std::vector<store::AgencyBeginning> beginnings;  ///< in the order of `agencies`
};
[[nodiscard]] base::Result<BodyTree> load_body_tree(const Context& context, const domain::Caller& caller);

struct NewBody {
  std::string kind;  ///< `ministry` or `department`
  std::string code;
  std::string name;
  std::optional<base::Uuid> parent = {};
};
/// Founds one. Refuses per field: `code_invalid`, `body_code_taken` (conflict), `name_required` and what
/// domain::check_body_place refuses.
[[nodiscard]] base::Result<store::Body> found_body(const Context& context, const domain::Caller& caller,
                                                   const NewBody& wanted, const store::Actor& actor);
/// Renames and moves one; its code stays, since files of others name it.
[[nodiscard]] base::Result<store::Body> change_body(const Context& context, const domain::Caller& caller,
                                                    const base::Uuid& id, const std::string& name,
                                                    const std::optional<base::Uuid>& parent, const store::Actor& actor);

}  // namespace spotme::app

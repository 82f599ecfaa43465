#pragma once

#include "app/context.hpp"
#include "app/import_plan.hpp"
#include "app/import_row.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// People in bulk, from a file whose first line is `import_header`.
namespace spotme::app {

/// A person who is new, with the only copy of his temporary password.
struct NewPassword {
  std::string user_id;
  std::string temporary_password;
};

struct ImportOutcome {
  std::vector<ImportFault> faults;  ///< the first of them, by line; with one nothing was written
  std::size_t faults_total = 0;
  std::size_t created = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t agencies = 0;  ///< made
  std::size_t units = 0;     ///< made
  std::vector<NewPassword> passwords;
};

/// Creates or updates everybody of the file inside the caller's transaction, or writes nothing and names the faults.
/// What is dated holds from `from` on: a changed post, scheme or supervisor closes the old row and opens a new one,
/// what is the same is not touched. Agencies and units that are missing are made; a name that differs is the new one. A
/// fixed number of statements, however many the lines. Audited in each agency.
[[nodiscard]] ImportOutcome import_officers(const Context& context, db::Write& write, std::string_view csv,
                                            base::Day from);

/// The two halves of the writing, for whoever has made the plan in the same transaction: people, units and agencies as
/// from that day on, with the cases that go over to another supervisor; then the accounts of who is new, whose
/// temporary passwords are returned in the order of the plan.
void save_import_plan(const Context& context, db::Write& write, const ImportPlan& plan, base::Day from);
[[nodiscard]] std::vector<NewPassword> insert_new_accounts(const Context& context, db::Write& write,
                                                           const ImportPlan& plan);

/// Writes of each what differs, as from that day on; what is the same keeps its first day.
void save_officer_changes(db::Write& write, const std::vector<OfficerChange>& changes, base::Day from);

/// Called inside the transaction, when everything is written and nothing is durable yet; may be called again when the
/// transaction has to be repeated. Throw to give the import up.
using KeepPasswords = std::function<void(const std::vector<NewPassword>&)>;

/// The same in a transaction of its own, from today on.
[[nodiscard]] ImportOutcome import_officers(const Context& context, std::string_view csv,
                                            const KeepPasswords& keep_passwords = {});

}  // namespace spotme::app

#pragma once

#include "store/officer.hpp"

#include <vector>

/// Taking officers back whom an import had brought in.
namespace spotme::store {

struct UndoFacts {
  bool signed_in = false;    ///< ever
  bool has_records = false;  ///< closed days, grants, tasks or letters of his
};
/// In the order of the question, by one statement.
[[nodiscard]] std::vector<UndoFacts> load_undo_facts(db::Read& read, base::AgencyId agency,
                                                     const std::vector<base::OfficerId>& officers);

struct Supervision {
  base::OfficerId officer;
  base::OfficerId supervisor;
};
/// Who stands under one of these on `day` or later.
[[nodiscard]] std::vector<Supervision> load_supervised(db::Read& read, base::AgencyId agency,
                                                       const std::vector<base::OfficerId>& supervisors, base::Day day);

/// From `from` on they have no post, working time, supervisor or role. Their names and records stay.
void end_officers(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers,
                  base::Day from);
/// Their accounts and user IDs are free again. For those who never signed in.
void delete_accounts(db::Write& write, base::AgencyId agency, const std::vector<base::OfficerId>& officers);

/// Which of these units somebody was ever posted to or holds a role in, or to which a place, a network or a rota
/// belongs.
[[nodiscard]] std::vector<base::UnitId> find_used_units(db::Read& read, base::AgencyId agency,
                                                        const std::vector<base::UnitId>& units);
/// They were never there.
void delete_units(db::Write& write, base::AgencyId agency, const std::vector<base::UnitId>& units);

}  // namespace spotme::store

#pragma once

#include "app/notice.hpp"
#include "store/task.hpp"
#include "store/task_comment.hpp"

#include <string>
#include <vector>

/// Who is told of what becomes of tasks and days, in the transaction in which it happens.
namespace spotme::app {

/// `/tugasan/<id>`, `/tugasan?tarikh=<date>` and, for who follows the officer, `/tugasan/pegawai/<id>?tarikh=<date>`.
[[nodiscard]] std::string task_link(domain::TaskId id);
[[nodiscard]] std::string own_day_link(base::Day day);
[[nodiscard]] std::string officer_day_link(base::OfficerId officer, base::Day day);

/// Who leads the officer today and is told of what he hands in: his supervisor; without one the nearest head of
/// department; each with those to whom he handed his desk. Never the officer himself.
[[nodiscard]] std::vector<base::OfficerId> load_leaders(db::Read& read, base::AgencyId agency, base::OfficerId officer);

/// Tells of a step of each task, taken by `by`: of assigning, verifying, returning and cancelling the officer, of
/// handing in those who lead him. The tasks are of one agency; those handed in of one officer.
void tell_of_steps(db::Write& write, const std::vector<store::Task>& tasks, const std::vector<store::TaskStep>& steps,
                   base::OfficerId by);

/// Tells of a comment: the officer of another's; of his own those who wrote one there before, and who assigned the
/// task; where nobody did, who leads him.
void tell_of_comment(db::Write& write, base::AgencyId agency, const store::Comment& comment,
                     const std::optional<store::Task>& task);

}  // namespace spotme::app

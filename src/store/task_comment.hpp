#pragma once

#include "base/id.hpp"
#include "domain/task.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Comments (ulasan) on a task or on an officer's day. Only added.
namespace spotme::store {

struct Comment {
  domain::CommentId id;
  base::OfficerId officer;  ///< whose task or day it is
  std::optional<domain::TaskId> task = {};
  std::optional<base::Day> work_day = {};  ///< one of the two
  base::OfficerId by = {};
  std::string by_name = {};  ///< as he is called today; read with it
  base::Instant at = {};
  std::string text = {};
};
void insert_comment(db::Write& write, base::AgencyId agency, const Comment& comment);
/// The last `most`, the first first.
[[nodiscard]] std::vector<Comment> load_task_comments(db::Read& read, base::AgencyId agency, domain::TaskId task,
                                                      std::int64_t most);
[[nodiscard]] std::vector<Comment> load_day_comments(db::Read& read, base::AgencyId agency, base::OfficerId officer,
                                                     base::Day day, std::int64_t most);
/// How many there are on the task, or on the day.
[[nodiscard]] std::int64_t count_comments(db::Read& read, base::AgencyId agency, const Comment& about);
/// Who of others than the officer wrote one there, each once: they are told when he answers.
[[nodiscard]] std::vector<base::OfficerId> load_commenters(db::Read& read, base::AgencyId agency, const Comment& about);

}  // namespace spotme::store

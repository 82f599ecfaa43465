#include "store/task_comment.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;

std::vector<Comment> comments_of(const db::Rows& rows) {
  std::vector<Comment> comments;
  for (const auto row : rows) {
    Comment one{row.id<domain::CommentId>(0), row.id<base::OfficerId>(1)};
    if (const auto task = row.optional_uuid(2)) one.task = domain::TaskId{*task};
    one.work_day = row.optional_day(3);
    one.by = row.id<base::OfficerId>(4);
    one.by_name = row.text(5);
    one.at = row.instant(6);
    one.text = row.text(7);
    comments.push_back(std::move(one));
  }
  std::reverse(comments.begin(), comments.end());
  return comments;
}

}  // namespace

void insert_comment(db::Write& write, base::AgencyId agency, const Comment& comment) {
  write.execute(
      "INSERT INTO task_comment (agency_id, id, officer_id, task_id, work_day, by_officer, at, text) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {to_value(agency), to_value(comment.id), to_value(comment.officer), to_value(comment.task),
       to_value(comment.work_day), to_value(comment.by), to_value(comment.at), to_value(comment.text)});
}

std::vector<Comment> load_task_comments(db::Read& read, base::AgencyId agency, domain::TaskId task, std::int64_t most) {
  return comments_of(read.query(
      "SELECT c.id, c.officer_id, c.task_id, c.work_day, c.by_officer, o.name, c.at, c.text FROM task_comment c "
      "JOIN officer o ON o.agency_id = c.agency_id AND o.id = c.by_officer WHERE c.agency_id = $1 AND c.task_id = $2 "
      "ORDER BY c.id DESC LIMIT $3",
      {to_value(agency), to_value(task), to_value(most)}));
}

std::vector<Comment> load_day_comments(db::Read& read, base::AgencyId agency, base::OfficerId officer, base::Day day,
                                       std::int64_t most) {
  return comments_of(read.query(
      "SELECT c.id, c.officer_id, c.task_id, c.work_day, c.by_officer, o.name, c.at, c.text FROM task_comment c "
      "JOIN officer o ON o.agency_id = c.agency_id AND o.id = c.by_officer WHERE c.agency_id = $1 "
      "AND c.officer_id = $2 AND c.work_day = $3 ORDER BY c.id DESC LIMIT $4",
      {to_value(agency), to_value(officer), to_value(day), to_value(most)}));
}

std::int64_t count_comments(db::Read& read, base::AgencyId agency, const Comment& about) {
  if (about.task) {
    return read
        .query("SELECT count(*) FROM task_comment WHERE agency_id = $1 AND task_id = $2",
               {to_value(agency), to_value(*about.task)})
        .integer();
  }
  return read
      .query("SELECT count(*) FROM task_comment WHERE agency_id = $1 AND officer_id = $2 AND work_day = $3",
             {to_value(agency), to_value(about.officer), to_value(about.work_day)})
      .integer();
}

std::vector<base::OfficerId> load_commenters(db::Read& read, base::AgencyId agency, const Comment& about) {
  const auto rows = about.task
                        ? read.query(
                              "SELECT DISTINCT by_officer FROM task_comment WHERE agency_id = $1 AND task_id = $2 "
                              "AND by_officer <> officer_id",
                              {to_value(agency), to_value(*about.task)})
                        : read.query(
                              "SELECT DISTINCT by_officer FROM task_comment WHERE agency_id = $1 AND officer_id = $2 "
                              "AND work_day = $3 AND by_officer <> officer_id",
                              {to_value(agency), to_value(about.officer), to_value(about.work_day)});
  std::vector<base::OfficerId> people;
  for (const auto row : rows) people.push_back(row.id<base::OfficerId>(0));
  return people;
}

}  // namespace spotme::store

#pragma once

#include "app/task.hpp"
#include "app/task_day.hpp"
#include "app/task_series.hpp"
#include "base/json_reader.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <vector>

/// Tasks and days as the description of the API has them.
namespace spotme::http {

/// `PersonWord`.
[[nodiscard]] boost::json::object person_json(base::OfficerId officer, const std::string& name);
/// `Task`; `today` says whether it is overdue.
[[nodiscard]] boost::json::object to_json(const app::TaskEntry& entry, base::Day today);
[[nodiscard]] boost::json::array to_json(const std::vector<app::TaskEntry>& entries, base::Day today);
[[nodiscard]] boost::json::object to_json(const store::Comment& comment);
[[nodiscard]] boost::json::object to_json(const app::TaskDetail& detail, base::Day today);
[[nodiscard]] boost::json::object to_json(const app::DayReportView& view);
[[nodiscard]] boost::json::object to_json(const app::TaskDay& day);
[[nodiscard]] boost::json::object to_json(const app::SeriesEntry& entry);

/// `priority` of a body; normal when absent.
[[nodiscard]] domain::TaskPriority read_priority(base::ObjectReader& reader);
/// The fields of TaskDraft.
[[nodiscard]] domain::TaskDraft read_task_draft(base::ObjectReader& reader);
/// `recurrence` of a body.
[[nodiscard]] std::optional<domain::Recurrence> read_recurrence(base::ObjectReader& reader);

}  // namespace spotme::http

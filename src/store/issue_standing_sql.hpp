#pragma once

#include <string>
#include <string_view>

namespace spotme::store {

/// How an issue stands, as text, for whoever counts it against its officer: the state of the row `issue` of
/// attendance_issue, or `explained` for an open one that a case of his which nobody has settled may do away with: a
/// grant for its day, or, where a press is missing or was late or early, a correction of it.
[[nodiscard]] std::string issue_standing(std::string_view issue);

}  // namespace spotme::store

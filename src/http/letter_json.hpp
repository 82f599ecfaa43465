#pragma once

#include "app/letter.hpp"
#include "app/letter_template.hpp"

#include <boost/json/object.hpp>

namespace spotme::http {

/// A line of a list: without the texts of the letter and of its steps.
[[nodiscard]] boost::json::object letter_line_json(const app::LetterListEntry& entry);
[[nodiscard]] boost::json::object to_json(const app::LetterListEntry& entry);
[[nodiscard]] boost::json::object to_json(const app::LetterTemplateView& view);

}  // namespace spotme::http

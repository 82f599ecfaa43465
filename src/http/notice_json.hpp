#pragma once

#include "app/notice.hpp"

#include <boost/json/object.hpp>

/// Notices as the API and the live page show them.
namespace spotme::http {

[[nodiscard]] boost::json::object to_json(const app::NoticeView& notice);
/// `{"last": …, "unread": …}`.
[[nodiscard]] boost::json::object to_json(const store::NoticeBox& box);

}  // namespace spotme::http

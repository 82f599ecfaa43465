#pragma once

#include "base/json_reader.hpp"
#include "store/attachment.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace spotme::http {

/// `Attachment` of the description.
[[nodiscard]] boost::json::object to_json(const store::Attachment& attachment);
/// `attachments` of a body, the ids of loose ones; empty when absent. Refuses `not_a_uuid`.
[[nodiscard]] std::vector<base::AttachmentId> read_attachments(base::ObjectReader& reader);
/// The value of a Content-Disposition that saves the file under `name` (RFC 6266, RFC 8187), whatever stands in it.
[[nodiscard]] std::string attachment_disposition(std::string_view name);

}  // namespace spotme::http

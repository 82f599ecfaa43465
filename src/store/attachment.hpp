#pragma once

#include "base/id.hpp"
#include "domain/attachment.hpp"
#include "store/attachment_folder.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What officers attach (lampiran), and the bytes of it: in the database, or in the folder that the installation names.
namespace spotme::store {

/// What an attachment belongs to: a fixed word, such as `approval`, and which one.
struct AttachmentSubject {
  std::string kind;
  base::Uuid id;
  bool operator==(const AttachmentSubject&) const = default;
};

struct Attachment {
  base::AgencyId agency;
  base::AttachmentId id;
  base::OfficerId officer;                        ///< whose it is
  std::optional<AttachmentSubject> subject = {};  ///< none while it is loose
  std::string name;
  domain::AttachmentType type = domain::AttachmentType::pdf;
  std::int64_t size = 0;  ///< bytes
  base::Digest sha256{};
  bool restricted = false;  ///< papers of his health
  base::Instant made_at = {};
};

/// Stores the attachment and, unless the agency has them already, its bytes. With a `folder` these must lie there (put,
/// under a hold that lasts until the transaction is committed), and the row says so.
void insert_attachment(db::Write& write, const Attachment& attachment, std::string_view bytes,
                       const AttachmentFolder* folder);
[[nodiscard]] std::optional<Attachment> find_attachment(db::Read& read, base::AgencyId agency, base::AttachmentId id);
/// Those that exist, in no order.
[[nodiscard]] std::vector<Attachment> load_attachments(db::Read& read, base::AgencyId agency,
                                                       const std::vector<base::AttachmentId>& ids);
/// Those of each subject of one kind, by the number of the question and id: for a page of what was submitted.
struct NumberedAttachment {
  std::size_t n = 0;
  Attachment attachment;
};
[[nodiscard]] std::vector<NumberedAttachment> load_subject_attachments(db::Read& read, base::AgencyId agency,
                                                                       std::string_view kind,
                                                                       const std::vector<base::Uuid>& subjects);
/// The bytes, checked against their hash. Throws db::Failure when they are not there or are not the same.
[[nodiscard]] std::string load_attachment_content(db::Read& read, const Attachment& attachment,
                                                  const AttachmentFolder* folder);

[[nodiscard]] std::int64_t count_loose_attachments(db::Read& read, base::AgencyId agency, base::OfficerId officer);
/// Gives loose attachments to the subject; `restrict` makes all of them restricted. Returns how many it were.
std::int64_t claim_attachments(db::Write& write, base::AgencyId agency, base::OfficerId officer,
                               const std::vector<base::AttachmentId>& ids, const AttachmentSubject& subject,
                               bool restrict);
/// Takes the loose attachment away, and its bytes where nobody else has the same. False when it is not loose or not
/// his.
[[nodiscard]] bool delete_loose_attachment(db::Write& write, base::AgencyId agency, base::OfficerId officer,
                                           base::AttachmentId id);
/// The same for at most `most` that are older. Returns how many it were.
std::int64_t delete_loose_attachments_before(db::Write& write, base::AgencyId agency, base::Instant before,
                                             std::int64_t most);
/// Deletes submitted ones that were made before `before`, the oldest first, at most `most`; those under a hold and
/// those of a case, task or letter that is not over stay. Returns how many.
std::int64_t delete_submitted_attachments_before(db::Write& write, base::AgencyId agency, base::Instant before,
                                                 std::int64_t most);
/// Which of these contents lie in the folder, as numbers of the question.
[[nodiscard]] std::vector<std::size_t> find_contents_in_folder(db::Read& read, base::AgencyId agency,
                                                               const std::vector<base::Digest>& contents);

}  // namespace spotme::store

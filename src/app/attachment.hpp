#pragma once

#include "app/context.hpp"
#include "domain/access.hpp"
#include "store/attachment.hpp"
#include "store/audit.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Attachments (lampiran): sent first, loose and his own, then named by id in what the officer submits, and from then
/// on kept with that. Loose ones are forgotten after a day (app/retention).
namespace spotme::app {

struct NewAttachment {
  std::string name;                                           ///< as the sender wrote it; valid UTF-8
  domain::AttachmentType type = domain::AttachmentType::pdf;  ///< as the sender says
  bool restricted = false;                                    ///< papers of his health
};
/// Keeps the bytes as a loose attachment of the caller. Refuses what domain::check_attachment refuses,
/// `file_name_invalid` (field `name`) and `attachments_loose_too_many`.
[[nodiscard]] base::Result<store::Attachment> upload_attachment(const Context& context, const domain::Caller& caller,
                                                                const NewAttachment& asked, std::string_view bytes,
                                                                const store::Actor& actor);
/// Takes a loose attachment of the caller away. Refuses `not_found`, `attachment_claimed`.
[[nodiscard]] base::Result<void> delete_attachment(const Context& context, const domain::Caller& caller,
                                                   base::AttachmentId id, const store::Actor& actor);

/// What a submission names. `field` is where its list stands in the body, such as `attachments`.
struct AttachmentClaim {
  std::vector<base::AttachmentId> ids;
  std::string field = "attachments";
  bool restricted = false;  ///< all of them are papers of health, whatever was ticked: such is the kind of reason
};
/// For whoever stores a submission, inside of his transaction: gives loose attachments of the officer to the subject.
/// Refuses with `field[n]` the first that is unknown or another's (`attachment_unknown`), named before
/// (`attachment_claimed`) or named twice (`attachment_twice`), and with `field` more than domain::most_attachments
/// (`attachments_too_many`).
[[nodiscard]] base::Result<void> claim_attachments(db::Write& write, base::AgencyId agency, base::OfficerId officer,
                                                   const AttachmentClaim& claim,
                                                   const store::AttachmentSubject& subject, const store::Actor& actor);

/// How far another person may look at what belongs to a subject.
enum class AttachmentSight : std::uint8_t {
  none,
  reads,    ///< all but papers of health
  decides,  ///< these too
};
/// What the rooms of the subjects provide: who of others may see what belongs to one of them. Asked within the caller's
/// own agency and never for the owner.
struct AttachmentReach {
  std::string_view kind;
  AttachmentSight (*sight)(db::Read& read, const domain::Caller& caller, const store::Attachment& attachment);
};
/// The rows of every kind of subject; one without a row is seen by its owner alone.
[[nodiscard]] std::span<const AttachmentReach> attachment_reaches();

struct AttachmentFile {
  store::Attachment attachment;
  std::string bytes;
};
/// For the owner, and for whom the subject's reach lets look, whose every look is audited: `attachment_read`,
/// `health_paper_read`. To anybody else there is none (`not_found`).
[[nodiscard]] base::Result<AttachmentFile> read_attachment(
    const Context& context, const domain::Caller& caller, base::AttachmentId id, const store::Actor& actor,
    std::span<const AttachmentReach> reaches = attachment_reaches());

/// Takes away files of the folder of which no row speaks. Returns how many; 0 without a folder.
std::int64_t sweep_attachments(const Context& context, const std::function<bool()>& stopped);

}  // namespace spotme::app

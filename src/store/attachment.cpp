#include "store/attachment.hpp"

#include <algorithm>

namespace spotme::store {
namespace {

using db::to_value;
using db::Type;

constexpr std::size_t columns = 10;

Attachment to_attachment(const db::Row& row, base::AgencyId agency, std::size_t first = 0) {
  Attachment attachment;
  attachment.agency = agency;
  attachment.id = row.id<base::AttachmentId>(first);
  attachment.officer = row.id<base::OfficerId>(first + 1);
  if (const auto subject = row.optional_uuid(first + 3)) attachment.subject = {row.text(first + 2), *subject};
  attachment.name = row.text(first + 4);
  attachment.type = domain::parse_attachment_type(row.text(first + 5)).value();
  attachment.size = row.integer(first + 6);
  const auto& digest = row.blob(first + 7);
  if (digest.size() != attachment.sha256.size()) throw db::Fault("a hash of an attachment has another length");
  std::copy(digest.begin(), digest.end(), attachment.sha256.begin());
  attachment.restricted = row.boolean(first + 8);
  attachment.made_at = row.instant(first + 9);
  return attachment;
}

db::Batch id_batch(const std::vector<base::AttachmentId>& ids) {
  db::Batch rows({{"id", Type::uuid}});
  for (const auto& id : ids) rows.add({to_value(id)});
  return rows;
}

/// Bytes of which no attachment is left.
void delete_unused_contents(db::Write& write, base::AgencyId agency, const db::Batch& digests) {
  write.execute_each(
      "DELETE FROM attachment_content WHERE agency_id = $1 AND sha256 IN (SELECT r.sha256 FROM {rows}) "
      "AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.agency_id = attachment_content.agency_id "
      "AND a.sha256 = attachment_content.sha256)",
      digests, {to_value(agency)});
}

enum class Which { loose, submitted };

std::int64_t delete_found(db::Write& write, base::AgencyId agency, const db::Rows& found, Which which = Which::loose) {
  if (found.empty()) return 0;
  db::Batch ids({{"id", Type::uuid}});
  db::Batch digests({{"sha256", Type::blob}});
  for (const auto row : found) {
    ids.add({to_value(row.uuid(0))});
    digests.add({to_value(row.blob(1))});
  }
  const auto gone = write.execute_each(
      which == Which::loose
          ? "DELETE FROM attachment WHERE agency_id = $1 AND subject_id IS NULL AND id IN (SELECT r.id FROM {rows})"
          : "DELETE FROM attachment WHERE agency_id = $1 AND subject_id IS NOT NULL AND id IN (SELECT r.id FROM "
            "{rows})",
      ids, {to_value(agency)});
  delete_unused_contents(write, agency, digests);
  return gone;
}

}  // namespace

void insert_attachment(db::Write& write, const Attachment& attachment, std::string_view bytes,
                       const AttachmentFolder* folder) {
  std::optional<base::Bytes> content;
  if (folder == nullptr) content.emplace(bytes.begin(), bytes.end());
  write.execute(
      "INSERT INTO attachment_content (agency_id, sha256, content) VALUES ($1, $2, $3) "
      "ON CONFLICT (agency_id, sha256) DO NOTHING",
      {to_value(attachment.agency), to_value(attachment.sha256), to_value(content)});
  write.execute(
      "INSERT INTO attachment (agency_id, id, officer_id, name, type, size, sha256, restricted, made_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {to_value(attachment.agency), to_value(attachment.id), to_value(attachment.officer), to_value(attachment.name),
       to_value(domain::attachment_type_name(attachment.type)), to_value(attachment.size), to_value(attachment.sha256),
       to_value(attachment.restricted), to_value(attachment.made_at)});
}

std::optional<Attachment> find_attachment(db::Read& read, base::AgencyId agency, base::AttachmentId id) {
  auto found = load_attachments(read, agency, {id});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Attachment> load_attachments(db::Read& read, base::AgencyId agency,
                                         const std::vector<base::AttachmentId>& ids) {
  std::vector<Attachment> attachments;
  for (const auto row : read.query_each(
           "SELECT a.id, a.officer_id, a.subject_kind, a.subject_id, a.name, a.type, a.size, a.sha256, a.restricted, "
           "a.made_at FROM {rows} JOIN attachment a ON a.agency_id = $1 AND a.id = r.id",
           id_batch(ids), {to_value(agency)})) {
    attachments.push_back(to_attachment(row, agency));
  }
  return attachments;
}

std::vector<NumberedAttachment> load_subject_attachments(db::Read& read, base::AgencyId agency, std::string_view kind,
                                                         const std::vector<base::Uuid>& subjects) {
  db::Batch rows({{"subject_id", Type::uuid}});
  for (const auto& subject : subjects) rows.add({to_value(subject)});
  std::vector<NumberedAttachment> attachments;
  for (const auto row : read.query_each(
           "SELECT a.id, a.officer_id, a.subject_kind, a.subject_id, a.name, a.type, a.size, a.sha256, a.restricted, "
           "a.made_at, r.n FROM {rows} JOIN attachment a ON a.agency_id = $1 AND a.subject_kind = $2 "
           "AND a.subject_id = r.subject_id ORDER BY r.n, a.id",
           rows, {to_value(agency), to_value(kind)})) {
    attachments.push_back({static_cast<std::size_t>(row.integer(columns)), to_attachment(row, agency)});
  }
  return attachments;
}

std::string load_attachment_content(db::Read& read, const Attachment& attachment, const AttachmentFolder* folder) {
  const auto found = read.query("SELECT content FROM attachment_content WHERE agency_id = $1 AND sha256 = $2",
                                {to_value(attachment.agency), to_value(attachment.sha256)});
  if (found.empty()) throw db::Failure("an attachment has no content");
  std::string bytes;
  if (!found[0].is_null(0)) {
    const auto& content = found[0].blob(0);
    bytes.assign(content.begin(), content.end());
  } else if (folder != nullptr) {
    bytes = folder->load(attachment.agency, attachment.sha256);
  } else {
    throw db::Failure("an attachment lies in a folder, and the setting `attachments` names none");
  }
  if (base::sha256(bytes) != attachment.sha256) throw db::Failure("the content of an attachment was altered");
  return bytes;
}

std::int64_t count_loose_attachments(db::Read& read, base::AgencyId agency, base::OfficerId officer) {
  return read
      .query("SELECT count(*) FROM attachment WHERE agency_id = $1 AND officer_id = $2 AND subject_id IS NULL",
             {to_value(agency), to_value(officer)})
      .integer();
}

std::int64_t claim_attachments(db::Write& write, base::AgencyId agency, base::OfficerId officer,
                               const std::vector<base::AttachmentId>& ids, const AttachmentSubject& subject,
                               bool restrict) {
  return write.execute_each(
      "UPDATE attachment SET subject_kind = $3, subject_id = $4, restricted = restricted OR $5 "
      "WHERE agency_id = $1 AND officer_id = $2 AND subject_id IS NULL AND id IN (SELECT r.id FROM {rows})",
      id_batch(ids),
      {to_value(agency), to_value(officer), to_value(subject.kind), to_value(subject.id), to_value(restrict)});
}

bool delete_loose_attachment(db::Write& write, base::AgencyId agency, base::OfficerId officer, base::AttachmentId id) {
  return delete_found(write, agency,
                      write.query("SELECT id, sha256 FROM attachment WHERE agency_id = $1 AND id = $2 "
                                  "AND officer_id = $3 AND subject_id IS NULL",
                                  {to_value(agency), to_value(id), to_value(officer)})) == 1;
}

std::int64_t delete_loose_attachments_before(db::Write& write, base::AgencyId agency, base::Instant before,
                                             std::int64_t most) {
  return delete_found(
      write, agency,
      write.query("SELECT id, sha256 FROM attachment WHERE agency_id = $1 AND subject_id IS NULL "
                  "AND made_at < $2 "
                  "AND officer_id NOT IN (SELECT k.officer_id FROM held_officer k WHERE k.agency_id = $1) "
                  "ORDER BY made_at, id LIMIT $3",
                  {to_value(agency), to_value(before), to_value(most)}));
}

std::int64_t delete_submitted_attachments_before(db::Write& write, base::AgencyId agency, base::Instant before,
                                                 std::int64_t most) {
  return delete_found(
      write, agency,
      write.query("SELECT t.id, t.sha256 FROM attachment t WHERE t.agency_id = $1 AND t.subject_id IS NOT NULL "
                  "AND t.made_at < $2 "
                  "AND t.officer_id NOT IN (SELECT k.officer_id FROM held_officer k WHERE k.agency_id = $1) "
                  "AND NOT EXISTS (SELECT 1 FROM approval p WHERE p.agency_id = $1 AND p.id = t.subject_id "
                  "AND p.state NOT IN ('accepted', 'rejected', 'withdrawn')) "
                  "AND NOT EXISTS (SELECT 1 FROM task w WHERE w.agency_id = $1 AND w.id = t.subject_id "
                  "AND w.state NOT IN ('verified', 'cancelled')) "
                  "AND (t.subject_kind <> 'letter' OR EXISTS (SELECT 1 FROM letter_step s WHERE s.agency_id = $1 "
                  "AND s.letter_id = t.subject_id AND s.kind IN ('closing', 'cancellation'))) ORDER BY t.made_at, t.id "
                  "LIMIT $3",
                  {to_value(agency), to_value(before), to_value(most)}),
      Which::submitted);
}

std::vector<std::size_t> find_contents_in_folder(db::Read& read, base::AgencyId agency,
                                                 const std::vector<base::Digest>& contents) {
  db::Batch rows({{"sha256", Type::blob}});
  for (const auto& content : contents) rows.add({to_value(content)});
  std::vector<std::size_t> found;
  for (const auto row : read.query_each("SELECT r.n FROM {rows} JOIN attachment_content c ON c.agency_id = $1 "
                                        "AND c.sha256 = r.sha256 AND c.content IS NULL",
                                        rows, {to_value(agency)})) {
    found.push_back(static_cast<std::size_t>(row.integer(0)));
  }
  return found;
}

}  // namespace spotme::store

#include "app/attachment.hpp"

#include "app/approval_attachment.hpp"
#include "app/letter_attachment.hpp"
#include "app/task_attachment.hpp"
#include "app/task_step.hpp"
#include "store/look.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;

const Error not_found{Code::not_found, "not_found", ""};

base::Result<void> check_loose(db::Read& read, const domain::Caller& caller) {
  const auto loose = store::count_loose_attachments(read, caller.agency, caller.officer);
  if (loose < static_cast<std::int64_t>(domain::most_loose_attachments)) return {};
  return Error{
      Code::conflict, "attachments_loose_too_many", "", {{"limit", std::to_string(domain::most_loose_attachments)}}};
}

std::string detail_of(const store::Attachment& attachment) {
  return fmt::format("{} | {} bytes | sha256 {}{}", domain::attachment_type_name(attachment.type), attachment.size,
                     base::to_hex(attachment.sha256), attachment.restricted ? " | restricted" : "");
}

AttachmentSight sight_of(db::Read& read, const domain::Caller& caller, const store::Attachment& attachment,
                         std::span<const AttachmentReach> reaches) {
  if (!attachment.subject) return AttachmentSight::none;
  const auto reach = std::find_if(reaches.begin(), reaches.end(),
                                  [&](const auto& one) { return one.kind == attachment.subject->kind; });
  return reach == reaches.end() ? AttachmentSight::none : reach->sight(read, caller, attachment);
}

bool may_read(const store::Attachment& attachment, AttachmentSight sight) {
  return sight == AttachmentSight::decides || (sight == AttachmentSight::reads && !attachment.restricted);
}

void audit_look(const Context& context, const store::Attachment& attachment, const store::Actor& actor) {
  context.database.write([&](db::Write& write) {
    store::insert_looks(write, attachment.agency, actor,
                        attachment.restricted ? "health_paper_read" : "attachment_read",
                        {{attachment.officer, attachment.id.value,
                          fmt::format("of {} | {} {}", base::to_string(attachment.officer), attachment.subject->kind,
                                      base::to_string(attachment.subject->id))}});
    return true;
  });
}

}  // namespace

base::Result<store::Attachment> upload_attachment(const Context& context, const domain::Caller& caller,
                                                  const NewAttachment& asked, std::string_view bytes,
                                                  const store::Actor& actor) {
  SPOTME_TRY(const auto type, domain::check_attachment(bytes, asked.type));
  store::Attachment attachment;
  attachment.agency = caller.agency;
  attachment.officer = caller.officer;
  attachment.name = domain::clean_file_name(asked.name, type);
  if (attachment.name.empty()) return Error{Code::unprocessable, "file_name_invalid", "name"};
  attachment.type = type;
  attachment.size = static_cast<std::int64_t>(bytes.size());
  attachment.sha256 = base::sha256(bytes);
  attachment.restricted = asked.restricted;
  // Asked before anything is written to the folder, and again in the transaction.
  SPOTME_CHECK(context.database.read([&](db::Read& read) { return check_loose(read, caller); }));
  const auto* const folder = context.attachment_folder;
  std::optional<store::AttachmentFolder::Hold> hold;
  if (folder != nullptr) {
    hold.emplace(folder->hold());
    folder->put(attachment.agency, attachment.sha256, bytes);
  }
  return context.database.write([&](db::Write& write) -> base::Result<store::Attachment> {
    SPOTME_CHECK(check_loose(write, caller));
    attachment.id = base::AttachmentId::make(write.now());
    attachment.made_at = write.now();
    store::insert_attachment(write, attachment, bytes, folder);
    store::insert_audit_entry(write, attachment.agency, actor, "attachment_uploaded", attachment.id.value,
                              detail_of(attachment));
    return attachment;
  });
}

base::Result<void> delete_attachment(const Context& context, const domain::Caller& caller, base::AttachmentId id,
                                     const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<void> {
    const auto found = store::find_attachment(write, caller.agency, id);
    if (!found || found->officer != caller.officer) return not_found;
    if (!store::delete_loose_attachment(write, caller.agency, caller.officer, id)) {
      return Error{Code::conflict, "attachment_claimed", ""};
    }
    store::insert_audit_entry(write, caller.agency, actor, "attachment_deleted", id.value, detail_of(*found));
    return {};
  });
}

base::Result<void> claim_attachments(db::Write& write, base::AgencyId agency, base::OfficerId officer,
                                     const AttachmentClaim& claim, const store::AttachmentSubject& subject,
                                     const store::Actor& actor) {
  if (claim.ids.empty()) return {};
  if (claim.ids.size() > domain::most_attachments) {
    return Error{Code::unprocessable,
                 "attachments_too_many",
                 claim.field,
                 {{"limit", std::to_string(domain::most_attachments)}}};
  }
  std::map<base::AttachmentId, store::Attachment> found;
  for (auto& one : store::load_attachments(write, agency, claim.ids)) found.emplace(one.id, std::move(one));
  std::set<base::AttachmentId> named;
  std::vector<store::AuditSubject> entries;
  for (std::size_t n = 0; n < claim.ids.size(); ++n) {
    const auto refuse = [&](std::string_view key) {
      return Error{Code::unprocessable, std::string(key), fmt::format("{}[{}]", claim.field, n)};
    };
    const auto one = found.find(claim.ids[n]);
    if (one == found.end() || one->second.officer != officer) return refuse("attachment_unknown");
    if (one->second.subject) return refuse("attachment_claimed");
    if (!named.insert(claim.ids[n]).second) return refuse("attachment_twice");
    entries.push_back({claim.ids[n].value, fmt::format("{} {}", subject.kind, base::to_string(subject.id))});
  }
  store::claim_attachments(write, agency, officer, claim.ids, subject, claim.restricted);
  store::insert_audit_entries(write, agency, actor, "attachment_claimed", entries);
  return {};
}

std::span<const AttachmentReach> attachment_reaches() {
  static constexpr std::array reaches{AttachmentReach{approval_subject, approval_sight},
                                      AttachmentReach{task_subject, task_sight},
                                      AttachmentReach{letter_subject, letter_sight}};
  return reaches;
}

base::Result<AttachmentFile> read_attachment(const Context& context, const domain::Caller& caller,
                                             base::AttachmentId id, const store::Actor& actor,
                                             std::span<const AttachmentReach> reaches) {
  const auto found = context.database.read([&](db::Read& read) -> base::Result<store::Attachment> {
    auto attachment = store::find_attachment(read, caller.agency, id);
    if (!attachment) return not_found;
    const bool own = attachment->officer == caller.officer;
    if (!own && !may_read(*attachment, sight_of(read, caller, *attachment, reaches))) return not_found;
    return std::move(*attachment);
  });
  if (!found) return found.error();
  if (found->officer != caller.officer) audit_look(context, *found, actor);  // before it is shown, not after
  auto bytes = context.database.read(
      [&](db::Read& read) { return store::load_attachment_content(read, *found, context.attachment_folder); });
  return AttachmentFile{*found, std::move(bytes)};
}

std::int64_t sweep_attachments(const Context& context, const std::function<bool()>& stopped) {
  if (context.attachment_folder == nullptr) return 0;
  const auto unused = [&](base::AgencyId agency, const std::vector<base::Digest>& contents) {
    const auto used =
        context.database.read([&](db::Read& read) { return store::find_contents_in_folder(read, agency, contents); });
    std::vector<std::size_t> rest;
    for (std::size_t n = 0; n < contents.size(); ++n) {
      if (std::find(used.begin(), used.end(), n) == used.end()) rest.push_back(n);
    }
    return rest;
  };
  return context.attachment_folder->sweep(unused, stopped);
}

}  // namespace spotme::app

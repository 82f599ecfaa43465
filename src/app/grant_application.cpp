#include "app/grant_application.hpp"

#include "app/approval_attachment.hpp"
#include "app/approval_case.hpp"
#include "app/grant_end.hpp"
#include "app/grant_facts.hpp"
#include "app/grant_store.hpp"
#include "store/grant_list.hpp"

#include <algorithm>

namespace spotme::app {
namespace {

using base::Code;
using base::Error;
using domain::ApprovalKind;
using Faults = std::vector<Error>;

constexpr std::chrono::days one_day{1};
const Error not_found{Code::not_found, "not_found", ""};

/// The caller's own grant, that holds.
base::Result<store::Grant> own_grant(db::Read& read, const domain::Caller& caller, base::GrantId id) {
  const auto view = store::find_grant(read, caller.agency, id);
  if (!view || view->withdrawn_at || view->grant.officer != caller.officer) return not_found;
  return view->grant;
}

/// What goes on from days that were allowed already needs no new notice and no new approval ahead: that was in time.
domain::GrantOrigin origin_of(const domain::GrantDraft& draft, const std::optional<store::Grant>& changed,
                              base::Day today) {
  const bool goes_on = changed && changed->first_day <= draft.first_day && draft.first_day <= changed->last_day &&
                       std::min(draft.last_day, today - one_day) <= changed->last_day && draft.times == changed->times;
  return goes_on ? domain::GrantOrigin::accepted : domain::GrantOrigin::applied;
}

base::Result<Faults> faults_of(const Context& context, db::Read& read, const domain::Caller& caller,
                               const GrantApplication& application) {
  const auto& draft = application.draft;
  std::optional<store::Grant> changed;
  if (application.changes) {
    SPOTME_TRY(changed, own_grant(read, caller, *application.changes));
    if (changed->kind != draft.kind) return Faults{{Code::unprocessable, "grant_other_kind", "kind"}};
    if (auto may = check_may_end(read, *changed, draft.first_day); !may) return Faults{may.error()};
  }
  if (auto faults = domain::check_grant_shape(draft); !faults.empty()) return faults;
  auto found = load_grant_facts(context, read, caller.agency, origin_of(draft, changed, read.today()),
                                {{caller.officer, draft, application.changes}});
  auto& facts = found.answers.front().facts;
  if (changed) {
    if (auto stays = held_beside(*changed, read.today(), draft.first_day)) facts.held.push_back(std::move(*stays));
  }
  return domain::check_grant(draft, facts);
}

/// One case at a time: a new grant is asked for once, and of a grant that holds only one change or end waits.
base::Result<void> check_not_waiting(db::Read& read, const domain::Caller& caller, const domain::GrantDraft& draft,
                                     std::optional<base::GrantId> replaces) {
  if (replaces) {
    if (!store::waits_for_change(read, caller.agency, caller.officer, *replaces)) return {};
    return Error{Code::conflict, "grant_change_waiting", "id"};
  }
  const auto waiting =
      store::load_waiting_applications(read, caller.agency, caller.officer, {draft.first_day, draft.last_day});
  const bool same = std::any_of(waiting.begin(), waiting.end(), [&](const auto& one) {
    return one.first == ApprovalKind::grant && store::draft_of(one.second) == draft;
  });
  if (same) return Error{Code::conflict, "grant_applied_already", "first_day"};
  return {};
}

store::Approval open(const Context& context, db::Write& write, const domain::Caller& caller, ApprovalKind kind,
                     store::Grant grant, const std::string& text, const store::Actor& actor) {
  NewCase made{caller.officer, kind, std::string(store::grant_kind_name(grant.kind)), grant.first_day, grant.last_day};
  made.text = text;
  made.facts = detail_of(grant);
  const auto approval = open_case(context, write, caller.agency, made, actor);
  grant.approval = approval.id.value;
  grant.source = store::GrantSource::approved;
  grant.made_at = write.now();
  grant.made_by = actor.officer;
  store::insert_grant_applications(write, {grant});
  return approval;
}

}  // namespace

base::Result<Faults> try_application(const Context& context, const domain::Caller& caller,
                                     const GrantApplication& application) {
  return context.database.read(
      [&](db::Read& read) -> base::Result<Faults> { return faults_of(context, read, caller, application); });
}

base::Result<store::Approval> apply_for_grant(const Context& context, const domain::Caller& caller,
                                              const GrantApplication& application, const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::Approval> {
    SPOTME_TRY(const auto faults, faults_of(context, write, caller, application));
    if (!faults.empty()) return faults.front();
    const auto kind = application.changes ? ApprovalKind::grant_change : ApprovalKind::grant;
    auto grant = store::make_grant(caller.agency, caller.officer, base::GrantId::make(write.now()), application.draft);
    grant.replaces = application.changes;
    SPOTME_CHECK(check_not_waiting(write, caller, store::draft_of(grant), grant.replaces));
    const auto& text = application.text.empty() ? application.draft.purpose : application.text;
    auto approval = open(context, write, caller, kind, std::move(grant), text, actor);
    const bool health = domain::takes_health_papers(application.draft.kind);
    SPOTME_CHECK(attach_to_case(write, approval, application.attachments, health, actor));
    return approval;
  });
}

base::Result<store::Approval> apply_for_cancellation(const Context& context, const domain::Caller& caller,
                                                     base::GrantId id, const std::string& reason,
                                                     const store::Actor& actor) {
  return context.database.write([&](db::Write& write) -> base::Result<store::Approval> {
    SPOTME_TRY(auto grant, own_grant(write, caller, id));
    SPOTME_CHECK(check_may_end(write, grant));
    const auto kind = ApprovalKind::grant_cancellation;
    grant.replaces = id;
    SPOTME_CHECK(check_not_waiting(write, caller, store::draft_of(grant), grant.replaces));
    return open(context, write, caller, kind, std::move(grant), reason, actor);
  });
}

}  // namespace spotme::app
